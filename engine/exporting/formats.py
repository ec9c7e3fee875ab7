"""What weights can be written as for other programs. Light: no torch."""

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.errors import AtelierError, Phrase

Format = Literal["onnx", "torch-export", "safetensors"]

TOLERANCE = 1e-5
"""How far the logits of an ONNX file may be from the network's, for logits of up to 1; in
proportion for larger ones, since float32 keeps seven digits whatever the size."""

# Endings that say what a file is: one that says something else than is written is a mistake.
_TELLING = {".onnx", ".pt2", ".safetensors", ".pt", ".pth", ".ckpt", ".bin", ".py"}


@dataclass(frozen=True)
class Kind:
    """A format.

    Attributes:
        name: How commands call it.
        title: How people call it.
        suffix: What its files end in.
        packages: What has to be installed to write it, beside what Atelier needs.
        is_exact: Whether a file gives the very logits of the network, not only close ones.
    """

    name: Format
    title: str
    suffix: str
    packages: tuple[str, ...] = ()
    is_exact: bool = True


KINDS: Mapping[Format, Kind] = {
    kind.name: kind
    for kind in (
        Kind("onnx", "ONNX", ".onnx", ("onnx", "onnxscript"), is_exact=False),
        Kind("torch-export", "torch.export", ".pt2"),
        Kind("safetensors", "safetensors", ".safetensors"),
    )
}


@dataclass(frozen=True)
class Check:
    """What came of reading a file back and asking it the same as the network.

    Attributes:
        difference: The largest absolute difference between two logits; 0 if all are equal.
        pictures: How many pictures both were asked about, in batches of several sizes.
        reader: What read the file: "onnxruntime 1.31.1".
    """

    difference: float
    pictures: int
    reader: str


@dataclass(frozen=True)
class Exported:
    """A file that was written.

    Attributes:
        path: Where it is.
        kind: What it is.
        size: Its bytes.
        check: What came of reading it back.
    """

    path: Path
    kind: Kind
    size: int
    check: Check


def kind(name: str) -> Kind:
    """A format by its name.

    Raises:
        AtelierError: `choice_unknown`.
    """
    for known in KINDS.values():
        if known.name == name:
            return known
    field, known_names = Phrase("field_format"), ", ".join(KINDS)
    raise AtelierError("choice_unknown", field=field, value=name, known=known_names)


def missing_packages(kind: Kind) -> tuple[str, ...]:
    """What would have to be installed first; nothing is imported."""
    return tuple(name for name in kind.packages if importlib.util.find_spec(name) is None)


def check_packages(kind: Kind) -> None:
    """Make sure that all is there that a format needs.

    Raises:
        AtelierError: `package_missing`, with the line that installs it.
    """
    missing = missing_packages(kind)
    if missing:
        raise AtelierError("package_missing", what=kind.title, names=" ".join(missing))


def target(path: Path, kind: Kind, *, replace: bool = False) -> Path:
    """Where a file is written: the suffix is added where none is given.

    Args:
        path: What the person said.
        kind: What is written.
        replace: Whether a file that is at `path` may be replaced; one at a longer name, which the
            person has not seen, never.

    Raises:
        AtelierError: `export_suffix`, if the name says that the file is something else;
            `file_exists`; `path_unusable`, if the folder does not exist or a folder is there.
    """
    if path.is_dir():
        raise AtelierError("path_unusable", path=path, reason=Phrase("is_folder"))
    full = path
    if path.suffix.lower() != kind.suffix:
        if path.suffix.lower() in _TELLING:
            raise AtelierError(
                "export_suffix", name=path.name, title=kind.title, suffix=kind.suffix
            )
        full = path.with_name(f"{path.name}{kind.suffix}")
    if not full.parent.is_dir():
        raise AtelierError("path_unusable", path=full, reason=Phrase("no_folder"))
    if full.exists() and not (replace and full == path):
        raise AtelierError("file_exists", path=full)
    return full

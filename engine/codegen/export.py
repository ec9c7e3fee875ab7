"""A run or a spec as a script on the disk, and its images beside it where torchvision has none."""

import os
import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from engine.codegen import data_file, reading, script
from engine.codegen.reading import SCRIPT_SUFFIX
from engine.codegen.twin import Language, Twin
from engine.data import catalog, sources
from engine.data.catalog import FOLDER
from engine.data.sources import Opened
from engine.errors import AtelierError, Phrase, of_os_error
from engine.files import replacing
from engine.run_spec import RunSpec
from engine.training.plan import Intervention
from engine.training.run_files import FINAL_FILE
from engine.training.run_store import open_run
from engine.training.runner import resumed_spec


@dataclass(frozen=True)
class Origin:
    """What a script is written of.

    Attributes:
        spec: What is run.
        interventions: What was done to the run while it went, in order.
        is_over: Whether it is a run that came to its end.
    """

    spec: RunSpec
    interventions: tuple[Intervention, ...] = ()
    is_over: bool = False


@dataclass(frozen=True)
class Exported:
    """A script that was written.

    Attributes:
        code: The whole file.
        script: Where it is; None if it was only asked for.
        data: The file beside it that holds its images; None if torchvision has them.
    """

    code: str
    script: Path | None = None
    data: Path | None = None


def export(
    source: Path, out: Path | None, language: Language = "en", data_root: Path | None = None
) -> Exported:
    """Write the script of a run or of a spec; nothing that is there is written over.

    Args:
        source: A run's folder, whatever became of the run; a spec's file; or a script that Atelier
            wrote.
        out: The script's path; None to be given the text only.
        language: Of its comments.
        data_root: Where to look for the dataset.

    Raises:
        AtelierError: What `read` and `write` raise.
    """
    return write(read(source), out, language, data_root)


def read(source: Path) -> Origin:
    """What a run's folder, a spec's file, or a script that Atelier wrote says.

    Raises:
        AtelierError: `run_missing`, `run_damaged` or `checkpoint_corrupt` for a run;
            `script_changed` for a script that says something else than its own last lines; or what
            `reading.read` raises.
    """
    if source.is_dir():
        opened = open_run(source)
        # Says so if somebody has changed the spec since the run began.
        is_over = (source / FINAL_FILE).exists()
        return Origin(resumed_spec(source), tuple(opened.history.interventions), is_over)
    found = reading.read(source)
    if found.difference is not None:
        raise AtelierError("script_changed", path=source, line=found.difference.line)
    # A file in a run's folder is the spec alone; what was done to the run belongs to the run.
    if found.twin is None:
        return Origin(found.spec)
    return Origin(found.spec, found.interventions, found.twin.is_over)


def write(
    origin: Origin,
    out: Path | None,
    language: Language = "en",
    data_root: Path | None = None,
    *,
    overwrite: bool = False,
) -> Exported:
    """Write a script, and beside it the images that torchvision does not have.

    The images are named after the script: `shop.py` reads
    `shop-data.pt`.

    Args:
        origin: What to write of.
        out: The script's path, to which ".py" is added if need be; None to be given the text only.
        language: Of its comments.
        data_root: Where to look for the dataset; one that torchvision has may be missing.
        overwrite: Whether files of these names may be replaced.

    Raises:
        AtelierError: `file_exists`; `cannot_write`; `option_needs` for images without a script's
            path; what `sources.open_both` raises; and where the spec does not fit the dataset what
            a run of it would raise.
    """
    if out is not None and out.suffix.lower() != SCRIPT_SUFFIX:
        out = out.with_name(f"{out.name}{SCRIPT_SUFFIX}")
    has_own = _has_own_images(origin.spec)
    if has_own and out is None:
        option = Phrase("field_script", title=catalog.spoken_title(origin.spec.data.dataset))
        raise AtelierError("option_needs", option=option, needed=Phrase("needs_script"))
    data = out.with_name(f"{out.stem}-data.pt") if has_own and out is not None else None
    for path in (out, data):
        if path is not None and not overwrite and os.path.lexists(path):
            raise AtelierError("file_exists", path=path)
    images = sources.open_both(origin.spec.data, data_root) if has_own else None
    twin = _twin(origin, images, language, data_root, "" if data is None else data.name)
    code = script.write(twin)
    if out is not None:
        _place(out, code, data, images, origin.spec)
    return Exported(code, out, data)


def suggested_name(spec: RunSpec) -> str:
    """A file name for a spec's script: "fashion-mnist-mlp.py"."""
    dataset = re.sub(r"[^\w-]+", "-", catalog.title(spec.data.dataset)).strip("-")
    return f"{dataset.lower() or 'data'}-{spec.model.name}.py"


def versions() -> str:
    """What the promise of equal bits holds for, as far as it is known: "torch 2.9, ..."."""
    known = []
    for name in ("torch", "torchvision"):
        try:
            known.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:  # a program that was packed without
            continue
    return ", ".join(known)


def _has_own_images(spec: RunSpec) -> bool:
    """Whether its images go along with the script: torchvision has none of them."""
    name = spec.data.dataset
    return name.startswith(FOLDER) or catalog.entry(name).source != "download"


def _twin(
    origin: Origin, images: Opened | None, language: Language, data_root: Path | None, name: str
) -> Twin:
    """All that the script is written from.

    Raises:
        AtelierError: Where the spec does not fit the dataset.
    """
    train = None if images is None else images.train
    entry = images.entry if images is not None else catalog.entry(origin.spec.data.dataset)
    if images is None and sources.find(entry, data_root) is not None:
        # What is here counts: it need not be what the catalogue says.
        train = sources.open_split(origin.spec.data, "train", data_root)
    twin = Twin(
        spec=origin.spec,
        picture=entry.shape if train is None else train.shape,
        classes=entry.classes if train is None else train.classes,
        count=entry.train_count if train is None else len(train),
        interventions=origin.interventions,
        data_file=name,
        language=language,
        versions=versions(),
        is_over=origin.is_over,
    )
    twin.check()
    return twin


def _place(out: Path, code: str, data: Path | None, images: Opened | None, spec: RunSpec) -> None:
    """Put the files where they belong; the script appears last."""
    try:
        with replacing(out) as part:
            part.write_text(code, encoding="utf-8", newline="\n")
            if data is not None and images is not None:
                measured = images.test if spec.train.validation == "test" else None
                data_file.write(data, images.train, measured)
    except OSError as error:
        raise AtelierError("cannot_write", path=out, reason=of_os_error(error)) from error

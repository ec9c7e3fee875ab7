"""What a file is, by its name and what is in it."""

import io
import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from engine.codegen import script
from engine.codegen.twin import Twin
from engine.data import catalog
from engine.network_spec import LayerSpec
from engine.run_spec import RunSpec
from gui import drop_kinds
from gui.model import builder_files
from gui.widgets.drawing import drawing_file

_CLASS = "from torch import nn\n\n\nclass Mine(nn.Module):\n    pass\n"


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (5, 4), "white").save(made, kind)
    return made.getvalue()


def tensors() -> bytes:
    made = io.BytesIO()
    torch.save({"weight": torch.zeros(2)}, made)
    return made.getvalue()


def our_script() -> bytes:
    entry = catalog.entry("garments")
    spec = RunSpec()
    return script.write(Twin(spec, entry.shape, entry.classes, entry.train_count)).encode()


MADE: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "a.png": (lambda: picture("PNG"), "picture"),
    "photo": (lambda: picture("JPEG"), "picture"),
    "a.webp": (lambda: picture("WEBP"), "picture"),
    "a.BMP": (lambda: picture("BMP"), "picture"),
    "damaged.png": (lambda: b"no picture at all", "picture"),
    "a.pt": (tensors, "weights"),
    "weights.bin": (tensors, "weights"),
    "old.pth": (lambda: pickle.dumps({"weight": 1}), "weights"),
    "mine.atelier-drawing.json": (lambda: drawing_file.to_text(()).encode(), "drawing"),
    "spec.json": (lambda: json.dumps(RunSpec().to_small_dict()).encode(), "spec"),
    "damaged.json": (lambda: b"{,", "spec"),
    "network.json": (lambda: builder_files.to_json(LayerSpec("Sequential")).encode(), "network"),
    "script.py": (our_script, "script"),
    "net.py": (_CLASS.encode, "class"),
    "other.py": (lambda: b"print(1)\n", "script"),
    "letter.txt": (lambda: b"Dear all\n", None),
    "archive.zip": (lambda: b"PK\x03\x04 something else", None),
    "huge.py": (lambda: b"#" * 1_000_001, None),
    "huge.json": (lambda: b"{" + b" " * 1_000_001, None),
    "empty.png": (lambda: b"", None),
}


@pytest.mark.parametrize("name", MADE)
def test_a_file_is_known_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    make, kind = MADE[name]
    (tmp_path / name).write_bytes(make())
    found = drop_kinds.look_at(tmp_path / name)
    assert (found.kind, found.problem is None) == (kind, kind is not None)


def test_folders_are_runs_or_pictures(tmp_path: Path) -> None:
    assert drop_kinds.look_at(tmp_path).kind == "folder"
    (tmp_path / "metrics.csv").write_text("step,loss\n", encoding="utf-8")
    assert drop_kinds.look_at(tmp_path).kind == "run"


def test_safetensors_are_known_without_their_name(tmp_path: Path) -> None:
    save_file({"weight": torch.zeros(2)}, tmp_path / "w.safetensors")
    (tmp_path / "w.safetensors").rename(tmp_path / "w")
    assert drop_kinds.look_at(tmp_path / "w").kind == "weights"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert drop_kinds.look_at(tmp_path / "pipe.json").problem == "unknown"
    assert drop_kinds.look_at(tmp_path / "gone.json").problem == "missing"
    assert drop_kinds.look_at(Path("a\0b.json")).kind is None


def test_of_several_the_first_that_can_be_opened_counts(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    (tmp_path / "a.png").write_bytes(picture("PNG"))
    letter, image = tmp_path / "letter.txt", tmp_path / "a.png"
    assert drop_kinds.first_of([letter, image]).path == image
    found = drop_kinds.first_of([letter, tmp_path / "gone"])
    assert (found.path, found.kind) == (letter, None)

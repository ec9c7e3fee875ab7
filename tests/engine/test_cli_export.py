"""`export` on the command line."""

import ast
from pathlib import Path

import onnxruntime
import pytest

from engine.models import weights
from engine.run_spec import ModelSpec
from tests.engine.command_line import Captured, call, refusal, strict_json
from tests.engine.exported_files import made


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    path = tmp_path / "trained.safetensors"
    weights.write(path, made(ModelSpec("linear")))
    return path


def export(checkpoint: Path, name: str, out: Path, *more: str) -> int:
    return call("export", "--checkpoint", checkpoint, "--format", name, "--out", out, *more)


def test_it_says_what_it_wrote(checkpoint: Path, tmp_path: Path, capsys: Captured) -> None:
    assert export(checkpoint, "onnx", tmp_path / "m") == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    path = tmp_path / "m.onnx"
    assert line.startswith(f"Wrote {path} ({path.stat().st_size:,} bytes); read back with onnx")
    assert onnxruntime.InferenceSession(path).get_inputs()[0].name == "pictures"


def test_json_has_all_of_it(checkpoint: Path, tmp_path: Path, capsys: Captured) -> None:
    assert export(checkpoint, "torch-export", tmp_path / "m.pt2", "--json") == 0
    record = strict_json(capsys.readouterr().out)
    assert record["file"] == str(tmp_path / "m.pt2")
    assert record["bytes"] == (tmp_path / "m.pt2").stat().st_size
    assert (record["format"], record["difference"]) == ("torch-export", 0)
    assert '"m.pt2"' in record["example"]


def test_the_example_goes_to_stdout(checkpoint: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "m.safetensors"
    assert export(checkpoint, "safetensors", out, "--example") == 0
    captured = capsys.readouterr()
    assert len(captured.err.splitlines()) == 1
    classes = [node for node in ast.parse(captured.out).body if isinstance(node, ast.ClassDef)]
    assert [found.name for found in classes] == ["NeuralNetwork"]


@pytest.mark.parametrize(
    ("name", "out", "status", "said"),
    [
        ("onxx", "m", 2, "choose one of: onnx, torch-export, safetensors"),
        ("onnx", "m.pt2", 2, 'ends in ".onnx"'),
        ("safetensors", "trained", 2, "trained.safetensors is there already"),
        ("torch-export", "nowhere/m", 1, "its folder does not exist"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_read(
    name: str, out: str, status: int, said: str, checkpoint: Path, tmp_path: Path, capsys: Captured
) -> None:
    before = checkpoint.read_bytes()
    assert export(tmp_path / "missing.ckpt", name, tmp_path / out) == status
    assert said in refusal(capsys)
    assert list(tmp_path.iterdir()) == [checkpoint]
    assert checkpoint.read_bytes() == before

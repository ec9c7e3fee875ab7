"""Checkpoints on the command line: what is foreign, damaged or dangerous is refused."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.data.catalog import FASHION_CLASSES
from engine.data_spec import Inputs
from engine.models import weights, zoo
from engine.models.weights import Weights
from engine.run_spec import ModelSpec
from tests.engine.command_line import Captured, call, refusal, train
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

SHAPE = (1, 28, 28)


class Trap:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return (os.mkdir, (str(self._path),))


def _checkpoint_record(model: str = "mlp") -> dict[str, Any]:
    return {
        "spec": {"model": {"name": model}, "data": {"dataset": "fashion-mnist"}},
        "input_shape": [1, 28, 28],
        "classes": list(FASHION_CLASSES),
        "model": dict(zoo.build(ModelSpec(model), SHAPE, 10, seed=0).state_dict()),
    }


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("name", ["trap.ckpt", "trap.pt", "trap.safetensors"])
def test_a_pickle_with_code_is_refused_and_never_executed(
    name: str, protocol: int, tmp_path: Path, capsys: Captured
) -> None:
    sprung = tmp_path / "sprung"
    path = tmp_path / name
    path.write_bytes(pickle.dumps(_checkpoint_record() | {"trap": Trap(sprung)}, protocol))
    assert call("predict", "--checkpoint", path, tmp_path / "a.png") == 1
    line = refusal(capsys)
    assert str(path) in line
    if path.suffix != ".safetensors":
        assert "code" in line
    assert not sprung.exists()
    pickle.loads(path.read_bytes())
    assert sprung.exists(), "the trap works, so it was not sprung before"


@pytest.mark.parametrize("zipped", [True, False])
def test_a_torch_file_with_code_is_refused_everywhere(
    zipped: bool, tmp_path: Path, capsys: Captured
) -> None:
    root = write_fashion_files(tmp_path / "data", tiny_images(60, 0), tiny_images(20, 1))
    run, sprung = tmp_path / "run", tmp_path / "sprung"
    assert train(root, run, "--epochs", 1) == 0
    path = run / "last.ckpt"
    record = torch.load(path, weights_only=True) | {"trap": Trap(sprung)}
    torch.save(record, path, _use_new_zipfile_serialization=zipped)
    capsys.readouterr()
    for command in (
        ("train", "--resume", run, "--data-root", root, "--epochs", 2),
        ("evaluate", "--checkpoint", path, "--dataset", "fashion-mnist", "--data-root", root),
        ("predict", "--checkpoint", path, run),
    ):
        assert call(*command) == 1
        assert "code" in refusal(capsys)
        assert not sprung.exists()


def _spoil(kind: str, path: Path) -> None:
    record = _checkpoint_record()
    match kind:
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_text("These are not the weights you are looking for.")
        case "cut short":
            torch.save(record, path)
            path.write_bytes(path.read_bytes()[:-2000])
        case "a number":
            torch.save(3, path)
        case "foreign":
            torch.save({"weight": torch.zeros(3)}, path)
        case "no tensors":
            torch.save(record | {"model": 3}, path)
        case "texts for tensors":
            torch.save(record | {"model": {"a": "b"}}, path)
        case "no pixels":
            torch.save(record | {"input_shape": [1, 0, 28]}, path)
        case "another architecture":
            torch.save(record | {"model": _checkpoint_record("cnn")["model"]}, path)
        case "absurd size":
            torch.save(record | {"input_shape": [1, 10**6, 10**6]}, path)
        case "another input":
            torch.save(record | {"input_shape": [1, 32, 32]}, path)


@pytest.mark.parametrize(
    "kind",
    [
        "empty",
        "text",
        "cut short",
        "a number",
        "foreign",
        "no tensors",
        "texts for tensors",
        "no pixels",
        "another architecture",
        "absurd size",
        "another input",
    ],
)
def test_a_checkpoint_that_is_none_is_a_failure(
    kind: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "spoilt.ckpt"
    _spoil(kind, path)
    assert call("predict", "--checkpoint", path, tmp_path / "a.png") == 1
    assert str(path) in refusal(capsys)


def test_evaluating_on_a_foreign_kind_of_image_is_refused(tmp_path: Path, capsys: Captured) -> None:
    state = zoo.build(ModelSpec("linear"), SHAPE, 3, seed=0).state_dict()
    three = Weights(ModelSpec("linear"), Inputs("other", SHAPE, ("a", "b", "c")), state)
    weights.write(tmp_path / "three.safetensors", three)
    code = call("evaluate", "--checkpoint", tmp_path / "three.safetensors", "--dataset", "garments")
    assert code == 2
    assert "3 classes" in refusal(capsys)

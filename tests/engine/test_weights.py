"""Weights on disk: exact there and back, and damage of any kind is a sentence, not a crash."""

import random
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from engine.data.loaders import TrainingData
from engine.data_spec import Inputs
from engine.errors import AtelierError
from engine.models import weights, zoo
from engine.models.weights import Weights
from engine.run_spec import MODELS, DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.training.runner import Runner, resumed_spec

SHAPE = (1, 28, 28)
CLASSES = tuple(f"klasse {n} 옷" for n in range(10))
INPUTS = Inputs("garments", SHAPE, CLASSES)


def make(model: str = "mlp", accuracy: float | None = 0.1 + 0.2) -> Weights:
    spec = ModelSpec(model)
    state = zoo.build(spec, SHAPE, len(CLASSES), seed=3).state_dict()
    return Weights(spec, INPUTS, state, accuracy)


def same_state(one: nn.Module, other: nn.Module) -> bool:
    first, second = one.state_dict(), other.state_dict()
    return first.keys() == second.keys() and all(torch.equal(first[n], second[n]) for n in first)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("accuracy", [None, 0.1 + 0.2])
def test_what_is_written_is_read(model: str, accuracy: float | None, tmp_path: Path) -> None:
    written = make(model, accuracy)
    weights.write(tmp_path / "w.safetensors", written)
    read = weights.read(tmp_path / "w.safetensors")
    assert (read.model, read.inputs) == (written.model, INPUTS)
    assert read.val_accuracy == accuracy
    assert same_state(read.build(), written.build())
    assert not read.build().training
    assert [path.name for path in tmp_path.iterdir()] == ["w.safetensors"]


def test_equal_weights_are_equal_files(tmp_path: Path) -> None:
    for number in range(8):
        weights.write(tmp_path / f"{number}.safetensors", make())
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1


def test_a_runs_checkpoint_and_final_weights_agree(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec = RunSpec(
        DataSpec("garments"),
        ModelSpec("sketch"),
        TrainSpec(epochs=1, batch_size=200, threads=1, device="cpu"),
    )
    Runner(spec, tmp_path / "run", data=tiny_data).run(lambda event: None)
    checkpoint = weights.read(tmp_path / "run" / "last.ckpt")
    final = weights.read(tmp_path / "run" / "final.safetensors")
    assert same_state(checkpoint.build(), final.build())
    assert checkpoint.inputs == final.inputs


def test_a_copied_state_does_not_follow_the_model() -> None:
    model = make().build()
    copied = weights.copy_state(model)
    before = {name: tensor.clone() for name, tensor in copied.items()}
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(1)
    assert all(torch.equal(copied[name], before[name]) for name in before)
    assert not any(tensor.requires_grad for tensor in copied.values())


@pytest.mark.parametrize("other", [model for model in MODELS if model != "mlp"])
def test_weights_of_another_architecture_are_refused(other: str) -> None:
    wrong = Weights(ModelSpec(other), INPUTS, make("mlp").state_dict)
    with pytest.raises(AtelierError) as refused:
        wrong.build("these.safetensors")
    assert refused.value.code == "checkpoint_mismatch"
    assert "these.safetensors" in str(refused.value)


def test_a_wrong_shape_is_named_and_nothing_is_copied() -> None:
    model = make().build()
    before = weights.copy_state(model)
    state = {name: tensor + 1 for name, tensor in before.items()}
    last = list(state)[-1]
    state[last] = torch.zeros(11)
    with pytest.raises(AtelierError, match=last):
        weights.load_into(model, state, "mlp", "file")
    assert all(torch.equal(tensor, before[n]) for n, tensor in model.state_dict().items())


def _metadata(**changes: str) -> dict[str, str]:
    return {
        "format": "atelier-weights-1",
        "model": '{"name": "linear"}',
        "input_shape": "[1, 28, 28]",
        "classes": '["a", "b"]',
        "dataset": "garments",
    } | changes


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "other"},
        {"model": "linear"},
        {"model": "[" * 100_000},
        {"model": '{"name": "linear", "code": "x"}'},
        {"input_shape": "[28, 28]"},
        {"input_shape": "[1, 0, 28]"},
        {"input_shape": "28"},
        {"classes": "[]"},
        {"classes": "[1, 2]"},
        {"val_accuracy": "high"},
    ],
)
def test_foreign_metadata_is_refused(changes: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    save_file({"linear.weight": torch.zeros(2, 784)}, path, _metadata(**changes))
    with pytest.raises(AtelierError) as refused:
        weights.read(path)
    assert refused.value.code == "checkpoint_corrupt"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_weights_that_diverged_are_refused(value: float, tmp_path: Path) -> None:
    written = make("linear")
    written.state_dict["linear.bias"][3] = value
    weights.write(tmp_path / "w.safetensors", written)
    with pytest.raises(AtelierError) as refused:
        weights.read(tmp_path / "w.safetensors")
    assert refused.value.code == "checkpoint_corrupt"


def test_an_absurd_size_is_refused_before_memory_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    claim = _metadata(input_shape="[1, 10000000, 10000000]")
    save_file({"linear.weight": torch.zeros(2, 784), "linear.bias": torch.zeros(2)}, path, claim)
    with pytest.raises(AtelierError) as refused:
        weights.read(path).build(str(path))
    assert refused.value.code == "checkpoint_mismatch"


def test_a_missing_file_and_a_folder_are_missing_checkpoints(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.safetensors", tmp_path / "none.ckpt"):
        with pytest.raises(AtelierError) as refused:
            weights.read(path)
        assert refused.value.code == "checkpoint_missing"


@pytest.fixture
def run_folder(tmp_path: Path, tiny_data: TrainingData) -> Path:
    spec = RunSpec(
        DataSpec("garments"),
        ModelSpec("linear"),
        TrainSpec(optimizer="adam", epochs=1, batch_size=50, threads=1, device="cpu"),
    )
    Runner(spec, tmp_path / "run", data=tiny_data).run(lambda event: None)
    return tmp_path / "run"


@pytest.mark.parametrize("name", ["final.safetensors", "last.ckpt"])
def test_a_file_cut_short_anywhere_is_refused(name: str, run_folder: Path) -> None:
    path = run_folder / name
    whole = path.read_bytes()
    for length in (0, 1, 7, 8, 9, 100, 1000, len(whole) // 2, len(whole) - 30, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(AtelierError) as refused:
            weights.read(path)
        assert refused.value.code == "checkpoint_corrupt", "damaged, but no code"


@pytest.mark.parametrize("name", ["final.safetensors", "last.ckpt"])
def test_flipped_bits_are_refused_or_harmless(name: str, run_folder: Path) -> None:
    """Whatever comes of it, it is a model that works or an AtelierError."""
    path = run_folder / name
    whole = path.read_bytes()
    chance = random.Random(0)
    outcomes: set[object] = set()
    for _ in range(150):
        damaged = bytearray(whole)
        # Most of the structure is in the first kilobyte and in the last one.
        for offset in (chance.randrange(1000), -1 - chance.randrange(1000)):
            damaged[offset] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        try:
            model = weights.read(path).build(str(path))
            outcomes.add(tuple(model(torch.zeros(1, *SHAPE)).shape))
        except AtelierError as error:
            outcomes.add(error.code)
    assert outcomes <= {(1, 10), "checkpoint_corrupt", "checkpoint_mismatch", "checkpoint_unsafe",
                        "model_unknown"}  # fmt: skip
    assert "checkpoint_corrupt" in outcomes


def test_a_checkpoint_with_flipped_bits_is_resumed_or_refused(run_folder: Path) -> None:
    path = run_folder / "last.ckpt"
    whole = path.read_bytes()
    chance = random.Random(1)
    codes = set()
    for _ in range(100):
        damaged = bytearray(whole)
        for _ in range(2):
            damaged[chance.randrange(2000)] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        try:
            resumed_spec(run_folder)
        except AtelierError as error:
            codes.add(error.code)
    assert "checkpoint_corrupt" in codes

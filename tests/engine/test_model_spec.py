"""Which network, as a value: named, made of layers, or somebody's own class; and what is frozen."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from engine.data.loaders import TrainingData
from engine.errors import AtelierError
from engine.models import weights, zoo
from engine.network_spec import CodeSpec, LayerSpec
from engine.run_spec import ModelSpec, RunSpec
from tests.engine.runs import finished, make_spec, run

LAYERS = LayerSpec(
    "Sequential",
    children=(
        LayerSpec("Flatten", name="flatten"),
        LayerSpec("Linear", (("out_features", 32),)),
        LayerSpec("ReLU"),
        LayerSpec("Linear", (("out_features", 10), ("bias", False)), name="last"),
    ),
)
CODE = CodeSpec('import torch\n# 옷 {braces} "quotes"\n', "Net", (("width", 3), ("name", None)))


def nested(depth: int) -> dict[str, Any]:
    inside: dict[str, Any] = {"kind": "Flatten"}
    for _ in range(depth):
        inside = {"kind": "Sequential", "children": [inside]}
    return inside


SPECS = (
    ModelSpec("mlp"),
    ModelSpec("cnn", frozen=("features.0", "classifier")),
    ModelSpec("builder", layers=LAYERS),
    ModelSpec("custom", code=CODE, frozen=("a.b",)),
)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_a_model_survives_json(spec: ModelSpec) -> None:
    whole = RunSpec(model=spec)
    assert RunSpec.from_json(whole.to_json()) == whole


def test_a_named_model_is_written_as_before() -> None:
    assert ModelSpec("mlp").to_dict() == {"name": "mlp"}


@pytest.mark.parametrize(
    "record",
    [
        {"name": "builder"},
        {"name": "custom"},
        {"name": "mlp", "layers": LAYERS.to_dict()},
        {"name": "mlp", "code": CODE.to_dict()},
        {"name": "mlp", "depth": 3},
        {"name": 7},
        {"name": "mlp", "frozen": "all"},
        {"name": "mlp", "frozen": [1]},
        {"name": "builder", "layers": []},
        {"name": "builder", "layers": {"kind": 3}},
        {"name": "builder", "layers": {"kind": "Linear", "settings": [1]}},
        {"name": "builder", "layers": {"kind": "Linear", "settings": {"bias": [1]}}},
        {"name": "builder", "layers": {"kind": "Sequential", "children": [None]}},
        {"name": "builder", "layers": {"kind": "Linear", "size": 3}},
        {"name": "builder", "layers": nested(200)},
        {"name": "custom", "code": {"source": "", "class_name": 3}},
        {"name": "custom", "code": {"source": "", "class_name": "A", "arguments": {"x": []}}},
        "mlp",
    ],
)
def test_a_model_that_makes_no_sense_is_refused(record: Any) -> None:
    with pytest.raises(AtelierError) as refused:
        RunSpec.from_dict({"model": record})
    assert refused.value.usage


def test_frozen_modules_hold_all_that_is_in_them() -> None:
    spec = ModelSpec("cnn", frozen=("features.0", "classifier.1.bias"))
    model = zoo.build(spec, (1, 28, 28), 10, seed=0)
    frozen = {name for name, each in model.named_parameters() if not each.requires_grad}
    assert frozen == {"features.0.weight", "features.0.bias", "classifier.1.bias"}
    assert spec.same_network(ModelSpec("cnn"))
    assert not spec.same_network(ModelSpec("mlp"))


def test_training_leaves_frozen_parameters_as_they_were(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = replace(make_spec(), model=ModelSpec("mlp", frozen=("linear_relu_stack.0",)))
    assert finished(run(spec, tmp_path / "run", tiny_data)).reason == "completed"
    before = zoo.build(spec.model, (1, 28, 28), 10, spec.train.seed).state_dict()
    after = load_file(tmp_path / "run" / "final.safetensors")
    same = {name for name in before if torch.equal(before[name], after[name])}
    assert same == {"linear_relu_stack.0.weight", "linear_relu_stack.0.bias"}
    assert weights.read(tmp_path / "run" / "final.safetensors").model == spec.model


def test_a_network_that_is_frozen_whole_cannot_be_trained(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = replace(make_spec("linear"), model=ModelSpec("linear", frozen=("linear",)))
    ended = finished(run(spec, tmp_path / "run", tiny_data))
    assert ended.error is not None
    assert ended.error.code == "no_gradient"


def test_a_network_of_layers_is_trained_kept_and_built_again(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = replace(make_spec(), model=ModelSpec("builder", layers=LAYERS))
    assert finished(run(spec, tmp_path / "run", tiny_data)).reason == "completed"
    for name in ("final.safetensors", "last.ckpt"):
        trained = weights.read(tmp_path / "run" / name)
        assert trained.model == spec.model
        logits = trained.build()(torch.zeros(3, 1, 28, 28))
        assert logits.shape == (3, 10)

import math
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import AtelierError
from engine.run_spec import (
    DEVICES,
    MODELS,
    OPTIMIZERS,
    DataSpec,
    ModelSpec,
    RunSpec,
    TrainSpec,
)

train_specs = st.builds(
    TrainSpec,
    epochs=st.integers(1, 1000),
    batch_size=st.integers(1, 4096),
    optimizer=st.sampled_from(OPTIMIZERS),
    lr=st.floats(1e-12, 10.0),
    weight_decay=st.floats(0.0, 1.0),
    validation=st.one_of(st.just("test"), st.floats(0.001, 0.999)),
    seed=st.integers(0, 2**31 - 1),
    threads=st.integers(1, 64),
    device=st.sampled_from(DEVICES),
)
run_specs = st.builds(
    RunSpec,
    st.builds(DataSpec, st.sampled_from(["garments", "fashion-mnist"])),
    st.builds(ModelSpec, st.sampled_from(MODELS)),
    train_specs,
)


@given(run_specs)
def test_json_and_back_is_the_same_spec(spec: RunSpec) -> None:
    assert RunSpec.from_json(spec.to_json()) == spec


@pytest.mark.parametrize(("optimizer", "usual"), [("sgd", 0.01), ("adam", 0.001), ("adamw", 0.001)])
def test_lr_defaults_to_the_optimizers_usual(optimizer: Any, usual: float) -> None:
    assert TrainSpec(optimizer=optimizer).lr == usual


@pytest.mark.parametrize(
    "settings",
    [
        {"lr": 0.0},
        {"lr": -0.1},
        {"lr": math.nan},
        {"lr": math.inf},
        {"batch_size": 0},
        {"epochs": 0},
        {"threads": 0},
        {"seed": -1},
        {"seed": 2**31},
        {"weight_decay": -1.0},
        {"momentum": 1.0},
        {"momentum": 0.9, "optimizer": "adam"},
        {"validation": "train"},
        {"validation": 0.0},
        {"validation": 1.0},
        {"optimizer": "sdg"},
        {"device": "tpu"},
    ],
)
def test_wrong_values_are_refused_at_birth(settings: dict[str, Any]) -> None:
    with pytest.raises(AtelierError) as refused:
        TrainSpec(**settings)
    assert refused.value.usage


def test_unknown_names_say_what_is_known() -> None:
    with pytest.raises(AtelierError, match="fashion-mnist"):
        DataSpec("fashion")
    with pytest.raises(AtelierError, match="mlp"):
        ModelSpec("perceptron")


def _broken(change: str) -> dict[str, Any]:
    record = RunSpec().to_dict()
    match change:
        case "newer":
            record["version"] = 99
        case "unknown part":
            record["speed"] = {}
        case "unknown key":
            record["train"]["speed"] = 3
        case "text for number":
            record["train"]["epochs"] = "5"
        case "true for number":
            record["train"]["epochs"] = True
        case "fraction for count":
            record["train"]["batch_size"] = 1.5
        case "no object":
            record["train"] = [1]
        case "null":
            record["train"]["lr"] = None
    return record


@pytest.mark.parametrize(
    "change",
    [
        "newer",
        "unknown part",
        "unknown key",
        "text for number",
        "true for number",
        "fraction for count",
        "no object",
        "null",
    ],
)
def test_a_spec_edited_into_nonsense_is_refused(change: str) -> None:
    with pytest.raises(AtelierError) as refused:
        RunSpec.from_dict(_broken(change))
    assert refused.value.code == "spec_field"


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "[" * 100_000])
def test_text_that_is_no_spec_is_refused(text: str) -> None:
    with pytest.raises(AtelierError, match="not valid"):
        RunSpec.from_json(text)


def test_with_epochs_changes_nothing_else() -> None:
    spec = RunSpec()
    longer = spec.with_epochs(9)
    assert asdict(longer.train) == {**asdict(spec.train), "epochs": 9}

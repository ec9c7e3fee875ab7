import math
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import AtelierError
from engine.run_spec import MODELS, DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.train_spec import MAX_THREADS
from tests.specs import train_specs

run_specs = st.builds(
    RunSpec,
    st.builds(DataSpec, st.sampled_from(["garments", "fashion-mnist"])),
    st.builds(ModelSpec, st.sampled_from(MODELS)),
    train_specs(),
)


@given(run_specs)
def test_json_and_back_is_the_same_spec(spec: RunSpec) -> None:
    assert RunSpec.from_json(spec.to_json()) == spec


def test_the_strategy_draws_every_field() -> None:
    """Else a field that is added later would not be tested above."""
    default = asdict(TrainSpec())
    seen: set[str] = set()

    @settings(max_examples=300, database=None)
    @given(train_specs())
    def look(spec: TrainSpec) -> None:
        seen.update(name for name, value in asdict(spec).items() if value != default[name])

    look()
    assert seen == default.keys()


@pytest.mark.parametrize(
    ("optimizer", "usual"), [("sgd", 0.01), ("adam", 0.001), ("adamw", 0.001), ("rmsprop", 0.001)]
)
def test_lr_defaults_to_the_optimizers_usual(optimizer: Any, usual: float) -> None:
    assert TrainSpec(optimizer=optimizer).lr == usual


@pytest.mark.parametrize(
    "wrong",
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
        {"nesterov": True},
        {"nesterov": True, "optimizer": "adam"},
        {"loss": "mse"},
        {"label_smoothing": -0.1},
        {"label_smoothing": 1.0},
        {"label_smoothing": 0.1, "loss": "nll"},
        {"label_smoothing": 0.1, "loss": "multi_margin"},
        {"class_weights": (1.0, 0.0)},
        {"class_weights": (1.0, -1.0)},
        {"class_weights": (math.nan,)},
        {"class_weights": (math.inf,)},
        {"schedule": "linear"},
        {"warmup": 0.0},
        {"warmup": 1.0},
        {"decay": 0.0},
        {"decay": 1.1},
        {"decay_every": 0},
        {"augment": "rotate"},
        {"clip_norm": 0.0},
        {"clip_norm": math.inf},
        {"patience": 0},
        {"time_budget": 0.0},
        {"time_budget": math.nan},
        {"precision": "float16"},
        {"threads": MAX_THREADS + 1},
        {"validation": "train"},
        {"validation": 0.0},
        {"validation": 1.0},
        {"optimizer": "sdg"},
        {"device": "tpu"},
    ],
)
def test_wrong_values_are_refused_at_birth(wrong: dict[str, Any]) -> None:
    with pytest.raises(AtelierError) as refused:
        TrainSpec(**wrong)
    assert refused.value.usage


def test_unknown_names_say_what_is_known() -> None:
    with pytest.raises(AtelierError, match="fashion-mnist"):
        DataSpec("fashion")
    with pytest.raises(AtelierError, match="mlp"):
        ModelSpec("perceptron")


BROKEN: dict[str, tuple[str, object]] = {
    "text for number": ("epochs", "5"),
    "true for number": ("epochs", True),
    "fraction for count": ("batch_size", 1.5),
    "null for number": ("lr", None),
    "list for number": ("lr", [0.1]),
    "unknown key": ("speed", 3),
    "number for yes or no": ("nesterov", 1),
    "fraction for optional count": ("patience", 1.5),
    "text for optional number": ("clip_norm", "1"),
    "text for list": ("class_weights", "1, 2"),
    "text in list": ("class_weights", [1, "2"]),
    "true in list": ("class_weights", [True]),
    "too large a number": ("time_budget", 10**400),
    "too large a number in list": ("class_weights", [10**400]),
}


@pytest.mark.parametrize(("key", "value"), BROKEN.values(), ids=BROKEN.keys())
def test_training_edited_into_nonsense_is_refused(key: str, value: object) -> None:
    record = RunSpec().to_dict()
    record["train"][key] = value
    with pytest.raises(AtelierError, match=key) as refused:
        RunSpec.from_dict(record)
    assert refused.value.code == "spec_field"


@pytest.mark.parametrize("change", [{"version": 99}, {"speed": {}}, {"train": [1]}], ids=str)
def test_a_spec_edited_into_nonsense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(AtelierError) as refused:
        RunSpec.from_dict(RunSpec().to_dict() | change)
    assert refused.value.code == "spec_field"


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "[" * 100_000])
def test_text_that_is_no_spec_is_refused(text: str) -> None:
    with pytest.raises(AtelierError, match="not valid"):
        RunSpec.from_json(text)


def test_numbers_that_may_be_missing_may_be_null() -> None:
    record = RunSpec(train=TrainSpec(clip_norm=1.0, patience=2, time_budget=3.0)).to_dict()
    for name in ("clip_norm", "patience", "time_budget"):
        record["train"][name] = None
    train = RunSpec.from_dict(record).train
    assert (train.clip_norm, train.patience, train.time_budget) == (None, None, None)


def test_what_a_spec_leaves_out_is_as_usual() -> None:
    """So specs written before there was a choice are read as what they meant."""
    record = {"train": {"epochs": 2, "lr": 1, "class_weights": [1, 2]}}
    expected = TrainSpec(epochs=2, lr=1.0, class_weights=(1.0, 2.0))
    train = RunSpec.from_dict(record).train
    assert train == expected
    assert all(type(number) is float for number in (train.lr, *train.class_weights))

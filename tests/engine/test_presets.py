from dataclasses import replace

import pytest

from engine import presets
from engine.errors import AtelierError
from engine.presets import PRESETS, Preset
from engine.run_spec import ModelSpec
from engine.train_spec import TrainSpec

MACHINE = TrainSpec(threads=7, device="cpu", seed=3)


def test_the_presets_have_names_of_their_own() -> None:
    names = [preset.name for preset in PRESETS]
    assert names == ["first", "tutorial", "adam", "cnn", "fast", "sketch"]
    assert [presets.preset(name) for name in names] == list(PRESETS)


def test_the_tutorial_is_what_the_tutorial_does() -> None:
    tutorial = presets.preset("tutorial")
    assert tutorial.model == ModelSpec("mlp")
    plain = TrainSpec(epochs=5, batch_size=64, optimizer="sgd", lr=1e-3)
    assert tutorial.train == plain


def test_an_unknown_preset_says_what_is_known() -> None:
    with pytest.raises(AtelierError, match="tutorial, adam") as refused:
        presets.preset("slow")
    assert refused.value.code == "choice_unknown"


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_the_machine_and_the_seed_stay_the_persons(preset: Preset) -> None:
    train = preset.on(MACHINE)
    assert (train.threads, train.device, train.seed) == (7, "cpu", 3)
    assert replace(preset.train, threads=7, device="cpu", seed=3) == train


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_is_recognised_on_any_machine(preset: Preset) -> None:
    train = preset.on(MACHINE)
    name = preset.model.name
    assert [known for known in PRESETS if known.matches(name, train)] == [preset]
    assert not preset.matches("linear", train)
    assert not preset.matches(name, replace(train, epochs=train.epochs + 1))
    assert not preset.matches(name, replace(train, clip_norm=1.0))


def test_what_a_schedule_makes_no_use_of_may_differ() -> None:
    tutorial, cycle = presets.preset("tutorial"), presets.preset("fast")
    idle = replace(tutorial.train, warmup=0.4, decay=0.1, decay_every=3)
    assert tutorial.matches("mlp", idle)
    assert not tutorial.matches("mlp", replace(idle, schedule="step"))
    assert not cycle.matches("resnet", replace(cycle.train, warmup=0.4))

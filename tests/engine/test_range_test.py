"""The range test: what it measures, when it ends, what it suggests, and that it disturbs nobody."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
import torch

from engine import devices
from engine.data.loaders import TrainingData
from engine.errors import AtelierError
from engine.models import zoo
from engine.run_spec import ModelSpec, RunSpec, TrainSpec
from engine.training import range_test
from engine.training.events import Event
from engine.training.loop import TrainState, steps_per_epoch, train
from engine.training.optimization import make_loss, make_optimizer
from engine.training.plan import Plan
from tests.tiny import tiny_images

IMAGES = tiny_images(600, 0)


def run_of(spec: RunSpec, data: TrainingData) -> Iterator[Event]:
    """The run itself, as the engine trains it."""
    devices.use_threads(spec.train.threads)
    shape, classes = data.train.shape, len(data.train.classes)
    cpu = torch.device("cpu")
    model = zoo.build(spec.model, shape, classes, spec.train.seed)
    state = TrainState(model, make_optimizer(model, spec.train))
    plan = Plan(spec.train, steps_per_epoch(data, spec.train))
    return train(state, data, spec.train, plan, make_loss(spec.train, classes, cpu), cpu)


def spec_of(model: str = "mlp", **train_fields: object) -> RunSpec:
    fields = {"batch_size": 16, "threads": 1, "device": "cpu", **train_fields}
    return RunSpec(model=ModelSpec(model), train=TrainSpec(**fields))  # type: ignore[arg-type]


def test_rates_rise_evenly_on_a_logarithmic_scale() -> None:
    lrs = np.array([lr for lr, _ in range_test.range_test(spec_of("linear"), IMAGES)])
    assert lrs[0] == pytest.approx(1e-6)
    ratios = lrs[1:] / lrs[:-1]
    assert ratios == pytest.approx(np.full(len(ratios), ratios[0]))
    if len(lrs) == range_test.STEPS:
        assert lrs[-1] == pytest.approx(10)


def test_it_begins_as_the_run_would() -> None:
    """Same weights, same first batch: the first loss is that of the run's first step."""
    spec = spec_of("sketch", optimizer="adam")
    first = next(run_of(spec, TrainingData(IMAGES, IMAGES)))
    _, loss = next(range_test.range_test(spec, IMAGES))
    assert first.losses[0] == pytest.approx(loss, abs=1e-6)  # type: ignore[union-attr]


def test_it_gives_the_same_numbers_each_time() -> None:
    spec = spec_of("sketch", optimizer="adam", augment="shift")
    first, second = (list(islice(range_test.range_test(spec, IMAGES), 20)) for _ in range(2))
    assert first == second
    assert len(first) == 20


def test_it_ends_where_the_loss_explodes() -> None:
    measured = list(range_test.range_test(spec_of("mlp"), IMAGES))
    losses = [loss for _, loss in measured]
    assert len(measured) < range_test.STEPS
    assert np.isfinite(losses).all()
    assert measured[-1][0] > 0.05  # SGD on this network bears a rate of a hundredth and more


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "rmsprop"])
def test_the_suggestion_learns_better_than_ten_times_more_or_less(optimizer: str) -> None:
    spec = spec_of("mlp", optimizer=optimizer)
    lrs, losses = zip(*range_test.range_test(spec, IMAGES), strict=True)
    suggested = range_test.suggest(lrs, losses)
    assert suggested is not None
    assert float(f"{suggested:.2g}") == suggested
    ends = {factor: loss_after_an_epoch(spec, suggested * factor) for factor in (0.1, 1, 10)}
    assert ends[1] < ends[0.1]
    assert ends[1] < ends[10] + 0.1


def loss_after_an_epoch(spec: RunSpec, lr: float) -> float:
    spec = replace(spec, train=replace(spec.train, lr=lr, epochs=1))
    try:
        *_, last = run_of(spec, TrainingData(IMAGES, tiny_images(200, 1)))
    except AtelierError:  # diverged
        return float("inf")
    return float(last.val_loss)  # type: ignore[union-attr]


def test_a_run_in_progress_is_not_touched() -> None:
    """A network with dropout, a range test between its steps: the run's numbers stay."""
    spec = spec_of("sketch", optimizer="adam", epochs=1)
    few = IMAGES.subset(torch.arange(8 * spec.train.batch_size))

    def losses(disturbed: bool) -> list[float]:
        found: list[float] = []
        test = range_test.range_test(spec, IMAGES)
        for event in run_of(spec, TrainingData(few, few)):
            found += getattr(event, "losses", ())
            if disturbed:
                next(test, None)
        return found

    undisturbed = losses(disturbed=False)
    assert len(undisturbed) == 8
    assert losses(disturbed=True) == undisturbed


def test_where_memory_runs_out_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise torch.OutOfMemoryError("no room")

    monkeypatch.setattr("engine.training.stepper.Stepper.step", full)
    with pytest.raises(AtelierError) as raised:
        list(range_test.range_test(spec_of(batch_size=64), IMAGES))
    assert raised.value.code == "out_of_memory"
    assert "64" in raised.value.sentence


# The suggestion, from curves whose best rate is known


RATES = np.logspace(-6, 1, range_test.STEPS)


def a_curve(falls_at: float, rises_at: float, noise: float = 0.0, end: float = 0.6) -> list[float]:
    """A loss of 2.3 that falls to `end` around one rate and rises steeply past another."""
    generator = np.random.default_rng(0)
    fallen = 1 / (1 + (falls_at / RATES) ** 2)
    curve = 2.3 - (2.3 - end) * fallen + np.minimum((RATES / rises_at) ** 4, 50)
    return list(curve + noise * generator.standard_normal(len(RATES)))


@pytest.mark.parametrize("noise", [0.0, 0.03, 0.1])
@pytest.mark.parametrize("falls_at", [1e-4, 1e-3, 1e-2])
def test_the_rate_of_steepest_descent(falls_at: float, noise: float) -> None:
    suggested = range_test.suggest(list(RATES), a_curve(falls_at, 100 * falls_at, noise))
    assert suggested is not None
    assert falls_at / 3 < suggested < falls_at * 3


def test_not_too_close_to_where_it_rises() -> None:
    suggested = range_test.suggest(list(RATES), a_curve(0.01, 0.02))
    assert suggested is not None
    assert suggested < 0.01


@pytest.mark.parametrize("scale", [1.0, 0.01, 1000.0])
def test_the_unit_of_the_loss_does_not_matter(scale: float) -> None:
    curve = a_curve(0.001, 0.1, 0.03)
    assert range_test.suggest(list(RATES), [scale * loss for loss in curve]) == range_test.suggest(
        list(RATES), curve
    )


@pytest.mark.parametrize(
    "losses",
    [
        [2.3] * range_test.STEPS,
        a_curve(100.0, 0.1, 0.05),
        list(2.3 + 0.2 * np.random.default_rng(1).standard_normal(range_test.STEPS)),
        list(np.linspace(2, 8, range_test.STEPS)),
        [2.3, 2.2, 1.0],
        [],
    ],
    ids=["flat", "only rises", "noise", "a line up", "three steps", "none"],
)
def test_no_suggestion_without_a_clear_descent(losses: list[float]) -> None:
    assert range_test.suggest(list(RATES)[: len(losses)], losses) is None

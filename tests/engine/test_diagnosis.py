"""Advice on real little runs: the ill ones are told so, the healthy ones are left in peace."""

import math
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import torch

from engine import devices
from engine.data.image_set import ImageSet
from engine.data.loaders import TrainingData
from engine.errors import AtelierError
from engine.models import zoo
from engine.run_spec import ModelSpec, TrainSpec
from engine.train_spec import OptimizerName
from engine.training.diagnosis import Advice, diagnose
from engine.training.events import EpochFinished, Event, Intervened, StepsFinished
from engine.training.history import History
from engine.training.loop import TrainState, steps_per_epoch, train
from engine.training.optimization import make_loss, make_optimizer
from engine.training.plan import Intervention, Plan
from tests.tiny import tiny_images

DATA = TrainingData(tiny_images(800, 0), tiny_images(200, 1))
CLASSES, CPU = 10, torch.device("cpu")
BASE = TrainSpec(batch_size=16, threads=1, device="cpu")


def advised(
    spec: TrainSpec,
    model: str = "mlp",
    data: TrainingData = DATA,
    interventions: tuple[Intervention, ...] = (),
) -> list[Advice]:
    """Every advice that a person would see while a run goes on, asked for every ten steps."""
    history, seen = History(), []
    for event in events(spec, model, data, interventions):
        history.append(event)
        if len(history.losses) % 10 == 0 or isinstance(event, EpochFinished):
            advice = diagnose(history, spec, CLASSES)
            if advice is not None:
                seen.append(advice)
    return seen


def events(
    spec: TrainSpec, model: str, data: TrainingData, interventions: tuple[Intervention, ...]
) -> Iterator[Event]:
    devices.use_threads(spec.threads)
    network = zoo.build(ModelSpec(model), data.train.shape, CLASSES, spec.seed)
    state = TrainState(network, make_optimizer(network, spec))
    plan = Plan(spec, steps_per_epoch(data, spec), interventions)
    try:
        for event in train(state, data, spec, plan, make_loss(spec, CLASSES, CPU), CPU):
            yield event
            for done in interventions:
                if isinstance(event, StepsFinished) and event.step == done.step:
                    yield Intervened(done, plan.total_steps)
    except AtelierError:  # diverged so far that it is over
        return


def codes(advices: list[Advice]) -> set[str]:
    return {advice.code for advice in advices}


def noise_with_labels(count: int, seed: int) -> ImageSet:
    """Images that say nothing of their labels: all that can be learnt is learnt by heart."""
    images = tiny_images(count, seed)
    generator = torch.Generator().manual_seed(seed)
    labels = images.labels[torch.randperm(count, generator=generator)]
    return replace(images, labels=labels)


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize(
    ("model", "spec"),
    [
        ("mlp", replace(BASE, optimizer="adam", lr=1e-3, epochs=8)),
        ("mlp", replace(BASE, lr=0.05, epochs=8)),
        ("mlp", replace(BASE, lr=0.05, epochs=8, batch_size=4)),
        ("mlp", replace(BASE, lr=0.05, momentum=0.9, schedule="onecycle", epochs=8)),
        ("mlp", replace(BASE, optimizer="adam", lr=3e-3, schedule="cosine", epochs=8)),
        ("mlp", replace(BASE, lr=0.05, loss="multi_margin", epochs=8)),
        ("mlp", replace(BASE, optimizer="adam", lr=1e-3, label_smoothing=0.2, epochs=8)),
        ("linear", replace(BASE, lr=0.05, epochs=8)),
        ("cnn", replace(BASE, optimizer="adam", lr=1e-3, epochs=2)),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value.optimizer} {value.schedule}",
)
def test_a_healthy_run_is_left_in_peace(model: str, spec: TrainSpec, seed: int) -> None:
    assert advised(replace(spec, seed=seed), model) == []


@pytest.mark.parametrize(("optimizer", "lr"), [("sgd", 1e-6), ("adam", 1e-7)])
def test_a_rate_that_is_too_low(optimizer: OptimizerName, lr: float) -> None:
    seen = advised(replace(BASE, optimizer=optimizer, lr=lr, epochs=6))
    assert codes(seen) == {"too_slow"}
    params = seen[-1].params
    assert params["lr"] == lr
    assert 0 <= params["fall"] < 0.01
    assert params["steps"] == 200


def test_too_slow_is_over_once_the_rate_was_raised() -> None:
    spec, raised = replace(BASE, lr=1e-6, epochs=12), Intervention(250, "lr", "0.05")
    history, codes_then = History(), {}
    for event in events(spec, "mlp", DATA, (raised,)):
        history.append(event)
        advice = diagnose(history, spec, CLASSES)
        codes_then[len(history.losses)] = advice.code if advice else None
    assert codes_then[249] == "too_slow"
    assert {codes_then[step] for step in range(251, 601)} == {None}


def test_the_warm_up_of_a_schedule_is_not_too_slow() -> None:
    slow_start = replace(BASE, lr=2e-3, schedule="onecycle", warmup=0.9, epochs=20)
    history = History()
    for event in events(slow_start, "mlp", DATA, ()):
        history.append(event)
        if len(history.losses) == 300:
            break
    assert history.lrs[-1] < slow_start.lr / 2
    assert diagnose(history, slow_start, CLASSES) is None


def test_a_rate_that_makes_the_loss_rise() -> None:
    """Healthy at first, then a person asks for far too much."""
    data = TrainingData(noise_with_labels(800, 0), noise_with_labels(200, 1))
    raised = (Intervention(150, "lr", "3"),)
    seen = advised(replace(BASE, lr=0.01, epochs=6), "linear", data, raised)
    assert codes(seen) == {"diverging"}
    assert seen[0].params["loss"] > seen[0].params["lowest"]


@pytest.mark.parametrize("lr", [0.3, 1.0])
def test_a_network_that_has_died_answers_by_chance(lr: float) -> None:
    seen = advised(replace(BASE, optimizer="adam", lr=lr, epochs=8))
    assert seen[-1].code == "stuck"
    assert seen[-1].params["chance"] == 1 / CLASSES
    assert seen[-1].params["accuracy"] <= 1.5 / CLASSES


def test_stuck_is_seen_before_the_first_epoch_has_ended() -> None:
    generator = np.random.default_rng(0)
    spec = replace(BASE, lr=0.1)
    history = of_losses(math.log(CLASSES) + 0.05 * generator.standard_normal(2000), lr=0.1)
    advice = diagnose(history, spec, CLASSES)
    assert advice is not None
    assert advice.code == "stuck"
    assert math.isnan(advice.params["accuracy"])


def test_silent_units() -> None:
    history = of_losses(np.linspace(2.3, 1.5, 400), lr=0.01)
    history.append(an_epoch(1, silent_units=0.4))
    assert diagnose(history, BASE, CLASSES) is None
    history.append(an_epoch(2, silent_units=0.7))
    assert diagnose(history, BASE, CLASSES) == Advice("silent_units", {"share": 0.7})
    history.append(an_epoch(3, silent_units=None))
    assert diagnose(history, BASE, CLASSES) is None


def test_learning_by_heart() -> None:
    data = TrainingData(noise_with_labels(200, 0), noise_with_labels(200, 1))
    seen = advised(replace(BASE, optimizer="adam", lr=3e-3, epochs=25), "linear", data)
    assert codes(seen) == {"overfitting"}
    assert 1 <= seen[-1].params["epoch"] <= 25


@pytest.mark.parametrize("falling", ["training and validation", "validation"])
def test_a_validation_loss_that_jumps_is_not_overfitting(falling: str) -> None:
    """It jumps by a fifth, around a mean that falls."""
    generator = np.random.default_rng(0)
    history = of_losses(np.linspace(2.3, 0.5, 400), lr=0.01)
    for epoch in range(1, 40):
        mean = 0.4 + 0.5 / epoch
        train_loss = mean if falling != "validation" else 0.5
        history.append(an_epoch(epoch, train_loss, mean * (1 + 0.04 * generator.standard_normal())))
        assert diagnose(history, BASE, CLASSES) is None


def test_the_most_serious_comes_first() -> None:
    history = of_losses(np.concatenate([np.linspace(2.3, 1, 200), np.linspace(1, 9, 200)]), lr=0.01)
    for epoch in range(1, 9):
        history.append(an_epoch(epoch, 1 / epoch, 1 + epoch / 5, silent_units=0.9))
    advice = diagnose(history, BASE, CLASSES)
    assert advice is not None
    assert advice.code == "diverging"


@pytest.mark.parametrize("steps", [0, 1, 10, 49, 50, 51, 99, 100, 199, 200, 201])
def test_nothing_is_said_of_a_run_that_has_only_begun(steps: int) -> None:
    assert diagnose(of_losses(np.linspace(2.3, 2.0, steps), lr=0.01), BASE, CLASSES) is None


def test_half_a_million_steps_cost_less_than_a_frame() -> None:
    generator = np.random.default_rng(0)
    steps = 500_000
    history = of_losses(2 / np.sqrt(1 + np.arange(steps)) + 0.1 * generator.random(steps), lr=0.01)
    for epoch in range(1, 2000):
        history.append(an_epoch(epoch, 1 / epoch, 1 / epoch))
    took = []
    for _ in range(5):
        began = time.perf_counter()
        assert diagnose(history, BASE, CLASSES) is None
        took.append(time.perf_counter() - began)
    assert min(took) < 0.016


def of_losses(losses: np.ndarray, lr: float) -> History:
    history = History()
    values = tuple(losses.tolist())
    history.append(StepsFinished(1, 1, values, (lr,) * len(values), len(values)))
    return history


def an_epoch(
    epoch: int, train_loss: float = 1.0, val_loss: float = 1.0, silent_units: float | None = 0.1
) -> EpochFinished:
    return EpochFinished(epoch, train_loss, 0.5, val_loss, 0.5, 1.0, silent_units)

"""The course of a run: against torch's own schedulers, and after what people do to a run."""

import itertools
import math
from collections.abc import Iterator
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.optim import SGD
from torch.optim.lr_scheduler import (
    CosineAnnealingLR,
    ExponentialLR,
    LRScheduler,
    OneCycleLR,
    StepLR,
)

from engine.errors import AtelierError
from engine.train_spec import SCHEDULES, TrainSpec
from engine.training.plan import Intervention, Phase, Plan

PER_EPOCH = 12


def plan(*interventions: Intervention, per_epoch: int = PER_EPOCH, **settings: Any) -> Plan:
    return Plan(TrainSpec(**{"epochs": 5, "lr": 0.1, **settings}), per_epoch, interventions)


def rates(course: Plan, first: int = 1) -> list[float]:
    return [course.lr(step) for step in range(first, course.total_steps + 1)]


def optimizer(lr: float) -> SGD:
    return SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr)


def torchs(scheduler: LRScheduler, steps: int) -> Iterator[float]:
    """The learning rates that torch would take `steps` optimizer steps with."""
    for _ in range(steps):
        yield scheduler.optimizer.param_groups[0]["lr"]
        scheduler.optimizer.step()
        scheduler.step()


# Schedules


def test_constant_stays() -> None:
    assert rates(plan()) == [0.1] * 60


@pytest.mark.parametrize(("decay", "every"), [(0.5, 1), (0.1, 2), (0.3, 4), (1.0, 1)])
def test_step_is_torchs(decay: float, every: int) -> None:
    course = plan(schedule="step", decay=decay, decay_every=every)
    expected = torchs(StepLR(optimizer(0.1), step_size=every, gamma=decay), 5)
    assert rates(course) == pytest.approx(
        [rate for rate in expected for _ in range(PER_EPOCH)], rel=1e-9
    )


def test_exponential_goes_through_torchs_and_falls_in_between() -> None:
    course = plan(schedule="exponential", decay=0.4)
    found = rates(course)
    expected = torchs(ExponentialLR(optimizer(0.1), gamma=0.4), 5)
    assert found[::PER_EPOCH] == pytest.approx(list(expected), rel=1e-9)
    ratios = [later / earlier for earlier, later in itertools.pairwise(found)]
    assert ratios == pytest.approx([0.4 ** (1 / PER_EPOCH)] * 59, rel=1e-9)


def test_cosine_is_torchs() -> None:
    expected = torchs(CosineAnnealingLR(optimizer(0.1), T_max=60), 60)
    assert rates(plan(schedule="cosine")) == pytest.approx(list(expected), rel=1e-9)


@pytest.mark.parametrize("warmup", [0.05, 0.25, 0.3, 0.9])
def test_onecycle_is_torchs(warmup: float) -> None:
    cycle = OneCycleLR(
        optimizer(0.1), max_lr=0.1, total_steps=60, pct_start=warmup, cycle_momentum=False
    )
    course = plan(schedule="onecycle", warmup=warmup)
    assert rates(course) == pytest.approx(list(torchs(cycle, 60)), rel=1e-9)


@given(
    schedule=st.sampled_from(SCHEDULES),
    epochs=st.integers(1, 30),
    per_epoch=st.integers(1, 20),
    warmup=st.floats(0.001, 0.999),
    decay=st.floats(0.01, 1.0),
)
def test_no_schedule_leaves_its_bounds(
    schedule: str, epochs: int, per_epoch: int, warmup: float, decay: float
) -> None:
    course = plan(schedule=schedule, epochs=epochs, per_epoch=per_epoch, warmup=warmup, decay=decay)
    found = rates(course)
    assert len(found) == epochs * per_epoch
    assert all(math.isfinite(rate) and 0 < rate <= 0.1 * (1 + 1e-12) for rate in found)


# A learning rate by hand


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_a_rate_by_hand_holds_from_the_next_step(schedule: str) -> None:
    as_it_was = plan(schedule=schedule)
    course = plan(Intervention(20, "lr", "0.2"), schedule=schedule)
    assert rates(course)[:20] == rates(as_it_was)[:20]
    assert rates(course)[20:] == pytest.approx([2 * rate for rate in rates(as_it_was)[20:]])
    assert (course.base_lr(20), course.base_lr(21)) == (0.1, 0.2)


def test_of_several_rates_the_last_one_holds() -> None:
    course = plan(
        Intervention(0, "lr", "0.3"),
        Intervention(10, "lr", "0.2"),
        Intervention(10, "lr", "0.4"),
        Intervention(30, "lr", "0.5"),
    )
    assert rates(course) == [0.3] * 10 + [0.4] * 20 + [0.5] * 30


def test_what_was_done_is_kept_in_order() -> None:
    first, second = Intervention(3, "lr", "0.2"), Intervention(60, "epochs", "7")
    course = plan(first)
    course.add(second)
    assert course.interventions == [first, second]


# Extension


def test_an_extension_goes_on_and_leaves_the_past() -> None:
    course = plan(schedule="cosine")
    past = rates(course)
    course.add(Intervention(60, "epochs", "8"))
    assert (course.epochs, course.total_steps) == (8, 96)
    assert rates(course)[:60] == past
    second = Phase(60, 96, "cosine", 36)
    assert course.phases == (Phase(0, 60, "cosine", 60), second)
    again = CosineAnnealingLR(optimizer(0.1), T_max=36)
    assert rates(course, 61) == pytest.approx(list(torchs(again, 36)), rel=1e-9)


def test_an_extension_has_a_schedule_and_a_rate_of_its_own() -> None:
    course = plan(
        Intervention(60, "epochs", "7"),
        Intervention(60, "schedule", "onecycle"),
        Intervention(60, "lr", "0.01"),
    )
    assert rates(course)[:60] == [0.1] * 60
    cycle = OneCycleLR(
        optimizer(0.01), max_lr=0.01, total_steps=24, pct_start=0.25, cycle_momentum=False
    )
    assert rates(course, 61) == pytest.approx(list(torchs(cycle, 24)), rel=1e-9)


def test_an_extensions_step_schedule_counts_its_own_epochs() -> None:
    course = plan(Intervention(60, "epochs", "7"), schedule="step", decay=0.5)
    assert rates(course, 61) == [0.1] * PER_EPOCH + [0.05] * PER_EPOCH


def test_a_run_that_is_cut_short_takes_the_same_course_until_then() -> None:
    course = plan(Intervention(30, "epochs", "3"), schedule="cosine")
    assert (course.epochs, course.total_steps) == (3, 36)
    assert rates(course) == rates(plan(schedule="cosine"))[:36]


# The end


def test_a_run_is_as_specified_until_it_is_ended_or_extended() -> None:
    assert plan().is_as_specified
    assert plan(Intervention(5, "lr", "0.2")).is_as_specified
    assert not plan(Intervention(5, "stop", "time")).is_as_specified
    assert not plan(Intervention(60, "epochs", "6")).is_as_specified


def test_a_stop_ends_the_run_there() -> None:
    course = plan(Intervention(20, "stop", "time"), schedule="cosine")
    assert course.total_steps == 20
    assert [course.stops_after(step) for step in (19, 20, 21)] == [False, True, True]
    assert rates(course) == rates(plan(schedule="cosine"))[:20], "laid out as before"
    assert not plan().stops_after(60), "the plain end of a run is no early one"


def test_a_stopped_run_that_is_extended_first_ends_its_epoch() -> None:
    course = plan(Intervention(20, "stop", "time"), schedule="cosine")
    assert course.epochs == 2
    course.add(Intervention(20, "epochs", "4"))
    assert not course.stops_after(20)
    assert course.phases == (Phase(0, 24, "cosine", 60), Phase(24, 48, "cosine", 24))
    assert rates(course)[:24] == rates(plan(schedule="cosine"))[:24]
    assert course.lr(25) == 0.1


@pytest.mark.parametrize(
    "interventions",
    [
        [Intervention(5, "lr", "fast")],
        [Intervention(5, "epochs", "many")],
        [Intervention(60, "epochs", "4")],
        [Intervention(30, "epochs", "2")],
        [Intervention(0, "epochs", "0")],
        [Intervention(60, "epochs", "6"), Intervention(60, "epochs", "5")],
        [Intervention(5, "schedule", "cosine")],
        [Intervention(60, "epochs", "6"), Intervention(60, "schedule", "linear")],
        [Intervention(0, "stop", "time")],
        [Intervention(61, "stop", "time")],
        [Intervention(60, "epochs", "6"), Intervention(60, "stop", "time")],
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(interventions: list[Intervention]) -> None:
    *first, last = interventions
    course = plan(*first)
    before = rates(course)
    with pytest.raises(AtelierError) as refused:
        course.add(last)
    assert refused.value.code == "intervention_invalid"
    assert rates(course) == before
    assert course.interventions == first


@pytest.mark.parametrize("rate", ["0", "-0.1", "nan", "inf"])
def test_a_rate_out_of_range_is_refused(rate: str) -> None:
    course = plan()
    with pytest.raises(AtelierError) as refused:
        course.add(Intervention(5, "lr", rate))
    assert refused.value.code == "value_out_of_range"
    assert rates(course) == [0.1] * 60
    assert course.interventions == []


# The curve


@given(st.integers(1, 500), st.integers(1, 40), st.integers(2, 300))
def test_the_curve_goes_from_the_first_step_to_the_last(
    per_epoch: int, epochs: int, points: int
) -> None:
    course = plan(per_epoch=per_epoch, epochs=epochs, schedule="cosine")
    curve = list(course.curve(points))
    assert len(curve) <= points
    assert curve[0] == (1 / per_epoch, course.lr(1))
    assert curve[-1] == (float(epochs), course.lr(course.total_steps))
    assert all(before < after for (before, _), (after, _) in itertools.pairwise(curve))

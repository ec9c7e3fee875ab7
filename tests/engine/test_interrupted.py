"""Runs that are stopped at an awkward moment and go on as if they had not been."""

from pathlib import Path

import pytest

from engine.data.loaders import TrainingData
from engine.training.events import (
    EpochFinished,
    EvaluationStep,
    Event,
    Intervened,
    RunStarted,
    StepsFinished,
)
from engine.training.gate import Gate
from engine.training.history import History
from engine.training.plan import Extension
from tests.engine.runs import (
    STEPS_PER_EPOCH,
    assert_same_run,
    finished,
    make_spec,
    rates,
    run,
    stop_at,
    wish_at,
)


def test_stop_ends_a_single_step_too(tmp_path: Path, tiny_data: TrainingData) -> None:
    def on_event(event: Event, gate: Gate) -> None:
        if isinstance(event, RunStarted):
            gate.step_once()
        elif isinstance(event, StepsFinished):
            gate.stop()  # before the step is over for the gate

    end = finished(run(make_spec(), tmp_path / "run", tiny_data, on_event))
    assert (end.reason, end.step) == ("stopped", 1)


def test_an_extension_that_was_stopped_can_go_on(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec, folder = make_spec(epochs=1), tmp_path / "run"
    run(spec, folder, tiny_data)
    run(spec, folder, tiny_data, stop_at(3, StepsFinished), resume=Extension(3))
    assert not (folder / "final.safetensors").exists()
    end = finished(run(spec, folder, tiny_data, resume=True))
    assert (end.reason, end.step) == ("completed", 3 * STEPS_PER_EPOCH)
    run(make_spec(epochs=3), tmp_path / "whole", tiny_data)
    assert_same_run(tmp_path / "whole", folder)


@pytest.mark.parametrize("kind", [Intervened, EvaluationStep, EpochFinished])
def test_an_end_by_time_that_was_interrupted_is_made_again(
    kind: type, tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec, folder = make_spec(time_budget=1e-6), tmp_path / "run"
    run(spec, folder, tiny_data, stop_at(1, kind))
    end = finished(run(spec, folder, tiny_data, resume=True))
    assert (end.reason, end.cause, end.step) == ("completed", "time", 1)
    assert [epoch.epoch for epoch in History.read(folder).epochs] == [1]


def test_patience_holds_if_the_run_was_stopped_at_that_epoch(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = make_spec(optimizer="sgd", lr=1e-30, epochs=9, patience=2)
    run(spec, tmp_path / "whole", tiny_data)
    run(spec, tmp_path / "parts", tiny_data, stop_at(3, EpochFinished))
    run(spec, tmp_path / "parts", tiny_data, resume=True)
    assert_same_run(tmp_path / "whole", tmp_path / "parts")


def test_what_is_set_later_is_not_overruled_by_an_undone_past(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec, folder = make_spec(lr=0.001), tmp_path / "run"
    run(spec, folder, tiny_data, stop_at(5, StepsFinished))
    with (folder / "interventions.csv").open("a") as table:
        table.write("12,lr,0.5\n")  # of steps that a crash took with it
    run(spec, folder, tiny_data, wish_at(8, 0.002), resume=True)
    assert rates(folder)[8:] == [0.002] * (2 * STEPS_PER_EPOCH - 8)

"""The loop, the runner and what they leave on disk: exactness, pause, stop, resume."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from engine.data.loaders import TrainingData
from engine.errors import AtelierError
from engine.run_spec import RunSpec
from engine.training.drive import Published
from engine.training.events import (
    EpochFinished,
    EvaluationStep,
    Event,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    StepsFinished,
)
from engine.training.gate import Gate
from engine.training.history import History
from engine.training.plan import Extension
from engine.training.runner import Runner, resumed_spec
from tests.engine.runs import (
    STEPS_PER_EPOCH,
    assert_same_run,
    finished,
    make_spec,
    run,
    stop_at,
)


def test_a_run_tells_everything_once_and_in_order(tmp_path: Path, tiny_data: TrainingData) -> None:
    events = run(make_spec(), tmp_path / "run", tiny_data)
    assert isinstance(events[0], RunStarted)
    assert events[0].total_steps == 2 * STEPS_PER_EPOCH
    steps = [event.step for event in events if isinstance(event, StepsFinished)]
    assert steps == list(range(1, 2 * STEPS_PER_EPOCH + 1))
    epochs = [event.epoch for event in events if isinstance(event, EpochFinished)]
    assert epochs == [1, 2]
    assert finished(events) == RunFinished("completed", 2 * STEPS_PER_EPOCH)


@pytest.mark.parametrize("model", ["linear", "mlp", "cnn"])
def test_a_model_learns_what_can_be_learned(
    model: str, tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = make_spec(model, epochs=6, lr=0.003)
    epochs = [e for e in run(spec, tmp_path / "run", tiny_data) if isinstance(e, EpochFinished)]
    assert epochs[-1].val_accuracy > 0.9
    assert epochs[-1].train_loss < epochs[0].train_loss


def test_the_folder_holds_what_the_events_said(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec = make_spec()
    folder = tmp_path / "run"
    told = History()
    for event in run(spec, folder, tiny_data):
        told.append(event)
    read = History.read(folder)
    assert read.losses.tolist() == told.losses.tolist()
    assert read.lrs.tolist() == told.lrs.tolist()
    assert read.epochs == [replace(epoch, silent_units=None) for epoch in told.epochs]
    assert RunSpec.read(folder / "spec.json") == spec
    assert (folder / "interventions.csv").read_text() == "step,key,value\n"
    names = {path.name for path in folder.iterdir()}
    assert names == {
        "spec.json",
        "metrics.csv",
        "epochs.csv",
        "interventions.csv",
        "last.ckpt",
        "best.safetensors",
        "final.safetensors",
        "snapshots",
        ".lock",
    }


@pytest.mark.parametrize("model", ["mlp", "cnn", "sketch"])
def test_the_same_spec_gives_the_same_run(
    model: str, tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = make_spec(model, epochs=1)
    run(spec, tmp_path / "one", tiny_data)
    torch.rand(7)  # whatever others draw
    run(spec, tmp_path / "two", tiny_data)
    assert_same_run(tmp_path / "one", tmp_path / "two")


def test_another_seed_gives_another_run(tmp_path: Path, tiny_data: TrainingData) -> None:
    run(make_spec(seed=0), tmp_path / "one", tiny_data)
    run(make_spec(seed=1), tmp_path / "two", tiny_data)
    metrics = [(tmp_path / name / "metrics.csv").read_text() for name in ("one", "two")]
    assert metrics[0] != metrics[1]


@pytest.mark.parametrize(
    ("number", "kind"),
    [(1, StepsFinished), (9, StepsFinished), (13, StepsFinished), (20, StepsFinished),
     (1, EvaluationStep), (1, EpochFinished), (2, EpochFinished)],
)  # fmt: skip
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_stopped_and_resumed_equals_uninterrupted(
    number: int, kind: type, optimizer: str, tmp_path: Path, tiny_data: TrainingData
) -> None:
    momentum = 0.9 if optimizer == "sgd" else 0.0
    spec = make_spec(optimizer=optimizer, momentum=momentum)
    run(spec, tmp_path / "whole", tiny_data)
    events = run(spec, tmp_path / "parts", tiny_data, stop_at(number, kind))
    assert finished(events).reason == "stopped"
    assert isinstance(events[-2], kind), "a stop acts at the very next event"
    run(resumed_spec(tmp_path / "parts"), tmp_path / "parts", tiny_data, resume=True)
    assert_same_run(tmp_path / "whole", tmp_path / "parts")


def test_more_epochs_go_on_from_the_end(tmp_path: Path, tiny_data: TrainingData) -> None:
    run(make_spec(epochs=3), tmp_path / "whole", tiny_data)
    run(make_spec(epochs=1), tmp_path / "parts", tiny_data)
    run(make_spec(epochs=1), tmp_path / "parts", tiny_data, resume=Extension(3))
    assert_same_run(tmp_path / "whole", tmp_path / "parts")


def test_rows_after_the_last_checkpoint_are_made_again(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = make_spec()
    run(spec, tmp_path / "whole", tiny_data)
    run(spec, tmp_path / "parts", tiny_data, stop_at(5, StepsFinished))
    with (tmp_path / "parts" / "metrics.csv").open("a") as table:
        table.write("6,1,0.5,0.001\n7,1,0.")  # what a crash leaves behind
    run(spec, tmp_path / "parts", tiny_data, resume=True)
    assert_same_run(tmp_path / "whole", tmp_path / "parts")


def test_a_run_without_a_checkpoint_starts_over(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec = make_spec()
    run(spec, tmp_path / "whole", tiny_data)
    run(spec, tmp_path / "parts", tiny_data, stop_at(5, StepsFinished))
    (tmp_path / "parts" / "last.ckpt").unlink()
    run(resumed_spec(tmp_path / "parts"), tmp_path / "parts", tiny_data, resume=True)
    assert_same_run(tmp_path / "whole", tmp_path / "parts")


def test_a_pause_changes_nothing(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec = make_spec()
    run(spec, tmp_path / "whole", tiny_data)

    def pausing(event: Event, gate: Gate) -> None:
        if isinstance(event, StepsFinished | EvaluationStep):
            gate.pause()
        elif isinstance(event, RunPaused):
            torch.rand(3)
            gate.resume()

    events = run(spec, tmp_path / "paused", tiny_data, pausing)
    assert sum(isinstance(event, RunResumed) for event in events) > 2 * STEPS_PER_EPOCH
    assert_same_run(tmp_path / "whole", tmp_path / "paused")


def test_stop_ends_a_pause(tmp_path: Path, tiny_data: TrainingData) -> None:
    def pause_then_stop(event: Event, gate: Gate) -> None:
        if isinstance(event, StepsFinished):
            gate.pause()
        elif isinstance(event, RunPaused):
            gate.stop()

    events = run(make_spec(), tmp_path / "run", tiny_data, pause_then_stop)
    assert finished(events) == RunFinished("stopped", 1)


def test_divergence_is_said_and_keeps_the_last_checkpoint(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = make_spec(optimizer="sgd", lr=1e30, epochs=3)
    end = finished(run(spec, tmp_path / "run", tiny_data))
    assert end.reason == "diverged"
    assert end.error is not None
    assert f"step {end.step + 1}" in str(end.error), "the first one that was not finite"


def test_divergence_in_the_validation_is_said_too(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec = make_spec("linear", optimizer="sgd", lr=1e38, epochs=1, batch_size=200)
    end = finished(run(spec, tmp_path / "run", tiny_data))
    assert (end.reason, end.step) == ("diverged", 1)
    assert not (tmp_path / "run" / "final.safetensors").exists()


def test_a_folder_with_a_run_is_not_overwritten(tmp_path: Path, tiny_data: TrainingData) -> None:
    run(make_spec(), tmp_path / "run", tiny_data)
    before = (tmp_path / "run" / "metrics.csv").read_bytes()
    end = finished(run(make_spec(seed=1), tmp_path / "run", tiny_data))
    assert end.error is not None
    assert end.error.code == "run_exists"
    assert (tmp_path / "run" / "metrics.csv").read_bytes() == before


def test_resuming_what_is_not_there_or_done_is_refused(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    with pytest.raises(AtelierError, match="no run"):
        resumed_spec(tmp_path)
    run(make_spec(), tmp_path / "run", tiny_data)
    for resume, code in ((True, "run_complete"), (Extension(1), "run_shorter")):
        end = finished(run(make_spec(), tmp_path / "run", tiny_data, resume=resume))
        assert end.error is not None
        assert end.error.code == code


def test_a_place_that_cannot_be_written_ends_the_run(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "run"):
        end = finished(run(make_spec(), folder, tiny_data))
        assert end.reason == "failed"
        assert end.error is not None
        assert end.error.code == "cannot_write"


def test_published_weights_are_copies(tmp_path: Path, tiny_data: TrainingData) -> None:
    published: list[Published] = []
    Runner(
        make_spec(epochs=2),
        tmp_path / "run",
        data=tiny_data,
        publish=published.append,
    ).run(lambda event: None)
    ends = [copy for copy in published if copy.epoch is not None]
    assert [copy.step for copy in ends] == [0, STEPS_PER_EPOCH, 2 * STEPS_PER_EPOCH]
    assert [copy.epoch for copy in ends] == [0, 1, 2]
    _, first, second = (copy.state_dict["linear_relu_stack.0.weight"] for copy in ends)
    assert not torch.equal(first, second)
    final = load_file(tmp_path / "run" / "final.safetensors")
    assert torch.equal(second, final["linear_relu_stack.0.weight"])

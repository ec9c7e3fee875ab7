"""What a person does to a run while it goes, and what its spec lets it do by itself."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from engine.data.loaders import TrainingData
from engine.errors import AtelierError
from engine.training.events import (
    EpochFinished,
    EvaluationStep,
    Event,
    Intervened,
    RunPaused,
    RunStarted,
    StepsFinished,
)
from engine.training.gate import Gate
from engine.training.history import History
from engine.training.plan import Extension, Intervention
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


@pytest.mark.parametrize("schedule", ["constant", "step", "exponential", "cosine", "onecycle"])
@pytest.mark.parametrize("optimizer", ["sgd", "adam", "rmsprop"])
def test_whatever_a_run_does_it_goes_on_bit_for_bit(
    schedule: str, optimizer: str, tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = make_spec(
        optimizer=optimizer,
        momentum=0.9 if optimizer == "sgd" else 0.0,
        nesterov=optimizer == "sgd",
        schedule=schedule,
        augment="affine",
        clip_norm=1.0,
        label_smoothing=0.1,
        weight_decay=1e-4,
    )
    run(spec, tmp_path / "whole", tiny_data)
    run(spec, tmp_path / "parts", tiny_data, stop_at(17, StepsFinished))
    run(spec, tmp_path / "parts", tiny_data, resume=True)
    assert_same_run(tmp_path / "whole", tmp_path / "parts")


@pytest.mark.parametrize("augment", ["flip", "shift", "affine", "sketch"])
def test_augmentation_changes_what_is_learned_and_repeats(
    augment: str, tmp_path: Path, tiny_data: TrainingData
) -> None:
    for name, how in (("plain", "none"), ("one", augment), ("two", augment)):
        run(make_spec(augment=how, epochs=1), tmp_path / name, tiny_data)
    assert_same_run(tmp_path / "one", tmp_path / "two")
    losses = [History.read(tmp_path / name).losses.tolist() for name in ("plain", "one")]
    assert losses[0] != losses[1]


@pytest.mark.parametrize("loss", ["cross_entropy", "nll", "multi_margin"])
def test_every_loss_teaches(loss: str, tmp_path: Path, tiny_data: TrainingData) -> None:
    events = run(make_spec(loss=loss, epochs=6, lr=0.003), tmp_path / "run", tiny_data)
    epochs = [event for event in events if isinstance(event, EpochFinished)]
    assert epochs[-1].val_accuracy > 0.9


def test_nll_is_cross_entropy_in_two_steps(tmp_path: Path, tiny_data: TrainingData) -> None:
    for loss in ("cross_entropy", "nll"):
        run(make_spec(loss=loss, epochs=1), tmp_path / loss, tiny_data)
    ours = [History.read(tmp_path / loss).losses for loss in ("cross_entropy", "nll")]
    torch.testing.assert_close(*(torch.from_numpy(losses.copy()) for losses in ours))


def test_class_weights_must_be_one_for_each_class(tmp_path: Path, tiny_data: TrainingData) -> None:
    end = finished(run(make_spec(class_weights=(1.0, 2.0)), tmp_path / "few", tiny_data))
    assert end.error is not None
    assert end.error.code == "class_weights_count"
    heavy = make_spec(class_weights=(100.0, *[1.0] * 9), epochs=1)
    run(heavy, tmp_path / "heavy", tiny_data)
    run(make_spec(epochs=1), tmp_path / "even", tiny_data)
    losses = [History.read(tmp_path / name).losses[0] for name in ("heavy", "even")]
    assert losses[0] != losses[1]


def test_clipping_shortens_the_first_step(tmp_path: Path, tiny_data: TrainingData) -> None:
    moved = []
    for name, clip in (("free", None), ("clipped", 1e-3)):
        spec = make_spec(optimizer="sgd", lr=1.0, clip_norm=clip)
        run(spec, tmp_path / name, tiny_data, stop_at(1, StepsFinished))
        folder = tmp_path / name
        before = load_file(folder / "snapshots" / "epoch-0000.safetensors")
        after = torch.load(folder / "last.ckpt", weights_only=True)["model"]
        moved.append(sum(float((after[n] - before[n]).square().sum()) for n in before) ** 0.5)
    assert moved[1] == pytest.approx(1e-3, rel=1e-3)
    assert moved[0] > 10 * moved[1]


def test_gradient_norms_are_told_and_change_nothing(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    history = History()
    for event in run(make_spec(clip_norm=1e9), tmp_path / "run", tiny_data):
        history.append(event)
    steps, norms = history.gradient_norms
    assert steps.tolist() == list(range(1, 2 * STEPS_PER_EPOCH + 1))
    assert (norms > 0).all()
    run(make_spec(), tmp_path / "plain", tiny_data)
    assert_same_run(tmp_path / "run", tmp_path / "plain")


@pytest.mark.parametrize("resumed_from", [8, 20])
def test_a_learning_rate_changed_by_hand_is_recorded_and_replays(
    resumed_from: int, tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = make_spec(schedule="cosine", lr=0.001)
    run(spec, tmp_path / "plain", tiny_data)
    events = run(spec, tmp_path / "whole", tiny_data, wish_at(10, 0.004))
    told = [event for event in events if isinstance(event, Intervened)]
    assert told == [Intervened(Intervention(10, "lr", "0.004"), 2 * STEPS_PER_EPOCH)]
    plain, steered = rates(tmp_path / "plain"), rates(tmp_path / "whole")
    assert steered[:10] == plain[:10]
    assert steered[10:] == pytest.approx([4 * rate for rate in plain[10:]])

    def crash(event: Event, gate: Gate) -> None:
        wish_at(10, 0.004)(event, gate)
        if isinstance(event, StepsFinished) and event.step == 15:
            gate.stop()

    # A crash after the change, with a checkpoint from before or after it.
    run(spec, tmp_path / "parts", tiny_data, crash)
    run(spec, tmp_path / "early", tiny_data, stop_at(8, StepsFinished))
    if resumed_from == 8:
        checkpoint = (tmp_path / "early" / "last.ckpt").read_bytes()
        (tmp_path / "parts" / "last.ckpt").write_bytes(checkpoint)
    events = run(spec, tmp_path / "parts", tiny_data, resume=True)
    assert isinstance(events[0], RunStarted)
    assert events[0].interventions == (Intervention(10, "lr", "0.004"),)
    assert_same_run(tmp_path / "whole", tmp_path / "parts")


def test_an_extension_leaves_the_past_as_it_was(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec = make_spec(schedule="onecycle")
    folder = tmp_path / "run"
    run(spec, folder, tiny_data)
    past = (folder / "metrics.csv").read_text()
    events = run(spec, folder, tiny_data, resume=Extension(4, "cosine", 0.01))
    assert finished(events).step == 4 * STEPS_PER_EPOCH
    assert (folder / "metrics.csv").read_text().startswith(past)
    assert (folder / "spec.json").read_text() == spec.to_json()
    new = rates(folder)[2 * STEPS_PER_EPOCH :]
    assert new[0] == 0.01
    assert new == sorted(new, reverse=True)
    # The same in one go: spec and interventions say all.
    again = tmp_path / "again"
    again.mkdir()
    for name in ("spec.json", "interventions.csv"):
        (again / name).write_bytes((folder / name).read_bytes())
    run(spec, again, tiny_data, resume=True)
    assert_same_run(folder, again)


def test_fewer_epochs_end_a_run_earlier_on_the_same_course(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = make_spec(schedule="cosine", epochs=4)
    run(spec, tmp_path / "whole", tiny_data)
    run(spec, tmp_path / "run", tiny_data, stop_at(5, StepsFinished))
    end = finished(run(spec, tmp_path / "run", tiny_data, resume=Extension(2)))
    assert (end.reason, end.step) == ("completed", 2 * STEPS_PER_EPOCH)
    assert rates(tmp_path / "run") == rates(tmp_path / "whole")[: 2 * STEPS_PER_EPOCH]


def test_a_time_budget_ends_the_run_after_a_step_and_is_replayed(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = make_spec(time_budget=1e-6, epochs=3)
    folder = tmp_path / "run"
    events = run(spec, folder, tiny_data)
    end = finished(events)
    assert (end.reason, end.cause, end.step) == ("completed", "time", 1)
    assert [event.epoch for event in events if isinstance(event, EpochFinished)] == [1]
    assert (folder / "final.safetensors").exists()
    refused = finished(run(spec, folder, tiny_data, resume=True))
    assert refused.error is not None
    assert refused.error.code == "run_complete"
    # With more time it goes on in the midst of the epoch, as if it had never ended.
    run(spec, folder, tiny_data, resume=Extension(2))
    run(replace(spec, train=replace(spec.train, time_budget=None, epochs=2)),
        tmp_path / "whole", tiny_data)  # fmt: skip
    assert_same_run(tmp_path / "whole", folder)


def test_patience_ends_a_run_whose_validation_loss_does_not_fall(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    # A rate so small that float32 weights stay what they are.
    spec = make_spec(optimizer="sgd", lr=1e-30, epochs=9, patience=2)
    folder = tmp_path / "run"
    end = finished(run(spec, folder, tiny_data))
    assert (end.reason, end.cause, end.step) == ("completed", "patience", 3 * STEPS_PER_EPOCH)
    assert (folder / "final.safetensors").exists()
    end = finished(run(spec, folder, tiny_data, resume=Extension(5)))
    assert (end.cause, end.step) == ("epochs", 5 * STEPS_PER_EPOCH)


@pytest.mark.parametrize("number", [1, 2, 14])
def test_patience_counts_across_a_resume(
    number: int, tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec = make_spec(optimizer="sgd", lr=1e-30, epochs=9, patience=2)
    run(spec, tmp_path / "whole", tiny_data)
    run(spec, tmp_path / "parts", tiny_data, stop_at(number, StepsFinished))
    run(spec, tmp_path / "parts", tiny_data, resume=True)
    assert_same_run(tmp_path / "whole", tmp_path / "parts")


def test_one_step_at_a_time_is_the_same_run(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec = make_spec(epochs=1)
    run(spec, tmp_path / "whole", tiny_data)
    done: list[int] = []

    def stepping(event: Event, gate: Gate) -> None:
        if isinstance(event, StepsFinished):
            done.append(event.step)
            if event.step == 1:
                gate.pause()
        elif isinstance(event, EvaluationStep):
            gate.resume()
        elif isinstance(event, RunPaused):
            done.append(0)
            gate.step_once()

    run(spec, tmp_path / "stepped", tiny_data, stepping)
    assert done[: 2 * STEPS_PER_EPOCH - 1 : 2] == list(range(1, STEPS_PER_EPOCH + 1))
    assert set(done[1 : 2 * STEPS_PER_EPOCH - 1 : 2]) == {0}
    assert_same_run(tmp_path / "whole", tmp_path / "stepped")


def test_mixed_precision_learns_and_repeats(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec = make_spec("cnn", precision="mixed", epochs=6, lr=0.003)
    events = run(spec, tmp_path / "one", tiny_data)
    run(spec, tmp_path / "two", tiny_data)
    assert_same_run(tmp_path / "one", tmp_path / "two")
    assert isinstance(events[0], RunStarted)
    assert events[0].precision in ("bfloat16", "float32")
    epochs = [event for event in events if isinstance(event, EpochFinished)]
    assert epochs[-1].val_accuracy > 0.9


def test_an_intervention_that_makes_no_sense_is_refused(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec, folder = make_spec(), tmp_path / "run"
    run(spec, folder, tiny_data, stop_at(3, StepsFinished))
    for row in ("3,lr,fast", "3,lr,-1", "3,epochs,0", "3,speed,1"):
        (folder / "interventions.csv").write_text(f"step,key,value\n{row}\n")
        end = finished(run(spec, folder, tiny_data, resume=True))
        assert isinstance(end.error, AtelierError)
        assert end.error.code in ("intervention_invalid", "value_out_of_range"), row


def test_silent_units_are_counted(tmp_path: Path, tiny_data: TrainingData) -> None:
    # So large a rate kills every ReLU of the network in the first step or two.
    spec = make_spec("cnn", optimizer="sgd", lr=300.0, epochs=2)
    healthy = make_spec("cnn", epochs=1)
    shares = []
    for name, which in (("dead", spec), ("alive", healthy)):
        events = run(which, tmp_path / name, tiny_data)
        found = [e.silent_units for e in events if isinstance(e, EpochFinished)]
        shares.append(found[-1] if found else None)
    assert shares[1] is not None
    assert shares[1] < 0.5
    assert shares[0] is None or shares[0] > shares[1]

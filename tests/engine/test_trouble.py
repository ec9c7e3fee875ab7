"""When the disk, the data or another process gets in a run's way."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from engine.data.loaders import TrainingData
from engine.training.events import (
    EpochFinished,
    Event,
    RunFinished,
    RunPaused,
    RunResumed,
    StepsFinished,
)
from engine.training.gate import Gate
from engine.training.history import History
from engine.training.runner import Runner
from tests.engine.runs import assert_same_run, finished, make_spec, run, stop_at
from tests.tiny import tiny_images

if sys.platform != "win32":
    import resource


def attended(
    folder: Path, data: TrainingData, on_event: Callable[[Event, Gate], None]
) -> list[Event]:
    """Run with somebody there to open the gate again."""
    events: list[Event] = []
    gate = Gate(attended=True)

    def emit(event: Event) -> None:
        events.append(event)
        on_event(event, gate)

    Runner(make_spec(), folder, data=data, gate=gate).run(emit)
    return events


def errors(events: list[Event]) -> list[str]:
    return [e.error.code for e in events if isinstance(e, RunPaused) and e.error is not None]


@pytest.fixture
def fill_disk(request: pytest.FixtureRequest) -> Iterator[Callable[[bool], None]]:
    """Let no file grow past a size, as a full disk does; and let it go again."""
    if sys.platform == "win32":
        pytest.skip("needs a limit on the size of files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    limit = getattr(request, "param", 600)

    def fill(full: bool) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit if full else soft, hard))

    yield fill
    fill(False)


# The disk is full for the tables, or only for the checkpoint.
@pytest.mark.parametrize("fill_disk", [600, 100_000], indirect=True)
def test_a_full_disk_pauses_the_run_and_nothing_is_lost(
    tmp_path: Path, tiny_data: TrainingData, fill_disk: Callable[[bool], None]
) -> None:
    run(make_spec(), tmp_path / "whole", tiny_data)
    folder = tmp_path / "run"
    before: list[bytes] = []

    def on_event(event: Event, gate: Gate) -> None:
        if isinstance(event, StepsFinished) and event.step == 20:
            before.append((folder / "last.ckpt").read_bytes())
            fill_disk(True)
        elif isinstance(event, RunPaused):
            # Nothing is damaged: the last checkpoint is whole, the tables end with whole rows.
            assert (folder / "last.ckpt").read_bytes() == before[0]
            assert (folder / "metrics.csv").read_bytes().endswith(b"\n")
            History.read(folder)
            if len(before) < 3:
                before.append(b"")  # it tries again, and the disk is still full
            else:
                fill_disk(False)
            gate.resume()

    events = attended(folder, tiny_data, on_event)
    assert errors(events) == ["cannot_write"] * 3
    assert sum(isinstance(event, RunResumed) for event in events) == 3
    assert finished(events).reason == "completed"
    assert_same_run(tmp_path / "whole", folder)


def test_a_full_disk_ends_a_run_that_nobody_attends(
    tmp_path: Path, tiny_data: TrainingData, fill_disk: Callable[[bool], None]
) -> None:
    run(make_spec(), tmp_path / "whole", tiny_data)

    def on_event(event: Event, gate: Gate) -> None:
        if isinstance(event, StepsFinished) and event.step == 20:
            fill_disk(True)
        elif isinstance(event, RunFinished):
            fill_disk(False)

    end = finished(run(make_spec(), tmp_path / "run", tiny_data, on_event))
    assert end.error is not None
    assert (end.reason, end.error.code) == ("failed", "cannot_write")
    run(make_spec(), tmp_path / "run", tiny_data, resume=True)
    assert_same_run(tmp_path / "whole", tmp_path / "run")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not remove what is open")
def test_a_folder_removed_in_mid_run_comes_back(tmp_path: Path, tiny_data: TrainingData) -> None:
    run(make_spec(), tmp_path / "whole", tiny_data)
    folder = tmp_path / "run"

    def on_event(event: Event, gate: Gate) -> None:
        if isinstance(event, StepsFinished) and event.step == 20:
            shutil.rmtree(folder)
        elif isinstance(event, RunPaused):
            gate.resume()

    events = attended(folder, tiny_data, on_event)
    assert errors(events) == ["cannot_write"]
    assert finished(events).reason == "completed"
    assert_same_run(tmp_path / "whole", folder)


def test_stop_ends_a_run_that_waits_for_its_disk(
    tmp_path: Path, tiny_data: TrainingData, fill_disk: Callable[[bool], None]
) -> None:
    def on_event(event: Event, gate: Gate) -> None:
        if isinstance(event, StepsFinished) and event.step == 20:
            fill_disk(True)
        elif isinstance(event, RunPaused):
            gate.stop()
        elif isinstance(event, RunFinished):
            fill_disk(False)  # before pytest writes, perhaps to a file too

    end = finished(attended(tmp_path / "run", tiny_data, on_event))
    assert end.error is not None
    assert end.error.code == "cannot_write"


def test_two_runs_do_not_write_one_folder(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec, folder = make_spec(), tmp_path / "run"
    run(spec, tmp_path / "whole", tiny_data)
    second: list[str] = []

    def on_event(event: Event, gate: Gate) -> None:
        if isinstance(event, EpochFinished) and event.epoch == 1:
            end = finished(run(spec, folder, tiny_data, resume=True))
            second.append(end.error.code if end.error else "none")

    run(spec, folder, tiny_data, on_event)
    assert second == ["run_in_use"]
    assert_same_run(tmp_path / "whole", folder)


def test_other_images_are_noticed_before_a_run_goes_on(
    tmp_path: Path, tiny_data: TrainingData
) -> None:
    spec, folder = make_spec(), tmp_path / "run"
    run(spec, folder, tiny_data, stop_at(5, StepsFinished))
    before = (folder / "last.ckpt").read_bytes()
    changed = tiny_images(200, seed=0)
    changed.images[7, 0, 3, 3] ^= 1
    end = finished(run(spec, folder, TrainingData(changed, tiny_data.validation), resume=True))
    assert end.error is not None
    assert end.error.code == "dataset_changed"
    assert "Garments" in str(end.error)
    assert (folder / "last.ckpt").read_bytes() == before


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
        RuntimeError("MPS backend out of memory (MPS allocated: 5.00 GB)"),
        RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"),
    ],
)
def test_too_little_memory_suggests_a_smaller_batch(
    error: Exception,
    tmp_path: Path,
    tiny_data: TrainingData,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(torch.Tensor, "backward", full)
    end = finished(run(make_spec(), tmp_path / "run", tiny_data))
    assert end.error is not None
    assert end.error.code == "out_of_memory"
    assert "batch size smaller than 16" in str(end.error)


def test_divergence_keeps_the_last_good_weights(tmp_path: Path, tiny_data: TrainingData) -> None:
    spec, folder = make_spec(optimizer="sgd", lr=1e30), tmp_path / "run"
    end = finished(run(spec, folder, tiny_data))
    assert end.reason == "diverged"
    kept = load_file(folder / "best.safetensors")
    assert all(bool(torch.isfinite(tensor).all()) for tensor in kept.values())
    assert not (folder / "final.safetensors").exists()

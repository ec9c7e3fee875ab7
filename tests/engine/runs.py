"""Running tiny trainings and comparing what they leave on disk."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from engine.data.loaders import TrainingData
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.training.events import Event, RunFinished, StepsFinished
from engine.training.gate import Gate
from engine.training.history import History
from engine.training.plan import Extension
from engine.training.runner import Runner

STEPS_PER_EPOCH = 13  # 200 images, 16 at a time


def make_spec(model: str = "mlp", **settings: Any) -> RunSpec:
    settings = {"epochs": 2, "batch_size": 16, "optimizer": "adam", "threads": 1, **settings}
    return RunSpec(DataSpec("garments"), ModelSpec(model), TrainSpec(device="cpu", **settings))


def run(
    spec: RunSpec,
    folder: Path,
    data: TrainingData,
    on_event: Callable[[Event, Gate], None] = lambda event, gate: None,
    resume: bool | Extension = False,
) -> list[Event]:
    events: list[Event] = []
    gate = Gate()

    def emit(event: Event) -> None:
        events.append(event)
        on_event(event, gate)

    runner = Runner(spec, folder, data=data, gate=gate, resume=resume)
    assert runner.run(emit) is events[-1]
    return events


def finished(events: list[Event]) -> RunFinished:
    ends = [event for event in events if isinstance(event, RunFinished)]
    assert len(ends) == 1
    assert ends[0] is events[-1]
    return ends[0]


def assert_same_run(one: Path, other: Path) -> None:
    """Bit for bit, but for the measured seconds."""
    assert (one / "metrics.csv").read_bytes() == (other / "metrics.csv").read_bytes()
    tables = [list(csv.DictReader(StringIO((f / "epochs.csv").read_text()))) for f in (one, other)]
    for row in (*tables[0], *tables[1]):
        row.pop("seconds")
    assert tables[0] == tables[1]
    weights = [load_file(folder / "final.safetensors") for folder in (one, other)]
    assert weights[0].keys() == weights[1].keys()
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])


def stop_at(number: int, kind: type) -> Callable[[Event, Gate], None]:
    """Ask for a stop when the number-th event of a kind arrives."""
    seen = 0

    def on_event(event: Event, gate: Gate) -> None:
        nonlocal seen
        seen += isinstance(event, kind)
        if seen == number and isinstance(event, kind):
            gate.stop()

    return on_event


def wish_at(step: int, lr: float) -> Callable[[Event, Gate], None]:
    """Ask for another learning rate once a step is done."""

    def on_event(event: Event, gate: Gate) -> None:
        if isinstance(event, StepsFinished) and event.step == step:
            gate.wish("lr", repr(lr))

    return on_event


def rates(folder: Path) -> list[float]:
    return [float(rate) for rate in History.read(folder).lrs]

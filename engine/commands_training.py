"""`python -m engine train`: one run, in one process or in several that `torchrun` has started.

Exit codes beside those of every command: a run that was told to end (SIGTERM, SIGUSR1) leaves a
checkpoint and exits as if the signal had ended it, with 128 and its number (143, 138): by that a
scheduler knows a run that is to go on from one that has failed. After Ctrl+C it is 1.
"""

import argparse
import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine import distributed
from engine.data_spec import DataSpec
from engine.distributed import Group
from engine.errors import AtelierError, Phrase
from engine.presets import preset
from engine.run_spec import ModelSpec, RunSpec, TrainSpec
from engine.training.events import EpochFinished, Event, RunFinished, RunStarted
from engine.training.gate import Gate, SharedGate
from engine.training.history import EPOCH_COLUMNS, History
from engine.training.plan import Extension
from engine.training.run_files import remember
from engine.training.runner import Runner, resumed_spec

_DATA = {"dataset", "size", "colour", "target", "sampler", "subset", "drop_last", "workers"}
"""The entries of a DataSpec that are options; transforms and merged classes need a spec file."""

# "Leave a checkpoint, and leave": SIGUSR1 is what schedulers send ahead of the end of a job's time.
_LEAVE = [signal.SIGINT, signal.SIGTERM, *([signal.SIGUSR1] if hasattr(signal, "SIGUSR1") else [])]


def train(options: argparse.Namespace) -> int:
    """Train a new run, or continue one."""
    with distributed.joined() as group, _leaving_on_signals(group) as gate:
        spec, folder, resume = group.first(lambda: _run_and_place(options))
        runner = Runner(
            spec, folder, data_root=options.data_root, gate=gate, resume=resume, group=group
        )
        if group.is_first:
            remember(folder)
        finished = runner.run(_printer(runner, group))
        if finished.error is not None:
            raise finished.error
        if group.is_first and options.json:
            _print_summary(folder, finished)
        if finished.reason != "stopped":
            return 0
        _say(f"Stopped after step {finished.step}; continue with --resume {folder}")
        return 1 if group.leaving == signal.SIGINT else 128 + group.leaving


def _print_summary(folder: Path, finished: RunFinished) -> None:
    epochs = History.read(folder).epochs
    document = {
        "run": str(folder),
        "reason": finished.reason,
        "steps": finished.step,
        "epochs": [{name: getattr(epoch, name) for name in EPOCH_COLUMNS} for epoch in epochs],
    }
    sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def _run_and_place(options: argparse.Namespace) -> tuple[RunSpec, Path, bool | Extension]:
    """What to train, where, and whether to go on; only options that were given are there."""
    given = vars(options)
    named = {"preset", "model", *_DATA, *TrainSpec.__dataclass_fields__} & given.keys()
    if options.resume is not None:
        phase = {"epochs", "schedule", "lr"} if "epochs" in named else set()
        conflicts = [f"--{n.replace('_', '-')}" for n in sorted(named - phase)]
        conflicts += [f"--{n}" for n in ("out", "spec") if given[n] is not None]
        if conflicts:
            raise AtelierError("option_conflict", option=conflicts[0], other="--resume")
        resume = Extension(**{name: given[name] for name in phase & named}) if phase else True
        return resumed_spec(options.resume), options.resume, resume
    if options.out is None:
        raise AtelierError("option_needs", option="train", needed=Phrase("needs_out"))
    if options.spec is not None:
        if named:
            option = f"--{min(named).replace('_', '-')}"
            raise AtelierError("option_conflict", option=option, other="--spec")
        return RunSpec.read(options.spec), options.out, False
    return _described_run(given, named), options.out, False


def _described_run(given: dict[str, Any], named: set[str]) -> RunSpec:
    """The spec that options describe, on top of a preset if one is named."""
    settings = {name: given[name] for name in named - {"preset", "model"} - _DATA}
    for option in ("dataset", "model"):
        if option not in named and (option == "dataset" or "preset" not in named):
            needed = Phrase("needs_name", option=option)
            raise AtelierError("option_needs", option="train", needed=needed)
    data = DataSpec(**{name: given[name] for name in named & _DATA})
    if "preset" not in named:
        return RunSpec(data, ModelSpec(given["model"]), TrainSpec(**settings))
    chosen = preset(given["preset"])
    model = ModelSpec(given["model"]) if "model" in named else chosen.model
    return RunSpec(data, model, replace(chosen.train, **settings))


@contextmanager
def _leaving_on_signals(group: Group) -> Iterator[Gate]:
    """Ctrl+C, SIGTERM and SIGUSR1 end the run after the step in progress, with a checkpoint."""
    gate = Gate() if group.world == 1 else SharedGate(group)

    def leave(number: int, _frame: object) -> None:
        group.ask_to_leave(number)
        gate.stop()

    before = {number: signal.signal(number, leave) for number in _LEAVE}
    try:
        yield gate
    finally:
        # One of several lives no longer than its run. A launcher tells it to end as soon as
        # another has failed: that must not keep it from saying why.
        if group.world == 1:
            for number, handler in before.items():
                signal.signal(number, handler)


def _printer(runner: Runner, group: Group) -> Callable[[Event], None]:
    def print_event(event: Event) -> None:
        match event:
            case RunStarted():
                together = f" in each of {group.world} processes" if group.world > 1 else ""
                _say(
                    f"Training on {event.device} with {event.threads} thread(s){together} into "
                    f"{event.folder}"
                )
                if group.world > 1 and runner.model is not None:
                    for line in distributed.differences(runner.model):
                        _say(line)
            case EpochFinished():
                _say(f"{epoch_line(event)}; {event.seconds:.1f} s")
            case RunFinished(reason="completed"):
                ends = {
                    "epochs": "",
                    "time": " (the time budget is used up)",
                    "patience": " (the validation loss has stopped falling)",
                }
                _say(f"Done after {event.step} steps{ends[event.cause]}.")

    return print_event


def epoch_line(event: EpochFinished) -> str:
    """What is said of an epoch, but for its seconds."""
    return (
        f"Epoch {event.epoch}: train loss {event.train_loss:.4f}, "
        f"accuracy {event.train_accuracy:.1%}; validation loss {event.val_loss:.4f}, "
        f"accuracy {event.val_accuracy:.1%}"
    )


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")

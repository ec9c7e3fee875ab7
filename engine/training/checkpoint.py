"""A run on disk in mid-course: written atomically, continued exactly."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import nn

import engine
from engine.errors import AtelierError
from engine.evaluation.metrics import Tally
from engine.files import replacing
from engine.models import weights
from engine.run_spec import RunSpec
from engine.training.loop import TrainState

_FORMAT = "atelier-checkpoint-1"


def save(
    path: Path,
    spec: RunSpec,
    state: TrainState,
    shape: tuple[int, int, int],
    classes: tuple[str, ...],
) -> None:
    """Write the run's state: tensors, numbers, strings and containers only.

    Raises:
        OSError: If the folder cannot be written.
    """
    record = {
        "format": _FORMAT,
        "versions": {"atelier": engine.__version__, "torch": str(torch.__version__)},
        "spec": spec.to_dict(),
        "input_shape": list(shape),
        "classes": list(classes),
        "model": state.model.state_dict(),
        "optimizer": state.optimizer.state_dict(),
        "position": {"epoch": state.epoch, "batch": state.batch, "step": state.step},
        "tally": asdict(state.tally),
    }
    with replacing(path) as part:
        torch.save(record, part)


def epochs_done(path: Path) -> int:
    """How many whole epochs a checkpoint holds.

    Raises:
        AtelierError: As `restore`.
    """
    try:
        return int(_read(path)["position"]["epoch"]) - 1
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path) from error


def recorded_spec(path: Path) -> RunSpec:
    """The spec of the run that a checkpoint belongs to.

    Raises:
        AtelierError: As `restore`.
    """
    record = _read(path)
    try:
        return RunSpec.from_dict(record["spec"])
    except AtelierError as error:
        raise _damaged(path) from error


def restore(path: Path, model: nn.Module, optimizer: torch.optim.Optimizer) -> TrainState:
    """The state that `save` wrote, in a model and an optimizer made from the same spec.

    Raises:
        AtelierError: `checkpoint_missing`, `checkpoint_corrupt`, `checkpoint_unsafe` or
            `checkpoint_mismatch`.
    """
    record = _read(path)
    position = record["position"]
    try:
        weights.load_into(model, record["model"], str(record["spec"]["model"]["name"]), path)
        optimizer.load_state_dict(record["optimizer"])
        return TrainState(
            model,
            optimizer,
            epoch=int(position["epoch"]),
            batch=int(position["batch"]),
            step=int(position["step"]),
            tally=Tally(**record["tally"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path) from error


def _read(path: Path) -> dict[str, Any]:
    record = weights.read_pickle(path)
    parts = ("spec", "model", "optimizer", "position", "tally")
    if record.get("format") != _FORMAT or not all(isinstance(record.get(p), dict) for p in parts):
        raise _damaged(path)
    return record


def _damaged(path: Path) -> AtelierError:
    return AtelierError(
        "checkpoint_corrupt", path=path, reason="an entry is missing or has the wrong type"
    )

"""A run on disk in mid-course: written atomically, continued exactly."""

import io
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import nn

import engine
from engine.data import catalog
from engine.data.image_set import ImageSet
from engine.errors import AtelierError, Phrase
from engine.evaluation.metrics import Tally
from engine.files import replacing
from engine.models import pickles, weights
from engine.run_spec import RunSpec
from engine.training.loop import TrainState

_FORMAT = "atelier-checkpoint-2"
_POSITION: dict[str, type[int] | type[float]] = {
    "epoch": int,
    "batch": int,
    "step": int,
    "seconds": float,
    "epoch_began": float,
    "best_loss": float,
    "best_epoch": int,
}


def save(path: Path, spec: RunSpec, state: TrainState, images: ImageSet) -> None:
    """Write the run's state: tensors, numbers, strings and containers only.

    Args:
        path: Where to.
        spec: What is run.
        state: As it is between two events.
        images: What the run learns from.

    Raises:
        OSError: If the folder cannot be written.
    """
    record = {
        "format": _FORMAT,
        "versions": {"atelier": engine.__version__, "torch": str(torch.__version__)},
        "spec": spec.to_dict(),
        "input_shape": list(images.shape),
        "classes": list(images.classes),
        "fingerprint": images.fingerprint,
        "model": state.model.state_dict(),
        "optimizer": state.optimizer.state_dict(),
        "position": {name: getattr(state, name) for name in _POSITION},
        "tally": asdict(state.tally),
    }
    # torch's own writer has a RuntimeError for a full disk.
    buffer = io.BytesIO()
    torch.save(record, buffer)
    with replacing(path) as part:
        part.write_bytes(buffer.getbuffer())


def recorded_spec(path: Path) -> RunSpec:
    """The spec of the run that a checkpoint belongs to.

    Raises:
        AtelierError: As `read`.
    """
    record = read(path)
    try:
        return RunSpec.from_dict(record["spec"])
    except AtelierError as error:
        raise _damaged(path) from error


def restore(
    record: dict[str, Any],
    path: Path,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    images: ImageSet,
) -> TrainState:
    """The state that `save` wrote, in a model and an optimizer made from the same spec.

    Args:
        record: What the checkpoint holds, as `read` gives it.
        path: Where it lies, perhaps on another machine: for what an error says.
        model: Takes its weights.
        optimizer: Takes its state.
        images: What the run learns from.

    Raises:
        AtelierError: `checkpoint_corrupt` or `checkpoint_mismatch`, or `dataset_changed` if these
            are not the images it came from.
    """
    position = record["position"]
    if record.get("fingerprint") != images.fingerprint:
        title = catalog.spoken_title(images.name)
        raise AtelierError("dataset_changed", title=title, path=path.parent)
    try:
        weights.load_into(model, record["model"], str(record["spec"]["model"]["name"]), path)
        optimizer.load_state_dict(record["optimizer"])
        return TrainState(
            model,
            optimizer,
            tally=Tally(**record["tally"]),
            **{name: _POSITION[name](position[name]) for name in _POSITION},  # type: ignore[arg-type]
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path) from error


def read(path: Path) -> dict[str, Any]:
    """What a checkpoint holds.

    Raises:
        AtelierError: `checkpoint_missing`, `checkpoint_corrupt` or `checkpoint_unsafe`.
    """
    record = pickles.read(path)
    parts = ("spec", "model", "optimizer", "position", "tally")
    if record.get("format") != _FORMAT or not all(isinstance(record.get(p), dict) for p in parts):
        raise _damaged(path)
    return record


def _damaged(path: Path) -> AtelierError:
    return AtelierError("checkpoint_corrupt", path=path, reason=Phrase("entry_type"))

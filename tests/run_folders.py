"""Run folders as the recorder leaves them, for tests of engine and window."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine import home
from engine.errors import AtelierError
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.training.history import EPOCH_COLUMNS, STEP_COLUMNS
from engine.training.run_store import RunSummary, list_runs

SPEC = RunSpec(DataSpec("fashion-mnist"), ModelSpec("cnn"), TrainSpec(epochs=3))
EPOCHS = ",".join(EPOCH_COLUMNS) + "\n"
STEPS = ",".join(STEP_COLUMNS) + "\n"


def write_run(
    folder: Path, accuracies: tuple[float, ...] = (0.5, 0.75), spec: RunSpec = SPEC
) -> Path:
    """A run as the recorder leaves it, four steps an epoch."""
    folder.mkdir(parents=True)
    (folder / "spec.json").write_text(spec.to_json())
    rows = [f"{n},1.5,0.25,1.25,{share!r},2.0\n" for n, share in enumerate(accuracies, 1)]
    (folder / "epochs.csv").write_text(EPOCHS + "".join(rows))
    steps = [f"{n},{(n + 3) // 4},0.5,0.1\n" for n in range(1, 4 * len(accuracies) + 1)]
    (folder / "metrics.csv").write_text(STEPS + "".join(steps))
    return folder


def own(name: str) -> Path:
    return home.runs_folder() / name


def only() -> RunSummary:
    (run,) = list_runs()
    return run


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(AtelierError) as refused:
        action()
    return refused.value.code


HUGE = 1 << 33


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)

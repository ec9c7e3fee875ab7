"""Following a run that another process writes: what its tables have gained since the last look.

Light: numpy only. Looking leaves no trace and keeps nobody waiting: files are opened for reading
and closed at once, nothing is written, and the run's lock is not taken. Where a look ended is a
`Place`; it never changes, so that a look whose answer was lost is made again from the same place.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.errors import AtelierError, Phrase
from engine.training import run_files
from engine.training.events import EpochFinished
from engine.training.history import (
    EPOCH_COLUMNS,
    INTERVENTION_COLUMNS,
    STEP_COLUMNS,
    History,
)
from engine.training.plan import Intervention
from engine.training.run_files import (
    CHECKPOINT_FILE,
    EPOCHS_FILE,
    FINAL_FILE,
    INTERVENTIONS_FILE,
    STEPS_FILE,
)
from engine.training.table_tail import CutError, Tail

Numbers = NDArray[np.float64]
Ending = Literal["finished", "stopped", "killed"]

_UNREAD = (  # an epoch that is told has all its steps before it: so it is looked for first
    Tail(EPOCHS_FILE, EPOCH_COLUMNS),
    Tail(STEPS_FILE, STEP_COLUMNS),
    Tail(INTERVENTIONS_FILE, INTERVENTION_COLUMNS),
)


@dataclass(frozen=True)
class Place:
    """Where a look at a run ended, and the next one goes on.

    Attributes:
        folder: The run's.
        steps: Rows of `metrics.csv` that have been read.
    """

    folder: Path
    steps: int = 0
    _first_epoch: int = field(default=0, repr=False)  # how many of them are the first epoch's
    _is_past_first: bool = field(default=False, repr=False)
    _tails: tuple[Tail, ...] = field(default=_UNREAD, repr=False)
    _was_held: bool = field(default=False, repr=False)


@dataclass(frozen=True, eq=False)
class Look:
    """What a run's folder has gained since a place.

    Attributes:
        place: Where the next look goes on.
        is_anew: Whether a table was cut or replaced (a run that resumes does again what came after
            its checkpoint): all figures are here, and none from before hold any more.
        losses: Of each new step, float64 [steps].
        lrs: Likewise the learning rates.
        epochs: Those that have ended.
        interventions: What was done to the run.
        steps_per_epoch: None until that can be told.
        is_held: Whether a process of this machine is certainly writing the run. False says
            nothing: it may run on another machine, or the system does not tell.
        is_saved: Whether its checkpoint has all steps that are told, as when it was left in order.
        ending: How the run ended, as far as that is certain: `finished`: it has its final
            weights; `stopped`: the process that wrote it is gone, and its checkpoint has all
            steps; `killed`: it is gone, and steps after the checkpoint will be done again. These
            two are told once, by the first look after that. None while it may go on.
        written: When the tables were last written, in seconds since 1970, by the clock of the
            disk's machine; 0 if they never were.
    """

    place: Place
    is_anew: bool
    losses: Numbers
    lrs: Numbers
    epochs: tuple[EpochFinished, ...]
    interventions: tuple[Intervention, ...]
    steps_per_epoch: int | None
    is_held: bool
    is_saved: bool
    ending: Ending | None
    written: float

    @property
    def has_news(self) -> bool:
        """Whether the run has figures that were not there before."""
        return bool(self.is_anew or len(self.losses) or self.epochs or self.interventions)

    def add_to(self, history: History) -> History:
        """Append the news to a history; a new one where what was read before does not hold."""
        if self.is_anew:
            history = History()
        history.extend(self.losses, self.lrs)
        for epoch in self.epochs:
            history.append(epoch)
        history.interventions.extend(self.interventions)
        history.steps_per_epoch = self.steps_per_epoch
        return history


def look(place: Place) -> Look:
    """What a run has gained since a place; from `Place(folder)` on, all of it.

    Rows that are not whole yet are left for the next look, and so are those of a file that is not
    there: on a network's disk it may be late.

    Raises:
        AtelierError: `run_damaged`, if there are rows that no run wrote.
        OSError: If the folder cannot be read just now.
    """
    try:
        return _look(place, is_anew=False)
    except (CutError, AtelierError):  # rows that do not follow what was read may make sense anew
        return _look(Place(place.folder, _was_held=place._was_held), is_anew=True)


def _look(place: Place, *, is_anew: bool) -> Look:
    folder = place.folder
    with os.scandir(folder):  # a folder that is gone is no run without news
        pass
    # Whoever ends a run writes its tables first: so these are read after looking for the end.
    is_held = _is_held(folder)
    ending = _ending(place, is_held=is_held)
    run_files.check_files(folder, *(tail.name for tail in place._tails))
    tails, rows = zip(*(tail.read(folder) for tail in place._tails), strict=True)
    try:
        epochs = [_epoch(row) for row in _cells(rows[0])]
        steps = _steps(rows[1], place.steps)
        interventions = [_intervention(row) for row in _cells(rows[2])]
    except ValueError as error:
        raise run_files.damaged(folder, Phrase("figure_broken")) from error
    first = place._first_epoch + sum(epoch == 1 for epoch, *_ in steps)
    is_past = place._is_past_first or bool(epochs) or any(epoch > 1 for epoch, *_ in steps)
    following = Place(folder, place.steps + len(steps), first, is_past, tails, is_held)
    return Look(
        following,
        is_anew,
        losses=np.array([loss for _, loss, _ in steps], dtype=np.float64),
        lrs=np.array([lr for *_, lr in steps], dtype=np.float64),
        epochs=tuple(epochs),
        interventions=tuple(interventions),
        steps_per_epoch=first if is_past and first else None,
        is_held=is_held,
        is_saved=_is_saved(folder),
        ending=ending,
        written=_written(folder),
    )


# Rows


def _cells(rows: Sequence[bytes]) -> Iterator[list[bytes]]:
    return (row.strip().split(b",") for row in rows)


def _steps(rows: Sequence[bytes], done: int) -> list[tuple[int, float, float]]:
    """Epoch, loss and learning rate of the steps after `done`; none is missing, none is double."""
    steps = []
    for number, (step, epoch, loss, lr) in enumerate(_cells(rows), done + 1):
        if int(step) != number:
            raise ValueError(f"step {number} is not there")
        steps.append((int(epoch), float(loss), float(lr)))
    return steps


def _epoch(row: list[bytes]) -> EpochFinished:
    epoch, train_loss, train_accuracy, val_loss, val_accuracy, seconds = row
    return EpochFinished(
        int(epoch),
        float(train_loss),
        float(train_accuracy),
        float(val_loss),
        float(val_accuracy),
        float(seconds),
    )


def _intervention(row: list[bytes]) -> Intervention:
    step, key, value = row
    return Intervention(int(step), key.decode(), value.decode())  # type: ignore[arg-type]


# Who writes it, and whether it is over


def _ending(place: Place, *, is_held: bool) -> Ending | None:
    if is_held:
        return None
    folder = place.folder
    if (folder / FINAL_FILE).is_file():
        return "finished"
    if not place._was_held:
        return None  # by whom it was written, and whether they still do, cannot be told
    return "stopped" if _is_saved(folder) else "killed"


def _is_saved(folder: Path) -> bool:
    with suppress(OSError):
        saved, written = ((folder / n).stat().st_mtime_ns for n in (CHECKPOINT_FILE, STEPS_FILE))
        return saved >= written
    return False


def _is_held(folder: Path) -> bool:
    """Whether a process of this machine holds the run's lock, as Linux lists it.

    To try the lock would be to take it for a moment, in the way of whoever begins to write.
    """
    try:
        lock = (folder / run_files.LOCK_FILE).stat()
        held = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    except OSError:
        return False
    file = f"{os.major(lock.st_dev):02x}:{os.minor(lock.st_dev):02x}:{lock.st_ino}"
    # 1: FLOCK  ADVISORY  WRITE 1234 fe:00:5678 0 EOF; who waits for one has an arrow before FLOCK.
    rows = (row.split() for row in held)
    # This process holds it for a moment only, when it lists the runs.
    return any(file in row and "->" not in row and str(os.getpid()) not in row for row in rows)


def _written(folder: Path) -> float:
    times = [0.0]
    for tail in _UNREAD:
        with suppress(OSError):
            times.append((folder / tail.name).stat().st_mtime)
    return max(times)

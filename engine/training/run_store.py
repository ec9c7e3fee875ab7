"""Runs on disk: list, open, compare. Light: numpy and filelock only, no torch.

Whatever lies in the folders, the list is made: a run that cannot be read is listed as damaged, with
the reason. Only small files are read for it, and only those that have changed since.
"""

import os
import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Literal

from engine.errors import AtelierError, Phrase, of_os_error
from engine.home import runs_folder
from engine.run_spec import RunSpec
from engine.training import following, run_files
from engine.training.events import EpochFinished
from engine.training.following import Look, Place
from engine.training.history import History, read_epochs
from engine.training.run_files import (
    ABOUT_FILE,
    EPOCHS_FILE,
    FINAL_FILE,
    RUN_FILES,
    SNAPSHOTS_FOLDER,
    SPEC_FILE,
    STEPS_FILE,
    damaged,
)
from engine.transform_steps import enabled_steps

RunState = Literal["running", "finished", "unfinished", "damaged"]
Stamp = tuple[tuple[str, int, int], ...]

_LAST_EPOCH = 1 << 31


@dataclass(frozen=True)
class RunSummary:
    """A run as the list shows it.

    Attributes:
        folder: Where it is.
        name: What the person calls it, or else the folder's name; one line.
        note: The person's own words, or "".
        spec: What it runs; None where that cannot be read.
        state: `running`: a process is writing it; `finished`: it has its final weights;
            `unfinished`: it can be continued; `damaged`: it cannot be read.
        error: What is wrong with it; None if nothing is.
        epochs: Figures of its finished epochs, in order.
        steps: Optimizer steps done.
        started: When its spec was written, in local time.
        size: Of its files, in bytes.
        stamp: Changes whenever its files do.
    """

    folder: Path
    name: str
    note: str = ""
    spec: RunSpec | None = None
    state: RunState = "unfinished"
    error: AtelierError | None = None
    epochs: tuple[EpochFinished, ...] = ()
    steps: int = 0
    started: datetime = datetime.min
    size: int = 0
    stamp: Stamp = field(default=(), repr=False)

    @cached_property
    def best(self) -> EpochFinished | None:
        """The first epoch of the highest validation accuracy; None if none was measured."""
        measured = (epoch for epoch in self.epochs if isfinite(epoch.val_accuracy))
        return max(measured, key=lambda epoch: epoch.val_accuracy, default=None)


@dataclass(frozen=True, eq=False)
class OpenedRun:
    """A run to look at.

    Attributes:
        folder: Where it is.
        spec: What it runs.
        history: Its figures so far.
        complete: Whether it has come to its planned end.
        look: How the figures were read, for whoever goes on to read them.
    """

    folder: Path
    spec: RunSpec
    history: History
    complete: bool = False
    look: Look | None = None


def list_runs(root: Path | None = None, known: Iterable[RunSummary] = ()) -> list[RunSummary]:
    """All runs, the newest first.

    Args:
        root: The folder whose subfolders are looked at; None for the person's own runs, wherever
            they are: below `home.runs_folder()`, and what was remembered (`run_files.remember`).
        known: A list that this function gave before. Runs whose files have not changed since are
            not read again: they are the same objects.

    Raises:
        AtelierError: `path_unusable`, if the folder of runs is there but cannot be listed.
    """
    folders = run_files.subfolders(runs_folder() if root is None else root)
    if root is None:
        folders += [folder for folder in run_files.remembered() if run_files.is_folder(folder)]
    before = {run.folder: run for run in known}
    found: dict[str, RunSummary] = {}
    for folder in folders:
        run = _summary(folder, before.get(folder))
        if run is not None:  # the same folder may be reached in two ways
            found.setdefault(os.path.realpath(folder), run)
    return sorted(found.values(), key=lambda run: (run.started, run.folder.name), reverse=True)


def _summary(folder: Path, known: RunSummary | None) -> RunSummary | None:
    """What is in a folder; None if it is no run's."""
    try:
        files = _files(folder)
    except OSError as error:
        name = run_files.usual_name(folder)
        return RunSummary(folder, name, state="damaged", error=damaged(folder, of_os_error(error)))
    if not any(name in files for name in RUN_FILES):
        return None
    stamp = tuple((name, info.st_mtime_ns, info.st_size) for name, info in files.items())
    unchanged = known is not None and known.stamp == stamp
    run = known if known is not None and unchanged else _read(folder, files, stamp)
    # Whoever begins to write a run changes its files at once; asking each lock takes its time.
    in_use = (not unchanged or run.state == "running") and run_files.is_in_use(folder)
    state: RunState = "finished" if FINAL_FILE in files else "unfinished"
    if in_use:
        state = "running"
    elif run.error is not None:
        state = "damaged"
    return run if run.state == state else replace(run, state=state)


def _files(folder: Path) -> dict[str, os.stat_result]:
    """What is known of the files that a run may have, links followed.

    Raises:
        OSError: If the folder may not be entered.
    """
    files = {}
    for name in (*RUN_FILES, ABOUT_FILE, SNAPSHOTS_FOLDER):
        path = f"{folder}{os.sep}{name}"
        with suppress(FileNotFoundError):
            try:
                files[name] = os.stat(path)  # noqa: PTH116  # making 2,000 paths takes longer
            except PermissionError:
                raise
            except OSError:  # a link that leads nowhere, or round and round: it is there, though
                files[name] = Path(path).lstat()
    return files


def _read(folder: Path, files: Mapping[str, os.stat_result], stamp: Stamp) -> RunSummary:
    name, note = run_files.about(folder)
    run = RunSummary(
        folder,
        name or run_files.usual_name(folder),
        note,
        started=_moment(files.get(SPEC_FILE)) or _moment(folder.stat()) or datetime.min,
        size=_size(folder, files),
        stamp=stamp,
    )
    try:
        run = replace(run, spec=_read_spec(folder))
        run_files.check_files(folder, EPOCHS_FILE, STEPS_FILE)
        epochs = _in_order(folder, read_epochs(folder))
        return replace(run, epochs=tuple(epochs), steps=_last_step(folder / STEPS_FILE))
    except AtelierError as error:
        return replace(run, error=error)
    except OSError as error:
        return replace(run, error=damaged(folder, of_os_error(error)))


def _read_spec(folder: Path) -> RunSpec:
    if not os.path.lexists(folder / SPEC_FILE):
        raise damaged(folder, Phrase("part_missing", name=SPEC_FILE))
    run_files.check_files(folder, SPEC_FILE)
    return RunSpec.read(folder / SPEC_FILE)


def _in_order(folder: Path, epochs: list[EpochFinished]) -> list[EpochFinished]:
    numbers = [0, *(epoch.epoch for epoch in epochs), _LAST_EPOCH]
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        raise damaged(folder, Phrase("epochs_disordered", name=EPOCHS_FILE))
    return epochs


def _moment(info: os.stat_result | None) -> datetime | None:
    if info is not None:
        with suppress(OverflowError, OSError, ValueError):  # a clock gone wild
            return datetime.fromtimestamp(info.st_mtime)
    return None


def _size(folder: Path, files: Mapping[str, os.stat_result]) -> int:
    total = sum(info.st_size for info in files.values() if stat.S_ISREG(info.st_mode))
    with suppress(OSError), os.scandir(folder / SNAPSHOTS_FOLDER) as entries:
        total += sum(entry.stat(follow_symlinks=False).st_size for entry in entries)
    return total


def _last_step(path: Path) -> int:
    """The number at the start of a table's last whole row; 0 if there is none.

    Only the end of the file is read: it may have a million rows.
    """
    with suppress(FileNotFoundError), path.open("rb") as table:
        end = table.seek(0, os.SEEK_END)
        table.seek(max(0, end - 512))
        numbers = re.findall(rb"\n([0-9]{1,15}),[^\n]*(?=\n)", table.read())
        return int(numbers[-1]) if numbers else 0
    return 0


# One run, and several


def open_run(folder: Path) -> OpenedRun:
    """Read a run with all its figures.

    Raises:
        AtelierError: `run_missing`, `run_damaged`, or the spec's own errors.
    """
    if not run_files.is_run(folder):
        raise AtelierError("run_missing", path=folder)
    try:
        spec = _read_spec(folder)
        look = following.look(Place(folder))
    except OSError as error:
        raise damaged(folder, of_os_error(error)) from error
    _in_order(folder, list(look.epochs))
    history = look.add_to(History())
    return OpenedRun(folder, spec, history, (folder / FINAL_FILE).is_file(), look)


def fields_of(spec: RunSpec) -> dict[str, object]:
    """A spec as one row of values by their paths ("train.lr"), in the spec's order."""
    record = spec.to_dict()
    del record["version"]  # of the file's format, not of the run
    steps = enabled_steps(spec.data.transforms)
    record["data"]["transforms"] = [step.expression() for step in steps]
    record["data"]["merge"] = [" + ".join(map(str, group)) for group in spec.data.merge]
    return dict(_leaves("", record))


def _leaves(path: str, value: object) -> list[tuple[str, object]]:
    if not isinstance(value, dict):
        return [(path, value)]
    inner = ((f"{path}.{key}" if path else str(key), item) for key, item in value.items())
    return [leaf for place, item in inner for leaf in _leaves(place, item)]


def differences(specs: Sequence[RunSpec]) -> list[tuple[str, list[object]]]:
    """Where specs differ: the path of each such field, and its value in each of the specs.

    In the spec's order; None where a spec has no such field.
    """
    rows = [fields_of(spec) for spec in specs]
    paths = dict.fromkeys(path for row in rows for path in row)
    compared = ((path, [row.get(path) for row in rows]) for path in paths)
    return [(path, values) for path, values in compared if any(v != values[0] for v in values)]

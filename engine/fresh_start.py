"""A fresh start for the next pupil: what the last one made is put away whole. Light: no torch.

Everything of the person's moves into a dated folder below `kept_folder()`, by renames alone. That
folder is laid out as a home is: with ATELIER_HOME naming it, Atelier shows the old work again.
Downloaded datasets, settings and the log belong to the place, and stay.
"""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from engine import home
from engine.errors import AtelierError, of_os_error
from engine.files import write_text

# Names, not "all but what stays": somebody may have made a folder with other things the home.
_THINGS: Final = (
    "runs",
    "runs-elsewhere.txt",
    "trash",
    "drawings",
    "taught.safetensors",
    "taught-before.safetensors",
    "trusted-code.json",
    "trusted-code.damaged.json",
    "desk.json",  # what was open in the window
    "lessons.json",  # how far they have come
    "datasets/folders",  # the person's own pictures, as they were decoded
)
_MARK = ".unfinished"  # holds the name of the folder that a crash has left half filled
_NAME = re.compile(r"\d{4}-\d\d-\d\d \d\d-\d\d( \(\d+\))?")


@dataclass(frozen=True)
class Kept:
    """What was put away.

    Attributes:
        folder: Where it is now.
        runs: How many runs are in it.
    """

    folder: Path
    runs: int


def kept_folder() -> Path:
    """Where the works of earlier pupils are, a dated folder for each."""
    return home.home() / "kept"


def works() -> list[Path]:
    """The folders of earlier works, the oldest first."""
    with suppress(OSError):
        folders = [path for path in kept_folder().iterdir() if _NAME.fullmatch(path.name)]
        return sorted(folders, key=lambda path: path.name)
    return []


def put_away(now: datetime | None = None) -> Kept | None:
    """Move everything of the person's into a new dated folder.

    A crash in between loses nothing: what was not moved yet is where it was, and `finish` (or the
    next call) moves it to the rest.

    Args:
        now: What the folder is named after; by default the present minute.

    Returns:
        What was put away, and where; None if there was nothing.

    Raises:
        AtelierError: `fresh_start_busy` if a run is being written; nothing was moved then.
            `fresh_start_failed` if something cannot be moved; another call goes on.
    """
    finished = finish()
    if not _present():
        return finished
    stamp = f"{now or datetime.now():%Y-%m-%d %H-%M}"
    return _move_to(_free(kept_folder() / stamp))


def finish() -> Kept | None:
    """Do the rest of what a crash has interrupted; to be called before anybody makes new work.

    Returns:
        What has been put away, and where; None if nothing was interrupted.

    Raises:
        AtelierError: As `put_away`.
    """
    name = ""
    with suppress(OSError, ValueError):
        name = (kept_folder() / _MARK).read_text(encoding="utf-8").strip()
    return _move_to(kept_folder() / name) if _NAME.fullmatch(name) else None


def _move_to(folder: Path) -> Kept:
    _check_free()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_text(folder.parent / _MARK, folder.name)
        for name in _present():
            target = _free(folder / name)
            target.parent.mkdir(parents=True, exist_ok=True)
            (home.home() / name).rename(target)
        (folder.parent / _MARK).unlink()
    except OSError as error:
        # This is told; the mark is for a crash. What is left behind goes into a folder of its own.
        with suppress(OSError):
            (folder.parent / _MARK).unlink(missing_ok=True)
        raise AtelierError(
            "fresh_start_failed", path=home.home(), reason=of_os_error(error)
        ) from error
    from engine.training import run_files  # not at every start

    return Kept(folder, len(run_files.subfolders(folder / "runs")))


def _check_free() -> None:
    from engine.training import run_files

    for run in run_files.subfolders(home.runs_folder()):
        if run_files.is_in_use(run):
            raise AtelierError("fresh_start_busy", path=run)


def _present() -> list[str]:
    """What there is to put away; an empty folder is nothing."""
    root = home.home()
    damaged = sorted(path.name for path in root.glob("desk-damaged-*.json"))
    return [name for name in (*_THINGS, *damaged) if _is_something(root / name)]


def _is_something(path: Path) -> bool:
    with suppress(OSError):
        if path.is_dir():
            return any(path.iterdir())
    return os.path.lexists(path)


def _free(wanted: Path) -> Path:
    """A path that nothing has yet, named after one."""
    path, taken = wanted, 1
    while os.path.lexists(path):
        taken += 1
        path = wanted.with_name(f"{wanted.name} ({taken})")
    return path

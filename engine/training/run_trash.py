"""Deleted runs: they wait in the trash until it is emptied. Light: no torch.

Beside each run in the trash a text file keeps where it came from.
"""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from engine.errors import AtelierError, of_os_error
from engine.home import runs_folder, trash_folder
from engine.training import run_files
from engine.training.run_store import RunSummary, list_runs

_ORIGIN_SUFFIX = ".origin"


def trash(folder: Path) -> Path:
    """Move a run to the trash.

    Args:
        folder: The run's. Outside `home.runs_folder()` it must hold nothing else: nobody's other
            files disappear with a run.

    Returns:
        Where it is now.

    Raises:
        AtelierError: `not_a_run`, `run_in_use`, `run_not_alone` or `cannot_move`; nothing was
            moved then.
    """
    source = run_files.absolute(folder)
    _check_disposable(source)
    target = _free(trash_folder() / source.name)
    origin = _origin_file(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # First, so that a crash in between leaves a note too many, not a run without one.
        origin.write_bytes(os.fsencode(source))
        _move(source, target)
    except OSError as error:
        with suppress(OSError):
            origin.unlink()
        raise AtelierError("cannot_move", path=source, reason=of_os_error(error)) from error
    return target


def _check_disposable(source: Path) -> None:
    if not run_files.is_folder(source) or not run_files.is_run(source):
        raise AtelierError("not_a_run", path=source)
    if run_files.is_in_use(source):
        raise AtelierError("run_in_use", path=source)
    if not run_files.is_own(source):
        own = {
            *run_files.RUN_FILES,
            run_files.ABOUT_FILE,
            run_files.LOCK_FILE,
            run_files.SNAPSHOTS_FOLDER,
        }
        try:
            foreign = sorted({path.name for path in source.iterdir()} - own)
        except OSError as error:
            raise AtelierError("cannot_move", path=source, reason=of_os_error(error)) from error
        foreign = [name for name in foreign if not name.endswith(".part")]
        if foreign:
            raise AtelierError("run_not_alone", path=source, example=foreign[0])


def restore(trashed: Path) -> Path:
    """Bring a run back from the trash, to where it was if that place is still free.

    Args:
        trashed: What `trash` returned.

    Returns:
        Where it is now.

    Raises:
        AtelierError: `not_a_run` or `cannot_move`.
    """
    if trashed.parent != trash_folder() or not run_files.is_folder(trashed):
        raise AtelierError("not_a_run", path=trashed)
    target = _free(_origin(trashed))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _move(trashed, target)
    except OSError as error:
        raise AtelierError("cannot_move", path=trashed, reason=of_os_error(error)) from error
    with suppress(OSError):
        _origin_file(trashed).unlink()
    run_files.remember(target)
    return target


def trashed_runs() -> list[RunSummary]:
    """The runs in the trash, the newest first.

    Raises:
        AtelierError: `path_unusable`, if the trash cannot be listed.
    """
    return list_runs(trash_folder())


def empty_trash() -> None:
    """Delete for good what is in the trash.

    Raises:
        AtelierError: `cannot_delete`; the rest is deleted all the same.
    """
    failed: AtelierError | None = None
    with suppress(FileNotFoundError):
        for path in sorted(trash_folder().iterdir()):
            try:
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
            except OSError as error:
                failed = AtelierError("cannot_delete", path=path, reason=of_os_error(error))
    if failed is not None:
        raise failed


def _origin_file(trashed: Path) -> Path:
    return trashed.with_name(trashed.name + _ORIGIN_SUFFIX)


def _origin(trashed: Path) -> Path:
    """Where a run was; below `home.runs_folder()` if that is not known or no longer there."""
    with suppress(OSError, ValueError):
        origin = Path(os.fsdecode(_origin_file(trashed).read_bytes()))
        if origin.is_absolute() and origin.parent.is_dir():
            return origin
    return runs_folder() / trashed.name


def _free(wanted: Path) -> Path:
    """A path that nothing has yet, named after one."""
    path, taken = wanted, 1
    while os.path.lexists(path):
        taken += 1
        path = wanted.with_name(f"{wanted.name} ({taken})")
    return path


def _move(source: Path, target: Path) -> None:
    """Move a folder, or the link to one; to another file system by copying it whole first."""
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        try:
            shutil.copytree(source, target, symlinks=True)
        except OSError:  # shutil.Error too: a full disk, a file that cannot be read
            shutil.rmtree(target, ignore_errors=True)
            raise
        shutil.rmtree(source)

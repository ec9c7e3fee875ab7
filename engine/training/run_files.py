"""What a run's folder holds, and where such folders are. Light: filelock only, no torch.

Nothing here trusts what lies in a folder: it may be damaged, foreign, huge, or no file at all.
"""

import json
import os
import re
import stat
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from engine.errors import AtelierError, Phrase, Said, of_os_error
from engine.files import write_text
from engine.home import runs_elsewhere_file, runs_folder

SPEC_FILE = "spec.json"
STEPS_FILE = "metrics.csv"
EPOCHS_FILE = "epochs.csv"
INTERVENTIONS_FILE = "interventions.csv"
CHECKPOINT_FILE = "last.ckpt"
BEST_FILE = "best.safetensors"
FINAL_FILE = "final.safetensors"
# What makes a folder a run's: at least one of these is in it.
RUN_FILES = (
    SPEC_FILE,
    STEPS_FILE,
    EPOCHS_FILE,
    INTERVENTIONS_FILE,
    CHECKPOINT_FILE,
    BEST_FILE,
    FINAL_FILE,
)
ABOUT_FILE = "about.json"
LOCK_FILE = ".lock"
SNAPSHOTS_FOLDER = "snapshots"

# No run writes larger ones. What is larger was not written by a run, and could take all memory.
_LARGEST = {
    SPEC_FILE: 1 << 20,
    ABOUT_FILE: 1 << 20,
    EPOCHS_FILE: 1 << 24,
    INTERVENTIONS_FILE: 1 << 24,
    STEPS_FILE: 1 << 31,
}
_LARGEST_LIST = 1 << 20
_LONGEST_NAME = 200
_DATE = re.compile(r"^\d{4}-\d\d-\d\d \d\d-\d\d-\d\d ")
_LONGEST_NOTE = 20_000


def is_run(folder: Path) -> bool:
    """Whether a folder holds at least one of a run's files."""
    return any(os.path.lexists(folder / name) for name in RUN_FILES)


def is_in_use(folder: Path) -> bool:
    """Whether a process, this one or another, is writing a run."""
    lock = folder / LOCK_FILE
    try:
        # Where there is none, none is made: looking changes nothing.
        if not stat.S_ISREG(lock.lstat().st_mode):
            return False
        with FileLock(lock, timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False


def damaged(folder: Path, reason: Said) -> AtelierError:
    """The error `run_damaged`."""
    return AtelierError("run_damaged", path=folder, reason=reason)


def check_files(folder: Path, *names: str) -> None:
    """Check that those of a run's texts which are there can be read: a pipe would never end.

    Raises:
        AtelierError: `run_damaged`.
        OSError: If they may not be looked at.
    """
    for name in names:
        with suppress(FileNotFoundError):
            info = (folder / name).stat()
            if not stat.S_ISREG(info.st_mode):
                raise damaged(folder, Phrase("part_no_file", name=name))
            if info.st_size > _LARGEST[name]:
                raise damaged(folder, Phrase("part_large", name=name))


# A person's own words


def about(folder: Path) -> tuple[str, str]:
    """A run's name and note, each "" if there is none: that they are damaged is no obstacle."""
    record: Any = None
    with suppress(OSError, ValueError, RecursionError, AtelierError):
        check_files(folder, ABOUT_FILE)
        record = json.loads((folder / ABOUT_FILE).read_text(encoding="utf-8"))
    if not isinstance(record, dict):
        return "", ""
    name, note = record.get("name"), record.get("note")
    return (
        one_line(name) if isinstance(name, str) else "",
        _clean(note) if isinstance(note, str) else "",
    )


def describe(folder: Path, name: str | None = None, note: str | None = None) -> None:
    """Rename a run, or note something about it; the folder keeps its own name.

    Args:
        folder: The run's.
        name: Another name; "" for the folder's own. None to leave it as it is.
        note: Another note; None to leave it as it is.

    Raises:
        AtelierError: `run_missing` or `cannot_write`.
    """
    if not is_run(folder):
        raise AtelierError("run_missing", path=folder)
    old_name, old_note = about(folder)
    record = {
        "name": old_name if name is None else one_line(name),
        "note": old_note if note is None else _clean(note),
    }
    path = folder / ABOUT_FILE
    try:
        write_text(path, json.dumps(record, ensure_ascii=False, indent=2) + "\n")
    except OSError as error:
        raise AtelierError("cannot_write", path=path, reason=of_os_error(error)) from error


def usual_name(folder: Path) -> str:
    """What a run is called until the person names it: its folder, less the date that we put first.

    The list shows the date beside it.
    """
    return one_line(_DATE.sub("", folder.name)) or one_line(folder.name)


def one_line(text: str) -> str:
    """A name that can be shown and written, whatever a file system or JSON took for text."""
    return " ".join(_clean(text).split())[:_LONGEST_NAME].strip()


def _clean(text: str) -> str:
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept)[:_LONGEST_NOTE]


# Where runs are


def subfolders(root: Path) -> list[Path]:
    """The folders directly in one, hidden ones left out; empty if it is not there.

    Raises:
        AtelierError: `path_unusable`, if it cannot be listed.
    """
    folders = []
    try:
        with os.scandir(root) as entries:
            for entry in entries:
                with suppress(OSError):  # a link that leads round and round
                    if not entry.name.startswith(".") and entry.is_dir():
                        folders.append(root / entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise AtelierError("path_unusable", path=root, reason=of_os_error(error)) from error
    return folders


def absolute(path: Path) -> Path:
    """A path from the root, without ".."; links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def is_folder(path: Path) -> bool:
    """Whether a path that may be anything leads to a folder."""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def is_own(folder: Path) -> bool:
    """Whether a folder is directly below `home.runs_folder()`, where a run has it to itself."""
    return absolute(folder).parent == absolute(runs_folder())


def remember(folder: Path) -> None:
    """Have a run listed that is not below `home.runs_folder()`; as far as that can be written."""
    path = absolute(folder)
    line = os.fsencode(path)
    if is_own(path) or path in remembered() or len(line.splitlines()) != 1:
        return
    with suppress(OSError):
        file = runs_elsewhere_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        # In one write, so that two processes do not mix their lines; and behind a line break, so
        # that it stands alone even where an older line was cut off. Empty lines do no harm.
        with file.open("ab", buffering=0) as listed:
            listed.write(b"\n" + line + b"\n")


def remembered() -> list[Path]:
    """The folders that `remember` was told of; some may be gone."""
    content = b""
    file = runs_elsewhere_file()
    with suppress(OSError):
        info = file.stat()
        if stat.S_ISREG(info.st_mode) and info.st_size <= _LARGEST_LIST:
            content = file.read_bytes()
    lines = dict.fromkeys(line for line in content.splitlines() if b"\0" not in line)
    return [path for path in (Path(os.fsdecode(line)) for line in lines) if path.is_absolute()]

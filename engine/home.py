"""Where things live on this machine. Light: no torch, no Qt.

`ATELIER_HOME` (by default the platform's folder for user data) holds `datasets/`, `runs/`,
`drawings/`, `trash/` and `log/`. Datasets alone may come from elsewhere, read-only if need be:
`ATELIER_DATA` or an explicit `--data-root`.
"""

import os
from datetime import datetime
from pathlib import Path

import platformdirs

from engine.errors import AtelierError


def home() -> Path:
    """The folder that holds everything of the person's (not created here)."""
    chosen = os.environ.get("ATELIER_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("atelier", False))


def runs_folder() -> Path:
    """Where the window keeps its runs."""
    return home() / "runs"


def runs_elsewhere_file() -> Path:
    """A text file that remembers the runs outside `runs_folder()`, one absolute path a line."""
    return home() / "runs-elsewhere.txt"


def trash_folder() -> Path:
    """Where deleted runs wait until the trash is emptied."""
    return home() / "trash"


def drawings_folder() -> Path:
    """Where the drawings are that the person has named."""
    return home() / "drawings"


def taught_weights() -> Path:
    """The weights that have learned from the person's drawings, if they took any."""
    return home() / "taught.safetensors"


def downloads_folder() -> Path:
    """Where downloaded datasets go: always the person's own folder."""
    return home() / "datasets"


def default_weights() -> Path:
    """The weights that ship with Atelier; see the model card beside them."""
    return Path(__file__).parent.parent / "resources" / "weights" / "sketch.safetensors"


def data_roots(explicit: Path | None = None) -> tuple[Path, ...]:
    """The folders to look for datasets in, in order.

    Args:
        explicit: What `--data-root` said. It, or else `ATELIER_DATA`, comes before the person's
            own downloads.

    Raises:
        AtelierError: `data_root_missing`, `data_root_no_folder` or `data_root_unreadable`, if a
            root that was named cannot be used.
    """
    named = explicit or os.environ.get("ATELIER_DATA")
    return (_checked(Path(named)), downloads_folder()) if named else (downloads_folder(),)


def _checked(root: Path) -> Path:
    try:
        if not root.exists():
            raise AtelierError("data_root_missing", path=root)
        if not root.is_dir():
            raise AtelierError("data_root_no_folder", path=root)
    except OSError as error:  # a parent that may not be entered
        raise AtelierError("data_root_unreadable", path=root) from error
    if not os.access(root, os.R_OK | os.X_OK):
        raise AtelierError("data_root_unreadable", path=root)
    return root


def new_run_folder(model: str, dataset: str) -> Path:
    """A folder name for a new run below `runs_folder()` that no run has yet (not created)."""
    stem = f"{datetime.now():%Y-%m-%d %H-%M-%S} {model} {dataset}"
    taken = 1
    folder = runs_folder() / stem
    while folder.exists():
        taken += 1
        folder = runs_folder() / f"{stem} ({taken})"
    return folder

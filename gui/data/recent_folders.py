"""The folders whose pictures were imported last, from one start to the next."""

from pathlib import Path

from PySide6.QtCore import QSettings

from engine import home

_KEY = "data/recent-folders"
_MOST = 8


class RecentFolders:
    """Paths, the newest first, beside the window's other settings."""

    def __init__(self, path: Path | None = None) -> None:
        file = path or home.home() / "settings.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def paths(self) -> list[str]:
        """The remembered paths; what cannot be read counts as not there."""
        value = self._store.value(_KEY, [])
        if isinstance(value, str):  # how Qt gives back a list of one
            value = [value]
        if not isinstance(value, list):
            return []
        return [path for path in value if isinstance(path, str) and path]

    def remember(self, path: str) -> None:
        """Put a path first."""
        others = [other for other in self.paths() if other != path]
        self._store.setValue(_KEY, [path, *others][:_MOST])

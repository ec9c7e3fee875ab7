"""What the window remembers from one start to the next."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from engine import home
from gui.theme import Scheme

_SCHEMES: tuple[Scheme, ...] = ("system", "light", "dark")


class Settings:
    """Window geometry, docks and looks, in `settings.ini` below the home folder.

    What cannot be read (a damaged or foreign file) counts as not set.
    """

    def __init__(self, path: Path | None = None) -> None:
        file = path or home.home() / "settings.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray | None:
        """The window's place and size, as Qt saves it."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    @property
    def layout(self) -> QByteArray | None:
        """Where the window's docks are, as Qt saves it."""
        value = self._store.value("window/layout")
        return value if isinstance(value, QByteArray) else None

    @layout.setter
    def layout(self, value: QByteArray) -> None:
        self._store.setValue("window/layout", value)

    @property
    def scheme(self) -> Scheme:
        """`system`, `light` or `dark`."""
        value = self._store.value("looks/scheme", "system")
        return next((scheme for scheme in _SCHEMES if scheme == value), "system")

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._store.setValue("looks/scheme", value)

"""What the window remembers from one start to the next, in one place.

The person's own settings lie in `settings.ini` below the home folder. What they have not set comes
from a file of the same form that an administrator may put down for all who use the machine
(`shared_file()`), and else from the defaults here.
"""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, TypeVar, get_args

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from engine import home
from engine.errors import AtelierError
from engine.train_spec import MAX_THREADS, DeviceName
from gui.theme import Motion, Scheme

LanguageChoice = Literal["system", "en", "ko"]

LANGUAGE_CHOICES: Final[tuple[LanguageChoice, ...]] = get_args(LanguageChoice)
MOTIONS: Final[tuple[Motion, ...]] = get_args(Motion)
SCHEMES: Final[tuple[Scheme, ...]] = get_args(Scheme)
DEVICE_NAMES: Final[tuple[DeviceName, ...]] = get_args(DeviceName)
TEXT_SCALES: Final = (1.0, 1.25, 1.5, 2.0)
USUAL_KEPT_MB: Final = 200  # as in `engine.training.snapshots`, which imports torch
LEAST_KEPT_MB: Final = 10
MOST_KEPT_MB: Final = 1_000_000

_LAYOUT = "window"  # the group that `forget_layout` forgets
_RECENT = "data/recent-folders"  # kept by `gui.data.recent_folders`
_MOST_BYTES = 1 << 20  # a settings file is some kilobytes; nothing larger is read at the start

Choice = TypeVar("Choice", bound=str)


def shared_file() -> Path:
    """The settings for all who use this machine; an administrator's to write, never ours."""
    return Path(platformdirs.site_config_dir("atelier", False)) / "settings.ini"


class Settings:
    """Typed settings; each is checked when it is read, and saved at once when it is set.

    What cannot be read (a value of another type or out of its range) counts as not set.

    Args:
        path: The person's own file; by default `settings.ini` below the home folder.
        shared: The machine's, read only; by default `shared_file()`.

    Attributes:
        set_aside: Where the person's own file was moved to because it could not be read.
        shared_damaged: The machine's file, if it is there and cannot be read.
        unwritable: Why settings are kept in memory only; None while they are saved. May change
            whenever something is set.
    """

    def __init__(self, path: Path | None = None, shared: Path | None = None) -> None:
        self.file = path or home.home() / "settings.ini"
        shared = shared or shared_file()
        self.set_aside: Path | None = None
        self.shared_damaged: Path | None = None
        self.unwritable: AtelierError | None = None
        self._memory: dict[str, object] = {}  # what was set since the start
        self._shared: QSettings | None = None
        if _is_sound(shared):
            self._shared = _opened(shared)
        else:
            self.shared_damaged = shared
        self._own: QSettings | None = None
        if not _is_sound(self.file):
            self._put_aside()
        if self.unwritable is None:
            self._own = _opened(self.file)
            if not _is_writable(self.file.parent):
                self._is_unwritable()

    # The window

    @property
    def geometry(self) -> QByteArray | None:
        """The window's place and size, as Qt saves it."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._write("window/geometry", value)

    @property
    def layout(self) -> QByteArray | None:
        """Where the window's docks are, as Qt saves it."""
        return self._bytes("window/layout")

    @layout.setter
    def layout(self, value: QByteArray) -> None:
        self._write("window/layout", value)

    def forget_layout(self) -> None:
        """Forget everything about where things are in the window: all keys in `window/`."""
        self._remove(_LAYOUT)

    def forget_recent(self) -> None:
        """Forget which folders were used last: the next pupil's are others."""
        self._remove(_RECENT)

    # General and looks

    @property
    def language(self) -> LanguageChoice:
        """`system`, `en` or `ko`."""
        return self._choice("start/language", LANGUAGE_CHOICES, "system")

    @language.setter
    def language(self, value: LanguageChoice) -> None:
        self._write("start/language", value)

    @property
    def start_page(self) -> bool:
        """Whether the window begins with the start page."""
        return self._flag("start/page", True)

    @start_page.setter
    def start_page(self, value: bool) -> None:
        self._write("start/page", value)

    @property
    def scheme(self) -> Scheme:
        """`system`, `light` or `dark`."""
        return self._choice("looks/scheme", SCHEMES, "system")

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._write("looks/scheme", value)

    @property
    def text_scale(self) -> float:
        """How large text is: one of `TEXT_SCALES`, 1.0 for the system's size."""
        percent = self._whole("looks/text-percent", 0, 1000, 100)
        return next((scale for scale in TEXT_SCALES if round(scale * 100) == percent), 1.0)

    @text_scale.setter
    def text_scale(self, value: float) -> None:
        self._write("looks/text-percent", round(value * 100))

    @property
    def motion(self) -> Motion:
        """Whether things may move by themselves: `system`, `reduced` or `full`."""
        return self._choice("looks/motion", MOTIONS, "system")

    @motion.setter
    def motion(self, value: Motion) -> None:
        self._write("looks/motion", value)

    # Data and training

    @property
    def data_folder(self) -> Path | None:
        """Where datasets are looked for first (absolute); None for the usual place."""
        value = self._value("data/folder")
        if not isinstance(value, str) or "\0" in value:
            return None
        folder = Path(value)
        return folder if folder.is_absolute() else None

    @data_folder.setter
    def data_folder(self, value: Path | None) -> None:
        if value is None:
            self._remove("data/folder")
        else:
            self._write("data/folder", str(value))

    @property
    def has_own_data_folder(self) -> bool:
        """Whether the person has set `data_folder`, rather than who looks after the machine."""
        own = self._own is not None and self._own.contains("data/folder")
        return own or "data/folder" in self._memory

    def data_root(self, said: Path | None = None) -> Path | None:
        """What to pass on as `data_root`: the setting, unless something stronger was said.

        Args:
            said: What `--data-root` said. It comes first, then `ATELIER_DATA`, which the engine
                reads itself (None is returned then), then `data_folder`.
        """
        if said is not None or os.environ.get("ATELIER_DATA"):
            return said
        return self.data_folder

    @property
    def device(self) -> DeviceName:
        """What the training form offers first."""
        return self._choice("training/device", DEVICE_NAMES, "auto")

    @device.setter
    def device(self, value: DeviceName) -> None:
        self._write("training/device", value)

    @property
    def threads(self) -> int:
        """Threads of one operation that the training form offers first; 0 for the machine's own."""
        return self._whole("training/threads", 0, MAX_THREADS, 0)

    @threads.setter
    def threads(self, value: int) -> None:
        self._write("training/threads", value)

    @property
    def kept_weights_mb(self) -> int:
        """Room for the weights of one run's past epochs, in MB (10^6 bytes)."""
        return self._whole("training/kept-weights-mb", LEAST_KEPT_MB, MOST_KEPT_MB, USUAL_KEPT_MB)

    @kept_weights_mb.setter
    def kept_weights_mb(self, value: int) -> None:
        self._write("training/kept-weights-mb", value)

    # Reading and writing

    def _value(self, key: str) -> object:
        if key in self._memory:
            return self._memory[key]
        for store in (self._own, self._shared):
            if store is not None and store.contains(key):
                return store.value(key)
        return None

    def _choice(self, key: str, known: Sequence[Choice], default: Choice) -> Choice:
        value = self._value(key)
        if not isinstance(value, str):  # a QByteArray equals the text in it
            return default
        return next((choice for choice in known if choice == value), default)

    def _flag(self, key: str, default: bool) -> bool:
        value = str(self._value(key)).lower()
        return {"true": True, "1": True, "false": False, "0": False}.get(value, default)

    def _whole(self, key: str, least: int, most: int, default: int) -> int:
        value = str(self._value(key))
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            return default
        return int(value) if least <= int(value) <= most else default

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._value(key)
        return value if isinstance(value, QByteArray) else None

    def _write(self, key: str, value: object) -> None:
        self._memory[key] = value
        if self._own is not None:
            self._own.setValue(key, value)
            self._save()

    def _remove(self, group: str) -> None:
        """Unset a key, or all keys of a group."""
        inside = f"{group}/"
        for key in [key for key in self._memory if key == group or key.startswith(inside)]:
            del self._memory[key]
        if self._own is not None:
            self._own.remove(group)
            self._save()

    def _save(self) -> None:
        """Bring to the disk what was set; the settings hold in memory if that does not work."""
        writer = QSettings(str(self.file), QSettings.Format.IniFormat)
        writer.sync()  # of the file, whichever object has changed it
        if writer.status() is QSettings.Status.AccessError:
            self._is_unwritable()
        else:
            self.unwritable = None

    def _is_unwritable(self) -> None:
        self.unwritable = AtelierError("settings_unwritable", path=self.file)

    def _put_aside(self) -> None:
        """Make room for a new file; the old one may hold what somebody wants to see."""
        stamp = f"{datetime.now():%Y-%m-%d %H-%M-%S}"
        aside = self.file.with_name(f"settings-damaged-{stamp}.ini")
        taken = 1
        while os.path.lexists(aside):
            taken += 1
            aside = self.file.with_name(f"settings-damaged-{stamp} ({taken}).ini")
        try:
            self.file.rename(aside)
        except OSError:
            self._is_unwritable()
        else:
            self.set_aside = aside


def _opened(path: Path) -> QSettings:
    return QSettings(str(path), QSettings.Format.IniFormat)


def _is_sound(path: Path) -> bool:
    """Whether a settings file can be read as one; one that is not there can."""
    try:
        if not os.path.lexists(path):
            return True
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return False
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return False
    # Qt passes over lines that are none of a settings file. A power cut may leave one of zeros.
    lines = [line.strip() for line in text.split("\n")]
    is_ini = all("=" in line or line[:1] in ("", "[", ";", "#") for line in lines)
    is_whole = "\0" not in text and is_ini
    return is_whole and _opened(path).status() is QSettings.Status.NoError


def _is_writable(folder: Path) -> bool:
    """Whether a file could be written in a folder, which may have to be made."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)

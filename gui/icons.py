"""Icons: our own line drawings from `resources/icons`, in the colours of the theme in force.

A drawing says `currentColor` where it has ink. `icon` gives one whose ink follows the theme, is
paler when disabled, and is painted anew for every device pixel ratio, so that it is always sharp.
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui import theme

FOLDER = Path(__file__).parent.parent / "resources" / "icons"
_WINDOW_SIZES = (16, 24, 32, 48, 64, 128, 256)


def names() -> list[str]:
    """What icons there are, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.svg") if path.stem != "atelier")


def icon(name: str, on_accent: bool = False) -> QIcon:
    """An icon in the theme's colours; it need not be made anew when the theme changes.

    Args:
        name: One of `names()`.
        on_accent: Whether it stands on the accent colour, as on a primary button.

    Raises:
        KeyError: If there is no such icon.
    """
    if not _path(name).exists():
        raise KeyError(name)
    return QIcon(_Engine(name, on_accent))


def window_icon() -> QIcon:
    """The application's own picture, in the sizes that window managers ask for."""
    renderer = QSvgRenderer(str(_path("atelier")))
    made = QIcon()
    for size in _WINDOW_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _path(name: str) -> Path:
    return FOLDER / f"{name}.svg"


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = _path(name).read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))


class PaintedEngine(QIconEngine):
    """Whatever `paint` draws, drawn anew for every size and device pixel ratio."""

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """As it is on a screen with one device pixel to each logical one."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Of `size` times `scale` pixels; who asked sets the ratio."""
        pixmap = QPixmap(size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap


class _Engine(PaintedEngine):
    def __init__(self, name: str, on_accent: bool) -> None:
        super().__init__()
        self._name = name
        self._on_accent = on_accent

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._on_accent)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _renderer(self._name, self._colour(mode)).render(painter, QRectF(rect))

    def _colour(self, mode: QIcon.Mode) -> str:
        tokens = theme.current()
        if mode == QIcon.Mode.Disabled:
            return tokens.text_disabled
        return tokens.accent_text if self._on_accent else tokens.text

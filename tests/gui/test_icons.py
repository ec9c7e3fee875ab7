"""Icons: one family of drawings, in the theme's colours, sharp at any scale."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from gui import icons, theme
from gui.icons import FOLDER

NAMES = icons.names()
NEEDED = [
    "app",
    "check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "close",
    "code",
    "copy",
    "data",
    "download",
    "draw",
    "error",
    "export",
    "folder",
    "help",
    "image",
    "info",
    "language",
    "minus",
    "model",
    "moon",
    "open",
    "paste",
    "pause",
    "play",
    "plus",
    "redo",
    "refresh",
    "reset",
    "save",
    "script",
    "search",
    "settings",
    "start",
    "step",
    "stop",
    "sun",
    "text-size",
    "training",
    "trash",
    "undo",
    "warning",
    "weights",
]


@pytest.fixture(autouse=True)
def as_usual(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def inks(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """The colours of its opaque pixels."""
    picture = icon.pixmap(QSize(96, 96), 1.0, mode).toImage()
    picture = picture.convertToFormat(QImage.Format.Format_ARGB32)
    colours = (
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    )
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_all_that_is_asked_for_is_there() -> None:
    assert set(NEEDED) <= set(NAMES)
    with pytest.raises(KeyError):
        icons.icon("no such icon")


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_in_the_family(name: str) -> None:
    drawing = ElementTree.parse(FOLDER / f"{name}.svg").getroot()
    assert drawing.get("viewBox") == "0 0 24 24"
    assert drawing.get("stroke-width") == "1.75"
    assert drawing.get("stroke-linecap") == drawing.get("stroke-linejoin") == "round"
    used = {part.get(kind) for part in drawing.iter() for kind in ("fill", "stroke")}
    assert used <= {"currentColor", "none", None}  # the theme gives the ink
    assert inks(icons.icon(name)) == {QColor(theme.LIGHT.text).name()}


def test_ink_follows_the_theme_and_the_state(qapp: QApplication) -> None:
    plain, on_accent = icons.icon("play"), icons.icon("play", on_accent=True)
    for tokens in (theme.LIGHT, theme.DARK):
        theme.apply(qapp, tokens.name)
        assert inks(plain) == {tokens.text}
        assert inks(plain, QIcon.Mode.Disabled) == {tokens.text_disabled}
        assert inks(on_accent) == {tokens.accent_text}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_it_is_drawn_for_every_device_pixel(ratio: float) -> None:
    pixmap = icons.icon("stop").pixmap(QSize(16, 16), ratio)
    assert pixmap.width() == round(16 * ratio)
    # A picture that was enlarged would have no more steps of grey than the small one.
    picture = pixmap.toImage()
    middle = [picture.pixelColor(x, picture.height() // 2).alpha() for x in range(pixmap.width())]
    soft = sum(0 < alpha < 255 for alpha in middle)
    assert soft <= 8  # two edges of two lines


def test_the_window_has_an_icon_in_every_usual_size() -> None:
    sizes = {size.width() for size in icons.window_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes

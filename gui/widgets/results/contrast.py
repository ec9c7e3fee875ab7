"""Which ink can be read on a coloured ground."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from gui import theme

ENOUGH = 4.5  # of WCAG 2, for text


def readable_on(ground: QColor) -> QColor:
    """The theme's dark or light ink; black or white on a ground on which neither can be read."""
    tokens = theme.current()
    inks = [QColor(tokens.text), QColor(tokens.accent_text)]
    best = max(inks, key=lambda ink: contrast(ink, ground))
    if contrast(best, ground) >= ENOUGH:
        return best
    plain = [QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)]
    return max(plain, key=lambda ink: contrast(ink, ground))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

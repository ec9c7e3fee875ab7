"""The keyboard's way through the window, and what a screen reader is told on it."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

# What every program has: its name and its kind say what it does.
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,  # what is read in it speaks for itself
    QTabBar,
    QTextEdit,
)
_MOST_STOPS = 200
_SEEN = 40  # of 255, by which a channel has to differ


def stops(window: QWidget) -> list[QWidget]:
    """What the Tab key has to reach, as the window is now."""
    return [widget for widget in window.findChildren(QWidget) if _takes_tab(widget)]


def _takes_tab(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not widget.focusProxy()
        and not _is_by_arrows(widget)
    )


def _is_by_arrows(widget: QWidget) -> bool:
    """Whether it is an unchecked one of several buttons: Tab goes to the checked one."""
    return (
        isinstance(widget, QAbstractButton)
        and not widget.isChecked()
        and any(other.isChecked() for other in _alike(widget))
    )


def checked_of_several(window: QWidget) -> list[QAbstractButton]:
    """Of each group of buttons of which one is checked: that one, if it can be used."""
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    return [button for button in buttons if button.isChecked() and len(_alike(button)) > 1]


def _alike(button: QAbstractButton) -> list[QAbstractButton]:
    """The usable buttons of a group of which one is checked."""
    group = button.group()
    if group is None or not group.exclusive():
        return []
    return [other for other in group.buttons() if other.isVisible() and other.isEnabled()]


def not_by_arrows(checked: QAbstractButton) -> set[str]:
    """Walk through a group with the arrow keys, and back; the names of those not reached."""
    wanted = _alike(checked)
    reached: set[QWidget | None] = {checked}
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        checked.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in wanted[1:]:
            at = checked.window().focusWidget()
            QTest.keyClick(at, key)
            reached.add(checked.window().focusWidget())
    checked.click()
    return {spoken(button)[0] for button in wanted if button not in reached}


def spoken(widget: QWidget) -> tuple[str, str]:
    """A widget's name and description, as a screen reader hears them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    name = interface.text(QAccessible.Text.Name)
    if isinstance(widget, QComboBox):  # on Linux its value stands for its name, which a label is
        name = widget.accessibleName()
    return name.strip(), (interface.text(QAccessible.Text.Description) or widget.toolTip()).strip()


def unspoken(widget: QWidget) -> str:
    """What a stop of the Tab key does not tell; empty if nothing."""
    name, description = spoken(widget)
    if not name:
        return "has no name"
    if not isinstance(widget, CONTROLS) and not description:
        return f"{name!r} has no description"
    if isinstance(widget, QAbstractButton) and not widget.text().strip(
        " \N{MIDLINE HORIZONTAL ELLIPSIS}"
    ):
        keys = widget.shortcut().toString()
        if not widget.toolTip() or keys not in widget.toolTip():
            return f"{name!r} is a picture without a tool tip that tells its keys"
    return ""


def tabbed(start: QWidget) -> list[QWidget]:
    """Press Tab from a widget on, until it comes back to where it has been.

    Returns:
        Each widget that had the focus, in order; the last one is among the others.
    """
    start.setFocus(Qt.FocusReason.TabFocusReason)
    way: list[QWidget] = [start]
    while len(way) < _MOST_STOPS and way[-1] not in way[:-1]:
        QTest.keyClick(way[-1], Qt.Key.Key_Tab)
        way.append(start.window().focusWidget())
    return way


def steps_back(way: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Where the way leads against the reading order.

    That is: to something wholly above that does not begin further to the right (a column to the
    right may begin at the top), or to the left of what is in the same row.
    """
    for here, there in pairwise(way):
        a, b = _places(here, there)
        up = b.bottom() <= a.top() and b.left() < a.right()
        same_row = b.top() < a.bottom() and a.top() < b.bottom()
        if up or (same_row and b.right() <= a.left()):
            yield here, there


def _places(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Where two widgets are; what is scrolled away is at the edge, but for its likes."""
    ground = one
    while not ground.isAncestorOf(other):
        ground = _parent(ground)
    return place(one, ground), place(other, ground)


def place(widget: QWidget, ground: QWidget) -> QRect:
    """Where a widget is in another; at the edge of its scroll area if it is scrolled away."""
    rect = QRect(widget.mapTo(ground, QPoint()), widget.size())
    above = widget
    while above is not ground:
        above = _parent(above)
        area = above.parentWidget()
        if (
            above is not ground
            and isinstance(area, QAbstractScrollArea)
            and area.viewport() is above
        ):
            rect = _moved_into(rect, QRect(above.mapTo(ground, QPoint()), above.size()))
    return rect


def _parent(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    assert parent is not None
    return parent


def _moved_into(rect: QRect, seen: QRect) -> QRect:
    if rect.intersects(seen):
        return rect.intersected(seen)
    x = min(max(rect.x(), seen.left()), seen.right())
    y = min(max(rect.y(), seen.top()), seen.bottom())
    return QRect(x, y, 1, 1)


def look_of(widget: QWidget) -> tuple[object, ...]:
    """What the look of the focus depends on: the kind of widget, and its part in the style."""
    parts = ("quiet", "primary", "invalid", "role")
    flat = isinstance(widget, QLineEdit) and widget.isReadOnly()
    return (type(widget).__name__, flat, *(widget.property(part) for part in parts))


def pixels_by_focus(widget: QWidget, elsewhere: QWidget) -> int:
    """In how many pixels one sees that a widget has the focus, and not another one."""
    window = widget.window()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    at = place(widget, window).adjusted(-4, -4, 4, 4).intersected(window.rect())
    with_focus = _pixels(window.grab(at).toImage())
    elsewhere.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    without = _pixels(window.grab(at).toImage())
    return int((np.abs(with_focus - without).max(axis=2) > _SEEN).sum())


def _pixels(image: QImage) -> NDArray[np.int16]:
    """Red, green, blue: int16 [height, width, 3]."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1, 4)
    return rows[:, : plain.width(), :3].astype(np.int16)

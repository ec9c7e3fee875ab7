"""Painted widgets as pictures, and as the numbers behind them."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.copying.clipboard import Rows, put_rows
from gui.widgets.copying.menu import CopyMenu


class Copyable(Protocol):
    """What the Edit menu and `open_menu` ask of a widget."""

    def can_copy_as(self, kind: str) -> bool:
        """Whether it can be copied as a `picture`, or its `data`."""

    def copy_as(self, kind: str) -> None:
        """Copy it: as a `picture`, or its `data`."""


class CopyablePicture(QWidget):
    """A widget that paints itself, and can be copied as it looks.

    A menu (right click, Menu key) has that, and the numbers behind it where `copied_rows` has any;
    Ctrl+C copies the picture. The Edit menu asks `can_copy_as` and `copy_as`.
    """

    def copied_rows(self) -> Rows:
        """The numbers behind the picture, as rows of cells with their titles."""
        return ()

    def copied_picture(self) -> QImage:
        """The picture that is copied."""
        return picture_of(self)

    def can_copy_as(self, kind: str) -> bool:
        """Whether it can be copied as a `picture`, or its `data`."""
        has_rows = type(self).copied_rows is not CopyablePicture.copied_rows
        return kind == "picture" or has_rows

    def copy_as(self, kind: str) -> None:
        """Copy it: as a `picture`, or its `data`."""
        if kind == "data":
            put_rows(self.copied_rows())
        else:
            QGuiApplication.clipboard().setImage(self.copied_picture())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be copied."""
        open_menu(self, self, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the picture."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_as("picture")
        else:
            super().keyPressEvent(event)


def open_menu(widget: QWidget, copied: Copyable, at: QPoint) -> None:
    """Offer what can be copied, in a menu.

    Args:
        widget: Over which it stands.
        copied: What is copied, mostly the widget itself.
        at: Where on the screen.
    """
    menu = CopyMenu.of(widget)
    if menu is None:
        menu = CopyMenu(widget)
        menu.add("picture", QCoreApplication.translate("Copying", "Copy picture"), has_key=True)
        menu.add("data", QCoreApplication.translate("Copying", "Copy data"))
        menu.chosen.connect(copied.copy_as)
    for entry in menu.actions():
        entry.setVisible(copied.can_copy_as(str(entry.data())))
    menu.popup(at)


def picture_of(widget: QWidget) -> QImage:
    """A widget as it looks, on the theme's ground, in its device pixels."""
    ratio = widget.devicePixelRatioF()
    made = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(theme.current().surface))
    # Without its background, which may be that of the window around.
    widget.render(made, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return made

"""A line of text that may change many times a second."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.widgets import class_swatch
from gui.widgets.copying.menu import CopyMenu


class LiveText(QWidget):
    """One line, elided where it does not fit, digits of equal width.

    A title becomes smaller first, down to the size of its surroundings.

    A label has everything around it laid out again whenever its text changes, which costs 3 to 5
    ms in a full tab; this takes the width that it is given and only paints.

    Args:
        title: Whether it is large and bold, as a headline, or muted and as small as its
            surroundings.
    """

    def __init__(self, *, title: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._text = ""
        self._class: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str, class_index: int | None = None) -> None:
        """Say something else; also to a screen reader.

        Args:
            text: What to say.
            class_index: Of the class that it names, whose colour stands before it; None for none.
        """
        if (text, class_index) != (self._text, self._class):
            self._text, self._class = text, class_index
            self.setAccessibleDescription(text)
            self.update()

    def _font(self) -> QFont:
        font = theme.tabular(self.font())
        if self._title:
            font.setPixelSize(theme.pixels(20))  # as the style sheet's titles
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        tokens = theme.current()
        font = self._font()
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if self._title else tokens.text_muted))
        room = self.rect()
        if self._class is not None:
            room.setLeft(int(class_swatch.paint(painter, 0, self.height() / 2, self._class)))
        if self._title:
            _fit(font, self._text, room.width(), QFontMetrics(self.font()).height())
            painter.setFont(font)
        shown = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, middle, shown)

    def event(self, event: QEvent) -> bool:
        """Say all of it where there is no room for it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            needed = QFontMetrics(self._font()).horizontalAdvance(self._text)
            if needed > self.width() and not self.toolTip():
                QToolTip.showText(event.globalPos(), self._text, self)
                return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy it, as where a text can be selected."""
        menu = CopyMenu.of(self)
        if menu is None:
            menu = CopyMenu(self)
            menu.add("text", QCoreApplication.translate("Copying", "Copy"))
            menu.chosen.connect(self._copy)
        if self._text:
            menu.popup(event.globalPos())

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line, and room for some words."""
        return QSize(160, QFontMetrics(self._font()).height() + 2)

    def minimumSizeHint(self) -> QSize:
        """One line of a few digits."""
        return QSize(48, self.sizeHint().height())


def _fit(font: QFont, text: str, room: int, least: int) -> None:
    """Make a font as small as a text needs, but its lines no lower than `least`."""
    metrics = QFontMetrics(font)
    while metrics.horizontalAdvance(text) > room and metrics.height() > least:
        font.setPixelSize(font.pixelSize() - 1)
        metrics = QFontMetrics(font)

"""A line of text that may change many times a second."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme


class LiveText(QWidget):
    """One line, elided where it does not fit, digits of equal width.

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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else; also to a screen reader."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self.update()

    def _font(self) -> QFont:
        font = theme.tabular(self.font())
        if self._title:
            font.setPixelSize(20)  # as the style sheet's titles
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        tokens = theme.current()
        font = self._font()
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if self._title else tokens.text_muted))
        shown = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), middle, shown)

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

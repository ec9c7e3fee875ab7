"""One word on a pill: what state something is in."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme

_PADDING = 10
_HEIGHT = 22


class Badge(QWidget):
    """A word that stands out.

    While something goes on the pill is filled, otherwise outlined: not told by colour alone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._is_lively = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str, *, is_lively: bool) -> None:
        """Say something else.

        Args:
            text: A word or two, translated.
            is_lively: Whether something goes on.
        """
        if (text, is_lively) != (self._text, self._is_lively):
            self._text, self._is_lively = text, is_lively
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The word and its pill."""
        width = QFontMetrics(self._font()).horizontalAdvance(self._text)
        return QSize(width + 2 * theme.pixels(_PADDING), theme.pixels(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill and the word."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(tokens.accent if self._is_lively else tokens.control_border))
        painter.setBrush(QColor(tokens.accent if self._is_lively else tokens.surface))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(self._font())
        painter.setPen(QColor(tokens.accent_text if self._is_lively else tokens.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

"""What a window says over all that it shows while a file is dragged across it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui import theme

_VEIL = 215  # of 255: what lies below is still there, and out of the way
_WIDEST = 560
_ROOM = 28
_GAP = 10
_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class DropOverlay(QWidget):
    """A veil over a window, and in its middle one sentence on what a drop would do.

    It takes no mouse, and stays as large as what it lies over.

    Args:
        over: What it lies over.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._text, self._note = "", ""
        self._is_welcome = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """The sentence."""
        return self._text

    def say(self, text: str, note: str = "", *, is_welcome: bool = True) -> None:
        """Show a sentence.

        Args:
            text: What a drop would do, or why nothing can be dropped; translated.
            note: A second one, less loud; "" for none.
            is_welcome: Whether something can be dropped.
        """
        self._text, self._note, self._is_welcome = text, note, is_welcome
        self.setAccessibleName(text)
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
        self.raise_()
        self.show()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what it lies over."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            over = self.parentWidget()
            if over is not None:
                self.setGeometry(over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil, the frame and the words."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens.window)
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        loud, quiet = self._fonts()
        width = min(_WIDEST, self.width() - 4 * _ROOM)
        lines = ((self._text, loud, tokens.text), (self._note, quiet, tokens.text_muted))
        heights = [_height(painter, font, width, text) for text, font, _ in lines if text]
        height = sum(heights) + _GAP * (len(heights) - 1)
        place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        # A dashed frame invites, a plain one does not: not by its colour alone.
        style = Qt.PenStyle.DashLine if self._is_welcome else Qt.PenStyle.SolidLine
        colour = tokens.accent if self._is_welcome else tokens.border
        painter.setPen(QPen(QColor(colour), 2, style))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(place.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM), 10, 10)
        for (text, font, shade), taken in zip(lines, heights, strict=False):
            painter.setFont(font)
            painter.setPen(QColor(shade))
            painter.drawText(QRectF(place.left(), place.top(), width, taken), _FLAGS, text)
            place.setTop(place.top() + taken + _GAP)

    def _fonts(self) -> tuple[QFont, QFont]:
        loud = QFont(self.font())
        loud.setPixelSize(theme.pixels(18))
        loud.setWeight(QFont.Weight.DemiBold)
        return loud, QFont(self.font())


def _height(painter: QPainter, font: QFont, width: float, text: str) -> float:
    painter.setFont(font)
    return painter.boundingRect(QRectF(0, 0, width, 2000), _FLAGS, text).height()

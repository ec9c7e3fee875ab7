"""How two shapes are made to fit: aligned at the right, with the axes that are stretched."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.models.tensor_pad_records import Broadcast, Shape
from gui import theme
from gui.widgets.copying.picture import CopyablePicture

_ARROW = "\N{RIGHTWARDS ARROW}"


class BroadcastPicture(CopyablePicture):
    """Three rows of boxes, one box per axis: left, right, result.

    An axis of size 1 that is stretched, and one that is added, is dashed and says from what it
    comes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Broadcast | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)
        self._retranslate()
        self.set_broadcast(None)

    def set_broadcast(self, broadcast: Broadcast | None) -> None:
        """Show another one, or none."""
        self._shown = broadcast
        self.setVisible(broadcast is not None)
        self.setAccessibleDescription(self.sentence())
        self.setFixedHeight(4 * self._height() + 6)
        self.update()

    def sentence(self) -> str:
        """The same in words."""
        if self._shown is None:
            return ""
        shapes = (self._shown.left, self._shown.right, self._shown.result)
        left, right, result = (str(list(shape)) for shape in shapes)
        return self.tr("Broadcasting: {0} {1} {2} gives {3}.").format(
            left, self._shown.operator, right, result
        )

    def _height(self) -> int:
        return QFontMetrics(self.font()).height() + 10

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sentence and the boxes."""
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.tabular(self.font()))
        painter.setPen(QColor(theme.current().text))
        height = self._height()
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(0, 0, self.width(), height), middle, self.sentence())
        result = self._shown.result
        signs = ("", self._shown.operator, "=")
        for row, (sign, shape) in enumerate(
            zip(signs, (self._shown.left, self._shown.right, result), strict=True)
        ):
            top = (row + 1) * height + 4
            painter.setPen(QColor(theme.current().text_muted))
            painter.drawText(QRectF(0, top, 28, height), int(Qt.AlignmentFlag.AlignCenter), sign)
            self._row(painter, top, shape, result)

    def _row(self, painter: QPainter, top: float, shape: Shape, result: Shape) -> None:
        tokens = theme.current()
        added = len(result) - len(shape)
        padded: list[int | None] = [None] * added + list(shape)
        width = QFontMetrics(self.font()).horizontalAdvance(f"1 {_ARROW} {max(result, default=1)}")
        for axis, (size, wanted) in enumerate(zip(padded, result, strict=True)):
            stretched = size != wanted
            where = QRectF(32 + axis * (width + 28), top + 2, width + 20, self._height() - 6)
            pen = QPen(QColor(tokens.accent if stretched else tokens.control_border), 1.5)
            if stretched:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(QColor(tokens.accent_soft if stretched else tokens.surface))
            painter.drawRoundedRect(where, 3, 3)
            before = "\N{EN DASH}" if size is None else str(size)
            text = f"{before} {_ARROW} {wanted}" if stretched else before
            painter.setPen(QColor(tokens.text))
            painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Broadcasting"))
        self.setAccessibleDescription(self.sentence())
        self.update()

"""A sheet that shows strokes, keeps their history, and lets one grow."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.drawing.drawing_history import DrawingHistory, Strokes
from gui.widgets.drawing.strokes import InkLayer, Point, Stroke, grey_array, tail_bounds

_NEAR = 0.0015  # points closer than this (share of the edge) add nothing but work
_MARGIN = 2  # logical pixels around the sheet for the focus frame


class InkSheet(QWidget):
    """A square sheet with strokes: pen on paper, or chalk on a board in the dark theme.

    It knows no input device: `DrawingCanvas` feeds it. Every edit can be undone.

    Signals:
        changed(): The drawing changed: each pen move and each edit. Cheap; the owner renders.
        undo_state_changed(UndoState): What can be undone or redone changed.
    """

    changed = Signal()
    undo_state_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = DrawingHistory()
        self._told = self._history.state
        self._live: list[Point] = []
        self._live_pen = 0.05, False  # width and whether it erases
        self._screen = InkLayer(QImage.Format.Format_RGB32)
        self._export = InkLayer(QImage.Format.Format_Grayscale8)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def strokes(self) -> Strokes:
        """The finished strokes, oldest first."""
        return self._history.strokes

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn (a sheet wiped with the eraser is not empty)."""
        return not self.strokes and not self._live

    @property
    def is_drawing(self) -> bool:
        """Whether the pen is down."""
        return bool(self._live)

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._history.state.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return self._history.state.can_redo

    def set_strokes(self, strokes: Strokes) -> None:
        """Replace the drawing; can be undone."""
        self._cancel_stroke()
        if self._history.edit(tuple(strokes)):
            self._edited()

    def clear(self) -> None:
        """Wipe the sheet; can be undone."""
        self.set_strokes(())

    def undo(self) -> None:
        """Take the last edit back; a stroke under the pen is dropped instead."""
        if not self._cancel_stroke() and self._history.undo():
            self._edited()

    def redo(self) -> None:
        """Do again what was last undone."""
        if not self._live and self._history.redo():
            self._edited()

    def _edited(self) -> None:
        self.update()
        state = self._history.state
        if state != self._told:
            self._told = state
            self.undo_state_changed.emit(state)
        self.changed.emit()

    def to_array(self, size: int = 280) -> NDArray[np.uint8]:
        """The drawing as it stands, the stroke under the pen included.

        Returns:
            uint8 [size, size], white ink (255) on black (0), smooth at its edges.
        """
        if size < 1:
            raise ValueError(f"size must be at least 1, got {size}")
        white, black = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black)
        self._export.fit(size, white, black)
        live = self._live_stroke()
        image = self._export.image(self.strokes, live)
        if live is not None:
            image = image.copy()
            painter = QPainter(image)
            self._export.paint_tail(painter, live)
            painter.end()
        return grey_array(image)

    # The stroke under the pen

    def _live_stroke(self) -> Stroke | None:
        if not self._live:
            return None
        return Stroke(tuple(self._live), *self._live_pen)

    def _begin(self, position: QPointF, width: float, erase: bool) -> None:
        self._live = [self._to_sheet(position)]
        # The stroke keeps its pen, whatever is chosen while it is drawn.
        self._live_pen = width, erase
        self._pen_moved()

    def _extend(self, position: QPointF) -> None:
        x, y = self._to_sheet(position)
        last_x, last_y = self._live[-1]
        if abs(x - last_x) + abs(y - last_y) >= _NEAR:
            self._live.append((x, y))
            self._pen_moved()

    def _pen_moved(self) -> None:
        if len(self._live) == 1:
            self.update()  # the hint goes
        else:
            self._update_area(tail_bounds(self._live, self._live_pen[0]))
        self.changed.emit()

    def _finish(self) -> None:
        stroke = self._live_stroke()
        self._live = []
        if stroke is not None and self._history.edit((*self.strokes, stroke)):
            self._edited()

    def _cancel_stroke(self) -> bool:
        if not self._live:
            return False
        self._live = []
        self._screen.invalidate()
        self._export.invalidate()
        self.update()
        self.changed.emit()
        return True

    # Geometry

    def sheet(self) -> QRectF:
        """The square drawn on, in the widget's coordinates."""
        edge = max(1, min(self.width(), self.height()) - 2 * _MARGIN)
        return QRectF((self.width() - edge) // 2, (self.height() - edge) // 2, edge, edge)

    def _to_sheet(self, position: QPointF) -> Point:
        sheet = self.sheet()
        x = (position.x() - sheet.left()) / sheet.width()
        y = (position.y() - sheet.top()) / sheet.height()
        return max(-1.0, min(2.0, x)), max(-1.0, min(2.0, y))

    def _update_area(self, area: QRectF) -> None:
        sheet = self.sheet()
        scaled = QRectF(
            sheet.left() + area.left() * sheet.width(),
            sheet.top() + area.top() * sheet.height(),
            area.width() * sheet.width(),
            area.height() * sheet.height(),
        )
        self.update(scaled.toAlignedRect().adjusted(-2, -2, 2, 2))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, the stroke under the pen, and the hint while there is nothing else."""
        tokens = theme.current()
        sheet, ratio = self.sheet(), self.devicePixelRatioF()
        painter = QPainter(self)
        if not sheet.toRect().contains(event.rect()):
            painter.fillRect(event.rect(), self.palette().window())
        live = self._live_stroke()
        self._screen.fit(round(sheet.width() * ratio), QColor(tokens.ink), QColor(tokens.paper))
        painter.save()
        painter.setClipRect(sheet)
        painter.translate(sheet.topLeft())
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(0, 0, self._screen.image(self.strokes, live))
        if live is not None:
            self._screen.paint_tail(painter, live)
        painter.restore()
        edge = (tokens.accent, 2) if self.hasFocus() else (tokens.control_border, 1)
        painter.setPen(QPen(QColor(edge[0]), edge[1]))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.is_empty:
            self._paint_hint(painter, sheet)

    def _paint_hint(self, painter: QPainter, sheet: QRectF) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(12, min(18, int(sheet.width() / 18))))
        painter.setFont(font)
        painter.setPen(QColor(theme.current().text_muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = sheet.adjusted(16, 16, -16, -16)
        painter.drawText(room, flags, self.tr("Draw a piece of clothing here"))

    def heightForWidth(self, width: int) -> int:
        """The width again, for a layout whose size policy asks: the sheet is a square."""
        return width

    def sizeHint(self) -> QSize:
        """A sheet to draw on in comfort."""
        return QSize(420, 420)

    def minimumSizeHint(self) -> QSize:
        """The smallest sheet worth drawing on."""
        return QSize(160, 160)

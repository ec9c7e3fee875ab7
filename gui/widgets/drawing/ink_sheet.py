"""A sheet that shows a drawing, keeps its history, and lets a stroke grow."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.drawing.drawing_history import DrawingHistory
from gui.widgets.drawing.ink_layer import WHITE_ON_BLACK, Allowance, InkLayer, rendered
from gui.widgets.drawing.ink_screen import SLICE, InkScreen
from gui.widgets.drawing.live_stroke import LiveStroke
from gui.widgets.drawing.mark_painter import grey_array, paint_tail, tinted
from gui.widgets.drawing.square_sheet import SquareSheet
from gui.widgets.drawing.strokes import (
    REGION_SIZE,
    STAYS,
    Mark,
    Marks,
    Picture,
    Point,
    Stroke,
    weight,
)

_FULL = 1_000_000  # points, beyond which a drawing takes no more
_TEMPLATE = 0.15  # opacity


class InkSheet(SquareSheet):
    """A square sheet with a drawing: pen on paper, or chalk on a board in the dark theme.

    It knows no input device: `PointerSheet` feeds it. Every edit can be undone. A drawing that
    takes long to paint appears bit by bit, the last complete picture meanwhile.

    Signals:
        changed(): The drawing changed: each pen move and each edit. Cheap; the owner renders.
        undo_state_changed(UndoState): What can be undone or redone changed.
        notice(str): Something that the person should know, one sentence.
    """

    changed = Signal()
    undo_state_changed = Signal(object)
    notice = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = DrawingHistory()
        self._weight = 0  # of the drawing
        self._told = self._history.state
        self._live: LiveStroke | None = None
        self._moving = STAYS  # a move that is not finished
        self._template: NDArray[np.uint8] | None = None
        self._screen = InkScreen()
        self._export = InkLayer(QImage.Format.Format_Grayscale8)
        self._export.fit(REGION_SIZE, *WHITE_ON_BLACK)
        self._owes_change = self._behind = False  # what the owner or the screen has yet to see
        self._catch_up = QTimer(self, interval=0, singleShot=True)
        self._catch_up.timeout.connect(self._go_on)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def strokes(self) -> Marks:
        """What was done on the sheet, oldest first; not the stroke under the pen."""
        return self._history.marks

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn (a sheet wiped with the eraser is not empty)."""
        return not self.strokes and self._live is None

    @property
    def is_drawing(self) -> bool:
        """Whether the pen is down."""
        return self._live is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._history.state.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return self._history.state.can_redo

    def set_strokes(self, strokes: Marks) -> None:
        """Replace the drawing; can be undone."""
        self._cancel_stroke()
        if self._history.edit(tuple(strokes)):
            self._edited()

    @property
    def history(self) -> DrawingHistory:
        """The drawing with the steps before and after it."""
        return self._history

    def take_history(self, history: DrawingHistory) -> None:
        """Show a drawing in the place of this one, which is forgotten, with its way back."""
        self._cancel_stroke()
        self._history = history
        self._edited()

    def set_picture(self, picture: Picture) -> None:
        """Lay a picture onto the sheet, in the place of an earlier one; can be undone."""
        others = (mark for mark in self.strokes if not isinstance(mark, Picture))
        self.set_strokes((*others, picture))

    def set_template(self, template: NDArray[np.uint8] | None) -> None:
        """Show a faint image to trace, uint8 [H, W], light on dark; no part of the drawing."""
        self._template = None if template is None else np.ascontiguousarray(template)
        self.update()

    @property
    def template(self) -> NDArray[np.uint8] | None:
        """The faint image to trace, uint8 [H, W]; None for none."""
        return self._template

    @property
    def has_template(self) -> bool:
        """Whether there is one."""
        return self._template is not None

    def clear(self) -> None:
        """Wipe the sheet; can be undone."""
        self.set_strokes(())

    def undo(self) -> None:
        """Take the last edit back; a stroke under the pen is dropped instead."""
        if not self._cancel_stroke() and self._history.undo():
            self._edited()

    def redo(self) -> None:
        """Do again what was last undone."""
        if self._live is None and self._history.redo():
            self._edited()

    def _add(self, mark: Mark) -> None:
        """Put one more mark on the sheet, if there is room."""
        if self._weight > _FULL:
            self.notice.emit(self.tr("The drawing is full; undo or clear something first."))
            self._forget_live()
        elif self._history.edit((*self.strokes, mark)):
            self._edited()

    def _edited(self) -> None:
        self._weight = sum(weight(mark) for mark in self.strokes)
        self.update()
        state = self._history.state
        if state != self._told:
            self._told = state
            self.undo_state_changed.emit(state)
        self._owes_change = True
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Paint for a moment what the owner will ask for, and tell when it is there."""
        if not self._export.advance(self.strokes, self._live_stroke(), Allowance(SLICE)):
            self._catch_up.start()
            return
        if self._owes_change:
            self._owes_change = False
            self.changed.emit()
        if self._behind:
            self.update()

    def to_array(self, size: int = REGION_SIZE) -> NDArray[np.uint8]:
        """The drawing as it stands, the stroke under the pen included.

        Returns:
            uint8 [size, size], white ink (255) on black (0), smooth at its edges.
        """
        if size < 1:
            raise ValueError(f"size must be at least 1, got {size}")
        live = self._live_stroke()
        if size != REGION_SIZE:
            marks = self.strokes if live is None else (*self.strokes, live)
            return grey_array(rendered(marks, size, *WHITE_ON_BLACK))
        self._export.advance(self.strokes, live, Allowance())
        image = self._export.image
        if live is not None:
            image = image.copy()
            painter = QPainter(image)
            paint_tail(painter, self._export.look, live)
            painter.end()
        return grey_array(image)

    # The stroke under the pen

    def _live_stroke(self) -> Stroke | None:
        return None if self._live is None else self._live.stroke

    def _begin(self, at: Point, pen: Stroke, pressure: float | None = None) -> None:
        """Put a pen down."""
        self._live = LiveStroke(at, pen, pressure)
        self.update()  # all of it: the hint goes
        self.changed.emit()

    def _extend(self, to: Point, pressure: float | None = None) -> None:
        if self._live is not None:
            self._pen_moved(self._live.extend(to, pressure))

    def _stretch(self, to: Point) -> None:
        if self._live is not None:
            self._pen_moved(self._live.stretch(to))

    def _pen_moved(self, areas: list[QRectF]) -> None:
        for area in areas:
            self._update_area(area)
        if areas:
            self.changed.emit()

    def _finish(self) -> None:
        stroke, self._live = self._live_stroke(), None
        if stroke is not None:
            self._add(stroke)

    def _cancel_stroke(self) -> bool:
        if self._moving != STAYS:
            self._moving = STAYS
            self.update()
            return True
        if self._live is None:
            return False
        self._forget_live()
        self.changed.emit()
        return True

    def _forget_live(self) -> None:
        self._live = None
        self._screen.drop_live()
        self._export.drop_live()
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, the stroke under the pen, and the hint while there is nothing else."""
        tokens = theme.current()
        sheet = self.sheet()
        painter = QPainter(self)
        if not sheet.toRect().contains(event.rect()):
            painter.fillRect(event.rect(), self.palette().window())
        painter.save()
        painter.setClipRect(sheet)
        live = self._live_stroke()
        self._behind = not self._screen.paint(painter, sheet, self.strokes, live, self._moving)
        if self._behind:
            self._catch_up.start()
        if self._template is not None:
            painter.setOpacity(_TEMPLATE)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(
                _fitted(self._template, sheet), tinted(self._template, QColor(tokens.ink))
            )
        painter.restore()
        edge = (tokens.accent, 2) if self.hasFocus() else (tokens.control_border, 1)
        painter.setPen(QPen(QColor(edge[0]), edge[1]))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.is_empty and not self.has_template:
            self._paint_hint(painter, sheet)

    def _paint_hint(self, painter: QPainter, sheet: QRectF) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(theme.pixels(12), min(theme.pixels(18), int(sheet.width() / 18))))
        painter.setFont(font)
        painter.setPen(QColor(theme.current().text_muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = sheet.adjusted(16, 16, -16, -16)
        painter.drawText(room, flags, self.tr("Draw a piece of clothing here"))


def _fitted(image: NDArray[np.uint8], sheet: QRectF) -> QRectF:
    """Where an image is shown on the sheet: centred, with a margin as a drawing has."""
    height, width = image.shape
    scale = 0.86 * sheet.width() / max(height, width)
    place = QRectF(0, 0, width * scale, height * scale)
    place.moveCenter(sheet.center())
    return place

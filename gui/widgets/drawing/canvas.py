"""A sheet to draw on by hand."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.copying.picture import open_menu
from gui.widgets.drawing.drawing_history import UndoState
from gui.widgets.drawing.ink_layer import rendered
from gui.widgets.drawing.offers import offer_of
from gui.widgets.drawing.pointer_sheet import Device, PointerSheet
from gui.widgets.drawing.strokes import Point, Stroke
from gui.widgets.drawing.tool_sheet import Tool

__all__ = ["DrawingCanvas", "Stroke", "Tool", "UndoState"]

_TOOL_KEYS: Final[dict[int, Tool]] = {
    Qt.Key.Key_B: "brush",
    Qt.Key.Key_E: "eraser",
    Qt.Key.Key_F: "fill",
    Qt.Key.Key_L: "line",
    Qt.Key.Key_V: "move",
}
_ARROWS: Final[dict[int, Point]] = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_STEP, _FINE_STEP = 0.02, 0.005  # of an arrow key, as a share of the sheet's edge


class DrawingCanvas(PointerSheet):
    """Drawing by hand, as marks that can be redrawn at any size.

    The left button, a finger or a pen (whose other end erases) uses the tool, the right button
    erases, Escape drops what is not finished. The move tool moves the drawing, or scales it by a
    handle at a corner or with the wheel; two fingers do both, whatever the tool.

    Keys: B, E, F, L, V take a tool, M mirrors, `[` and `]` set the width; the arrows move a cursor
    (with Shift in small steps), Space puts the pen down there and lifts it; with the move tool the
    arrows move the drawing, + and - scale it. The usual keys undo, redo, copy and paste.

    Signals:
        image_offered(str | bytes | QImage): A picture was pasted or dropped, see `offers`; the
            owner decodes it and calls `set_picture`.
    """

    image_offered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_cursor: Point | None = None  # the keyboard's
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tool_changed.connect(self._describe)
        self._retranslate()

    def paste(self) -> None:
        """Offer the picture in the clipboard."""
        if not self._offer(QGuiApplication.clipboard().mimeData()):
            self.notice.emit(self.tr("There is no picture in the clipboard."))

    def can_copy_as(self, kind: str) -> bool:
        """The drawing can be copied as a `picture`; its `data` can not."""
        return kind == "picture"

    def copy_as(self, _kind: str) -> None:
        """Copy the drawing as it looks, without what stands over it."""
        tokens = theme.current()
        edge = round(self.sheet().width() * self.devicePixelRatioF())
        drawn = rendered(self.strokes, edge, QColor(tokens.ink), QColor(tokens.paper))
        QGuiApplication.clipboard().setImage(drawn)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy it, by the Menu key: the right button erases."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            open_menu(self, self, event.globalPos())

    def _offer(self, mime: QMimeData) -> bool:
        offer = offer_of(mime)
        if offer is not None:
            self.image_offered.emit(offer)
        return offer is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, and the keyboard's cursor over it."""
        super().paintEvent(event)
        if self._key_cursor is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            place = self._from_sheet(self._key_cursor)
            for arm in (QPointF(9, 0), QPointF(0, 9)):
                painter.drawLine(place - arm, place + arm)
            painter.drawEllipse(place, self._radius(), self._radius())

    def _press_by(
        self, device: Device, at: Point, *, erase: bool = False, pressure: float | None = None
    ) -> None:
        self._show_key_cursor(at if device == "keys" else None)
        super()._press_by(device, at, erase=erase, pressure=pressure)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a picture, or a file that may be one."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer what was dropped."""
        event.acceptProposedAction()
        if not self._offer(event.mimeData()):
            self.notice.emit(self.tr("What was dropped is not a picture on this computer."))

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw with the keyboard, choose tools, undo, redo, copy, paste."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_as("picture")
        elif event.modifiers() & ~_HARMLESS or not (self._take(key) or self._draw(event)):
            super().keyPressEvent(event)

    def _take(self, key: int) -> bool:
        """Choose a tool or change the pen; whether the key does that."""
        if key in _TOOL_KEYS:
            self.set_tool(_TOOL_KEYS[key])
        elif key == Qt.Key.Key_M:
            self.set_mirror(not self.mirror)
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.set_width(self.pen_width * (1.25 if key == Qt.Key.Key_BracketRight else 0.8))
        elif self.tool == "move" and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.1)
        elif self.tool == "move" and key == Qt.Key.Key_Minus:
            self.zoom(1 / 1.1)
        else:
            return False
        return True

    def _draw(self, event: QKeyEvent) -> bool:
        """Move the keyboard's cursor, put its pen down or lift it; whether the key does that."""
        key, repeated = event.key(), event.isAutoRepeat()
        if key in _ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(_ARROWS[key], _FINE_STEP if fine else _STEP)
        elif key == Qt.Key.Key_Space and not repeated and self.tool != "move":
            if self._held_by("keys"):
                self._release()
            elif not self.is_held:
                self._press_by("keys", self._key_cursor or (0.5, 0.5))
        else:
            return key == Qt.Key.Key_Escape and self._cancel_stroke()
        return True

    def _step(self, way: Point, length: float) -> None:
        if self.is_held and self._by != "keys":
            return
        if self.tool == "move" and not self.is_held:
            self.nudge(way[0] * length, way[1] * length)
            return
        # The first arrow shows the cursor, in the middle.
        x, y = self._key_cursor or (0.5 - way[0] * length, 0.5 - way[1] * length)
        at = min(1.0, max(0.0, x + way[0] * length)), min(1.0, max(0.0, y + way[1] * length))
        self._show_key_cursor(at)
        self._drag(at)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """However long an arrow key was down, what it moved is one edit."""
        if event.key() in _ARROWS and not event.isAutoRepeat():
            self._settle_move()
        else:
            super().keyReleaseEvent(event)

    def _show_key_cursor(self, at: Point | None) -> None:
        if at != self._key_cursor:
            self._key_cursor = at
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Drawing canvas"))
        self._describe()
        self.update()

    @Slot()
    def _describe(self) -> None:
        if self.tool == "move":
            text = self.tr("The arrow keys move the drawing, + and - scale it.")
        else:
            text = self.tr("The arrow keys move a cursor, Space puts the pen down and lifts it.")
        self.setAccessibleDescription(text)


_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

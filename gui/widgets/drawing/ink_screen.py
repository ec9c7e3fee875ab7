"""A drawing on the screen: in the theme's colours, as sharp as the screen is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gui import theme
from gui.widgets.drawing.ink_layer import Allowance, InkLayer
from gui.widgets.drawing.mark_painter import paint_chunks, paint_tail
from gui.widgets.drawing.strokes import STAYS, Marks, Move, Stroke, weight

SLICE: Final = 0.008  # seconds of painting in one go
_LIGHT: Final = 1_000  # points that a slice is enough for


class InkScreen:
    """Paints a drawing, at once or bit by bit; the last complete picture meanwhile."""

    def __init__(self) -> None:
        self._layer = InkLayer(QImage.Format.Format_RGB32)
        self._moved = InkLayer(QImage.Format.Format_RGB32)

    def drop_live(self) -> None:
        """The stroke under the pen is given up."""
        self._layer.drop_live()

    def paint(
        self, painter: QPainter, sheet: QRectF, marks: Marks, live: Stroke | None, moving: Move
    ) -> bool:
        """Draw on a sheet.

        Args:
            painter: Of a widget; drawn on in its device's pixels.
            sheet: In the widget's coordinates.
            marks: The drawing.
            live: The stroke under the pen.
            moving: The drawing's move that is not finished.

        Returns:
            Whether all of it is there; if not, more of it comes with the next call.
        """
        ratio, tokens = painter.device().devicePixelRatioF(), theme.current()
        size, colours = round(sheet.width() * ratio), (QColor(tokens.ink), QColor(tokens.paper))
        self._layer.fit(size, *colours)
        complete = self._layer.advance(marks, live, Allowance(SLICE))
        picture, move = self._layer.shown(marks)
        if moving != STAYS:
            self._moved.fit(size, *colours)
            if self._paint_moved(marks, moving):
                picture, move = self._moved.image, STAYS
            else:
                move = move.then(moving)
        painter.save()
        painter.translate(sheet.topLeft())
        painter.scale(1 / ratio, 1 / ratio)
        _draw(painter, picture, move, size, colours[1])
        if live is not None:
            if not complete:
                paint_chunks(painter, self._layer.look, live, 0)
            paint_tail(painter, self._layer.look, live)
        painter.restore()
        return complete

    def _paint_moved(self, marks: Marks, moving: Move) -> bool:
        """Paint the drawing where it is carried: sharp, with what comes in from beside the sheet.

        Only one that is light enough to do that again and again: false for any other.
        """
        if len(marks) > _LIGHT or sum(weight(mark) for mark in marks) > _LIGHT:
            return False
        return self._moved.advance((*marks, moving), None, Allowance(SLICE))


def _draw(painter: QPainter, picture: QImage, move: Move, size: int, paper: QColor) -> None:
    if picture.width() == size and move == STAYS:
        painter.drawImage(0, 0, picture)
        return
    painter.fillRect(0, 0, size, size, paper)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    edge = size * move.scale
    painter.drawImage(QRectF(move.dx * size, move.dy * size, edge, edge), picture)

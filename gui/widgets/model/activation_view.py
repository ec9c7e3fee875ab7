"""The values that a layer gave for one image: maps as tiles, vectors as a field of squares."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.images.colour_map import FlatLayout, Floats, Summary, summary
from gui.widgets.model.activation_picture import hatch_of, layout_for, picture_of

_LEGEND = 24  # logical pixels below the picture
_LARGEST = 28.0  # logical pixels of one value

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class ActivationView(CopyablePicture):
    """Values as colours around zero; silenced ones are hatched. A click chooses one, if asked to.

    Signals:
        element_chosen(tuple): Index of a value, by mouse or arrow keys.
    """

    element_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Floats | None = None
        self._mask: NDArray[np.bool_] | None = None
        self._layout: FlatLayout | None = None
        self._summary = Summary(0.0, 0.0, 1.0, 0)
        self._picture, self._hatch = QImage(), QImage()
        self._choosable = False
        self._chosen: tuple[int, ...] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self._recolour)
        self._retranslate()

    def set_values(
        self,
        values: Floats | None,
        mask: NDArray[np.bool_] | None = None,
        *,
        choosable: bool = False,
        among: Floats | None = None,
    ) -> None:
        """Show other values.

        Args:
            values: float32 of any shape, one image's; None, or one without elements, for none.
            mask: Which of them are silenced; None for none.
            choosable: Whether one can be chosen.
            among: What the colours' range is taken from; the values themselves by default.
        """
        self._values = values if values is not None and values.size else None
        self._mask = mask if self._values is not None else None
        self._choosable = choosable and self._values is not None
        policy = Qt.FocusPolicy.StrongFocus if self._choosable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        if not self._choosable or not _is_inside(self._chosen, values):
            self._chosen = None
        if self._values is not None:
            self._summary = summary(self._values if among is None else among)
        self._arrange()

    def copied_rows(self) -> Rows:
        """The values, the last axis across, all others one below the other."""
        if self._values is not None:
            values = np.atleast_1d(self._values)
            yield from values.reshape(-1, values.shape[-1])

    def choose(self, index: tuple[int, ...] | None) -> None:
        """Mark a value, without telling anyone."""
        self._chosen = index
        self.update()

    def chosen(self) -> tuple[int, ...] | None:
        """The value that is marked."""
        return self._chosen

    def element_rect(self, index: tuple[int, ...]) -> QRectF:
        """Where a value is drawn, in logical pixels."""
        if self._layout is None:
            return QRectF()
        (tall, wide), (_, across), gap = self._layout.tile, self._layout.grid, self._layout.gap
        flat = int(np.ravel_multi_index(index, self._layout.shape))
        tile, rest = divmod(flat, tall * wide)
        row = tile // across * (tall + gap) + rest // wide
        column = tile % across * (wide + gap) + rest % wide
        target, (rows, columns) = self._target(), self._layout.size
        edge_x, edge_y = target.width() / columns, target.height() / rows
        corner = target.topLeft() + QPointF(column * edge_x, row * edge_y)
        return QRectF(corner.x(), corner.y(), edge_x, edge_y)

    def _arrange(self) -> None:
        self._layout, self._picture, self._hatch = None, QImage(), QImage()
        if self._values is not None:
            room = max(1, self.height() - theme.pixels(_LEGEND))
            self._layout = layout_for(self._values.shape, max(1, self.width()) / room)
        self._describe()
        self.update()

    def _recolour(self, _theme: object) -> None:
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the values out anew."""
        super().resizeEvent(event)
        self._arrange()

    # Painting

    def _target(self) -> QRectF:
        """Where the picture is, in logical pixels."""
        if self._layout is None:
            return QRectF()
        rows, columns = self._layout.size
        room = max(1, self.height() - theme.pixels(_LEGEND))
        if len(self._layout.shape) == 2:
            wide, tall = min(self.width(), columns * _LARGEST), min(room, rows * _LARGEST)
            return QRectF(0, 0, wide, tall)
        scale = min(self.width() / columns, room / rows, _LARGEST)
        if int(scale) > 0.9 * scale:
            scale = int(scale)  # a little smaller, with pixels that are all equal
        return QRectF(0, 0, columns * scale, rows * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw values, hatching, the mark and the legend."""
        painter = QPainter(self)
        tokens = theme.current()
        if self._values is None or self._layout is None:
            painter.setPen(QColor(tokens.text_muted))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(self.rect(), flags, self.tr("No values were kept here."))
            return
        target = self._target()
        if self._picture.isNull():
            self._picture = picture_of(self._values, self._layout, self._summary.limit)
        if target.width() < self._picture.width():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self._picture)
        self._paint_hatch(painter, target)
        if self._chosen is not None:
            self._paint_mark(painter, self.element_rect(self._chosen))
        self._paint_legend(painter, target)

    def _paint_hatch(self, painter: QPainter, target: QRectF) -> None:
        if self._mask is None or self._layout is None:
            return
        ratio = self.devicePixelRatioF()
        size = max(1, round(target.height() * ratio)), max(1, round(target.width() * ratio))
        if (self._hatch.height(), self._hatch.width()) != size:
            self._hatch = hatch_of(self._mask, self._layout, size)
            self._hatch.setDevicePixelRatio(ratio)
        painter.drawImage(target.topLeft(), self._hatch)

    def _paint_mark(self, painter: QPainter, place: QRectF) -> None:
        """Two frames of different lightness, so that one of them shows on any colour."""
        tokens = theme.current()
        grown = max(0.0, 5 - place.width() / 2)
        place = place.adjusted(-grown, -grown, grown, grown)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.surface), 4))
        painter.drawRect(place)
        painter.setPen(QPen(QColor(tokens.text), 2))
        painter.drawRect(place)

    def _paint_legend(self, painter: QPainter, target: QRectF) -> None:
        tokens = theme.current()
        painter.setFont(theme.tabular(self.font()))
        row = QRectF(0, target.bottom() + 4, self.width(), theme.pixels(_LEGEND) - 4)
        ends = _number(-self._summary.limit), _number(self._summary.limit)
        metrics = painter.fontMetrics()
        painter.setPen(QColor(tokens.text_muted))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(row, middle, ends[0])
        left = metrics.horizontalAdvance(ends[0]) + 6
        bar = QRectF(left, row.center().y() - 4, 90, 8)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for at, colour in ((0.0, tokens.low), (0.5, tokens.middle), (1.0, tokens.high)):
            gradient.setColorAt(at, QColor(colour))
        painter.fillRect(bar, gradient)
        painter.drawText(row.adjusted(bar.right() + 6, 0, 0, 0), middle, ends[1])
        shift = bar.right() + 6 + metrics.horizontalAdvance(ends[1]) + 16
        rest = row.adjusted(shift, 0, 0, 0)
        text = metrics.elidedText(self._words(), Qt.TextElideMode.ElideRight, int(rest.width()))
        painter.drawText(rest, middle, text)

    def _words(self) -> str:
        values = self._values
        if values is None:
            return ""
        finite = values[np.isfinite(values)]
        low, high = (finite.min(), finite.max()) if finite.size else (np.nan, np.nan)
        text = self.tr("min {0}   max {1}").format(_number(float(low)), _number(float(high)))
        if finite.size < values.size:
            odd = self.tr("not finite: {0}").format(f"{values.size - finite.size:,}")
            return f"{text}   {odd}"
        return text

    # Pointing

    def _index_at(self, point: QPointF) -> tuple[int, ...] | None:
        target = self._target()
        if self._layout is None or not target.contains(point):
            return None
        rows, columns = self._layout.size
        row = int((point.y() - target.top()) / target.height() * rows)
        column = int((point.x() - target.left()) / target.width() * columns)
        return self._layout.index_at(row, column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the value under the cursor."""
        index = self._index_at(event.position())
        if index is None or self._values is None:
            QToolTip.hideText()
            return
        place = ", ".join(str(part) for part in index)
        value = float(self._values.reshape(self._values.shape or (1,))[index])
        text = self.tr("[{0}] = {1}").format(place, f"{value:.5g}")
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the value under the cursor."""
        index = self._index_at(event.position())
        if self._choosable and index is not None and event.button() == Qt.MouseButton.LeftButton:
            self._take(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next value in its map."""
        step = _STEPS.get(Qt.Key(event.key()))
        values = self._values
        if not self._choosable or step is None or values is None or values.ndim < 2:
            super().keyPressEvent(event)
            return
        if self._chosen is None:
            self._take(tuple(size // 2 if axis else 0 for axis, size in enumerate(values.shape)))
            return
        *before, row, column = self._chosen
        row = max(0, min(values.shape[-2] - 1, row + step[0]))
        column = max(0, min(values.shape[-1] - 1, column + step[1]))
        self._take((*before, row, column))

    def _take(self, index: tuple[int, ...]) -> None:
        self.choose(index)
        self.element_chosen.emit(index)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("The layer's values for this image"))
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._words())

    def sizeHint(self) -> QSize:
        """Room for some maps; a layout gives it what is left."""
        return QSize(420, 150)

    def minimumSizeHint(self) -> QSize:
        """A picture that can be clicked."""
        return QSize(200, 150)


def _is_inside(index: tuple[int, ...] | None, values: Floats | None) -> bool:
    if index is None or values is None or len(index) != values.ndim:
        return False
    return all(at < size for at, size in zip(index, values.shape, strict=True))


def _number(value: float) -> str:
    return f"{value:.3g}".replace("-", "\N{MINUS SIGN}")

"""A plot's numbers as text, and the plot as a picture."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView

from gui import theme
from gui.widgets.plots.plot_layer import PlotLayer
from gui.widgets.plots.plot_points import Values

_ROWS_AT_ONCE = 10_000
HEADER = 32  # pixels above an exported plot, for its title
_MARGIN = 8
_PICTURE_SCALE = 2  # so that a picture of a small plot can be printed


@dataclass(frozen=True)
class Table:
    """The values behind a plot, as they came.

    Attributes:
        x_label: Heading of the first column.
        columns: Heading, x and y of each series, x ascending; they need not share their x.
    """

    x_label: str
    columns: Sequence[tuple[str, Values, Values]]

    def text(self, separator: str = ",") -> Iterator[str]:
        """A row for each x that any series has, some thousand rows at a time.

        Numbers are written so that they read back exactly; where a series has no point, the cell
        is empty.
        """
        all_x = np.unique(np.concatenate([np.zeros(0), *(x for _, x, _ in self.columns)]))
        yield _lines([(self.x_label, *(name for name, _, _ in self.columns))], separator)
        for first in range(0, len(all_x), _ROWS_AT_ONCE):
            part = all_x[first : first + _ROWS_AT_ONCE]
            cells = [[_number(value) for value in part.tolist()]]
            cells += [_column(part, x, y) for _, x, y in self.columns]
            yield _lines(zip(*cells, strict=True), separator)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _column(wanted: Values, x: Values, y: Values) -> list[str]:
    """The cells of one series at the wanted x values."""
    if not len(x):
        return [""] * len(wanted)
    places = np.minimum(np.searchsorted(x, wanted), len(x) - 1)
    found, values = (x[places] == wanted).tolist(), y[places].tolist()
    return [repr(value) if here else "" for here, value in zip(found, values, strict=True)]


def _lines(rows: Iterable[Sequence[str]], separator: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue()


def image(size: QSize, draw: Callable[[QPainter, float], None]) -> QImage:
    """A picture of what `draw` draws, given a painter and the device pixels in a pixel."""
    made = QImage(size * _PICTURE_SCALE, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(_PICTURE_SCALE)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    draw(painter, _PICTURE_SCALE)
    painter.end()
    return made


def draw_plot(
    painter: QPainter, scale: float, title: str, plot: QGraphicsView, layer: PlotLayer
) -> None:
    """Draw a plot as it looks now, below a line (`HEADER`) with its title and the curves' names."""
    tokens = theme.current()
    ground = QRectF(0, 0, plot.width(), plot.height() + HEADER)
    painter.fillRect(ground, QColor(tokens.surface))
    line = QRectF(_MARGIN, 0, plot.width() - 2 * _MARGIN, HEADER)
    font = QFont(plot.font())
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
    painter.setFont(plot.font())
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    for curve in reversed([curve for curve in layer.curves if not curve.faint]):
        painter.setPen(QColor(curve.shown_colour(tokens)))
        entry = f"{curve.sign} {curve.name}"
        painter.drawText(line, right, entry)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(entry) - 2 * _MARGIN)
    painter.translate(0, HEADER)
    plot.render(painter, QRectF(plot.rect()), plot.viewport().rect())
    painter.translate(QPointF(layer.pos()))
    layer.draw_scaled(painter, scale)


def png(picture: QImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())


def svg(size: QSize, resolution: int, title: str, draw: Callable[[QPainter, float], None]) -> bytes:
    """What `draw` draws, as the bytes of an SVG file.

    The resolution is the screen's, in dots per inch: else texts would have another size.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(resolution)
    generator.setTitle(title)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    draw(painter, 1.0)
    painter.end()
    return bytes(buffer.data().data())

"""The learning rate over a run that has not begun: a small curve."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture

_HEIGHT = 116
_GAP = 6  # logical pixels between the axes and their numbers


class SchedulePreview(CopyablePicture):
    """A curve from epoch 0 to the last, from learning rate 0 to the highest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[tuple[float, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Learning rate over the run"))
        theme.notifier().changed.connect(self.update)

    def set_curve(self, points: Sequence[tuple[float, float]]) -> None:
        """Show a curve.

        Args:
            points: (epochs done, learning rate), the epochs rising, the last one the run's end.
        """
        self._points = list(points)
        self._describe()
        self.update()

    def copied_rows(self) -> Rows:
        """The learning rate along the curve."""
        if self._points:
            yield self.tr("Epoch"), self.tr("Learning rate")
            yield from self._points

    def sizeHint(self) -> QSize:
        """As wide as a form, and high enough to tell the schedules apart."""
        return QSize(240, theme.pixels(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A narrow form's width."""
        return QSize(120, theme.pixels(_HEIGHT))

    def _describe(self) -> None:
        if not self._points:
            self.setAccessibleDescription("")
            self.setToolTip("")
            return
        epoch, highest = max(self._points, key=lambda point: point[1])
        text = self.tr(
            "It starts at {0}, is highest after {1} epochs with {2}, and ends at {3}."
        ).format(
            f"{self._points[0][1]:.2g}",
            f"{epoch:.3g}",
            f"{highest:.3g}",
            f"{self._points[-1][1]:.2g}",
        )
        self.setAccessibleDescription(text)
        self.setToolTip(text)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes and curve."""
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.tabular(self.font())
        painter.setFont(font)
        highest = max(rate for _, rate in self._points)
        room = self._room(font, f"{highest:.3g}")
        self._paint_axes(painter, room, f"{highest:.3g}")
        painter.setPen(QPen(QColor(theme.current().accent), 2))
        last = self._points[-1][0]
        painter.drawPolyline(
            [
                QPointF(
                    room.left() + room.width() * epoch / last,
                    room.bottom() - room.height() * rate / highest,
                )
                for epoch, rate in self._points
            ]
        )

    def _room(self, font: QFont, highest: str) -> QRectF:
        """Where the curve goes: between the titles and the numbers of the axes."""
        metrics = QFontMetricsF(font)
        line = metrics.height()
        left, top = metrics.horizontalAdvance(highest) + _GAP, 1.5 * line + 2
        return QRectF(left, top, self.width() - left - 2, self.height() - top - line - _GAP)

    def _paint_axes(self, painter: QPainter, room: QRectF, highest: str) -> None:
        tokens = theme.current()
        painter.setPen(QPen(QColor(tokens.control_border), 1))
        painter.drawLine(room.topLeft(), room.bottomLeft())
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(QColor(tokens.text_muted))
        align = Qt.AlignmentFlag
        line = QFontMetricsF(painter.font()).height()
        above = QRectF(0, 0, self.width(), line)
        painter.drawText(above, align.AlignLeft, self.tr("Learning rate"))
        for text, height in ((highest, room.top()), ("0", room.bottom())):
            beside = QRectF(0, height - line / 2, room.left() - _GAP, line)
            painter.drawText(beside, align.AlignRight | align.AlignVCenter, text)
        below = QRectF(room.left(), room.bottom() + _GAP - 2, room.width(), line)
        painter.drawText(below, align.AlignLeft, "0")
        painter.drawText(below, align.AlignHCenter, self.tr("Epoch"))
        painter.drawText(below, align.AlignRight, f"{self._points[-1][0]:g}")

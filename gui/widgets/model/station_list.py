"""The layers that a batch passes, one below the other; only what can be seen is painted."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui import theme
from gui.widgets.copying.clipboard import put_rows
from gui.widgets.copying.picture import open_menu, picture_of
from gui.widgets.model.station import NOTE, PAD, PICTURE, ROW, Station

_RAIL = 16  # the middle of the line that leads from station to station


class StationList(QAbstractScrollArea):
    """Stations in a column. A click, or the arrow keys, choose one.

    Signals:
        station_chosen(int): Its place in the list.
    """

    station_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stations: tuple[Station, ...] = ()
        self._tops: list[int] = [0]
        self._current = -1
        self._hovered = -1
        self._image = 0
        self._pictures: dict[int, QImage] = {}
        self.painted = 0  # stations in the last frame
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        theme.notifier().changed.connect(self._recolour)
        self._retranslate()

    # What is shown

    def set_stations(self, stations: Sequence[Station]) -> None:
        """Show other stations; what was chosen and where one looked stays, where it can."""
        self._stations = tuple(stations)
        self._tops = [0, *accumulate(station.height for station in stations)]
        self._pictures.clear()
        self._hovered = -1
        self._current = min(self._current, len(stations) - 1)
        self._update_range()
        self._describe()
        self.viewport().update()

    def stations(self) -> tuple[Station, ...]:
        """What is shown."""
        return self._stations

    def set_image(self, image: int) -> None:
        """Show the pictures of another image of the batch."""
        if image != self._image:
            self._image = image
            self._pictures.clear()
            self.viewport().update()

    def current(self) -> int:
        """The station that is chosen; -1 for none."""
        return self._current

    def set_current(self, place: int) -> None:
        """Choose a station and scroll to it; tells nobody."""
        self._current = max(-1, min(place, len(self._stations) - 1))
        if self._current >= 0:
            bar, top = self.verticalScrollBar(), self._tops[self._current]
            bottom = self._tops[self._current + 1] - self.viewport().height()
            bar.setValue(min(top, max(bar.value(), bottom)))
        self._describe()
        self.viewport().update()

    def station_rect(self, place: int) -> QRectF:
        """Where a station is in the viewport."""
        top = self._tops[place] - self.verticalScrollBar().value()
        return QRectF(0, top, self.viewport().width(), self._stations[place].height)

    def _update_range(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._tops[-1] - room))
        bar.setPageStep(room)
        bar.setSingleStep(ROW // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bar true."""
        super().resizeEvent(event)
        self._update_range()

    def _recolour(self, _theme: object) -> None:
        self._pictures.clear()
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stations that can be seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        above = self.verticalScrollBar().value() + event.rect().top()
        place = max(0, bisect_right(self._tops, above) - 1)
        self.painted = 0
        while place < len(self._stations):
            area = self.station_rect(place)
            if area.top() > event.rect().bottom():
                break
            self._paint_station(painter, place, area)
            self.painted += 1
            place += 1

    def _paint_station(self, painter: QPainter, place: int, area: QRectF) -> None:
        tokens, station = theme.current(), self._stations[place]
        body = area.adjusted(0, NOTE if station.note else 0, 0, 0)
        self._paint_ground(painter, place, body)
        self._paint_rail(painter, place, area, body)
        left = _RAIL + 18
        if station.note:
            painter.setFont(self.font())
            painter.setPen(QColor(tokens.warning))
            note = QRectF(left, area.top() + 2, area.width() - left - 8, NOTE)
            self._write(painter, note, station.note)
        inner = body.adjusted(left, PAD, -10, -PAD)
        picture = self._picture(place)
        if not picture.isNull():
            size = picture.deviceIndependentSize()
            corner = QPointF(inner.right() - size.width(), inner.center().y() - size.height() / 2)
            painter.drawImage(corner, picture)
        inner.setRight(inner.right() - PICTURE.width() - 12)
        self._paint_words(painter, station, inner)

    def _paint_ground(self, painter: QPainter, place: int, body: QRectF) -> None:
        tokens = theme.current()
        chosen = place == self._current
        if not chosen and place != self._hovered:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setPen(QPen(QColor(tokens.accent), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.hover))
        painter.drawRoundedRect(body.adjusted(2, 2, -2, -2), 6, 6)

    def _paint_rail(self, painter: QPainter, place: int, area: QRectF, body: QRectF) -> None:
        """The line from station to station, and this one's dot."""
        tokens, station = theme.current(), self._stations[place]
        centre = QPointF(_RAIL, body.top() + PAD + 10)
        painter.setPen(QPen(QColor(tokens.control_border), 2))
        if place > 0:
            painter.drawLine(QPointF(_RAIL, area.top()), centre)
        if place + 1 < len(self._stations):
            painter.drawLine(centre, QPointF(_RAIL, area.bottom()))
        if station.note:
            painter.setBrush(QColor(tokens.surface))
            painter.setPen(QPen(QColor(tokens.warning), 2))
            painter.drawEllipse(QPointF(_RAIL, area.top() + NOTE / 2 + 2), 4, 4)
        wrong = station.mark == "error"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.negative if wrong else tokens.accent))
        painter.drawEllipse(centre, 5, 5)

    def _paint_words(self, painter: QPainter, station: Station, inner: QRectF) -> None:
        tokens = theme.current()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        wrong = station.mark == "error"
        painter.setPen(QColor(tokens.negative if wrong else tokens.text))
        line = QRectF(inner.left(), inner.top(), inner.width(), 21)
        used = self._write(painter, line, station.title)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text_muted))
        self._write(painter, line.adjusted(used + 8, 0, 0, 0), station.kind)
        painter.setFont(theme.tabular(self.font()))
        painter.setPen(QColor(tokens.text))
        line.translate(0, 22)
        if station.shapes:
            self._write(painter, line, station.shapes)
            line.translate(0, 22)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text_muted))
        self._write(painter, line, station.sentence)

    def _write(self, painter: QPainter, line: QRectF, text: str) -> float:
        """One line, elided; how wide it is."""
        if line.width() < 8:
            return 0.0
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, middle, shown)
        return metrics.horizontalAdvance(shown)

    def _picture(self, place: int) -> QImage:
        ready = self._pictures.get(place)
        if ready is None:
            ratio = self.devicePixelRatioF()
            ready = self._pictures[place] = self._stations[place].drawn(self._image, ratio)
        return ready

    # Copying

    def can_copy_as(self, _kind: str) -> bool:
        """As a `picture` of what is in sight, and as `data`: what is said of all stations."""
        return bool(self._stations)

    def copy_as(self, kind: str) -> None:
        """Copy it."""
        if kind == "picture":
            QGuiApplication.clipboard().setImage(picture_of(self))
        else:
            put_rows((s.title, s.kind, s.shapes, s.sentence) for s in self._stations)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be copied."""
        open_menu(self, self, event.globalPos())

    # Events

    def _place_at(self, point: QPointF) -> int:
        offset = point.y() + self.verticalScrollBar().value()
        place = bisect_right(self._tops, offset) - 1
        return place if 0 <= place < len(self._stations) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the station under the cursor."""
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._choose(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more: the station was chosen when the button went down."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the station under the cursor, and say its sentence in full."""
        place = self._place_at(event.position())
        if place != self._hovered:
            self._hovered = place
            self.viewport().setToolTip(self._stations[place].sentence if place >= 0 else "")
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """No station is marked when the cursor has left."""
        if event.type() == QEvent.Type.Leave:
            self._hovered = -1
            self.viewport().update()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from station to station."""
        page = max(1, self.viewport().height() // (ROW + 2 * PAD) - 1)
        last = len(self._stations) - 1
        goal = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_PageUp: self._current - page,
            Qt.Key.Key_PageDown: self._current + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if goal is None or last < 0:
            super().keyPressEvent(event)
        else:
            self._choose(max(0, min(last, goal)))

    def _choose(self, place: int) -> None:
        self.set_current(place)
        self.station_chosen.emit(place)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("The way through the network"))
        self._describe()

    def _describe(self) -> None:
        if self._current < 0:
            self.setAccessibleDescription("")
            return
        now = self._stations[self._current]
        parts = (now.note, now.title, now.kind, now.shapes, now.sentence)
        self.setAccessibleDescription(". ".join(part for part in parts if part))

    def sizeHint(self) -> QSize:
        """Some stations."""
        return QSize(460, 6 * ROW)

    def minimumSizeHint(self) -> QSize:
        """Names and pictures."""
        return QSize(340, 2 * ROW)

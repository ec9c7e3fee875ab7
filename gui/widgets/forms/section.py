"""A part of a form that opens and closes; closed, it says in a line what is in it."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from gui import theme

_INSET, _CHEVRON, _GAP = 4, 16, 12  # logical pixels


class SectionHeader(QAbstractButton):
    """A title with a chevron, and at the right a summary; checked means open."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._summary = ""
        self._wrong = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def summary(self) -> str:
        """What it says of the fields below."""
        return self._summary

    def set_summary(self, text: str, *, wrong: bool) -> None:
        """Say what differs from the usual, or (`wrong`) what is not as it must be."""
        if (text, wrong) != (self._summary, self._wrong):
            self._summary, self._wrong = text, wrong
            self.setAccessibleDescription(text)
            self.setToolTip(text)
            self.update()

    def sizeHint(self) -> QSize:
        """One line, and room for a few words."""
        return QSize(200, QFontMetrics(self._title_font()).height() + 12)

    def minimumSizeHint(self) -> QSize:
        """The title."""
        title = QFontMetrics(self._title_font()).horizontalAdvance(self.text())
        return QSize(_INSET + _CHEVRON + title + _INSET, self.sizeHint().height())

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw chevron, title and summary."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            edge = QPen(QColor(tokens.accent), 2)
            painter.setPen(edge if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
        self._paint_chevron(painter)
        middle = Qt.AlignmentFlag.AlignVCenter
        font = self._title_font()
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        inside = self.rect().adjusted(_INSET + _CHEVRON, 0, -_INSET, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | middle, self.text())
        taken = QFontMetrics(font).horizontalAdvance(self.text()) + _GAP
        self._paint_summary(painter, inside.adjusted(taken, 0, 0, 0))

    def _paint_chevron(self, painter: QPainter) -> None:
        pen = QPen(QColor(theme.current().text_muted), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = QPointF(_INSET + 4, self.height() / 2)
        ends = [QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)]
        if not self.isChecked():
            ends = [QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4)]
        painter.drawPolyline([middle + end for end in ends])

    def _paint_summary(self, painter: QPainter, area: QRect) -> None:
        if self.isChecked() or area.width() < _CHEVRON:
            return
        tokens = theme.current()
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.negative if self._wrong else tokens.text_muted))
        right = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(self.font()).elidedText(self._summary, right, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)


class Section(QWidget):
    """Fields below a header that opens and closes them.

    Args:
        title: Stands in the header, translated.
        body: What is opened.
    """

    def __init__(self, title: str, body: QWidget) -> None:
        super().__init__()
        self.header = SectionHeader(title)
        self._body = body
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(body)
        body.setVisible(False)
        self.header.toggled.connect(self._follow)

    def is_open(self) -> bool:
        """Whether its fields can be seen."""
        return self.header.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        self.header.setChecked(is_open)

    @Slot(bool)
    def _follow(self, is_open: bool) -> None:
        self._body.setVisible(is_open)

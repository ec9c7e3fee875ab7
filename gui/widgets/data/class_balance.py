"""How many images each class has, in both splits, as horizontal bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.numbers import percent
from gui.widgets import class_swatch
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.focus_ring import paint_focus_ring

_ROW, _HEADER, _GAP, _INSET = 25, 22, 10, 4  # logical pixels
_TRAIN_BAR, _TEST_BAR = 9, 4  # heights: the splits differ by more than colour


@dataclass(frozen=True)
class _Columns:
    """Where the parts of a row are: x of each, and the width of the figures."""

    names: float
    bars: float
    bars_width: float
    train: float
    test: float
    figures: float


class ClassBalance(CopyablePicture):
    """One row per class: its name, a bar for each split, images and share.

    A bar's length is the share of its split, so that both splits can be compared. A dashed line
    marks what each class would have if all had the same. A click, or the arrow keys and Return,
    choose a class.

    Signals:
        class_clicked(int): The chosen class.
    """

    class_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._counts: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
        self._hovered = self._row = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)
        self._retranslate()

    def set_counts(self, classes: Sequence[str], train: Sequence[int], test: Sequence[int]) -> None:
        """Show other classes.

        Args:
            classes: Their names.
            train: Images of each in the training split.
            test: Images of each in the test split.
        """
        if not len(classes) == len(train) == len(test):
            raise ValueError(f"{len(classes)} classes, {len(train)} and {len(test)} counts")
        self._classes = tuple(classes)
        self._counts = tuple(train), tuple(test)
        self._hovered = self._row = -1
        self._describe()
        self.updateGeometry()
        self.update()

    def sentence(self, row: int) -> str:
        """What a row says, in words."""
        train, test = self._counts[0][row], self._counts[1][row]
        return self.tr("{0}: {1} training images ({2}), {3} test images ({4})").format(
            self._classes[row],
            f"{train:,}",
            percent(self._share(0, row), 1),
            f"{test:,}",
            percent(self._share(1, row), 1),
        )

    def copied_rows(self) -> Rows:
        """How many images each class has in both splits."""
        if self._classes:
            yield self.tr("Class"), self.tr("Training"), self.tr("Test")
            yield from zip(self._classes, *self._counts, strict=True)

    def row_rect(self, row: int) -> QRectF:
        """Where a class stands, in logical pixels."""
        high = theme.pixels(_ROW)
        return QRectF(0, theme.pixels(_HEADER) + row * high, self.width(), high)

    def _share(self, split: int, row: int) -> float:
        return self._counts[split][row] / max(1, sum(self._counts[split]))

    def _describe(self) -> None:
        rows = (self._row,) if self._row >= 0 else range(len(self._classes))
        self.setAccessibleDescription(". ".join(self.sentence(row) for row in rows))

    # Geometry

    def _figures(self) -> QFont:
        return theme.tabular(self.font())

    def _texts(self, split: int) -> list[str]:
        return [
            self.tr("{0} · {1}").format(f"{count:,}", percent(self._share(split, row), 1))
            for row, count in enumerate(self._counts[split])
        ]

    def _columns(self) -> _Columns:
        metrics, figures = QFontMetricsF(self.font()), QFontMetricsF(self._figures())
        texts = [*self._texts(0), *self._texts(1)]
        wide = max((figures.horizontalAdvance(text) for text in texts), default=0.0) + 2
        widest = max((metrics.horizontalAdvance(name) for name in self._classes), default=0.0)
        names = min(widest + 2, self.width() * 0.3)
        bars = theme.pixels(_INSET) + class_swatch.room() + names + theme.pixels(_GAP)
        test = self.width() - theme.pixels(_INSET) - wide
        train = test - theme.pixels(_GAP) - wide
        return _Columns(names, bars, max(0.0, train - theme.pixels(_GAP) - bars), train, test, wide)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw headings, rows, and the line of equal shares."""
        if not self._classes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns()
        self._paint_heading(painter, columns)
        longest = max(
            self._share(split, row) for split in (0, 1) for row in range(len(self._classes))
        )
        texts = self._texts(0), self._texts(1)
        for row in range(len(self._classes)):
            if event.region().intersects(self.row_rect(row).toAlignedRect()):
                self._paint_ground(painter, row)
                self._paint_words(painter, columns, row, (texts[0][row], texts[1][row]))
                self._paint_bars(painter, columns, row, longest)
        equal = columns.bars + columns.bars_width / len(self._classes) / max(longest, 1e-9)
        if equal <= columns.bars + columns.bars_width + 1:
            painter.setPen(QPen(QColor(theme.current().text), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(equal, theme.pixels(_HEADER)), QPointF(equal, self.height()))
        paint_focus_ring(painter, self)

    def _paint_heading(self, painter: QPainter, columns: _Columns) -> None:
        tokens = theme.current()
        heads = (
            (self.tr("Training"), columns.train, tokens.accent, theme.pixels(_TRAIN_BAR)),
            (self.tr("Test"), columns.test, tokens.secondary, theme.pixels(_TEST_BAR)),
        )
        for text, left, colour, thick in heads:
            room = QRectF(left, 0, columns.figures, theme.pixels(_HEADER))
            painter.setPen(QColor(tokens.text_muted))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            taken = painter.boundingRect(room, flags, text)
            painter.drawText(room, flags, text)
            swatch = QRectF(taken.left() - 20, theme.pixels(_HEADER) / 2 - thick / 2, 14, thick)
            painter.fillRect(swatch, QColor(colour))

    def _paint_ground(self, painter: QPainter, row: int) -> None:
        tokens = theme.current()
        focused = self.hasFocus() and row == max(0, self._row)
        if row == self._hovered or focused:
            painter.setPen(QColor(tokens.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(self.row_rect(row).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_words(
        self, painter: QPainter, columns: _Columns, row: int, figures: tuple[str, str]
    ) -> None:
        tokens = theme.current()
        area = self.row_rect(row)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text))
        name = painter.fontMetrics().elidedText(
            self._classes[row], Qt.TextElideMode.ElideRight, int(columns.names) + 1
        )
        left = class_swatch.paint(painter, theme.pixels(_INSET), area.center().y(), row)
        room = QRectF(left, area.top(), columns.names + 1, area.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, name)
        painter.setFont(self._figures())
        painter.setPen(QColor(tokens.text_muted))
        for text, left in zip(figures, (columns.train, columns.test), strict=True):
            room = QRectF(left, area.top(), columns.figures, theme.pixels(_ROW))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, text)

    def _paint_bars(self, painter: QPainter, columns: _Columns, row: int, longest: float) -> None:
        tokens = theme.current()
        both = theme.pixels(_TRAIN_BAR) + 1 + theme.pixels(_TEST_BAR)
        top = self.row_rect(row).center().y() - both / 2
        for split, colour, height in (
            (0, tokens.accent, theme.pixels(_TRAIN_BAR)),
            (1, tokens.secondary, theme.pixels(_TEST_BAR)),
        ):
            length = columns.bars_width * self._share(split, row) / max(longest, 1e-9)
            painter.fillRect(QRectF(columns.bars, top, length, height), QColor(colour))
            top += height + 1

    # Events

    def _row_at(self, position: QPointF) -> int:
        row = int((position.y() - theme.pixels(_HEADER)) // theme.pixels(_ROW))
        return row if 0 <= row < len(self._classes) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the cursor."""
        self._hover(self._row_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is marked any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing yet: a class is chosen when the button is let go over it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the class under the cursor."""
        row = self._row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self._choose(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the classes and choose one."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and self._classes:
            self._row = max(0, min(len(self._classes) - 1, max(0, self._row) + step))
            self._describe()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self._classes:
                self._choose(max(0, self._row))
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        self._row = row
        self._describe()
        self.update()
        self.class_clicked.emit(row)

    def event(self, event: QEvent) -> bool:
        """Say in words what the row under the cursor holds."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if row < 0 else self.sentence(row), self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Images of each class"))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """All rows, and bars long enough to compare."""
        return QSize(460, theme.pixels(_HEADER) + max(1, len(self._classes)) * theme.pixels(_ROW))

    def minimumSizeHint(self) -> QSize:
        """All rows, and short bars."""
        return QSize(360, self.sizeHint().height())

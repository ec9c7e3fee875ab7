"""The choice of one or several classes: a box whose list has a tick beside each class."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.widgets import class_swatch, layouts

_WIDEST = 300  # logical pixels of a class's name
_HIGHEST = 420  # logical pixels of the list
_LEAST_CHARACTERS = 11
_FRAME = 44  # logical pixels of the box that are no text


class ClassFilter(QComboBox):
    """Which classes to show; with none chosen, all.

    Signals:
        filter_changed(frozenset[int]): The labels that are chosen; none for all.
    """

    filter_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._counts: tuple[int, ...] = ()
        self._chosen: frozenset[int] = frozenset()
        self.popup: ClassPopup | None = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARACTERS)
        self.addItem("")
        self._show_choice()

    def set_classes(self, classes: tuple[str, ...], counts: tuple[int, ...]) -> None:
        """Choose from other classes; what is chosen stays so if the classes are the same.

        Args:
            classes: Names, by label.
            counts: How many images there are of each.
        """
        if classes != self._classes:
            self._chosen = frozenset()
        self._classes, self._counts = classes, counts
        self._forget_popup()
        self._show_choice()

    def chosen(self) -> frozenset[int]:
        """The labels that are chosen; none for all."""
        return self._chosen

    def choose(self, labels: frozenset[int]) -> None:
        """Choose these labels; none for all."""
        labels = frozenset(label for label in labels if 0 <= label < len(self._classes))
        if labels != self._chosen:
            self._chosen = labels
            self._show_choice()
            if self.popup is not None:
                self.popup.show_choice(labels)
            self.filter_changed.emit(labels)

    def _show_choice(self) -> None:
        names = [self._classes[label] for label in sorted(self._chosen)]
        if not names:
            text = self.tr("All classes")
        elif len(names) == 1:
            room = self.sizeHint().width() - _FRAME
            text = self.fontMetrics().elidedText(names[0], Qt.TextElideMode.ElideRight, room)
        else:
            text = self.tr("%Ln class(es)", "", len(names))
        self.setItemText(0, text)
        self.setToolTip(", ".join(names) or self.tr("Which classes to show"))

    def _forget_popup(self) -> None:
        if self.popup is not None:
            self.popup.hide()
            self.popup.deleteLater()
            self.popup = None

    def showPopup(self) -> None:  # noqa: N802  # Qt's name
        """Open the list, in the place of the box's own."""
        if self.popup is None:
            self.popup = ClassPopup(self._classes, self._counts, self)
            self.popup.choice_changed.connect(self.choose)
        self.popup.show_choice(self._chosen)
        self.popup.open_below(self)

    def hidePopup(self) -> None:  # noqa: N802  # Qt's name
        """Close the list."""
        if self.popup is not None:
            self.popup.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._forget_popup()
            self._show_choice()


class ClassPopup(QFrame):
    """A tick box for each class, and a button for all of them.

    Signals:
        choice_changed(frozenset[int]): The labels that are ticked.
    """

    choice_changed = Signal(object)

    def __init__(
        self, classes: tuple[str, ...], counts: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.all_button = QPushButton(self.tr("All classes"))
        self.all_button.clicked.connect(self._clear)
        self.boxes = tuple(
            self._box(label, name, count)
            for label, (name, count) in enumerate(zip(classes, counts, strict=True))
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        for box in self.boxes:
            column.addWidget(box)
        column.addStretch(1)
        self._scroll = layouts.scrolled(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6, 6, 6, 6)
        outer.setSpacing(4)
        outer.addWidget(self.all_button)
        outer.addWidget(self._scroll, 1)

    def _box(self, label: int, name: str, count: int) -> QCheckBox:
        widest = theme.pixels(_WIDEST)
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, widest)
        box = QCheckBox(self.tr("{0} ({1})").format(shown.replace("&", "&&"), f"{count:,}"))
        box.setIcon(class_swatch.icon(label))
        box.setToolTip(name if shown != name else "")
        box.setAccessibleName(name)
        box.clicked.connect(self._tell)
        return box

    def show_choice(self, labels: frozenset[int]) -> None:
        """Tick these labels."""
        for label, box in enumerate(self.boxes):
            box.setChecked(label in labels)

    def open_below(self, widget: QWidget) -> None:
        """Show the list at a widget's lower edge, or above it, on the screen in any case."""
        room = widget.screen().availableGeometry()
        size = self.sizeHint().expandedTo(QSize(widget.width(), 0))
        self.resize(size.boundedTo(room.size()))
        at = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        if at.y() + self.height() > room.bottom():
            at.setY(max(room.top(), room.bottom() - self.height()))
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        self.move(at)
        self.show()
        first = next((box for box in self.boxes if box.isChecked()), None)
        (first or self.all_button).setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _tell(self) -> None:
        ticked = frozenset(label for label, box in enumerate(self.boxes) if box.isChecked())
        self.choice_changed.emit(ticked)

    @Slot()
    def _clear(self) -> None:
        self.choice_changed.emit(frozenset())
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return closes, as Escape does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.hide()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """All classes, if there is room for them."""
        inside = self._scroll.widget()
        if inside is None:
            return super().sizeHint()
        wanted = inside.sizeHint()
        wide = wanted.width() + self._scroll.verticalScrollBar().sizeHint().width() + 16
        high = wanted.height() + self.all_button.sizeHint().height() + 20
        return QSize(wide, min(high, theme.pixels(_HIGHEST)))

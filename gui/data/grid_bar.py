"""The row of choices above the grid: split, classes, order, index, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from engine.evaluation.order import Key
from gui import theme
from gui.data.class_filter import ClassFilter
from gui.widgets import layouts

if TYPE_CHECKING:
    from engine.data.image_set import Split

# What can be sorted by without a network's answers; by what the most interesting come last.
_ALWAYS = ("index", "label", "brightness")
_DESCENDING = ("loss", "confidence")


class GridBar(QWidget):
    """Says what was chosen; knows nothing of images.

    Signals:
        split_changed(): Another split is wanted.
        order_changed(): Other classes or another order are wanted.
        index_entered(int): An image is looked for.
        index_refused(): What was entered is no index.
        index_edited(): Another is being typed.
        shipped_wanted(): The model that comes along is to name all images.
        own_wanted(): The person's own model is.
        forget_wanted(): Nobody's answers are to be shown.
    """

    split_changed = Signal()
    order_changed = Signal()
    index_entered = Signal(object)
    index_refused = Signal()
    index_edited = Signal()
    shipped_wanted = Signal()
    own_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_choices()
        self._build_order()
        self._build_evaluation()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for text, box in (
            (self.tr("Split"), self.split_box),
            (self.tr("Class"), self.class_filter),
            (self.tr("Sort by"), self.sort_box),
            (self.tr("Index"), self.index_field),
        ):
            row.addWidget(layouts.caption(text, box))
            row.addWidget(box)
            if box is self.sort_box:
                row.addWidget(self.direction)
            row.addSpacing(6)
        row.addStretch(1)
        row.addWidget(self.evaluate_button)

    def _build_choices(self) -> None:
        self.split_box = QComboBox()
        self.split_box.addItem(self.tr("Training"), "train")
        self.split_box.addItem(self.tr("Test"), "test")
        self.split_box.currentIndexChanged.connect(self.split_changed)
        self.class_filter = ClassFilter()
        self.class_filter.filter_changed.connect(self.order_changed)
        self.index_field = QLineEdit()
        theme.scaled(self.index_field.setFixedWidth, 84)
        self.index_field.setPlaceholderText(self.tr("Go to"))
        self.index_field.setToolTip(self.tr("Go to the image with this index (Ctrl+G)"))
        self.index_field.returnPressed.connect(self._enter_index)
        self.index_field.textEdited.connect(self.forgive_index)

    def _build_order(self) -> None:
        self.sort_box = QComboBox()
        self.sort_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, text in (
            ("index", self.tr("Index")),
            ("label", self.tr("Label")),
            ("brightness", self.tr("Brightness")),
            ("loss", self.tr("Loss")),
            ("confidence", self.tr("Confidence")),
            ("correct", self.tr("Correctness")),
        ):
            self.sort_box.addItem(text, key)
        self.sort_box.currentIndexChanged.connect(self._choose_key)
        self._descending = False
        self.direction = QToolButton()
        self.direction.clicked.connect(self._turn)
        self._show_direction()
        self.allow_answers(allowed=False)

    def _build_evaluation(self) -> None:
        self.evaluate_button = QPushButton(self.tr("Evaluate here"))
        self.evaluate_button.setToolTip(
            self.tr("Have a model name every image of this split, and sort by what it says")
        )
        menu = QMenu(self.evaluate_button)
        menu.setToolTipsVisible(True)
        self.shipped_action = QAction(menu)
        self.shipped_action.triggered.connect(self.shipped_wanted)
        self.own_action = QAction(menu)
        self.own_action.triggered.connect(self.own_wanted)
        self.forget_action = QAction(self.tr("Forget the answers"), menu)
        self.forget_action.triggered.connect(self.forget_wanted)
        menu.addAction(self.shipped_action)
        menu.addAction(self.own_action)
        menu.addSeparator()
        menu.addAction(self.forget_action)
        self.evaluate_button.setMenu(menu)

    # What is chosen

    @property
    def split(self) -> Split:
        """The split."""
        split: Split = self.split_box.currentData()
        return split

    @property
    def key(self) -> Key:
        """What to sort by."""
        key: Key = self.sort_box.currentData()
        return key

    @property
    def descending(self) -> bool:
        """Whether the largest comes first."""
        return self._descending

    def allow_answers(self, *, allowed: bool) -> None:
        """Offer to sort by what a network said, or not; then the order is that of the index."""
        model = self.sort_box.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(self.sort_box.count()):
            if self.sort_box.itemData(row) not in _ALWAYS:
                item = model.item(row)
                item.setEnabled(allowed)
                item.setToolTip("" if allowed else self.tr("Evaluate a model first"))
        if not allowed and self.key not in _ALWAYS:
            self.sort_box.setCurrentIndex(0)

    @Slot()
    def _choose_key(self) -> None:
        """Sort by something else, the most interesting first."""
        self._descending = self.key in _DESCENDING
        self._show_direction()
        self.order_changed.emit()

    @Slot()
    def _turn(self) -> None:
        self._descending = not self._descending
        self._show_direction()
        self.order_changed.emit()

    def _show_direction(self) -> None:
        text = self.tr("Largest first") if self._descending else self.tr("Smallest first")
        arrow = "\N{DOWNWARDS ARROW}" if self._descending else "\N{UPWARDS ARROW}"
        self.direction.setText(arrow)
        self.direction.setToolTip(text)
        self.direction.setAccessibleName(text)

    # The index

    @Slot()
    def focus_index(self) -> None:
        """Let an index be typed."""
        self.index_field.setFocus()
        self.index_field.selectAll()

    def refuse_index(self) -> None:
        """Show that there is no such image; what was typed stays."""
        theme.set_style_property(self.index_field, "invalid", True)
        self.index_field.selectAll()

    @Slot()
    def forgive_index(self) -> None:
        """Show nothing of the kind any more."""
        self.index_edited.emit()
        theme.set_style_property(self.index_field, "invalid", False)

    @Slot()
    def drop_refused_index(self) -> None:
        """Forget what was typed and is no index: the person went to an image another way."""
        if self.index_field.property("invalid"):
            self.index_field.clear()
            self.forgive_index()

    @Slot()
    def _enter_index(self) -> None:
        text = self.index_field.text().strip()
        self.forgive_index()
        try:
            # As this window writes numbers: "1,234".
            index = int(text.replace(",", ""))
        except ValueError:
            self.index_refused.emit()
        else:
            self.index_entered.emit(index)

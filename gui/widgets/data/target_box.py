"""What stands for a label: `target_transform`."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.data_spec import Target, merged_classes
from engine.errors import AtelierError
from gui.widgets import layouts
from gui.widgets.copying.items import make_copyable
from gui.widgets.forms.number_fields import ChoiceField
from gui.widgets.forms.section import Section

Groups = tuple[tuple[int, ...], ...]

_ROWS = 5
_SHOWN = 10  # numbers of a one-hot vector that are written out


class TargetBox(QWidget):
    """A choice of index or one-hot vector, and classes that are merged into one.

    Signals:
        target_chosen(str): A `Target`.
        merge_chosen(tuple[tuple[int, ...], ...]): Groups of labels, each in order.
    """

    target_chosen = Signal(str)
    merge_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._merge: Groups = ()
        self.choice = ChoiceField(
            {"index": self.tr("Index: a number"), "one_hot": self.tr("One-hot: a vector")}
        )
        self.choice.setToolTip(
            self.tr(
                "Cross entropy takes either; other losses want one of them. The network learns "
                "the same."
            )
        )
        self.choice.currentIndexChanged.connect(self._tell_target)
        self.result = layouts.label("", wrap=True, select=True)
        self.merging = Section(self.tr("Merge classes"), self._build_merging())
        caption = layouts.caption(self.tr("Target"), self.choice)
        self.choice.setAccessibleName(self.tr("What stands for a label"))
        row = QHBoxLayout()
        row.addWidget(caption)
        row.addWidget(self.choice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.result)
        column.addWidget(self.merging)
        self._follow()

    def _build_merging(self) -> QWidget:
        self.classes = _ClassList()
        self.classes.setAccessibleName(self.tr("Classes to merge"))
        self.classes.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.classes.itemChanged.connect(self._follow)
        self.merge_button = QPushButton(self.tr("Merge ticked"))
        self.merge_button.setToolTip(self.tr("The ticked classes become one, from two on."))
        self.merge_button.clicked.connect(self._merge_ticked)
        self.split_button = QPushButton(self.tr("Take apart"))
        self.split_button.setToolTip(
            self.tr("The groups that the ticked classes are in become single classes again.")
        )
        self.split_button.clicked.connect(self._split_ticked)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.merge_button)
        buttons.addWidget(self.split_button)
        buttons.addStretch(1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.classes)
        column.addLayout(buttons)
        return body

    # Values

    def set_value(self, classes: Sequence[str], target: Target, merge: Groups) -> None:
        """Show a dataset's classes, before any merging, and what is made of their labels."""
        layouts.choose(self.choice, target)
        if (tuple(classes), merge) != (self._classes, self._merge):
            self._classes, self._merge = tuple(classes), merge
            self._fill()
        self._follow()

    def show_label(self, label: int | None) -> None:
        """Say what comes out for a label; None for nothing."""
        text = ""
        if label is not None:
            try:
                classes, labels = merged_classes(self._classes, self._merge)
            except AtelierError:  # the page says what is wrong
                text = ""
            else:
                new = labels[label]
                is_index = self.choice.value() == "index"
                comes = str(new) if is_index else one_hot(new, len(classes))
                text = self.tr("Label {0} comes out as {1}: {2}")
                text = text.format(label, comes, classes[new])
        self.result.setText(text)

    def ticked(self) -> list[int]:
        """The labels whose boxes are ticked."""
        states = (self.classes.item(row).checkState() for row in range(self.classes.count()))
        return [row for row, state in enumerate(states) if state == Qt.CheckState.Checked]

    def _fill(self) -> None:
        current = self.classes.currentRow()
        blocked = self.classes.blockSignals(True)
        self.classes.clear()
        for label, name in enumerate(self._classes):
            group = next((group for group in self._merge if label in group), ())
            whole = " + ".join(self._classes[m] for m in group if m < len(self._classes))
            text = self.tr("{0}, now in {1}").format(name, whole) if group else name
            item = QListWidgetItem(text)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setToolTip(text)
            self.classes.addItem(item)
        self.classes.setCurrentRow(max(0, current))
        self.classes.blockSignals(blocked)

    # What the person does

    @Slot()
    def _tell_target(self) -> None:
        self.target_chosen.emit(self.choice.value())

    @Slot()
    def _merge_ticked(self) -> None:
        joined = set(self.ticked())
        touched = [group for group in self._merge if joined & set(group)]
        joined.update(label for group in touched for label in group)
        self._tell([tuple(sorted(joined)), *(g for g in self._merge if g not in touched)])

    @Slot()
    def _split_ticked(self) -> None:
        ticked = set(self.ticked())
        self._tell([group for group in self._merge if not ticked & set(group)])

    def _tell(self, groups: list[tuple[int, ...]]) -> None:
        self.merge_chosen.emit(tuple(sorted(groups)))

    @Slot()
    def _follow(self) -> None:
        """Enable what is possible, and say in the header what is merged."""
        ticked = set(self.ticked())
        self.merge_button.setEnabled(len(ticked) > 1)
        self.split_button.setEnabled(any(ticked & set(group) for group in self._merge))
        count = len(self._merge)
        text = self.tr("%Ln group(s)", "", count) if count else self.tr("none")
        self.merging.header.set_summary(text, wrong=False)


class _ClassList(QListWidget):
    """A list that is as high as a few rows, however many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        make_copyable(self)

    def sizeHint(self) -> QSize:
        rows = max(2, min(_ROWS, self.count()))
        return QSize(200, rows * max(24, self.sizeHintForRow(0)) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def one_hot(label: int, count: int) -> str:
    """A one-hot vector, written out as far as it is short."""
    numbers = ["1" if place == label else "0" for place in range(count)]
    if count > _SHOWN:
        shown = sorted({0, 1, 2, label - 1, label, label + 1} & set(range(count)))
        numbers = []
        for before, place in zip((-1, *shown), shown, strict=False):
            numbers += ["..."] if place > before + 1 else []
            numbers.append("1" if place == label else "0")
        numbers += ["..."] if shown[-1] < count - 1 else []
    return f"[{', '.join(numbers)}]"

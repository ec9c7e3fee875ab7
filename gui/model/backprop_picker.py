"""Which weight is looked at: a parameter, and a place in it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from gui.widgets import layouts
from gui.widgets.forms.number_fields import ChoiceField, WholeField

_DIMENSIONS = 6  # of a parameter; convolutions over volumes have 5


class WeightPicker(QWidget):
    """A box of parameters, and one number for each dimension of the chosen one.

    Signals:
        picked(): The person chose another weight; `index` says None for the one whose gradient is
            the largest.
    """

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes: dict[str, tuple[int, ...]] = {}
        self._index: tuple[int, ...] | None = None
        self._quiet = False
        self.parameter = ChoiceField({})
        self.places = [WholeField(0, 0) for _ in range(_DIMENSIONS)]
        self.largest = QPushButton(self.tr("Largest gradient"))
        self.largest.setToolTip(self.tr("Go to the weight whose gradient is the largest here"))
        self._build()
        self.set_parameters(())
        self._show_places()
        self.parameter.currentIndexChanged.connect(self._choose_parameter)
        self.largest.clicked.connect(self._choose_largest)
        for place in self.places:
            place.valueChanged.connect(self._choose_place)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(layouts.caption(self.tr("Parameter"), self.parameter), 0, 0)
        grid.addWidget(self.parameter, 0, 1)
        grid.addWidget(layouts.label(self.tr("Index"), "muted"), 1, 0)
        row = QHBoxLayout()
        row.setSpacing(4)
        for number, place in enumerate(self.places):
            place.setAccessibleName(self.tr("Index in dimension {0}").format(number))
            row.addWidget(place)
        row.addStretch(1)
        grid.addLayout(row, 1, 1)
        grid.addWidget(self.largest, 2, 1)
        grid.setColumnStretch(1, 1)

    def set_parameters(self, parameters: tuple[tuple[str, tuple[int, ...]], ...]) -> None:
        """Offer these: names and shapes. The weight that was chosen stays, if it is among them."""
        before = self.parameter.value() if self._shapes else ""
        shapes = dict(parameters)
        if shapes != self._shapes:
            self._shapes, self._quiet = shapes, True
            self.parameter.clear()
            for name in shapes:
                self.parameter.addItem(name, name)
            if before not in shapes:
                # Near the loss, and a weight rather than a bias.
                named = [name for name in shapes if name.endswith("weight")] or [*shapes]
                before = named[-1] if named else ""
                self._index = None
            self.parameter.set_value(before)
            self._quiet = False
            self._show_places()
        self.setEnabled(bool(shapes))

    def name(self) -> str:
        """The chosen parameter; "" if there is none."""
        return self.parameter.value() if self._shapes else ""

    def index(self) -> tuple[int, ...] | None:
        """The chosen place; None for the largest gradient."""
        return self._index

    def set_index(self, index: tuple[int, ...]) -> None:
        """Say which place it is; says nothing of it to others."""
        self._index, self._quiet = index, True
        for place, value in zip(self.places, index, strict=False):
            place.setValue(value)
        self._quiet = False

    def choose(self, name: str) -> None:
        """Choose a parameter, at its largest gradient."""
        if name in self._shapes and name != self.name():
            self.parameter.set_value(name)

    @Slot()
    def _choose_parameter(self) -> None:
        if not self._quiet:
            self._index = None
            self._show_places()
            self.picked.emit()

    @Slot()
    def _choose_largest(self) -> None:
        self._index = None
        self.picked.emit()

    @Slot()
    def _choose_place(self) -> None:
        if not self._quiet:
            shape = self._shapes[self.name()]
            self._index = tuple(place.value() for place in self.places[: len(shape)])
            self.picked.emit()

    def _show_places(self) -> None:
        shape = self._shapes.get(self.name(), ())
        self._quiet = True
        for number, place in enumerate(self.places):
            place.setVisible(number < len(shape))
            place.setMaximum(shape[number] - 1 if number < len(shape) else 0)
            place.setValue(0)
        self._quiet = False

"""The form of a DataLoader: how many images at a time, in which order, and who fetches them."""

import html
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.data_spec import DataSpec, Sampler
from gui.widgets import layouts
from gui.widgets.forms.number_fields import MANY, ChoiceField, WholeField

_MOST_WORKERS = 16
_SETTLE_MS = 250


class LoaderForm(QWidget):
    """Fields, the code that says the same, and a note on the field that one is at.

    Signals:
        changed(DataSpec): The person chose otherwise.
        batch_size_changed(int): Likewise; a batch size is no part of a DataSpec.
    """

    changed = Signal(object)
    batch_size_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = DataSpec()
        self._count = MANY
        self._notes: dict[QWidget, str] = {}
        self._fields()
        self._rows = QFormLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(8)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fill()
        self.code = layouts.label("", wrap=True, select=True)
        self.code.setAccessibleName(self.tr("The same in code"))
        self.note = layouts.label("", "muted", wrap=True)
        self.note.setAccessibleName(self.tr("What this setting does"))
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addLayout(self._rows)
        column.addWidget(self.code)
        column.addWidget(self.note, 1)
        # A field that is typed into changes with each digit.
        self._settling = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settling.timeout.connect(self._say_changed)
        self._show_code()
        self._explain(self.batch_size)

    def _fields(self) -> None:
        self.batch_size = WholeField(1, MANY)
        self.batch_size.setValue(64)
        self.order = ChoiceField(
            {
                "random": self.tr("Shuffled"),
                "sequential": self.tr("As they are"),
                "weighted": self.tr("Classes alike"),
                "subset": self.tr("A part, shuffled"),
            }
        )
        self.subset = WholeField(1, MANY)
        self.workers = WholeField(0, _MOST_WORKERS)
        self.drop_last = QCheckBox("drop_last")
        self.pin_memory = QCheckBox("pin_memory")
        self.batch_size.valueChanged.connect(self._change)
        self.order.currentIndexChanged.connect(self._change)
        self.subset.valueChanged.connect(self._change)
        self.workers.valueChanged.connect(self._change)
        self.drop_last.toggled.connect(self._change)
        self.pin_memory.toggled.connect(self._change)

    def _fill(self) -> None:
        self._add(
            self.tr("Batch size"),
            self.batch_size,
            self.tr(
                "How many images the network sees before each step. Larger batches make fewer, "
                "steadier steps and keep the processor busy; too large, and an epoch has few "
                "steps to learn in."
            ),
        )
        self._add(self.tr("Order"), self.order, self._order_note())
        self._add(
            self.tr("Images"),
            self.subset,
            self.tr(
                "How many images the part has: always the same ones, in a new order each epoch. "
                "Good for trying things out; from few images a network learns little that holds "
                "for others."
            ),
        )
        self._add(
            self.tr("Workers"),
            self.workers,
            self.tr(
                "Processes that prepare batches ahead of time. They help where preparing is slow: "
                "many random transforms on large images. They take seconds to start, in every "
                "epoch, and images that are in memory as they are gain nothing."
            ),
        )
        self._add(
            self.tr("Last batch"),
            self.drop_last,
            self.tr(
                "Leaves out a last batch that is smaller than the others. That helps BatchNorm, "
                "which cannot learn from a single image; it costs a few images that go unseen in "
                "each epoch."
            ),
        )
        self._add(
            self.tr("Memory"),
            self.pin_memory,
            self.tr(
                "Puts batches where a CUDA GPU can fetch them by itself, which makes the way there "
                "faster. Without such a GPU it does nothing."
            ),
        )

    def _order_note(self) -> str:
        match self.order.value():
            case "sequential":
                return self.tr(
                    "shuffle=False: the same order in every epoch. It makes batches comparable; "
                    "in a training, batches of neighbours teach less, above all where the images "
                    "are sorted by class."
                )
            case "weighted":
                return self.tr(
                    "WeightedRandomSampler: as many draws as there are images, all classes "
                    "equally likely. It helps where some classes are rare: their images come "
                    "several times in an epoch, and some images of common classes not at all."
                )
            case "subset":
                return self.tr(
                    "SubsetRandomSampler: only some of the images, always the same ones. An epoch "
                    "is short, which is good for trying things out, but the network sees less."
                )
        return self.tr(
            "shuffle=True: every image once in each epoch, in a new order each time. So each batch "
            "is a fair sample of all; it costs next to nothing."
        )

    def _add(self, text: str, field: QWidget, note: str) -> None:
        caption = layouts.caption(text, field)
        # Else a form layout sets labels at the top of their rows.
        caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        if isinstance(field, QCheckBox):
            field.setAccessibleName(field.text())
        self._rows.addRow(caption, field)
        self._notes[field] = note
        self._set_tip(field)
        field.installEventFilter(self)

    def _set_tip(self, field: QWidget) -> None:
        tip = f"<p>{html.escape(self._notes[field])}</p>"  # wrapped only if it is rich text
        field.setToolTip(tip)
        self._rows.labelForField(field).setToolTip(tip)
        field.setAccessibleDescription(self._notes[field])

    # What the fields say

    def show_spec(self, spec: DataSpec, count: int) -> None:
        """Put a spec into the fields.

        Args:
            spec: It; what is not in this form stays as it is in what `changed` tells.
            count: How many images the dataset has.
        """
        self._settling.stop()
        self._spec, self._count = spec, count
        fields = (self.order, self.subset, self.workers, self.drop_last, self.pin_memory)
        blocked = [field.blockSignals(True) for field in fields]
        self.order.set_value(spec.sampler)
        self.subset.setMaximum(max(1, count))
        self.subset.setValue(spec.subset)
        self.workers.setValue(spec.workers)
        self.drop_last.setChecked(spec.drop_last)
        self.pin_memory.setChecked(spec.pin_memory)
        for field, was in zip(fields, blocked, strict=True):
            field.blockSignals(was)
        self._follow()

    def set_batch_size(self, size: int) -> None:
        """Put a batch size into its field; nobody is told."""
        blocked = self.batch_size.blockSignals(True)
        self.batch_size.setValue(size)
        self.batch_size.blockSignals(blocked)
        self._show_code()

    @Slot()
    def _change(self) -> None:
        field = self.sender()
        self._follow()
        if isinstance(field, QWidget):
            self._explain(field)
        if field is self.batch_size:
            self.batch_size_changed.emit(self.batch_size.value())
        elif isinstance(field, WholeField):
            self._settling.start()
        else:
            self._say_changed()

    def _value(self) -> DataSpec:
        subset = self.subset.value()
        # A field that cannot show a larger part than there are images has not changed it.
        if subset == min(self._spec.subset, self._count):
            subset = self._spec.subset
        return replace(
            self._spec,
            sampler=cast(Sampler, self.order.value()),
            subset=subset,
            workers=self.workers.value(),
            drop_last=self.drop_last.isChecked(),
            pin_memory=self.pin_memory.isChecked(),
        )

    @Slot()
    def _say_changed(self) -> None:
        self._settling.stop()
        value = self._value()
        if value != self._spec:
            self._spec = value
            self.changed.emit(value)

    def _follow(self) -> None:
        """Show what goes with the other fields."""
        self._rows.setRowVisible(self.subset, self.order.value() == "subset")
        self._notes[self.order] = self._order_note()
        self._set_tip(self.order)
        self._show_code()

    # Code and notes

    def _show_code(self) -> None:
        """Say the same in Python."""
        arguments = ["train", str(self.batch_size.value())]
        sampler = {
            "random": "shuffle=True",
            "weighted": "sampler=WeightedRandomSampler(weights, len(train))",
            "subset": "sampler=SubsetRandomSampler(indices)",
        }.get(self.order.value())
        arguments += [sampler] if sampler else []
        arguments += [f"num_workers={self.workers.value()}"] if self.workers.value() else []
        for box in (self.drop_last, self.pin_memory):
            arguments += [f"{box.text()}=True"] if box.isChecked() else []
        self.code.setText(f"DataLoader({', '.join(arguments)})")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Explain the field that gets the focus."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._explain(watched)
        return super().eventFilter(watched, event)

    def _explain(self, field: QWidget) -> None:
        self.note.setText(self._notes[field])

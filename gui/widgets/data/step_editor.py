"""The settings of one transform."""

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from engine.transform_steps import Setting, TransformStep
from gui.widgets import layouts
from gui.widgets.data import step_texts
from gui.widgets.forms.number_fields import RealField, WholeField
from gui.widgets.undo_keys import is_undo

_COLUMNS = 2


class StepEditor(QWidget):
    """A field for each setting, with what it does in its tool tip.

    Signals:
        edited(str, object): A setting's name and its new value, within its range.
        measure_wanted(): Normalize is to have the dataset's own mean and standard deviation.
    """

    edited = Signal(str, object)
    measure_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: TransformStep | None = None
        self._fields: dict[str, WholeField | RealField] = {}
        self.about = layouts.label("", "muted", wrap=True)
        self._fields_box = QWidget()
        self.measure_button = QPushButton(self.tr("Use this dataset's mean and std"))
        self.measure_button.setToolTip(
            self.tr("Measures all pixels of the training split, as they are before any step.")
        )
        self.measure_button.clicked.connect(self.measure_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for widget in (self.about, self._fields_box, self.measure_button):
            self._column.addWidget(widget)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Show a sentence instead of a step."""
        self._step = None
        self._build(())
        self.about.setText(text)
        self.measure_button.hide()

    def show_step(self, step: TransformStep) -> None:
        """Show another step, or what has become of it."""
        if self._step is None or self._step.name != step.name:
            self.about.setText(step_texts.description(step.name))
            self._step = step
            self._build(step.kind.settings)
        self._step = step
        for name, field in self._fields.items():
            if field.value() != step.value(name):
                blocked = field.blockSignals(True)
                field.setValue(step.value(name))  # type: ignore[arg-type]  # whole where it must be
                field.blockSignals(blocked)
        self.measure_button.setVisible(step.name == "Normalize")

    def field(self, name: str) -> WholeField | RealField:
        """The field of one setting."""
        return self._fields[name]

    def _build(self, settings: tuple[Setting, ...]) -> None:
        # Another box: fields that go later than their successors come would still take the focus.
        self._fields_box.hide()
        self._fields_box.deleteLater()
        self._fields_box = QWidget()
        self._fields = {}
        grid = QGridLayout(self._fields_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for place, setting in enumerate(settings):
            field = self._field(setting)
            row, column = divmod(place, _COLUMNS)
            grid.addWidget(layouts.caption(setting.name, field), row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
            self._fields[setting.name] = field
        if len(settings) == 1:  # as wide as one of two
            grid.setColumnStretch(2 * _COLUMNS, 1)
        self._column.insertWidget(1, self._fields_box)
        self._fields_box.setVisible(bool(settings))

    def _field(self, setting: Setting) -> WholeField | RealField:
        assert self._step is not None
        field: WholeField | RealField
        if isinstance(setting.default, int):
            field = WholeField(int(setting.least), int(setting.most))
        else:
            field = RealField(setting.least, setting.most, _arrow_step(setting))
        field.setValue(self._step.value(setting.name))  # type: ignore[arg-type]
        does = step_texts.tip(self._step, setting.name)
        bounds = self.tr("From {0} to {1}.").format(f"{setting.least:g}", f"{setting.most:g}")
        field.setToolTip(f"<p>{does}</p><p>{bounds}</p>")
        field.setAccessibleDescription(does)
        field.setObjectName(setting.name)
        field.valueChanged.connect(self._tell)
        field.installEventFilter(self)
        return field

    @Slot()
    def _tell(self) -> None:
        field = self.sender()
        if isinstance(field, WholeField | RealField):
            self.edited.emit(field.objectName(), field.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo and redo to the page: a field would only undo its own text."""
        if is_undo(event) and isinstance(watched, QAbstractSpinBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _arrow_step(setting: Setting) -> float:
    """What a field's arrows add."""
    if setting.name in ("mean", "std"):
        return 0.01
    span = setting.most - setting.least
    return 0.05 if span <= 1 else 0.5 if span <= 20 else 5.0

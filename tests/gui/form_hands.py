"""A person's hands on the training form: fields by the names that a screen reader says."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.widgets.forms.section import SectionHeader
from gui.widgets.forms.train_form import TrainForm

Kind = TypeVar("Kind", bound=QWidget)
INPUTS = (QAbstractSpinBox, QComboBox, QCheckBox, QLineEdit)


def opened(qtbot: QtBot) -> TrainForm:
    """A form that can be seen, as wide as the narrowest card."""
    shown = TrainForm()
    qtbot.addWidget(shown)
    shown.resize(320, 1000)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def fields(form: TrainForm) -> Iterator[QWidget]:
    """Everything that holds a value; not the line edits inside spin boxes."""
    for widget in form.findChildren(QWidget):
        if isinstance(widget, INPUTS) and not isinstance(widget.parent(), QAbstractSpinBox):
            yield widget


def named(form: TrainForm, name: str, kind: type[Kind]) -> Kind:
    found = [w for w in fields(form) if w.accessibleName() == name and isinstance(w, kind)]
    assert len(found) == 1, name
    return found[0]


def header(form: TrainForm, title: str) -> SectionHeader:
    return next(h for h in form.findChildren(SectionHeader) if h.text() == title)


def open_all(form: TrainForm) -> None:
    for head in form.findChildren(SectionHeader):
        head.setChecked(True)


def enter(field: QWidget, text: str) -> None:
    """Type over what a field holds."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(form: TrainForm, name: str, text: str) -> None:
    box = named(form, name, QComboBox)
    index = box.findText(text)
    assert index >= 0, text
    box.setCurrentIndex(index)

"""The training form's fields: what is typed, what applies, what is folded away, who can use it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from engine.train_spec import TrainSpec
from gui import theme
from gui.widgets.forms.train_form import TrainForm
from tests.gui.form_hands import choose, enter, header, named, open_all, opened

TAB, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Space


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> TrainForm:
    theme.apply(qapp, "light")
    return opened(qtbot)


# What is typed


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1e-3", 0.001), (".05", 0.05), ("2E-2", 0.02), ("3", 3.0), ("0.0123456789", 0.0123456789)],
)
def test_a_learning_rate_is_taken_in_any_notation(
    typed: str, value: float, form: TrainForm
) -> None:
    enter(form.lr, typed)
    assert form.value().lr == value


@pytest.mark.parametrize("typed", ["0", "", "-1", "1e", "nan", "1e9"])
def test_what_is_no_learning_rate_leaves_the_last_one(typed: str, form: TrainForm) -> None:
    enter(form.lr, "0.5")
    enter(form.lr, typed)
    value = form.value().lr
    assert value in (0.5, 1.0), "1e and 1e9 begin with a rate of 1"
    assert form.lr.text() == f"{value:g}"


def test_arrows_walk_through_rates_as_people_write_them(form: TrainForm) -> None:
    form.set_lr(0.01)
    form.lr.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(form.lr, Qt.Key.Key_Up)
        seen.append(form.lr.text())
    for _ in range(6):
        QTest.keyClick(form.lr, Qt.Key.Key_Down)
    assert seen == ["0.02", "0.05", "0.1", "0.2"]
    assert form.lr.text() == "0.002"
    decay = named(form, "Weight decay", QAbstractSpinBox)
    decay.stepUp()
    assert decay.text() == "1e-05"
    decay.stepDown()
    assert form.value().weight_decay == 0


@pytest.mark.parametrize(
    ("typed", "seconds", "shown"),
    [
        ("90 s", 90, "90 s"),
        ("90s", 90, "90 s"),
        ("2 min", 120, "2 min"),
        ("5", 300, "5 min"),
        ("1.5 m", 90, "90 s"),
        ("7.5 s", 7.5, "7.5 s"),
    ],
)
def test_a_time_is_taken_in_minutes_or_seconds(
    typed: str, seconds: float, shown: str, form: TrainForm
) -> None:
    open_all(form)
    named(form, "Time budget", QCheckBox).click()
    field = named(form, "Time budget", QAbstractSpinBox)
    enter(field, typed)
    assert (form.value().time_budget, field.text()) == (seconds, shown)


def test_a_new_optimizer_brings_its_usual_rate_unless_one_was_chosen(form: TrainForm) -> None:
    choose(form, "Optimizer", "Adam")
    assert form.value().lr == 0.001
    enter(form.lr, "0.02")
    choose(form, "Optimizer", "SGD")
    assert form.value().lr == 0.02


def test_a_share_that_is_no_choice_yet_becomes_one(form: TrainForm) -> None:
    form.set_value(TrainSpec(validation=0.125))
    assert named(form, "Validate on", QComboBox).currentText() == "12.5 % of training"
    assert form.value().validation == 0.125


# What applies


@pytest.mark.parametrize(
    ("box", "with_it", "without_it", "name", "key", "value"),
    [
        ("Optimizer", "SGD", "Adam", "Momentum", "momentum", 0.9),
        ("Loss", "Cross entropy", "NLL", "Label smoothing", "label_smoothing", 0.1),
        ("Loss", "Cross entropy", "Multi-margin", "Label smoothing", "label_smoothing", 0.2),
    ],
)
def test_what_does_not_apply_is_hidden_and_comes_back(
    box: str, with_it: str, without_it: str, name: str, key: str, value: float, form: TrainForm
) -> None:
    open_all(form)
    field = named(form, name, QAbstractSpinBox)
    enter(field, str(value))
    choose(form, box, without_it)
    assert not field.isVisible()
    assert getattr(form.value(), key) == 0
    choose(form, box, with_it)
    assert field.isVisible()
    assert getattr(form.value(), key) == value


def test_nesterov_waits_for_a_momentum(form: TrainForm) -> None:
    open_all(form)
    nesterov = named(form, "Nesterov", QCheckBox)
    momentum = named(form, "Momentum", QAbstractSpinBox)
    assert not nesterov.isEnabled()
    enter(momentum, "0.9")
    nesterov.click()
    assert form.value().nesterov
    enter(momentum, "0")
    assert not form.value().nesterov
    enter(momentum, "0.5")
    assert form.value().nesterov


@pytest.mark.parametrize(
    ("schedule", "shown"),
    [
        ("Constant", []),
        ("Step", ["Factor", "Every ... epochs"]),
        ("Exponential", ["Factor"]),
        ("Cosine", []),
        ("One-cycle", ["Warm-up"]),
    ],
)
def test_a_schedule_shows_its_own_settings(
    schedule: str, shown: list[str], form: TrainForm
) -> None:
    open_all(form)
    choose(form, "Schedule", schedule)
    settings_of_all = ("Warm-up", "Factor", "Every ... epochs")
    seen = [n for n in settings_of_all if named(form, n, QAbstractSpinBox).isVisible()]
    assert seen == shown


def test_a_number_that_is_switched_off_comes_back(form: TrainForm) -> None:
    open_all(form)
    box = named(form, "Early stopping", QCheckBox)
    number = named(form, "Early stopping", QAbstractSpinBox)
    assert form.value().patience is None
    assert not number.isEnabled()
    box.click()
    enter(number, "8")
    box.click()
    assert form.value().patience is None
    box.click()
    assert form.value().patience == 8


# Class weights


@pytest.mark.parametrize(
    ("typed", "weights"),
    [
        ("1 2 3", (1.0, 2.0, 3.0)),
        ("1,2.5", (1.0, 2.5)),
        (" 1 , 1e-2 ,", (1.0, 0.01)),
        ("", ()),
    ],
)
def test_class_weights_are_numbers_with_commas_or_spaces(
    typed: str, weights: tuple[float, ...], form: TrainForm
) -> None:
    enter(named(form, "Class weights", QLineEdit), typed)
    assert form.error() is None
    assert form.value().class_weights == weights


@pytest.mark.parametrize("wrong", ["x", "0", "-1", "nan", "inf", "1e999", "1;2;drei"])
def test_weights_that_are_none_are_said_below_the_field(
    wrong: str, form: TrainForm, qtbot: QtBot
) -> None:
    open_all(form)
    field = named(form, "Class weights", QLineEdit)
    with qtbot.waitSignal(form.validity_changed) as told:
        enter(field, f"1 {wrong}")
    assert told.args == [False]
    error = form.error()
    assert error is not None
    said = [label for label in form.findChildren(QLabel) if label.text() == error]
    assert [label.isVisible() for label in said] == [True]
    with qtbot.waitSignal(form.validity_changed) as told:
        enter(field, "1 2")
    assert told.args == [True]
    assert form.error() is None
    assert not said[0].isVisible()


def test_there_is_one_weight_for_each_class(form: TrainForm, qtbot: QtBot) -> None:
    enter(named(form, "Class weights", QLineEdit), "1 2 3")
    with qtbot.waitSignal(form.validity_changed):
        form.set_class_count(10)
    assert "10" in str(form.error())
    assert "3" in str(form.error())
    with qtbot.waitSignal(form.validity_changed):
        form.set_class_count(3)
    assert form.error() is None
    enter(named(form, "Class weights", QLineEdit), "")
    form.set_class_count(10)
    assert form.error() is None


def test_a_closed_section_does_not_hide_an_error(form: TrainForm) -> None:
    enter(named(form, "Class weights", QLineEdit), "1 x")
    assert header(form, "Loss").summary() == form.error()

"""The training form as a whole: one value, its presets, its curve, and a run that goes on."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from engine.presets import PRESETS, preset
from engine.train_spec import TrainSpec
from gui import theme
from gui.widgets.forms.schedule_preview import SchedulePreview
from gui.widgets.forms.train_form import TrainForm
from tests.gui.form_hands import choose, enter, fields, header, named, open_all, opened
from tests.specs import train_specs


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> TrainForm:
    theme.apply(qapp, "light")
    return opened(qtbot)


# One value


def test_a_new_form_says_what_a_new_spec_says(form: TrainForm) -> None:
    assert form.value() == TrainSpec()
    assert form.error() is None


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(train_specs())
def test_every_spec_comes_back_as_it_was(form: TrainForm, spec: TrainSpec) -> None:
    form.set_value(spec)
    assert form.value() == spec


def test_a_spec_that_is_shown_is_told_once(form: TrainForm) -> None:
    heard: list[TrainSpec] = []
    form.value_changed.connect(heard.append)
    spec = TrainSpec(epochs=9, optimizer="adamw", lr=0.003, schedule="cosine", clip_norm=2.0)
    form.set_value(spec)
    form.set_value(spec)
    assert heard == [spec]


def test_the_person_can_say_everything(form: TrainForm) -> None:
    open_all(form)
    for name, text in (
        ("Epochs", "7"),
        ("Batch size", "128"),
        ("Learning rate", "5e-2"),
        ("Label smoothing", "0.1"),
        ("Momentum", "0.9"),
        ("Weight decay", "5e-4"),
        ("Threads", "3"),
        ("Seed", "42"),
    ):
        enter(named(form, name, QAbstractSpinBox), text)
    enter(named(form, "Class weights", QLineEdit), "1 " * 9 + "2.5")
    for name, text in (
        ("Schedule", "Step"),
        ("Augmentation", "Flip"),
        ("Validate on", "10 % of training"),
        ("Precision", "Mixed (bfloat16)"),
        ("Device", "CPU"),
    ):
        choose(form, name, text)
    enter(named(form, "Factor", QAbstractSpinBox), "0.3")
    enter(named(form, "Every ... epochs", QAbstractSpinBox), "2")
    named(form, "Nesterov", QCheckBox).click()
    for name, text in (
        ("Gradient clipping", "1.5"),
        ("Time budget", "90 s"),
        ("Early stopping", "4"),
    ):
        named(form, name, QCheckBox).click()
        enter(named(form, name, QAbstractSpinBox), text)
    assert form.value() == TrainSpec(
        epochs=7,
        batch_size=128,
        label_smoothing=0.1,
        class_weights=(1.0,) * 9 + (2.5,),
        lr=0.05,
        momentum=0.9,
        nesterov=True,
        weight_decay=5e-4,
        schedule="step",
        decay=0.3,
        decay_every=2,
        augment="flip",
        clip_norm=1.5,
        patience=4,
        time_budget=90.0,
        precision="mixed",
        validation=0.1,
        seed=42,
        threads=3,
        device="cpu",
    )


def test_a_rate_can_be_set_from_outside(form: TrainForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.value_changed) as told:
        form.set_lr(0.0314159)
    assert told.args == [form.value()]
    assert form.value().lr == 0.0314159


# Presets


def preset_box(form: TrainForm) -> QComboBox:
    return named(form, "Preset", QComboBox)


@pytest.mark.parametrize("name", [known.name for known in PRESETS])
def test_a_preset_sets_the_fields_and_asks_for_its_model(
    name: str, form: TrainForm, qtbot: QtBot
) -> None:
    form.set_value(TrainSpec(threads=3, device="cpu", seed=11))
    box = preset_box(form)
    with qtbot.waitSignal(form.preset_chosen) as told:
        box.setCurrentIndex(box.findData(name))
    assert told.args == [preset(name).model.name]
    assert form.value() == preset(name).on(TrainSpec(threads=3, device="cpu", seed=11))
    assert box.currentData() == name


def test_what_is_changed_becomes_ones_own(form: TrainForm) -> None:
    box = preset_box(form)
    box.setCurrentIndex(box.findText("The tutorial"))
    enter(named(form, "Epochs", QAbstractSpinBox), "6")
    assert box.currentText() == "Your own"
    enter(named(form, "Epochs", QAbstractSpinBox), "5")
    assert box.currentText() == "The tutorial"
    enter(named(form, "Seed", QAbstractSpinBox), "5")
    assert box.currentText() == "The tutorial", "the seed is no part of it"
    form.set_model("cnn")
    assert box.currentText() == "Your own"
    form.set_model("mlp")
    assert box.currentText() == "The tutorial"


def test_ones_own_comes_back(form: TrainForm, qtbot: QtBot) -> None:
    form.set_model("linear")
    own = TrainSpec(epochs=3, lr=0.3, label_smoothing=0.1, threads=1)
    form.set_value(own)
    box = preset_box(form)
    box.setCurrentIndex(box.findText("Fast"))
    with qtbot.waitSignal(form.preset_chosen) as told:
        box.setCurrentIndex(box.findText("Your own"))
    assert told.args == ["linear"]
    assert form.value() == own
    assert box.currentText() == "Your own"


# The curve


def drawn_rows(form: TrainForm) -> list[float]:
    """Mean height of the curve's pixels at some columns, 0 at the top to 1, left to right."""
    preview = form.findChild(SchedulePreview)
    assert preview is not None
    picture = preview.grab().toImage()
    accent = QColor(theme.current().accent)
    rows = []
    for share in (0.3, 0.5, 0.7, 0.9):
        x = round(share * picture.width())
        found = [y for y in range(picture.height()) if picture.pixelColor(x, y) == accent]
        assert found, "the curve crosses every column"
        rows.append(sum(found) / len(found) / picture.height())
    return rows


def test_the_schedule_is_drawn_before_the_run(form: TrainForm) -> None:
    header(form, "Schedule").setChecked(True)
    choose(form, "Schedule", "Constant")
    constant = drawn_rows(form)
    assert max(constant) - min(constant) < 0.02
    choose(form, "Schedule", "Cosine")
    cosine = drawn_rows(form)
    assert cosine == sorted(cosine)
    assert cosine[-1] - cosine[0] > 0.3


def test_the_curve_is_said_too(form: TrainForm) -> None:
    preview = form.findChild(SchedulePreview)
    assert preview is not None
    form.set_value(TrainSpec(epochs=8, lr=0.4, batch_size=50, schedule="onecycle", warmup=0.5))
    form.set_image_count(10_000)
    said = preview.accessibleDescription()
    assert "0.4" in said
    assert "0.016" in said, "it starts at a 25th"
    top = re.search(r"after ([\d.]+) epochs", said)
    assert top is not None
    assert float(top[1]) == pytest.approx(4, abs=0.05)


def test_images_held_back_make_the_epochs_shorter(form: TrainForm) -> None:
    """Seen in where one-cycle's top is: with two steps an epoch it is late by one of them."""
    preview = form.findChild(SchedulePreview)
    assert preview is not None
    form.set_image_count(100)
    form.set_value(TrainSpec(epochs=1, batch_size=10, schedule="onecycle", warmup=0.5))
    whole = preview.accessibleDescription()
    form.set_value(
        TrainSpec(epochs=1, batch_size=10, schedule="onecycle", warmup=0.5, validation=0.8)
    )
    assert "0.5 epochs" in whole
    assert preview.accessibleDescription() != whole


# While a run goes on


def test_while_a_run_goes_on_only_the_rate_can_be_changed(form: TrainForm) -> None:
    open_all(form)
    form.set_value(TrainSpec(momentum=0.9, clip_norm=1.0, patience=2, time_budget=60.0))
    form.set_running(True)
    assert [field for field in fields(form) if field.isEnabled()] == [form.lr]
    assert not form.find_lr_button.isEnabled()
    form.set_running(False)
    assert all(field.isEnabled() for field in fields(form))
    assert form.find_lr_button.isEnabled()


def test_a_rate_is_told_when_it_has_been_typed(form: TrainForm, qtbot: QtBot) -> None:
    told: list[float] = []
    form.lr_changed.connect(told.append)
    enter(form.lr, "0.3")
    assert told == [], "no run"
    form.set_running(True)
    enter(form.lr, "0.3")
    assert told == [], "no change"
    enter(form.lr, "0.025")
    assert told == [0.025]
    form.lr.setFocus()
    QTest.keyClick(form.lr, Qt.Key.Key_Up)
    QTest.keyClick(form.lr, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told == [0.025, 0.1], "arrows are told when they rest"
    form.set_running(False)
    enter(form.lr, "0.7")
    assert told == [0.025, 0.1]


def test_a_rate_that_a_run_has_already_is_not_told(form: TrainForm, qtbot: QtBot) -> None:
    form.set_running(True)
    with qtbot.assertNotEmitted(form.lr_changed, wait=700):
        form.set_lr(0.3)
    assert form.value().lr == 0.3
    with qtbot.waitSignal(form.lr_changed) as told:
        enter(form.lr, "0.4")
    assert told.args == [0.4]


def test_a_running_forms_settings_can_still_be_read(form: TrainForm) -> None:
    form.set_running(True)
    for tokens in (theme.DARK, theme.LIGHT):
        theme.apply(QApplication.instance(), tokens.name)  # type: ignore[arg-type]
        assert tokens.text_muted in form.styleSheet()
    form.set_running(False)
    assert form.styleSheet() == ""

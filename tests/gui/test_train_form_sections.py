"""The training form's sections, and whether everyone can use it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.train_spec import TrainSpec
from gui import theme
from gui.widgets.forms.section import SectionHeader
from gui.widgets.forms.train_form import TrainForm
from tests.gui.form_hands import fields, header, named, open_all, opened

LEFT, TAB, SPACE = Qt.MouseButton.LeftButton, Qt.Key.Key_Tab, Qt.Key.Key_Space


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> TrainForm:
    theme.apply(qapp, "light")
    return opened(qtbot)


# Sections


def test_all_of_them_are_closed_at_first(form: TrainForm) -> None:
    assert [head.text() for head in form.findChildren(SectionHeader) if head.isChecked()] == []


def test_closed_sections_say_what_differs(form: TrainForm) -> None:
    titles = ["Loss", "Optimizer details", "Schedule", "Images", "When to end", "Machine"]
    assert [header(form, title).summary() for title in titles] == [""] * 6
    form.set_value(
        TrainSpec(
            label_smoothing=0.1,
            momentum=0.9,
            nesterov=True,
            schedule="cosine",
            augment="flip",
            time_budget=600,
            seed=3,
            device="cpu",
        )
    )
    assert [header(form, title).summary() for title in titles] == [
        "smoothing 0.1",
        "momentum 0.9 · Nesterov",
        "Cosine",
        "Flip",
        "after 10 min",
        "CPU · seed 3",
    ]


def test_every_setting_below_is_in_a_summary(form: TrainForm) -> None:
    """Nothing that is folded away may count unseen."""
    basics = {"epochs", "batch_size", "optimizer", "lr"}
    changes: dict[str, dict[str, object]] = {
        "loss": {"loss": "nll"},
        "label_smoothing": {"label_smoothing": 0.2},
        "class_weights": {"class_weights": (1.0, 2.0)},
        "momentum": {"momentum": 0.5},
        "nesterov": {"momentum": 0.5, "nesterov": True},
        "weight_decay": {"weight_decay": 0.1},
        "schedule": {"schedule": "exponential"},
        "warmup": {"schedule": "onecycle", "warmup": 0.4},
        "decay": {"schedule": "exponential", "decay": 0.9},
        "decay_every": {"schedule": "step", "decay_every": 2},
        "augment": {"augment": "affine"},
        "clip_norm": {"clip_norm": 1.0},
        "patience": {"patience": 3},
        "time_budget": {"time_budget": 90.0},
        "precision": {"precision": "mixed"},
        "validation": {"validation": 0.2},
        "seed": {"seed": 1},
        "threads": {"threads": TrainSpec().threads + 1},
        "device": {"device": "cuda"},
    }
    assert basics | changes.keys() == set(TrainSpec.__dataclass_fields__)
    seen = {""}
    for name, change in changes.items():
        form.set_value(TrainSpec(**change))  # type: ignore[arg-type]
        said = "".join(head.summary() for head in form.findChildren(SectionHeader))
        assert said not in seen, name
        seen.add(said)


def test_sections_open_and_close_with_mouse_and_keyboard(form: TrainForm) -> None:
    smoothing = named(form, "Label smoothing", QAbstractSpinBox)
    head = header(form, "Loss")
    assert not smoothing.isVisible()
    QTest.mouseClick(head, LEFT)
    assert smoothing.isVisible()
    head.setFocus()
    QTest.keyClick(head, SPACE)
    assert not smoothing.isVisible()


# For every hand and ear


def activate(form: TrainForm, qtbot: QtBot) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()


def test_every_field_has_a_name_and_says_what_it_does(form: TrainForm) -> None:
    assert len(list(fields(form))) >= 25
    for field in fields(form):
        assert field.accessibleName(), field
        assert len(field.accessibleDescription()) > 40, field.accessibleName()
        assert field.accessibleDescription()[:20] in field.toolTip()
    button = form.find_lr_button
    assert button.accessibleName()
    assert button.accessibleDescription()


def test_every_field_can_be_reached_with_the_tab_key(form: TrainForm, qtbot: QtBot) -> None:
    open_all(form)
    form.set_value(
        TrainSpec(momentum=0.9, clip_norm=1.0, patience=2, time_budget=60.0, schedule="step")
    )
    activate(form, qtbot)
    form.find_lr_button.setFocus()
    reached: set[QWidget] = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, TAB)
    expected = {field for field in fields(form) if field.isVisible()}
    expected |= set(form.findChildren(SectionHeader))
    assert expected <= reached


def test_a_section_shows_that_it_has_the_focus(form: TrainForm, qtbot: QtBot) -> None:
    activate(form, qtbot)
    head = header(form, "Images")
    form.lr.setFocus()
    before = head.grab().toImage()
    head.setFocus()
    assert head.grab().toImage() != before


def test_a_wheel_over_a_field_scrolls_and_changes_nothing(qtbot: QtBot) -> None:
    form = TrainForm()
    open_all(form)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(form)
    area.setWidgetResizable(True)
    area.resize(340, 300)
    with qtbot.waitExposed(area):
        area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 200)
    before = form.value()
    boxes = [named(form, "Epochs", QAbstractSpinBox), named(form, "Optimizer", QComboBox), form.lr]
    for box in boxes:
        turned = area.verticalScrollBar().value()
        spot = box.mapTo(area.window(), QPoint(5, 5))
        QTest.wheelEvent(area.window().windowHandle(), QPointF(spot), QPoint(0, -120))
        assert area.verticalScrollBar().value() > turned
    assert form.value() == before


def test_it_fits_into_a_narrow_card(form: TrainForm) -> None:
    open_all(form)
    assert form.minimumSizeHint().width() <= 270, "320 less the card's margins and a scroll bar"

"""The Transforms page: the list, its settings, the way back, the page as a whole."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractSpinBox, QPushButton
from pytestqt.qtbot import QtBot

from engine.transform_steps import KINDS
from gui.background import Background
from gui.data.transform_edits import Draft
from gui.data.transforms_view import TransformsView
from gui.edit_history import EditHistory
from gui.session import LoadedDataset, Session
from tests.gui.transform_page import (
    LIST,
    add,
    colour_dataset,
    give,
    make,
    names,
    session_with,
    show_page,
    shown_page,
    steps_of,
)

LEFT = Qt.MouseButton.LeftButton
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    return session_with(tiny_dataset)


@pytest.fixture
def view(qtbot: QtBot, background: Background, session: Session) -> TransformsView:
    return shown_page(qtbot, session, background)


@pytest.fixture
def colour() -> LoadedDataset:
    return colour_dataset()


# The list


def test_a_page_without_transforms_says_what_they_are_for(view: TransformsView) -> None:
    assert view.steps.list.count() == 1
    assert "0..255 becomes 0..1" in view.steps.list.notes()[0]
    assert "on their way to the network" in view.steps.editor.about.text()
    assert view.steps.usage.text() == "Training sees the images as they are."
    assert not view.steps.remove_button.isEnabled()


def test_every_kind_can_be_added_and_says_where_it_is_done(
    view: TransformsView, session: Session
) -> None:
    # Those that can work on any list before them, in torchvision's and our own terms.
    for name in KINDS:
        if name != "Sketch":
            add(view, name)
    add(view, "Sketch")  # behind Normalize: it cannot work there
    assert set(names(session)) == KINDS.keys() - {"Sketch"}
    assert view.steps.list.count() == 1 + len(KINDS)
    for place, name in enumerate(names(session)):
        note = view.steps.list.notes()[place + 1]
        assert note == (
            "Random: in training only" if KINDS[name].is_random else "Fixed: everywhere"
        )
        view.steps.list.setCurrentRow(place + 1)
        assert view.steps.editor.about.text()
        for setting in KINDS[name].settings:
            field = view.steps.editor.field(setting.name)
            assert field.value() == setting.default
            assert field.minimum() == setting.least
            assert field.maximum() == setting.most
            assert field.accessibleName() == setting.name
            assert len(field.toolTip()) > 40


def test_a_new_step_stands_behind_the_current_one(view: TransformsView, session: Session) -> None:
    give(session, *LIST)
    view.steps.list.setCurrentRow(1)
    add(view, "GaussianNoise")
    assert names(session)[1] == "GaussianNoise"
    assert view.steps.list.step() == 1
    view.steps.list.setCurrentRow(0)
    add(view, "RandomErasing")
    assert names(session)[-1] == "RandomErasing"


def test_rows_are_moved_switched_and_removed_by_keys(
    view: TransformsView, session: Session, qtbot: QtBot
) -> None:
    give(session, *LIST)
    rows = view.steps.list
    rows.setCurrentRow(1)
    qtbot.keyClick(rows, Qt.Key.Key_Down, ALT)
    assert names(session) == ["RandomRotation", "RandomHorizontalFlip", "Normalize"]
    assert rows.step() == 1
    qtbot.keyClick(rows, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(rows, Qt.Key.Key_Up, ALT)  # it is the first already
    assert names(session) == [step.name for step in LIST]
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert not steps_of(session)[0].enabled
    assert rows.notes()[1] == "Off: does nothing"
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert steps_of(session) == LIST
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert names(session) == ["RandomRotation", "Normalize"]
    assert rows.step() == 0
    rows.setCurrentRow(0)
    for key, modifier in ((Qt.Key.Key_Delete, CTRL), (Qt.Key.Key_Down, ALT)):
        qtbot.keyClick(rows, key, modifier)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert names(session) == ["RandomRotation", "Normalize"]


def test_buttons_do_the_same(view: TransformsView, session: Session, qtbot: QtBot) -> None:
    give(session, *LIST)
    view.steps.list.setCurrentRow(3)
    assert not view.steps.down_button.isEnabled()
    qtbot.mouseClick(view.steps.up_button, LEFT)
    assert names(session) == ["RandomHorizontalFlip", "Normalize", "RandomRotation"]
    qtbot.mouseClick(view.steps.down_button, LEFT)
    assert steps_of(session) == LIST
    qtbot.mouseClick(view.steps.remove_button, LEFT)
    assert steps_of(session) == LIST[:2]


@pytest.mark.parametrize(
    ("taken", "row", "half", "expected"),
    [
        (0, 3, 1, [1, 2, 0]),  # below the last
        (0, 2, 0, [0, 1, 2]),  # above its successor: where it is
        (0, 2, 1, [1, 0, 2]),
        (2, 0, 0, [2, 0, 1]),  # above the fixed row: behind it
        (2, 1, 0, [2, 0, 1]),
        (1, None, 0, [0, 2, 1]),  # below all rows
    ],
)
def test_a_row_is_dragged(
    view: TransformsView,
    session: Session,
    taken: int,
    row: int | None,
    half: int,
    expected: list[int],
) -> None:
    give(session, *LIST)
    rows = view.steps.list
    rows.setCurrentRow(taken + 1)
    if row is None:
        y = float(rows.viewport().height() - 1)
        assert rows.indexAt(rows.viewport().rect().bottomLeft()).row() < 0
    else:
        area = rows.visualItemRect(rows.item(row))
        y = area.top() + area.height() * (0.25 + 0.5 * half)
    data = QMimeData()
    event = QDropEvent(
        QPointF(40, y), Qt.DropAction.MoveAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    rows.dropEvent(event)
    assert event.dropAction() == Qt.DropAction.IgnoreAction
    assert list(session.data.transforms) == [LIST[place] for place in expected]
    assert rows.count() == 4


def test_the_page_says_what_training_does_with_the_list(
    view: TransformsView, session: Session
) -> None:
    give(session, *LIST, make("GaussianNoise", enabled=False))
    random, fixed = view.steps.usage.text().splitlines()
    assert "2 random" in random
    assert "1 fixed" in fixed


# Settings, and the way back


def test_a_setting_goes_to_the_session_and_typing_is_one_step_back(
    view: TransformsView, session: Session, qtbot: QtBot
) -> None:
    give(session, *LIST)
    view.steps.list.setCurrentRow(2)
    field = view.steps.editor.field("degrees")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "125")
    assert steps_of(session)[1].value("degrees") == 125
    assert view.steps.list.item(2).text() == "RandomRotation(degrees=125)"
    assert view.steps.editor.field("degrees") is field, "the person is typing in it"
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert steps_of(session) == LIST
    assert field.value() == 15
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)
    assert steps_of(session)[1].value("degrees") == 125


def test_undo_and_redo_by_buttons(view: TransformsView, session: Session, qtbot: QtBot) -> None:
    assert not view.steps.undo_button.isEnabled()
    add(view, "RandomRotation")
    add(view, "GaussianNoise")
    qtbot.mouseClick(view.steps.undo_button, LEFT)
    qtbot.mouseClick(view.steps.undo_button, LEFT)
    assert names(session) == []
    assert not view.steps.undo_button.isEnabled()
    qtbot.mouseClick(view.steps.redo_button, LEFT)
    assert names(session) == ["RandomRotation"]
    add(view, "Resize")
    assert not view.steps.redo_button.isEnabled()


def test_edits_remember_within_bounds() -> None:
    edits = EditHistory(Draft())
    assert not edits.undo()
    for size in range(10, 620):
        assert edits.edit(Draft((make("Resize", size=size % 200 + 4),)), key=None)
    assert not edits.edit(edits.draft)
    assert sum(edits.undo() for _ in range(1000)) == 500
    assert sum(edits.redo() for _ in range(1000)) == 500


def test_normalize_takes_the_datasets_own_mean_and_std(
    view: TransformsView, session: Session, qtbot: QtBot, tiny_dataset: LoadedDataset
) -> None:
    add(view, "RandomRotation")
    assert not view.steps.editor.measure_button.isVisible()
    add(view, "Normalize")
    assert view.steps.editor.measure_button.isVisible()
    with qtbot.waitSignal(session.data_changed, timeout=60_000):
        qtbot.mouseClick(view.steps.editor.measure_button, LEFT)
        assert not view.steps.editor.measure_button.isEnabled()
    pixels = tiny_dataset.train.images.double() / 255
    step = steps_of(session)[1]
    assert step.value("mean") == round(pixels.mean().item(), 4)
    assert step.value("std") == round(pixels.std(correction=0).item(), 4)
    assert view.steps.editor.measure_button.isEnabled()


def test_a_measurement_of_another_dataset_is_dropped(
    view: TransformsView, session: Session, qtbot: QtBot, colour: LoadedDataset
) -> None:
    add(view, "Normalize")
    qtbot.mouseClick(view.steps.editor.measure_button, LEFT)
    session.set_dataset(colour)
    with qtbot.waitSignal(session.data_changed, timeout=60_000):
        qtbot.mouseClick(view.steps.editor.measure_button, LEFT)
    pixels = colour.train.images.double() / 255
    assert steps_of(session)[0].value("mean") == round(pixels.mean().item(), 4)
    assert steps_of(session)[0].value("std") == round(pixels.std(correction=0).item(), 4)


# The page as a whole


def test_without_a_dataset_there_is_nothing_to_operate(
    qtbot: QtBot, background: Background, tiny_dataset: LoadedDataset
) -> None:
    session = Session()
    view = TransformsView(session, background)
    qtbot.addWidget(view)
    view.show()
    assert not view.isEnabled()
    session.set_dataset(tiny_dataset)
    assert view.isEnabled()
    show_page(qtbot, view, 2)


def test_every_control_has_a_name(view: TransformsView, session: Session) -> None:
    give(session, make("RandomAffine"))
    view.steps.list.setCurrentRow(1)
    for button in view.findChildren(QPushButton):
        assert button.text()
    fields = view.findChildren(QAbstractSpinBox)
    assert len(fields) >= 4
    controls: list[Callable[[], str]] = [field.accessibleName for field in fields]
    controls += [view.steps.list.accessibleName, view.target.choice.accessibleName]
    controls += [view.target.classes.accessibleName, view.previews.grid.accessibleName]
    assert all(name() for name in controls)

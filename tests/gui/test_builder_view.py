"""The Builder page: every edit, live shapes, and mistakes at their layer."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from engine.layer_kinds import KINDS
from engine.layer_presets import PRESETS, preset
from engine.network_spec import LayerSpec
from gui.background import Background
from gui.model.builder_view import BuilderView
from gui.session import LoadedDataset, Session
from gui.widgets.model import layer_texts
from tests.gui.builder_page import (
    ALT,
    CONTROL,
    SHIFT,
    choose,
    drop,
    field_of,
    inferred_field,
    layer,
    load,
    press,
    row,
    send_drop,
    session_with,
    shown_page,
    whole_field,
)


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    return session_with(tiny_dataset)


@pytest.fixture
def page(qtbot: QtBot, session: Session, background: Background) -> BuilderView:
    return shown_page(qtbot, session, background)


# What is shown


def test_it_begins_with_the_tutorials_network_and_says_every_shape(page: BuilderView) -> None:
    assert page.root == preset("mlp", 10)
    assert row(page, 0) == ("Flatten()", "[1, 28, 28] \u2192 [784]", "")
    assert row(page, 1, 0) == ("Linear(512)", "[784] \u2192 [512]", "")
    assert "669,706" in page.side.parameters.text()
    assert page.side.use_button.isEnabled()


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_of_the_menu_is_ready_to_be_used(page: BuilderView, name: str) -> None:
    actions = [action for action in page.panel.findChildren(QAction) if action.data() == name]
    actions[0].trigger()
    assert page.root == preset(name, 10)
    assert page.side.use_button.isEnabled()
    assert not page.panel.message.isVisible()


def test_a_mistake_is_said_at_its_layer_and_nothing_is_known_behind_it(page: BuilderView) -> None:
    choose(page, (1, 2))
    field = inferred_field(page, "in_features")
    field.box.click()
    field.number.setValue(784)
    assert row(page, 1, 0)[1] == "[784] \u2192 [512]"
    assert row(page, 1, 2) == (
        "Linear(784, 512)",
        "Linear expects 784 features, gets 512 from ReLU.",
        "error",
    )
    assert [row(page, *path)[1] for path in ((1,), (1, 3), (1, 4))] == ["", "", ""]
    assert "linear_relu_stack.2" in page.panel.message.text()
    assert page.side.form.problems.isVisible()
    assert not page.side.use_button.isEnabled()


def test_a_softmax_at_the_end_is_warned_of_and_can_be_used(page: BuilderView) -> None:
    choose(page, (1, 4))
    page.add("Softmax")
    text, note, mark = row(page, 1, 5)
    assert text == "Softmax(dim=1)"
    assert "cross entropy wants logits" in note
    assert mark == "warning"
    assert page.side.use_button.isEnabled()


def test_a_network_that_does_not_fit_the_classes_is_not_used(page: BuilderView) -> None:
    choose(page, (1, 4))
    whole_field(page, "out_features").setValue(11)
    assert row(page, 1, 4)[2] == "error"
    assert "11" in page.side.output.text()
    assert not page.side.use_button.isEnabled()


def test_an_empty_network_says_what_to_do(page: BuilderView) -> None:
    choose(page, (0,), (1,))
    page.panel.remove_button.click()
    assert page.root == layer("Sequential")
    assert "begin with a preset" in page.side.form.about.text()
    assert not page.side.use_button.isEnabled()


def test_the_class_is_written_as_the_network_changes_and_can_be_copied(page: BuilderView) -> None:
    page.side.pages.setCurrentWidget(page.side.code)
    page.begin_with("linear")
    code = page.side.code.text.toPlainText()
    assert "class NeuralNetwork(nn.Module):" in code
    assert "nn.Linear(784, 10)" in code
    page.side.code.copy_button.click()
    assert QGuiApplication.clipboard().text() == code
    page.add("Linear")
    assert page.side.code.text.toPlainText() == ""
    assert "128" in page.side.code.message.text()


# What the person does


def test_every_kind_of_layer_is_in_the_menu_with_a_line_on_it(page: BuilderView) -> None:
    menus = page.panel.add_button.menu().findChildren(QMenu)
    offered = {action.data(): action.text() for menu in menus for action in menu.actions()}
    assert {kind for kind in offered if kind} == set(KINDS)
    assert all(len(text) > len(kind) + 10 for kind, text in offered.items() if kind)
    for kind in KINDS.values():
        for setting in kind.settings:
            assert layer_texts.tip(kind.name, setting.name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_added_and_has_a_field_for_each_setting(
    page: BuilderView, kind: str
) -> None:
    menus = page.panel.add_button.menu().findChildren(QMenu)
    actions = {action.data(): action for menu in menus for action in menu.actions()}
    page.begin_with("linear")
    actions[kind].trigger()
    assert page.root.children[-1] == LayerSpec(kind)
    assert page.panel.tree.chosen() == ((2,),)
    for setting in KINDS[kind].settings:
        assert field_of(page, setting.name).isVisible()


def test_a_setting_changes_the_shapes_behind_it_at_once(page: BuilderView) -> None:
    page.begin_with("cnn")
    choose(page, (0, 0))
    whole_field(page, "out_channels").setValue(5)
    assert row(page, 0, 0)[0] == "Conv2d(5, kernel_size=3, padding=1)"
    assert row(page, 0, 3)[1] == "[5, 28, 28] \u2192 [5, 14, 14]"


def test_a_size_fills_itself_in_until_somebody_gives_one(page: BuilderView) -> None:
    choose(page, (1, 0))
    field = inferred_field(page, "in_features")
    assert (field.box.isChecked(), field.number.isEnabled(), field.number.value()) == (
        True,
        False,
        784,
    )
    field.box.click()
    assert dict(page.root.children[1].children[0].settings)["in_features"] == 784
    assert field.number.isEnabled()
    field.box.click()
    assert page.root == preset("mlp", 10)


def test_a_size_that_is_a_shape_can_be_read(page: BuilderView) -> None:
    page.begin_with("cnn")
    choose(page, (0, 0))
    page.add("LayerNorm")
    assert inferred_field(page, "normalized_shape").number.text() == "[16, 28, 28]"


def test_a_size_larger_than_anybody_may_give_is_shown_as_it_is(page: BuilderView) -> None:
    wide = layer("Conv2d", out_channels=128, kernel_size=1)
    load(page, layer("Sequential", wide, layer("Flatten"), layer("Linear", out_features=10)))
    choose(page, (2,))
    assert inferred_field(page, "in_features").number.value() == 128 * 28 * 28


def test_the_keys_remove_double_and_move(qtbot: QtBot, page: BuilderView) -> None:
    tree = page.panel.tree
    page.begin_with("linear")
    choose(page, (1,))
    press(qtbot, tree, Qt.Key.Key_Up, ALT)
    assert [child.kind for child in page.root.children] == ["Linear", "Flatten"]
    assert tree.chosen() == ((0,),)
    press(qtbot, tree, Qt.Key.Key_Down, ALT)
    press(qtbot, tree, Qt.Key.Key_D, CONTROL)
    assert [child.kind for child in page.root.children] == ["Flatten", "Linear", "Linear"]
    press(qtbot, tree, Qt.Key.Key_Delete)
    assert page.root == preset("linear", 10)


def test_layers_are_wrapped_and_moved_out_and_in(qtbot: QtBot, page: BuilderView) -> None:
    page.begin_with("linear")
    choose(page, (0,), (1,))
    page.panel.wrap_button.click()
    assert row(page, 0) == ("Sequential()", "[1, 28, 28] \u2192 [10]", "")
    choose(page, (0, 1))
    press(qtbot, page.panel.tree, Qt.Key.Key_Left, ALT)
    assert [child.kind for child in page.root.children] == ["Sequential", "Linear"]
    press(qtbot, page.panel.tree, Qt.Key.Key_Right, ALT)
    assert [child.kind for child in page.root.children[0].children] == ["Flatten", "Linear"]


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.1, "Linear Sequential[ReLU]"), (0.5, "Sequential[ReLU Linear]")],
)
def test_layers_are_dropped_before_a_block_and_into_it(
    page: BuilderView, share: float, expected: str
) -> None:
    load(page, layer("Sequential", layer("Sequential", layer("ReLU")), layer("Linear")))
    choose(page, (1,))
    drop(page, (0,), share)
    block = page.root.children[0] if share == 0.5 else page.root.children[1]
    inside = " ".join(child.kind for child in block.children)
    assert " ".join(
        f"{child.kind}[{inside}]" if child is block else child.kind for child in page.root.children
    ) == (expected)


def test_a_drop_below_everything_goes_to_the_end(page: BuilderView) -> None:
    choose(page, (0,))
    tree = page.panel.tree
    send_drop(page, QPointF(10, tree.viewport().height() - 2))
    assert [child.kind for child in page.root.children] == ["Sequential", "Flatten"]


def test_undo_and_redo_work_from_the_tree_and_from_a_field(qtbot: QtBot, page: BuilderView) -> None:
    choose(page, (1, 0))
    field = whole_field(page, "out_features")
    for size in (300, 301, 302):
        field.setValue(size)
    field.setFocus()
    press(qtbot, field, Qt.Key.Key_Z, CONTROL)
    assert page.root == preset("mlp", 10), "what a field ran through is one step"
    assert field.value() == 512
    page.panel.tree.setFocus()
    press(qtbot, page.panel.tree, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert field.value() == 302
    page.panel.undo_button.click()
    assert not page.panel.undo_button.isEnabled()


def test_a_layer_is_renamed(qtbot: QtBot, page: BuilderView) -> None:
    choose(page, (1, 0))
    assert page.side.form.fields is not None
    edit = page.side.form.fields.name_edit
    assert edit.placeholderText() == "0"
    qtbot.keyClicks(edit, "hidden")
    assert page.root.children[1].children[0].name == "hidden"
    assert "hidden" in page.panel.tree.names()
    press(qtbot, edit, Qt.Key.Key_Z, CONTROL)
    assert page.root == preset("mlp", 10)
    assert edit.text() == ""


def test_no_more_layers_than_can_be_followed_are_added(page: BuilderView) -> None:
    page.begin_with("resnet")
    for _ in range(12):
        choose(page, *((place,) for place in range(len(page.root.children))))
        page.panel.duplicate_button.click()
    before = page.root
    assert len(page.panel.tree.names()) <= 300
    page.panel.duplicate_button.click()
    assert page.root == before
    assert "at most" in page.banner.text()


# Everybody


def test_every_control_has_a_name_and_can_be_reached_with_the_keyboard(page: BuilderView) -> None:
    page.begin_with("cnn")
    choose(page, (0, 0))
    kinds = (QAbstractButton, QAbstractSpinBox, QLineEdit)
    controls = [
        widget
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.isVisible() and not isinstance(widget.parent(), QAbstractSpinBox)
    ]
    assert len(controls) > 15
    for control in controls:
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or text, control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control.accessibleName()
    assert page.panel.tree.accessibleName()
    assert page.side.code.text.accessibleName()

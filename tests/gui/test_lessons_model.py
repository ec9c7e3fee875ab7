"""The lessons on models, layers and parameters, played on the real pages."""

from collections.abc import Callable
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from engine.lessons.lesson import Language
from gui.guide.knowledge import KNOWN
from gui.main_window import MainWindow
from tests.gui import lesson_player
from tests.gui.builder_page import choose as choose_layers
from tests.gui.layers_page import click_box, row
from tests.gui.lesson_player import Hands, play

LEFT = Qt.MouseButton.LeftButton
MS = 60_000


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    """Click what can be clicked."""
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=MS)
    qtbot.mouseClick(button, LEFT)


def turn_to(qtbot: QtBot, window: MainWindow, *pages: QWidget) -> None:
    """Bring a page of the Model tab to the front by its tab, and what is in it."""
    window.tabs.setCurrentWidget(window.model_tab)
    for page in pages:
        window.model_tab.pages.setCurrentWidget(page)
    qtbot.waitUntil(pages[-1].isVisible, timeout=MS)


# Building a model


def try_the_example(window: MainWindow, qtbot: QtBot) -> None:
    custom = window.model_tab.custom
    press(qtbot, custom.bar.example_button)
    press(qtbot, custom.panel.try_button)


def remove_flatten(window: MainWindow, qtbot: QtBot) -> None:
    builder = window.model_tab.builder
    choose_layers(builder, (0,))
    press(qtbot, builder.panel.remove_button)


def add_a_layer(window: MainWindow, qtbot: QtBot) -> None:
    builder = window.model_tab.builder
    press(qtbot, builder.panel.undo_button)
    choose_layers(builder, (1, 3))
    entry(builder.panel.add_button.menu(), "Linear").trigger()
    press(qtbot, builder.side.use_button)


def entry(menu: QMenu, data: str) -> QAction:
    """An entry of a menu or of a menu in it, by its data."""
    inner = [action for submenu in menu.findChildren(QMenu) for action in submenu.actions()]
    return next(action for action in inner if action.data() == data)


def count_hooks(window: MainWindow, qtbot: QtBot) -> None:
    walk = window.model_tab.walk
    qtbot.waitUntil(lambda: walk.answer is not None, timeout=MS)
    press(qtbot, walk.images.why)
    press(qtbot, walk.hooks_panel.button)


def make_it_branch(window: MainWindow, qtbot: QtBot) -> None:
    field = window.model_tab.tensors.dynamic.sides[0].fields[0]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "-3")
    qtbot.keyClick(field, Qt.Key.Key_Return)


BUILDING = {
    "class": try_the_example,
    "fit": remove_flatten,
    "grow": add_a_layer,
    "call": count_hooks,
    "branch": make_it_branch,
}


# The layers, one by one


def another_image(window: MainWindow, qtbot: QtBot) -> None:
    walk = window.model_tab.walk
    qtbot.waitUntil(lambda: walk.answer is not None, timeout=MS)
    press(qtbot, walk.images.buttons[1])
    go_to("flatten")(window, qtbot)


def go_to(title: str) -> Callable[[MainWindow, QtBot], None]:
    """A hand that clicks a station."""

    def click(window: MainWindow, qtbot: QtBot) -> None:
        stations = window.model_tab.walk.stations
        place = [station.title for station in stations.stations()].index(title)
        stations.verticalScrollBar().setValue(stations.verticalScrollBar().maximum())
        if stations.station_rect(place).top() < 0:
            stations.verticalScrollBar().setValue(0)
        spot = stations.station_rect(place).center().toPoint()
        qtbot.mouseClick(stations.viewport(), LEFT, pos=spot)

    return click


LAYERS = {
    "flatten": another_image,
    "linear": go_to("linear_relu_stack.0"),
    "relu": go_to("linear_relu_stack.1"),
    "sequential": go_to("linear_relu_stack.2"),
    "logits": go_to("linear_relu_stack.4"),
}


# Parameters


def click_row(window: MainWindow, qtbot: QtBot, path: str) -> None:
    layers = window.model_tab.layers
    qtbot.waitUntil(lambda: path in paths(window), timeout=MS)
    index = row(layers, path)
    layers.tree.scrollTo(index)
    spot = layers.tree.visualRect(index).center()
    qtbot.mouseClick(layers.tree.viewport(), LEFT, pos=spot)


def paths(window: MainWindow) -> list[str]:
    """Of all rows of the tree."""
    modules = window.model_tab.layers.modules
    records = [modules.record(index) for index in modules.indices()]
    return [record.path for record in records if record is not None]


def choose_the_bias(window: MainWindow, qtbot: QtBot) -> None:
    click_row(window, qtbot, "linear_relu_stack.0.bias")


def look_at_the_histogram(window: MainWindow, qtbot: QtBot) -> None:
    click_row(window, qtbot, "linear_relu_stack.0.weight")
    values = window.model_tab.layers.values
    click_tab(qtbot, values.pages.tabBar(), values.pages.indexOf(values.histogram))


def click_tab(qtbot: QtBot, bar: QTabBar, place: int) -> None:
    spot: QPoint = bar.tabRect(place).center()
    qtbot.mouseClick(bar, LEFT, pos=spot)


def freeze_the_first(window: MainWindow, qtbot: QtBot) -> None:
    click_box(window.model_tab.layers, "linear_relu_stack.0")


def train_and_compare(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window.training_tab.panel.start_button)
    qtbot.waitUntil(lambda: window.controller.is_active, timeout=MS)
    qtbot.waitUntil(lambda: not window.controller.is_active, timeout=MS)
    turn_to(qtbot, window, window.model_tab.weights)
    press(qtbot, window.model_tab.weights.compare.button)


def find_the_mean(window: MainWindow, qtbot: QtBot) -> None:
    box = window.model_tab.model_box
    box.setCurrentIndex(box.findData("cnn"))
    click_row(window, qtbot, "features.1.running_mean")


PARAMETERS = {
    "count": choose_the_bias,
    "begin": look_at_the_histogram,
    "freeze": freeze_the_first,
    "train": train_and_compare,
    "buffers": find_the_mean,
}


LESSONS: dict[str, Hands] = {
    "05-building": BUILDING,
    "06-layers": LAYERS,
    "08-parameters": PARAMETERS,
}


@pytest.mark.parametrize("language", get_args(Language))
def test_the_lessons_about_models(language: Language, qtbot: QtBot) -> None:
    with lesson_player.window_in(language, qtbot) as window:
        session = window.session
        for name, hands in LESSONS.items():
            play(window, qtbot, name, hands)
        window.school.guide.leave()
        qtbot.waitUntil(lambda: session.model.name == "mlp", timeout=MS)
        assert session.model.frozen == ()


def test_each_step_can_be_entered_and_each_mistake_be_seen(qtbot: QtBot) -> None:
    with lesson_player.window_in("en", qtbot, count=200) as window:
        guide = window.school.guide
        for name, hands in LESSONS.items():
            for place, step in enumerate(guide.lesson_called(name).steps):
                guide.enter(name, place)
                qtbot.waitUntil(lambda: not guide.is_setting, timeout=MS)
                assert guide.trouble is None
                assert step.name in hands
                for option in step.options:
                    for call in option.see:
                        there = KNOWN.actions[call.name].do(window, call.arguments)
                        qtbot.waitUntil(there, timeout=MS)
        guide.leave()

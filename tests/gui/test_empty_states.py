"""Where there is nothing to show: what is said, and what is offered to do about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.data_spec import Inputs
from engine.run_spec import ModelSpec
from gui.background import Background
from gui.main_window import MainWindow
from gui.numbers import loss_text
from gui.session import OwnWeights
from gui.widgets.empty_state import EmptyState
from tests.gui.run_pages import shown_view, three_runs, wait_for

LEFT = Qt.MouseButton.LeftButton


def own_weights(dataset: str) -> OwnWeights:
    entry = catalog.entry(dataset)
    return OwnWeights(
        ModelSpec("mlp"), Inputs(entry.name, entry.shape, entry.classes), 4, {}, epoch=1
    )


def test_a_button_is_there_only_where_there_is_something_to_do(qtbot: QtBot) -> None:
    state = EmptyState("Nothing yet.")
    qtbot.addWidget(state)
    with qtbot.waitExposed(state):
        state.show()
    assert not state.button.isVisible()
    state.say("No hits.", "Show all")
    assert state.text() == "No hits."
    with qtbot.waitSignal(state.acted):
        qtbot.mouseClick(state.button, LEFT)
    state.say("Nothing yet.")
    assert not state.button.isVisible()


def test_a_search_without_hits_can_be_given_up(
    qtbot: QtBot, qapp: QApplication, background: Background
) -> None:
    view = shown_view(qtbot, qapp, background)
    qtbot.waitUntil(lambda: "No runs yet" in view.empty_label.text())
    assert not view.lower_card.isVisible(), "there is nothing to choose"
    assert not view.empty_label.button.isVisible()
    three_runs()
    view.hide()
    view.show()
    wait_for(qtbot, view, "three", "two", "one")
    assert view.lower_card.isVisible()
    view.bar.search.setText("zebra")
    assert view.list_pages.currentWidget() is view.empty_label
    qtbot.mouseClick(view.empty_label.button, LEFT)
    assert view.bar.search.text() == ""
    wait_for(qtbot, view, "three", "two", "one")


def test_without_an_own_model_one_can_be_trained_and_its_images_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.tabs.setCurrentWidget(window.draw_tab)
    button = window.draw_tab.verdicts.train_button
    with qtbot.waitSignal(window.draw_tab.training_requested):
        qtbot.mouseClick(button, LEFT)
    window.draw_tab.verdicts.set_own(own_weights("fashion-mnist"))
    assert not button.isVisible()
    window.session.set_own_weights(own_weights("fashion-mnist"))
    tab = window.training_tab
    window.tabs.setCurrentWidget(tab)
    tab.pages.setCurrentWidget(tab.results)
    assert "trained on Fashion-MNIST" in tab.results.message.text()
    assert tab.results.message.button.text() == "Open Fashion-MNIST"
    with qtbot.waitSignal(tab.results.dataset_requested) as asked:
        qtbot.mouseClick(tab.results.message.button, LEFT)
    assert asked.args == ["fashion-mnist"]


@pytest.mark.parametrize(
    ("loss", "text"),
    [(0.29449, "0.294"), (999.9, "999.900"), (1234.0, "1.2e3"), (2.5055e17, "2.5e17")],
)
def test_a_loss_stays_short_when_a_run_comes_apart(loss: float, text: str) -> None:
    assert loss_text(loss) == text

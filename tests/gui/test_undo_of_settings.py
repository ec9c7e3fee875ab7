"""What takes the place of somebody's settings offers the way back."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.run_spec import ModelSpec, RunSpec
from engine.train_spec import TrainSpec
from gui.main_window import MainWindow


def test_a_run_that_is_taken_as_a_pattern_can_be_taken_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    tab, session = window.training_tab, window.session
    window.tabs.setCurrentWidget(tab)
    mine = replace(tab.panel.form.value(), epochs=17, lr=0.007)
    tab.panel.form.set_value(mine)
    model = session.model
    other = RunSpec(session.data, ModelSpec("lenet"), TrainSpec(epochs=2))
    tab.runs.duplicate_requested.emit(other)
    assert (session.model, tab.panel.form.value().epochs) == (other.model, 2)
    (undo,) = (
        button
        for button in tab.banner.findChildren(QPushButton)
        if button.isVisible() and button.text() == "Undo"
    )
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert (session.model, tab.panel.form.value()) == (model, mine)
    assert not tab.banner.isVisible()

"""The page of runs on three real folders, and hands to use it with."""

import os
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from engine import home
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from gui import theme
from gui.background import Background
from gui.item_models.run_model import Column
from gui.session import Session
from gui.training.controller import TrainingController
from gui.training.runs_view import RunsView
from tests.run_folders import write_run

ADAM = RunSpec(DataSpec("fashion-mnist"), ModelSpec("mlp"), TrainSpec(epochs=2, optimizer="adam"))
SGD = RunSpec(ADAM.data, ADAM.model, TrainSpec(epochs=3, lr=0.5))
CNN = RunSpec(DataSpec("garments"), ModelSpec("cnn"), TrainSpec(epochs=2))


def three_runs() -> dict[str, Path]:
    """Three runs, the first one the oldest, the second finished."""
    folders = {}
    for age, (name, spec, accuracies) in enumerate(
        (("one", SGD, (0.5, 0.25)), ("two", ADAM, (0.5, 0.875)), ("three", CNN, (0.625,)))
    ):
        folder = write_run(home.runs_folder() / name, accuracies, spec)
        os.utime(folder / "spec.json", (1e9 + age * 60, 1e9 + age * 60))
        folders[name] = folder
    (folders["two"] / "final.safetensors").write_bytes(b"")
    return folders


def shown_view(qtbot: QtBot, app: QApplication, background: Background) -> RunsView:
    """The page, on the screen."""
    theme.apply(app, "light")
    shown = RunsView(TrainingController(Session()), background)
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def names(view: RunsView) -> list[str]:
    return [texts(view, Column.NAME)[row] for row in range(view.rows.rowCount())]


def texts(view: RunsView, column: Column) -> list[str]:
    rows = view.rows
    return [str(rows.index(row, column).data()) for row in range(rows.rowCount())]


def wait_for(qtbot: QtBot, view: RunsView, *expected: str) -> None:
    qtbot.waitUntil(lambda: names(view) == list(expected))


def choose(view: RunsView, *wanted: str) -> None:
    view.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for name in wanted:
        index = view.rows.index(names(view).index(name), 0)
        view.table.selectionModel().select(index, flags.Select | flags.Rows)


def look_again(view: RunsView) -> None:
    """What the clock does every few seconds."""
    view.hide()
    view.show()


def press(qtbot: QtBot, view: RunsView, text: str) -> None:
    (button,) = (b for b in view.findChildren(QPushButton) if b.text() == text and b.isVisible())
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

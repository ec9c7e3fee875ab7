"""A newcomer's way from the start page to a named drawing, on tiny data."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from benchmarks.newcomer import DRAWINGS, MOST_CLICKS, Newcomer
from engine.data import catalog
from engine.data_spec import DataSpec
from engine.presets import preset
from engine.run_spec import ModelSpec
from gui import library
from gui.main_window import MainWindow
from gui.session import LoadedDataset
from gui.start.reception import Reception
from gui.training.controller import RunState
from tests.gui.form_hands import header, named


@pytest.fixture
def reception(window: MainWindow) -> Reception:
    """The start page in front of the real window's tabs."""
    made = window.reception
    made.refresh()
    made.show_page()
    return made


def test_from_the_first_click_to_a_named_drawing(
    reception: Reception, window: MainWindow, qtbot: QtBot
) -> None:
    newcomer = Newcomer(window, reception.page)
    newcomer.train()
    spec = window.controller.spec
    assert spec is not None
    first = preset("first")
    assert (spec.data, spec.model) == (DataSpec("garments"), first.model)
    assert spec.train == first.on(spec.train)
    live = window.training_tab.live
    assert live.draw_button.property("primary"), "what comes next stands out"
    newcomer.click(live.draw_button)
    verdict = newcomer.draw(DRAWINGS["T-shirt/top"])
    assert newcomer.clicks <= MOST_CLICKS
    assert verdict.shipped is not None
    assert verdict.shipped.name == "T-shirt/top"
    assert verdict.own is not None, "the network that was trained has its say too"
    assert window.draw_tab.verdict_label.text().startswith("Atelier's model: T-shirt/top, ")
    assert window.draw_tab.own_label.text().startswith("Your model: ")
    assert window.draw_tab.own_label.isVisible()


def test_the_garments_are_fetched_first(
    reception: Reception,
    window: MainWindow,
    tiny_dataset: LoadedDataset,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    real = replace(tiny_dataset, entry=catalog.entry("fashion-mnist"))
    window.session.set_dataset(real)
    window.session.set_model(ModelSpec("linear"))
    monkeypatch.setattr(library, "load", lambda *_: tiny_dataset)
    qtbot.mouseClick(reception.page.newcomer.first_button, Qt.MouseButton.LeftButton)
    assert window.tabs.currentWidget() is window.training_tab
    assert window.middle.currentWidget() is window.workbench
    live = window.training_tab.live
    assert live.progress_label.text().endswith("The training then begins by itself.")
    assert live.progress.maximum() == 0, "it is on its way"
    qtbot.waitUntil(lambda: window.controller.is_active)
    assert window.controller.trained_dataset() == "garments"
    qtbot.waitUntil(lambda: live.progress.maximum() > 1, timeout=20_000)


def test_who_cancels_the_opening_is_told_how_to_begin(
    reception: Reception,
    window: MainWindow,
    tiny_dataset: LoadedDataset,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    live, form = window.training_tab.live, window.training_tab.panel.form
    monkeypatch.setattr(library, "load", lambda *_: tiny_dataset)
    window.session.set_dataset(replace(tiny_dataset, entry=catalog.entry("fashion-mnist")))
    press = "Press Start, and watch the loss fall."
    assert live.progress_label.text() == press
    reception.first_training.begin()
    window.library.cancel_opening()
    qtbot.waitUntil(lambda: live.progress_label.text() == press)
    assert live.progress.maximum() > 0
    assert not window.controller.is_active
    header(form, "Loss").setChecked(True)
    named(form, "Class weights", QLineEdit).setText("1, two")
    assert not window.training_tab.panel.start_button.isEnabled()
    assert live.progress_label.text() != press


def test_a_training_that_goes_on_is_left_alone(
    reception: Reception, window: MainWindow, qtbot: QtBot
) -> None:
    form = window.training_tab.panel.form
    window.controller.start(replace(form.value(), epochs=50))
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING, timeout=20_000)
    spec, chosen = window.controller.spec, form.value()
    qtbot.mouseClick(reception.page.newcomer.first_button, Qt.MouseButton.LeftButton)
    assert window.tabs.currentWidget() is window.training_tab
    assert window.controller.spec is spec
    assert form.value() == chosen
    assert window.session.model == ModelSpec("mlp")


def test_whoever_asks_for_something_else_meanwhile_gets_no_training(
    reception: Reception,
    window: MainWindow,
    tiny_dataset: LoadedDataset,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    real = replace(tiny_dataset, entry=catalog.entry("fashion-mnist"))
    window.session.set_dataset(real)
    other = replace(tiny_dataset, entry=catalog.entry("mnist"))
    monkeypatch.setattr(
        library, "load", lambda spec, *_: tiny_dataset if spec.dataset == "garments" else other
    )
    reception.first_training.begin()
    window.library.open("mnist")
    qtbot.waitUntil(lambda: window.session.dataset is other)
    assert not window.controller.is_active
    window.library.open("garments")
    qtbot.waitUntil(lambda: window.session.dataset is tiny_dataset)
    assert not window.controller.is_active, "that wish is long forgotten"

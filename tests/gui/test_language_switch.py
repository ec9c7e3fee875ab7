"""Another language while the window is open: nothing that the person had is lost."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engine.train_spec import TrainSpec
from gui.main_window import MainWindow
from gui.settings import LanguageChoice
from gui.training.controller import RunState
from gui.workbench import Workbench
from tests.gui.spoken import not_korean

MS = 60_000


@pytest.fixture(autouse=True)
def english_again(speak: Callable[[str], str]) -> None:
    """The translators are taken out again at the end."""
    speak("en")


def switch(qtbot: QtBot, window: MainWindow, language: LanguageChoice) -> None:
    before = window.workbench
    window.choose_language(language)
    qtbot.waitUntil(lambda: window.workbench is not before, timeout=MS)
    qtbot.waitUntil(lambda: not isValid(before), timeout=MS)


def test_every_page_speaks_the_other_language(qtbot: QtBot, window: MainWindow) -> None:
    window.code_dock.toggleViewAction().trigger()
    window.tabs.setCurrentWidget(window.training_tab)
    switch(qtbot, window, "ko")
    assert window.tabs.currentWidget() is window.training_tab
    assert window.code_dock.isVisible()
    assert window.tabs.tabText(0) == "데이터"
    found = set()
    for tab in (window.data_tab, window.model_tab, window.training_tab, window.draw_tab):
        window.tabs.setCurrentWidget(tab)
        for page in range(tab.pages.count()):
            tab.pages.setCurrentIndex(page)
            found |= not_korean(window)
    assert found == set()
    switch(qtbot, window, "en")
    assert window.tabs.tabText(0) == "Data"
    assert window.settings.language == "en"


def test_a_training_goes_on_through_it(qtbot: QtBot, window: MainWindow) -> None:
    window.controller.start(TrainSpec(epochs=200, batch_size=50))
    qtbot.waitUntil(lambda: window.controller.history.losses.size > 20, timeout=MS)
    form = window.training_tab.panel.form
    switch(qtbot, window, "ko")
    assert window.training_tab.panel.form is not form
    assert window.controller.state is RunState.RUNNING
    steps = window.controller.history.losses.size
    qtbot.waitUntil(lambda: window.controller.history.losses.size > steps, timeout=MS)
    window.controller.pause()
    qtbot.waitUntil(lambda: window.controller.state is RunState.PAUSED, timeout=MS)
    assert window.training_tab.panel.pause_button.text() != ""
    assert window.session.own_weights is not None


def test_what_goes_on_in_a_tab_ends_first(qtbot: QtBot, window: MainWindow) -> None:
    go = threading.Event()
    answers: list[object] = []
    before = window.workbench
    before.background.start(lambda _: go.wait(30), answers.append, answers.append)
    window.choose_language("ko")
    assert "as soon as" in window.statusBar().currentMessage()
    assert window.workbench is before
    go.set()
    qtbot.waitUntil(lambda: window.workbench is not before, timeout=MS)
    assert answers == [True]
    qtbot.waitUntil(lambda: not isValid(before), timeout=MS)


def test_who_changes_their_mind_in_time_sees_nothing_change(
    qtbot: QtBot, window: MainWindow
) -> None:
    go = threading.Event()
    before = window.workbench
    before.background.start(lambda _: go.wait(30), lambda _: None, lambda _: None)
    window.choose_language("ko")
    window.choose_language("en")
    go.set()
    qtbot.waitUntil(lambda: not before.background.is_busy, timeout=MS)
    QApplication.processEvents()
    assert window.workbench is before
    assert before.isEnabled()


def test_what_fails_leaves_the_window_as_it_was(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Workbench) -> Iterator[None]:
        yield
        raise RuntimeError("no such tab")

    before = window.workbench
    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(Workbench, "building", fail)
        window.choose_language("ko")
        qtbot.waitUntil(lambda: bool(caught), timeout=MS)
    assert window.workbench is before
    assert before.isEnabled()
    switch(qtbot, window, "ko")
    assert window.tabs.tabText(0) == "데이터"


def test_the_start_page_speaks_it_too(qtbot: QtBot, window: MainWindow) -> None:
    window.reception.offer_to_continue()
    window.show_start_page()
    assert window.reception.page.resume_text.text() == "Data: mlp, Garments"
    switch(qtbot, window, "ko")
    page = window.reception.page
    assert window.middle.currentWidget() is page
    assert page.resume_text.text() == "데이터: mlp, 옷과 소품"

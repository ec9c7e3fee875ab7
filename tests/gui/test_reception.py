"""From the start page into the window: what it is told of runs, and where it leads."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine import home
from engine.errors import AtelierError
from engine.training.run_store import RunSummary
from gui.background import Background
from gui.main_window import MainWindow
from gui.start.recent_runs import RecentRuns
from gui.start.reception import Reception
from tests.gui.run_pages import three_runs

# The runs


def test_the_runs_are_read_in_the_background_and_again(
    qtbot: QtBot, background: Background
) -> None:
    folders = three_runs()
    (folders["one"] / "spec.json").write_text("no spec")
    recent, lists = RecentRuns(background), list[list[RunSummary]]()
    recent.listed.connect(lists.append)
    recent.refresh()
    assert lists == [], "nothing is read on the window's thread"
    qtbot.waitUntil(lambda: bool(lists))
    assert [run.folder for run in lists[0]] == [folders["three"], folders["two"]]
    for _ in range(5):
        recent.refresh()  # the second is under way, the third stands for all after it
    qtbot.waitUntil(lambda: len(lists) == 3)
    assert lists[1][0] is lists[0][0], "what has not changed is not read again"


def test_a_folder_that_cannot_be_listed_is_said(qtbot: QtBot, background: Background) -> None:
    home.runs_folder().parent.mkdir(parents=True, exist_ok=True)
    home.runs_folder().write_text("no folder")
    recent, failures = RecentRuns(background), list[AtelierError]()
    recent.failed.connect(failures.append)
    recent.refresh()
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].code == "path_unusable"


# In the window


@pytest.fixture
def reception(window: MainWindow) -> Reception:
    """The page in front of the real window's tabs."""
    made = window.reception
    made.refresh()
    made.show_page()
    return made


def in_front(window: MainWindow, tab: object) -> bool:
    return window.middle.currentWidget() is window.workbench and window.tabs.currentWidget() is tab


def test_the_page_leads_to_where_it_says(
    reception: Reception, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reception.page
    qtbot.mouseClick(page.draw_button, Qt.MouseButton.LeftButton)
    assert in_front(window, window.draw_tab)
    reception.show_page()
    qtbot.mouseClick(page.data_button, Qt.MouseButton.LeftButton)
    assert in_front(window, window.data_tab)
    assert window.data_tab.pages.currentWidget() is window.data_tab.catalogue
    reception.show_page()
    asked: list[str] = []
    monkeypatch.setattr(window.library, "open", asked.append)
    qtbot.mouseClick(page.real_button, Qt.MouseButton.LeftButton)
    assert in_front(window, window.data_tab)
    assert asked == ["fashion-mnist"]
    reception.show_page()
    page.at_start_box.setFocus()
    qtbot.keyClick(page.at_start_box, Qt.Key.Key_Space)
    assert not window.settings.start_page


def test_a_run_of_the_page_is_shown_with_its_curves(
    reception: Reception, window: MainWindow, qtbot: QtBot
) -> None:
    folders = three_runs()
    reception.refresh()
    qtbot.waitUntil(lambda: len(reception.page.runs.cards()) == 3)
    reception.offer_to_continue()
    reception.renew(shown=True)
    page = reception.page
    assert window.middle.currentWidget() is page
    assert page.resume_button.isVisible(), "what was known is known in another language too"
    qtbot.mouseClick(page.runs.cards()[1], Qt.MouseButton.LeftButton)
    assert in_front(window, window.training_tab)
    qtbot.waitUntil(lambda: window.controller.folder == folders["two"])
    assert len(window.controller.history.epochs) == 2


def test_what_is_wanted_before_the_window_is_ready_is_done_then(
    window: MainWindow, qtbot: QtBot
) -> None:
    reception = window.reception
    reception.show_page()
    for button in (reception.page.data_button, reception.page.draw_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.middle.currentWidget() is reception.page
    reception.refresh()
    assert in_front(window, window.draw_tab), "the last wish counts"
    reception.show_page()
    reception.refresh()
    assert window.middle.currentWidget() is reception.page, "it is done once"

"""The Code pane in the real window: it follows tabs and pages, and is where it was left."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.settings import Settings
from tests.gui.spoken import NAMES, english

MS = 60_000


@pytest.fixture
def window_with_code(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window, its Code pane open."""
    window.activateWindow()
    window.code_dock.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: bool(window.code_dock.pane.listing.code()), timeout=MS)
    return window


def _is(text: Callable[[], str], wanted: str) -> bool:
    return text() == wanted


def _says(text: Callable[[], str], wanted: str) -> bool:
    return wanted in text()


def test_it_is_closed_until_somebody_wants_it(window: MainWindow) -> None:
    assert not window.code_dock.isVisible()
    assert window.code_dock.widget() is None, "nothing is built that nobody looks at"
    assert window.code_dock.toggleViewAction() in window.menus.view.actions()


def test_every_page_of_the_window_has_code_or_says_why_not(
    window_with_code: MainWindow, qtbot: QtBot
) -> None:
    window, pane = window_with_code, window_with_code.code_dock.pane
    with_code = set()
    tabs = (window.data_tab, window.model_tab, window.training_tab, window.draw_tab)
    for number, pages in enumerate(tab.pages for tab in tabs):
        window.tabs.setCurrentIndex(number)
        for place in range(pages.count()):
            pages.setCurrentIndex(place)
            words = f"{window.tabs.tabText(number)}: {pages.tabText(place)}"
            qtbot.waitUntil(partial(_is, pane.title.text, words), timeout=MS)
            code = pane.listing.code() if pane.listing.isVisible() else ""
            assert code or pane.empty.text()
            if code:
                compile(code, "snippet.py", "exec")
                with_code.add(number)
    assert with_code == {0, 1, 2}, "nothing has been drawn yet"


def test_it_follows_what_the_person_does_and_leaves_the_keyboard_alone(
    window_with_code: MainWindow, qtbot: QtBot
) -> None:
    window, pane = window_with_code, window_with_code.code_dock.pane
    grid = window.data_tab.images.grid
    grid.setFocus()
    focus = QApplication.focusWidget()
    for index in (3, 11):
        grid.set_current(index)
        qtbot.waitUntil(partial(_says, pane.listing.code, f"[{index}]"), timeout=MS)
        assert QApplication.focusWidget() is focus


def test_tabs_without_room_beside_it_scroll_and_are_not_squeezed(
    window_with_code: MainWindow, qtbot: QtBot
) -> None:
    window = window_with_code
    window.resize(1024, 640)
    for number in range(window.tabs.count()):
        window.tabs.setCurrentIndex(number)
        qtbot.waitUntil(
            lambda: window.tabs.width() >= window.tabs.minimumSizeHint().width(), timeout=MS
        )
        assert window.tabs.visibleRegion().boundingRect().right() < window.tabs.width()
    assert window.code_dock.width() >= window.code_dock.minimumSizeHint().width()


def test_it_is_open_where_it_was_left_open(
    window_with_code: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Settings()
    settings.layout = window_with_code.saveState()
    again = MainWindow(settings=settings)
    assert not again.code_dock.isHidden()
    again.deleteLater()


def test_a_layout_that_cannot_be_read_is_no_layout(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[window]\nlayout=half a layout\n")
    assert Settings(file).layout is None


@pytest.fixture
def korean(speak: Callable[[str], str], request: pytest.FixtureRequest) -> MainWindow:
    """The real window in Korean."""
    speak("ko")
    window: MainWindow = request.getfixturevalue("window")
    return window


def test_it_speaks_korean(korean: MainWindow, qtbot: QtBot) -> None:
    korean.code_dock.toggleViewAction().trigger()
    pane = korean.code_dock.pane
    for number, pages in enumerate(
        tab.pages
        for tab in (korean.data_tab, korean.model_tab, korean.training_tab, korean.draw_tab)
    ):
        korean.tabs.setCurrentIndex(number)
        for place in range(pages.count()):
            pages.setCurrentIndex(place)
            words = f"{korean.tabs.tabText(number)}: {pages.tabText(place)}"
            qtbot.waitUntil(partial(_is, pane.title.text, words), timeout=MS)
            said = [*map(QLabel.text, pane.findChildren(QLabel)), pane.output.state.text()]
            said += [button.text() for button in pane.findChildren(QPushButton)]
            assert [text for text in said if english(text, set(NAMES))] == []

"""The start page: what it offers, with the mouse and with the keyboard, and where that leads."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from engine import home
from engine.training import run_store
from engine.training.run_store import RunSummary
from gui import theme
from gui.start.start_page import StartPage
from tests.gui.run_pages import three_runs
from tests.run_folders import write_run

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


@dataclass
class Desk:
    """The page, and what it has said since it was shown."""

    page: StartPage
    said: list[tuple[str, object]]


def listening(page: StartPage) -> Desk:
    desk = Desk(page, [])
    signals: dict[str, SignalInstance] = {
        "lesson": page.lesson_wanted,
        "first": page.first_training_wanted,
        "resume": page.resume_wanted,
        "run": page.run_wanted,
        "dataset": page.dataset_wanted,
        "data": page.data_wanted,
        "draw": page.draw_wanted,
        "open": page.open_wanted,
        "at start": page.shown_at_start_changed,
    }
    for name, signal in signals.items():
        signal.connect(lambda *values, said=name: desk.said.append((said, *values)))
    return desk


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Desk:
    """The page on the screen, with something to continue."""
    theme.apply(qapp, "light")
    page = StartPage()
    qtbot.addWidget(page)
    page.set_resume("Training tab, mlp on Fashion-MNIST")
    page.resize(1024, 600)
    with qtbot.waitExposed(page):
        page.show()
    return listening(page)


def buttons(page: StartPage) -> list[QAbstractButton]:
    return [button for button in page.findChildren(QAbstractButton) if button.isVisible()]


def cards(page: StartPage) -> list[QPushButton]:
    return page.runs.cards()


def runs_on_disk() -> list[RunSummary]:
    three_runs()
    return run_store.list_runs()


def press(qtbot: QtBot, button: QAbstractButton, key: Qt.Key) -> None:
    button.setFocus()
    qtbot.keyClick(button, key)


def by_click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def by_enter(qtbot: QtBot, button: QAbstractButton) -> None:
    press(qtbot, button, ENTER)


def by_space(qtbot: QtBot, button: QAbstractButton) -> None:
    press(qtbot, button, SPACE)


WAYS = pytest.mark.parametrize("use", [by_click, by_enter, by_space])


@WAYS
def test_every_button_says_what_is_wanted(
    use: Callable[[QtBot, QAbstractButton], None], desk: Desk, qtbot: QtBot
) -> None:
    page = desk.page
    for button in (
        page.resume_button,
        page.newcomer.lesson_button,
        page.newcomer.first_button,
        page.draw_button,
        page.built_in_button,
        page.real_button,
        page.data_button,
        page.open_button,
    ):
        use(qtbot, button)
    assert desk.said == [
        ("resume",),
        ("lesson",),
        ("first",),
        ("draw",),
        ("dataset", "garments"),
        ("dataset", "fashion-mnist"),
        ("data",),
        ("open",),
    ]


@WAYS
def test_a_run_is_opened(
    use: Callable[[QtBot, QAbstractButton], None], desk: Desk, qtbot: QtBot
) -> None:
    runs = runs_on_disk()
    desk.page.set_runs(runs)
    use(qtbot, cards(desk.page)[1])
    assert desk.said == [("run", runs[1].folder)]


def test_a_card_says_what_the_run_was_and_how_good(desk: Desk) -> None:
    desk.page.set_runs(runs_on_disk())
    told = [
        (card.accessibleName(), *card.accessibleDescription().split("\n")[:2])
        for card in cards(desk.page)
    ]
    assert told == [
        ("Run three", "cnn on Garments", "62.5 %, not finished"),
        ("Run two", "mlp on Fashion-MNIST", "87.5 % right"),
        ("Run one", "mlp on Fashion-MNIST", "50.0 %, not finished"),
    ]


def test_at_most_six_runs_are_shown_the_newest_first(desk: Desk) -> None:
    for number in range(8):
        folder = write_run(home.runs_folder() / f"run {number}", (0.5,))
        os.utime(folder / "spec.json", (1e9 + number * 60, 1e9 + number * 60))
    desk.page.set_runs(run_store.list_runs())
    names = [card.accessibleName() for card in cards(desk.page)]
    assert names == [f"Run run {number}" for number in (7, 6, 5, 4, 3, 2)]


def test_no_runs_is_no_riddle(desk: Desk) -> None:
    desk.page.set_runs(runs_on_disk())
    assert not desk.page.runs_label.isVisible()
    desk.page.set_runs([])
    assert not cards(desk.page)
    assert desk.page.runs_label.isVisible()
    assert desk.page.runs_label.text().startswith("None yet.")


def test_what_comes_first_stands_out_and_has_the_keyboard(qtbot: QtBot, desk: Desk) -> None:
    page = desk.page
    assert page.focusWidget() is page.resume_button
    assert page.resume_button.property("primary")
    assert not page.newcomer.lesson_button.property("primary")
    newcomers = StartPage()
    qtbot.addWidget(newcomers)
    with qtbot.waitExposed(newcomers):
        newcomers.show()
    assert not newcomers.resume_button.isVisible()
    assert newcomers.newcomer.lesson_button.property("primary")
    assert newcomers.focusWidget() is newcomers.newcomer.lesson_button


def test_the_next_lesson_is_named(desk: Desk) -> None:
    card = desk.page.newcomer
    assert card.lesson_button.text() == "Begin with lesson 1"
    card.set_next_lesson(3)
    assert card.lesson_button.text() == "Go on with lesson 3"
    card.set_next_lesson(None)
    assert card.lesson_button.text() == "Look at the lessons"


def test_tab_goes_through_everything_from_top_to_bottom(desk: Desk) -> None:
    page = desk.page
    page.set_runs(runs_on_disk())
    QApplication.processEvents()
    page.resume_button.setFocus()
    wanted = buttons(page)
    met = []
    for _ in wanted:
        met.append(page.focusWidget())
        QApplication.sendEvent(
            page.focusWidget(),
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        )
    assert set(met) == set(wanted)
    assert met[0] is page.resume_button
    assert met[-4:] == [*cards(page), page.at_start_box]
    assert all(button.accessibleName() or button.text() for button in wanted)


def test_the_download_is_named_as_one(desk: Desk) -> None:
    button = desk.page.real_button
    assert button.text() == "Look at Fashion-MNIST", "nobody has looked yet"
    desk.page.set_present(())
    assert button.text() == "Get Fashion-MNIST (30 MB)"
    desk.page.set_present(["fashion-mnist"])
    assert button.text() == "Look at Fashion-MNIST"


def test_the_choice_for_the_next_start_is_told_but_not_when_it_is_set(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.page.set_shown_at_start(False)
    assert not desk.page.at_start_box.isChecked()
    assert desk.said == []
    press(qtbot, desk.page.at_start_box, SPACE)
    assert desk.said == [("at start", True)]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_off_where_there_is_little_room(
    scale: float, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", scale)
    try:
        page = StartPage()
        qtbot.addWidget(page)
        page.set_resume("Training tab, mlp on Fashion-MNIST")
        page.set_present(())
        page.set_runs(runs_on_disk())
        page.resize(1024, 560)
        with qtbot.waitExposed(page):
            page.show()
        (area,) = page.findChildren(QScrollArea)
        content = area.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= area.viewport().width()
        for button in buttons(page):
            assert button.width() >= button.minimumSizeHint().width(), button.text()
        for label in page.findChildren(QLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
    finally:
        theme.apply(qapp, "light")


def test_the_page_needs_neither_torch_nor_plots() -> None:
    code = (
        "import sys, gui.start.reception;"
        "print([name for name in ('torch', 'pyqtgraph') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

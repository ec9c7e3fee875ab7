"""Where lessons come from, how far one is, and what becomes of one when the window changes."""

import dataclasses
import json
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from engine.lessons import progress, shelf
from engine.lessons.progress import Progress
from gui.guide import knowledge
from gui.guide.school import School, progress_file
from gui.guide.visit import Phase
from gui.main_window import MainWindow
from gui.memory.keeper import desk_file
from tests.gui import desk_hands, school_bench
from tests.gui.school_bench import MS, enter


@pytest.fixture
def school(window: MainWindow, qtbot: QtBot) -> School:
    return school_bench.opened(window, qtbot)


def goes_on(school: School) -> bool:
    return school.guide.lesson is not None


def test_a_broken_lesson_is_named_and_the_others_are_there(school: School) -> None:
    broken = shelf.own_folder() / "broken.md"
    (problem,) = [one for one in school.guide.problems if one.params["path"] == broken]
    assert problem.params["line"] == 3
    assert school.guide.own == {"mine"}
    assert school.guide.lesson_called("mine").minutes == 3


def test_a_crash_in_a_lesson_brings_back_what_was_there_before(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    window.watch_desk()  # nothing yet: the desk was not read
    window.keeper.watch(window, window.workbench)
    desk_hands.fill(window)
    desk = window.memory.capture(window)
    enter(school, qtbot)
    before = dataclasses.replace(desk, made=window.memory.capture(window).made)
    window.draw_tab.canvas.clear()
    qtbot.waitUntil(lambda: desk_file().exists() and window.keeper.is_quiet, timeout=MS)
    assert window.keeper.keep_now()
    assert desk_file().read_text(encoding="utf-8") == before.to_text()
    school.guide.leave()
    window.draw_tab.canvas.clear()
    window.keeper.keep_now()
    assert json.loads(desk_file().read_text(encoding="utf-8"))["drawing"] != ""


def test_how_far_one_is_is_kept(window: MainWindow, school: School, qtbot: QtBot) -> None:
    enter(school, qtbot)
    school.guide.predict(1)
    assert school.guide.phase is Phase.DO
    window.tabs.setCurrentWidget(window.training_tab)
    qtbot.waitUntil(lambda: school.guide.phase is Phase.REVEAL, timeout=MS)
    school.guide.see_it_happen()
    qtbot.waitUntil(lambda: not school.guide.is_showing, timeout=MS)
    assert window.draw_tab.why.isVisible()
    school.guide.next()
    qtbot.waitUntil(progress_file().exists, timeout=MS)
    qtbot.waitUntil(lambda: progress.read(progress_file())["mine"].is_finished, timeout=MS)
    assert progress.read(progress_file())["mine"] == Progress(
        0, frozenset({"one"}), {"one": False}, is_finished=True
    )
    again = School(window)
    again.look()
    qtbot.waitUntil(lambda: bool(again.guide.progress), timeout=MS)
    assert again.guide.progress["mine"].is_finished


def test_a_damaged_progress_is_set_aside_and_an_unreadable_one_left_alone(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    file = progress_file()
    said: list[str] = []
    damaged = School(window)
    damaged.noticed.connect(said.append)
    file.write_text("no JSON")
    damaged.look()
    qtbot.waitUntil(lambda: bool(damaged.guide.lessons), timeout=MS)
    assert "lessons.damaged.json" in said[0]
    assert file.with_name("lessons.damaged.json").read_text() == "no JSON"
    file.mkdir()
    unreadable = School(window)
    unreadable.noticed.connect(said.append)
    unreadable.look()
    qtbot.waitUntil(lambda: bool(unreadable.guide.lessons), timeout=MS)
    assert len(said) == 2
    unreadable.guide.note("mine", at=1)
    unreadable.keep_now()
    assert len(said) == 2
    assert file.is_dir()


def test_the_start_page_leads_to_the_next_lesson(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    window.reception.refresh()
    window.show_start_page()
    window.reception.page.newcomer.lesson_button.click()
    lesson = school.guide.lesson
    assert lesson is not None
    assert lesson is school.guide.lessons[0]
    assert window.docks.guide.isVisible()
    qtbot.waitUntil(lambda: not school.guide.is_setting, timeout=MS)
    school.guide.leave()
    assert window.middle.currentWidget() is window.reception.page


def test_closing_the_guide_ends_a_lesson_that_is_over_and_no_other(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    enter(school, qtbot)
    close = window.docks.guide.toggleViewAction()
    close.trigger()
    assert goes_on(school)
    assert "The lesson waits" in window.statusBar().currentMessage()
    close.trigger()
    school.guide.predict(0)
    school.guide.skip()
    school.guide.next()
    assert school.guide.is_finished
    close.trigger()
    assert not goes_on(school)
    assert window.session.model.name == "mlp"


def test_a_lesson_goes_on_in_another_language(
    window: MainWindow, school: School, qtbot: QtBot, speak: Callable[[str], str]
) -> None:
    speak("en")
    enter(school, qtbot)
    school.guide.predict(0)
    before = window.workbench
    window.choose_language("ko")
    qtbot.waitUntil(lambda: window.workbench is not before, timeout=MS)
    lesson, step = school.guide.lesson, school.guide.step
    assert lesson is not None
    assert step is not None
    assert school.guide.said(lesson.text) == "수업입니다. lenet"
    assert window.docks.guide.isVisible()
    window.tabs.setCurrentWidget(window.training_tab)
    qtbot.waitUntil(lambda: school.guide.phase is Phase.REVEAL, timeout=MS)
    school.guide.leave()
    assert window.session.model.name == "mlp"


def test_every_name_is_known_to_one_part_of_the_window_only() -> None:
    for kind in ("checks", "actions", "places", "values"):
        told = [name for part in knowledge.PARTS for name in getattr(part, kind)]
        assert sorted(set(told)) == sorted(told)

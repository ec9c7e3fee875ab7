"""The guide's panel: its list, its answers, its words; with the keyboard, in both languages."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from engine.errors import AtelierError
from engine.lessons.lesson import Fact
from engine.lessons.progress import Progress
from gui.guide import words
from gui.guide.marks import Mark
from gui.guide.visit import Phase
from tests.gui import keyboard
from tests.gui.guide_bench import MS, Class, a_class, do_the_task, is_at
from tests.gui.small_lesson import FLATTEN, SHAPES, STAGED, text


@pytest.fixture
def lesson(qapp: QApplication) -> Iterator[Class]:
    """The lesson about shapes, at its beginning."""
    with a_class() as school:
        school.guide.enter(SHAPES.name)
        yield school


# The list and the answers


def test_the_list_begins_at_the_beginning_and_shows_what_is_broken(qapp: QApplication) -> None:
    with a_class() as school:
        lessons = school.panel.lessons
        assert lessons.first_hint.text() == "Begin here"
        assert lessons.first_title.text() == "What leaves a layer"
        assert [row.sign.mark() for row in lessons.rows] == [Mark.AHEAD, Mark.AHEAD]
        problem = AtelierError("lesson_name_taken", path="abacus.md", name="abacus")
        school.guide.set_shelf((SHAPES, STAGED), (problem,), frozenset({STAGED.name}))
        shown = [label.text() for label in lessons.problem_labels]
        assert [row.is_own for row in lessons.rows] == [False, True]
        assert len(shown) == 1
        assert "abacus" in shown[0]
        school.guide.set_progress({SHAPES.name: Progress(2, frozenset({"try"}), {}, True)})
        assert lessons.rows[0].state.text() == "Done, 1 of 3 steps"
        assert lessons.rows[0].sign.mark() is Mark.DONE
        assert lessons.first_title.text() == "With a stage"


def test_the_right_answer_need_not_stand_first(qapp: QApplication) -> None:
    """Authors write it first; what stands first depends on the step, not on the day."""
    firsts = []
    for _ in range(2):
        with a_class() as school:
            steps = tuple(replace(FLATTEN, name=f"step-{number}") for number in range(8))
            school.guide.set_shelf((replace(SHAPES, steps=steps),))
            predict = school.panel.lesson.body.predict
            found = []
            for number in range(8):
                school.guide.enter(SHAPES.name, number)
                QApplication.processEvents()  # they are laid out
                assert sorted(predict.options, key=QWidget.y) == predict.order
                found.append(predict.options.index(predict.order[0]))
            firsts.append(found)
    assert firsts[0] == firsts[1]
    assert set(firsts[0]) == {0, 1}


# Languages, keyboard, ears


def test_another_language_says_the_same_at_the_same_place(lesson: Class) -> None:
    guide, body = lesson.guide, lesson.panel.lesson.body
    guide.predict(1)
    guide.set_language("ko")
    assert lesson.panel.lesson.title.text() == "층에서 나오는 것"
    assert body.do.task.plain() == "모델 탭에서 Flatten 역을 고르세요."
    assert is_at(guide, Phase.DO)


def test_the_keyboard_stays_where_the_person_works(lesson: Class, qtbot: QtBot) -> None:
    work = QLineEdit()
    lesson.stand.tabs.addTab(work, "")
    lesson.guide.predict(0)
    lesson.stand.activateWindow()
    work.setFocus()
    qtbot.waitUntil(work.hasFocus, timeout=MS)
    do_the_task(qtbot, lesson, "chosen", "seen")
    assert work.hasFocus()


def test_the_keyboard_goes_on_with_the_lesson(lesson: Class, qtbot: QtBot) -> None:
    view = lesson.panel.lesson
    lesson.panel.activateWindow()
    option = view.body.predict.order[0]
    option.setFocus()
    qtbot.waitUntil(option.hasFocus, timeout=MS)
    qtbot.keyClick(option, Qt.Key.Key_Return)
    assert view.body.do.take_button.hasFocus()
    do_the_task(qtbot, lesson, "chosen", "seen")
    assert view.next_button.hasFocus(), "the button that had it is gone"
    qtbot.keyClick(view.next_button, Qt.Key.Key_Return)
    assert view.body.do.take_button.hasFocus()


def test_every_stop_of_the_keyboard_has_a_name(lesson: Class, qtbot: QtBot) -> None:
    panel = lesson.panel
    panel.activateWindow()
    for _ in range(2):
        way = keyboard.tabbed(panel.lesson.dots.dots()[0])
        assert len(way) > 5
        assert [f for f in map(keyboard.unspoken, way) if f] == []
        assert list(keyboard.steps_back(way[:-1])) == []
        lesson.guide.predict(0)


# Words


def test_numbers_that_change_are_followed_while_they_are_shown(lesson: Class, qtbot: QtBot) -> None:
    lesson.guide.predict(0)
    do_the_task(qtbot, lesson, "chosen", "seen")
    reveal = lesson.panel.lesson.body.see.reveal
    assert reveal.plain() == f"It became {words.NOTHING}."
    lesson.bench.value = "[3, 784]"
    qtbot.waitUntil(lambda: reveal.plain() == "It became [3, 784].", timeout=MS)


def test_the_numbers_revealed_stay_those_of_the_task_when_a_mistake_is_shown(
    lesson: Class,
) -> None:
    guide, reveal = lesson.guide, lesson.panel.lesson.body.see.reveal
    guide.predict(1)
    lesson.bench.value = "[3, 784]"
    guide.skip()
    for value in ("[2352]", "[9]"):  # pressed twice, it keeps what it told at first
        guide.see_it_happen()
        lesson.bench.value = value
        guide.changed.emit()
        assert reveal.plain() == "It became [3, 784]."
    guide.set_language("ko")
    assert reveal.plain() == "[3, 784]이 되었습니다."


@pytest.mark.parametrize(
    ("given", "value", "read"),
    [
        ("a {x} b", "*1*", r"a \*1\* b"),
        ("`{x}`", "*1*", "`*1*`"),
        ("`a`, {x}", "a_b", r"`a`, a\_b"),
        ("{y.z} {x}", "1", "{y.z} 1"),
        ("{A} {x}", "", "{A} " + words.NOTHING),
    ],
)
def test_braces_are_filled_as_they_are(given: str, value: str, read: str) -> None:
    facts = {"x": Fact(value)}
    assert words.filled(text(given), "en", facts, lambda _: None) == read

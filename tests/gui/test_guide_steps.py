"""A guide leads through a lesson: predict, do, see; whoever comes, leaves, skips or goes back."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.errors import AtelierError
from engine.lessons.progress import Progress
from gui import errors
from gui.guide.visit import Phase
from tests.gui.guide_bench import MS, Class, a_class, click, do_the_task, is_at
from tests.gui.small_lesson import FLATTEN, SHAPES, STAGED


@pytest.fixture
def lesson(qapp: QApplication) -> Iterator[Class]:
    """The lesson about shapes, at its beginning."""
    with a_class() as school:
        school.guide.enter(SHAPES.name)
        yield school


# The way through


def test_a_wrong_prediction_is_asked_done_explained_and_shown(lesson: Class, qtbot: QtBot) -> None:
    guide, view = lesson.guide, lesson.panel.lesson
    body = view.body
    assert is_at(guide, Phase.PREDICT)
    assert body.predict.question.plain() == (
        "What shape leaves Flatten when three images of [28, 28] go in?"
    )
    assert not body.do.task.isVisible(), "what is to do would tell the answer"
    assert not view.next_button.isEnabled()
    click(qtbot, body.predict.options[1])
    assert is_at(guide, Phase.DO)
    assert guide.predicted is FLATTEN.options[1]
    assert body.predict.said.plain() == "You said: [2352], one long row"
    assert body.do.state.label.text() == "Waiting for you..."
    lesson.bench.flags["chosen"] = True
    asked = lesson.bench.asked
    qtbot.waitUntil(lambda: lesson.bench.asked > asked + 2, timeout=MS)
    assert is_at(guide, Phase.DO), "half of it is not all of it"
    lesson.bench.value = "[3, 784]"
    do_the_task(qtbot, lesson, "seen")
    assert body.do.state.label.text() == "Done"
    assert body.see.outcome.text() == "Not quite"
    assert body.see.because.plain().startswith("It looks right because torch.flatten()")
    assert body.see.answer.plain().startswith("The answer: [3, 784]")
    assert body.see.reveal.plain() == "It became [3, 784]."
    click(qtbot, body.see.see_button)
    qtbot.waitUntil(lambda: lesson.bench.done == ["one"], timeout=MS)
    assert not body.see.see_button.isEnabled(), "one after the other"
    lesson.bench.flags["one"] = True
    qtbot.waitUntil(lambda: lesson.bench.done == ["one", "two"], timeout=MS)
    lesson.bench.flags["two"] = True
    qtbot.waitUntil(body.see.see_button.isEnabled, timeout=MS)


def test_a_right_prediction_says_why_and_nothing_of_others(lesson: Class, qtbot: QtBot) -> None:
    see = lesson.panel.lesson.body.see
    click(qtbot, lesson.panel.lesson.body.predict.options[0])
    do_the_task(qtbot, lesson, "chosen", "seen")
    assert see.outcome.text() == "As you predicted"
    assert see.because.plain().startswith("Every image keeps its place")
    assert not see.answer.isVisible()
    assert not see.see_button.isVisible()


def test_who_does_not_know_is_told_the_answer_and_not_judged(lesson: Class, qtbot: QtBot) -> None:
    body = lesson.panel.lesson.body
    click(qtbot, body.predict.unknown_button)
    assert lesson.guide.predicted is None
    do_the_task(qtbot, lesson, "chosen", "seen")
    assert not body.see.outcome.isVisible()
    assert body.see.answer.plain().startswith("The answer: [3, 784]")
    assert lesson.guide.progress[SHAPES.name].predictions == {"flatten": False}


def test_to_the_end_and_on_to_the_next_lesson(lesson: Class, qtbot: QtBot) -> None:
    guide, view = lesson.guide, lesson.panel.lesson
    ended: list[str] = []
    wanted: list[object] = []
    guide.ended.connect(ended.append)
    guide.stage_wanted.connect(wanted.append)
    guide.predict(0)
    do_the_task(qtbot, lesson, "chosen", "seen")
    click(qtbot, view.next_button)
    assert is_at(guide, Phase.DO), "nothing is asked at the second step"
    do_the_task(qtbot, lesson, "tried")
    click(qtbot, view.next_button)
    assert is_at(guide, Phase.REVEAL), "the third is only read"
    assert view.next_button.text() == "Finish"
    click(qtbot, view.next_button)
    assert guide.is_finished
    assert guide.progress[SHAPES.name] == Progress(
        2, frozenset({"flatten", "try", "read"}), {"flatten": True}, is_finished=True
    )
    assert view.body.end.tally.text() == "Right predictions at the first try: 1 of 1"
    assert not view.body.end.missing.isVisible()
    click(qtbot, view.next_button)
    assert guide.lesson is STAGED
    assert wanted == [STAGED.stage]
    assert ended == [], "its stage is taken over"


def test_what_is_so_already_can_be_gone_on_from(lesson: Class, qtbot: QtBot) -> None:
    guide, body = lesson.guide, lesson.panel.lesson.body
    lesson.bench.flags.update(chosen=True, seen=True)
    guide.predict(0)
    assert guide.is_already
    assert is_at(guide, Phase.DO)
    assert body.do.state.label.text() == "It is so already. Look at it, then continue."
    asked = lesson.bench.asked
    qtbot.waitUntil(lambda: lesson.bench.asked > asked + 2, timeout=MS)
    assert is_at(guide, Phase.DO), "the person says when"
    click(qtbot, lesson.panel.lesson.next_button)
    assert is_at(guide, Phase.REVEAL)
    assert "flatten" in guide.progress[SHAPES.name].done


def test_what_was_so_already_and_is_undone_is_waited_for(lesson: Class, qtbot: QtBot) -> None:
    lesson.bench.flags.update(chosen=True, seen=True)
    lesson.guide.predict(0)
    lesson.bench.flags["seen"] = False
    qtbot.waitUntil(lambda: not lesson.guide.is_already, timeout=MS)
    assert not lesson.panel.lesson.next_button.isEnabled()
    do_the_task(qtbot, lesson, "seen")


def test_a_task_can_be_skipped_and_is_not_counted(lesson: Class, qtbot: QtBot) -> None:
    guide, view = lesson.guide, lesson.panel.lesson
    guide.predict(0)
    click(qtbot, view.body.do.skip_button)
    assert guide.visit.is_skipped
    assert view.body.do.state.label.text() == "Skipped: it does not count as done."
    guide.next()
    assert guide.progress[SHAPES.name].done == frozenset()
    assert [dot.accessibleDescription() for dot in view.dots.dots()] == [
        "Skipped. Do step 1 after all",
        "You are here. Begin step 2 anew",
        "Not done. Enter the lesson at step 3",
    ]
    guide.skip()
    guide.next()
    guide.next()
    assert view.body.end.missing.isVisible()
    click(qtbot, view.dots.dots()[0])
    assert (guide.index, guide.phase) == (0, Phase.PREDICT), "it begins anew"
    assert not guide.is_finished


def test_back_shows_a_step_as_it_was_left(lesson: Class, qtbot: QtBot) -> None:
    guide, view = lesson.guide, lesson.panel.lesson
    assert not view.back_button.isEnabled()
    guide.predict(1)
    do_the_task(qtbot, lesson, "chosen", "seen")
    guide.next()
    click(qtbot, view.back_button)
    assert (guide.index, guide.phase) == (0, Phase.REVEAL)
    assert view.body.predict.said.plain() == "You said: [2352], one long row"
    guide.next()
    assert (guide.index, guide.phase) == (1, Phase.DO)
    do_the_task(qtbot, lesson, "tried")


def test_of_two_predictions_the_first_one_counts(lesson: Class) -> None:
    guide = lesson.guide
    guide.predict(1)
    guide.enter(SHAPES.name, 0)
    guide.predict(0)
    assert guide.progress[SHAPES.name].predictions == {"flatten": False}


# The stage, and the way out


@pytest.fixture
def staged(qapp: QApplication) -> Iterator[Class]:
    """A lesson whose stage is being set."""
    with a_class() as school:
        school.guide.enter(STAGED.name)
        yield school


def test_a_lesson_waits_for_its_stage(staged: Class) -> None:
    guide, view = staged.guide, staged.panel.lesson
    assert guide.is_setting
    assert view.body.stage.title.text() == "Setting the stage..."
    assert not view.body.text.isVisible()
    assert not view.next_button.isEnabled()
    guide.stage_ready()
    assert not view.body.stage.isVisible()
    assert view.body.text.plain() == "Only to be read."
    assert view.next_button.isEnabled()


def test_a_stage_that_cannot_be_set_says_why(staged: Class, qtbot: QtBot) -> None:
    guide, stage = staged.guide, staged.panel.lesson.body.stage
    wanted: list[object] = []
    guide.stage_wanted.connect(wanted.append)
    error = AtelierError("lesson_stage_failed", reason="there is no room")
    guide.stage_failed(error)
    assert guide.trouble is error
    assert stage.text.text() == "What this lesson needs could not be set: there is no room."
    click(qtbot, stage.button)
    assert wanted == [STAGED.stage]
    assert guide.is_setting
    assert guide.trouble is None


def test_what_is_wrong_with_the_stage_is_told_in_the_new_language(
    staged: Class, speak: Callable[[str], str]
) -> None:
    guide, stage = staged.guide, staged.panel.lesson.body.stage
    error = AtelierError("cannot_write", path="here", reason="away")
    guide.stage_failed(error)
    assert stage.text.text() == error.sentence
    speak("ko")
    guide.set_language("ko")
    assert stage.text.text() == errors.sentence(error) != error.sentence


def test_in_the_middle_of_a_lesson_it_is_the_step_that_cannot_begin(staged: Class) -> None:
    guide, stage = staged.guide, staged.panel.lesson.body.stage
    guide.stage_failed(AtelierError("lesson_stage_busy"))
    assert stage.title.text() == "This lesson cannot begin"
    guide.enter(STAGED.name, 1)
    guide.stage_failed(AtelierError("lesson_stage_busy"))
    assert stage.title.text() == "This step cannot begin yet"


def test_who_leaves_is_told_what_becomes_of_a_training(lesson: Class) -> None:
    view = lesson.panel.lesson
    trains = "A training that goes on is stopped; it can be continued under Runs."
    assert view.promise.text() == "What was here before comes back."
    lesson.stand.controller.set_active(True)
    assert view.promise.text() == f"What was here before comes back. {trains}"
    assert view.leave_button.accessibleDescription() == view.promise.text()
    lesson.stand.controller.set_active(False)
    assert view.promise.text() == "What was here before comes back."


def test_setting_the_stage_can_be_cancelled(staged: Class, qtbot: QtBot) -> None:
    guide = staged.guide
    dropped: list[bool] = []
    ended: list[str] = []
    guide.stage_dropped.connect(lambda: dropped.append(True))
    guide.ended.connect(ended.append)
    click(qtbot, staged.panel.lesson.body.stage.button)
    assert (dropped, ended) == ([True], [STAGED.name])
    assert guide.lesson is None
    assert staged.panel.lessons.isVisible()


def test_who_leaves_finds_the_place_again(lesson: Class, qtbot: QtBot) -> None:
    guide, lessons = lesson.guide, lesson.panel.lessons
    guide.predict(0)
    guide.skip()
    guide.next()
    click(qtbot, lesson.panel.lesson.leave_button)
    assert lessons.isVisible()
    asked = lesson.bench.asked
    assert lessons.first_hint.text() == "Go on where you were"
    assert "at step 2 of 3" in lessons.rows[0].state.text()
    click(qtbot, lessons.rows[0])
    assert (guide.lesson, guide.index, guide.phase) == (SHAPES, 1, Phase.DO)
    assert lesson.bench.asked == asked + 1, "nobody asked in between"


def test_nothing_is_asked_while_nobody_sees_the_guide(lesson: Class, qtbot: QtBot) -> None:
    guide = lesson.guide
    guide.predict(0)
    guide.set_watched(False)
    assert guide.pointed is None
    assert not any(clock.isActive() for clock in guide.findChildren(QTimer))
    lesson.bench.flags.update(chosen=True, seen=True)
    guide.set_watched(True)
    qtbot.waitUntil(lambda: is_at(guide, Phase.REVEAL), timeout=MS)

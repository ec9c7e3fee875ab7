"""Plays a lesson as a person would: predict, do, see; on the real window, in either language."""

import functools
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import torch
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.data import garments as garment_pictures
from engine.data.catalog import FASHION_CLASSES
from engine.data.image_set import ImageSet
from engine.lessons.lesson import Language, Lesson, Step, Text
from engine.lessons.shelf import look
from gui import i18n
from gui.guide.guide import Guide
from gui.guide.knowledge import KNOWN, vocabulary
from gui.guide.visit import Phase
from gui.main_window import MainWindow
from gui.session import LoadedDataset

Hand = Callable[[MainWindow, QtBot], None]
Hands = Mapping[str, Hand]

_LONG_MS = 60_000
_HANGUL = re.compile(r"[가-힣]")


@contextmanager
def window_in(language: Language, qtbot: QtBot, count: int = 1200) -> Iterator[MainWindow]:
    """The whole window on real garments, when all of it is there.

    Args:
        language: What it speaks.
        qtbot: Waits.
        count: Of the training images, how many there are; a training takes accordingly long.
    """
    i18n.install(language)
    window = MainWindow(language=language)
    try:
        window.show()
        window.build_tabs()
        window.training_tab.live.build_plots()
        window.predictor.load()
        window.session.set_dataset(garments(count))
        window.school.look()
        guide = window.school.guide
        qtbot.waitUntil(lambda: bool(guide.lessons), timeout=_LONG_MS)
        assert guide.problems == ()
        yield window
    finally:
        window.controller.stop()
        qtbot.waitUntil(lambda: not window.controller.is_active, timeout=_LONG_MS)
        window.background.shut_down(30_000)
        window.close()
        window.deleteLater()
        i18n.uninstall()


@functools.cache
def garments(count: int) -> LoadedDataset:
    """The first images of the built-in set, and half as many of its test images."""
    train, test = (_drawn(images, seed) for images, seed in ((count, 0), (count // 2, 1)))
    return LoadedDataset(catalog.entry("garments"), train, test)


def _drawn(count: int, seed: int) -> ImageSet:
    pixels, labels = garment_pictures.draw(count, seed)
    images = torch.from_numpy(pixels)[:, None]
    return ImageSet("garments", images, torch.from_numpy(labels), FASHION_CLASSES)


def lessons() -> dict[str, Lesson]:
    """All lessons that come with Atelier, by name."""
    found = look(vocabulary())
    return {lesson.name: lesson for lesson in found.lessons if lesson.name not in found.own}


def play(window: MainWindow, qtbot: QtBot, name: str, hands: Hands) -> None:
    """Go through a lesson from its beginning to its end.

    Args:
        window: From `window_in`.
        qtbot: Waits.
        name: The lesson's.
        hands: What a person does at each step that has a task, by the step's name; on the real
            widgets.
    """
    guide = window.school.guide
    lesson = guide.lesson_called(name)
    assert set(hands) == {step.name for step in lesson.steps if step.task is not None}
    guide.enter(name)
    qtbot.waitUntil(lambda: not guide.is_setting, timeout=_LONG_MS)
    assert guide.trouble is None
    answers = itertools.cycle((False, True))  # wrong first: what it leads to is shown
    for step in lesson.steps:
        assert guide.step is step, f"{name} is at another step than {step.name}"
        with_place = f"{name}, step {step.name}"
        _say(guide, step.text, with_place)
        if step.question is not None:
            _predict(guide, step, right=next(answers))
        if step.task is not None:
            _do(window, qtbot, step, hands[step.name], with_place)
        _look(qtbot, guide, step, with_place)
        guide.next()
    assert guide.is_finished
    assert guide.progress[name].is_finished
    assert guide.progress[name].done == {step.name for step in lesson.steps}


def _predict(guide: Guide, step: Step, *, right: bool) -> None:
    assert guide.phase is Phase.PREDICT
    for option in step.options:
        _say(guide, option.text, step.name)
    wanted = [place for place, option in enumerate(step.options) if option.right is right]
    guide.predict(wanted[0])


def _do(window: MainWindow, qtbot: QtBot, step: Step, hand: Hand, where: str) -> None:
    guide = window.school.guide
    assert guide.is_waiting, where
    assert not guide.is_already, f"{where}: there is nothing to do"
    _say(guide, step.task, where)
    for call in (step.show, step.point):
        if call is not None:
            found = KNOWN.places[call.name].find(window, call.arguments)
            assert isinstance(found, QWidget), f"{where}: there is no {call.name}"
    guide.take_me_there()
    hand(window, qtbot)
    deadline = QDeadlineTimer(_LONG_MS)
    qtbot.waitUntil(
        lambda: guide.phase is Phase.REVEAL or deadline.hasExpired(), timeout=2 * _LONG_MS
    )
    assert guide.phase is Phase.REVEAL, f"{where}: what was done was not seen"
    assert not guide.visit.is_skipped


def _look(qtbot: QtBot, guide: Guide, step: Step, where: str) -> None:
    """What is revealed, and the mistake made to happen if the prediction was wrong."""
    _say(guide, step.reveal, where)
    predicted = guide.predicted
    if predicted is None:
        return
    _say(guide, predicted.because, where)
    if not predicted.right and predicted.see:
        guide.see_it_happen()
        qtbot.waitUntil(lambda: not guide.is_showing, timeout=_LONG_MS)
        _say(guide, step.reveal, where)


def _say(guide: Guide, text: Text | None, where: str) -> None:
    """A text is whole: every number is there, and it speaks the window's language."""
    if text is None:
        return
    said = guide.said(text)
    assert "{" not in _without_code(said), f"{where}: {said}"
    assert "\u2013" not in said, f"{where}: a number is missing in: {said}"
    prose = _without_code(said)
    if len(re.findall(r"[a-z가-힣]+", prose)) > 3:
        assert bool(_HANGUL.search(prose)) is (guide.language == "ko"), f"{where}: {said}"


def _without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)

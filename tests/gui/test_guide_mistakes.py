"""What a teacher got wrong in a lesson stops neither the guide nor the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.guide.visit import Phase
from tests.gui.guide_bench import MS, Class, a_class, click, is_at
from tests.gui.small_lesson import SHAPES


@pytest.fixture
def lesson(qapp: QApplication) -> Iterator[Class]:
    """The lesson about shapes, at its beginning."""
    with a_class() as school:
        school.guide.enter(SHAPES.name)
        yield school


@pytest.mark.parametrize("kind", ["broken", "impossible"])
def test_a_check_that_raises_at_its_beginning_leaves_the_way_on_open(
    kind: str, lesson: Class, caplog: pytest.LogCaptureFixture
) -> None:
    guide = lesson.guide
    names: set[str] = getattr(lesson.bench, kind)
    names.add("seen")
    guide.predict(0)
    assert is_at(guide, Phase.DO)
    assert not guide.is_already
    assert "seen stumbles" in caplog.text
    guide.skip()
    assert is_at(guide, Phase.REVEAL)


@pytest.mark.parametrize("kind", ["broken", "impossible"])
def test_what_cannot_be_shown_is_said_once_and_ends(kind: str, lesson: Class, qtbot: QtBot) -> None:
    guide, see = lesson.guide, lesson.panel.lesson.body.see
    guide.predict(1)
    guide.skip()
    names: set[str] = getattr(lesson.bench, kind)
    names.add("one")
    with qtbot.captureExceptions() as raised:
        click(qtbot, see.see_button)
        qtbot.waitUntil(lambda: not guide.is_showing, timeout=MS)
        qtbot.wait(500)
    assert len(raised) == 1
    assert see.see_button.isEnabled()
    names.clear()
    click(qtbot, see.see_button)
    assert guide.is_showing


def test_nobody_is_led_to_a_place_that_raises(
    lesson: Class, caplog: pytest.LogCaptureFixture
) -> None:
    lesson.bench.broken.add("page")
    lesson.guide.take_me_there()
    assert "page stumbles" in caplog.text

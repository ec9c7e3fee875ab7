"""A school with a lesson of the person's own, and what there is on the tensor pad."""

from pytestqt.qtbot import QtBot

from engine.lessons import shelf
from gui.guide.school import School
from gui.main_window import MainWindow

MS = 60_000
LESSON = """\
# en: Mine
# ko: 내 것
minutes: 3
stage: dataset name=garments
stage: network name=lenet
en: A lesson. {network.name}
ko: 수업입니다. {network.name}

## one
stage: page name=model.walk
en: First.
ko: 먼저.

### predict
en: What?
ko: 무엇?

#### right
en: This

So.
ko: 이것

그렇습니다.

#### wrong
en: That

No.
ko: 저것

아닙니다.
see: page name=draw.why

### do
check: page-shown name=training.curves
en: Go to the Training tab.
ko: 학습 탭으로 가세요.

### reveal
en: Done.
ko: 됐습니다.
"""


def opened(window: MainWindow, qtbot: QtBot) -> School:
    """The window's, with a lesson of the person's own beside those of Atelier, and a broken one."""
    shelf.own_folder().mkdir()
    (shelf.own_folder() / "mine.md").write_text(LESSON, encoding="utf-8")
    (shelf.own_folder() / "broken.md").write_text("# en: Broken\nminutes: 3\nagain\n")
    window.school.look()
    qtbot.waitUntil(lambda: bool(window.school.guide.lessons), timeout=MS)
    return window.school


def enter(school: School, qtbot: QtBot) -> None:
    school.guide.enter("mine")
    qtbot.waitUntil(lambda: not school.guide.is_setting, timeout=MS)


def tensors(window: MainWindow) -> dict[str, list[float]]:
    """What has a name on the tensor pad, but for the picture that is always there."""
    named = window.model_tab.tensors.pad.runner.tensors
    return {one.name: one.values.tolist() for one in named if one.name != "picture"}

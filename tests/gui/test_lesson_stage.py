"""What a lesson sets, and that all of the person's is as it was when they leave it."""

import dataclasses
import json
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from engine.lessons import progress, shelf
from engine.lessons.progress import Progress
from engine.train_spec import TrainSpec
from gui.guide import knowledge
from gui.guide.school import School, progress_file
from gui.guide.visit import Phase
from gui.main_window import MainWindow
from gui.memory.keeper import desk_file
from gui.training.controller import RunState
from tests.gui import desk_hands

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


@pytest.fixture
def school(window: MainWindow, qtbot: QtBot) -> School:
    """The window's, with a lesson of the person's own beside those of Atelier."""
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


def test_a_broken_lesson_is_named_and_the_others_are_there(school: School) -> None:
    broken = shelf.own_folder() / "broken.md"
    (problem,) = [one for one in school.guide.problems if one.params["path"] == broken]
    assert problem.params["line"] == 3
    assert school.guide.own == {"mine"}
    assert school.guide.lesson_called("mine").minutes == 3


def test_what_was_there_comes_back(window: MainWindow, school: School, qtbot: QtBot) -> None:
    desk_hands.fill(window)
    pad = window.model_tab.tensors.pad
    pad.runner.run("x = torch.rand(2)")
    qtbot.waitUntil(lambda: set(tensors(window)) == {"x"}, timeout=MS)
    kept = tensors(window)["x"]
    before = window.memory.capture(window)
    dataset, chosen = window.session.dataset, window.session.chosen
    enter(school, qtbot)
    assert window.session.model.name == "lenet"
    assert window.model_tab.walk.isVisible()
    pad.runner.run("x = torch.rand(2)")
    pad.runner.run("y = x")
    window.data_tab.images.class_filter.choose(frozenset())
    window.training_tab.panel.form.set_value(TrainSpec(epochs=7))
    window.draw_tab.canvas.clear()
    window.draw_tab.canvas.set_mirror(False)
    window.code_dock.show()
    qtbot.waitUntil(lambda: "y" in tensors(window), timeout=MS)
    school.guide.leave()
    window.tabs.setCurrentWidget(window.model_tab)  # lines are run again when somebody looks
    qtbot.waitUntil(lambda: tensors(window) == {"x": kept}, timeout=MS)
    window.tabs.setCurrentWidget(window.draw_tab)
    assert window.code_dock.isHidden()
    assert window.session.dataset is dataset
    assert window.session.chosen == chosen
    after = window.memory.capture(window)
    assert after.tabs == before.tabs
    assert dataclasses.replace(after, made=before.made) == before  # networks stay known


def test_the_run_that_was_shown_comes_back(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    controller = window.controller
    for epochs in (1, 2):
        if epochs == 2:
            enter(school, qtbot)
        controller.start(TrainSpec(epochs=epochs, batch_size=50))
        qtbot.waitUntil(lambda: controller.state is RunState.IDLE, timeout=MS)
        if epochs == 1:
            folder, own = controller.folder, window.session.own_weights
            losses = controller.history.losses.tolist()
    assert controller.folder != folder
    school.guide.leave()
    assert controller.folder == folder
    assert controller.history.losses.tolist() == losses
    assert window.session.own_weights is own


def test_a_training_of_the_lesson_ends_with_it(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    model = window.session.model
    enter(school, qtbot)
    window.controller.start(TrainSpec(epochs=500, batch_size=50))
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING, timeout=MS)
    school.guide.leave()
    qtbot.waitUntil(lambda: window.session.model == model, timeout=MS)
    assert window.controller.state is RunState.IDLE
    assert not school.stage.is_held


def test_a_training_of_the_persons_own_is_not_disturbed(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    window.controller.start(TrainSpec(epochs=500, batch_size=50))
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING, timeout=MS)
    model = window.session.model
    enter(school, qtbot)
    assert school.guide.trouble.startswith("A training is going on.")
    assert window.session.model == model
    school.guide.leave()
    assert window.controller.state is RunState.RUNNING


def test_a_crash_in_a_lesson_brings_back_what_was_there_before(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    window.watch_desk()  # nothing yet: the desk was not read
    window.keeper.watch(window, window.workbench)
    desk_hands.fill(window)
    before = window.memory.capture(window)
    enter(school, qtbot)
    window.draw_tab.canvas.clear()
    qtbot.waitUntil(lambda: desk_file().exists() and window.keeper.is_quiet, timeout=MS)
    assert window.keeper.keep_now()
    assert desk_file().read_text(encoding="utf-8") == before.to_text()
    school.guide.leave()
    window.draw_tab.canvas.clear()
    window.keeper.keep_now()
    assert json.loads(desk_file().read_text(encoding="utf-8"))["drawing"] != ""


def test_how_far_one_is_is_kept(
    window: MainWindow, school: School, qtbot: QtBot, background: object
) -> None:
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

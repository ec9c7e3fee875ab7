"""What a lesson sets, and that all of the person's is as it was when they leave it."""

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from engine.data_spec import DataSpec
from engine.lessons.lesson import Call
from engine.train_spec import TrainSpec
from gui.guide.school import School
from gui.main_window import MainWindow
from gui.session import LoadedDataset
from gui.training.controller import RunState
from tests.gui import desk_hands, school_bench
from tests.gui.school_bench import MS, enter, tensors


@pytest.fixture
def school(window: MainWindow, qtbot: QtBot) -> School:
    return school_bench.opened(window, qtbot)


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


def test_what_a_lesson_leaves_alone_is_not_touched(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    pad, canvas = window.model_tab.tensors.pad, window.draw_tab.canvas
    desk_hands.fill(window)
    pad.runner.run("x = torch.rand(2)")
    qtbot.waitUntil(lambda: set(tensors(window)) == {"x"}, timeout=MS)
    named, taken = tensors(window), list(pad.runner.taken)
    enter(school, qtbot)
    canvas.clear()
    school.guide.leave()
    qtbot.waitUntil(lambda: not pad.runner.is_busy, timeout=MS)
    assert tensors(window) == named
    assert pad.runner.taken == taken
    assert list(canvas.strokes) == [desk_hands.FIRST, desk_hands.SECOND]
    canvas.undo()  # the way back is there too
    assert list(canvas.strokes) == [desk_hands.FIRST]


def test_leaving_while_the_stage_is_set_brings_everything_back(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    dataset = window.session.dataset
    assert dataset is not None
    slow = school.guide.lesson_called("mine")
    calls = (Call("dataset", {"name": "drawings"}),)
    lesson = dataclasses.replace(slow, name="slow", stage=calls)
    school.guide.set_shelf([lesson], (), frozenset())
    school.guide.enter("slow")
    qtbot.waitUntil(lambda: window.library.opening is not None, timeout=MS)
    school.guide.leave()
    qtbot.waitUntil(lambda: not school.stage.is_held, timeout=MS)
    qtbot.waitUntil(lambda: not window.background.is_busy, timeout=MS)
    assert window.library.opening is None
    assert window.session.dataset is dataset


def test_a_stage_that_cannot_be_set_says_so(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    slow = school.guide.lesson_called("mine")
    calls = (Call("network", {"name": "no such network"}),)
    school.guide.set_shelf([dataclasses.replace(slow, name="odd", stage=calls)], (), frozenset())
    school.guide.enter("odd")
    qtbot.waitUntil(lambda: school.guide.trouble is not None, timeout=MS)
    assert not school.stage.is_busy


def test_a_dataset_that_was_being_opened_is_opened_after_the_lesson(
    tiny_dataset: LoadedDataset, qtbot: QtBot
) -> None:
    window = MainWindow()
    try:
        window.show()
        window.build_tabs()
        window.library.open("fashion-mnist")
        stage = window.school.stage
        stage.hold()
        window.library.cancel_opening()
        window.session.set_dataset(tiny_dataset)
        stage.put_back()
        assert window.library.opening == DataSpec("fashion-mnist")
        assert not stage.is_held
        window.library.cancel_opening()
    finally:
        assert window.background.shut_down(30_000)
        window.close()
        window.deleteLater()


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
    assert school.guide.trouble is not None
    assert school.guide.trouble.code == "lesson_stage_busy"
    assert window.session.model == model
    school.guide.leave()
    assert window.controller.state is RunState.RUNNING

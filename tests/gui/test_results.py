"""The results of the own weights: what is measured when, and what is shown of it."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from engine.data import catalog, loaders
from engine.data.image_set import ImageSet
from engine.data_spec import Inputs
from engine.evaluation import metrics, report
from engine.models import zoo
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from gui.background import Background, Job
from gui.session import LoadedDataset, OwnWeights, Session
from gui.training.controller import RunState, TrainingController
from gui.training.results_view import ResultsView
from tests.tiny import tiny_images

LINEAR = ModelSpec("linear")
GARMENTS = catalog.entry("garments")
CLASSES = GARMENTS.classes
LEFT = Qt.MouseButton.LeftButton


class StillController(TrainingController):
    """A controller whose state the test chooses."""

    chosen = RunState.IDLE

    @property
    def state(self) -> RunState:
        return self.chosen

    def become(self, state: RunState) -> None:
        self.chosen = state
        self.state_changed.emit(state)


def inputs(dataset: str) -> Inputs:
    entry = catalog.entry(dataset)
    return Inputs(dataset, entry.shape, entry.classes)


def weights(seed: int, epoch: int | None = 1, dataset: str = "garments") -> OwnWeights:
    model = zoo.build(LINEAR, (1, 28, 28), 10, seed)
    return OwnWeights(LINEAR, inputs(dataset), 10 * seed, model.state_dict(), epoch)


def measured_by_engine(own: OwnWeights, images: ImageSet) -> metrics.Report:
    model = zoo.build(own.model, (1, 28, 28), 10, seed=0)
    model.load_state_dict(dict(own.state_dict))
    return metrics.evaluate(model, images, torch.device("cpu"))


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(tiny_dataset)
    return made


@pytest.fixture
def controller(session: Session, tmp_path: Path) -> StillController:
    made = StillController(session)
    made.folder = tmp_path / "run"
    return made


@pytest.fixture
def view(
    qtbot: QtBot, session: Session, controller: StillController, background: Background
) -> ResultsView:
    made = ResultsView(session, controller, background)
    qtbot.addWidget(made)
    made.resize(850, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def wait_for(qtbot: QtBot, view: ResultsView, text: str) -> None:
    """Until the line below the headline names this moment."""
    qtbot.waitUntil(lambda: text in view.subline.text(), timeout=20_000)


def page(pages: QStackedWidget) -> str:
    return "results" if pages.currentIndex() else "message"


# What is measured when


def test_without_weights_it_says_what_to_do(view: ResultsView) -> None:
    assert page(view.pages) == "message"
    assert "Train a model" in view.message.text()


def test_new_weights_are_measured_on_the_validation_images(
    qtbot: QtBot, view: ResultsView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    own = weights(1)
    session.set_own_weights(own)
    wait_for(qtbot, view, "linear on Garments, after epoch 1")
    expected = measured_by_engine(own, tiny_dataset.test)
    assert page(view.pages) == "results"
    assert view.headline.text().startswith(f"{expected.accuracy * 100:.1f} % of 100 validation")
    assert f"loss {expected.loss:.3f}" in view.subline.text()
    shown = [view.panel.matrix.figure(0, answer) for answer in range(10)]
    assert shown == [str(count or "") for count in expected.confusion[0].tolist()]


def test_where_the_run_held_a_share_back_that_is_measured_and_found_in_the_training_split(
    qtbot: QtBot,
    view: ResultsView,
    session: Session,
    controller: StillController,
    tiny_dataset: LoadedDataset,
) -> None:
    train = TrainSpec(validation=0.25, batch_size=8, seed=5)
    controller.spec = RunSpec(DataSpec("garments"), LINEAR, train)
    own = weights(1)
    session.set_own_weights(own)
    wait_for(qtbot, view, "after epoch 1")
    data = loaders.split_data(controller.spec, tiny_dataset.train, tiny_dataset.test)
    found = measured_by_engine(own, data.validation)
    assert view.headline.text().startswith(f"{found.accuracy * 100:.1f} % of 100 validation")
    view.panel.details.setCurrentWidget(view.panel.gallery)
    with qtbot.waitSignal(view.image_requested) as asked:
        QTest.mouseClick(view.panel.gallery.open_button, LEFT)
    arrays = (found.labels.numpy(), found.answers.numpy(), found.confidences.numpy())
    worst = int(report.confident_mistakes(*arrays)[0])
    split, index = asked.args
    assert split == "train"
    assert torch.equal(tiny_dataset.train.images[index], data.validation.images[worst])
    label, answer = (CLASSES[int(number[worst])] for number in arrays[:2])
    sure = f"{100 * float(found.confidences[worst]):.1f} %"
    assert view.panel.gallery.caption.text() == f"{label} named {answer}, {sure}"
    view.part_box.setCurrentIndex(view.part_box.findData("training"))
    qtbot.waitUntil(lambda: "training" in view.headline.text(), timeout=20_000)
    right = measured_by_engine(own, data.train).accuracy
    assert view.headline.text().startswith(f"{right * 100:.1f} % of 300 training")


def test_nothing_is_measured_while_something_else_is_looked_at(
    qtbot: QtBot, view: ResultsView, session: Session, background: Background
) -> None:
    view.hide()
    session.set_own_weights(weights(1, epoch=1))
    assert background.findChildren(Job) == []
    view.show()
    wait_for(qtbot, view, "after epoch 1")


def test_weights_from_the_midst_of_an_epoch_wait_for_a_pause_or_the_end(
    qtbot: QtBot, view: ResultsView, session: Session, controller: StillController
) -> None:
    controller.become(RunState.RUNNING)
    session.set_own_weights(weights(1, epoch=None))
    assert "after the first epoch" in view.message.text()
    session.set_own_weights(weights(2, epoch=2))
    wait_for(qtbot, view, "after epoch 2")
    session.set_own_weights(weights(3, epoch=None))
    assert "after epoch 2" in view.subline.text()
    controller.become(RunState.PAUSED)
    wait_for(qtbot, view, "after 30 step")
    controller.become(RunState.RUNNING)
    session.set_own_weights(weights(4, epoch=None))
    controller.become(RunState.IDLE)
    wait_for(qtbot, view, "after 40 step")


def test_weights_of_another_dataset_are_not_measured_on_this_one(
    qtbot: QtBot, view: ResultsView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    session.set_own_weights(weights(1))
    wait_for(qtbot, view, "after epoch 1")
    fashion = catalog.entry("fashion-mnist")
    session.set_dataset(LoadedDataset(fashion, tiny_dataset.train, tiny_dataset.test))
    assert page(view.pages) == "message"
    assert "trained on Garments, and Fashion-MNIST is open" in view.message.text()
    session.set_dataset(tiny_dataset)
    wait_for(qtbot, view, "on Garments, after epoch 1")


def test_the_same_dataset_with_other_images_is_measured_again(
    qtbot: QtBot, view: ResultsView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    session.set_own_weights(weights(1))
    wait_for(qtbot, view, "after epoch 1")
    session.set_dataset(LoadedDataset(GARMENTS, tiny_dataset.train, tiny_images(50, 4)))
    qtbot.waitUntil(lambda: "of 50 validation" in view.headline.text(), timeout=20_000)
    assert view.panel.gallery.grid.indices().max() < 50


def test_the_newest_weights_win(qtbot: QtBot, view: ResultsView, session: Session) -> None:
    session.set_own_weights(weights(0, epoch=0))
    wait_for(qtbot, view, "before training")
    for seed in range(1, 30):
        session.set_own_weights(weights(seed, epoch=seed))
    wait_for(qtbot, view, "after epoch 29")


def test_weights_that_do_not_fit_are_an_error_in_words(
    qtbot: QtBot, view: ResultsView, session: Session
) -> None:
    good = weights(1)
    session.set_own_weights(good)
    wait_for(qtbot, view, "after epoch 1")
    state = {**good.state_dict, "linear.bias": torch.zeros(3)}
    session.set_own_weights(OwnWeights(LINEAR, inputs("garments"), 20, state, 2))
    qtbot.waitUntil(lambda: "do not fit the model" in view.message.text(), timeout=20_000)
    assert page(view.pages) == "message"


def test_a_measurement_can_be_cancelled(qtbot: QtBot, view: ResultsView, session: Session) -> None:
    many = tiny_images(100, 1).subset(torch.arange(30_000) % 100)
    session.set_dataset(LoadedDataset(GARMENTS, tiny_images(100, 0), many))
    view.progress.valueChanged.connect(lambda value: view.cancel_button.click())
    session.set_own_weights(weights(1))
    qtbot.waitUntil(lambda: "Cancelled" in view.message.text(), timeout=20_000)
    assert page(view.pages) == "message"


def test_after_a_cancellation_the_box_says_what_is_shown(
    qtbot: QtBot, view: ResultsView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    many = tiny_images(100, 1).subset(torch.arange(30_000) % 100)
    session.set_dataset(LoadedDataset(GARMENTS, many, tiny_dataset.test))
    session.set_own_weights(weights(1))
    wait_for(qtbot, view, "after epoch 1")
    cancelling = view.progress.valueChanged.connect(lambda value: view.cancel_button.click())
    training = view.part_box.findData("training")
    view.part_box.setCurrentIndex(training)
    qtbot.waitUntil(lambda: view.part_box.currentData() == "validation", timeout=20_000)
    assert "validation image" in view.headline.text()
    view.progress.valueChanged.disconnect(cancelling)
    view.part_box.setCurrentIndex(training)
    qtbot.waitUntil(lambda: "training" in view.headline.text(), timeout=20_000)


# What is shown of it


def test_a_cell_shows_its_images_and_they_open_in_the_data_tab(
    qtbot: QtBot, view: ResultsView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    own = weights(1)
    session.set_own_weights(own)
    wait_for(qtbot, view, "after epoch 1")
    expected = measured_by_engine(own, tiny_dataset.test)
    named = expected.answers.numpy()
    labels = expected.labels.numpy()
    wrong = int(np.flatnonzero(labels != named)[0])
    label, answer = int(labels[wrong]), int(named[wrong])
    matrix, gallery = view.panel.matrix, view.panel.gallery
    at = matrix.cell_rect(label, answer).center().toPoint()
    QTest.mouseClick(matrix, LEFT, pos=at)
    members = np.flatnonzero((labels == label) & (named == answer))
    assert view.panel.details.currentWidget() is gallery
    assert sorted(gallery.grid.indices()) == members.tolist()
    assert gallery.title.text().startswith(f"{CLASSES[label]} named {CLASSES[answer]}: ")
    assert gallery.caption.text().startswith(f"{CLASSES[label]} named {CLASSES[answer]}, ")
    first = int(gallery.grid.indices()[0])
    with qtbot.waitSignal(view.image_requested) as asked:
        QTest.mouseClick(gallery.open_button, LEFT)
    assert asked.args == ["test", first]
    with qtbot.waitSignal(view.image_requested) as asked:
        QTest.mouseDClick(gallery.grid.viewport(), LEFT, pos=QPoint(20, 20))
    assert asked.args == ["test", first]
    QTest.mouseClick(gallery.all_button, LEFT)
    mistakes = report.confident_mistakes(labels, named, expected.confidences.numpy())
    assert gallery.grid.indices().tolist() == mistakes.tolist()
    assert gallery.grid.current() == mistakes[0]
    assert not gallery.all_button.isVisible()


def test_a_chosen_cell_stays_chosen_from_one_moment_to_the_next(
    qtbot: QtBot, view: ResultsView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    session.set_own_weights(weights(1))
    wait_for(qtbot, view, "after epoch 1")
    view.panel.matrix.cell_clicked.emit(2, 2)
    later = weights(2, epoch=2)
    session.set_own_weights(later)
    wait_for(qtbot, view, "after epoch 2")
    expected = measured_by_engine(later, tiny_dataset.test)
    members = torch.nonzero((expected.labels == 2) & (expected.answers == 2)).flatten()
    assert sorted(view.panel.gallery.grid.indices()) == members.tolist()
    assert view.panel.gallery.title.text().startswith("Pullover named right: ")


def test_an_image_that_is_looked_at_stays_and_another_does_not(
    qtbot: QtBot, view: ResultsView, session: Session
) -> None:
    grid = view.panel.gallery.grid
    session.set_own_weights(weights(1))
    wait_for(qtbot, view, "after epoch 1")
    grid.set_current(int(grid.indices()[5]))
    session.set_own_weights(weights(1, epoch=2))
    wait_for(qtbot, view, "after epoch 2")
    assert grid.current() == grid.indices()[0]
    view.panel.details.setCurrentWidget(view.panel.gallery)
    grid.set_current(int(grid.indices()[5]))
    session.set_own_weights(weights(1, epoch=3))
    wait_for(qtbot, view, "after epoch 3")
    assert grid.current() == grid.indices()[5]

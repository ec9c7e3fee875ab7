"""Looking back: every tab shows the network of an epoch, while the run goes on.

The run is a stand-in with the controller's signals and a real folder; everything else is real.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.inference.classifier import Classifier
from engine.models import zoo
from engine.models.weights import Weights, copy_state
from engine.run_spec import ModelSpec
from engine.train_spec import TrainSpec
from engine.training.events import EpochFinished
from engine.training.history import History
from engine.training.plan import Plan
from engine.training.snapshots import Snapshots
from gui.background import Background
from gui.predictor import Predictor, Verdict
from gui.session import OwnWeights, Session
from gui.tabs.draw_tab import DrawTab
from gui.time_travel import TimeTravel
from gui.training_controller import TrainingController
from gui.widgets.moment_bar import MomentBar

ENTRY = catalog.entry("garments")
STEPS_PER_EPOCH = 40


class ShownRun(QObject):
    """What `TimeTravel` uses of the controller, without a thread."""

    run_changed = Signal(object)
    started = Signal(object)
    progressed = Signal()
    finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.folder: Path | None = None
        self.history = History()
        self.plan: Plan | None = Plan(TrainSpec(epochs=20), STEPS_PER_EPOCH)
        self.is_active = False

    def open(self, folder: Path) -> None:
        self.folder, self.history = folder, History()
        self.run_changed.emit(folder)

    def start(self, folder: Path) -> None:
        self.is_active = True
        self.open(folder)
        self.started.emit(None)

    def finish_epoch(self, epoch: int, record: Weights) -> None:
        assert self.folder is not None
        Snapshots(self.folder).keep(epoch, record)
        if epoch:
            self.history.append(EpochFinished(epoch, 1.0, 0.5, 1.0, 0.5, 1.0))
        self.progressed.emit()


class Desk:
    """Session, run and time travel, with what the session was shown."""

    def __init__(self) -> None:
        self.session = Session()
        self.background = Background()
        self.run = ShownRun()
        self.travel = TimeTravel(self.session, cast(TrainingController, self.run), self.background)
        self.bar = MomentBar()
        self.travel.epochs_changed.connect(self.bar.set_epochs)
        self.travel.moment_changed.connect(self.bar.set_moment)
        self.bar.moment_chosen.connect(self.travel.choose)
        self.shown: list[OwnWeights] = []
        self.session.own_weights_changed.connect(self.shown.append)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    qtbot.addWidget(made.bar)
    made.bar.resize(700, made.bar.sizeHint().height())
    made.bar.show()
    yield made
    assert made.background.shut_down(5000)


def mlp(seed: int) -> Weights:
    model = zoo.build(ModelSpec("mlp"), ENTRY.shape, len(ENTRY.classes), seed)
    return Weights(ModelSpec("mlp"), ENTRY.shape, ENTRY.classes, ENTRY.name, copy_state(model))


def live(seed: int, step: int) -> OwnWeights:
    return OwnWeights(ModelSpec("mlp"), ENTRY, step, mlp(seed).state_dict)


def a_run(folder: Path, epochs: int) -> Path:
    """A run's folder with epochs 0 to `epochs`, each with weights of its own."""
    for epoch in range(epochs + 1):
        Snapshots(folder).keep(epoch, mlp(epoch))
    return folder


def shows(desk: Desk, epoch: int) -> bool:
    own = desk.session.own_weights
    return own is not None and own.epoch == epoch and desk.travel.moment == epoch


def same(own: OwnWeights | None, expected: Weights) -> bool:
    assert own is not None
    return all(
        torch.equal(own.state_dict[name], tensor) for name, tensor in expected.state_dict.items()
    )


def start_with(desk: Desk, qtbot: QtBot, folder: Path) -> None:
    """A run in progress that has published once."""
    desk.run.start(folder)
    desk.travel.take_live(live(99, 500))
    qtbot.waitUntil(lambda: bool(desk.travel.epochs))


def test_an_epoch_is_shown_as_it_was(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    start_with(desk, qtbot, a_run(tmp_path, 3))
    desk.travel.go_to(2)
    qtbot.waitUntil(lambda: shows(desk, 2))
    own = desk.session.own_weights
    assert own is not None
    assert same(own, mlp(2))
    assert (own.model, own.dataset, own.step) == (ModelSpec("mlp"), ENTRY, 2 * STEPS_PER_EPOCH)
    desk.travel.go_to(0)
    qtbot.waitUntil(lambda: shows(desk, 0))
    assert same(desk.session.own_weights, mlp(0))
    assert desk.bar.text.text() == "Before training"


def test_live_weights_wait_while_the_past_is_looked_at(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    start_with(desk, qtbot, a_run(tmp_path, 3))
    assert desk.session.own_weights is not None
    assert desk.session.own_weights.step == 500
    desk.travel.go_to(1)
    desk.travel.take_live(live(100, 600))  # before the epoch has even been read
    qtbot.waitUntil(lambda: shows(desk, 1))
    desk.travel.take_live(live(101, 700))
    assert shows(desk, 1)
    assert 600 not in [own.step for own in desk.shown]
    desk.travel.go_live()
    assert desk.travel.moment is None
    assert desk.session.own_weights.step == 700
    desk.travel.take_live(live(102, 800))
    assert desk.session.own_weights.step == 800


def test_going_live_drops_an_epoch_that_is_still_being_read(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    start_with(desk, qtbot, a_run(tmp_path, 3))
    desk.travel.go_to(1)
    desk.travel.go_live()
    assert desk.background.shut_down(5000)
    qtbot.wait(0)  # its answer is delivered
    assert desk.travel.moment is None
    assert all(own.epoch is None for own in desk.shown)


def test_a_scrub_reads_few_and_ends_where_it_stopped(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.training import snapshots

    start_with(desk, qtbot, a_run(tmp_path, 20))
    read: list[int] = []
    really_read = snapshots.read

    def counted(folder: Path, epoch: int) -> Weights:
        read.append(epoch)
        return really_read(folder, epoch)

    monkeypatch.setattr(snapshots, "read", counted)
    for epoch in range(20, 0, -1):
        desk.bar.slider.setValue(epoch)
    qtbot.waitUntil(lambda: shows(desk, 1))
    assert read[-1] == 1
    assert len(read) <= 2  # the first, and then the newest
    assert desk.bar.text.text() == "Epoch 1 of 20"


def test_going_back_and_forth_reads_each_once(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    start_with(desk, qtbot, a_run(tmp_path, 3))
    desk.travel.go_to(1)
    qtbot.waitUntil(lambda: shows(desk, 1))
    desk.travel.go_to(2)
    qtbot.waitUntil(lambda: shows(desk, 2))
    desk.travel.go_to(1)
    assert shows(desk, 1)  # at once


@pytest.mark.parametrize("damage", ["gone", "cut short"])
def test_an_epoch_that_cannot_be_read_leaves_the_older_moment(
    desk: Desk, qtbot: QtBot, tmp_path: Path, damage: str
) -> None:
    start_with(desk, qtbot, a_run(tmp_path, 3))
    desk.travel.go_to(1)
    qtbot.waitUntil(lambda: shows(desk, 1))
    path = tmp_path / "snapshots" / "epoch-0003.safetensors"
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:1000])
    with qtbot.waitSignal(desk.travel.failed) as failed:
        desk.bar.slider.setValue(3)
    assert failed.args[0].code in ("checkpoint_missing", "checkpoint_corrupt")
    assert "epoch-0003" in failed.args[0].sentence
    assert shows(desk, 1)
    assert desk.bar.moment() == 1
    assert desk.bar.text.text().startswith("Epoch 1 of ")
    desk.travel.go_to(2)  # and it goes on
    qtbot.waitUntil(lambda: shows(desk, 2))


def test_epochs_appear_as_they_end(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.run.start(tmp_path)
    desk.run.finish_epoch(0, mlp(0))
    qtbot.waitUntil(lambda: desk.travel.epochs == [0])
    desk.run.finish_epoch(1, mlp(1))
    qtbot.waitUntil(lambda: desk.travel.epochs == [0, 1])
    desk.run.finish_epoch(2, mlp(2))
    qtbot.waitUntil(lambda: desk.travel.epochs == [0, 1, 2])
    assert desk.bar.slider.maximum() == 2


def test_an_old_run_shows_its_newest_epoch(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.run.open(a_run(tmp_path / "one", 3))
    qtbot.waitUntil(lambda: shows(desk, 3))
    assert desk.bar.text.text() == "Epoch 3 of 3"
    assert not desk.bar.back_button.isVisible()  # there is no now
    desk.run.open(a_run(tmp_path / "other", 2))
    qtbot.waitUntil(lambda: shows(desk, 2))
    assert same(desk.session.own_weights, mlp(2))


def test_a_new_run_ends_the_look_back(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    start_with(desk, qtbot, a_run(tmp_path / "one", 3))
    desk.travel.go_to(2)
    qtbot.waitUntil(lambda: shows(desk, 2))
    desk.run.start(tmp_path / "two")
    assert desk.travel.moment is None
    assert desk.travel.epochs == []
    desk.travel.take_live(live(7, 10))
    assert desk.session.own_weights is not None
    assert desk.session.own_weights.step == 10


def test_an_opened_run_that_is_resumed_shows_itself_live(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.run.open(a_run(tmp_path, 3))
    qtbot.waitUntil(lambda: shows(desk, 3))
    desk.run.is_active = True
    desk.run.started.emit(None)
    desk.travel.take_live(live(7, 130))
    assert desk.session.own_weights is not None
    assert desk.session.own_weights.step == 130
    assert desk.bar.text.text() == "Now"


def test_a_run_without_snapshots_has_nothing_to_look_back_at(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk.travel.epochs_changed) as told:
        desk.run.open(tmp_path / "gone")
    assert told.args == [[], False]
    assert desk.background.shut_down(5000)
    qtbot.wait(0)
    assert desk.shown == []


def test_scrubbing_updates_the_drawings_verdict_within_100_ms(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """From the slider to the new verdict, a drawing on the canvas; the median of several."""
    predictor = Predictor()
    tab = DrawTab(desk.session, predictor)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    with qtbot.waitSignal(predictor.ready, timeout=30_000):
        tab.show()
        predictor.load()
    start_with(desk, qtbot, a_run(tmp_path, 12))
    with qtbot.waitSignal(predictor.answered):
        draw(qtbot, tab)
    answers: list[tuple[float, Verdict]] = []
    predictor.answered.connect(lambda verdict: answers.append((time.perf_counter(), verdict)))
    took = []
    for epoch in range(12, 1, -1):
        expected = Classifier(mlp(epoch))
        answers.clear()
        began = time.perf_counter()
        desk.bar.slider.setValue(epoch)
        qtbot.waitUntil(lambda: bool(answers))
        answered, verdict = answers[0]
        assert verdict.own is not None
        logits = expected.classify(verdict.own.seen).logits
        assert np.allclose(verdict.own.logits, logits, atol=1e-5)  # the epoch's, not an older one's
        took.append(1000 * (answered - began))
    assert predictor.shut_down(5000)
    assert sorted(took)[len(took) // 2] < 100, took


def draw(qtbot: QtBot, tab: DrawTab) -> None:
    canvas = tab.canvas
    side = min(canvas.width(), canvas.height())
    centre = QPointF(canvas.width() / 2, canvas.height() / 2)
    left, right = centre - QPointF(side / 4, 0), centre + QPointF(side / 4, side / 4)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=left.toPoint())
    qtbot.mouseMove(canvas, right.toPoint())
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=right.toPoint())


# The bar alone


@pytest.fixture
def bar(qtbot: QtBot) -> MomentBar:
    made = MomentBar()
    qtbot.addWidget(made)
    made.resize(700, made.sizeHint().height())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_an_empty_bar_says_what_it_is_for(bar: MomentBar) -> None:
    assert not bar.slider.isVisible()
    height = bar.sizeHint().height()
    bar.set_epochs([0, 1], True)
    assert bar.slider.isVisible()
    assert bar.sizeHint().height() == height


def test_arrow_keys_walk_through_the_kept_epochs(bar: MomentBar, qtbot: QtBot) -> None:
    bar.set_epochs([0, 4, 8, 10], newest_is_live=True)
    bar.set_moment(None)
    assert bar.text.text() == "Now"
    chosen: list[int | None] = []
    bar.moment_chosen.connect(chosen.append)
    bar.slider.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(bar.slider, key)
    assert chosen == [10, 8, 0, None]


def test_back_to_now_appears_in_the_past_and_nothing_moves(bar: MomentBar, qtbot: QtBot) -> None:
    bar.set_epochs([0, 1, 2], newest_is_live=True)
    bar.set_moment(None)
    assert not bar.back_button.isVisible()
    place = bar.slider.geometry()
    bar.set_moment(1)
    assert bar.back_button.isVisible()
    assert bar.slider.geometry() == place
    assert bar.text.text() == "Epoch 1 of 2"
    with qtbot.waitSignal(bar.moment_chosen) as chosen:
        qtbot.mouseClick(bar.back_button, Qt.MouseButton.LeftButton)
    assert chosen.args == [None]
    assert bar.moment() is None


def test_telling_the_bar_chooses_nothing(bar: MomentBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.moment_chosen):
        bar.set_epochs([0, 1, 2], newest_is_live=True)
        bar.set_moment(1)
        bar.set_epochs([0, 1, 2, 3], newest_is_live=True)
        bar.set_moment(None)


def test_new_epochs_leave_the_moment_where_it_is(bar: MomentBar) -> None:
    bar.set_epochs([0, 1, 2, 3], newest_is_live=True)
    bar.set_moment(2)
    bar.set_epochs([0, 2, 4], newest_is_live=True)
    assert (bar.moment(), bar.text.text()) == (2, "Epoch 2 of 4")


def test_a_slider_in_the_hand_does_not_move(bar: MomentBar) -> None:
    bar.set_epochs([0, 1, 2, 3], newest_is_live=True)
    slider: QSlider = bar.slider
    slider.setSliderDown(True)
    slider.setValue(1)
    bar.set_epochs([0, 1, 2, 3, 4], newest_is_live=True)
    bar.set_moment(3)
    assert (slider.value(), slider.maximum()) == (1, 4)
    bar.set_moment(1)
    slider.setSliderDown(False)
    slider.sliderReleased.emit()
    assert (slider.value(), slider.maximum()) == (1, 5)

"""Looking back: every tab shows the network of an epoch, while the run goes on.

For most of it the run is a stand-in with the controller's signals and a real folder, so that it
does what a test needs at the moment that it needs it; everything else is real.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from engine.inference.classifier import Classifier
from engine.models.weights import Weights
from engine.run_spec import ModelSpec
from engine.train_spec import TrainSpec
from gui.background import Background
from gui.predictor import Predictor, Verdict
from gui.session import LoadedDataset, Session
from gui.tabs.draw_tab import DrawTab
from gui.training.controller import TrainingController
from gui.training.time_travel import TimeTravel
from tests.gui.past_run import (
    INPUTS,
    STEPS_PER_EPOCH,
    Desk,
    a_run,
    live,
    mlp,
    same,
    shows,
    start_with,
)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    qtbot.addWidget(made.bar)
    made.bar.resize(700, made.bar.sizeHint().height())
    made.bar.show()
    yield made
    assert made.background.shut_down(5000)


def test_an_epoch_is_shown_as_it_was(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    start_with(desk, qtbot, a_run(tmp_path, 3))
    desk.travel.go_to(2)
    qtbot.waitUntil(lambda: shows(desk, 2))
    own = desk.session.own_weights
    assert own is not None
    assert same(own, mlp(2))
    assert (own.model, own.inputs, own.step) == (ModelSpec("mlp"), INPUTS, 2 * STEPS_PER_EPOCH)
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
    assert desk.session.own_weights is not None
    assert desk.session.own_weights.step == 3 * STEPS_PER_EPOCH
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


def test_a_real_run_is_looked_back_at_while_it_trains(
    qtbot: QtBot, tiny_dataset: LoadedDataset, tmp_path: Path
) -> None:
    session, background = Session(), Background()
    controller = TrainingController(session)
    travel = TimeTravel(session, controller, background)
    controller.published.connect(travel.take_live)
    session.set_dataset(tiny_dataset)
    spec = TrainSpec(epochs=1000, batch_size=16, threads=1, device="cpu")
    controller.start(spec, tmp_path / "run")
    qtbot.waitUntil(lambda: travel.epochs[:3] == [0, 1, 2], timeout=60_000)
    travel.go_to(1)
    qtbot.waitUntil(lambda: travel.moment == 1)
    done = controller.epochs_done
    qtbot.waitUntil(lambda: controller.epochs_done > done + 1, timeout=60_000)
    own = session.own_weights
    assert own is not None
    assert (own.epoch, own.step) == (1, 25)
    with qtbot.waitSignal(controller.finished, timeout=60_000):
        controller.stop()
    assert session.own_weights is own
    travel.go_live()
    assert session.own_weights.step == len(controller.history.losses)
    assert background.shut_down(5000)


def test_scrubbing_updates_the_drawings_verdict(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """How soon is measured by `benchmarks.window`."""
    predictor = Predictor()
    tab = DrawTab(desk.session, predictor, desk.background)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    with qtbot.waitSignal(predictor.ready, timeout=30_000):
        tab.show()
        predictor.load()
    start_with(desk, qtbot, a_run(tmp_path, 12))
    with qtbot.waitSignal(predictor.answered):
        draw(qtbot, tab)
    answers: list[Verdict] = []
    predictor.answered.connect(answers.append)
    for epoch in range(12, 1, -1):
        expected = Classifier(mlp(epoch))
        answers.clear()
        desk.bar.slider.setValue(epoch)
        qtbot.waitUntil(lambda: bool(answers))
        verdict = answers[0]
        assert verdict.own is not None
        logits = expected.classify(verdict.own.seen).logits
        assert np.allclose(verdict.own.logits, logits, atol=1e-5)  # the epoch's, not an older one's
    assert predictor.shut_down(5000)


def draw(qtbot: QtBot, tab: DrawTab) -> None:
    canvas = tab.canvas
    side = min(canvas.width(), canvas.height())
    centre = QPointF(canvas.width() / 2, canvas.height() / 2)
    left, right = centre - QPointF(side / 4, 0), centre + QPointF(side / 4, side / 4)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=left.toPoint())
    qtbot.mouseMove(canvas, right.toPoint())
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=right.toPoint())

"""A run to look back at: a stand-in for the controller, a desk, weights to tell apart."""

from pathlib import Path
from typing import cast

import torch
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.data_spec import Inputs
from engine.models import zoo
from engine.models.weights import Weights, copy_state
from engine.run_spec import ModelSpec, RunSpec
from engine.train_spec import TrainSpec
from engine.training.events import EpochFinished
from engine.training.history import History
from engine.training.plan import Plan
from engine.training.snapshots import Snapshots
from gui.background import Background
from gui.session import OwnWeights, Session
from gui.training.controller import TrainingController
from gui.training.time_travel import TimeTravel
from gui.widgets.moment_bar import MomentBar

ENTRY = catalog.entry("garments")
INPUTS = Inputs(ENTRY.name, ENTRY.shape, ENTRY.classes)
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
        self.spec = RunSpec(train=TrainSpec(epochs=20, batch_size=64, validation=0.1))
        self.plan: Plan | None = None
        self.is_active = False

    def open(self, folder: Path) -> None:
        self.folder, self.history, self.plan = folder, History(), None
        self.history.steps_per_epoch = STEPS_PER_EPOCH
        self.run_changed.emit(folder)

    def start(self, folder: Path) -> None:
        self.is_active = True
        self.open(folder)
        self.plan = Plan(self.spec.train, STEPS_PER_EPOCH)
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


def mlp(seed: int) -> Weights:
    model = zoo.build(ModelSpec("mlp"), ENTRY.shape, len(ENTRY.classes), seed)
    return Weights(ModelSpec("mlp"), INPUTS, copy_state(model))


def live(seed: int, step: int) -> OwnWeights:
    return OwnWeights(ModelSpec("mlp"), INPUTS, step, mlp(seed).state_dict)


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

"""Follows the shown run where another process writes it: a command, another window or machine."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.errors import AtelierError
from engine.training import following
from engine.training.following import Look, Place
from engine.training.plan import Plan
from engine.training.run_store import OpenedRun
from gui.background import Background, Job
from gui.data.latest_job import LatestJob
from gui.training.controller import RunState, TrainingController
from gui.training.pace import Pace

Course = Literal["growing", "quiet", "away", "finished", "stopped", "killed"]

# How often the files are looked at: while they grow, and while it seems that nobody writes them.
_LOOK_MS = 500
_WATCH_MS = 1500  # less than two seconds, with the time that reading takes
# A run that says nothing for longer may be gone; one that said nothing for so long is an old one.
_QUIET_SECONDS = 10.0
_OLD_SECONDS = 120.0


@dataclass(frozen=True)
class Followed:
    """How a run stands that another process writes.

    Attributes:
        course: `growing`; `quiet`: it has said nothing for a while; `away`: its folder cannot be
            read just now; `finished`, `stopped`, `killed`: as `following.Look.ending`.
        step: Steps done.
        epoch: In which epoch that is; after the last step, the last one.
        epochs: How many are planned.
        total_steps: Steps at its planned end; None while that is not known.
        steps_per_second: None until there is something to go by.
        quiet_seconds: For how long it has said nothing.
        is_held: Whether a process of this machine is certainly writing it.
    """

    course: Course
    step: int
    epoch: int
    epochs: int
    total_steps: int | None = None
    steps_per_second: float | None = None
    quiet_seconds: int = 0
    is_held: bool = False

    @property
    def is_growing(self) -> bool:
        """Whether more is on its way."""
        return self.course == "growing"


class RunFollower(QObject):
    """Looks again and again at the files of a run that was opened, in another thread.

    It fills the controller's `history`, `plan`, `place` and `followed`. A run that is not finished
    is watched even where nobody seems to write it, and followed as soon as it grows.

    Args:
        controller: Shows the run.
        background: Runs the looks.

    Signals:
        failed(AtelierError): The files hold what no run wrote; they are not looked at any more.
    """

    failed = Signal(object)

    def __init__(self, controller: TrainingController, background: Background) -> None:
        super().__init__(background)
        self._controller = controller
        self._looking = LatestJob(background)
        self._pace = Pace()
        self._heard = 0.0  # when the run last said something, on the monotonic clock
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._look)
        controller.opened.connect(self._open)
        controller.run_changed.connect(self._change_run)
        controller.state_changed.connect(self._yield_to_own)
        if controller.place is not None:  # another one, of another language, followed it so far
            self._heard = time.monotonic()
            self._clock.start(_LOOK_MS)

    def retire(self) -> None:
        """Leave the run to another one that takes its place."""
        self._clock.stop()
        self._looking.cancel()
        self._controller.opened.disconnect(self._open)
        self._controller.run_changed.disconnect(self._change_run)
        self._controller.state_changed.disconnect(self._yield_to_own)

    @Slot()
    def stop(self) -> None:
        """Look no more; what was read stays."""
        self._clock.stop()
        self._looking.cancel()
        self._controller.place = None
        self._tell(None)

    # Which run

    @Slot(object)
    def _open(self, opened: OpenedRun) -> None:
        self.stop()  # what was shown before
        look = opened.look
        if look is None or look.ending == "finished":
            return
        self._controller.place = look.place
        self._pace.reset()
        age = max(0.0, time.time() - look.written)
        self._heard = time.monotonic() - age
        if look.is_held or (age < _OLD_SECONDS and not look.is_saved):
            self._plan_anew()
            self._tell(self._standing(self._course(look), look))
        self._clock.start(_LOOK_MS)

    @Slot(object)
    def _change_run(self, folder: object) -> None:
        place = self._controller.place
        if place is not None and place.folder != folder:
            self.stop()

    @Slot(object)
    def _yield_to_own(self, state: RunState) -> None:
        if state is not RunState.IDLE and self._controller.place is not None:
            self.stop()

    # Looking

    @Slot()
    def _look(self) -> None:
        place = self._controller.place
        if place is None:
            return

        def read(_: Job) -> Look | None:
            try:
                return following.look(place)
            except OSError:
                return None  # a disk that is away may come back

        def done(look: Look | None) -> None:
            self._take(place, look)

        self._looking.start(read, done, self._give_up)

    def _take(self, place: Place, look: Look | None) -> None:
        controller = self._controller
        if controller.place is place:  # otherwise somebody else has told this already
            self._show(look)
        if controller.place is not None:
            course = None if controller.followed is None else controller.followed.course
            self._clock.start(_LOOK_MS if course == "growing" else _WATCH_MS)

    def _show(self, look: Look | None) -> None:
        is_told = self._controller.followed is not None
        if look is None:
            if is_told:
                self._tell(self._standing("away", None))
            return
        try:
            self._append(look)
        except AtelierError as error:
            self._give_up(error)
            return
        # An old run that nobody seems to write is watched without a word.
        if is_told or look.has_news or look.is_held or look.ending is not None:
            self._tell(self._standing(self._course(look), look))
        if look.ending == "finished":
            self._controller.place = None

    def _append(self, look: Look) -> None:
        controller = self._controller
        controller.place = look.place
        controller.is_complete = look.ending == "finished"
        if not look.has_news:
            return
        self._heard = time.monotonic()
        if look.is_anew:
            self._pace.reset()
        self._pace.mark(look.place.steps, look.written)
        controller.history = look.add_to(controller.history)
        self._plan_anew()
        if look.is_anew:
            controller.run_changed.emit(controller.folder)
        controller.progressed.emit()

    def _plan_anew(self) -> None:
        """Know where the run is to end, as soon as its epochs can be counted in steps."""
        controller = self._controller
        history, spec = controller.history, controller.spec
        if spec is None or not history.steps_per_epoch:
            return
        known = controller.plan
        if known is None or known.interventions != history.interventions:
            controller.plan = Plan(spec.train, history.steps_per_epoch, history.interventions)

    def _give_up(self, error: AtelierError) -> None:
        self.stop()
        self.failed.emit(error)

    # Telling

    def _course(self, look: Look) -> Course:
        if look.ending is not None:
            return look.ending
        followed = self._controller.followed
        if look.has_news or look.is_held:
            return "growing"
        if followed is not None and followed.course in ("stopped", "killed"):
            return followed.course  # nothing has come since
        return "growing" if self._quiet_seconds() < _QUIET_SECONDS else "quiet"

    def _quiet_seconds(self) -> float:
        return time.monotonic() - self._heard

    def _standing(self, course: Course, look: Look | None) -> Followed:
        controller = self._controller
        history, plan, spec = controller.history, controller.plan, controller.spec
        step, per_epoch = len(history.losses), history.steps_per_epoch
        epochs = plan.epochs if plan is not None else spec.train.epochs if spec is not None else 0
        epoch = min(epochs, step // per_epoch + 1) if per_epoch else 1
        seconds = self._quiet_seconds()
        return Followed(
            course,
            step,
            epoch,
            epochs,
            None if plan is None else plan.total_steps,
            self._pace.steps_per_second if course == "growing" else None,
            int(seconds) if seconds >= _QUIET_SECONDS else 0,
            look is not None and look.is_held,
        )

    def _tell(self, followed: Followed | None) -> None:
        if followed != self._controller.followed:
            self._controller.followed = followed
            self._controller.followed_changed.emit()

"""Sets what a lesson needs, and puts back what was there before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from engine.errors import AtelierError
from engine.lessons.lesson import Call
from gui import errors

if TYPE_CHECKING:
    from engine.training.run_store import OpenedRun
    from gui.guide.known import Holds
    from gui.main_window import MainWindow
    from gui.memory.desk_state import DeskState
    from gui.session import Chosen, LoadedDataset, OwnWeights

_ASK_MS = 50
_ONCE = Qt.ConnectionType.SingleShotConnection


@dataclass(frozen=True)
class _Before:
    """What was there before the first lesson.

    Attributes:
        desk: What the tabs remember.
        dataset, chosen, weights: What the session held.
        run: What was shown of a run.
        has_start_page: Whether the start page was in front.
        has_code: Whether the Code pane was open.
    """

    desk: DeskState
    dataset: LoadedDataset | None
    chosen: Chosen | None
    weights: OwnWeights | None
    run: OpenedRun | None
    has_start_page: bool
    has_code: bool


class Stage(QObject):
    """Does what lessons ask for, one thing after the other, each when the one before is there.

    While a lesson goes on, the desk that was there before is the one that is kept on the disk: a
    crash or the window's end brings it back too.

    Args:
        window: The stage.

    Signals:
        ready(): All that was asked for is so.
        failed(str): It cannot be; why, translated.
    """

    ready = Signal()
    failed = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: _Before | None = None
        self._calls: list[Call] = []
        self._awaited: Holds | None = None
        self._clock = QTimer(self, interval=_ASK_MS)
        self._clock.timeout.connect(self._go_on)
        window.library.failed.connect(self._give_up)
        window.library.missing.connect(self._miss)

    @property
    def is_busy(self) -> bool:
        """Whether something that was asked for is not there yet."""
        return self._clock.isActive()

    @property
    def is_held(self) -> bool:
        """Whether there is something to put back."""
        return self._before is not None

    def set(self, calls: Sequence[Call]) -> None:
        """Do what a lesson needs; `ready` or `failed` follows.

        A training of the person's own is not disturbed: then it fails.
        """
        if self._window.controller.is_active:
            reason = self.tr("A training is going on. Stop it, or wait for its end, and try again.")
            self.failed.emit(reason)
            return
        self.hold()
        self._calls, self._awaited = list(calls), None
        self._clock.start()

    @Slot()
    def cancel(self) -> None:
        """Leave the rest undone."""
        self._clock.stop()
        self._calls = []

    @Slot()
    def _go_on(self) -> None:
        """Begin the next thing, if the one before is there."""
        if self._awaited is not None and not self._awaited():
            return
        if not self._calls:
            self.cancel()
            self.ready.emit()
            return
        from gui.guide.knowledge import KNOWN  # after the first frame

        call = self._calls.pop(0)
        self._awaited = KNOWN.actions[call.name].do(self._window, call.arguments)

    @Slot(object)
    def _give_up(self, error: AtelierError) -> None:
        if self.is_busy:
            self.cancel()
            self.failed.emit(errors.sentence(error))

    @Slot(object, object)
    def _miss(self, entry: object, root: object) -> None:
        if self.is_busy:
            self.cancel()
            self.failed.emit(
                self.tr("A dataset that this lesson needs is not here. Get it in the catalogue.")
            )

    # What was there before

    @Slot()
    def hold(self) -> None:
        """Take down what is there, once; nothing is held while something trains."""
        if self._before is not None or self._window.controller.is_active:
            return
        from engine.training.run_store import OpenedRun

        window, session, shown = self._window, self._window.session, self._window.controller
        desk = window.memory.capture(window)
        run = None
        if shown.spec is not None and shown.folder is not None:
            run = OpenedRun(shown.folder, shown.spec, shown.history, shown.is_complete)
        self._before = _Before(
            desk,
            session.dataset,
            session.chosen,
            session.own_weights,
            run,
            window.middle.currentWidget() is not window.workbench,
            not window.code_dock.isHidden(),
        )
        window.keeper.hold(desk)

    @Slot()
    def put_back(self) -> None:
        """Have everything as it was; a training of the lesson ends first.

        What was made since stays where there was nothing: a drawing on an empty sheet, or the
        first trained network.
        """
        self.cancel()
        if self._before is None:
            return
        controller = self._window.controller
        if controller.is_active:
            controller.finished.connect(self._put_back_soon, _ONCE)
            controller.stop()
            return
        before, self._before = self._before, None
        self._window.keeper.hold(None)
        self._put_back(before)

    @Slot()
    def _put_back_soon(self) -> None:
        # Not from within the signal: the thread that has just ended is still being put away.
        QTimer.singleShot(0, self, self.put_back)

    def _put_back(self, before: _Before) -> None:
        window, session = self._window, self._window.session
        if before.run is not None and before.run.folder != window.controller.folder:
            window.controller.show_run(before.run)
        if before.weights is not None and session.own_weights is not before.weights:
            session.set_own_weights(before.weights)
        window.memory.put_back(window, before.desk, before.dataset)
        if before.chosen is not None:
            session.set_chosen(before.chosen)
        window.code_dock.setVisible(before.has_code)
        if before.has_start_page:
            window.show_start_page()

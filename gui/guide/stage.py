"""Sets what a lesson needs, and puts back what was there before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from engine.errors import AtelierError, Phrase
from engine.lessons.lesson import Call

if TYPE_CHECKING:
    from engine.training.run_store import OpenedRun
    from gui.guide.known import Holds
    from gui.main_window import MainWindow
    from gui.memory.desk_state import DeskState
    from gui.session import Chosen, LoadedDataset, OwnWeights
    from gui.widgets.drawing.drawing_history import DrawingHistory


_ASK_MS = 50
_ONCE = Qt.ConnectionType.SingleShotConnection


@dataclass(frozen=True)
class _Before:
    """What was there before the first lesson.

    Attributes:
        desk: What the tabs remember.
        dataset, chosen, weights: What the session held.
        run: What was shown of a run.
        is_followed: Whether another process was writing that run.
        drawing: What was on the sheet, with its way back.
        has_start_page: Whether the start page was in front.
        has_code: Whether the Code pane was open.
    """

    desk: DeskState
    dataset: LoadedDataset | None
    chosen: Chosen | None
    weights: OwnWeights | None
    run: OpenedRun | None
    is_followed: bool
    drawing: DrawingHistory
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
        failed(AtelierError): It cannot be.
    """

    ready = Signal()
    failed = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: _Before | None = None
        self._calls: list[Call] = []
        self._awaited: Holds | None = None
        self._clock = QTimer(self, interval=_ASK_MS)
        self._clock.timeout.connect(self._go_on)
        # What has ended is in the session by the next turn of the event loop.
        self._look_soon = QTimer(self, interval=0, singleShot=True)
        self._look_soon.timeout.connect(self._look)
        window.library.failed.connect(self._fail)
        window.library.missing.connect(self._miss)
        window.library.settled.connect(self._look_soon.start)
        window.controller.finished.connect(self._look_soon.start)

    @property
    def is_busy(self) -> bool:
        """Whether something that was asked for is not there yet."""
        return self._clock.isActive()

    @property
    def is_held(self) -> bool:
        """Whether there is something to put back."""
        return self._before is not None

    @property
    def _is_training(self) -> bool:
        """Whether something trains, or is about to."""
        window = self._window
        return window.controller.is_active or window.reception.first_training.is_waiting

    def set(self, calls: Sequence[Call]) -> None:
        """Do what a lesson needs; `ready` or `failed` follows.

        A training of the person's own is not disturbed: then it fails.
        """
        if self._is_training:
            self.failed.emit(AtelierError("lesson_stage_busy"))
            return
        self.hold()
        self._calls, self._awaited = list(calls), None
        self._clock.start()

    @Slot()
    def cancel(self) -> None:
        """Leave the rest undone, and what has been begun too."""
        if self.is_busy:
            self._stop()
            self._window.library.cancel_opening()
            self._window.reception.first_training.give_up()

    def _stop(self) -> None:
        self._clock.stop()
        self._calls, self._awaited = [], None

    @Slot()
    def _go_on(self) -> None:
        """Begin the next thing, if the one before is there."""
        from gui.guide.knowledge import KNOWN  # after the first frame

        try:
            if self._awaited is not None and not self._awaited():
                return
            if self._calls:
                call = self._calls.pop(0)
                self._awaited = KNOWN.actions[call.name].do(self._window, call.arguments)
                return
        except AtelierError as error:
            self._fail(error)
        except Exception as error:
            self._fail(AtelierError("lesson_stage_failed", reason=str(error)))
            raise
        else:
            self._stop()
            self.ready.emit()

    @Slot()
    def _look(self) -> None:
        """A dataset or a training has ended: if it is not what was awaited, it never comes."""
        awaited, library = self._awaited, self._window.library
        if not self.is_busy or awaited is None or library.opening is not None or self._is_training:
            return
        if not awaited():
            self._fail(AtelierError("lesson_stage_failed", reason=Phrase("lesson_stage_ended")))

    @Slot(object)
    def _fail(self, error: AtelierError) -> None:
        if self.is_busy:
            self._stop()
            self.failed.emit(error)

    @Slot(object, object)
    def _miss(self, entry: object, root: object) -> None:
        self._fail(AtelierError("lesson_stage_missing"))

    # What was there before

    @Slot()
    def hold(self) -> None:
        """Take down what is there, once; nothing is held while something trains."""
        from engine.training.run_store import OpenedRun
        from gui.widgets.drawing.drawing_history import DrawingHistory

        window, session, shown = self._window, self._window.session, self._window.controller
        if self._before is not None or self._is_training:
            return
        desk, canvas = window.memory.capture(window), window.draw_tab.canvas
        run = None
        if shown.spec is not None and shown.folder is not None:
            run = OpenedRun(shown.folder, shown.spec, shown.history, shown.is_complete)
        self._before = _Before(
            desk,
            session.dataset,
            session.chosen,
            session.own_weights,
            run,
            shown.place is not None,
            canvas.history,
            window.middle.currentWidget() is not window.workbench,
            not window.code_dock.isHidden(),
        )
        canvas.take_history(DrawingHistory(canvas.strokes))  # the person's own stays as it is
        window.keeper.hold(desk)

    @Slot()
    def put_back(self) -> None:
        """Have everything as it was, as soon as what the lesson has begun has ended.

        A training of the lesson is stopped. What was made where nothing was stays: a drawing on an
        empty sheet, or the first trained network.
        """
        was_busy = self.is_busy
        self.cancel()
        before, controller = self._before, self._window.controller
        if before is None or self._window.school.guide.lesson is not None:
            return  # another lesson goes on with this stage
        jobs = self._window.workbench.background
        if controller.is_active:
            controller.finished.connect(self._put_back_soon, _ONCE)
            controller.stop()
        elif was_busy and jobs.is_busy:  # their answers must not come after what is put back
            jobs.idle.connect(self._put_back_soon, _ONCE)
        else:
            self._put_back(before)
            self._before = None
            self._window.keeper.hold(None)

    @Slot()
    def _put_back_soon(self) -> None:
        # Not from within the signal: the thread that has just ended is still being put away.
        QTimer.singleShot(0, self, self.put_back)

    def _put_back(self, before: _Before) -> None:
        from gui.memory.memory import tried

        window, session = self._window, self._window.session
        run, weights, chosen = before.run, before.weights, before.chosen
        if run is not None and before.is_followed:
            tried(lambda: window.training_tab.open_run(run.folder))
        elif run is not None and run.folder != window.controller.folder:
            tried(lambda: window.controller.show_run(run))
        if weights is not None and session.own_weights is not weights:
            tried(lambda: session.set_own_weights(weights))
        tried(lambda: window.memory.put_back(window, before.desk, before.dataset))
        if before.drawing.marks:
            tried(lambda: window.draw_tab.canvas.take_history(before.drawing))
        if chosen is not None:
            tried(lambda: session.set_chosen(chosen))
        window.code_dock.setVisible(before.has_code)
        if before.has_start_page:
            window.show_start_page()

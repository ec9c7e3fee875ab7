"""Waits for what a person does, or the window: a task, the steps in which a mistake is shown."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.lessons.lesson import Call

if TYPE_CHECKING:
    from gui.guide.known import Holds, Known
    from gui.main_window import MainWindow

_log = logging.getLogger(__name__)

_ASK_MS = 200


class Waiting(QObject):
    """Asks five times a second, only while there is something to wait for and a window to see.

    Args:
        window: Where it happens.
        parent: As Qt has it.

    Signals:
        task_told(bool): Whether all that a task asks for holds; at every question.
        shown(): All that was to be shown has happened.
        failed(): It cannot be said whether something has happened; nothing is waited for any more.
    """

    task_told = Signal(bool)
    shown = Signal()
    failed = Signal()

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._task: list[Holds] = []
        self._coming: list[Call] = []
        self._happening: Holds | None = None
        self._clock = QTimer(self, interval=_ASK_MS)
        self._clock.timeout.connect(self._ask)

    @property
    def is_active(self) -> bool:
        """Whether it asks."""
        return self._clock.isActive()

    def begin_task(self, checks: Sequence[Call]) -> bool:
        """Wait for a task.

        Returns:
            Whether all that it asks for holds already. Where that cannot be said it is in the log,
            and nothing is waited for.
        """
        self.stop()
        checkers = known().checks
        try:
            self._task = [checkers[one.name].begin(self._window, one.arguments) for one in checks]
            is_done = self._is_done()
        except Exception:  # noqa: BLE001  # a teacher's lesson: the task can still be skipped
            _log.exception("a task cannot be waited for: %s", checks)
            self.stop()
            return False
        self._clock.start()
        return is_done

    def show(self, actions: Sequence[Call]) -> None:
        """Do one thing after the other, each when the one before is there."""
        self.stop()
        self._coming = list(actions)
        self._clock.start()
        self._ask()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._clock.stop()
        self._task, self._coming, self._happening = [], [], None

    def pause(self, paused: bool) -> None:
        """Ask nothing for a while, or again; what is waited for stays."""
        if paused:
            self._clock.stop()
        elif self._task or self._coming or self._happening is not None:
            self._clock.start()

    def _is_done(self) -> bool:
        told = [holds() for holds in self._task]  # all of them: some note what happens meanwhile
        return all(told)

    @Slot()
    def _ask(self) -> None:
        if self._window.isMinimized() or not self._window.isVisible():
            return
        try:
            if self._task:
                self.task_told.emit(self._is_done())
            else:
                self._go_on()
        except Exception:  # it is reported once, not five times a second
            self.stop()
            self.failed.emit()
            raise

    def _go_on(self) -> None:
        if self._happening is not None and not self._happening():
            return
        self._happening = None
        if self._coming:
            call = self._coming.pop(0)
            self._happening = known().actions[call.name].do(self._window, call.arguments)
        else:
            self.stop()
            self.shown.emit()


def known() -> Known:
    """All that lessons can name; imported when it is needed first, it knows every tab."""
    from gui.guide import knowledge

    return knowledge.KNOWN

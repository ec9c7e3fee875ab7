"""The tabs built anew around the same work: in another language, or as at the first start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, SignalInstance, Slot
from PySide6.QtWidgets import QMenuBar

from engine.codegen.twin import Language
from engine.train_spec import DeviceName
from gui import i18n
from gui.workbench import Workbench

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Renewal(QObject):
    """Puts a new workbench in the place of the one before; a training goes on meanwhile.

    Args:
        window: Whose.
        device: The training form's first choice.
    """

    def __init__(self, window: MainWindow, device: DeviceName) -> None:
        super().__init__(window)
        self._window = window
        self._device = device
        self._language = window.workbench.language
        self._is_reset = self._is_on = False

    def speak(self, language: Language) -> None:
        """Have the window speak a language."""
        self._language = language
        self._begin()

    def begin(self) -> None:
        """Begin, once nothing is going on in the tabs; `MainWindow.rebuilt` tells the end."""
        self._is_reset = True
        self._begin()

    @Slot()
    def _begin(self) -> None:
        window = self._window
        is_wanted = self._is_reset or self._language != window.workbench.language
        if self._is_on or not is_wanted:
            return
        awaited = self._awaited()
        if awaited is not None:
            window.statusBar().showMessage(
                self.tr("The window changes as soon as what is going on in it has ended.")
            )
            awaited.connect(self._begin, Qt.ConnectionType.SingleShotConnection)
            return
        self._is_reset, self._is_on = False, True
        window.pieces.do(self._pieces())

    def _awaited(self) -> SignalInstance | None:
        """What tells that something may have ended that would be lost; None if nothing would."""
        jobs, dock = self._window.workbench.background, self._window.code_dock
        if jobs.is_busy:
            return jobs.idle
        return dock.pane.runner.state_changed if dock.is_running else None

    def _pieces(self) -> Iterator[None]:
        window, language = self._window, self._language
        old = window.workbench
        window.statusBar().clearMessage()
        old.setEnabled(False)
        old.setUpdatesEnabled(False)  # half of it would speak the other language meanwhile
        try:
            i18n.install(language)
            yield
            new = Workbench(window, language, self._device)
            yield
            for _ in new.building():
                yield
            new.training_tab.live.build_plots()
            yield
        except Exception:
            i18n.install(old.language)
            old.setUpdatesEnabled(True)
            old.setEnabled(True)
            self._language = old.language
            raise
        finally:
            self._is_on = False
        self._replace(old, new)
        self._begin()  # if something else was chosen meanwhile

    def _replace(self, old: Workbench, new: Workbench) -> None:
        window = self._window
        layout, has_start_page = window.saveState(), window.middle.currentWidget() is not old
        self._clear()
        window.middle.removeWidget(old)
        window.surround(new)
        window.restoreState(layout)
        window.memory.carry(old, new)
        window.watch_desk()
        window.reception.renew(shown=has_start_page)
        window.docks.fill()
        window.memory.splitters.watch(window.code_dock)
        window.status.find_device(window.background)
        old.shut_down()
        old.destroyed.connect(old.background.deleteLater)
        if old.background.is_busy:
            old.background.idle.connect(old.deleteLater)
        else:
            old.deleteLater()
        window.rebuilt.emit()

    def _clear(self) -> None:
        """Take away what stands around the old one."""
        window = self._window
        window.setMenuBar(QMenuBar())  # the one before goes with its menus
        window.menus.deleteLater()
        window.status.remove(window.statusBar())
        window.docks.take_away()

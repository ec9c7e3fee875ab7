"""A newcomer's first training: pictures that are always there, and a network that is soon done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from engine.data_spec import DataSpec
from engine.presets import preset

if TYPE_CHECKING:
    from engine.data.catalog import CatalogEntry
    from gui.main_window import MainWindow
    from gui.session import LoadedDataset

DATASET = "garments"
PRESET = "first"


class FirstTraining(QObject):
    """Sets the stage and starts, as soon as the pictures are there.

    Args:
        window: What is set up; this lives as long as it does.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting = False
        # A dataset that has settled is in the session by the next turn of the event loop.
        self._look_soon = QTimer(self, interval=0, singleShot=True)
        self._look_soon.timeout.connect(self._look)
        window.session.dataset_changed.connect(self._take_dataset)
        window.library.loading.connect(self._follow_loading)
        window.library.settled.connect(self._look_soon.start)
        window.library.failed.connect(self.give_up)

    @property
    def is_waiting(self) -> bool:
        """Whether it begins as soon as the pictures are there."""
        return self._waiting

    def begin(self) -> None:
        """Show the Training tab, and have the first network train there.

        A training that goes on already is only shown.
        """
        window = self._window
        window.workbench.show_tab(window.training_tab)
        if window.controller.is_active:
            return
        chosen = preset(PRESET)
        form = window.training_tab.panel.form
        window.session.set_model(chosen.model)
        form.set_value(chosen.on(form.value()))
        self._wait(True)
        window.library.open(DataSpec(DATASET))
        if self._waiting and window.library.opening is None:  # they were open already
            self._start()

    @Slot(object)
    def _take_dataset(self, dataset: LoadedDataset) -> None:
        if self._waiting and dataset.entry.name == DATASET:
            self._start()

    @Slot(object)
    def _follow_loading(self, entry: CatalogEntry) -> None:
        if entry.name != DATASET:  # somebody asked for another one meanwhile
            self.give_up()

    @Slot()
    def _look(self) -> None:
        if self._window.library.opening is None:  # somebody has cancelled it
            self.give_up()

    @Slot()
    def give_up(self) -> None:
        """Begin nothing, if it has not begun yet."""
        if self._waiting:
            self._wait(False)

    def _wait(self, waits: bool) -> None:
        self._waiting = waits
        self._window.training_tab.invitation.await_start(waits)

    def _start(self) -> None:
        self._wait(False)
        self._window.training_tab.panel.start()

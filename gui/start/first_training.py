"""A newcomer's first training: pictures that are always there, and a network that is soon done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from engine.data_spec import DataSpec
from engine.presets import preset

if TYPE_CHECKING:
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
        window.session.dataset_changed.connect(self._take_dataset)
        window.library.failed.connect(self._give_up)

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
        self._waiting = True
        window.library.open(DataSpec(DATASET))
        if window.library.opening is None:  # they were open already
            self._start()

    @Slot(object)
    def _take_dataset(self, dataset: LoadedDataset) -> None:
        if not self._waiting:
            return
        if dataset.entry.name == DATASET:
            self._start()
        else:  # somebody asked for another one meanwhile
            self._give_up()

    @Slot()
    def _give_up(self) -> None:
        self._waiting = False

    def _start(self) -> None:
        self._waiting = False
        self._window.training_tab.panel.start()

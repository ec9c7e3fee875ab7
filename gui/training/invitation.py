"""What the curves' page says before there is a run: what it waits for, or what to press."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from engine.data_spec import DataSpec
from gui.data import dataset_words
from gui.library import Library
from gui.session import Session
from gui.training.controller import TrainingController
from gui.training.live_view import LiveView
from gui.training.run_panel import RunPanel


class Invitation(QObject):
    """Keeps that line true; as soon as a run is shown, or begins, it is silent.

    Args:
        session: Whose dataset would be learned from.
        library: Reads it.
        controller: Has the run.
        panel: Where Start is.
        live: Says it; what is said goes when it goes.
    """

    def __init__(
        self,
        session: Session,
        library: Library,
        controller: TrainingController,
        panel: RunPanel,
        live: LiveView,
    ) -> None:
        super().__init__(live)
        self._session = session
        self._library = library
        self._controller = controller
        self._panel = panel
        self._live = live
        self.is_start_awaited = False
        for signal in (
            library.loading,
            library.settled,
            session.dataset_changed,
            session.model_changed,
            session.data_changed,
            panel.form.value_changed,
            panel.form.validity_changed,
            controller.run_changed,
        ):
            signal.connect(self._update)
        self._update()

    def await_start(self, awaited: bool) -> None:
        """Say that the dataset is on its way and a training follows by itself, or no longer."""
        if awaited != self.is_start_awaited:
            self.is_start_awaited = awaited
            if not awaited:
                self._live.catch_up()  # on the run that was shown before
            self._update()

    @Slot()
    def _update(self) -> None:
        controller, opening = self._controller, self._library.opening
        if controller.is_active or (controller.spec is not None and not self.is_start_awaited):
            return
        if opening is not None:
            self._live.announce(self._on_its_way(opening), busy=True)
        elif self._session.dataset is None:
            text = self.tr("Choose a dataset in the Data tab first.")
            self._live.announce(text, busy=False)
        elif self._panel.spec is None:
            text = self.tr("One setting does not fit yet: the form says which.")
            self._live.announce(text, busy=False)
        else:
            text = self.tr("Press Start, and watch the loss fall.")
            self._live.announce(text, busy=False)

    def _on_its_way(self, opening: DataSpec) -> str:
        if self.is_start_awaited:
            text = self.tr("Drawing the pictures of {0}. The training then begins by itself.")
        else:
            text = self.tr("Opening {0}...")
        return text.format(dataset_words.title(opening.dataset))

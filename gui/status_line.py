"""The line at the window's foot: dataset, model, device, training."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QStatusBar

from engine.run_spec import ModelSpec
from engine.training.events import RunStarted
from gui import theme
from gui.background import Background, Job
from gui.data import dataset_words
from gui.session import LoadedDataset, Session
from gui.training.controller import RunState, TrainingController


class StatusLine(QObject):
    """Says what is current.

    Args:
        bar: Where.
        session: Dataset and model.
        controller: The training.
        parent: Owner.

    Attributes:
        dataset, model, device, run: The labels, from left to right.
    """

    def __init__(
        self,
        bar: QStatusBar,
        session: Session,
        controller: TrainingController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self.dataset = QLabel(self.tr("Opening..."))
        self.model = QLabel(session.model.name)
        self.device = QLabel()
        self.run = QLabel(self.tr("No training yet"))
        self._labels = (self.dataset, self.model, self.device, self.run)
        for label, name in zip(
            self._labels,
            (self.tr("Dataset"), self.tr("Model"), self.tr("Device"), self.tr("Training")),
            strict=True,
        ):
            theme.set_role(label, "muted")
            label.setContentsMargins(8, 0, 8, 0)
            label.setToolTip(name)
            bar.addWidget(label)
        controller.state_changed.connect(self._show_run)
        controller.followed_changed.connect(self._show_followed)
        controller.started.connect(self._show_device_of)
        session.dataset_changed.connect(self._show_dataset)
        session.model_changed.connect(self._show_model)
        if session.dataset is not None:
            self._show_dataset(session.dataset)
        if controller.is_active or controller.folder is not None:
            self._show_run(controller.state)

    def find_device(self, background: Background) -> None:
        """Say where the next training would compute; torch must be asked, so in a thread."""
        background.start(_preferred_device, self._show_device, lambda _: None)

    def remove(self, bar: QStatusBar) -> None:
        """Take the labels away again."""
        for label in self._labels:
            bar.removeWidget(label)
            label.deleteLater()
        self.deleteLater()

    @Slot(object)
    def _show_dataset(self, dataset: LoadedDataset) -> None:
        self.dataset.setText(
            self.tr("{0}: {1} + {2} images").format(
                dataset_words.title(dataset.entry.name),
                f"{len(dataset.train):,}",
                f"{len(dataset.test):,}",
            )
        )

    @Slot(object)
    def _show_model(self, model: ModelSpec) -> None:
        self.model.setText(model.name)

    @Slot(object)
    def _show_device_of(self, started: RunStarted) -> None:
        self._show_device(started.device)

    def _show_device(self, name: str) -> None:
        self.device.setText({"cuda": "CUDA", "mps": "MPS"}.get(name, "CPU"))

    @Slot()
    def _show_followed(self) -> None:
        self._show_run(self._controller.state)

    @Slot(object)
    def _show_run(self, state: RunState) -> None:
        followed = self._controller.grows
        texts = {
            RunState.IDLE: self.tr("Following a run") if followed else self.tr("Not training"),
            RunState.STARTING: self.tr("Training begins"),
            RunState.RUNNING: self.tr("Training in progress"),
            RunState.PAUSING: self.tr("Pausing"),
            RunState.PAUSED: self.tr("Paused"),
            RunState.STOPPING: self.tr("Stopping"),
        }
        self.run.setText(texts[state])


def _preferred_device(_: Job) -> str:
    from engine import devices

    return devices.choose("auto").type

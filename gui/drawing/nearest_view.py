"""The training images that a model finds most like a drawing, or how soon they can be found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.errors import AtelierError
from gui import errors, theme
from gui.background import Background
from gui.drawing.explainer import NEAREST, IndexBuilder
from gui.session import LoadedDataset, OwnWeights, Session
from gui.widgets import layouts
from gui.widgets.images.captioned_strip import CaptionedStrip

if TYPE_CHECKING:
    from engine.inference.neighbours import Index


@dataclass(frozen=True, eq=False)
class _Subject:
    """What an index is made of; the weights are None for those that ship with Atelier."""

    own: OwnWeights | None
    dataset: LoadedDataset


class NearestView(QWidget):
    """Makes the index of the training images that is missing, while it is visible.

    The index of the own model follows the weights of whole epochs only: for every other weights
    all images must be looked at again. One that was begun is finished, also when something else is
    shown in the meantime: it is kept for the next time.

    Signals:
        index_ready(): `index()` is another.
        image_requested(str, int): The person wants to see an image of the dataset: its split
            (always `train`) and its index there.
    """

    index_ready = Signal()
    image_requested = Signal(str, int)

    def __init__(
        self, background: Background, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._builder = IndexBuilder(background, self)
        self._of_own = False
        self._building: _Subject | None = None
        self._indices: dict[bool, tuple[_Subject, Index]] = {}  # by: is it the own model's?
        self._halted: dict[bool, str] = {}  # why no index is begun; likewise
        self._places = np.zeros(0, np.int64)
        self._build()
        self._builder.built.connect(self._take_index)
        self._builder.failed.connect(self._index_failed)
        self._builder.progressed.connect(self._show_share)
        self._builder.cancelled.connect(self._index_cancelled)
        session.dataset_changed.connect(self._take_dataset)

    def _build(self) -> None:
        self.strip = CaptionedStrip(NEAREST)
        self.strip.setAccessibleName(self.tr("The training images most like the drawing"))
        self.strip.activated.connect(self._open_image)
        self.status = layouts.label("", "muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        theme.scaled(self.progress.setFixedWidth, 160)
        self.progress.setAccessibleName(self.tr("Training images looked at"))
        self.button = QPushButton()
        self.button.clicked.connect(self._press_button)
        waiting = QWidget()
        row = QHBoxLayout(waiting)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(layouts.SPACING)
        row.addWidget(self.status, 1)
        row.addWidget(self.progress)
        row.addWidget(self.button)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.strip)
        self.pages.addWidget(waiting)
        theme.follow(self.pages.setFixedHeight, lambda pages: pages.widget(0).sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    # What others say

    def follow(self, of_own: bool) -> None:
        """Show what the own model, or Atelier's, finds; to be called when its weights change."""
        self._of_own = of_own
        subject = self._subject()
        if subject is not None:
            self._begin(subject)
        self._show_state(subject)

    def index(self) -> Index | None:
        """The index to look in now; None until there is one."""
        subject, kept = self._subject(), self._indices.get(self._of_own)
        if subject is None or kept is None or not _alike(kept[0], subject):
            return None
        return kept[1]

    def show_images(self, places: NDArray[np.int64]) -> None:
        """Show training images of the open dataset: int64 [k], at most `NEAREST`."""
        dataset = self._session.dataset
        self._places = places
        if dataset is None or not len(places):
            self.strip.set_images(np.zeros((0, 28, 28), np.uint8), ())
            return
        train = dataset.train
        labels = train.labels.numpy()[places].tolist()
        names = [train.classes[label] for label in labels]
        found = train.images.numpy()[places]
        grey = found.shape[1] == 1
        self.strip.set_images(found[:, 0] if grey else found.transpose(0, 2, 3, 1), names, labels)

    # The index

    def _subject(self) -> _Subject | None:
        """What an index is to be made of; None if the open images do not fit the model."""
        dataset = self._session.dataset
        own = self._session.own_weights if self._of_own else None
        shape = (1, 28, 28) if own is None else own.inputs.picture
        if dataset is None or dataset.entry.shape != shape:
            return None
        return _Subject(own, dataset)

    def _begin(self, subject: _Subject) -> None:
        """Begin the index if it is missing or no longer the newest."""
        kept = self._indices.get(self._of_own)
        due = kept is None or not _alike(kept[0], subject) or _is_newer(subject, kept[0])
        if not due or self._of_own in self._halted or not self.isVisible():
            return
        if self._building is None:
            self._building = subject
            self._builder.build(subject.own, subject.dataset)
        elif not _alike(self._building, subject):
            self._builder.cancel()  # `_index_cancelled` comes back here

    def _show_state(self, subject: _Subject | None) -> None:
        halted = self._halted.get(self._of_own)
        if self.index() is not None:
            self.pages.setCurrentIndex(0)
            return
        if self._session.dataset is None:
            words = self.tr("They appear here as soon as a dataset is open.")
        elif subject is None:
            words = self.tr("The images that are open do not fit this model.")
        elif halted is not None:
            words = halted
            self.button.setText(self.tr("Look for them"))
        else:
            words = self.tr("The model looks at every training image once...")
            self.button.setText(self.tr("Cancel"))
        self.status.setText(words)
        self.progress.setVisible(subject is not None and halted is None)
        self.button.setVisible(subject is not None)
        self.pages.setCurrentIndex(1)

    @Slot()
    def _press_button(self) -> None:
        if self._halted.pop(self._of_own, None) is None:
            self._halted[self._of_own] = self.tr("They were not looked for.")
            self._builder.cancel()
        self.follow(self._of_own)

    @Slot(object)
    def _take_dataset(self, _dataset: LoadedDataset) -> None:
        self._indices.clear()
        self._halted.clear()
        self._builder.cancel()
        self.follow(self._of_own)

    @Slot(object)
    def _take_index(self, index: Index) -> None:
        subject, self._building = self._building, None
        if subject is not None and subject.dataset is self._session.dataset:
            self._indices[subject.own is not None] = (subject, index)
        self._settle()
        self.index_ready.emit()

    @Slot(object)
    def _index_failed(self, error: AtelierError) -> None:
        subject, self._building = self._building, None
        if subject is not None:
            self._halted[subject.own is not None] = errors.sentence(error)
        self._settle()

    @Slot()
    def _index_cancelled(self) -> None:
        self._building = None
        self._settle()

    def _settle(self) -> None:
        self.progress.setValue(0)
        self.follow(self._of_own)

    @Slot(object)
    def _show_share(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Begin what is missing."""
        super().showEvent(event)
        self.follow(self._of_own)

    @Slot(object)
    def _open_image(self, position: int) -> None:
        self.image_requested.emit("train", int(self._places[position]))


def _alike(one: _Subject, other: _Subject) -> bool:
    """Whether an index of the one will do for the other until there is a newer one."""
    return one.dataset is other.dataset and _kind(one.own) == _kind(other.own)


def _kind(own: OwnWeights | None) -> object:
    return None if own is None else (own.model, own.inputs.dataset)


def _is_newer(subject: _Subject, kept: _Subject) -> bool:
    """Whether the own weights are those of another epoch's end than the ones that are kept."""
    return subject.own is not kept.own and subject.own is not None and subject.own.epoch is not None

"""The gradients of the training in progress, as they are published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine.errors import AtelierError
from engine.models.tensor_summary import TensorHistogram
from gui.background import Background, Job
from gui.model.subject import subject_of
from gui.model.tensor_history import TensorHistory
from gui.model.value_reader import histograms
from gui.session import OwnWeights, Session

if TYPE_CHECKING:
    from torch import Tensor


class GradientBook(QObject):
    """The newest gradients, and histograms of those at the ends of epochs.

    The latter are kept as they come, also while nobody looks: a run writes no gradients, so they
    cannot be had later.

    Signals:
        changed(): Of either.
    """

    changed = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._run = 0  # answers of an earlier one are dropped
        self._last: OwnWeights | None = None
        self._pending: set[int] = set()  # epochs
        self.history = TensorHistory()
        session.own_weights_changed.connect(self._take)
        session.model_changed.connect(self.changed)

    @property
    def newest(self) -> Mapping[str, Tensor] | None:
        """Gradients of the network that is shown; None while no training gives any."""
        subject = subject_of(self._session)
        own = None if subject is None else subject.own
        return None if own is None else _gradients(own)

    def clear(self) -> None:
        """Forget the run's."""
        self._run += 1
        self._last = None
        self._pending.clear()
        self.history.clear()
        self.changed.emit()

    @Slot(object)
    def _take(self, own: OwnWeights) -> None:
        if _gradients(own) is not None:
            last = self._last
            if last is not None and (own.model != last.model or own.step < last.step):
                self.clear()
            self._last = own
            self._keep(own)
        self.changed.emit()

    def _keep(self, own: OwnWeights) -> None:
        """In a worker thread, make histograms of what an epoch's end gives."""
        epoch, gradients, run = own.epoch, _gradients(own), self._run
        if epoch is None or gradients is None or epoch in self._pending:
            return
        if self.history.has_seen(epoch):
            return
        self._pending.add(epoch)

        def count(_: Job) -> dict[str, TensorHistogram]:
            return histograms(gradients)

        def done(found: dict[str, TensorHistogram]) -> None:
            if run == self._run:
                self._pending.discard(epoch)
                self.history.add(epoch, found)
                self.changed.emit()

        def failed(_: AtelierError) -> None:
            if run == self._run:
                self._pending.discard(epoch)

        self._background.start(count, done, failed)


def _gradients(own: OwnWeights) -> Mapping[str, Tensor] | None:
    """What was published beside the weights; past epochs have none."""
    found: Mapping[str, Tensor] | None = getattr(own, "gradients", None)
    return found

"""What networks said of the dataset in memory: asked for in the bar, told in the row below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine.errors import AtelierError
from gui import errors
from gui.background import Background
from gui.data.evaluator import Evaluator, Predictions, own_merge, shipped_fits
from gui.data.grid_bar import GridBar
from gui.data.grid_status import GridStatus
from gui.numbers import percent
from gui.session import Session

if TYPE_CHECKING:
    from engine.data.image_set import Split


class AnswerBook(QObject):
    """The answers to each split of one dataset; another dataset begins an empty book.

    Args:
        session: Whose dataset, and whose own weights.
        background: Where networks are asked.
        bar: Its menu offers the networks that can name the images.
        status: Says how an evaluation goes and what came of it.

    Signals:
        changed(): The answers to the split that is shown are others, or none any more.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        background: Background,
        bar: GridBar,
        status: GridStatus,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._bar, self._status = session, bar, status
        self._written: dict[Split, Predictions] = {}
        self._evaluator = Evaluator(session, background, self)
        self._evaluator.evaluated.connect(self.write)
        self._evaluator.failed.connect(self._show_error)
        self._evaluator.progressed.connect(status.show_progress)
        self._evaluator.ended.connect(self._show_end)
        status.cancel_clicked.connect(self._evaluator.cancel)
        bar.shipped_wanted.connect(self._ask_shipped)
        bar.own_wanted.connect(self._ask_own)
        bar.forget_wanted.connect(self._forget)
        session.own_weights_changed.connect(self.update_offers)
        session.data_changed.connect(self.update_offers)
        self.update_offers()

    def read(self) -> Predictions | None:
        """What is known of the split that is shown; None if no network was asked."""
        return self._written.get(self._bar.split)

    @Slot(object)
    def write(self, predictions: Predictions) -> None:
        """Take answers to a split of the dataset in memory, in the place of older ones."""
        self._written[predictions.split] = predictions
        if predictions.split == self._bar.split:
            self.changed.emit()
            self.update_offers()

    def take_over(self, other: AnswerBook) -> None:
        """Take the answers of another book on the same dataset."""
        for predictions in other._written.values():
            self.write(predictions)

    def clear(self) -> None:
        """Begin an empty book; who asked for that knows."""
        self._written.clear()

    @Slot()
    def _forget(self) -> None:
        self._written.pop(self._bar.split, None)
        self.changed.emit()
        self.update_offers()

    @Slot()
    def _ask_shipped(self) -> None:
        self._ask(own=False)

    @Slot()
    def _ask_own(self) -> None:
        self._ask(own=True)

    def _ask(self, *, own: bool) -> None:
        self._status.say("")
        self._evaluator.start(self._bar.split, own=own)
        if self._evaluator.is_busy:
            self._status.show_progress(0.0)
        self.update_offers()

    @Slot(object)
    def _show_error(self, error: AtelierError) -> None:
        self._status.say(errors.sentence(error))

    @Slot()
    def _show_end(self) -> None:
        self._status.hide_progress()
        self.update_offers()

    @Slot()
    def update_offers(self) -> None:
        """Offer the networks that can name these images; say whose answers are shown."""
        session, bar, read = self._session, self._bar, self.read()
        free = session.dataset is not None and not self._evaluator.is_busy
        shipped, own = shipped_fits(session), own_merge(session) is not None
        bar.shipped_action.setEnabled(free and shipped)
        bar.own_action.setEnabled(free and own)
        text = self.tr("With Atelier's model")
        if not shipped:
            text = self.tr("With Atelier's model (it knows other images)")
        bar.shipped_action.setText(text)
        bar.own_action.setText(self._offer_own(fits=own))
        bar.forget_action.setEnabled(read is not None)
        bar.evaluate_button.setEnabled(session.dataset is not None)
        self._status.show_summary("" if read is None else self._summary(read))

    def _offer_own(self, *, fits: bool) -> str:
        own = self._session.own_weights
        if own is None:
            return self.tr("With your own model (there is none yet)")
        text = self.tr("With your own model ({0}, step {1})")
        if not fits:
            text = self.tr("With your own model (it knows other images)")
        return text.format(own.model.name, f"{own.step:,}")

    def _summary(self, predictions: Predictions) -> str:
        share = percent(predictions.answers.accuracy, 1)
        own = predictions.own
        if own is None:
            return self.tr("{0} right: Atelier's model").format(share)
        text = self.tr("{0} right: your {1} of step {2}")
        if own is not self._session.own_weights:
            text = self.tr("{0} right: your {1} of step {2}; it has moved on since")
        return text.format(share, own.model.name, f"{own.step:,}")

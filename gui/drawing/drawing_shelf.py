"""The person's named drawings, read and written off the GUI thread, in the order of the clicks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.data import drawings, preprocessing
from engine.data.drawings import Kept, Sample
from engine.errors import AtelierError
from gui.background import Background
from gui.widgets.images.resample import resample

THUMBNAIL = 56


@dataclass(frozen=True, eq=False)
class Shelved:
    """A sample and its thumbnail, uint8 [56, 56]."""

    sample: Sample
    thumbnail: NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Listing:
    """What the folder holds after an action.

    Attributes:
        shelved: The oldest first.
        damaged: How many files in the folder could not be read.
        kept: What keeping a drawing came to, if that was the action.
    """

    shelved: tuple[Shelved, ...]
    damaged: int
    kept: Kept | None = None


@dataclass(frozen=True, eq=False)
class _Change:
    """One drawing's state before and after an action; None where it was not kept."""

    before: Sample | None
    after: Sample | None


class DrawingShelf(QObject):
    """Keeps, renames and removes drawings, and takes each of these back.

    Signals:
        listed(Listing): After each action.
        failed(AtelierError): Instead of it; the shelf is as it was.
        undo_changed(bool): Whether there is something to take back.
    """

    listed = Signal(object)
    failed = Signal(object)
    undo_changed = Signal(bool)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._waiting: deque[Callable[[], Listing]] = deque()
        self._busy = False
        self._changes: list[_Change] = []  # touched by the actions, which run one at a time

    def take_over(self, other: DrawingShelf) -> None:
        """Take changes back that were made on another shelf, which is not used any more."""
        self._changes = other._changes
        self.undo_changed.emit(bool(self._changes))

    def refresh(self) -> None:
        """Read what is there."""
        self._do(_list)

    def keep(self, picture: NDArray[np.uint8], name: str) -> None:
        """Keep a drawing, uint8 [H, W], under a class."""
        called = self.tr("the drawing")

        def act() -> Listing:
            preprocessing.frame(picture, name=called)  # is there anything to be named?
            kept = drawings.add(picture, name)
            if kept.before is None or kept.before.name != name:
                self._changes.append(_Change(kept.before, kept.sample))
            return replace(_list(), kept=kept)

        self._do(act)

    def rename(self, sample: Sample, name: str) -> None:
        """Give a sample another class."""
        self._change(_Change(sample, replace(sample, name=name)))

    def remove(self, sample: Sample) -> None:
        """Delete a sample."""
        self._change(_Change(sample, None))

    def undo(self) -> None:
        """Take the newest change back."""

        def act() -> Listing:
            if self._changes:
                _bring_about(self._changes[-1].after, self._changes[-1].before)
                self._changes.pop()
            return _list()

        self._do(act)

    def _change(self, change: _Change) -> None:
        def act() -> Listing:
            _bring_about(change.before, change.after)
            self._changes.append(change)
            return _list()

        self._do(act)

    def _do(self, action: Callable[[], Listing]) -> None:
        self._waiting.append(action)
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            action = self._waiting.popleft()
            self._background.start(
                lambda job: action(), self._take_listing, self._take_error, None, self._end
            )

    def _take_listing(self, listing: Listing) -> None:
        self.listed.emit(listing)
        self._end()

    def _take_error(self, error: AtelierError) -> None:
        self.failed.emit(error)
        self._end()

    def _end(self) -> None:
        self._busy = False
        self.undo_changed.emit(bool(self._changes))
        self._go_on()


def _bring_about(now: Sample | None, wanted: Sample | None) -> None:
    if wanted is not None:
        drawings.put(wanted)
    elif now is not None:
        drawings.remove(now)


def _list() -> Listing:
    found = drawings.read_all()
    size = (THUMBNAIL, THUMBNAIL)
    shelved = tuple(
        Shelved(sample, resample(sample.picture[None], size)[0]) for sample in found.samples
    )
    return Listing(shelved, found.damaged)

"""How wide the person has made the parts of a page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter, QWidget

_WATCHED = "watchedByMemory"


class Splitters(QObject):
    """Knows the splitters that were moved by hand; the others stay as the window lays them out.

    A splitter is known by the class of the page that it stands in.

    Signals:
        moved(): The person has moved one.
    """

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sizes: dict[str, tuple[int, ...]] = {}

    @property
    def sizes(self) -> Mapping[str, tuple[int, ...]]:
        """Of each splitter that was moved, in logical pixels."""
        return dict(self._sizes)

    def set_sizes(self, sizes: Mapping[str, tuple[int, ...]]) -> None:
        """Say how they were moved before; those that are watched from now on are moved so."""
        self._sizes = dict(sizes)

    def watch(self, whole: QWidget) -> None:
        """Move the splitters in a widget as they were moved before, and note further moves.

        Those that are watched already are left alone, so that it can be called again when there
        may be more of them.
        """
        for splitter in whole.findChildren(QSplitter):
            if splitter.property(_WATCHED):
                continue
            splitter.setProperty(_WATCHED, True)
            name = _name(splitter)
            sizes = self._sizes.get(name, ())
            if len(sizes) == splitter.count():
                splitter.setSizes(list(sizes))
            splitter.splitterMoved.connect(partial(self._note, name, splitter))

    def _note(self, name: str, splitter: QSplitter, *_: int) -> None:
        self._sizes[name] = tuple(splitter.sizes())
        self.moved.emit()


def _name(splitter: QSplitter) -> str:
    """The class of the page around it: plain Qt widgets only lay it out."""
    around = splitter.parentWidget()
    while around is not None and not type(around).__module__.startswith("gui."):
        around = around.parentWidget()
    return "" if around is None else type(around).__name__

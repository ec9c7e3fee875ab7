"""Takes down what is on the person's desk, and brings it back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QTabWidget

from engine.data_spec import DataSpec
from engine.train_spec import TrainSpec
from gui.library import Library
from gui.memory.desk_state import TABS, DeskState
from gui.memory.splitters import Splitters
from gui.memory.values import Values
from gui.session import LoadedDataset, Session

if TYPE_CHECKING:
    from gui.tabs.data_tab import DataTab
    from gui.tabs.draw_tab import DrawTab
    from gui.tabs.model_tab import ModelTab
    from gui.tabs.training_tab import TrainingTab

_log = logging.getLogger(__name__)


class Bench(Protocol):
    """The four tabs, all of them built; the window is one, and each workbench."""

    @property
    def tabs(self) -> QTabWidget:
        """Data, Model, Training, Draw."""

    @property
    def data_tab(self) -> DataTab:
        """The first of them."""

    @property
    def model_tab(self) -> ModelTab:
        """The second."""

    @property
    def training_tab(self) -> TrainingTab:
        """The third."""

    @property
    def draw_tab(self) -> DrawTab:
        """The fourth."""


class Memory(QObject):
    """Knows what of a bench is worth remembering.

    Args:
        session: Dataset and models.
        library: Opens the dataset that was open last.
        parent: Owner.

    Attributes:
        splitters: Those that the person has moved.
    """

    def __init__(self, session: Session, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._library = library
        self._awaited: tuple[DataTab, Values] | None = None  # to come back with the dataset
        self.splitters = Splitters(self)

    # Taking down

    def capture(self, bench: Bench) -> DeskState:
        """What is on a bench now; some tenths of a millisecond."""
        from gui.memory import data_desk, draw_desk, model_desk, training_desk

        session, dataset = self._session, self._session.dataset
        opening = self._library.opening
        name = None if dataset is None else dataset.entry.name
        data = dict(data_desk.remembered(bench.data_tab, name))
        if self._awaited is not None:
            data["images"] = self._awaited[1].get("images")
        tabs = {
            "data": data,
            "model": model_desk.remembered(bench.model_tab),
            "training": training_desk.remembered(bench.training_tab),
            "draw": draw_desk.remembered(bench.draw_tab),
        }
        return DeskState(
            TABS[bench.tabs.currentIndex()],
            tabs,
            self.splitters.sizes,
            session.data if dataset is not None else opening,
            session.model,
            bench.training_tab.panel.form.value(),
            session.made,
            bench.draw_tab.canvas.strokes,
        )

    # Bringing back

    def recall(self, bench: Bench, state: DeskState) -> None:
        """Put everything back after a start, and open the dataset that was open.

        One that is gone is reported by the library, which opens another. Nothing of a class of the
        person's own is run that they have not allowed. What they have begun meanwhile stays.
        """
        for model in state.made:
            self._session.note_made(model)
            bench.model_tab.model_box.offer(model.name)
            bench.training_tab.panel.model_box.offer(model.name)
        if state.model is not None:
            self._session.set_model(state.model)
        tried(lambda: _recall_form(bench.training_tab, state.train))
        self._awaited = bench.data_tab, state.tabs.get("data", {})
        self._session.dataset_changed.connect(self._recall_images)
        self._library.open_first(state.data)
        self.splitters.set_sizes(state.splitters)
        self._recall_tabs(bench, state)
        if bench.tabs.currentIndex() == 0:
            bench.tabs.setCurrentIndex(TABS.index(state.tab))

    def put_back(self, bench: Bench, state: DeskState, dataset: LoadedDataset | None) -> None:
        """Have a bench as it was when it was taken down, while the session went on.

        What was made since stays where there was nothing. The drawing is somebody else's matter.

        Args:
            bench: It.
            state: What `capture` said of it.
            dataset: What was open then, as it was; None if nothing was.
        """
        session, now = self._session, self.capture(bench)
        tried(lambda: self._put_data_back(state.data, dataset))
        if state.model is not None:
            session.set_model(state.model)
        if state.train is not None:
            bench.training_tab.panel.form.set_value(state.train)
        then, since = state.tabs.get("model", {}), now.tabs["model"]
        changed = {name: value for name, value in then.items() if since.get(name) != value}
        tabs = {**state.tabs, "model": changed}
        self._recall_tabs(bench, replace(state, tabs=tabs, drawing=()))
        if session.dataset is not None:
            self._recall_images_of(bench.data_tab, state.tabs.get("data", {}), session.dataset)
        bench.tabs.setCurrentIndex(TABS.index(state.tab))

    def _put_data_back(self, data: DataSpec | None, dataset: LoadedDataset | None) -> None:
        session = self._session
        if dataset is None:
            if data is not None:  # it was being opened
                self._library.open(data)
            return
        if session.dataset is not dataset:
            session.set_dataset(dataset, data)
        if data is not None:
            session.set_data(data)

    def carry(self, old: Bench, new: Bench) -> None:
        """Bring everything from one bench to another one around the same session.

        The ways back come too: undo goes on as if nothing had happened. `old` is not used after
        that, and is to be deleted.
        """
        state, chosen = self.capture(old), self._session.chosen
        if self._awaited is not None:
            self._awaited = new.data_tab, self._awaited[1]
        self._recall_tabs(new, replace(state, drawing=()))  # it comes with its history
        pairs: tuple[Callable[[], None], ...] = (
            lambda: new.data_tab.take_over(old.data_tab),
            lambda: new.model_tab.take_over(old.model_tab),
            lambda: new.training_tab.take_over(old.training_tab),
            lambda: new.draw_tab.take_over(old.draw_tab),
        )
        for take_over in pairs:
            tried(take_over)
        dataset = self._session.dataset
        if dataset is not None and self._awaited is None:
            self._recall_images_of(new.data_tab, state.tabs["data"], dataset)
        if chosen is not None:
            self._session.set_chosen(chosen)
        new.tabs.setCurrentIndex(old.tabs.currentIndex())

    def _recall_tabs(self, bench: Bench, state: DeskState) -> None:
        from gui.memory import data_desk, draw_desk, model_desk, training_desk

        tabs = {name: state.tabs.get(name, {}) for name in TABS}
        tried(lambda: data_desk.recall(bench.data_tab, tabs["data"]))
        tried(lambda: model_desk.recall(bench.model_tab, tabs["model"]))
        tried(lambda: training_desk.recall(bench.training_tab, tabs["training"]))
        tried(lambda: draw_desk.recall(bench.draw_tab, tabs["draw"]))
        tried(lambda: draw_desk.recall_drawing(bench.draw_tab, state.drawing))
        for tab in (bench.data_tab, bench.model_tab, bench.training_tab, bench.draw_tab):
            self.splitters.watch(tab)

    @Slot(object)
    def _recall_images(self, dataset: LoadedDataset) -> None:
        """The first dataset is here: show of it what was shown."""
        self._session.dataset_changed.disconnect(self._recall_images)
        awaited, self._awaited = self._awaited, None
        if awaited is not None:
            self._recall_images_of(*awaited, dataset)

    def _recall_images_of(self, tab: DataTab, remembered: Values, dataset: LoadedDataset) -> None:
        from gui.memory import data_desk

        tried(lambda: data_desk.recall_images(tab, remembered, dataset.entry.name))


def _recall_form(tab: TrainingTab, train: TrainSpec | None) -> None:
    """Fill the form in; device and threads that were named for this start stay."""
    if train is None:
        return
    form, usual = tab.panel.form, TrainSpec()
    now = form.value()
    named = {
        name: getattr(now, name)
        for name in ("device", "threads")
        if getattr(now, name) != getattr(usual, name)
    }
    form.set_value(replace(train, **named))


def tried(recall: Callable[[], None]) -> None:
    """Bring one thing back; whatever is wrong with it, the window shows the rest."""
    try:
        recall()
    except Exception:  # noqa: BLE001  # else no start would get past it
        _log.exception("something of the desk could not be brought back")

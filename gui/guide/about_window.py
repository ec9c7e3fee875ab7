"""What lessons can name of the whole window: pages, dataset, network, trained weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from engine.data import catalog
from engine.lessons.vocabulary import Parameter
from gui.data import dataset_words
from gui.guide.finding import bring_to_front
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once

if TYPE_CHECKING:
    from gui.main_window import MainWindow

# In the order of the tabs; each page is asked for anew, another language has others.
_PAGES: dict[str, Callable[[MainWindow], QWidget]] = {
    "data.images": lambda window: window.data_tab.images,
    "data.transforms": lambda window: window.data_tab.transforms,
    "data.loader": lambda window: window.data_tab.loader,
    "data.overview": lambda window: window.data_tab.overview,
    "data.catalogue": lambda window: window.data_tab.catalogue,
    "model.layers": lambda window: window.model_tab.layers,
    "model.walk": lambda window: window.model_tab.walk,
    "model.backprop": lambda window: window.model_tab.backprop,
    "model.builder": lambda window: window.model_tab.builder,
    "model.custom": lambda window: window.model_tab.custom,
    "model.weights": lambda window: window.model_tab.weights,
    "model.tensors": lambda window: window.model_tab.tensors,
    "training.curves": lambda window: window.training_tab.live,
    "training.results": lambda window: window.training_tab.results,
    "training.runs": lambda window: window.training_tab.runs,
    "draw.verdicts": lambda window: window.draw_tab.verdicts,
    "draw.why": lambda window: window.draw_tab.why,
    "draw.teach": lambda window: window.draw_tab.teach,
    "draw.canvas": lambda window: window.draw_tab.canvas,
}
_PAGE = {"name": Parameter(tuple(_PAGES))}
_DATASET = {"name": Parameter(tuple(catalog.ENTRIES))}
_WORD = {"name": Parameter("word")}


def _page(window: MainWindow, arguments: Arguments) -> QWidget:
    return _PAGES[arguments["name"]](window)


def _page_is_shown(window: MainWindow, arguments: Arguments) -> Holds:
    return lambda: _page(window, arguments).isVisible()


def _show_page(window: MainWindow, arguments: Arguments) -> Holds:
    window.show_workbench()
    bring_to_front(_page(window, arguments))
    return at_once


def _dataset_is_open(window: MainWindow, arguments: Arguments) -> Holds:
    def holds() -> bool:
        dataset = window.session.dataset
        return dataset is not None and dataset.entry.name == arguments["name"]

    return holds


def _open_dataset(window: MainWindow, arguments: Arguments) -> Holds:
    is_open = _dataset_is_open(window, arguments)
    if not is_open():
        window.library.open(arguments["name"])
    return is_open


def _network_is_chosen(window: MainWindow, arguments: Arguments) -> Holds:
    return lambda: window.session.model.name == arguments["name"]


def _choose_network(window: MainWindow, arguments: Arguments) -> Holds:
    session = window.session
    if session.model.name != arguments["name"]:
        session.set_model(session.model_called(arguments["name"]))
    return at_once


def _is_trained(window: MainWindow) -> bool:
    return window.session.own_weights is not None and not window.controller.is_active


def _train(window: MainWindow, arguments: Arguments) -> Holds:
    """Have weights of the person's own: those that there are, or some of a short training."""
    if window.session.own_weights is None and not window.controller.is_active:
        window.reception.first_training.begin()
    return lambda: _is_trained(window)


def _trained_network(window: MainWindow) -> str:
    own = window.session.own_weights
    return "" if own is None else own.model.name


def _dataset_title(window: MainWindow) -> str:
    dataset = window.session.dataset
    return "" if dataset is None else dataset_words.title(dataset.entry.name)


def _train_count(window: MainWindow) -> str:
    dataset = window.session.dataset
    return "" if dataset is None else f"{len(dataset.train):,}"


def _test_count(window: MainWindow) -> str:
    dataset = window.session.dataset
    return "" if dataset is None else f"{len(dataset.test):,}"


KNOWN = Known(
    checks={
        "page-shown": Check(_page_is_shown, _PAGE),
        "dataset-open": Check(_dataset_is_open, _DATASET),
        "network-chosen": Check(_network_is_chosen, _WORD),
    },
    actions={
        "page": Action(_show_page, _PAGE),
        "dataset": Action(_open_dataset, _DATASET),
        "network": Action(_choose_network, _WORD),
        "trained": Action(_train),
    },
    places={"page": Place(_page, _PAGE)},
    values={
        "network.name": lambda window: window.session.model.name,
        "trained.name": _trained_network,
        "dataset.title": _dataset_title,
        "dataset.train": _train_count,
        "dataset.test": _test_count,
    },
)

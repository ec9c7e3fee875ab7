"""What lessons can name of a dataset: its images, its splits, a folder of one's own, its code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from engine.data_spec import DataSpec
from engine.lessons.vocabulary import Parameter
from gui.code.runner import SnippetState
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once

if TYPE_CHECKING:
    from gui.data.images_view import ImagesView
    from gui.main_window import MainWindow

USUAL_BATCH = 64
"""The tutorial's batch size, with which lessons begin."""

_LABEL = {"label": Parameter("whole")}
_INDEX = {"index": Parameter("whole", words=("last", "length"))}
_SPLIT = {"name": Parameter(("train", "test"))}


def _images(window: MainWindow) -> ImagesView:
    return window.data_tab.images


# The stage


def _make_plain(window: MainWindow, arguments: Arguments) -> Holds:
    """Have the dataset read as it is, in the usual batches, and all of its first split in view."""
    data, tab = window.session.data, window.data_tab
    window.session.set_data(DataSpec(data.dataset, size=data.size, colour=data.colour))
    tab.loader.form.batch_size.setValue(USUAL_BATCH)
    images = tab.images
    images.bar.split_box.setCurrentIndex(images.bar.split_box.findData("train"))
    images.class_filter.choose(frozenset())
    images.bar.sort_box.setCurrentIndex(0)
    return at_once


# One image


def _index_wanted(window: MainWindow, arguments: Arguments) -> int:
    """A number as it is, or one that is counted from the training images: `last`, `length`."""
    dataset = window.session.dataset
    length = 0 if dataset is None else len(dataset.train)
    named = {"last": length - 1, "length": length}
    word = arguments["index"]
    return named[word] if word in named else int(word)


def _image_is_at(window: MainWindow, arguments: Arguments) -> Holds:
    def holds() -> bool:
        shown = _images(window).shown
        wanted = _index_wanted(window, arguments)
        return shown is not None and (shown.split, shown.index) == ("train", wanted)

    return holds


def _image_is_picked(window: MainWindow, arguments: Arguments) -> Holds:
    """Another image than now."""
    before = _images(window).shown
    return lambda: _images(window).shown not in (None, before)


def _look_for(window: MainWindow, arguments: Arguments) -> Holds:
    """Type an index into the field, and press Return."""
    images = _images(window)
    window.data_tab.pages.setCurrentWidget(images)
    images.bar.index_field.setText(str(_index_wanted(window, arguments)))
    images.bar.index_field.returnPressed.emit()
    return at_once


def _fact(window: MainWindow, key: str) -> str:
    return _images(window).facts().get(key, "")


def _class_of(window: MainWindow) -> str:
    dataset, label = window.session.dataset, _fact(window, "label")
    return "" if dataset is None or not label else dataset.train.classes[int(label)]


# Many images


def _is_filtered(window: MainWindow, arguments: Arguments) -> Holds:
    wanted = frozenset({int(arguments["label"])})
    return lambda: _images(window).class_filter.chosen() == wanted


def _filter(window: MainWindow, arguments: Arguments) -> Holds:
    """Show one class, and its second image: its index is no count within the class."""
    images = _images(window)
    window.data_tab.pages.setCurrentWidget(images)
    images.class_filter.choose(frozenset({int(arguments["label"])}))
    shown = images.grid.indices()
    if len(shown) > 1:
        images.grid.set_current(int(shown[1]))
    return at_once


def _split_is(window: MainWindow, arguments: Arguments) -> Holds:
    return lambda: _images(window).bar.split == arguments["name"]


def _count_shown(window: MainWindow) -> str:
    return f"{len(_images(window).grid.indices()):,}"


def _last_index(window: MainWindow) -> str:
    dataset = window.session.dataset
    return "" if dataset is None else f"{len(dataset.train) - 1:,}"


def _classes(window: MainWindow) -> str:
    dataset = window.session.dataset
    return "" if dataset is None else ", ".join(dataset.train.classes)


def _class_count(window: MainWindow) -> str:
    dataset = window.session.dataset
    return "" if dataset is None else str(len(dataset.train.classes))


# A folder of one's own


def _offer_folder(window: MainWindow, arguments: Arguments) -> Holds:
    """Have a folder of pictures on this machine, its path filled in where one is imported."""
    written: list[Path] = []

    def work(_: object) -> Path:
        from engine.data import example_pictures

        return example_pictures.write()

    def done(path: Path) -> None:
        window.data_tab.catalogue.folder.set_path(str(path))
        written.append(path)

    window.background.start(work, done, window.library.failed.emit)
    return lambda: bool(written)


def _folder_is_open(window: MainWindow, arguments: Arguments) -> Holds:
    def holds() -> bool:
        dataset = window.session.dataset
        return dataset is not None and dataset.entry.source == "folder"

    return holds


# The code


def _code_has_run(window: MainWindow, arguments: Arguments) -> Holds:
    """The code of a page, from now on, to its end and without an error."""

    def last() -> object:
        runner = window.code_dock.runner
        return None if runner is None or runner.state is not SnippetState.DONE else runner.text

    before = last()
    return lambda: last() is not None and last() is not before


def _code_button(window: MainWindow, arguments: Arguments) -> QWidget:
    """What runs the code; while that is not in view, the menu that opens it."""
    dock = window.code_dock
    return dock.pane.run_button if dock.isVisible() else window.menus.view


def _set_code_pane(window: MainWindow, arguments: Arguments) -> Holds:
    """Have it, or have its room for the tabs."""
    window.code_dock.setVisible(arguments["name"] == "open")
    return at_once


KNOWN = Known(
    checks={
        "image-at": Check(_image_is_at, _INDEX),
        "image-picked": Check(_image_is_picked),
        "image-filtered": Check(_is_filtered, _LABEL),
        "image-split": Check(_split_is, _SPLIT),
        "folder-open": Check(_folder_is_open),
        "code-ran": Check(_code_has_run),
    },
    actions={
        "data-plain": Action(_make_plain),
        "folder-example": Action(_offer_folder),
        "image-look-for": Action(_look_for, _INDEX),
        "image-filter": Action(_filter, _LABEL),
        "code-pane": Action(_set_code_pane, {"name": Parameter(("open", "closed"))}),
    },
    places={
        "image-grid": Place(lambda window, _: _images(window).grid),
        "image-index": Place(lambda window, _: _images(window).bar.index_field),
        "image-classes": Place(lambda window, _: _images(window).class_filter),
        "image-splits": Place(lambda window, _: _images(window).bar.split_box),
        "image-more": Place(lambda window, _: _images(window).card.more_button),
        "folder-import": Place(lambda window, _: window.data_tab.catalogue.folder.import_button),
        "code-run": Place(_code_button),
    },
    values={
        "image.index": lambda window: _fact(window, "index"),
        "image.label": lambda window: _fact(window, "label"),
        "image.class": _class_of,
        "image.shape": lambda window: _fact(window, "shape"),
        "image.dtype": lambda window: _fact(window, "dtype"),
        "image.range": lambda window: _fact(window, "range"),
        "image.shown": _count_shown,
        "dataset.last": _last_index,
        "dataset.classes": _classes,
        "dataset.class-count": _class_count,
    },
)

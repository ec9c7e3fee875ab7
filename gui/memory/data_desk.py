"""What the Data tab remembers: what is shown of the images, and what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.memory import pages, values
from gui.memory.values import Values
from gui.widgets import layouts

if TYPE_CHECKING:
    from gui.data.folder_card import FolderCard
    from gui.data.images_view import ImagesView
    from gui.tabs.data_tab import DataTab


def remembered(tab: DataTab, dataset: str | None) -> Values:
    """What is to come back.

    Args:
        tab: The tab, with all its pages.
        dataset: The name of the dataset that it shows.
    """
    return {
        "page": pages.front(tab.pages, _pages(tab)),
        "images": {"dataset": dataset, **_images(tab.images)},
        "folder": _folder(tab.catalogue.folder),
    }


def recall(tab: DataTab, remembered: Values) -> None:
    """Bring back what needs no dataset."""
    pages.bring_to_front(tab.pages, _pages(tab), remembered)
    images, folder = (values.part(remembered, name) for name in ("images", "folder"))
    zoom = values.whole(images, "zoom")
    if zoom is not None:
        tab.images.zoom.setValue(zoom)
    split = tab.images.split_box.findData(values.text(images, "split"))
    if split >= 0:
        tab.images.split_box.setCurrentIndex(split)
    _fill_in(tab.catalogue.folder, folder)


def recall_images(tab: DataTab, remembered: Values, dataset: str) -> None:
    """Bring back what is said of a dataset's images, once it is here.

    Args:
        tab: The tab, which shows the dataset.
        remembered: As for `recall`.
        dataset: The name of the dataset; of another one nothing comes back.
    """
    view, images = tab.images, values.part(remembered, "images")
    if values.text(images, "dataset") != dataset:
        return
    view.class_filter.choose(frozenset(values.wholes(images, "classes")))
    key = view.bar.sort_box.findData(values.text(images, "sort"))
    model = view.bar.sort_box.model()
    if key >= 0 and model.flags(model.index(key, 0)) & Qt.ItemFlag.ItemIsEnabled:
        view.bar.sort_box.setCurrentIndex(key)
        if view.bar.descending != values.flag(images, "descending"):
            view.bar.direction.click()
    index = values.whole(images, "index")
    if index is not None and view.grid.position_of(index) >= 0:
        view.grid.set_current(index)


def _pages(tab: DataTab) -> dict[str, QWidget]:
    return {
        "images": tab.images,
        "transforms": tab.transforms,
        "loader": tab.loader,
        "overview": tab.overview,
        "catalogue": tab.catalogue,
    }


def _images(view: ImagesView) -> dict[str, object]:
    return {
        "split": view.bar.split,
        "zoom": view.zoom.value(),
        "classes": sorted(view.class_filter.chosen()),
        "sort": view.bar.key,
        "descending": view.bar.descending,
        "index": view.grid.current(),
    }


def _folder(card: FolderCard) -> dict[str, object]:
    """A folder that was typed, and how its pictures would be read."""
    return {
        "path": card.path.currentText(),
        "size": card.edge.value(),
        "colour": card.colour.currentData(),
    }


def _fill_in(card: FolderCard, remembered: Values) -> None:
    path, size = values.text(remembered, "path"), values.whole(remembered, "size")
    if path is not None and "\n" not in path:
        card.set_path(path)
    if size is not None:
        card.edge.setValue(size)
    colour = values.text(remembered, "colour")
    if card.colour.findData(colour) >= 0:
        layouts.choose(card.colour, colour)

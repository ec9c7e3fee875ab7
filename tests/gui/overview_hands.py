"""What the tests of the page "At a glance" share: datasets, answers, and hands on the page."""

from dataclasses import replace

import numpy as np
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.data.image_set import ImageSet
from engine.evaluation.order import Answers
from gui.background import Background
from gui.data.overview_view import OverviewView
from gui.session import LoadedDataset, Session
from gui.widgets.data.picture_grid import PictureGrid

LEFT = Qt.MouseButton.LeftButton


def coloured(count: int, seed: int, names: tuple[str, ...], size: int) -> ImageSet:
    generator = torch.Generator().manual_seed(seed)
    images = torch.randint(0, 256, (count, 3, size, size), generator=generator, dtype=torch.uint8)
    labels = torch.arange(count) % len(names)
    return ImageSet("folder:/mine", images, labels, names)


def folder(names: tuple[str, ...], size: int = 16) -> LoadedDataset:
    train, test = coloured(60, 0, names, size), coloured(40, 1, names, size)
    entry = replace(
        catalog.entry("garments"), name="folder:/mine", classes=names, shape=(3, size, size)
    )
    return LoadedDataset(entry, train, test)


def with_twins(dataset: LoadedDataset) -> LoadedDataset:
    """Test image 7 is training image 3; training image 9 nearly is 5, under another label."""
    train, test = dataset.train, dataset.test
    test.images[7], test.labels[7] = train.images[3], train.labels[3]
    train.images[9] = train.images[5]
    train.images[9, 0, 0, 0] ^= 8
    train.labels[9] = (train.labels[5] + 1) % len(train.classes)
    return dataset


def answers(dataset: LoadedDataset) -> Answers:
    """Wrong about training images 2, 8 and 4 (the last with no loss), right about all others."""
    labels = dataset.train.labels.numpy()
    named = labels.copy()
    named[[2, 8, 4]] = (named[[2, 8, 4]] + 1) % 10
    losses = np.full(len(labels), 0.1, np.float32)
    losses[[2, 8, 4, 6]] = (3.5, np.inf, np.nan, 50.0)
    sure = np.full(len(labels), 0.98, np.float32)
    return Answers(dataset.train.classes, named, sure, losses, named == labels)


def shown_view(qtbot: QtBot, session: Session, background: Background) -> OverviewView:
    """The page in a small window."""
    made = OverviewView(session, background)
    qtbot.addWidget(made)
    made.resize(1000, 480)
    with qtbot.waitExposed(made):
        made.show()
    return made


def wait_until_counted(qtbot: QtBot, view: OverviewView) -> None:
    qtbot.waitUntil(lambda: view.pages.currentIndex() == 1, timeout=20_000)


def open_and_wait(
    qtbot: QtBot, view: OverviewView, session: Session, dataset: LoadedDataset
) -> None:
    session.set_dataset(dataset)
    wait_until_counted(qtbot, view)


def look(qtbot: QtBot, view: OverviewView) -> None:
    QTest.mouseClick(view.duplicates.look_button, LEFT)
    qtbot.waitUntil(view.duplicates.pairs.isVisible, timeout=20_000)


def click_picture(grid: PictureGrid, position: int, picture: int = 0) -> None:
    QTest.mouseClick(grid, LEFT, pos=grid.picture_rect(position, picture).center().toPoint())

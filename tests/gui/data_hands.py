"""The Data tab's bar and its catalogue as a person has them, without the other pages."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.data import catalog
from gui.background import Background
from gui.data.catalogue_view import CatalogueView
from gui.data.dataset_bar import DatasetBar
from gui.library import Library
from gui.session import LoadedDataset, Session
from tests.tiny import tiny_images

MS = 30_000


class Tab(QWidget):
    """Both, one above the other, on a small dataset."""

    def __init__(
        self,
        background: Background,
        mirrors: Sequence[str] | None = None,
        data_root: Path | None = None,
    ) -> None:
        super().__init__()
        self.session = Session(self)
        self.library = Library(self.session, background, data_root, self, mirrors)
        self.bar = DatasetBar(self.session, self.library)
        self.catalogue = CatalogueView(self.session, background, self.library)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.catalogue, 1)
        self.session.set_dataset(
            LoadedDataset(catalog.entry("garments"), tiny_images(400, 0), tiny_images(100, 1))
        )
        self.resize(1024, 640)

    @property
    def current(self) -> str:
        """The name of the dataset that is open."""
        assert self.session.dataset is not None
        return self.session.dataset.entry.name

    def state(self, name: str) -> str:
        """What the table says of a dataset."""
        (row,) = (row for row in self.catalogue.table.rows() if row.name == name)
        return row.cells[-1]

    def press(self, qtbot: QtBot, text: str) -> None:
        """Press one of the banner's buttons, as soon as it is there."""
        banner = self.bar.banner

        def buttons() -> list[QPushButton]:
            found = banner.findChildren(QPushButton)
            return [button for button in found if button.isVisible() and text in button.text()]

        qtbot.waitUntil(lambda: len(buttons()) == 1, timeout=MS)
        qtbot.mouseClick(buttons()[0], Qt.MouseButton.LeftButton)


def picture_folder(folder: Path, classes: Sequence[str], each: int = 5) -> Path:
    """A folder for each class, with small colour pictures in it."""
    noise = np.random.default_rng(0)
    for name in classes:
        (folder / name).mkdir(parents=True)
        for number in range(each):
            pixels = noise.integers(0, 256, (20, 30, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(folder / name / f"사진 {number}.png")
    return folder


def shown_tab(qtbot: QtBot, background: Background) -> Tab:
    """A tab on the screen that knows what is on this machine."""
    tab = Tab(background)
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab), qtbot.waitSignal(tab.library.inventory.changed, timeout=MS):
        tab.show()
    return tab


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    """Press a button that can be pressed."""
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    """Wait until something has come about."""
    qtbot.waitUntil(condition, timeout=MS)

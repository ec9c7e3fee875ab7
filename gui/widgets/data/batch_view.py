"""A whole batch of images as a grid that shows all of them."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.images.image_grid import ImageGrid
from gui.widgets.live_text import LiveText

_SMALLEST, _LARGEST = 24, 96  # of a cell, in logical pixels


class BatchView(QWidget):
    """Images in the order of the batch, as large as they can be with all of them in view.

    The words for the current image stand below, those for the image under the cursor in its tool
    tip.

    Signals:
        activated(int): The position of an image that was double-clicked or entered.
    """

    activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Callable[[int], str] = str
        self._labels: Sequence[int] = ()
        self.grid = ImageGrid()
        self.grid.setAccessibleName(self.tr("The batch"))
        self.grid.set_captions(self.words)
        self.grid.current_changed.connect(self._describe)
        self.grid.activated.connect(self.activated)
        self.grid.menu_requested.connect(self.grid.offer_copy)
        self.grid.viewport().installEventFilter(self)
        self.caption = LiveText(title=False)
        self.caption.setAccessibleName(self.tr("The chosen image of the batch"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.grid, 1)
        column.addWidget(self.caption)

    def show_images(
        self, images: NDArray[np.uint8], words: Callable[[int], str], labels: Sequence[int]
    ) -> None:
        """Show a batch.

        Args:
            images: uint8 [n, h, w] or [n, h, w, 3].
            words: From an image's position to a line that describes it.
            labels: The class of each.
        """
        self._labels = labels
        self._words = words
        self.grid.set_images(images)
        self._fit()
        self._describe(self.grid.current())

    def clear(self, placeholder: str) -> None:
        """Show no images, but a text."""
        self.grid.set_images(np.zeros((0, 1, 1), np.uint8))
        self.grid.set_placeholder(placeholder)
        self._describe(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the images to another size of the grid."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Take the largest cells with which nothing need be scrolled."""
        count = len(self.grid.indices())
        if count:
            size = self.grid.viewport().size()
            fitting = (
                cell
                for cell in range(_LARGEST, _SMALLEST, -1)
                if -(-count // max(1, size.width() // cell)) * cell <= size.height()
            )
            self.grid.set_cell_size(next(fitting, _SMALLEST))

    def words(self, position: int) -> str:
        """What is said of an image of the batch."""
        return self._words(position)

    @Slot(object)
    def _describe(self, position: int | None) -> None:
        if position is None:
            self.caption.set_text("")
        else:
            self.caption.set_text(self.words(position), self._labels[position])

"""What the images of a split can be sorted by."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.errors import AtelierError
from engine.evaluation import order
from engine.evaluation.order import Answers, Ints, Key
from gui.background import Background, Job


class ImageOrder(QObject):
    """Sorts and filters one split; brightness is measured in the background when first needed.

    Signals:
        ready(): What was missing is there: ask again.
    """

    ready = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._images: NDArray[np.uint8] = np.zeros((0, 1, 1, 1), np.uint8)
        self._labels: Ints = np.zeros(0, np.int64)
        self._brightness: NDArray[np.float32] | None = None
        self._job: Job | None = None

    def set_images(self, images: NDArray[np.uint8], labels: Ints) -> None:
        """Sort another split.

        Args:
            images: uint8 [N, C, H, W], kept and not copied.
            labels: int64 [N].
        """
        self._images, self._labels = images, labels
        self._brightness = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def arrange(
        self, classes: frozenset[int], key: Key, descending: bool, answers: Answers | None
    ) -> Ints | None:
        """The images of some classes, sorted; None until `ready`.

        Args:
            classes: Labels; none for all.
            key: What to sort by.
            descending: Whether the largest comes first.
            answers: What a network answered, for the keys that need it; without them the images
                come by index.
        """
        values: NDArray[np.float32] | Ints | None = None
        if key == "label":
            values = self._labels
        elif key == "brightness":
            values = self._brightness
            if values is None:
                self._measure()
                return None
        elif key != "index" and answers is not None:
            values = answers.sort_values(key)
        return order.arrange(self._labels, classes, values, descending=descending)

    def _measure(self) -> None:
        if self._job is not None:
            return
        images = self._images

        def measure(job: Job) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
            return images, order.brightness(images, job.progress)

        self._job = self._background.start(measure, self._take, self._give_up)

    def _take(self, found: tuple[NDArray[np.uint8], NDArray[np.float32]]) -> None:
        images, brightness = found
        if images is self._images:
            self._job = None
            self._brightness = brightness
            self.ready.emit()

    def _give_up(self, error: AtelierError) -> None:
        """Numbers of bytes in memory: there is nothing that could fail but the program itself."""
        raise error

"""Pictures from files, the clipboard and other programs: read and taken off their background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from engine.errors import AtelierError
from gui import errors
from gui.background import Background, Job
from gui.widgets.drawing.offers import Offer
from gui.widgets.drawing.strokes import Picture

if TYPE_CHECKING:
    from engine.inference.photo import Lifted

_ROOM = 0.86  # of the sheet, for the picture's longer edge


class ImageIntake(QObject):
    """Reads pictures off the GUI thread; the newest wins.

    Signals:
        taken(Picture): The picture, placed in the middle of the sheet.
        notice(str): What the person should know of it: that its background is still there.
        refused(str): Why it was not taken.
    """

    taken = Signal(object)
    notice = Signal(str)
    refused = Signal(str)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._job: Job | None = None

    @Slot(object)
    def take(self, offer: Offer) -> None:
        """Read a picture: a file's path, a file's content, or an image in memory."""
        if self._job is not None:
            self._job.cancel()
        name = Path(offer).name if isinstance(offer, str) else self.tr("What was pasted")

        def read(job: Job) -> tuple[Job, Lifted | AtelierError]:
            try:
                return job, _lifted(offer, name)
            except AtelierError as error:
                return job, error

        self._job = self._background.start(read, self._done, self._failed)

    def _done(self, answer: tuple[Job, Lifted | AtelierError]) -> None:
        job, found = answer
        if job is not self._job:
            return
        if isinstance(found, AtelierError):
            self._failed(found)
            return
        self.taken.emit(_placed(found.ink))
        if not found.apart:
            self.notice.emit(
                self.tr("The background could not be told apart; the picture is there as it was.")
            )

    def _failed(self, error: AtelierError) -> None:
        self.refused.emit(errors.sentence(error))


def _lifted(offer: Offer, name: str) -> Lifted:
    from engine.inference import photo

    if isinstance(offer, QImage):
        return photo.lift(_colours(offer))
    source = Path(offer) if isinstance(offer, str) else offer
    return photo.lift(photo.read(source, name))


def _colours(image: QImage) -> NDArray[np.uint8]:
    """The colours of an image, uint8 [H, W, 3], no larger than a sheet needs."""
    if max(image.width(), image.height()) > 512:
        image = image.scaled(
            512, 512, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def _placed(ink: NDArray[np.uint8]) -> Picture:
    height, width = (length * _ROOM / max(ink.shape) for length in ink.shape)
    return Picture(ink, ((1 - width) / 2, (1 - height) / 2, width, height))

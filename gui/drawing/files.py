"""Drawings' way to files and back, and pictures' way onto the sheet, in worker threads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor

from engine import files
from engine.errors import AtelierError, Phrase, of_os_error
from gui import errors
from gui.background import Background, Job
from gui.drawing.image_intake import ImageIntake
from gui.widgets.drawing import drawing_file
from gui.widgets.drawing.canvas import DrawingCanvas
from gui.widgets.drawing.ink_layer import rendered
from gui.widgets.drawing.strokes import Marks

_PNG_SIZE = 512
_LARGEST_PNG = 8192


class DrawingFiles(QObject):
    """What a canvas offers and its tool bar asks for, done.

    Args:
        canvas: Its pictures are read, its drawing is saved and replaced.
        background: Runs the jobs.
        parent: As Qt has it.

    Signals:
        opened(): A picture or a drawing has come onto the sheet.
        notice(str): What the person should know, one sentence.
        failed(str): What did not work, one sentence; also what the canvas refuses.
    """

    opened = Signal()
    notice = Signal(str)
    failed = Signal(str)

    def __init__(
        self, canvas: DrawingCanvas, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas, self._background = canvas, background
        self.intake = ImageIntake(background, self)
        self.intake.taken.connect(canvas.set_picture)
        self.intake.taken.connect(self.opened)
        self.intake.notice.connect(self.notice)
        self.intake.refused.connect(self.failed)
        canvas.image_offered.connect(self.intake.take)
        canvas.notice.connect(self.failed)

    @Slot(str)
    def open_picture(self, path: str) -> None:
        """Bring a picture file onto the sheet."""
        self.intake.take(path)

    @Slot(str)
    def save_picture(self, path: str, size: int = _PNG_SIZE) -> None:
        """Write the drawing as a PNG, dark on white.

        Args:
            path: Of the file, which is replaced.
            size: Pixels along the edge, 1 to 8192.
        """
        if not 1 <= size <= _LARGEST_PNG:
            raise ValueError(f"size must be 1 to {_LARGEST_PNG}, got {size}")
        marks = self._canvas.strokes
        self._start_writing(path, lambda: _png(marks, size))

    @Slot(str)
    def save_strokes(self, path: str) -> None:
        """Write all that was done on the sheet, to go on drawing later."""
        marks = self._canvas.strokes
        self._start_writing(path, lambda: drawing_file.to_text(marks).encode())

    @Slot(str)
    def open_strokes(self, path: str) -> None:
        """Replace the drawing by one that was saved; can be undone."""

        def read(_: Job) -> Marks:
            return _marks(Path(path))

        self._background.start(read, self._take, self._failed)

    def _take(self, marks: Marks) -> None:
        self._canvas.set_strokes(marks)
        self.opened.emit()

    def _start_writing(self, path: str, content: Callable[[], bytes]) -> None:
        def write(_: Job) -> str:
            try:
                with files.replacing(Path(path)) as part:
                    part.write_bytes(content())
            except OSError as error:
                raise AtelierError("cannot_write", path=path, reason=of_os_error(error)) from error
            return path

        self._background.start(write, self._written, self._failed)

    def _written(self, path: str) -> None:
        self.notice.emit(self.tr("Saved as {0}.").format(path))

    def _failed(self, error: AtelierError) -> None:
        self.failed.emit(errors.sentence(error))


def _png(marks: Marks, size: int) -> bytes:
    image = rendered(marks, size, QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _marks(path: Path) -> Marks:
    try:
        if path.stat().st_size > drawing_file.MAX_BYTES:
            raise AtelierError("drawing_unreadable", path=path.name, reason=Phrase("too_large"))
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        reason = of_os_error(error)
        raise AtelierError("drawing_unreadable", path=path.name, reason=reason) from error
    except UnicodeDecodeError:
        reason = Phrase("no_drawing_or_damaged")
        raise AtelierError("drawing_unreadable", path=path.name, reason=reason) from None
    return drawing_file.from_text(text, path.name)

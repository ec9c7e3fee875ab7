"""A plot's way to a file or to the clipboard."""

from collections.abc import Callable, Iterable
from contextlib import suppress

from PySide6.QtCore import (
    QIODevice,
    QObject,
    QRunnable,
    QSaveFile,
    QSize,
    QThreadPool,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QFileDialog, QGraphicsView, QWidget

from gui.widgets.plots.plot_export import HEADER, Table, draw_plot, image, png, svg
from gui.widgets.plots.plot_layer import PlotLayer


class PlotSaver(QObject):
    """Asks where to, and writes in a thread: half a million rows take a second.

    Args:
        plot: Shows the plot.
        layer: Has its curves.
        parent: The widget over which the dialog stands.

    Signals:
        written(str): A file was written; its path.
        failed(str): What could not be written and why, one sentence.
    """

    written = Signal(str)
    failed = Signal(str)
    _text_made = Signal(str)

    def __init__(self, plot: QGraphicsView, layer: PlotLayer, parent: QWidget) -> None:
        super().__init__(parent)
        self._plot, self._layer, self._window = plot, layer, parent
        self._text_made.connect(self._copy)

    def save(self, kind: str, title: str, x_label: str) -> None:
        """Write the plot into a file that the person chooses, or put it on the clipboard.

        Args:
            kind: "png", "svg" or "csv" for a file; "picture" or "data" for the clipboard.
            title: Stands above the picture.
            x_label: Heads the first column.
        """
        table = Table(x_label, [(c.name, c.points.x, c.points.y) for c in self._layer.curves])
        size = self._plot.size() + QSize(0, HEADER)

        def draw(painter: QPainter, scale: float) -> None:
            draw_plot(painter, scale, title, self._plot, self._layer)

        match kind:
            case "picture":
                QGuiApplication.clipboard().setImage(image(size, draw))
            case "data":  # as spreadsheets take it
                self._start(lambda: self._text_made.emit("".join(table.text("\t"))))
            case _ if path := self._ask(kind, title):
                content: Iterable[str | bytes]
                if kind == "csv":
                    content = table.text()
                else:
                    dpi = self._plot.logicalDpiX()
                    content = [
                        svg(size, dpi, title, draw) if kind == "svg" else png(image(size, draw))
                    ]
                sentence = self.tr("{0} could not be written: {1}.")
                self._start(lambda: self._write(path, content, sentence))

    def _ask(self, kind: str, title: str) -> str:
        filters = {
            "png": self.tr("PNG picture (*.png)"),
            "svg": self.tr("SVG drawing (*.svg)"),
            "csv": self.tr("CSV table (*.csv)"),
        }
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), f"{title}.{kind}", filters[kind]
        )
        return path if not path or path.lower().endswith(f".{kind}") else f"{path}.{kind}"

    def _write(self, path: str, content: Iterable[str | bytes], sentence: str) -> None:
        file = QSaveFile(path)
        complete = file.open(QIODevice.OpenModeFlag.WriteOnly)
        if complete:
            chunks = (part.encode() if isinstance(part, str) else part for part in content)
            complete = all(file.write(chunk) == len(chunk) for chunk in chunks)
            complete = file.commit() and complete
        if complete:
            self.written.emit(path)
        else:
            self.failed.emit(sentence.format(path, file.errorString().rstrip(".")))

    def _start(self, work: Callable[[], None]) -> None:
        QThreadPool.globalInstance().start(_Work(work))

    @Slot(str)
    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        with suppress(RuntimeError):  # the plot is gone, and with it whoever would be told
            self._work()

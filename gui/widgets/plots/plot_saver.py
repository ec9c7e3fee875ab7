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
from PySide6.QtWidgets import QGraphicsView, QWidget

from gui.widgets import file_questions
from gui.widgets.copying.clipboard import put_table
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
    _texts_made = Signal(str, str)

    def __init__(self, plot: QGraphicsView, layer: PlotLayer, parent: QWidget) -> None:
        super().__init__(parent)
        self._plot, self._layer, self._window = plot, layer, parent
        self._texts_made.connect(self._copy)

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
                self._start(lambda: self._copy_both(table))
            case "csv":
                self._ask(kind, title, table.text)
            case "svg":
                dpi = self._plot.logicalDpiX()
                self._ask(kind, title, lambda: [svg(size, dpi, title, draw)])
            case _:
                self._ask(kind, title, lambda: [png(image(size, draw))])

    def _ask(self, kind: str, title: str, content: Callable[[], Iterable[str | bytes]]) -> None:
        """Ask where to, and write what there is when the answer comes."""
        sentence = self.tr("{0} could not be written: {1}.")

        def write(path: str) -> None:
            made = content()
            self._start(lambda: self._write(path, made, sentence))

        filters = {
            "png": self.tr("PNG picture (*.png)"),
            "svg": self.tr("SVG drawing (*.svg)"),
            "csv": self.tr("CSV table (*.csv)"),
        }
        name = f"{title.replace('/', '-')}.{kind}"
        file_questions.ask_save(self._window, self.tr("Export"), name, filters[kind], write)

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

    @Slot(str, str)
    def _copy(self, tabbed: str, comma_separated: str) -> None:
        put_table(tabbed, comma_separated)

    def _copy_both(self, table: Table) -> None:
        self._texts_made.emit(*("".join(table.text(separator)) for separator in ("\t", ",")))


class _Work(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        with suppress(RuntimeError):  # the plot is gone, and with it whoever would be told
            self._work()

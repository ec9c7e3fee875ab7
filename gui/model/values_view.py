"""One parameter or buffer of the network: its numbers, their histogram, both over the epochs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from engine.errors import AtelierError
from engine.models.module_records import TensorRecord
from engine.models.tensor_summary import TensorSummary
from gui import errors, theme
from gui.background import Background, Job
from gui.data.latest_job import LatestJob
from gui.model import value_facts
from gui.model.subject import Network
from gui.model.tensor_history import EpochReader
from gui.model.value_gradients import GradientBook
from gui.model.value_pages import EpochsPage, HistogramPage, PicturePage, TablePage
from gui.model.value_reader import ReadTensor, read_tensor
from gui.session import Session
from gui.widgets import layouts
from gui.widgets.live_text import LiveText

_PATIENCE = 150  # milliseconds


class ValuesView(QWidget):
    """Shows what is in one tensor of the current network, on four pages.

    Numbers are read in a worker thread; the newest question wins. While the view is hidden nothing
    is read, except that the gradients' histograms at the ends of epochs are kept as they come.

    Signals:
        was_read(): `summary` is of other values now.
    """

    was_read = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._network: Network | None = None
        self._path: str | None = None
        self._record: TensorRecord | None = None
        self._read: ReadTensor | None = None
        self._problem = ""
        self._stale = False
        self._job = LatestJob(background)
        # What was shown before stays for a moment: most tensors are read before it is over.
        self._patience = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._patience.timeout.connect(self._show)
        self.epochs = EpochReader(background, self)
        self.gradients = GradientBook(session, background, self)
        self._build()
        self.pages.currentChanged.connect(self._turn_page)
        self.epochs.changed.connect(self._show_epochs)
        self.gradients.changed.connect(self._note_gradients)
        self._show()

    def _build(self) -> None:
        self.title = layouts.label("", "heading", select=True)
        self.title.setMinimumWidth(40)  # a long path must not widen the tab
        self.kind = LiveText(title=False)
        self.kind.setAccessibleName(self.tr("Shape and type"))
        self.numbers = LiveText(title=False)
        self.numbers.setAccessibleName(self.tr("Mean, standard deviation, extremes"))
        self.picture, self.table = PicturePage(), TablePage()
        self.histogram, self.over_epochs = HistogramPage(), EpochsPage()
        self.pages = QTabWidget()
        self.pages.tabBar().setAccessibleName(self.tr("Ways to look at the values"))
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.picture, self.tr("Picture"))
        self.pages.addTab(self.table, self.tr("Table"))
        self.pages.addTab(self.histogram, self.tr("Histogram"))
        self.pages.addTab(self.over_epochs, self.tr("Over the epochs"))
        facts = QVBoxLayout()
        facts.setSpacing(2)
        for line in (self.title, self.kind, self.numbers):
            facts.addWidget(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(facts)
        layout.addWidget(self.pages, 1)

    @property
    def summary(self) -> TensorSummary | None:
        """The figures that are shown; None before they are read."""
        return None if self._read is None else self._read.summary

    # What is to be shown

    def set_network(self, network: Network | None) -> None:
        """Look into another network, or the same with newer values; the tensor's name stays."""
        self._network = network
        self._refresh()

    def show_tensor(self, path: str | None, record: TensorRecord | None) -> None:
        """Show another tensor.

        Args:
            path: Its name in the network's state_dict; None for none.
            record: What is known of it.
        """
        if path != self._path:
            self._read, self._problem = None, ""
            self._patience.start()
        self._path, self._record = (None, None) if record is None else (path, record)
        self._show_facts()
        self._refresh()

    def set_epochs(self, folder: Path | None, epochs: tuple[int, ...]) -> None:
        """Tell of which run and which epochs there are weights to look back at.

        Args:
            folder: The run's; None without a run.
            epochs: Those that its folder keeps, ascending.
        """
        if self.epochs.set_epochs(folder, epochs):
            self.gradients.clear()

    # Reading

    def _refresh(self) -> None:
        """Read the tensor anew; if hidden, as soon as it is shown."""
        network, path = self._network, self._path
        if network is None or path is None:
            self._job.cancel()
            self._read, self._stale, self._problem = None, False, ""
            self._show()
            return
        self._stale = not self.isVisible()
        if self._stale:
            return
        inputs = self._session.inputs
        self.picture.set_image_shape(None if inputs is None else inputs.shape)
        image, tokens = self.picture.image, theme.current()
        newest = self.gradients.newest
        gradient = None if newest is None else newest.get(self._gradient_name(path))

        def read(_: Job) -> ReadTensor | None:
            return read_tensor(network.module, path, gradient, image, tokens)

        self._job.start(read, self._take, self._fail)

    def _gradient_name(self, path: str) -> str:
        """A parameter that several layers share has its gradient under its first name."""
        return (self._record.shared_with if self._record else "") or path

    def _take(self, read: ReadTensor | None) -> None:
        self._read = read
        self._problem = "" if read else self.tr("The network has no tensor of that name now.")
        self._show()
        self.was_read.emit()

    def _fail(self, error: AtelierError) -> None:
        self._read, self._problem = None, errors.sentence(error)
        self._show()

    # Showing

    @Slot()
    def _show(self) -> None:
        """Bring facts and the page in front up to date."""
        self._patience.stop()
        self._show_facts()
        self._show_page()

    def _show_facts(self) -> None:
        record, read = self._record, self._read
        path = self._path or ""
        if self.title.text() != path:
            self.title.setText(path)
            self.title.setToolTip(path)
        self.kind.set_text("" if record is None else value_facts.kind_line(record))
        self.numbers.set_text("" if read is None else value_facts.number_line(read.summary))

    def _show_page(self) -> None:
        match self.pages.currentWidget():
            case self.picture:
                self.picture.set_read(self._read, self._placeholder())
            case self.table:
                self.table.set_read(self._read, self._placeholder())
            case self.histogram:
                self.histogram.set_read(self._read, self._placeholder(), self._no_gradient())
            case self.over_epochs:
                self._show_epochs()

    def _placeholder(self) -> str:
        if self._problem:
            return self._problem
        if self._network is None:
            return ""  # what stands beside it says why, or that it is being built
        if self._path is not None and self._read is None:
            return self.tr("Reading the values …")
        if self._path is not None:
            return self.tr("This tensor holds no numbers.")
        return self.tr("Choose a parameter or a buffer on the left to see its values.")

    def _no_gradient(self) -> str:
        record = self._record
        if record is None:
            return ""
        if record.trainable is None:
            return self.tr("A buffer has no gradient: it is not trained.")
        if not record.trainable:
            return self.tr("This parameter is frozen: it has no gradient.")
        if self.gradients.newest is not None:
            return self.tr("The last step gave this parameter no gradient.")
        return self.tr("Gradients appear while a training runs.")

    @Slot()
    def _show_epochs(self) -> None:
        if self.pages.currentWidget() is not self.over_epochs or not self.isVisible():
            return
        path, record = self._path, self._record
        if path is None or record is None:
            self.over_epochs.set_ridges((), self._placeholder(), 0)
            self.over_epochs.set_gradients((), "")
            return
        reader = self.epochs
        ours = reader.model is None or reader.model.name == self._session.model.name
        weights = reader.history.of(path, record.shape) if ours else ()
        self.over_epochs.set_ridges(weights, self._no_epochs(ours=ours), reader.left)
        gradients = self.gradients.history.of(self._gradient_name(path), record.shape)
        missing = self._no_gradient()
        if self.gradients.newest is not None and record.trainable:
            missing = self.tr("Gradients appear here from the end of the next epoch on.")
        self.over_epochs.set_gradients(gradients, missing)

    def _no_epochs(self, *, ours: bool) -> str:
        reader = self.epochs
        if not ours and reader.model is not None:
            name = reader.model.name
            return self.tr("The run on the Training tab is of another network: {0}.").format(name)
        if reader.left:
            return self.tr("Reading the values …")
        if reader.error is not None:
            return errors.sentence(reader.error)
        if reader.history.epochs:
            return self.tr("The run on the Training tab has no such tensor.")
        return self.tr("Train, or open a run: its epochs appear here.")

    @Slot()
    def _note_gradients(self) -> None:
        """Newer gradients; newer weights come through `set_network`, a little later."""
        if not self.isVisible():
            self._stale = self._path is not None
        elif self.pages.currentWidget() is self.histogram:
            self._refresh()
        else:
            self._show_epochs()

    # Events

    @Slot()
    def _turn_page(self) -> None:
        shown = self.isVisible()
        self.epochs.set_wanted(shown and self.pages.currentWidget() is self.over_epochs)
        if self.pages.currentWidget() is self.histogram and shown:
            self._refresh()
        self._show_page()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while this was hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh()
        self._turn_page()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no further epochs."""
        super().hideEvent(event)
        self.epochs.set_wanted(False)

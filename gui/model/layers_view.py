"""The page "Layers": a network's modules in their nesting, and the values in one of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from engine.errors import AtelierError
from engine.models.module_records import ModuleRecord, TensorRecord
from engine.models.tensor_summary import TensorSummary
from gui import errors, theme
from gui.background import Background, Job
from gui.data.latest_job import LatestJob
from gui.item_models import module_texts
from gui.item_models.module_model import ModuleModel
from gui.model import tree_reading, tree_text
from gui.model.subject import Network, Subject, Watcher
from gui.model.tree_reading import Reading
from gui.model.values_view import ValuesView
from gui.session import Session
from gui.widgets import layouts
from gui.widgets.model.module_bar import ModuleBar
from gui.widgets.model.module_tree_view import ModuleTreeView

_LONGEST_REASON = 300


class LayersView(QWidget):
    """The tree of the session's network beside the values of the chosen parameter.

    The network is read off the GUI thread, when the page is seen: its modules first, the figures of
    its parameters after that. New values of the same network leave the tree as it stands.

    Signals:
        network_shown(Network): The tree shows this one, with these values.
        shown_changed(): `subject` or `tensor` is another.
    """

    network_shown = Signal(object)
    shown_changed = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._watcher = Watcher(session, self)
        self._reading, self._measuring = LatestJob(background), LatestJob(background)
        self._asked: Subject | None = None  # what is being read, or has been
        self._shown: Subject | None = None
        self._network: Network | None = None
        self._tensor: TensorRecord | None = None  # whose values are shown
        self.modules = ModuleModel(self)
        self._build(background)
        self._connect()
        self._say(self.tr("Choose a dataset: a network needs to know what it is to look at."))

    @property
    def subject(self) -> Subject | None:
        """What the tree shows; None while it shows nothing."""
        return self._shown

    @property
    def tensor(self) -> TensorRecord | None:
        """The parameter or buffer whose values are shown."""
        return self._tensor

    # Building

    def _build(self, background: Background) -> None:
        self.bar = ModuleBar(self._seen_text)
        self.tree = ModuleTreeView(self.modules)
        self.printed = QPlainTextEdit()
        self.printed.setReadOnly(True)
        self.printed.setTabChangesFocus(True)
        self.printed.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        theme.set_code_font(self.printed)
        self.printed.setAccessibleName(self.tr("The network as PyTorch prints it"))
        self.message = layouts.label("", "muted", wrap=True, select=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        for page in (self.tree, self.printed, self.message):
            self.pages.addWidget(page)
        self.problem = layouts.label("", "error", wrap=True, select=True)
        self.problem.hide()
        self.totals = layouts.label("", "muted", wrap=True, select=True)
        self.trained = layouts.label("", "muted", wrap=True, select=True)
        self.values = ValuesView(self._session, background)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        for line in (self.problem, self.totals, self.trained):
            column.addWidget(line)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.values)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(layouts.SPACING)
        splitter.setSizes([700, 500])
        splitter.setStretchFactor(0, 7)
        splitter.setStretchFactor(1, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, layouts.SPACING, 0, 0)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self.bar.searched.connect(self._search)
        self.bar.print_toggled.connect(self._show_page)
        self.tree.selectionModel().currentChanged.connect(self._show_current)
        self.modules.freezing_asked.connect(self._freeze)
        self._watcher.changed.connect(self._look)

    # Reading the network

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search, where no menu does that."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.bar.focus_search()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Read what there is to look at, unless it is shown or that is under way."""
        subject, asked = self._watcher.subject, self._asked
        if subject is None or not self.isVisible() or tree_reading.equal(subject, asked):
            return
        if self._reading.is_running and tree_reading.alike(subject, asked):
            return  # newer values; another look follows when these have come
        self._asked = subject
        if self._shown is None:
            self._say(self.tr("Building the network..."))
        known = tree_reading.alike(subject, self._shown)

        def work(_: Job) -> Reading:
            return tree_reading.read(subject, known=known)

        self._reading.start(work, partial(self._show, subject), self._show_error)

    def _show(self, subject: Subject, reading: Reading) -> None:
        self._shown, self._network = subject, reading.network
        self.values.set_network(reading.network)
        if reading.record is not None:
            self.printed.setPlainText(reading.printed)
            self.modules.set_record(reading.record, subject.spec.freezes)
            self._show_totals(reading.record)
            if self.bar.search.text():
                self._search(self.bar.search.text())
            self._show_current(self.tree.currentIndex())
        self._show_page()
        self.network_shown.emit(reading.network)
        self.shown_changed.emit()
        self._measure()
        self._look()

    def _show_error(self, error: AtelierError) -> None:
        self._shown = self._network = None
        self._measuring.cancel()
        self.modules.set_record(None)
        self.values.set_network(None)
        self._show_current(QModelIndex())
        for line in (self.totals, self.trained):
            line.clear()
        self.problem.hide()
        self._say(errors.sentence(error))
        self.shown_changed.emit()
        self._look()

    def _measure(self) -> None:
        """Find the figures of the network that is shown; of newer values after that."""
        network = self._network
        if network is None or self._measuring.is_running:
            return
        self._measuring.start(
            partial(tree_reading.measure, network),
            partial(self._show_figures, network),
            self._show_no_figures,
        )

    def _show_figures(self, network: Network, figures: dict[str, TensorSummary]) -> None:
        self.modules.set_summaries(figures)
        if network is not self._network:
            self._measure()

    def _show_no_figures(self, _: AtelierError) -> None:
        self.modules.set_summaries({})

    # What is said

    def _say(self, sentence: str) -> None:
        """Say why there is no tree."""
        self.message.setText(sentence)
        self.pages.setCurrentWidget(self.message)
        self.bar.setEnabled(False)

    @Slot()
    def _show_page(self) -> None:
        printing = self.bar.print_button.isChecked()
        self.pages.setCurrentWidget(self.printed if printing else self.tree)
        self.bar.setEnabled(True)

    def _show_totals(self, record: ModuleRecord) -> None:
        lines = [
            "  \N{MIDDLE DOT}  ".join(
                (
                    self.tr("%Ln parameter(s)", "", record.parameters),
                    self.tr("{0} of memory").format(module_texts.memory(record.nbytes)),
                )
            )
        ]
        if record.calls:
            outputs = sum(r.output_bytes for r in record.walk() if not r.children)
            lines.append(
                self.tr("For one picture: {0} multiply-adds, {1} of outputs").format(
                    f"{record.multiply_adds:,}", module_texts.memory(outputs)
                )
            )
        self.totals.setText("\n".join(lines))
        self.problem.setText(self._trouble(record))
        self.problem.setVisible(bool(self.problem.text()))
        freezing = self.modules.freezing
        if freezing is None or not freezing.total:
            self.trained.setText(self.tr("There is nothing to train in this network."))
            return
        self.trained.setText(
            self.tr("{0} of {1} parameters are trained.").format(
                f"{freezing.trained:,}", f"{freezing.total:,}"
            )
        )

    def _trouble(self, record: ModuleRecord) -> str:
        failed = record.failure
        if failed is not None:
            place = failed.path or failed.kind
            return self.tr("The network cannot be run on a picture. {0} fails: {1}").format(
                place, failed.problem[:_LONGEST_REASON]
            )
        if record.batch > 1:
            return self.tr("The network takes no batch of one picture; it was asked about two.")
        return ""

    # What the person does with it

    @Slot(QModelIndex)
    def _show_current(self, index: QModelIndex) -> None:
        record = self.modules.record(index)
        if isinstance(record, ModuleRecord):  # its own first one: the weight of a layer
            record = next(iter(record.tensors), None)
        shown = record if isinstance(record, TensorRecord) else None
        if shown != self._tensor:
            self._tensor = shown
            self.values.show_tensor(shown.path if shown else None, shown)
            self.shown_changed.emit()

    @Slot(str)
    def _search(self, text: str) -> None:
        found = self.tree.search(text)
        self.bar.say_found(found if text.strip() else None)

    def _seen_text(self) -> str:
        printing = self.bar.print_button.isChecked()
        return self.printed.toPlainText() if printing else tree_text.table(self.modules)

    @Slot(object)
    def _freeze(self, names: tuple[str, ...]) -> None:
        self._session.set_model(replace(self._session.model, frozen=names))

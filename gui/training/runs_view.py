"""All runs: find one, look at it, compare several, name, note, continue, delete."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QLocale, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from engine.errors import AtelierError
from engine.training.run_store import RunSummary
from gui import errors
from gui.background import Background
from gui.item_models.run_model import Column, RunFilter, RunModel
from gui.training.controller import TrainingController
from gui.training.run_shelf import RunShelf
from gui.widgets import layouts
from gui.widgets.banner import Banner
from gui.widgets.empty_state import EmptyState
from gui.widgets.runs.run_bar import RunBar
from gui.widgets.runs.run_comparison import RunComparison
from gui.widgets.runs.run_details import RunDetails
from gui.widgets.runs.run_table import RunTable

_LOOK_MS = 3000


class RunsView(QWidget):
    """The table of runs above what is known of the chosen ones.

    Signals:
        open_requested(OpenedRun): The person wants to see a run's curves and weights.
        duplicate_requested(RunSpec): The person wants to start from a run's spec.
        resume_requested(Path): The person wants an unfinished run to go on.
        export_requested(Path): The person wants a run as a script.
        chosen_changed(): `chosen()` are others now, or there is more of them.
    """

    open_requested = Signal(object)
    duplicate_requested = Signal(object)
    resume_requested = Signal(object)
    export_requested = Signal(object)
    chosen_changed = Signal()

    def __init__(
        self,
        controller: TrainingController,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self.shelf = RunShelf(background, self)
        self._offer: Callable[[], None] | None = None  # behind the banner's button
        self._listed = False
        self._shown: list[RunSummary] = []
        self._timer = QTimer(self, interval=_LOOK_MS)
        self.model = RunModel(self)
        self.rows = RunFilter(self.model, self)
        self._build()
        self._connect()

    # Building

    def _build(self) -> None:
        self.banner = Banner()
        self.bar = RunBar()
        self.table = RunTable(self.rows)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(Column.DATE, Qt.SortOrder.DescendingOrder)
        self.table.addActions(self.bar.row_actions())
        self.empty_label = EmptyState(self.tr("Looking for runs..."))
        self.list_pages = QStackedWidget()
        self.list_pages.addWidget(self.table)
        self.list_pages.addWidget(self.empty_label)
        self.list_pages.setCurrentWidget(self.empty_label)
        self.hint = EmptyState(self.tr("Choose a run to see it, or several to compare them."))
        self.details = RunDetails()
        self.comparison = RunComparison()
        self.pages = QStackedWidget()
        for page in (self.hint, self.details, self.comparison):
            self.pages.addWidget(page)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.list_pages, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(upper)
        self.lower_card = layouts.Card(self.pages)
        splitter.addWidget(self.lower_card)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.banner)
        layout.addWidget(splitter, 1)

    def _connect(self) -> None:
        bar, shelf = self.bar, self.shelf
        bar.search.textChanged.connect(self._search)
        self.empty_label.acted.connect(bar.search.clear)
        bar.open.triggered.connect(self._open)
        bar.resume.triggered.connect(self._resume)
        bar.duplicate.triggered.connect(self._duplicate)
        bar.export.triggered.connect(self._export)
        bar.delete.triggered.connect(self._delete)
        bar.rename.triggered.connect(self._rename)
        bar.reveal.triggered.connect(self._reveal)
        bar.copy_path.triggered.connect(self._copy_path)
        bar.empty_trash.triggered.connect(shelf.weigh_trash)
        self.table.activated.connect(bar.open.trigger)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.model.renamed.connect(self._write_name)
        self.details.note_changed.connect(self._write_note)
        self.comparison.exported.connect(self._say_exported)
        self.comparison.export_failed.connect(self._say_failure)
        self.banner.action_clicked.connect(self._take_offer)
        shelf.listed.connect(self._show_runs)
        shelf.opened.connect(self.open_requested)
        shelf.trashed.connect(self._offer_undo)
        shelf.weighed.connect(self._offer_emptying)
        shelf.failed.connect(self._show_error)
        self._controller.state_changed.connect(self._show_chosen)
        self._controller.started.connect(self._look_again)
        self._controller.finished.connect(self._look_again)
        self._timer.timeout.connect(self._look_again)

    # What comes from outside

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the disk, now and every few seconds."""
        super().showEvent(event)
        self.shelf.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the disk alone."""
        super().hideEvent(event)
        self._timer.stop()

    @Slot()
    def _look_again(self) -> None:
        if self.isVisible():
            self.shelf.refresh()

    @Slot(object)
    def _show_runs(self, runs: list[RunSummary]) -> None:
        self.model.set_runs(runs)
        if not self._listed and runs:
            self._choose_row(0)
        self._listed = True
        self._show_list_or_why_not()
        self._show_chosen()

    def _show_list_or_why_not(self) -> None:
        if self.model.rowCount() == 0:
            self.empty_label.say(
                self.tr("No runs yet. Each training is kept here, with its curves and weights.")
                if self._listed
                else self.tr("Looking for runs...")
            )
        else:
            self.empty_label.say(
                self.tr('No run matches "{0}".').format(self.bar.search.text().strip()),
                self.tr("Show all"),
            )
        self.lower_card.setVisible(self.model.rowCount() > 0)  # nothing could be chosen
        shown = self.table if self.rows.rowCount() else self.empty_label
        self.list_pages.setCurrentWidget(shown)

    @Slot(object)
    def _show_error(self, error: AtelierError) -> None:
        self._say_failure(errors.sentence(error))

    @Slot(str)
    def _say_failure(self, sentence: str) -> None:
        self._offer = None
        self.banner.show_message(sentence, kind="error")

    @Slot(str)
    def _say_exported(self, path: str) -> None:
        self._offer = None
        self.banner.show_message(self.tr("Written: {0}").format(path))

    # What is chosen

    def chosen(self) -> list[RunSummary]:
        """The chosen runs, from the top."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.rows.run(self.rows.index(row, 0)) for row in rows]

    def choose(self, folder: Path) -> bool:
        """Choose the run in a folder; False if it is not shown."""
        row = self.rows.row_of(folder)
        if row >= 0:
            self._choose_row(row)
        return row >= 0

    def _choose_row(self, row: int) -> None:
        index = self.rows.index(row, Column.NAME)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    @Slot()
    def _show_chosen(self) -> None:
        runs = self.chosen()
        self.bar.follow(runs, busy=self._controller.is_active)
        if runs == self._shown:
            return
        self._shown = runs
        if not runs:
            self.pages.setCurrentWidget(self.hint)
        elif len(runs) == 1:
            problem = "" if runs[0].error is None else errors.sentence(runs[0].error)
            self.details.show_run(runs[0], self.model.state_text(runs[0]), problem)
            self.pages.setCurrentWidget(self.details)
        else:
            self.comparison.show_runs(runs)
            self.pages.setCurrentWidget(self.comparison)
        self.chosen_changed.emit()

    @Slot(str)
    def _search(self, text: str) -> None:
        self.rows.search(text)
        self._show_list_or_why_not()

    # What the person does with it

    @Slot()
    def _open(self) -> None:
        self.shelf.open(self.chosen()[0].folder)

    @Slot()
    def _resume(self) -> None:
        self.resume_requested.emit(self.chosen()[0].folder)

    @Slot()
    def _export(self) -> None:
        self.export_requested.emit(self.chosen()[0].folder)

    @Slot()
    def _duplicate(self) -> None:
        self.duplicate_requested.emit(self.chosen()[0].spec)

    @Slot()
    def _rename(self) -> None:
        row = self.table.selectionModel().selectedRows(Column.NAME)[0]
        self.table.setFocus()
        self.table.edit(row)

    @Slot(object, str)
    def _write_name(self, folder: Path, name: str) -> None:
        self.shelf.describe(folder, name=name)

    @Slot(object, str)
    def _write_note(self, folder: Path, note: str) -> None:
        self.shelf.describe(folder, note=note)

    @Slot()
    def _reveal(self) -> None:
        folder = self.chosen()[0].folder
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._offer = None
            self.banner.show_message(self.tr("The run is in {0}").format(folder))

    @Slot()
    def _copy_path(self) -> None:
        paths = "\n".join(str(run.folder) for run in self.chosen())
        QGuiApplication.clipboard().setText(paths)

    @Slot()
    def _delete(self) -> None:
        runs = self.chosen()
        self.details.save_note()
        gone = {index.row() for index in self.table.selectionModel().selectedRows()}
        # The keyboard goes on with the next run, not with none.
        left = [row for row in range(self.rows.rowCount()) if row not in gone]
        if left:
            self._choose_row(next((row for row in left if row > min(gone)), left[-1]))
        self.shelf.trash(runs)

    @Slot(object)
    def _offer_undo(self, moved: list[tuple[str, Path]]) -> None:
        folders = [folder for _, folder in moved]
        self._offer = lambda: self.shelf.restore(folders)
        text = (
            self.tr('"{0}" is in the trash.').format(moved[0][0])
            if len(moved) == 1
            else self.tr("%Ln run(s) are in the trash.", "", len(moved))
        )
        self.banner.show_message(text, self.tr("Undo"))

    @Slot(int, object)
    def _offer_emptying(self, count: int, size: int) -> None:
        if count == 0:
            self._offer = None
            self.banner.show_message(self.tr("The trash is empty."))
            return
        self._offer = self.shelf.empty_trash
        amount = QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        text = self.tr("%Ln run(s) in the trash, {0}. This cannot be undone.", "", count)
        self.banner.show_message(text.format(amount), self.tr("Delete for good"), kind="warning")

    @Slot()
    def _take_offer(self) -> None:
        offer, self._offer = self._offer, None
        self.banner.hide()
        if offer is not None:
            offer()

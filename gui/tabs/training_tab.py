"""The Training tab: choose how, start, watch, steer, look back, compare."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QSplitter, QTabWidget, QVBoxLayout, QWidget

from engine import home
from engine.data_spec import DataSpec
from engine.errors import AtelierError
from engine.run_spec import ModelSpec, RunSpec
from engine.train_spec import TrainSpec
from engine.training import run_store
from engine.training.diagnosis import diagnose
from engine.training.events import RunFinished
from engine.training.run_store import OpenedRun
from gui import errors
from gui.background import Background, Job
from gui.library import Library
from gui.session import Session
from gui.training import advice
from gui.training.controller import RunState, TrainingController
from gui.training.follower import RunFollower
from gui.training.following_strip import FollowingStrip
from gui.training.invitation import Invitation
from gui.training.live_view import LiveView
from gui.training.range_test_view import RangeTestView
from gui.training.results_view import ResultsView
from gui.training.run_panel import RunPanel
from gui.training.runs_view import RunsView
from gui.training.time_travel import TimeTravel
from gui.widgets import layouts
from gui.widgets.banner import Banner
from gui.widgets.moment_bar import MomentBar

_ADVICE_MS = 500


class TrainingTab(QWidget):
    """The form beside the curves, the results and the list of runs; the run's past below them.

    Signals:
        image_requested(str, int): The person wants to see an image of the dataset: split, index.
    """

    image_requested = Signal(str, int)

    def __init__(
        self,
        session: Session,
        library: Library,
        controller: TrainingController,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._library = library
        self._controller = controller
        self._background = background
        self._before: tuple[DataSpec, ModelSpec, TrainSpec] | None = None  # others took its place
        self._advice_clock = QTimer(self, interval=_ADVICE_MS)
        self._advice_clock.timeout.connect(self._advise)
        self.panel = RunPanel(session, controller)
        self.live = LiveView(controller)
        self.invitation = Invitation(session, library, controller, self.panel, self.live)
        self.results = ResultsView(session, controller, background)
        self.runs = RunsView(controller, background)
        self.range_test = RangeTestView(background)
        self.time_travel = TimeTravel(session, controller, background)
        self.follower = RunFollower(controller, background)
        self.following = FollowingStrip(controller)
        self._build()
        self._connect()
        self._catch_up()

    def _build(self) -> None:
        self.pages = QTabWidget()
        self.pages.tabBar().setAccessibleName(self.tr("Pages of the Training tab"))
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.live, self.tr("Curves"))
        self.pages.addTab(self.results, self.tr("Results"))
        self.pages.addTab(self.runs, self.tr("Runs"))
        self.moment = MomentBar()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addWidget(self.following)
        column.addWidget(self.pages, 1)
        column.addWidget(self.moment)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.panel)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self.banner = Banner()
        body = QVBoxLayout()
        body.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.SPACING)
        body.addWidget(splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banner)
        outer.addLayout(body, 1)

    def _connect(self) -> None:
        controller = self._controller
        self.panel.launched.connect(self._show_curves)
        self.panel.rate_wanted.connect(self._find_rate)
        self.range_test.rate_chosen.connect(self.panel.form.set_lr)
        self.range_test.closed.connect(self._close_range_test)
        self.results.image_requested.connect(self.image_requested)
        self.results.dataset_requested.connect(self._library.open)
        self.runs.open_requested.connect(self._open_run)
        self.runs.duplicate_requested.connect(self._duplicate)
        self.runs.resume_requested.connect(self.resume_run)
        self.moment.moment_chosen.connect(self.time_travel.choose)
        self.time_travel.epochs_changed.connect(self.moment.set_epochs)
        self.time_travel.moment_changed.connect(self.moment.set_moment)
        self.time_travel.failed.connect(self._show_error)
        self.following.stop_requested.connect(self.follower.stop)
        self.follower.failed.connect(self._show_error)
        self.banner.action_clicked.connect(self._take_offer)
        controller.published.connect(self.time_travel.take_live)
        controller.state_changed.connect(self._follow)
        controller.paused.connect(self._run_paused)
        controller.finished.connect(self._run_finished)

    def _catch_up(self) -> None:
        """Show the run that is there already, where this tab takes the place of another one."""
        controller = self._controller
        self._follow(controller.state)
        self._advise()
        self._run_paused(controller.paused_by)
        if controller.ending is not None:
            self._run_finished(controller.ending)

    def take_over(self, other: TrainingTab) -> None:
        """Take the place of another one, which does not follow the run any more."""
        self._controller.published.disconnect(other.time_travel.take_live)
        other.follower.retire()
        other.runs.details.save_note()
        if not other.runs.banner.isHidden():  # it may offer to bring them back
            self.runs.shelf.take_over(other.runs.shelf)
        self.panel.form.set_value(other.panel.form.value())
        self.invitation.await_start(other.invitation.is_start_awaited)
        self.time_travel.take_over(other.time_travel)
        self.results.take_over(other.results)
        if other.pages.indexOf(other.range_test) >= 0 and self.range_test.take_over(
            other.range_test
        ):
            self.pages.addTab(self.range_test, self.tr("Learning rate"))

    # What the person does

    @Slot()
    def _show_curves(self) -> None:
        self.banner.hide()
        self.pages.setCurrentWidget(self.live)

    @Slot(object)
    def _find_rate(self, spec: RunSpec) -> None:
        dataset = self._session.dataset
        if dataset is None:
            return
        if self.pages.indexOf(self.range_test) < 0:
            self.pages.addTab(self.range_test, self.tr("Learning rate"))
        self.pages.setCurrentWidget(self.range_test)
        self.range_test.start(spec, dataset)

    @Slot()
    def _close_range_test(self) -> None:
        self.pages.removeTab(self.pages.indexOf(self.range_test))
        self.pages.setCurrentWidget(self.live)

    @Slot()
    def ask_run_folder(self) -> None:
        """Ask which run to show; one that a command or another machine writes is followed."""
        if self._is_busy():
            return
        dialog = QFileDialog(self.window(), self.tr("Open run folder"), str(home.runs_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._open_chosen)
        dialog.open()

    @Slot(str)
    def _open_chosen(self, folder: str) -> None:
        self.open_run(Path(folder))

    def _is_busy(self) -> bool:
        """Whether a training goes on, so that no other run can be shown; then it says so."""
        if self._controller.is_active:
            text = self.tr(
                "A training is in progress. Stop it, or wait for its end, to look at another run."
            )
            self.banner.show_message(text, kind="warning")
        return self._controller.is_active

    def open_run(self, folder: Path) -> None:
        """Read a run, and show it; while a training goes on this says so, and nothing else."""
        if self._is_busy():
            return
        self._background.start(
            lambda _: run_store.open_run(folder), self._open_if_idle, self._show_error
        )

    @property
    def shown_run(self) -> Path | None:
        """The folder of the run in progress, or of the one that is looked at."""
        return self._controller.folder

    def bring_back_run(self, folder: Path) -> None:
        """Show the run that was shown the last time, unless another is; one that is gone is not."""

        def show(opened: OpenedRun) -> None:
            if self.shown_run is None and not self._controller.is_active:
                self._controller.show_run(opened)

        if self.shown_run is None:
            self._background.start(lambda _: run_store.open_run(folder), show, lambda _: None)

    def _open_if_idle(self, opened: OpenedRun) -> None:
        if not self._controller.is_active:
            self._open_run(opened)

    @Slot(object)
    def _open_run(self, opened: OpenedRun) -> None:
        self._show_curves()
        self._controller.show_run(opened)

    @Slot(object)
    def _duplicate(self, spec: RunSpec) -> None:
        """Have the form say what another run did, with a way back to what it said."""
        session, form = self._session, self.panel.form
        self._before = session.data, session.model, form.value()
        self._take(spec.data, spec.model, spec.train)
        text = self.tr("The settings are those of that run now.")
        self.banner.show_message(text, self.tr("Undo"))

    def _take(self, data: DataSpec, model: ModelSpec, train: TrainSpec) -> None:
        self._session.set_model(model)
        self.panel.form.set_value(train)
        self._library.open(data)

    @Slot()
    def _take_offer(self) -> None:
        """Do what the banner's button says: try again what has failed, or go back."""
        before, self._before = self._before, None
        if before is None:
            self._controller.resume()
            return
        self.banner.hide()
        if not self._controller.is_active:
            self._take(*before)

    @Slot(object)
    def resume_run(self, folder: Path) -> None:
        """Go on with the run in a folder."""

        def read(_: Job) -> OpenedRun:
            return run_store.open_run(folder)

        self._background.start(read, self._go_on_with, self._show_error)

    def _go_on_with(self, opened: OpenedRun) -> None:
        if not self._controller.is_active:
            self._open_run(opened)
            self._controller.go_on()

    # What comes from outside

    @Slot(object)
    def _follow(self, state: RunState) -> None:
        if state is RunState.RUNNING:
            self.banner.hide()
            self._advice_clock.start()
        else:
            self._advice_clock.stop()

    @Slot()
    def _advise(self) -> None:
        spec, info = self._controller.spec, self._controller.start_info
        if spec is not None and info is not None:
            found = diagnose(self._controller.history, spec.train, info.classes)
            self.live.set_advice(advice.sentence(found) if found else "")

    @Slot(object)
    def _run_paused(self, error: AtelierError | None) -> None:
        if error is not None:
            self._before = None
            self.banner.show_message(errors.sentence(error), self.tr("Try again"), kind="error")

    @Slot(object)
    def _show_error(self, error: AtelierError) -> None:
        self.banner.show_message(errors.sentence(error), kind="error")

    @Slot(object)
    def _run_finished(self, finished: RunFinished) -> None:
        self._advise()
        if finished.error is not None:
            self._show_error(finished.error)

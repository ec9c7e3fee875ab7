"""The main window: four tabs, menus, a status bar, and an orderly end. No logic."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from engine.codegen.twin import Language
from engine.run_spec import ModelSpec
from engine.train_spec import DeviceName, TrainSpec
from gui import theme
from gui.background import Background
from gui.code.dock import CodeDock
from gui.library import Library
from gui.menus import Menus
from gui.predictor import Predictor, Verdict
from gui.session import LoadedDataset, Session
from gui.settings import Settings
from gui.spec_current import CurrentSpec
from gui.spec_files import SpecFiles
from gui.tabs.data_tab import DataTab
from gui.training.controller import RunState, TrainingController

if TYPE_CHECKING:
    from gui.tabs.draw_tab import DrawTab
    from gui.tabs.model_tab import ModelTab
    from gui.tabs.training_tab import TrainingTab

AnyTab = TypeVar("AnyTab", bound=QWidget)

_CLOSE_MS = 3000
_SWITCH_SECONDS = 0.0005


class MainWindow(QMainWindow):
    """Owns session, controller and threads, and hands them to the tabs.

    Signals:
        painted(): The first frame is on the screen.
    """

    painted = Signal()

    def __init__(
        self,
        data_root: Path | None = None,
        settings: Settings | None = None,
        device: DeviceName = "auto",
        language: Language = "en",
    ) -> None:
        super().__init__()
        self._device = device
        self._language = language
        self.data_root = data_root
        self.setWindowTitle(self.tr("Atelier"))
        self.settings = settings or Settings()
        self.session = Session(self)
        self.background = Background(self)
        self.library = Library(self.session, self.background, data_root, self)
        self.controller = TrainingController(self.session, data_root, self)
        self.library.trained_dataset = self.controller.trained_dataset
        self.predictor = Predictor(self)
        self._painted = False
        self._closing = False
        self.threads_ended = True
        self._build()
        self.controller.state_changed.connect(self._follow_run)
        self.session.dataset_changed.connect(self._show_dataset)
        self.session.model_changed.connect(self._show_model)

    def _build(self) -> None:
        self.data_tab = DataTab(self.session, self.library, self.background)
        self.data_tab.trace_requested.connect(self._trace)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.data_tab, self.tr("Data"))
        for title in (self.tr("Model"), self.tr("Training"), self.tr("Draw")):
            self.tabs.addTab(QWidget(), title)  # their place; see `build_tabs`
        self.tabs.currentChanged.connect(self._build_tab)
        self._build_files()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.files.banner)
        column.addWidget(self.tabs, 1)
        self.setCentralWidget(middle)
        self.code_dock = CodeDock(self, self._language)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.code_dock)
        self.menus = Menus(self)
        self._build_status()
        self.resize(1280, 800)
        self.setMinimumSize(1024, 640)
        geometry = self.settings.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)
        layout = self.settings.layout
        if layout is not None:
            self.restoreState(layout)

    def _build_files(self) -> None:
        current = CurrentSpec(
            self.session, self.library, lambda: self.training_tab.panel.form, self
        )
        self.files = SpecFiles(
            current,
            self.controller,
            self.background,
            self,
            self._language,
            data_root=self.data_root,
        )
        self.files.data_wanted.connect(self._show_catalogue)

    def _build_status(self) -> None:
        self.dataset_status = QLabel(self.tr("Opening..."))
        self.model_status = QLabel(self.session.model.name)
        self.run_status = QLabel(self.tr("No training yet"))
        for label in (self.dataset_status, self.model_status, self.run_status):
            theme.set_role(label, "muted")
            label.setContentsMargins(8, 0, 8, 0)
            self.statusBar().addWidget(label)

    # The other tabs: importing and building them takes longer than all that the first frame needs.

    @functools.cached_property
    def model_tab(self) -> ModelTab:
        """The Model tab, built when it is first asked for."""
        from gui.tabs.model_tab import ModelTab

        return self._place(1, ModelTab(self.session, self.background, self._language))

    @functools.cached_property
    def training_tab(self) -> TrainingTab:
        """The Training tab, likewise."""
        from gui.tabs.training_tab import TrainingTab

        tab = TrainingTab(self.session, self.library, self.controller, self.background)
        tab.panel.form.choose_device(self._device)
        tab.live.draw_requested.connect(self._show_draw_tab)
        tab.image_requested.connect(self._show_image)
        tab.runs.export_requested.connect(self.files.ask_export_run)
        return self._place(2, tab)

    @functools.cached_property
    def draw_tab(self) -> DrawTab:
        """The Draw tab, likewise."""
        from gui.tabs.draw_tab import DrawTab

        tab = DrawTab(self.session, self.predictor, self.background)
        tab.image_requested.connect(self._show_image)
        return self._place(3, tab)

    def _place(self, index: int, tab: AnyTab) -> AnyTab:
        """Put a tab in its place."""
        title, shown = self.tabs.tabText(index), self.tabs.currentIndex() == index
        blocked = self.tabs.blockSignals(True)
        self.tabs.removeTab(index)
        self.tabs.insertTab(index, tab, title)
        if shown:
            self.tabs.setCurrentIndex(index)
        self.tabs.blockSignals(blocked)
        return tab

    @Slot(int)
    def _build_tab(self, index: int) -> None:
        """Build a tab that somebody wants to see; those that are built are only looked up."""
        getattr(self, ("data_tab", "model_tab", "training_tab", "draw_tab")[index])

    def build_tabs(self) -> None:
        """Build the tabs and the Data tab's pages that are not built yet."""
        for _ in self._building():
            pass

    def _building(self) -> Iterator[None]:
        """The same in pieces, between which the window may answer."""
        for index in range(self.tabs.count()):
            self._build_tab(index)
            yield
        if not self.data_tab.is_complete:
            self.data_tab.build_pages()
            form = self.training_tab.panel.form
            self._take_form(form.value())
            self.data_tab.batch_size_changed.connect(form.set_batch_size)
            form.value_changed.connect(self._take_form)
            self.training_tab.time_travel.epochs_changed.connect(self._show_epochs)
            self.controller.run_changed.connect(self._show_epochs)
            self.predictor.answered.connect(self._pass_drawing)

    @property
    def was_painted(self) -> bool:
        """Whether the first frame has been on the screen."""
        return self._painted

    def start(self) -> None:
        """Begin what is heavy: torch and the first dataset in other threads, the plots here."""
        # Threads that want Python's lock may ask for it sooner than after 5 ms: it brings the
        # slowest verdicts on a drawing (p95) from 12 ms to 5.
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._beginning = self._begin()
        self._go_on()

    def _begin(self) -> Iterator[None]:
        yield from self._building()
        yield
        self.library.open_first()
        self.predictor.load()
        yield
        self.training_tab.live.build_plots()
        yield
        self.code_dock.fill()

    @Slot()
    def _go_on(self) -> None:
        """Do the next piece of the beginning, unless the window is closed already."""
        for _ in self._beginning if self.isVisible() else ():
            QTimer.singleShot(0, self, self._go_on)
            return

    # Slots

    @Slot()
    def _show_draw_tab(self) -> None:
        self.tabs.setCurrentWidget(self.draw_tab)

    @Slot()
    def _show_catalogue(self) -> None:
        self.build_tabs()
        self.tabs.setCurrentWidget(self.data_tab)
        self.data_tab.pages.setCurrentWidget(self.data_tab.catalogue)

    @Slot(str, int)
    def _show_image(self, split: str, index: int) -> None:
        self.tabs.setCurrentWidget(self.data_tab)
        self.data_tab.show_image(split, index)

    @Slot(object)
    def _take_form(self, train: TrainSpec) -> None:
        self.data_tab.loader.set_batch_size(train.batch_size)
        self.model_tab.set_train(train)

    @Slot()
    def _show_epochs(self) -> None:
        self.model_tab.set_epochs(self.controller.folder, self.training_tab.time_travel.epochs)

    @Slot(object)
    def _pass_drawing(self, verdict: Verdict) -> None:
        """The walk takes the drawing as the own model sees it, or else as Atelier's does."""
        seen = [said.seen for said in (verdict.own, verdict.shipped) if said is not None]
        self.model_tab.set_drawing(seen[0] if seen else None)

    @Slot(object)
    def _trace(self, image: NDArray[np.uint8]) -> None:
        self.draw_tab.canvas.set_template(image)
        self.tabs.setCurrentWidget(self.draw_tab)

    @Slot(object)
    def _show_dataset(self, dataset: LoadedDataset) -> None:
        self.dataset_status.setText(
            self.tr("{0}: {1} + {2} images").format(
                dataset.entry.title, f"{len(dataset.train):,}", f"{len(dataset.test):,}"
            )
        )

    @Slot(object)
    def _show_model(self, model: ModelSpec) -> None:
        self.model_status.setText(model.name)

    @Slot(object)
    def _follow_run(self, state: RunState) -> None:
        texts = {
            RunState.IDLE: self.tr("Not training"),
            RunState.STARTING: self.tr("Training begins"),
            RunState.RUNNING: self.tr("Training in progress"),
            RunState.PAUSING: self.tr("Pausing"),
            RunState.PAUSED: self.tr("Paused"),
            RunState.STOPPING: self.tr("Stopping"),
        }
        self.run_status.setText(texts[state])
        if self._closing and state is RunState.IDLE:
            # Not from within the signal: the thread that has just ended is still being put away.
            QTimer.singleShot(0, self, self.close)

    # The end

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let a training end with a checkpoint, and the other threads end; then close."""
        if self.controller.is_active:
            self._closing = True
            self.controller.stop()
            self.statusBar().showMessage(self.tr("Saving the training before closing..."))
            event.ignore()
            return
        self.settings.geometry, self.settings.layout = self.saveGeometry(), self.saveState()
        self.data_tab.shut_down()
        self.code_dock.shut_down()
        self.hide()  # nobody wants to look at a window that waits for its threads
        self.threads_ended = all(
            (self.predictor.shut_down(_CLOSE_MS), self.background.shut_down(_CLOSE_MS))
        )
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Say when the first frame has been painted."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)
        return handled

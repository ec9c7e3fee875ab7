"""The main window: what lives as long as it does, how it begins, changes its language, and ends."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QTabWidget

from engine.codegen.twin import Language
from engine.train_spec import DeviceName
from gui import i18n, theme
from gui.background import Background
from gui.docks import Docks
from gui.guide.school import School
from gui.library import Library
from gui.memory.keeper import DeskKeeper
from gui.memory.memory import Memory
from gui.menus import Menus
from gui.pieces import Pieces
from gui.predictor import Predictor
from gui.preferences.in_force import SettingsInForce
from gui.renewal import Renewal
from gui.session import Session
from gui.settings import LanguageChoice, Settings
from gui.spec_files import SpecFiles
from gui.start.reception import Reception
from gui.status_line import StatusLine
from gui.tabs.data_tab import DataTab
from gui.training.controller import RunState, TrainingController
from gui.workbench import Workbench

if TYPE_CHECKING:
    from gui.memory.desk_state import DeskState
    from gui.tabs.draw_tab import DrawTab
    from gui.tabs.model_tab import ModelTab
    from gui.tabs.training_tab import TrainingTab

_log = logging.getLogger(__name__)

_SIZE = (1280, 800)
_LEAST = (1024, 640)
_CLOSE_MS = 3000
_SWITCH_SECONDS = 0.0005


class MainWindow(QMainWindow):
    """Owns session, controller and threads; the workbench shows them, in one language at a time.

    Args:
        data_root: What `--data-root` said; None for what the settings say.
        settings: What the person has chosen; None for what is on the disk.
        device: The training form's first choice.
        language: That of the translator in force.

    Attributes:
        data_root: Where to look for datasets before the usual places.
        middle: The start page, and the workbench.
        workbench: The tabs, as they are now.
        docks, code_dock, menus, status: What stands around them.
        memory, keeper: What is remembered from one start to the next.
        preferences: The settings' dialog, and what comes of it.
        pieces: What is done bit by bit: the beginning, another language.
        reception: The start page.
        school: The lessons.
        is_to_begin_afresh: Whether the window has closed for the next pupil to begin.

    Signals:
        painted(): The first frame is on the screen.
        rebuilt(): Another workbench has taken the place of the one before.
    """

    painted = Signal()
    rebuilt = Signal()

    def __init__(
        self,
        data_root: Path | None = None,
        settings: Settings | None = None,
        device: DeviceName = "auto",
        language: Language = "en",
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.data_root = self.settings.data_root(data_root)
        self.session: Session = Session(self)
        self.background: Background = Background(self)
        self.library: Library = Library(self.session, self.background, self.data_root, self)
        self.controller: TrainingController = TrainingController(self.session, self.data_root, self)
        self.library.trained_dataset = self.controller.trained_dataset
        self.predictor: Predictor = Predictor(self)
        self.memory = Memory(self.session, self.library, self)
        self.keeper = DeskKeeper(self.memory, self.session, self.background, self)
        self.keeper.was_read.connect(self._take_desk)
        self._is_desk_read = False
        self._painted = False
        self._closing = False
        self.pieces = Pieces(self)
        self.threads_ended = True
        self.is_to_begin_afresh = False
        self.preferences = SettingsInForce(self, data_root)
        self.preferences.language_changed.connect(self.choose_language)
        self.preferences.reset_layout_requested.connect(self.reset_layout)
        self.preferences.fresh_start_requested.connect(self.begin_afresh)
        self.school: School = School(self, language)
        self.middle = QStackedWidget()
        self.setCentralWidget(self.middle)
        self.surround(Workbench(self, language, device))
        self._renewal = Renewal(self, device)
        self.reception = Reception(self)
        self._lay_out()
        self.controller.state_changed.connect(self._follow_run)

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        self._hold_size()
        theme.notifier().changed.connect(self._hold_size)
        geometry = self.settings.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)
        layout = self.settings.layout
        if layout is not None:
            self.restoreState(layout)

    @Slot()
    def _hold_size(self) -> None:
        """What the tabs need, in the size of the text, as far as the screen has it."""
        room = self.screen().availableGeometry().size()
        least = QSize(theme.pixels(_LEAST[0]), theme.pixels(_LEAST[1]))
        self.setMinimumSize(least.boundedTo(room))

    def surround(self, workbench: Workbench) -> None:
        """Show a workbench, with all that stands around it."""
        self.workbench = workbench
        self.setWindowTitle(self.tr("Atelier"))
        self.middle.addWidget(workbench)
        self.middle.setCurrentWidget(workbench)
        workbench.tab_wanted.connect(self.show_workbench)
        self.docks = Docks(self, workbench.language)
        self.code_dock = self.docks.code
        self.menus: Menus = Menus(self)
        self.status = StatusLine(self.statusBar(), self.session, self.controller, self)

    # What the workbench holds

    @property
    def tabs(self) -> QTabWidget:
        """Data, Model, Training, Draw."""
        return self.workbench.tabs

    @property
    def files(self) -> SpecFiles:
        """Specs and scripts."""
        return self.workbench.files

    @property
    def data_tab(self) -> DataTab:
        """The Data tab."""
        return self.workbench.data_tab

    @property
    def model_tab(self) -> ModelTab:
        """The Model tab, built when it is first asked for."""
        return self.workbench.model_tab

    @property
    def training_tab(self) -> TrainingTab:
        """The Training tab, likewise."""
        return self.workbench.training_tab

    @property
    def draw_tab(self) -> DrawTab:
        """The Draw tab, likewise."""
        return self.workbench.draw_tab

    def build_tabs(self) -> None:
        """Build the tabs and the Data tab's pages that are not built yet."""
        for _ in self.workbench.building():
            pass

    # What is in front

    @Slot()
    def show_workbench(self) -> None:
        """Bring the tabs to the front."""
        self.middle.setCurrentWidget(self.workbench)

    @Slot()
    def show_start_page(self) -> None:
        """Bring the start page to the front."""
        self.reception.show_page()

    @Slot()
    def show_preferences(self) -> None:
        """Open the settings."""
        self.preferences.show()

    # The beginning

    @property
    def was_painted(self) -> bool:
        """Whether the first frame has been on the screen."""
        return self._painted

    def start(self) -> None:
        """Begin what is heavy: torch and the first dataset in other threads, the plots here."""
        # Threads that want Python's lock may ask for it sooner than after 5 ms: it brings the
        # slowest verdicts on a drawing (p95) from 12 ms to 5.
        sys.setswitchinterval(_SWITCH_SECONDS)
        self.pieces.do(self._begin())

    def _begin(self) -> Iterator[None]:
        yield from self.workbench.building()
        yield
        self.keeper.read()
        self.school.look()
        self.predictor.load()
        self.status.find_device(self.background)
        yield
        self.training_tab.live.build_plots()
        yield
        self.docks.fill()
        self.memory.splitters.watch(self.code_dock)

    @Slot(object)
    def _take_desk(self, desk: DeskState | None) -> None:
        """Go on where the person was the last time, or at the beginning."""
        if desk is None:
            self.library.open_first()
        else:
            self.memory.recall(self.workbench, desk)
            self.reception.offer_to_continue()
        self._is_desk_read = True
        self.watch_desk()
        self.reception.refresh()

    def watch_desk(self) -> None:
        """Keep what is on the workbench from now on; not before it is what it was the last time."""
        if self._is_desk_read:
            self.keeper.watch(self, self.workbench)

    # Another language, other looks

    @Slot(str)
    def choose_language(self, choice: LanguageChoice) -> None:
        """Speak another language from now on."""
        self.settings.language = choice
        self._renewal.speak(i18n.choice(choice))

    @Slot()
    def reset_layout(self) -> None:
        """Put window, Code pane and splitters where they were at the first start."""
        self.settings.forget_layout()
        self.memory.splitters.set_sizes({})
        self.showNormal()
        self.resize(*_SIZE)
        self.docks.put_back()
        self._renewal.begin()

    # The end

    @Slot()
    def begin_afresh(self) -> None:
        """Close, for the work to be put away and the next pupil to begin; see `gui.app`."""
        self.is_to_begin_afresh = True
        self.close()

    @Slot(object)
    def _follow_run(self, state: RunState) -> None:
        if self._closing and state is RunState.IDLE:
            # Not from within the signal: the thread that has just ended is still being put away.
            QTimer.singleShot(0, self, self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let a training end with a checkpoint, and the other threads end; then close."""
        if self.controller.is_active:
            self._closing = True
            self.controller.stop()
            self.statusBar().showMessage(self.tr("Saving the training before closing..."))
            event.ignore()
            return
        try:
            self._end()
        except Exception:  # noqa: BLE001  # PySide 6.11 answers one here with a segmentation fault
            _log.exception("the window could not be closed in order")
            self.threads_ended = False
        event.accept()

    def _end(self) -> None:
        self.settings.geometry, self.settings.layout = self.saveGeometry(), self.saveState()
        self.keeper.keep_now()
        self.school.keep_now()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.workbench.shut_down()
        self.docks.shut_down()
        self.hide()  # nobody wants to look at a window that waits for its threads
        self.threads_ended = all(
            (self.predictor.shut_down(_CLOSE_MS), self.background.shut_down(_CLOSE_MS))
        )

    def event(self, event: QEvent) -> bool:
        """Say when the first frame has been painted."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)
        return handled

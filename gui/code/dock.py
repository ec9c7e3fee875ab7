"""The Code pane's place at the window's edge: it follows the tab and the page in front."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDockWidget, QTabWidget

from engine.codegen.twin import Language
from gui.code.page_code import PageCode

if TYPE_CHECKING:
    from gui.code.pane import CodePane
    from gui.code.runner import SnippetRunner
    from gui.main_window import MainWindow

_WIDTH = 400


class CodeDock(QDockWidget):
    """Closed until the person wants it; what is in it is made when it is seen first.

    Args:
        window: Whose tabs it follows.
        language: Of the comments in the code.
    """

    def __init__(self, window: MainWindow, language: Language = "en") -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Code"))
        self.setObjectName("code")  # by which the window's layout knows it
        self._window = window
        self._language = language
        self._pane: CodePane | None = None
        self._pages: list[tuple[QTabWidget, tuple[PageCode, ...]]] = []
        action = self.toggleViewAction()
        action.setText(self.tr("&Code"))
        action.setShortcut(QKeySequence("Ctrl+K"))
        action.setToolTip(self.tr("The lines of PyTorch that equal what a page shows"))
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.visibilityChanged.connect(self._build)
        action.toggled.connect(self._stop_unseen)
        self.hide()

    @property
    def pane(self) -> CodePane:
        """What is in it; made, with all tabs, if nobody has seen it yet."""
        if self._pane is None:
            from gui.code.pane import CodePane

            window = self._window
            self._pane = CodePane(window.workbench.background, window.data_root)
            self.setWidget(self._pane)
            self._follow_tabs()
        return self._pane

    @property
    def runner(self) -> SnippetRunner | None:
        """What runs the code; None as long as nobody has seen any."""
        return None if self._pane is None else self._pane.runner

    def set_data_root(self, data_root: Path | None) -> None:
        """Where the snippets find datasets from now on."""
        if self._pane is not None:
            self._pane.runner.data_root = data_root

    def shut_down(self) -> None:
        """End a snippet that runs; for the window's end."""
        if self._pane is not None:
            self._pane.shut_down()
        self._pages.clear()  # they hold the tabs

    @property
    def is_running(self) -> bool:
        """Whether a snippet runs."""
        return self._pane is not None and self._pane.runner.is_active

    def fill(self) -> None:
        """Make what is in it, if it was left open the last time."""
        if not self.isHidden():
            self.pane.show()

    @Slot(bool)
    def _build(self, seen: bool) -> None:
        # One that was left open waits for the first frame (see `fill`), and is as wide as it was.
        if seen and self._pane is None and self._window.was_painted:
            self.pane.show()
            if not self.isFloating():
                self._make_room()
                left = self._window.width() - self._needed()
                wide = max(self.minimumSizeHint().width(), min(_WIDTH, left))
                self._window.resizeDocks([self], [wide], Qt.Orientation.Horizontal)

    @Slot(bool)
    def _stop_unseen(self, shown: bool) -> None:
        """A snippet that nobody sees takes no core from a training."""
        if not shown and self._pane is not None:
            self._pane.runner.stop()

    def _make_room(self) -> None:
        """Widen the window, as far as the screen goes: the tabs leave little beside them.

        Where the screen has no room for both, the tabs scroll sideways (see `Workbench`).
        """
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return
        room = window.screen().availableGeometry()
        lessons = window.docks.guide
        others = lessons.width() if lessons.isVisible() and not lessons.isFloating() else 0
        wanted = self._needed() + _WIDTH + others
        if wanted > window.width():
            left = max(room.left(), min(window.x(), room.right() + 1 - wanted))
            window.move(left, window.y())
            window.resize(min(wanted, room.right() + 1 - left), window.height())

    def _needed(self) -> int:
        """How wide the tabs are at least, whichever is in front."""
        return QTabWidget.minimumSizeHint(self._window.tabs).width()

    def _follow_tabs(self) -> None:
        from gui.code import data_code, draw_code, model_code, training_code

        window, language = self._window, self._language
        window.build_tabs()
        session, controller = window.session, window.controller
        data, model, training, draw = (
            window.data_tab,
            window.model_tab,
            window.training_tab,
            window.draw_tab,
        )
        self._pages = [
            (data.pages, data_code.codes_of(data, session, language)),
            (model.pages, model_code.codes_of(model, session, language)),
            (training.pages, training_code.codes_of(training, session, controller, language)),
            (draw.pages, draw_code.codes_of(draw, session, language)),
        ]
        for pages, _ in self._pages:
            pages.currentChanged.connect(self._follow)
        window.tabs.currentChanged.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if not self._pages:
            return  # it is over
        pages, codes = self._pages[self._window.tabs.currentIndex()]
        self.pane.set_page(codes[pages.currentIndex()])

"""The guide's place at the window's left edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDockWidget, QTabWidget

from gui import theme

if TYPE_CHECKING:
    from gui.guide.guide import Guide
    from gui.guide.panel import GuidePanel
    from gui.main_window import MainWindow

_WIDTH = 320
_TOLD_MS = 10_000


class GuideDock(QDockWidget):
    """Closed until somebody wants it or enters a lesson; its panel is made when it is seen first.

    Args:
        window: Whose.
        guide: What goes on; it outlives the dock, which another language has made anew.

    Signals:
        folder_wanted(): The person wants the folder for lessons of their own.
        reading_wanted(): The lessons are to be read again.
    """

    folder_wanted = Signal()
    reading_wanted = Signal()

    def __init__(self, window: MainWindow, guide: Guide) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Lessons"))
        self.setObjectName("guide")  # by which the window's layout knows it
        self._window, self._guide = window, guide
        self._panel: GuidePanel | None = None
        action = self.toggleViewAction()
        action.setText(self.tr("L&essons"))
        action.setShortcut(QKeySequence("Ctrl+L"))
        action.setToolTip(self.tr("Short lessons: predict, do, see"))
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.visibilityChanged.connect(self._build)
        action.toggled.connect(guide.set_watched)
        action.toggled.connect(self._note_closing)
        guide.entered.connect(self.open)
        self.hide()

    @property
    def panel(self) -> GuidePanel:
        """What is in it; made if nobody has seen it yet."""
        if self._panel is None:
            from gui.guide.panel import GuidePanel

            self._panel = GuidePanel(self._guide)
            self._panel.folder_wanted.connect(self.folder_wanted)
            self._panel.reading_wanted.connect(self.reading_wanted)
            self.setWidget(self._panel)
        return self._panel

    @Slot()
    def open(self) -> None:
        """Show it; a lesson was entered."""
        self.show()
        self.raise_()

    def fill(self) -> None:
        """Make what is in it, if it was left open the last time."""
        if not self.isHidden():
            self.panel.show()

    def shut_down(self) -> None:
        """Hear nothing any more of the guide, which lives on."""
        self.toggleViewAction().toggled.disconnect(self._guide.set_watched)
        self.toggleViewAction().toggled.disconnect(self._note_closing)
        self._guide.entered.disconnect(self.open)
        if self._panel is not None:
            self._panel.shut_down()

    @Slot(bool)
    def _note_closing(self, shown: bool) -> None:
        """A lesson that is over ends; another one waits, and with it what was here before."""
        if shown or self._guide.lesson is None:
            return
        if self._guide.is_finished:
            self._guide.leave()
        else:
            self._window.statusBar().showMessage(
                self.tr("The lesson waits: View > Lessons. What was here before comes back then."),
                _TOLD_MS,
            )

    @Slot(bool)
    def _build(self, seen: bool) -> None:
        # One that was left open waits for the first frame (see `fill`), and is as wide as it was.
        if seen and self._panel is None and self._window.was_painted:
            self.panel.show()
            if not self.isFloating():
                self._make_room()
                wide = min(theme.pixels(_WIDTH), max(_WIDTH, self._window.width() // 3))
                self._window.resizeDocks([self], [wide], Qt.Orientation.Horizontal)

    def _make_room(self) -> None:
        """Widen the window, as far as the screen goes; beyond that the tabs scroll sideways."""
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return
        room = window.screen().availableGeometry()
        code = window.code_dock
        others = code.width() if code.isVisible() and not code.isFloating() else 0
        wanted = QTabWidget.minimumSizeHint(window.tabs).width() + others + theme.pixels(_WIDTH)
        if wanted > window.width():
            left = max(room.left(), min(window.x(), room.right() + 1 - wanted))
            window.move(left, window.y())
            window.resize(min(wanted, room.right() + 1 - left), window.height())

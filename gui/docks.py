"""What stands beside the tabs: the lessons at the left, the Code pane at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from engine.codegen.twin import Language
from gui.code.dock import CodeDock
from gui.guide.dock import GuideDock

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_Area = Qt.DockWidgetArea


class Docks(QObject):
    """Built with a workbench, in its language, and taken away with it.

    Args:
        window: Whose.
        language: What they speak.

    Attributes:
        code: The Code pane.
        guide: The lessons.
    """

    def __init__(self, window: MainWindow, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self.code = CodeDock(window, language)
        self.guide = GuideDock(window, window.school.guide)
        window.school.guide.set_language(language)
        window.school.wanted.connect(self.guide.open)
        self.guide.folder_wanted.connect(window.school.open_folder)
        self.guide.reading_wanted.connect(window.school.look)
        self.put_back()

    def put_back(self) -> None:
        """Have them where they are at the first start, closed."""
        for dock, area in (
            (self.guide, _Area.LeftDockWidgetArea),
            (self.code, _Area.RightDockWidgetArea),
        ):
            dock.setFloating(False)
            self._window.addDockWidget(area, dock)
            dock.hide()

    def fill(self) -> None:
        """Make what is in those that are open."""
        self.code.fill()
        self.guide.fill()

    def shut_down(self) -> None:
        """End what goes on in them; for the window's end."""
        self.code.shut_down()
        self.guide.shut_down()

    def take_away(self) -> None:
        """Make room for those of another workbench."""
        self.shut_down()
        for dock in (self.code, self.guide):
            self._window.removeDockWidget(dock)
            dock.setObjectName("")  # the layout is the new one's
            dock.deleteLater()
        self.deleteLater()

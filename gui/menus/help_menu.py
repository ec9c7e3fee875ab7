"""The Help menu: keys, the log, what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui import about
from gui.menus.keys_window import KeysWindow
from gui.menus.live_menu import LiveMenu
from gui.trouble.open_log import LogOpener

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class HelpMenu(LiveMenu):
    """What helps.

    Args:
        window: The window.
        parent: The menu bar.
    """

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("&Help"))
        self._window = window
        self.add(self.tr("L&essons"), window.school.go_on)
        self.add(self.tr("&Keyboard shortcuts"), self._show_keys, "F1")
        self.addSeparator()
        self._log = LogOpener(self)
        self._log.refused.connect(window.files.say)
        self.addAction(self._log.action)
        self.addSeparator()
        shown = self.add(self.tr("&About Atelier"), lambda: about.show(window, window.background))
        shown.setMenuRole(QAction.MenuRole.AboutRole)

    def _show_keys(self) -> None:
        """The list that is open, if there is one; it speaks the language of these menus."""
        shown = self._window.findChild(KeysWindow)
        if shown is None:
            shown = KeysWindow(self._window)
            self.destroyed.connect(shown.close)
        shown.show()
        shown.raise_()
        shown.activateWindow()

"""The menu bar's content, and what becomes of files that are dropped on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.drops import Drops
from gui.menus.draw_menu import DrawMenu
from gui.menus.edit_menu import EditMenu
from gui.menus.file_menu import FileMenu
from gui.menus.front import Front
from gui.menus.help_menu import HelpMenu
from gui.menus.tab_menus import DataMenu, ModelMenu, TrainingMenu
from gui.menus.view_menu import ViewMenu

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Menus(QObject):
    """Fills a window's menu bar; its menus go when it goes.

    Args:
        window: The window, whose workbench and Code pane are there; tabs need not be built.

    Attributes:
        drops: Opens files, wherever they come from.
        file, edit, data, model, training, draw, view, help: The menus.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        bar, front = window.menuBar(), Front(window)
        self.drops = Drops(window, self)
        self.file = FileMenu(window, front, self.drops, bar)
        self.edit = EditMenu(front, bar)
        self.data = DataMenu(window, bar)
        self.model = ModelMenu(window, bar)
        self.training = TrainingMenu(window, bar)
        self.draw = DrawMenu(window, front, bar)
        self.view = ViewMenu(window, front, bar)
        self.help = HelpMenu(window, bar)
        for menu in (
            self.file,
            self.edit,
            self.data,
            self.model,
            self.training,
            self.draw,
            self.view,
            self.help,
        ):
            bar.addMenu(menu)
            self.destroyed.connect(menu.deleteLater)

"""The File menu: what comes from the disk and goes there, settings, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.drops import Drops
from gui.menus.front import DRAW, Front
from gui.menus.live_menu import LiveMenu

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class FileMenu(LiveMenu):
    """Opens and saves.

    Args:
        window: The window.
        front: What is in front.
        drops: Opens files of any kind.
        parent: The menu bar.
    """

    def __init__(self, window: MainWindow, front: Front, drops: Drops, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("&File"))
        self._window, self._front = window, front
        self.add(self.tr("&Open..."), drops.ask_open, QKeySequence.StandardKey.Open)
        self.press(
            self.tr("Open &weights..."),
            lambda: window.model_tab.weights.card.open_button,
            before=self._show_weights,
        )
        self.add(self.tr("Open p&icture..."), lambda: self._with_picture("open"))
        self.add(self.tr("Open &run folder..."), self._ask_run_folder)
        self.addSeparator()
        self.addAction(window.files.save_action)
        self.add(
            self.tr("Save &drawing..."), lambda: self._with_picture("save"), can=self._has_drawing
        )
        self.add(
            self.tr("Save drawing as PN&G..."),
            lambda: self._with_picture("png"),
            can=self._has_drawing,
        )
        self.press(
            self.tr("Save weig&hts..."),
            lambda: window.model_tab.weights.card.save_button,
            before=self._show_weights,
        )
        self.addSeparator()
        self.addAction(window.files.export_action)
        self.press(
            self.tr("Export weigh&ts..."),
            lambda: window.model_tab.weights.elsewhere.button,
            before=self._show_export,
        )
        self.addSeparator()
        settings = self.add(self.tr("Setti&ngs..."), window.show_preferences, "Ctrl+,")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        leave = self.add(self.tr("&Quit"), window.close, QKeySequence.StandardKey.Quit)
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _show_weights(self) -> None:
        tab = self._window.model_tab
        self._window.workbench.show_tab(tab)
        tab.pages.setCurrentWidget(tab.weights)

    def _ask_run_folder(self) -> None:
        self._window.workbench.show_tab(self._window.training_tab)
        self._window.training_tab.ask_run_folder()

    def _show_export(self) -> None:
        self._show_weights()
        weights = self._window.model_tab.weights
        weights.pages.setCurrentWidget(weights.elsewhere)

    def _has_drawing(self) -> bool:
        return self._front.is_built(DRAW) and not self._window.draw_tab.canvas.is_empty

    def _with_picture(self, choice: str) -> None:
        self._window.workbench.show_tab(self._window.draw_tab)
        self._window.draw_tab.tools.choose(choice)

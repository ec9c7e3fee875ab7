"""The window's menus: what can be done, and with which keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from gui import about, theme

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Menus(QObject):
    """Fills a window's menu bar.

    Args:
        window: The window, whose tabs are there.

    Attributes:
        file: The File menu.
        view: The View menu.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        bar = window.menuBar()
        self.file: QMenu = bar.addMenu(self.tr("&File"))
        self.view: QMenu = bar.addMenu(self.tr("&View"))
        self._help: QMenu = bar.addMenu(self.tr("&Help"))
        self._fill_file()
        self._fill_view()
        about_action = QAction(self.tr("&About Atelier"), self)
        about_action.setMenuRole(QAction.MenuRole.AboutRole)
        about_action.triggered.connect(self._show_about)
        self._help.addAction(about_action)

    def _fill_file(self) -> None:
        files = self._window.files
        self.file.addActions([files.open_action, files.save_action])
        self.file.addSeparator()
        self.file.addAction(files.export_action)
        self.file.addSeparator()
        quit_action = QAction(self.tr("&Quit"), self)
        quit_action.setShortcut(QKeySequence.StandardKey.Quit)
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)
        quit_action.triggered.connect(self._window.close)
        self.file.addAction(quit_action)

    def _fill_view(self) -> None:
        tabs = self._window.tabs
        for number in range(tabs.count()):
            action = QAction(tabs.tabText(number), self)
            action.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
            action.setData(number)
            action.triggered.connect(self._show_tab)
            self.view.addAction(action)
        self.view.addSeparator()
        self.view.addAction(self._window.code_dock.toggleViewAction())
        self.view.addSeparator()
        schemes = QActionGroup(self)
        chosen = self._window.settings.scheme
        for scheme, text in (
            ("system", self.tr("Colours as the &system")),
            ("light", self.tr("&Light colours")),
            ("dark", self.tr("&Dark colours")),
        ):
            action = QAction(text, self, checkable=True, checked=scheme == chosen)
            action.setData(scheme)
            schemes.addAction(action)
            self.view.addAction(action)
        schemes.triggered.connect(self._choose_scheme)

    @Slot()
    def _show_tab(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.tabs.setCurrentIndex(action.data())

    @Slot(QAction)
    def _choose_scheme(self, action: QAction) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._window.settings.scheme = action.data()
            theme.apply(app, action.data())

    @Slot()
    def _show_about(self) -> None:
        about.show(self._window)

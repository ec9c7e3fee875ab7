"""The View menu: where one looks, in which language, and how large."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.menus.front import Front
from gui.menus.live_menu import LiveMenu, bindings
from gui.numbers import percent
from gui.settings import TEXT_SCALES

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_MOST_PAGES = 9
_Keys = QKeySequence.StandardKey
# On a Mac the Alt key types letters; Qt calls its Control key Meta.
_PAGE_KEYS = "Meta+{0}" if sys.platform == "darwin" else "Alt+{0}"


class ViewMenu(LiveMenu):
    """Tabs, pages, the Code pane, looks.

    Args:
        window: The window.
        front: What is in front.
        parent: The menu bar.
    """

    def __init__(self, window: MainWindow, front: Front, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("&View"))
        self._window, self._front = window, front
        tabs = window.tabs
        for number in range(tabs.count()):
            self._add_tab(f"&{number + 1}  {tabs.tabText(number)}", number)
        self.addSeparator()
        self.addMenu(self._build_pages())
        self.addAction(window.docks.guide.toggleViewAction())
        self.addAction(window.docks.code.toggleViewAction())
        self.addSeparator()
        for menu in (self._build_languages(), self._build_schemes(), self._build_sizes()):
            self.addMenu(menu)
        self.addSeparator()
        self.add(
            self.tr("&Full screen"),
            self._turn_full,
            _Keys.FullScreen if bindings(_Keys.FullScreen) else "F11",
            is_on=window.isFullScreen,
        )
        self.add(self.tr("&Start page"), window.show_start_page, "Alt+Home")
        self.add(self.tr("&Reset layout"), window.reset_layout)

    def _add_tab(self, text: str, number: int) -> None:
        def show() -> None:
            self._window.show_workbench()
            self._window.tabs.setCurrentIndex(number)

        self.add(text, show, f"Ctrl+{number + 1}", is_on=lambda: self._front.tab == number)

    def _build_pages(self) -> LiveMenu:
        return _PagesMenu(self._front, self)

    def _build_languages(self) -> LiveMenu:
        window = self._window
        return _ChoiceMenu(
            self.tr("&Language"),
            (
                (self.tr("As the &system"), "system"),
                ("&English", "en"),  # each by its own name, whatever is spoken
                ("한국어(&K)", "ko"),
            ),
            lambda: window.settings.language,
            window.choose_language,
            self,
        )

    def _build_schemes(self) -> LiveMenu:
        window = self._window
        return _ChoiceMenu(
            self.tr("&Theme"),
            (
                (self.tr("As the &system"), "system"),
                (self.tr("&Light"), "light"),
                (self.tr("&Dark"), "dark"),
            ),
            lambda: window.settings.scheme,
            window.preferences.choose_scheme,
            self,
        )

    def _build_sizes(self) -> LiveMenu:
        window = self._window
        menu = _ChoiceMenu(
            self.tr("Te&xt size"),
            tuple((percent(scale), scale) for scale in TEXT_SCALES),
            lambda: window.settings.text_scale,
            window.preferences.choose_text_scale,
            self,
        )
        menu.addSeparator()
        menu.add(self.tr("&Larger"), lambda: self._scale(1), ["Ctrl++", "Ctrl+="])
        menu.add(self.tr("&Smaller"), lambda: self._scale(-1), "Ctrl+-")
        menu.add(
            self.tr("&Usual size"), lambda: window.preferences.choose_text_scale(1.0), "Ctrl+0"
        )
        return menu

    def _scale(self, by: int) -> None:
        place = TEXT_SCALES.index(self._window.settings.text_scale) + by
        if 0 <= place < len(TEXT_SCALES):
            self._window.preferences.choose_text_scale(TEXT_SCALES[place])

    def _turn_full(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)


class _PagesMenu(LiveMenu):
    """The pages of the tab in front."""

    def __init__(self, front: Front, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("&Pages of this tab"))
        self._front = front
        for number in range(_MOST_PAGES):
            self._add_page(number)
        self.addSeparator()
        self.add(self.tr("&Next page"), lambda: front.turn(1), "Ctrl+Tab")
        self.add(self.tr("&Previous page"), lambda: front.turn(-1), "Ctrl+Shift+Tab")

    def _add_page(self, number: int) -> None:
        def says() -> str:
            act.setVisible(number < self._count())
            return f"&{number + 1}  {self._title(number)}"

        act = self.add(
            self.tr("Page {0}").format(number + 1),
            lambda: self._front.show_page(number),
            _PAGE_KEYS.format(number + 1),
            can=lambda: number < self._count(),
            says=says,
            is_on=lambda: self._is_front(number),
        )

    def _count(self) -> int:
        return 0 if self._front.pages is None else self._front.pages.count()

    def _title(self, number: int) -> str:
        pages = self._front.pages
        return "" if pages is None else pages.tabText(number)

    def _is_front(self, number: int) -> bool:
        pages = self._front.pages
        return pages is not None and pages.currentIndex() == number


class _ChoiceMenu(LiveMenu):
    """One of several values."""

    def __init__(self, title: str, choices: Any, now: Any, choose: Any, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._now, self._choose = now, choose
        group = QActionGroup(self)
        for text, value in choices:
            self._add_choice(group, text, value)

    def _add_choice(self, group: QActionGroup, text: str, value: Any) -> None:
        act = self.add(text, lambda: self._choose(value), is_on=lambda: bool(self._now() == value))
        act.setData(value)
        group.addAction(act)

"""The Draw menu: the sheet, its tools, pictures, and what is taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.menus.front import DRAW, Front
from gui.menus.live_menu import LiveMenu

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class DrawMenu(LiveMenu):
    """Tools have keys of their own on the sheet; they are shown here.

    Args:
        window: The window.
        front: What is in front.
        parent: The menu bar.
    """

    def __init__(self, window: MainWindow, front: Front, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("D&raw"))
        self._window, self._front = window, front
        self.press(self.tr("&Clear the sheet"), lambda: self._button("clear"), "Ctrl+Shift+N")
        self.addSeparator()
        for name, text, key in (
            ("brush", self.tr("&Brush"), "B"),
            ("eraser", self.tr("&Eraser"), "E"),
            ("fill", self.tr("&Fill"), "F"),
            ("line", self.tr("&Line"), "L"),
            ("move", self.tr("Mo&ve"), "V"),
        ):
            self._add_tool(name, text, key)
        self._add_tool("mirror", self.tr("&Mirror left and right"), "M")
        self.addSeparator()
        self.add(self.tr("&Open picture..."), lambda: self._choose("open"))
        self.add(self.tr("&Paste picture"), lambda: self._choose("paste"))
        self.add(self.tr("Open &drawing..."), lambda: self._choose("load"))
        self.add(
            self.tr("&Remove template"), lambda: self._choose("template"), can=self._has_template
        )
        self.addSeparator()
        for name, text in (
            ("verdicts", self.tr("Verd&icts")),
            ("why", self.tr("&Why")),
            ("teach", self.tr("&Teach")),
        ):
            self._add_page(name, text)

    def _button(self, name: str) -> QAbstractButton:
        return self._window.draw_tab.tools.button(name)

    def _add_tool(self, name: str, text: str, key: str) -> None:
        def take() -> None:
            self._show()
            self._button(name).click()
            self._window.draw_tab.canvas.setFocus()

        self.add(
            text,
            take,
            shows=key,
            is_on=lambda: self._front.is_built(DRAW) and self._button(name).isChecked(),
        )

    def _add_page(self, name: str, text: str) -> None:
        def show() -> None:
            self._show()
            tab = self._window.draw_tab
            tab.pages.setCurrentWidget(getattr(tab, name))

        self.add(text, show)

    def _has_template(self) -> bool:
        return self._front.is_built(DRAW) and self._window.draw_tab.canvas.has_template

    def _choose(self, choice: str) -> None:
        self._show()
        self._window.draw_tab.tools.choose(choice)

    def _show(self) -> None:
        self._window.workbench.show_tab(self._window.draw_tab)

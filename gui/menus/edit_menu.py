"""The Edit menu: undo where the person is, and the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from gui.menus import clipboard_keys
from gui.menus.front import Front
from gui.menus.live_menu import LiveMenu, native

_Keys = QKeySequence.StandardKey


class EditMenu(LiveMenu):
    """Undo and redo act on the text that has the focus, or else on what is in front.

    The clipboard's entries press their keys where the focus is: each widget knows best.

    Args:
        front: What is in front.
        parent: The menu bar.
    """

    def __init__(self, front: Front, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("&Edit"))
        self._front = front
        self.add(
            self.tr("&Undo"), lambda: self._go(back=True), _Keys.Undo, can=lambda: self._can(True)
        )
        self.add(
            self.tr("&Redo"), lambda: self._go(back=False), _Keys.Redo, can=lambda: self._can(False)
        )
        self.addSeparator()
        for text, key in (
            (self.tr("Cu&t"), _Keys.Cut),
            (self.tr("&Copy"), _Keys.Copy),
            (self.tr("&Paste"), _Keys.Paste),
            (self.tr("Select &all"), _Keys.SelectAll),
        ):
            self._add_key(text, key)
        self.addSeparator()
        for text, kind in (
            (self.tr("Copy as p&icture"), "picture"),
            (self.tr("Copy as &data"), "data"),
        ):
            self._add_copy(text, kind)
        self.addSeparator()
        self.add(self.tr("&Find"), front.find, _Keys.Find, can=self._can_find)

    def _add_key(self, text: str, key: QKeySequence.StandardKey) -> None:
        front = self._front
        self.add(
            text,
            lambda: front.press(key),
            can=lambda: front.focus is not None and clipboard_keys.can(front.focus, key),
            shows=native(key),
        )

    def _add_copy(self, text: str, kind: str) -> None:
        front = self._front
        self.add(text, lambda: front.copy_as(kind), can=lambda: front.copied(kind) is not None)

    def _can_find(self) -> bool:
        field = self._front.search()
        return field is not None and field.isEnabled()

    def _can(self, back: bool) -> bool:
        if self._front.wants(_Keys.Undo if back else _Keys.Redo):
            return True  # it knows itself
        button = self._front.way(back=back)
        return button is not None and button.isEnabled()

    def _go(self, *, back: bool) -> None:
        key = _Keys.Undo if back else _Keys.Redo
        if self._front.wants(key):
            self._front.press(key)
            return
        button = self._front.way(back=back)
        if button is not None:
            button.click()

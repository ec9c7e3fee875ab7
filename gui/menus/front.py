"""What is in front of the person: which tab, which page, and what keys mean there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QTabWidget,
    QWidget,
)

if TYPE_CHECKING:
    from gui.main_window import MainWindow

DATA, MODEL, TRAINING, DRAW = range(4)


class Front:
    """Answers for menus; builds no tab to do so.

    Args:
        window: The window.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def tab(self) -> int | None:
        """The tab in front; None if it is not the tabs that are, or it is not built yet."""
        window = self._window
        index = window.tabs.currentIndex()
        is_shown = window.middle.currentWidget() is window.workbench
        return index if is_shown and self.is_built(index) else None

    def is_built(self, index: int) -> bool:
        """Whether a tab is there, not only its place."""
        return type(self._window.tabs.widget(index)) is not QWidget

    @property
    def pages(self) -> QTabWidget | None:
        """The pages of the tab in front."""
        if self.tab is None:
            return None
        pages = getattr(self._window.tabs.currentWidget(), "pages", None)
        return pages if isinstance(pages, QTabWidget) else None

    @property
    def page(self) -> QWidget | None:
        """The page in front."""
        return None if self.pages is None else self.pages.currentWidget()

    def turn(self, by: int) -> None:
        """Go on to the next page, or back; after the last comes the first."""
        pages = self.pages
        if pages is not None and pages.count():
            pages.setCurrentIndex((pages.currentIndex() + by) % pages.count())

    def show_page(self, number: int) -> None:
        """Bring a page of the tab in front to the front, if there are so many."""
        pages = self.pages
        if pages is not None and number < pages.count():
            pages.setCurrentIndex(number)

    # The focus

    @property
    def focus(self) -> QWidget | None:
        """The widget that keys go to, also while a menu is open."""
        return self._window.focusWidget()

    def wants(self, key: QKeySequence.StandardKey) -> bool:
        """Whether the widget with the focus takes these keys for itself, as text fields do."""
        focus = self.focus
        if focus is None:
            return False
        asked = _event(QEvent.Type.ShortcutOverride, key)
        asked.ignore()
        QApplication.sendEvent(focus, asked)
        return asked.isAccepted()

    def press(self, key: QKeySequence.StandardKey) -> None:
        """Do to the widget with the focus what these keys do there."""
        focus = self.focus
        keys = QKeySequence(key)
        if focus is None or keys.isEmpty():
            return
        for action in focus.actions():  # a shortcut of its own, which no event reaches
            if action.shortcut() == keys and action.isEnabled():
                action.trigger()
                return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, _event(kind, key))

    # Undo

    def way(self, *, back: bool) -> QAbstractButton | None:
        """The button that undoes, or does again, what was done last where the person is."""
        buttons = next(self._ways(), None)
        return None if buttons is None else buttons[0 if back else 1]

    def _ways(self) -> Iterator[tuple[QAbstractButton, QAbstractButton | None]]:
        window, page = self._window, self.page
        match self.tab:
            case 0 if window.data_tab.is_complete and page is window.data_tab.transforms:
                steps = window.data_tab.transforms.steps
                yield steps.undo_button, steps.redo_button
            case 1 if page is window.model_tab.builder:
                panel = window.model_tab.builder.panel
                yield panel.undo_button, panel.redo_button
            case 3:
                samples = window.draw_tab.teach.panel
                if self.focus is not None and samples.isAncestorOf(self.focus):
                    yield samples.undo_button, None
                tools = window.draw_tab.tools
                yield tools.button("undo"), tools.button("redo")

    # What the page in front offers

    def search(self) -> QWidget | None:
        """The field in which one searches the page in front."""
        window, page = self._window, self.page
        match self.tab:
            case 0 if page is window.data_tab.images:
                return window.data_tab.images.bar.index_field
            case 1 if page is window.model_tab.layers:
                return window.model_tab.layers.bar.search
            case 2 if page is window.training_tab.runs:
                return window.training_tab.runs.bar.search
        return None

    def find(self) -> None:
        """Go to that field."""
        field = self.search()
        if isinstance(field, QLineEdit):
            field.setFocus()
            field.selectAll()

    def copied(self, kind: str) -> QWidget | None:
        """What can be copied as a `picture` or as `data`.

        What has the focus or holds that comes first, then what is on the page in front.
        """
        widget = self.focus
        while widget is not None and widget is not self.page:
            if _can_copy(widget, kind):
                return widget
            widget = widget.parentWidget()
        shown = self.page.findChildren(QWidget) if self.page is not None else []
        return next((one for one in shown if one.isVisible() and _can_copy(one, kind)), None)

    def copy_as(self, kind: str) -> None:
        """Copy it."""
        widget = self.copied(kind)
        if widget is not None:
            widget.copy_as(kind)  # type: ignore[attr-defined]


def _can_copy(widget: QWidget, kind: str) -> bool:
    can = getattr(widget, "can_copy_as", None)
    return hasattr(widget, "copy_as") and (can is None or bool(can(kind)))


def _event(kind: QEvent.Type, key: QKeySequence.StandardKey) -> QKeyEvent:
    first = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know
    return QKeyEvent(kind, first.key(), first.keyboardModifiers())

"""Where a widget is on the screen, what hides it, and how it comes into view."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QScrollArea, QTabWidget, QWidget

from engine.lessons.lesson import Call
from gui.guide.waiting import known

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_log = logging.getLogger(__name__)

_INSET = 4  # a tab or a menu has room around its words; beside it is the next one


def lead(window: MainWindow, call: Call) -> None:
    """Show a place of a lesson; what cannot be looked up is in the log, and nothing happens."""
    try:
        show(known().places[call.name].find(window, call.arguments))
    except Exception:  # noqa: BLE001  # a teacher's lesson must not stop the window
        _log.exception("nobody can be led to %s %s", call.name, call.arguments)


def show(widget: QWidget | None) -> None:
    """Turn over the tabs that hide a widget, scroll it into view, and give it the keyboard.

    Args:
        widget: None while there is no such thing: then nothing happens, nor with a menu.
    """
    if widget is None or isinstance(widget, QMenu):
        return
    bring_to_front(widget)
    if not _is_page(widget):
        for around in _around(widget):
            if isinstance(around, QScrollArea):
                _scroll(around, widget)
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def bring_to_front(widget: QWidget) -> None:
    """Turn over every tab and page that hides a widget."""
    for tabs in _around(widget):
        if isinstance(tabs, QTabWidget) and (place := _place_in(tabs, widget)) >= 0:
            tabs.setCurrentIndex(place)


def spot(widget: QWidget | None) -> tuple[QWidget, QRect] | None:
    """What leads to a widget now: itself, its name in the menu bar, or the outermost tab.

    Returns:
        A visible widget, and the part of it that can be seen, in its coordinates; None if there is
        nothing to be seen of either.
    """
    if widget is None:
        return None
    if isinstance(widget, QMenu):
        bar = widget.parentWidget()
        if not isinstance(bar, QMenuBar):
            return None
        return _seen_of(bar, _within(bar.actionGeometry(widget.menuAction())))
    pages = [one for one in _around(widget) if isinstance(one, QTabWidget)]
    for tabs in reversed(pages):
        place = _place_in(tabs, widget)
        if place < 0 or not tabs.isVisible():
            continue
        if place != tabs.currentIndex():
            bar = tabs.tabBar()
            return _seen_of(bar, _within(bar.tabRect(place)))
    if _is_page(widget):
        return None  # it fills all that there is: a ring around it points at nothing
    return _seen_of(widget, widget.rect())


def _within(part: QRect) -> QRect:
    return part.adjusted(_INSET, _INSET, -_INSET, -_INSET)


def _scroll(area: QScrollArea, widget: QWidget) -> None:
    """Bring a widget into view; its beginning, if there is no room for all of it."""
    content = area.widget()
    if content is None:
        return
    corner, room = widget.mapTo(content, QPoint()), area.viewport().size()
    area.horizontalScrollBar().setValue(0)  # where one begins to read, if that will do
    area.ensureVisible(
        corner.x() + min(widget.width(), room.width()) // 2,
        corner.y() + min(widget.height(), room.height()) // 2,
        min(widget.width(), room.width()) // 2,
        min(widget.height(), room.height()) // 2,
    )


def _is_page(widget: QWidget) -> bool:
    """Whether it is all that a tab leads to."""
    tabs = next((one for one in _around(widget) if isinstance(one, QTabWidget)), None)
    return tabs is not None and tabs.indexOf(widget) >= 0


def _seen_of(widget: QWidget, part: QRect) -> tuple[QWidget, QRect] | None:
    """A part of a widget, as far as those around it leave it to be seen."""
    if not widget.isVisible():
        return None
    seen, shift, inner = part, QPoint(), widget
    while not inner.isWindow() and (outer := inner.parentWidget()) is not None:
        shift += inner.pos()
        seen = seen.intersected(outer.rect().translated(-shift))
        inner = outer
    return (widget, seen) if not seen.isEmpty() else None


def _around(widget: QWidget) -> Iterator[QWidget]:
    """The widgets in which a widget is, from within."""
    outer = widget.parentWidget()
    while outer is not None:
        yield outer
        outer = outer.parentWidget()


def _place_in(tabs: QTabWidget, widget: QWidget) -> int:
    """Behind which tab a widget is; -1 for none."""
    return next((n for n in range(tabs.count()) if _is_in(tabs.widget(n), widget)), -1)


def _is_in(page: QWidget | None, inside: QWidget) -> bool:
    return page is not None and (page is inside or page.isAncestorOf(inside))

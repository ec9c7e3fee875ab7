"""Where a widget is on the screen, what hides it, and how it comes into view."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from gui.guide.about_window import bring_to_front

_INSET = 4  # a tab has room around its words; beside it is the next one


def show(widget: QWidget | None) -> None:
    """Turn over the tabs that hide a widget, scroll it into view, and give it the keyboard.

    Args:
        widget: None while there is no such thing: then nothing happens.
    """
    if widget is None:
        return
    bring_to_front(widget)
    if not _is_page(widget):
        for around in _around(widget):
            if isinstance(around, QScrollArea):
                _scroll(around, widget)
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def spot(widget: QWidget | None) -> tuple[QWidget, QRect] | None:
    """What leads to a widget now: itself, or the outermost tab behind which it is.

    Returns:
        A visible widget, and the part of it that can be seen, in its coordinates; None if there is
        nothing to be seen of either.
    """
    if widget is None:
        return None
    pages = [one for one in _around(widget) if isinstance(one, QTabWidget)]
    for tabs in reversed(pages):
        place = next((n for n in range(tabs.count()) if _is_in(tabs.widget(n), widget)), -1)
        if place < 0 or not tabs.isVisible():
            continue
        if place != tabs.currentIndex():
            bar = tabs.tabBar()
            return _seen_of(bar, bar.tabRect(place).adjusted(_INSET, _INSET, -_INSET, -_INSET))
    if _is_page(widget):
        return None  # it fills all that there is: a ring around it points at nothing
    return _seen_of(widget, widget.rect())


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


def _is_in(page: QWidget | None, inside: QWidget) -> bool:
    return page is not None and (page is inside or page.isAncestorOf(inside))

"""Which page of a tab is in front, by a name that no language and no new page changes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QTabWidget, QWidget

from gui.memory import values
from gui.memory.values import Values


def front(pages: QTabWidget, named: Mapping[str, QWidget]) -> str:
    """The name of the page in front; "" for a page without one."""
    shown = pages.currentWidget()
    return next((name for name, page in named.items() if page is shown), "")


def bring_to_front(pages: QTabWidget, named: Mapping[str, QWidget], remembered: Values) -> None:
    """Bring the page to the front that `remembered` names as `page`, if it is there."""
    page = named.get(values.text(remembered, "page") or "")
    if page is not None and pages.indexOf(page) >= 0:
        pages.setCurrentWidget(page)

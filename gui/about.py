"""What this program is: shown when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.background import Background

if TYPE_CHECKING:
    from gui.about_window import AboutWindow


def show(parent: QWidget, background: Background) -> AboutWindow:
    """Show the window with name, versions and licences; the one that is open, if one is.

    Args:
        parent: The main window.
        background: Looks up versions, and asks torch for the device.
    """
    from gui import about_facts
    from gui.about_window import AboutWindow

    window = parent.findChild(AboutWindow)
    if window is None:
        window = AboutWindow(parent)
        background.start(lambda _: about_facts.look(), window.fill, window.tell)
    window.show()
    window.raise_()
    window.activateWindow()
    return window

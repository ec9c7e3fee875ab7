"""The window's menus: everything that can be done, and with which keys."""

from gui.menus.menus import Menus

__all__ = ["Menus"]

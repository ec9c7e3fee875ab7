"""Whether a window can be shown here, asked before Qt is: Qt itself aborts the process."""

import ctypes
import os
import sys
from pathlib import Path


def why_unusable() -> str | None:
    """One English clause on why no window can be shown; None if one can.

    Knows Linux's X11 only by asking it; other systems, Wayland, and a platform that was chosen by
    hand (QT_QPA_PLATFORM) are taken at their word.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return "this machine has no display"
    return _why_no_x11()


def _why_no_x11() -> str | None:
    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if plugin.exists():
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            missing = str(error).split(":", 1)[0]
            return f"Qt's X11 plugin needs {missing}, which is not installed"
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return "libxcb.so.1 is not installed"
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    broken = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f'the display "{os.environ["DISPLAY"]}" does not answer' if broken else None

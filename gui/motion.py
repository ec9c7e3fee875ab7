"""Whether the desktop asks for less motion.

Qt 6.11 does not say. The desktops of Linux answer through their portal; where there is none, nobody
has asked for anything.
"""

from typing import Any

from PySide6.QtCore import QObject, Slot

from gui import theme

_PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
_ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")


class DesktopMotion(QObject):
    """Asks once, without waiting, and tells `theme` what was answered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reply: Any = None

    def ask(self) -> None:
        """Ask; nothing happens on a system without a session bus."""
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:  # not on this platform
            return
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        question = QDBusMessage.createMethodCall(*_PORTAL, "Read")
        question.setArguments(list(_ANIMATIONS))
        self._reply = QDBusPendingCallWatcher(bus.asyncCall(question), self)
        self._reply.finished.connect(self._take)

    @Slot(object)
    def _take(self, reply: Any) -> None:
        if not reply.isError():
            theme.set_desktop_motion(is_still(reply.reply().arguments()))
        reply.deleteLater()


def is_still(answer: list[Any]) -> bool:
    """Whether an answer says that nothing should move; variants may hold variants."""
    value: Any = answer[0] if answer else None
    while hasattr(value, "variant"):
        value = value.variant()
    return value is False

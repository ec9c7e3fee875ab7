"""The action that opens the log."""

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices

from gui.trouble import log


class LogOpener(QObject):
    """Opens the log in whatever the person reads texts with, or else its folder.

    Attributes:
        action: For the Help menu.

    Signals:
        refused(str): Nothing on this machine opens it; says where it is, translated.
    """

    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.action = QAction(self.tr("Open &log"), self)
        self.action.setStatusTip(self.tr("What Atelier has written down about this session"))
        self.action.triggered.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Open it."""
        path = log.log_file()
        for place in (path, path.parent):
            if place.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
                return
        self.refused.emit(self.tr("The log is in {0}").format(path))

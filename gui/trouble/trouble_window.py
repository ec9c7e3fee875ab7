"""The window that says that something inside Atelier went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui import theme
from gui.trouble.incident import Incident, details
from gui.trouble.open_log import LogOpener


class TroubleWindow(QDialog):
    """Says in plain words what went wrong, and what of the person's work is safe; not modal.

    There is one, which is shown again with whatever happens next.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._incidents: Sequence[Incident] = ()
        self._is_saved: bool | None = None
        self.setModal(False)
        self.heading = QLabel()
        theme.set_role(self.heading, "heading")
        self.safety, self.what, self.times, self.said = QLabel(), QLabel(), QLabel(), QLabel()
        for text in (self.heading, self.safety, self.what, self.times, self.said):
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
        theme.set_role(self.times, "muted")
        theme.set_role(self.said, "muted")
        flags = Qt.TextInteractionFlag
        self.what.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self.copy_button, self.log_button = QPushButton(), QPushButton()
        self.close_button = QPushButton(default=True)
        self._opener = LogOpener(self)
        self._opener.refused.connect(self.said.setText)
        self.copy_button.clicked.connect(self._copy)
        self.log_button.clicked.connect(self._opener.open)
        self.close_button.clicked.connect(self.close)
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for text in (self.heading, self.safety, self.what, self.times, self.said):
            column.addWidget(text)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addWidget(self.log_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.setMinimumWidth(theme.pixels(520))

    def tell(self, incidents: Sequence[Incident], *, saved: bool) -> None:
        """Say what has happened since the start.

        Args:
            incidents: All of them; the last is the one that it is about.
            saved: Whether the person's work could be saved after it.
        """
        self._incidents, self._is_saved = incidents, saved
        self.said.setText("")
        self._retranslate()

    def tell_of_start(self, incident: Incident) -> None:
        """Say why there is no other window."""
        self._incidents, self._is_saved = (incident,), None
        self._retranslate()

    def count(self, incidents: Sequence[Incident]) -> None:
        """Take note that the same has happened again."""
        self._incidents = incidents
        self._retranslate()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(details(self._incidents))
        self.said.setText(self.tr("Copied: paste it where you ask for help."))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Something went wrong"))
        self.heading.setText(self.tr("Something inside Atelier went wrong"))
        self.safety.setText(self._safety())
        self.copy_button.setText(self.tr("&Copy details"))
        self.log_button.setText(self.tr("Open &log"))
        self.close_button.setText(self.tr("Close"))
        self.times.setVisible(False)
        if self._incidents:
            self.what.setText(self._incidents[-1].line)
            times = sum(incident.times for incident in self._incidents)
            self.times.setText(self.tr("%Ln mistake(s) since the start.", "", times))
            self.times.setVisible(times > 1)

    def _safety(self) -> str:
        match self._is_saved:
            case None:
                return self.tr("Atelier could not start. Nothing that you have made was changed.")
            case True:
                return self.tr(
                    "Your drawing and your settings are saved. A training in progress goes on,"
                    " and saves itself."
                )
            case False:
                return self.tr(
                    "Atelier could not save your drawing: save it yourself, if you need it. A"
                    " training in progress goes on, and saves itself."
                )

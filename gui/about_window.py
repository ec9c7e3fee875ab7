"""The window that says what this program is, and under which terms its parts may be used."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

import engine
from engine.errors import AtelierError
from gui import errors, theme
from gui.about_facts import Facts
from gui.widgets.copying.items import make_copyable


class AboutWindow(QDialog):
    """Name, version, one sentence; parts, versions, licences; the device. Not modal.

    Attributes:
        table: A row for each part.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self._facts: Facts | None = None
        self._error: AtelierError | None = None
        self._title, self._sentence, self._device, self._data = (QLabel() for _ in range(4))
        theme.set_role(self._title, "title")
        for text in (self._sentence, self._device, self._data):
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
        theme.set_role(self._data, "muted")
        self.table = QTableWidget(0, 3)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        make_copyable(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setDefaultSectionSize(theme.pixels(24))
        self.copy_button = QPushButton()
        self.copy_button.clicked.connect(self._copy)
        self.close_button = QPushButton(default=True)
        self.close_button.clicked.connect(self.close)
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self.table, 1)
        column.addWidget(self._device)
        column.addWidget(self._data)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.resize(theme.pixels(480), min(theme.pixels(560), 600))

    @property
    def is_filled(self) -> bool:
        """Whether versions and licences are there."""
        return self._facts is not None

    def fill(self, facts: Facts) -> None:
        """Show parts and device."""
        self._facts = facts
        self.table.setRowCount(len(facts.parts))
        for row, part in enumerate(facts.parts):
            for column, text in enumerate((part.name, part.version, part.licence)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self._retranslate()

    def tell(self, error: AtelierError) -> None:
        """Say that they could not be looked up."""
        self._error = error
        self._retranslate()

    @Slot()
    def _copy(self) -> None:
        if self._facts is not None:
            QGuiApplication.clipboard().setText(self._facts.as_text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("About Atelier"))
        self._title.setText(self.tr("Atelier {0}").format(engine.__version__))
        self._sentence.setText(
            self.tr(
                "Watch a network learn to tell clothes apart, look into it, and draw clothes for"
                " it to name."
            )
        )
        self.table.setHorizontalHeaderLabels(
            [self.tr("Part"), self.tr("Version"), self.tr("Licence")]
        )
        self.table.setAccessibleName(self.tr("Parts, their versions and licences"))
        if self._error is not None:
            self._device.setText(errors.sentence(self._error))
        elif self._facts is None:
            self._device.setText(self.tr("Looking up versions..."))
        else:
            name, description = self._facts.device
            self._device.setText(
                self.tr("Trains on {0}: {1}").format(name, errors.said(description))
            )
        self._data.setText(
            self.tr(
                "The weights that come with it have learned from Fashion-MNIST, and were measured"
                " with sketches from Quick, Draw! Neither comes with it: what you download keeps"
                " its own licence."
            )
        )
        self.copy_button.setText(self.tr("&Copy"))
        self.copy_button.setEnabled(self._facts is not None)
        self.close_button.setText(self.tr("Close"))

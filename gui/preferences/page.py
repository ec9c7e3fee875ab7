"""What all pages of the settings are made of: a control, its caption, and a line that explains."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from gui.widgets import layouts
from gui.widgets.forms.number_fields import ChoiceField

_BETWEEN = 16  # from one setting to the next
_WITHIN = 4  # from a control to what explains it


class Page(QWidget):
    """Settings one below the other, their captions in one column."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(
            layouts.MARGIN, layouts.MARGIN, layouts.MARGIN, layouts.MARGIN
        )
        self._grid.setHorizontalSpacing(layouts.SPACING)
        self._grid.setVerticalSpacing(_WITHIN)
        self._grid.setColumnStretch(1, 1)
        self._add_over_all(layouts.label(title, "title"))

    def add_setting(self, caption: str, control: QWidget, explanation: str) -> QLabel:
        """A control with its caption before it, and what it does below.

        Returns:
            The explanation, which may change with the setting.
        """
        row = self._grid.rowCount()
        self._grid.addWidget(layouts.caption(caption, control), row, 0)
        self._grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
        control.setAccessibleDescription(explanation)
        return self._add_explanation(explanation, 1)

    def add_buttons(self, buttons: tuple[QAbstractButton, ...], explanation: str) -> QLabel:
        """Buttons (or boxes to tick) beside each other, and what they do below."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._grid.addLayout(row, self._grid.rowCount(), 0, 1, 2)
        buttons[0].setAccessibleDescription(explanation)
        return self._add_explanation(explanation, 0)

    def add_text(self, text: str = "", role: str = "") -> QLabel:
        """A paragraph that can be selected."""
        said = layouts.label(text, role, wrap=True, select=True)
        self._add_over_all(said)
        return said

    def add_widget(self, widget: QWidget) -> None:
        """Anything else, over the whole width."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def end(self) -> None:
        """Let what is there stand at the top."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _add_explanation(self, text: str, column: int) -> QLabel:
        said = layouts.label(text, "muted", wrap=True)
        said.setContentsMargins(0, 0, 0, _BETWEEN)
        self._grid.addWidget(said, self._grid.rowCount(), column, 1, 2 - column)
        return said

    def _add_over_all(self, said: QLabel) -> None:
        said.setContentsMargins(0, 0, 0, _BETWEEN)
        self.add_widget(said)


def choice(titles: Mapping[str, str], chosen: str, take: Callable[[], None]) -> ChoiceField:
    """A box to choose from.

    Args:
        titles: What each entry stands for, and how it reads.
        chosen: What is chosen now.
        take: A method to call when the person has chosen.
    """
    box = ChoiceField(titles)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.set_value(chosen)
    box.currentIndexChanged.connect(take)
    return box


def button(text: str, take: Callable[[], object]) -> QPushButton:
    """A button that does nothing when Enter is pressed elsewhere in the dialog."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.clicked.connect(take)
    return made


def show_folder(folder: Path) -> bool:
    """Open a folder, or the nearest one above it that is there, in the system's file manager.

    Returns:
        Whether the system knew how to.
    """
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

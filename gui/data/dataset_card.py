"""One dataset of the catalogue: what it is, where it is, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.data.catalog import CatalogEntry
from gui import icons
from gui.data import dataset_words as words
from gui.fetcher import Transfer
from gui.widgets import layouts
from gui.widgets.live_text import LiveText


@dataclass(frozen=True)
class CardState:
    """What the card shows.

    Attributes:
        entry: The dataset; what is known of it by now.
        state: Where it stands, in a word, translated.
        can_open: Whether opening it would do anything.
        is_open: Whether it is open already, so that it would be read again.
        is_missing: Whether it has to be fetched first.
        place: The folder that holds it; None if there is none.
        transfer: How far its download or copy is; None if there is none.
        is_other_busy: Whether another dataset is being downloaded or copied.
        hint: What to do where it cannot be opened, translated.
    """

    entry: CatalogEntry
    state: str
    can_open: bool
    is_open: bool = False
    is_missing: bool = False
    place: Path | None = None
    transfer: Transfer | None = None
    is_other_busy: bool = False
    hint: str = ""


class DatasetCard(layouts.Card):
    """The facts scroll, the buttons below them stay.

    Signals:
        open_clicked(str): The dataset is to be opened; as in all of these by its name.
        download_clicked(str): It is to be downloaded.
        cancel_clicked(): Its download or copy is to end.
        located(str, Path): The person has its files there.
    """

    open_clicked = Signal(str)
    download_clicked = Signal(str)
    cancel_clicked = Signal()
    located = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: CardState | None = None
        self._build_facts()
        self._build_buttons()

    @property
    def shown(self) -> CardState | None:
        """What is shown."""
        return self._shown

    # Building

    def _build_facts(self) -> None:
        self.title = layouts.label("", "heading", wrap=True)
        self.description = layouts.label("", wrap=True, select=True)
        self.hint = layouts.label("", "muted", wrap=True)
        self.facts: dict[str, QLabel | QLineEdit] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(layouts.SPACING)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (key, text) in enumerate(
            (
                ("images", self.tr("Images")),
                ("size", self.tr("Size")),
                ("classes", self.tr("Classes")),
                ("framing", self.tr("Framing")),
                ("licence", self.tr("Licence")),
                ("website", self.tr("Website")),
                ("place", self.tr("Kept in")),
            )
        ):
            # An address is long and has no spaces: in a field it can be scrolled and copied.
            is_line = key in ("website", "place")
            field = _Address() if is_line else layouts.label("", wrap=True, select=True)
            self.facts[key] = field
            caption = layouts.caption(text, field)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
            if key == "website":
                self._website_caption = caption
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addWidget(self.description)
        column.addWidget(self.hint)
        column.addLayout(grid)
        column.addStretch(1)
        scroll = layouts.scrolled(inside, name=self.tr("About the chosen dataset"))
        self.column.addWidget(self.title)
        self.column.addWidget(scroll, 1)

    def _build_buttons(self) -> None:
        self.state_text = LiveText(title=False)
        self.state_text.setAccessibleName(self.tr("State"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.open_button = QPushButton(self.tr("Open"))
        self.open_button.setProperty("primary", True)
        self.open_button.setIcon(icons.icon("open", on_accent=True))
        self.open_button.clicked.connect(self._open)
        self.download_button = QPushButton()
        self.download_button.setProperty("primary", True)
        self.download_button.setIcon(icons.icon("download", on_accent=True))
        self.download_button.clicked.connect(self._download)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel_clicked)
        self.locate_button = QPushButton(self.tr("Locate on this machine..."))
        self.locate_button.setIcon(icons.icon("folder"))
        self.locate_button.setToolTip(
            self.tr("Take over files that you have already: packed as they came, or extracted")
        )
        # The sheet leaves no room for the menu's mark.
        self.locate_button.setStyleSheet("QPushButton { padding-right: 28px; }")
        menu = QMenu(self.locate_button)
        for text, slot in (
            (self.tr("In a folder..."), self._locate_folder),
            (self.tr("As a file..."), self._locate_file),
        ):
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        self.locate_button.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.open_button, self.download_button, self.cancel_button):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addWidget(self.state_text)
        self.column.addWidget(self.progress)
        self.column.addLayout(row)
        self.column.addWidget(self.locate_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.open_button, self.download_button, self.cancel_button, self.locate_button

    # What is shown

    def show_dataset(self, shown: CardState) -> None:
        """Show a dataset, or how it stands with the one that is shown."""
        before, self._shown = self._shown, shown
        self.state_text.set_text(shown.state)
        self._show_buttons(shown)
        if before is None or (before.entry, before.place, before.is_missing) != (
            shown.entry,
            shown.place,
            shown.is_missing,
        ):
            self._show_facts(shown)
        if self.hint.text() != shown.hint:
            self.hint.setText(shown.hint)
        self.hint.setVisible(bool(shown.hint))

    def _show_facts(self, shown: CardState) -> None:
        entry = shown.entry
        self.title.setText(words.title(entry.name))
        self.description.setText(words.description(entry.name))
        texts = {
            "images": words.counts(entry) or self.tr("none yet"),
            "size": words.size(entry),
            "classes": self.tr("{0}: {1}").format(len(entry.classes), ", ".join(entry.classes)),
            "framing": words.framing_sentence(entry),
            "licence": words.licence(entry),
            "website": entry.website,
            "place": str(shown.place or ""),
        }
        if shown.is_missing:
            texts["place"] = self.tr("not on this machine")
        if entry.source == "built-in":
            texts["place"] = self.tr("nowhere: drawn when it is opened")
        for key, text in texts.items():
            field = self.facts[key]
            field.setText(text)
            field.setToolTip(text if isinstance(field, QLineEdit) else "")
            if isinstance(field, QLineEdit):
                field.setCursorPosition(0)
        for widget in (self.facts["website"], self._website_caption):
            widget.setVisible(bool(entry.website))

    def _show_buttons(self, shown: CardState) -> None:
        transfer = shown.transfer
        buttons = self._buttons()
        had_focus = any(button.hasFocus() for button in buttons)
        self.open_button.setHidden(transfer is not None or shown.is_missing)
        self.open_button.setEnabled(shown.can_open)
        is_again = shown.is_open and shown.can_open
        self.open_button.setText(self.tr("Read again") if is_again else self.tr("Open"))
        self.download_button.setText(self.tr("Download ({0} MB)").format(shown.entry.megabytes))
        for button in (self.download_button, self.locate_button):
            button.setHidden(transfer is not None or not shown.is_missing)
            button.setEnabled(not shown.is_other_busy)
        self.cancel_button.setHidden(transfer is None)
        self.cancel_button.setEnabled(transfer is not None and not transfer.is_cancelled)
        if had_focus and not any(button.hasFocus() for button in buttons):
            # The keyboard stays here, and does not go on to whatever comes next.
            next(button for button in buttons if not button.isHidden()).setFocus()
        self.progress.setHidden(transfer is None)
        if transfer is not None:
            is_open_ended = transfer.is_cancelled or transfer.done >= transfer.total
            self.progress.setRange(0, 0 if is_open_ended else 1000)
            self.progress.setValue(round(1000 * transfer.share))

    # What the person wants

    @Slot()
    def _open(self) -> None:
        if self._shown is not None:
            self.open_clicked.emit(self._shown.entry.name)

    @Slot()
    def _download(self) -> None:
        if self._shown is not None:
            self.download_clicked.emit(self._shown.entry.name)

    @Slot()
    def _locate_folder(self) -> None:
        self._ask(QFileDialog.FileMode.Directory)

    @Slot()
    def _locate_file(self) -> None:
        self._ask(QFileDialog.FileMode.ExistingFile)

    def _ask(self, mode: QFileDialog.FileMode) -> None:
        """Ask where the files are, without waiting for the answer."""
        if self._shown is None:
            return
        dialog = QFileDialog(
            self, self.tr("Where is {0}?").format(words.title(self._shown.entry.name))
        )
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = self._shown.entry.name  # another one may be shown by then
        dialog.fileSelected.connect(lambda path: self.located.emit(name, Path(path)))
        dialog.open()


class _Address(QLineEdit):
    """Shows both ends of what does not fit; with the focus all of it can be scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrame(False)
        self.setTextMargins(-2, 0, 0, 0)  # to stand below the labels
        self.setStyleSheet(
            "QLineEdit { background: transparent; border: none; padding: 0; min-height: 0; }"
            "QLineEdit:focus { border-bottom: 1px solid palette(highlight); }"
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        metrics, middle = self.fontMetrics(), Qt.TextElideMode.ElideMiddle
        shown = metrics.elidedText(self.text(), middle, self.width())
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)

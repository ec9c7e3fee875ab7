"""The Data tab's top: which dataset is shown, one click to another, and what to know of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from engine.data import catalog
from engine.data.catalog import CatalogEntry
from engine.data_spec import Colour
from engine.errors import AtelierError
from gui import errors, theme
from gui.data import dataset_words as words
from gui.fetcher import Transfer
from gui.library import PREFERRED, Library
from gui.library_jobs import announced
from gui.numbers import percent
from gui.session import LoadedDataset, Session
from gui.widgets import layouts
from gui.widgets.banner import Banner, Kind
from gui.widgets.live_text import LiveText

_WIDEST_BOX = 260


class DatasetBar(QWidget):
    """A banner, and below it the box with the datasets beside what is known of the current one.

    What the banner says stays until it is answered, dismissed or out of date; how far a download is
    stands there in between.
    """

    def __init__(self, session: Session, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._library = library
        self._folders: dict[str, tuple[int, Colour]] = {}  # how each folder was read
        self._loading_title = ""
        self._has_message = False
        self._in_transfer = False
        self._action: Callable[[], None] | None = None  # behind the banner's button
        self._dismissed: Callable[[], None] | None = None  # and behind the other one
        self._build()
        session.dataset_changed.connect(self._show_dataset)
        library.loading.connect(self._show_loading)
        library.progressed.connect(self._show_loaded)
        library.settled.connect(self._show_settled)
        library.failed.connect(self._show_error)
        library.missing.connect(self._offer_download)
        library.arrived.connect(self._offer_opening)
        library.switch_asked.connect(self._ask)
        library.switch_answered.connect(self._clear)
        library.download_progressed.connect(self._show_transfer)
        library.download_failed.connect(self._show_failed_download)
        library.download_ended.connect(self._forget_transfer)
        self._catch_up()

    def _build(self) -> None:
        self.banner = Banner()
        self.banner.action_clicked.connect(self._take_action)
        self.banner.closed.connect(self._dismiss)
        self.banner.cancel_clicked.connect(self._library.cancel_download)
        self.dataset_box = QComboBox()
        for entry in catalog.ENTRIES.values():
            self.dataset_box.addItem(words.title(entry.name), entry.name)
        self.dataset_box.setPlaceholderText(self.tr("Opening..."))
        self.dataset_box.setCurrentIndex(-1)
        self.dataset_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        theme.scaled(self.dataset_box.setMaximumWidth, _WIDEST_BOX)
        self.dataset_box.activated.connect(self._choose)
        self.state_text = LiveText(title=False)
        self.state_text.setAccessibleName(self.tr("The dataset's state"))
        self.row = QHBoxLayout()
        self.row.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, 0)
        self.row.setSpacing(8)
        self.row.addWidget(layouts.caption(self.tr("Dataset"), self.dataset_box))
        self.row.addWidget(self.dataset_box)
        self.row.addSpacing(8)
        self.row.addWidget(self.state_text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(self.row)

    # What is shown

    def _catch_up(self) -> None:
        """Show how things stand, where this bar takes the place of another one."""
        dataset, opening = self._session.dataset, self._library.opening
        if dataset is not None:
            self._show_dataset(dataset)
        if opening is not None:
            self._show_loading(announced(opening))
        self._library.ask_again()

    @Slot(object)
    def _show_dataset(self, dataset: LoadedDataset) -> None:
        entry = dataset.entry
        if entry.source == "folder":
            self._remember_folder(entry)
        layouts.choose(self.dataset_box, entry.name)
        self._say_what_is_here()
        self._clear()

    def _remember_folder(self, entry: CatalogEntry) -> None:
        channels, size, _ = entry.shape
        self._folders[entry.name] = size, "grey" if channels == 1 else "rgb"
        if self.dataset_box.findData(entry.name) < 0:
            self.dataset_box.addItem(words.title(entry.name), entry.name)
            tip = entry.name.removeprefix(catalog.FOLDER)
            last = self.dataset_box.count() - 1
            self.dataset_box.setItemData(last, tip, Qt.ItemDataRole.ToolTipRole)

    @Slot(object)
    def _show_loading(self, entry: CatalogEntry) -> None:
        self._loading_title = words.title(entry.name)
        layouts.choose(self.dataset_box, entry.name)
        self.state_text.set_text(self.tr("Opening {0}...").format(self._loading_title))

    @Slot(object)
    def _show_loaded(self, share: float) -> None:
        self.state_text.set_text(
            self.tr("Opening {0}: {1}").format(self._loading_title, percent(share))
        )

    @Slot()
    def _show_settled(self) -> None:
        """Nothing is on its way: show again which dataset is here."""
        dataset = self._session.dataset
        layouts.choose(self.dataset_box, dataset.entry.name if dataset else None)
        self._say_what_is_here()

    def _say_what_is_here(self) -> None:
        dataset = self._session.dataset
        if dataset is None:
            self.state_text.set_text("")
            return
        entry = dataset.entry
        self.state_text.set_text(
            self.tr("{0} images · {1} · {2}").format(
                words.counts(entry), words.size(entry), self._classes(len(entry.classes))
            )
        )

    def _classes(self, count: int) -> str:
        return self.tr("%Ln class(es)", "", count)

    # The banner

    def _tell(
        self,
        text: str,
        action_text: str | None = None,
        action: Callable[[], None] | None = None,
        kind: Kind = "info",
    ) -> None:
        self._has_message = True
        self._action, self._dismissed = action, None
        self.banner.show_message(text, action_text, kind)

    @Slot()
    def _clear(self) -> None:
        """What was said is out of date; a download says in a moment again how far it is."""
        self._has_message = False
        self._action = self._dismissed = None
        if self._library.transfer is None or self._library.transfer.is_cancelled:
            self.banner.hide()

    @Slot(object)
    def _show_error(self, error: AtelierError) -> None:
        self._tell(errors.sentence(error), kind="error")

    @Slot(object, object)
    def _offer_download(self, entry: CatalogEntry, named: Path | None) -> None:
        transfer = self._library.transfer
        if transfer is not None:
            text = self.tr("{0} is not on this machine yet. It can be downloaded after {1}.")
            self._tell(text.format(words.title(entry.name), words.title(transfer.entry.name)))
            return
        if named is not None:
            text = self.tr("{0} is neither in {1} nor among the downloads.")
            text = text.format(words.title(entry.name), named)
        elif entry.name == PREFERRED:
            text = self.tr(
                "{0} is not on this machine yet. It is the real thing: {1} photos of clothes."
            ).format(words.title(entry.name), f"{entry.train_count + entry.test_count:,}")
        else:
            text = self.tr("{0} is not on this machine yet.").format(words.title(entry.name))
        self._tell(
            text,
            self.tr("Download ({0} MB)").format(entry.megabytes),
            lambda: self._library.download(entry.name),
        )

    @Slot(object)
    def _offer_opening(self, entry: CatalogEntry) -> None:
        self._tell(
            self.tr("{0} is on this machine now.").format(words.title(entry.name)),
            self.tr("Open"),
            lambda: self._library.open(entry.name),
        )

    @Slot(object)
    def _show_transfer(self, transfer: Transfer) -> None:
        if not self._in_transfer:
            self._in_transfer = True
            self._has_message = False  # whatever was said, something new has been begun
        if self._has_message:
            return
        text = self.tr("{0}: {1}").format(
            words.title(transfer.entry.name), words.transfer(transfer)
        )
        unknown = transfer.is_cancelled or transfer.done >= transfer.total
        self.banner.show_progress(text, None if unknown else transfer.share)

    @Slot()
    def _forget_transfer(self) -> None:
        self._in_transfer = False
        if not self._has_message:
            self.banner.hide()

    @Slot(object, object)
    def _show_failed_download(self, entry: CatalogEntry, error: AtelierError) -> None:
        self._tell(
            errors.sentence(error),
            self.tr("Try again"),
            lambda: self._library.download(entry.name),
            kind="error",
        )

    @Slot(object, str)
    def _ask(self, entry: CatalogEntry, trained: str) -> None:
        text = self.tr(
            "A training is running on {0}. It goes on with its own images; show {1} instead?"
        ).format(words.title(trained), words.title(entry.name))
        self._has_message = True
        self._action, self._dismissed = self._library.switch, self._library.stay
        self.banner.show_message(text, self.tr("Switch"), close_text=self.tr("Stay"))

    @Slot()
    def _take_action(self) -> None:
        action = self._action
        self._clear()
        self.banner.hide()
        if action is not None:
            action()

    @Slot()
    def _dismiss(self) -> None:
        answer = self._dismissed
        self._clear()
        if answer is not None:
            answer()

    # What the person chooses

    @Slot(int)
    def _choose(self, index: int) -> None:
        name = self.dataset_box.itemData(index)
        if name in self._folders:
            size, colour = self._folders[name]
            self._library.open(
                replace(self._session.data, dataset=name, size=size, colour=colour, merge=())
            )
        else:
            self._library.open(name)

"""The settings, beside the window: every change acts at once, and is saved at once."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.errors import AtelierError, Said
from gui import errors, theme
from gui.background import Background
from gui.data.latest_job import LatestJob
from gui.preferences import machine, page
from gui.preferences.data_page import DataPage
from gui.preferences.general_page import GeneralPage
from gui.preferences.looks_page import LooksPage
from gui.preferences.machine import FolderState
from gui.preferences.next_pupil_page import NextPupilPage
from gui.preferences.privacy_page import PrivacyPage
from gui.preferences.training_page import TrainingPage
from gui.settings import Settings
from gui.widgets import layouts
from gui.widgets.copying.items import make_copyable

_USUAL_SIZE = (720, 500)
_ROOM = 60  # between the dialog and the edges of the screen


class Preferences(QDialog):
    """A list of pages at the left, the page at the right; `show()` it, it holds nobody up.

    It follows the language while it is open.

    Args:
        settings: What is shown, and changed.
        background: Looks at folders and devices.
        is_training: Whether a training is in progress.
        said_data_root: What `--data-root` said.
        parent: The window.

    Attributes:
        general, looks, data, training, privacy, next_pupil: The pages; made anew when the language
            changes.

    Signals:
        language_changed(str): `system`, `en` or `ko`.
        looks_changed(): Theme, size of text, or motion.
        data_folder_changed(Path | None): The setting; what is in force may be another, see
            `Settings.data_root`.
        device_changed(str), threads_changed(int), kept_weights_changed(int): As in `TrainingPage`.
        reset_layout_requested(): The layout is forgotten; the window is to look like it.
        fresh_start_requested(): See `NextPupilPage`.
    """

    language_changed = Signal(str)
    looks_changed = Signal()
    data_folder_changed = Signal(object)
    device_changed = Signal(str)
    threads_changed = Signal(int)
    kept_weights_changed = Signal(int)
    reset_layout_requested = Signal()
    fresh_start_requested = Signal()

    def __init__(
        self,
        settings: Settings,
        background: Background,
        is_training: Callable[[], bool],
        said_data_root: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._said = said_data_root
        self._is_training = is_training
        self._folder_job = LatestJob(background)
        self._devices_job = LatestJob(background)
        self._devices: Mapping[str, Said] | None = None
        self._content: QWidget | None = None
        self._row = 0  # of the page in front
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build()
        self._column.activate()
        self.resize(self.sizeHint())
        theme.notifier().changed.connect(self._fit)
        self._fitted = self.sizeHint()

    # Building

    def _build(self) -> None:
        """Make everything, in the language in force, in the place of what was there."""
        if self._content is not None:
            self._content.hide()
            self._column.removeWidget(self._content)
            self._content.deleteLater()
        self.setWindowTitle(self.tr("Settings"))
        self._build_pages()
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Pages of the settings"))
        make_copyable(self.names)
        self.pages = QStackedWidget()
        for made in self._all_pages:
            self.names.addItem(made.title)
            area = layouts.scrolled(made)
            area.setAccessibleName(made.title)
            self.pages.addWidget(area)
        self.names.currentRowChanged.connect(self._show_page)
        self._content = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(layouts.MARGIN, layouts.MARGIN, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.names)
        row.addWidget(self.pages, 1)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addLayout(self._build_foot())
        self._column.addWidget(self._content)
        self._fit_names()
        self.names.setCurrentRow(self._row)
        self._say_saved()
        if self._devices is not None:
            self.training.show_devices(self._devices)

    def _build_pages(self) -> None:
        self.general = GeneralPage(self._settings)
        self.looks = LooksPage(self._settings)
        self.data = DataPage(self._settings, self._said)
        self.training = TrainingPage(self._settings)
        self.privacy = PrivacyPage()
        self.next_pupil = NextPupilPage(self._is_training)
        self._all_pages: tuple[page.Page, ...] = (
            self.general,
            self.looks,
            self.data,
            self.training,
            self.privacy,
            self.next_pupil,
        )
        self.general.language_changed.connect(self.language_changed)
        self.general.reset_layout_requested.connect(self.reset_layout_requested)
        self.looks.looks_changed.connect(self.looks_changed)
        self.data.data_folder_changed.connect(self.data_folder_changed)
        self.data.look_wanted.connect(self._look_at)
        self.training.device_changed.connect(self.device_changed)
        self.training.threads_changed.connect(self.threads_changed)
        self.training.kept_weights_changed.connect(self.kept_weights_changed)
        self.next_pupil.fresh_start_requested.connect(self.fresh_start_requested)
        for changed in (
            self.general.start_page.toggled,
            self.general.language_changed,
            self.looks.looks_changed,
            self.data.data_folder_changed,
            self.training.device_changed,
            self.training.threads_changed,
            self.training.kept_weights_changed,
        ):
            changed.connect(self._say_saved)

    def _build_foot(self) -> QHBoxLayout:
        self.saved_text = layouts.label("", "muted", wrap=True)
        self.close_button = page.button(self.tr("Close"), self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.SPACING)
        foot.setSpacing(layouts.SPACING)
        foot.addWidget(self.saved_text, 1)
        foot.addWidget(self.close_button)
        return foot

    def sizeHint(self) -> QSize:
        """Room for a page, as far as the screen has it."""
        width, height = (theme.pixels(length) for length in _USUAL_SIZE)
        there = self.screen().availableGeometry()
        return QSize(min(width, there.width() - _ROOM), min(height, there.height() - _ROOM))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            from_here = self._content is not None and self.general.language.hasFocus()
            self._build()
            self._ask_again()
            (self.general.language if from_here else self.names).setFocus()

    # Following

    @Slot(int)
    def _show_page(self, row: int) -> None:
        self._row = row
        self.pages.setCurrentIndex(row)
        self._ask_again()

    def _ask_again(self) -> None:
        """Find out what the page in front has to know; nothing before somebody looks."""
        shown = self._all_pages[self._row]
        if shown is self.data:
            self.data.look()
        elif shown is self.training and self._devices is None:
            self._devices_job.start(
                lambda _: machine.devices(), self._take_devices, self._take_no_devices
            )

    @Slot(object)
    def _look_at(self, folder: Path) -> None:
        self._folder_job.start(
            lambda _: machine.look_at(folder), self._show_folder, self._show_no_folder
        )

    def _show_folder(self, state: FolderState) -> None:
        self.data.show_state(state)

    def _show_no_folder(self, error: AtelierError) -> None:
        self.data.show_state(FolderState(self.data.folder, error, False, ()))

    def _take_devices(self, found: Mapping[str, Said]) -> None:
        self._devices = found
        self.training.show_devices(found)

    def _take_no_devices(self, error: AtelierError) -> None:
        self.training.show_no_devices(errors.sentence(error))

    @Slot()
    def _say_saved(self) -> None:
        """Say whether what is changed here is there at the next start too."""
        trouble = self._settings.unwritable
        theme.set_role(self.saved_text, "muted" if trouble is None else "error")
        self.saved_text.setText(
            self.tr("Changes act at once, and are saved.")
            if trouble is None
            else errors.sentence(trouble)
        )

    @Slot()
    def _fit(self) -> None:
        """Follow the size of text, and leave a size alone that another theme does not change."""
        self._fit_names()
        if self.sizeHint() != self._fitted:
            self._fitted = self.sizeHint()
            self.resize(self._fitted)

    def _fit_names(self) -> None:
        """Room for the longest title, at any size of text."""
        self.names.ensurePolished()  # or its lines would be those of a bare list
        self.names.doItemsLayout()
        bar = self.names.verticalScrollBar().sizeHint().width()
        self.names.setFixedWidth(self.names.sizeHintForColumn(0) + bar + layouts.MARGIN)

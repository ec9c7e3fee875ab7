"""Language, what the window begins with, where everything lies."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox

from engine import home
from gui.preferences import page
from gui.settings import Settings


class GeneralPage(page.Page):
    """Language, start page, layout of the window, the home folder.

    Signals:
        language_changed(str): `system`, `en` or `ko`.
        reset_layout_requested(): The layout is forgotten already; the window is to look like it.
    """

    language_changed = Signal(str)
    reset_layout_requested = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__(self.tr("General"))
        self._settings = settings
        self.language = page.choice(
            # Each language in its own words, for those who cannot read the one in force.
            {"system": self.tr("As the system"), "en": "English", "ko": "한국어"},
            settings.language,
            self._take_language,
        )
        self.add_setting(
            self.tr("Language"),
            self.language,
            self.tr("Of windows, messages and of the comments in code. It changes at once."),
        )
        self.start_page = QCheckBox(self.tr("Begin with the start page"))
        self.start_page.setChecked(settings.start_page)
        self.start_page.toggled.connect(self._take_start_page)
        self.add_buttons(
            (self.start_page,),
            self.tr("Without it the window begins with the tabs, as they were left."),
        )
        self.reset_button = page.button(self.tr("Reset layout"), self._reset)
        self.add_buttons(
            (self.reset_button,),
            self.tr("Puts the window, its panes and its pages back where they were at first."),
        )
        self.show_button = page.button(self.tr("Show in file manager"), self._show_home)
        self.home_text = self.add_buttons(
            (self.show_button,),
            self.tr("Runs, drawings, settings and the log are in {0}").format(home.home()),
        )
        self.end()

    @Slot()
    def _take_language(self) -> None:
        self._settings.language = self.language.currentData()
        self.language_changed.emit(self.language.value())

    @Slot(bool)
    def _take_start_page(self, wanted: bool) -> None:
        self._settings.start_page = wanted

    @Slot()
    def _reset(self) -> None:
        self._settings.forget_layout()
        self.reset_layout_requested.emit()

    @Slot()
    def _show_home(self) -> None:
        page.show_folder(home.home())

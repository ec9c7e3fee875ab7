"""Has what the settings say act on the window, now and whenever it is changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from gui import theme

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.preferences.dialog import Preferences


class SettingsInForce(QObject):
    """Opens the dialog, and passes on what is changed there.

    Args:
        window: Where it acts; its owner.
        said_data_root: What `--data-root` said.

    Signals:
        language_changed(str): `system`, `en` or `ko`.
        reset_layout_requested(): The layout is forgotten; the window is to look like it.
        fresh_start_requested(): The person's work is to be put away; see `engine.fresh_start`.
    """

    language_changed = Signal(str)
    reset_layout_requested = Signal()
    fresh_start_requested = Signal()

    def __init__(self, window: MainWindow, said_data_root: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._said = said_data_root
        self._is_form_behind = False
        self.dialog: Preferences | None = None
        self._use_budget()
        window.controller.state_changed.connect(self._fill_form)

    @Slot()
    def show(self) -> None:
        """Show the dialog, or bring it to the front."""
        if self.dialog is None:
            self.dialog = self._build()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _build(self) -> Preferences:
        from gui.preferences.dialog import Preferences

        window = self._window
        dialog = Preferences(
            window.settings,
            window.background,
            lambda: window.controller.is_active,
            self._said,
            window,
        )
        dialog.language_changed.connect(self.language_changed)
        dialog.looks_changed.connect(self._dress)
        dialog.data_folder_changed.connect(self._use_folder)
        dialog.device_changed.connect(self._renew_form)
        dialog.threads_changed.connect(self._renew_form)
        dialog.kept_weights_changed.connect(self._use_budget)
        dialog.reset_layout_requested.connect(self.reset_layout_requested)
        dialog.fresh_start_requested.connect(self.fresh_start_requested)
        return dialog

    def choose_scheme(self, scheme: theme.Scheme) -> None:
        """Be light or dark, or as the system is."""
        self._window.settings.scheme = scheme
        self._dress()

    def choose_text_scale(self, scale: float) -> None:
        """Write larger: times the usual size."""
        self._window.settings.text_scale = scale
        self._dress()

    @Slot()
    def _dress(self) -> None:
        app, settings = QApplication.instance(), self._window.settings
        theme.set_motion(settings.motion)
        if isinstance(app, QApplication):
            theme.apply(app, settings.scheme, settings.text_scale)

    @Slot()
    def _use_folder(self) -> None:
        window = self._window
        root = window.settings.data_root(self._said)
        window.data_root = window.controller.data_root = window.files.data_root = root
        window.code_dock.set_data_root(root)
        window.library.set_data_root(root)

    @Slot()
    def _use_budget(self) -> None:
        self._window.controller.kept_weights_mb = self._window.settings.kept_weights_mb

    @Slot()
    def _renew_form(self) -> None:
        self._is_form_behind = True
        self._fill_form()

    @Slot()
    def _fill_form(self) -> None:
        """While a training goes on the form says what that one does."""
        if self._is_form_behind and not self._window.controller.is_active:
            self._is_form_behind = False
            form, settings = self._window.training_tab.panel.form, self._window.settings
            form.choose_device(settings.device)
            form.choose_threads(settings.threads)

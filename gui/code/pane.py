"""The Code pane: the lines of PyTorch that equal what a page shows, to read, take away and run."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.errors import AtelierError
from gui import errors, icons, theme
from gui.background import Background
from gui.code import snippet_folder
from gui.code.output_panel import OutputPanel
from gui.code.page_code import PageCode, Shown
from gui.code.runner import SnippetRunner
from gui.widgets import file_questions, layouts
from gui.widgets.code.code_listing import CodeListing
from gui.widgets.copy_button import CopyButton
from gui.widgets.live_text import LiveText

_PAUSE_MS = 100  # between two updates
_MARGIN = 8


class CodePane(QWidget):
    """Follows one page of the window: its code, and below it what running the code has printed.

    It asks the page for its code in the next turn of the event loop after a change, at most ten
    times a second, and only while it can be seen. It never takes the keyboard's focus.

    Args:
        background: Prepares and saves snippets.
        data_root: What `--data-root` said; snippets that run find the datasets there.
        parent: Owner.
    """

    def __init__(
        self,
        background: Background,
        data_root: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._page: PageCode | None = None
        self._shown: Shown | None = None
        self._is_new_page = True
        self._updated = 0.0  # when, by the monotonic clock
        self.runner = SnippetRunner(background, data_root, self)
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._update)
        self._build()
        self.runner.state_changed.connect(self._follow_run)
        self._show_nothing(self.tr("This page has no code."))

    def _build(self) -> None:
        self.title = layouts.label("", "heading", wrap=True)
        self.listing = CodeListing()
        self.empty = layouts.label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(layouts.MARGIN, 0, layouts.MARGIN, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.listing)
        self.notice = LiveText(title=False)
        self.notice.hide()
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        column.addLayout(self._buttons())
        column.addWidget(self.notice)
        self.output = OutputPanel(self.runner)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self.output)
        self.splitter.setSizes([600, 400])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        whole.addWidget(self.title)
        whole.addWidget(self.splitter, 1)
        # Nothing that a page is called or says may make the window wider.
        for label in (self.title, self.empty):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _buttons(self) -> QHBoxLayout:
        self.copy_button = CopyButton(self.tr("Copy"), self.listing.code)
        self.copy_button.setToolTip(self.tr("Copy the code to the clipboard"))
        self.save_button = QPushButton(self.tr("Save..."))
        self.save_button.setToolTip(
            self.tr("Save the code, and the files that it reads, in a new folder")
        )
        self.run_button = QPushButton()
        self.run_button.setProperty("primary", True)
        self.save_button.setIcon(icons.icon("save"))
        self.save_button.clicked.connect(self._save)
        self.run_button.clicked.connect(self._run)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.run_button)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        row.addWidget(self.save_button)
        return row

    # The page

    def set_page(self, page: PageCode | None) -> None:
        """Follow another page of the window; None for one that has no code.

        The pane keeps no page alive that somebody deletes: another is to be set before.
        """
        if page is self._page:
            return
        if self._page is not None:
            self._page.changed.disconnect(self._await)
        self._page = page
        self._is_new_page = True
        if page is not None:
            page.changed.connect(self._await)
        self._await()

    def shut_down(self) -> None:
        """End a snippet that runs, and leave nothing behind; for a window that closes."""
        self._wait.stop()
        self.runner.shut_down()

    @Slot()
    def _await(self) -> None:
        """Update soon; however often it is asked meanwhile, once."""
        if self.isVisible() and not self._wait.isActive():
            since = 1000 * (time.monotonic() - self._updated)
            self._wait.start(0 if self._is_new_page else max(0, round(_PAUSE_MS - since)))

    @Slot()
    def _update(self) -> None:
        self._updated = time.monotonic()
        page, self._shown = self._page, None
        reason = self.tr("This page has no code.")
        if page is not None:
            try:
                self._shown = page.shown()
                reason = page.reason() if self._shown is None else ""
            except AtelierError as error:
                reason = errors.sentence(error)
        title = "" if page is None else page.title
        if title != self.title.text():
            self.title.setText(title)
        if self._shown is None:
            self._show_nothing(reason)
        else:
            self._show(self._shown)
        self._is_new_page = False

    def _show(self, shown: Shown) -> None:
        code = shown.snippet.code
        if self._is_new_page or self._stack.currentWidget() is not self.listing:
            self.listing.show_code(code)
            self._stack.setCurrentWidget(self.listing)
        else:
            self.listing.follow(code)
        self.output.show_page(code, shown.says)
        self._allow_buttons()

    def _show_nothing(self, reason: str) -> None:
        if self.empty.text() != reason:
            self.empty.setText(reason)
        self._stack.setCurrentWidget(self.empty)
        self.output.show_page("", ())
        self._allow_buttons()

    # The buttons

    @Slot()
    def _follow_run(self) -> None:
        self._allow_buttons()

    def _allow_buttons(self) -> None:
        active, has_code = self.runner.is_active, self._shown is not None
        self.copy_button.setEnabled(has_code)
        self.save_button.setEnabled(has_code)
        self.run_button.setEnabled(has_code or active)
        text = self.tr("Stop") if active else self.tr("Run it")
        if text != self.run_button.text():
            self.run_button.setText(text)
            self.run_button.setToolTip(
                self.tr("End the code that runs")
                if active
                else self.tr("Run the code as it is now, in a Python process of its own")
            )
            name = "stop" if active else "play"
            self.run_button.setIcon(icons.icon(name, on_accent=not active))
            theme.set_style_property(self.run_button, "primary", not active)

    @Slot()
    def _run(self) -> None:
        if self.runner.is_active:
            self.runner.stop()
        elif self._shown is not None:
            self.output.begin(self._shown.snippet.code)
            self.runner.run(self._shown)

    @Slot()
    def _save(self) -> None:
        shown = self._shown
        if shown is None:
            return

        def save(place: str) -> None:
            self._background.start(
                lambda _: snippet_folder.save(shown, Path(place)), self._say_saved, self._say_failed
            )

        file_questions.ask_folder(self, self.tr("Where to save the code"), save)

    def _say_saved(self, folder: Path) -> None:
        self._notify(self.tr("Saved in {0}.").format(folder))

    def _say_failed(self, error: AtelierError) -> None:
        self._notify(errors.sentence(error))

    def _notify(self, text: str) -> None:
        self.notice.set_text(text)
        self.notice.setToolTip(text)  # it may not fit
        self.notice.show()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what changed while nobody saw it."""
        super().showEvent(event)
        self._await()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask the page nothing any more."""
        super().hideEvent(event)
        self._wait.stop()

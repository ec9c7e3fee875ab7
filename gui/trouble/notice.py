"""Messages across the top of the window, whatever is shown below them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolBar, QWidget

from gui.trouble.crash_marker import Crash
from gui.trouble.open_log import LogOpener
from gui.widgets.banner import Banner, Kind


class Notice(Banner):
    """A banner that is there from the start; subclasses add what else can be done.

    Args:
        text: What it says.
        close_text: Label of the button to be rid of it; "" for the usual one, in the language in
            force.
        kind: "info", "warning" or "error".
        parent: Owner.

    Attributes:
        close_button: To be rid of it.
    """

    def __init__(
        self,
        text: str = "",
        close_text: str = "",
        kind: Kind = "warning",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._close_label = close_text
        self.close_button = self._close
        self.say(text)

    def say(self, text: str) -> None:
        """Say something else."""
        self._compose(text, None, self._kind, self._close_label or None)
        self._fit()

    def add_button(self, button: QPushButton) -> None:
        """Put a button before the one that dismisses."""
        self._row.insertWidget(self._row.count() - 1, button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text needs in this width; a tool bar does not ask for that."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._row.activate()
        least = self._row.minimumSize().height()
        self.setFixedHeight(max(least, self._row.heightForWidth(self.width())))


class CrashNotice(Notice):
    """Says what was kept when Atelier came to no orderly end, and offers to go on.

    Signals:
        resume_wanted(Path): The training in this folder is to go on.
    """

    resume_wanted = Signal(object)

    def __init__(self, crash: Crash, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._crash = crash
        self._opener = LogOpener(self)
        self.resume_button, self.log_button = QPushButton(), QPushButton()
        self._opener.refused.connect(self.say)
        self.log_button.clicked.connect(self._opener.open)
        self.resume_button.clicked.connect(self._resume)
        self.resume_button.setVisible(self._can_go_on)
        if self._can_go_on:
            self.add_button(self.resume_button)
        self.add_button(self.log_button)
        self._tell()

    @property
    def _can_go_on(self) -> bool:
        return self._crash.run is not None and self._crash.run.step is not None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()

    def _tell(self) -> None:
        self.resume_button.setText(self.tr("Go on with the training"))
        self.log_button.setText(self.tr("Open log"))
        self.say(self._sentence())

    def _sentence(self) -> str:
        run = self._crash.run
        if run is None:
            return self.tr(
                "Atelier ended unexpectedly last time. Kept: your drawing and your settings."
            )
        if run.step is None:
            return self.tr(
                "Atelier ended unexpectedly last time. Kept: your drawing and your settings."
                ' The training "{0}" had only just begun; nothing of it was saved yet.'
            ).format(run.name)
        return self.tr(
            "Atelier ended unexpectedly last time. Kept: your drawing, your settings, and the"
            ' training "{0}" up to step {1}.'
        ).format(run.name, f"{run.step:,}")

    @Slot()
    def _resume(self) -> None:
        if self._crash.run is not None:
            folder: Path = self._crash.run.folder
            self.resume_wanted.emit(folder)
            self.closed.emit()


class NoticeBar(QToolBar):
    """Holds a notice above all else in a window; goes when the notice is dismissed."""

    def __init__(self, window: QMainWindow, notice: Notice) -> None:
        super().__init__(window)
        self.setObjectName("notice")  # the window's saved state asks for a name
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self.addWidget(notice).setVisible(True)  # a banner begins hidden
        self._window = window
        window.addToolBarBreak()  # one below the other
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self)
        notice.closed.connect(self._remove)

    @Slot()
    def _remove(self) -> None:
        self._window.removeToolBar(self)
        self.deleteLater()

"""Files that are dropped on the window, or asked for: what they are decides where they open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.errors import AtelierError
from gui import drop_kinds, errors
from gui.data.latest_job import LatestJob
from gui.drop_kinds import Found
from gui.widgets.drawing.offers import Offer, offer_of
from gui.widgets.drop_overlay import DropOverlay

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_DRAGS = (
    QEvent.Type.DragEnter,
    QEvent.Type.DragMove,
    QEvent.Type.DragLeave,
    QEvent.Type.Drop,
)


class Drops(QObject):
    """Takes files, folders and pictures that come from other programs, wherever they are dropped.

    Drags come to it before any widget sees them; those that begin in this window (layers, steps),
    and text, go on to the widget below them.

    Args:
        window: The window.
        parent: Owner; with it goes what is shown over the window.
    """

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        background = window.workbench.background
        self._looking, self._opening = LatestJob(background), LatestJob(background)
        self._paths: list[Path] = []  # what is dragged
        self._offer: Offer | None = None  # the picture that is dragged, where it is no file
        self._is_ours = False  # whether the drag is this object's business
        self.overlay = DropOverlay(window)
        self.destroyed.connect(self.overlay.deleteLater)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch_surface()

    def _watch_surface(self) -> None:
        surface = self._window.windowHandle()
        if surface is not None:
            surface.installEventFilter(self)

    # Dragging

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the drags that reach the window's surface; there is another one now and then."""
        if event.type() == QEvent.Type.WinIdChange and watched is self._window:
            self._watch_surface()
        if event.type() not in _DRAGS or watched is self._window:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDropEvent):
            self._is_ours = event.source() is None and self._enter(event.mimeData())
        if not self._is_ours:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.DragLeave:
            self._leave()
        elif isinstance(event, QDropEvent):
            self._answer(event)
        return True

    def _answer(self, event: QDropEvent) -> None:
        if not self._paths and self._offer is None:
            event.ignore()
            if event.type() == QEvent.Type.Drop:
                self._leave()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # nothing is ever taken away
        event.accept()
        if event.type() == QEvent.Type.Drop:
            paths, offer = self._paths, self._offer
            self._leave()
            if paths:
                self.open(paths)
            elif offer is not None:
                self._show_picture(offer)

    def _enter(self, mime: QMimeData) -> bool:
        """Say what a drop would do; whether there is anything to say."""
        urls = mime.urls()
        self._paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        self._offer = None if self._paths else offer_of(mime)
        if self._paths:
            self._foretell(self._paths)
        elif self._offer is not None:
            self.overlay.say(self.tr("Drop to look at the picture in the Draw tab"))
        elif urls:
            text = self.tr("This lies on the web. Save it on this computer first.")
            self.overlay.say(text, is_welcome=False)
        else:
            return False
        return True

    def _foretell(self, paths: list[Path]) -> None:
        kind = drop_kinds.by_name(paths[0])
        if kind is not None:
            self._show_promise(Found(paths[0], kind))
        else:
            self.overlay.say(self.tr("Looking at {0}...").format(paths[0].name))
        self._looking.start(
            lambda _: drop_kinds.first_of(paths), self._show_promise, self._say_error
        )

    @Slot(object)
    def _show_promise(self, found: Found) -> None:
        found = self._meant(found)
        note = ""
        if len(self._paths) > 1 and found.kind is not None:
            note = self.tr(
                "One of the %Ln file(s) is opened: the first that can be.", "", len(self._paths)
            )
        text = self._promise(found) if found.kind else self._refusal(found)
        self.overlay.say(text, note, is_welcome=found.kind is not None)

    def _leave(self) -> None:
        self._is_ours = False
        self._paths, self._offer = [], None
        self._looking.cancel()
        self.overlay.hide()

    # Opening

    @Slot()
    def ask_open(self) -> None:
        """Ask which file to open, of any kind; nothing waits for the answer."""
        weights = "*.safetensors *.ckpt *.pt *.pth"
        pictures = "*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff"
        kinds = (
            self.tr("All that Atelier opens ({0})").format(f"*.json *.py {weights} {pictures}"),
            self.tr("Specs, scripts and drawings ({0})").format("*.json *.py"),
            self.tr("Weights ({0})").format(weights),
            self.tr("Pictures ({0})").format(pictures),
            self.tr("All files (*)"),
        )
        dialog = QFileDialog(self._window, self.tr("Open"), "", ";;".join(kinds))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_path)
        dialog.open()

    @Slot(str)
    def open_path(self, path: str) -> None:
        """Open a file or a folder where it belongs."""
        self.open([Path(path)])

    def open(self, paths: Sequence[Path]) -> None:
        """Open the first of some files that Atelier knows, where it belongs.

        What it is is found out in another thread; where none can be opened, a banner says why.
        """
        kept = list(paths)
        self._opening.start(lambda _: drop_kinds.first_of(kept), self._show, self._say_error)

    def _meant(self, found: Found) -> Found:
        """On the page for a class of one's own, any Python file is meant for that page."""
        front = self._window.tabs.currentIndex()
        if found.kind == "script" and found.path.suffix.lower() == ".py" and front == 1:
            model = self._window.model_tab
            if model.pages.currentWidget() is model.custom:
                return replace(found, kind="class")
        return found

    def _show(self, found: Found) -> None:
        found, window = self._meant(found), self._window
        path = str(found.path)
        window.build_tabs()
        window.files.hush()  # what it says is of another file
        match found.kind:
            case "picture":
                self._show_picture(path)
            case "drawing":
                window.workbench.show_tab(window.draw_tab)
                window.draw_tab.files.open_strokes(path)
            case "weights":
                self._show_model_page(window.model_tab.weights)
                window.model_tab.weights.open_file(path)
            case "network":
                self._show_model_page(window.model_tab.builder)
                window.model_tab.builder.files.open(path)
            case "class":
                self._show_model_page(window.model_tab.custom)
                window.model_tab.custom.open_file(found.path)
            case "spec" | "script":
                window.show_workbench()
                window.files.open(path)
            case "folder":
                window.workbench.show_catalogue()
                window.data_tab.catalogue.take_folder(path)
            case "run":
                window.workbench.show_tab(window.training_tab)
                window.training_tab.open_run(found.path)
            case None:
                self._say(self._refusal(found))

    def _show_model_page(self, page: QWidget) -> None:
        model = self._window.model_tab
        self._window.workbench.show_tab(model)
        model.pages.setCurrentWidget(page)

    def _show_picture(self, picture: Offer) -> None:
        draw = self._window.draw_tab
        self._window.files.hush()
        self._window.workbench.show_tab(draw)
        draw.files.intake.take(picture)

    # Telling

    def _promise(self, found: Found) -> str:
        texts = {
            "picture": self.tr("Drop to look at {0} in the Draw tab"),
            "drawing": self.tr("Drop to go on with the drawing {0} in the Draw tab"),
            "weights": self.tr("Drop to open the weights {0} in the Model tab"),
            "network": self.tr("Drop to open the network {0} in the Builder"),
            "spec": self.tr("Drop to take the settings in {0}"),
            "script": self.tr("Drop to take the settings of the script {0}"),
            "class": self.tr("Drop to look at the class in {0}; nothing of it runs unasked"),
            "folder": self.tr("Drop to take the pictures in {0} as a dataset"),
            "run": self.tr("Drop to open the run {0} in the Training tab"),
        }
        return texts[found.kind or "picture"].format(found.name)

    def _refusal(self, found: Found) -> str:
        texts = {
            "missing": self.tr("{0} cannot be opened: it is not there any more."),
            "unreadable": self.tr("{0} cannot be opened: it cannot be read."),
            "empty": self.tr("{0} cannot be opened: it is empty."),
            "too_large": self.tr("{0} cannot be opened: it is larger than a spec or a script is."),
            "unknown": self.tr("{0} cannot be opened: Atelier does not know this kind of file."),
        }
        return texts[found.problem or "unknown"].format(found.name)

    def _say(self, text: str) -> None:
        self._window.show_workbench()
        self._window.files.say(text, "error")

    def _say_error(self, error: AtelierError) -> None:
        self._leave()
        self._say(errors.sentence(error))

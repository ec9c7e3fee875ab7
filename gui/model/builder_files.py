"""Networks of layers on their way to JSON files and back, in worker threads."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from engine import files
from engine.errors import AtelierError, Phrase, of_os_error
from engine.network_spec import LayerSpec
from gui import errors
from gui.background import Background, Job
from gui.data.latest_job import LatestJob

_VERSION = 1
_LARGEST = 1_000_000  # bytes; the largest network takes 100 thousand


class NetworkFiles(QObject):
    """Asks for files, saves and opens them.

    Args:
        background: Runs the jobs.
        page: What the questions stand before.

    Signals:
        opened(LayerSpec): What a file held; only the latest that was asked for.
        notice(str, bool): One sentence, and whether something went wrong.
    """

    opened = Signal(object)
    notice = Signal(str, bool)

    def __init__(self, background: Background, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._background = background
        self._opening = LatestJob(background)

    @Slot()
    def ask_open(self) -> None:
        """Ask which file to open; nothing waits for the answer."""
        dialog = self._dialog(self.tr("Open a network"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open)
        dialog.open()

    def ask_save(self, root: LayerSpec) -> None:
        """Ask where to save a network; nothing waits for the answer."""
        dialog = self._dialog(self.tr("Save the network"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(lambda path: self.save(root, path))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._page, title, "", self.tr("Networks (*.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def save(self, root: LayerSpec, path: str) -> None:
        """Write a network; the file is replaced."""

        def write(_: Job) -> str:
            try:
                with files.replacing(Path(path)) as part:
                    part.write_text(to_json(root), encoding="utf-8")
            except OSError as error:
                raise AtelierError("cannot_write", path=path, reason=of_os_error(error)) from error
            return path

        self._background.start(write, self._written, self._failed)

    @Slot(str)
    def open(self, path: str) -> None:
        """Read a network."""
        self._opening.start(lambda _: read(Path(path)), self._read, self._failed)

    def _read(self, root: LayerSpec) -> None:
        self.opened.emit(root)

    def _written(self, path: str) -> None:
        self.notice.emit(self.tr("Saved as {0}.").format(path), False)

    def _failed(self, error: AtelierError) -> None:
        self.notice.emit(errors.sentence(error), True)


def to_json(root: LayerSpec) -> str:
    """A network as JSON text."""
    return json.dumps({"version": _VERSION, "network": root.to_dict()}, indent=2) + "\n"


def read(path: Path) -> LayerSpec:
    """The network in a file that `to_json` wrote.

    Raises:
        AtelierError: `network_unreadable`.
    """
    try:
        return _parsed(path)
    except OSError as error:
        reason: object = of_os_error(error)
    except AtelierError as error:
        reason = error.params["reason"]
    except (ValueError, RecursionError):
        reason = Phrase("not_json_or_damaged")
    raise AtelierError("network_unreadable", path=path.name, reason=reason)


def _parsed(path: Path) -> LayerSpec:
    if path.stat().st_size > _LARGEST:
        raise AtelierError("spec_field", reason=Phrase("too_large"))
    record = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(record, dict) or "network" not in record:
        raise AtelierError("spec_field", reason=Phrase("no_network"))
    if record.get("version") != _VERSION:
        raise AtelierError("spec_field", reason=Phrase("other_version"))
    root = LayerSpec.from_dict(record["network"])
    if root.kind != "Sequential":
        raise AtelierError("spec_field", reason=Phrase("no_sequential"))
    return root

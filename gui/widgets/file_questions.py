"""Questions for files; none of them waits for its answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Answer = Callable[[str], object]


def ask_open(parent: QWidget, title: str, kinds: str, answer: Answer) -> QFileDialog:
    """Ask for a file that is there.

    Args:
        parent: What the question stands before.
        title: Translated.
        kinds: As `QFileDialog` has them: `Weights (*.pt);;All files (*)`.
        answer: Gets the path, unless the person decides otherwise.
    """
    dialog = _dialog(parent, title, answer)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(kinds.split(";;"))
    dialog.open()
    return dialog


def ask_save(
    parent: QWidget, title: str, name: str, kinds: str, answer: Answer, suffix: str = ""
) -> QFileDialog:
    """Ask where to write; a file of that name is replaced, as the person is asked about it.

    Args:
        parent: As of `ask_open`, and so on.
        title: Likewise.
        name: The one that is suggested.
        kinds: Likewise.
        answer: Likewise.
        suffix: Added to a name without any, no dot before it; "" for that of `name`.
    """
    dialog = _dialog(parent, title, answer)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(kinds.split(";;"))
    # The dialog adds it, and so asks about the name that is written.
    dialog.setDefaultSuffix(suffix or name.rpartition(".")[2])
    dialog.selectFile(name)
    dialog.open()
    return dialog


def ask_folder(parent: QWidget, title: str, answer: Answer) -> QFileDialog:
    """Ask for a folder; arguments as of `ask_open`."""
    dialog = _dialog(parent, title, answer)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, answer: Answer) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(answer)
    return dialog

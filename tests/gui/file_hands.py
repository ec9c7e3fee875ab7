"""Answers to the questions for files, which otherwise nobody would see off-screen."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QFileDialog


@dataclass
class FileAnswers:
    """What was asked, and what is answered, one after the other.

    Attributes:
        waiting: Paths to answer with; "" for no answer.
        asked: The questions' titles.
        names: The names that they suggested.
        kinds: The kinds of file that they offered.
        suffixes: What they would add to a name without any.
    """

    waiting: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    suffixes: list[str] = field(default_factory=list)

    def take(self, dialog: QFileDialog) -> None:
        self.asked.append(dialog.windowTitle())
        self.names += [path.rpartition("/")[2] for path in dialog.selectedFiles()[:1]]
        self.kinds += dialog.nameFilters()
        self.suffixes.append(dialog.defaultSuffix())
        path = self.waiting.pop(0) if self.waiting else ""
        if path and dialog.defaultSuffix() and "." not in path.rpartition("/")[2]:
            path = f"{path}.{dialog.defaultSuffix()}"  # as the dialog does
        if path:
            dialog.fileSelected.emit(path)
        dialog.deleteLater()


def answering(monkeypatch: pytest.MonkeyPatch, paths: Iterable[object] = ()) -> FileAnswers:
    """Answer the next questions with these paths, without a dialog on the screen."""
    answers = FileAnswers([str(path) for path in paths])

    def take(dialog: QFileDialog) -> None:
        answers.take(dialog)

    monkeypatch.setattr(QFileDialog, "open", take)
    return answers

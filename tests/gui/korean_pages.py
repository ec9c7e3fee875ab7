"""Walking through the Data tab of the window in Korean."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gui.main_window import MainWindow
from tests.gui.spoken import NAMES, english, not_korean

MS = 60_000


def turn_to(window: MainWindow, page: QWidget) -> None:
    window.data_tab.pages.setCurrentWidget(page)


def left(window: MainWindow, *said: str) -> set[str]:
    """What is English but for these words, which nobody translates: paths, reasons of errors."""
    found = set()
    for _, text in not_korean(window):
        rest = text
        for words in said:
            rest = rest.replace(words, "")
        if english(rest, set(NAMES)):
            found.add(text)
    return found


def english_of(texts: Sequence[str]) -> list[str]:
    """The same of what is only painted."""
    return [text for text in texts if english(text, set(NAMES))]

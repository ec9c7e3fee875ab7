"""A guide in a window that has nothing else, and hands for its panel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast
from unittest.mock import patch

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from engine.lessons.lesson import Language
from gui.guide import knowledge
from gui.guide.guide import Guide
from gui.guide.panel import GuidePanel
from gui.guide.visit import Phase
from gui.main_window import MainWindow
from tests.gui.small_lesson import SHAPES, STAGED, Bench

MS = 10_000


class Trainer(QObject):
    """Stands for what trains."""

    state_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.is_active = False

    def set_active(self, active: bool) -> None:
        """Train, or do not."""
        self.is_active = active
        self.state_changed.emit(None)


class Stand(QMainWindow):
    """Stands for the window: tabs, what trains, and a panel of the guide."""

    def __init__(self) -> None:
        super().__init__()
        self.controller = Trainer()
        self.tabs = QTabWidget()
        self.setCentralWidget(self.tabs)
        self.resize(900, 700)

    def show_workbench(self) -> None:
        """There is nothing else."""


class Class:
    """A bench, a guide with the two small lessons, and its panel, which is shown."""

    def __init__(self, language: Language = "en") -> None:
        self.bench = Bench()
        self.stand = Stand()
        self.guide = Guide(cast(MainWindow, self.stand), language)
        self.guide.set_shelf((SHAPES, STAGED))
        self.panel = GuidePanel(self.guide)
        self.panel.resize(320, 600)
        self.panel.show()
        self.stand.show()


def click(qtbot: QtBot, button: QWidget) -> None:
    """Press something that can be seen and pressed."""
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def is_at(guide: Guide, phase: Phase) -> bool:
    """Whether the step is there; a function, for mypy believes that nothing changes a phase."""
    return guide.phase is phase


def do_the_task(qtbot: QtBot, school: Class, *flags: str) -> None:
    """Make true what the task asks for, and wait until the guide has seen it."""
    school.bench.flags.update(dict.fromkeys(flags, True))
    qtbot.waitUntil(lambda: is_at(school.guide, Phase.REVEAL), timeout=MS)


@contextmanager
def a_class(language: Language = "en") -> Iterator[Class]:
    """Have one; it is gone at the end."""
    made = Class(language)
    try:
        with patch.object(knowledge, "KNOWN", made.bench.known()):
            yield made
    finally:
        made.guide.leave()
        made.panel.shut_down()
        made.panel.close()
        made.stand.close()
        made.panel.deleteLater()
        made.stand.deleteLater()

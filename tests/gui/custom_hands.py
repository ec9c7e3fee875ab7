"""The page of one's own class, and hands to use it with."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.background import Background
from gui.model.custom_view import CustomView
from gui.session import LoadedDataset, Session

MS = 60_000


def session_with(dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(dataset)
    return made


def shown(qtbot: QtBot, session: Session, background: Background) -> CustomView:
    made = CustomView(session, background)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def show_file(qtbot: QtBot, view: CustomView, path: Path, source: str) -> None:
    """Write a file, open it, and wait until its classes are listed."""
    path.write_text(source, encoding="utf-8")
    view.open_file(path)
    wait_for_code(qtbot, view, source)


def wait_for_code(qtbot: QtBot, view: CustomView, source: str) -> None:
    def is_there() -> bool:
        there = view.code_view.code() == source
        return there and (view.panel.try_button.isVisible() or bool(view.panel.verdict.text()))

    qtbot.waitUntil(is_there, timeout=MS)


def try_it(qtbot: QtBot, view: CustomView) -> None:
    """Press the button, and wait for what comes of it."""
    press(qtbot, view.panel.try_button)
    assert view.panel.cancel_button.isVisible()
    assert view.panel.progress.isVisible()
    qtbot.waitUntil(lambda: not view.panel.cancel_button.isVisible(), timeout=MS)


def asks(view: CustomView) -> bool:
    return view.panel.question.isVisible()

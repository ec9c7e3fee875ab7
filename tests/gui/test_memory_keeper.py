"""The desk is on the disk soon after each change; trouble is said once, and nothing is lost."""

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import home
from gui.background import Background
from gui.library import Library
from gui.main_window import MainWindow
from gui.memory.desk_state import DeskState
from gui.memory.keeper import DeskKeeper, desk_file
from gui.memory.memory import Memory
from gui.session import Session
from tests.gui import desk_hands

MS = 10_000


@pytest.fixture
def keeper(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskKeeper]:
    """A hasty keeper for the window."""
    monkeypatch.setattr("gui.memory.keeper._DELAY_MS", 50)
    memory = Memory(window.session, window.library, window)
    made = DeskKeeper(memory, window.session, window.background, window)
    yield made
    made.setParent(None)
    made.deleteLater()


def lone_keeper(background: Background) -> DeskKeeper:
    session = Session(background)
    library = Library(session, background, None, background)
    return DeskKeeper(Memory(session, library, background), session, background, background)


def on_disk() -> DeskState | None:
    return DeskState.from_text(desk_file().read_text("utf-8")) if desk_file().exists() else None


def drawn() -> int:
    state = on_disk()
    return -1 if state is None else len(state.drawing)


def test_each_change_is_on_the_disk_soon_and_then_all_is_quiet(
    window: MainWindow, keeper: DeskKeeper, qtbot: QtBot
) -> None:
    keeper.keep_now()
    assert on_disk() is None, "nothing is kept before the last desk has come back"
    keeper.watch(window, window)
    qtbot.waitUntil(lambda: drawn() == 0, timeout=MS)
    canvas = window.draw_tab.canvas
    canvas.set_strokes((desk_hands.FIRST,))
    qtbot.waitUntil(lambda: drawn() == 1, timeout=MS)
    window.training_tab.panel.form.set_value(desk_hands.TRAIN)
    window.tabs.setCurrentWidget(window.training_tab)

    def is_kept() -> bool:
        state = on_disk()
        return state is not None and (state.train, state.tab) == (desk_hands.TRAIN, "training")

    qtbot.waitUntil(is_kept, timeout=MS)
    qtbot.waitUntil(lambda: keeper.is_quiet, timeout=MS)
    written = desk_file().stat().st_mtime_ns
    keeper.note()  # nothing has changed
    qtbot.waitUntil(lambda: keeper.is_quiet, timeout=MS)
    assert desk_file().stat().st_mtime_ns == written

    window.model_tab.builder.add("ReLU")  # has no signal of its own; the key that did it has
    release = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    handle = window.windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, release)
    assert not keeper.is_quiet
    qtbot.waitUntil(lambda: "ReLU" in desk_file().read_text("utf-8"), timeout=MS)

    canvas.clear()
    keeper.keep_now()
    assert drawn() == 0, "at once"
    assert [path.name for path in home.home().iterdir() if path.name.endswith(".part")] == []


def test_a_disk_that_is_full_is_said_once(
    window: MainWindow, keeper: DeskKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, text: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    said: list[str] = []
    keeper.noticed.connect(said.append)
    with monkeypatch.context() as patched:
        patched.setattr("gui.memory.writer.files.write_text", full)
        keeper.watch(window, window)
        qtbot.waitUntil(lambda: len(said) == 1, timeout=MS)
        assert "desk.json" in said[0]
        window.draw_tab.canvas.set_strokes((desk_hands.SECOND,))
        qtbot.waitUntil(lambda: keeper.is_quiet, timeout=MS)
        keeper.keep_now()  # nor does the window's end fail
    assert len(said) == 1
    window.draw_tab.canvas.set_strokes((desk_hands.FIRST,))
    qtbot.waitUntil(lambda: drawn() == 1, timeout=MS)


@pytest.mark.parametrize(
    "content", [b"{", b"\xff\xfe", b'{"format": "atelier-desk", "version": 9}']
)
def test_a_file_that_cannot_be_read_is_set_aside(
    background: Background, qtbot: QtBot, content: bytes
) -> None:
    keeper = lone_keeper(background)
    desk_file().write_bytes(content)
    said: list[str] = []
    keeper.noticed.connect(said.append)
    with qtbot.waitSignal(keeper.was_read) as read:
        keeper.read()
    assert read.args == [None]
    (aside,) = home.home().glob("desk-damaged-*.json")
    assert aside.read_bytes() == content
    assert len(said) == 1
    assert str(aside) in said[0]
    assert not desk_file().exists()


def test_what_was_kept_is_read(background: Background, qtbot: QtBot) -> None:
    keeper = lone_keeper(background)
    with qtbot.waitSignal(keeper.was_read) as read:
        keeper.read()
    assert read.args == [None]
    state = DeskState(tab="model", drawing=(desk_hands.FIRST,))
    desk_file().write_text(state.to_text(), encoding="utf-8")
    with qtbot.waitSignal(keeper.was_read) as read:
        keeper.read()
    assert read.args == [state]
    assert json.loads(desk_file().read_text("utf-8"))["version"] == 1

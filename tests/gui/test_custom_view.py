"""A class of one's own in the window: shown, asked about, used."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from engine import trusted_code
from engine.network_spec import CodeSpec
from engine.run_spec import CUSTOM, ModelSpec
from gui.background import Background
from gui.model.custom_example import example
from gui.model.custom_view import CustomView
from gui.session import LoadedDataset, Session
from tests.engine.custom_files import GOOD, code, line_of
from tests.gui.custom_hands import (
    MS,
    asks,
    press,
    session_with,
    show_file,
    shown,
    try_it,
    wait_for_code,
)


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    return session_with(tiny_dataset)


@pytest.fixture
def view(qtbot: QtBot, session: Session, background: Background) -> CustomView:
    return shown(qtbot, session, background)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "내 네트워크.py"


def test_a_file_is_shown_asked_about_tried_and_used(
    qtbot: QtBot, view: CustomView, session: Session, path: Path
) -> None:
    mark = path.with_name("it ran")
    source = f"open({str(mark)!r}, 'w').close()\nprint('안녕')\n" + GOOD
    show_file(qtbot, view, path, source)
    assert asks(view)
    assert "your rights" in view.panel.question_text.text()
    assert view.panel.try_button.text() == "Allow and try"
    assert not mark.exists(), "it is shown, not run"
    assert list(view.panel.arguments.fields) == ["hidden", "classes", "dropout"]
    assert view.panel.arguments.fields["hidden"].placeholderText() == "32"
    qtbot.keyClicks(view.panel.arguments.fields["hidden"], "8")
    try_it(qtbot, view)
    assert mark.exists()
    assert not asks(view)
    assert view.panel.verdict.text() == "It works."
    assert "6,370" in view.panel.facts.text()
    assert "[2, 10]" in view.panel.facts.text()
    assert view.panel.prints.toPlainText() == "안녕"
    press(qtbot, view.panel.use_button)
    chosen = CodeSpec(source, "NeuralNetwork", (("hidden", 8),))
    assert session.model == ModelSpec(CUSTOM, code=chosen)
    assert not view.panel.use_button.isEnabled()
    assert view.code_view.code() == source, "one's own choice does not ask again"
    assert not asks(view)


def test_a_content_is_asked_about_once(
    qtbot: QtBot, session: Session, background: Background, path: Path
) -> None:
    trusted_code.trust(code(GOOD).fingerprint, "NeuralNetwork")
    view = shown(qtbot, session, background)
    show_file(qtbot, view, path, GOOD)
    assert not asks(view)
    assert view.panel.try_button.text() == "Try it"
    press(qtbot, view.panel.forget_button)
    qtbot.waitUntil(lambda: asks(view), timeout=MS)
    assert not trusted_code.is_trusted(code(GOOD).fingerprint)


def test_a_change_of_the_file_is_shown_and_asks_again(
    qtbot: QtBot, view: CustomView, path: Path
) -> None:
    trusted_code.trust(code(GOOD).fingerprint, "NeuralNetwork")
    show_file(qtbot, view, path, GOOD)
    qtbot.keyClicks(view.panel.arguments.fields["hidden"], "9")
    for number in range(2):  # both ways in which editors write
        changed = GOOD.replace("ReLU", ("GELU", "SiLU")[number])
        if number:
            path.write_text(changed, encoding="utf-8")
        else:
            new = path.with_suffix(".new")
            new.write_text(changed, encoding="utf-8")
            new.replace(path)
        wait_for_code(qtbot, view, changed)
        assert asks(view)
        assert view.panel.arguments.fields["hidden"].text() == "9"


def test_a_file_that_goes_and_comes_back_is_followed(
    qtbot: QtBot, view: CustomView, path: Path
) -> None:
    show_file(qtbot, view, path, GOOD)
    path.unlink()
    qtbot.waitUntil(lambda: str(path) in view.banner.text(), timeout=MS)
    assert view.code_view.code() == GOOD
    changed = GOOD.replace("ReLU", "Tanh")
    path.write_text(changed, encoding="utf-8")
    wait_for_code(qtbot, view, changed)
    assert not view.banner.isVisible()


@pytest.mark.parametrize(
    ("source", "at"),
    [
        ("import torch\nclass Net(\n", "class Net("),
        ("import torch\n\nx = = 1\n", "x ="),
    ],
)
def test_what_is_not_python_is_said_with_its_line_marked(
    qtbot: QtBot, view: CustomView, path: Path, source: str, at: str
) -> None:
    show_file(qtbot, view, path, source)
    assert "SyntaxError" in view.panel.verdict.text()
    assert view.code_view.marked_line() == line_of(source, at)
    assert not view.panel.try_button.isVisible()
    show_file(qtbot, view, path, GOOD)
    assert view.code_view.marked_line() is None


def test_freezing_the_network_leaves_the_page_as_it_is(
    qtbot: QtBot, view: CustomView, session: Session, path: Path
) -> None:
    show_file(qtbot, view, path, GOOD)
    session.set_model(ModelSpec(CUSTOM, code=code(GOOD, "NeuralNetwork")))
    qtbot.keyClicks(view.panel.arguments.fields["hidden"], "7")
    session.set_model(replace(session.model, frozen=("stack.0",)))
    assert view.bar.origin.text() == str(path)
    assert view.panel.arguments.fields["hidden"].text() == "7"


def test_code_that_comes_with_a_run_is_shown_and_asked_about(
    qtbot: QtBot, view: CustomView, session: Session
) -> None:
    chosen = code(GOOD, "NeuralNetwork", hidden=6)
    session.set_model(ModelSpec(CUSTOM, code=chosen))
    wait_for_code(qtbot, view, GOOD)
    assert asks(view)
    assert "came with" in view.bar.origin.text()
    assert view.panel.arguments.fields["hidden"].text() == "6"
    with qtbot.waitSignal(view.allowed, timeout=MS) as told:
        press(qtbot, view.panel.try_button)
    assert told.args == [chosen]
    assert trusted_code.is_trusted(chosen.fingerprint)
    assert not view.panel.use_button.isEnabled(), "it is the network"


def test_the_example_works_and_a_copy_is_followed(
    qtbot: QtBot, view: CustomView, path: Path
) -> None:
    press(qtbot, view.bar.example_button)
    wait_for_code(qtbot, view, example())
    assert asks(view)
    try_it(qtbot, view)
    assert view.panel.verdict.text() == "It works."
    assert "669,706" in view.panel.facts.text(), "as the tutorial's"
    view.save_copy(str(path))
    qtbot.waitUntil(lambda: view.bar.origin.text() == str(path), timeout=MS)
    changed = example().replace("512", "16")
    path.write_text(changed, encoding="utf-8")
    wait_for_code(qtbot, view, changed)


def test_files_that_cannot_be_read_or_written_are_said(
    qtbot: QtBot, view: CustomView, path: Path
) -> None:
    view.open_file(path)
    qtbot.waitUntil(lambda: str(path) in view.banner.text(), timeout=MS)
    press(qtbot, view.bar.example_button)
    wait_for_code(qtbot, view, example())
    assert not view.banner.isVisible()
    view.save_copy(str(path / "no folder" / "file.py"))
    qtbot.waitUntil(lambda: "cannot be written" in view.banner.text(), timeout=MS)
    assert view.code_view.code() == example()


def test_a_file_without_a_network_is_said(qtbot: QtBot, view: CustomView, path: Path) -> None:
    show_file(qtbot, view, path, "class Net:\n    pass\n")
    assert "no class" in view.panel.verdict.text()
    assert not view.panel.try_button.isVisible()


def test_a_python_file_can_be_dropped_and_nothing_else(
    qtbot: QtBot, view: CustomView, path: Path
) -> None:
    path.write_text(GOOD, encoding="utf-8")
    for dropped, is_taken in (("notes.txt", False), (path.name, True)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path.with_name(dropped)))])
        where, copy = QPoint(200, 200), Qt.DropAction.CopyAction
        nothing = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        entering = QDragEnterEvent(where, copy, data, *nothing)
        entering.ignore()
        view.dragEnterEvent(entering)
        assert entering.isAccepted() == is_taken
        view.dropEvent(QDropEvent(where.toPointF(), copy, data, *nothing))
    wait_for_code(qtbot, view, GOOD)

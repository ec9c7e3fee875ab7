"""One run in the window: opened, noted, renamed, deleted, brought back."""

from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from engine import home
from engine.training.run_store import OpenedRun, list_runs
from engine.training.run_trash import trashed_runs
from gui.background import Background
from gui.item_models.run_model import Column
from gui.training.runs_view import RunsView
from tests.gui.run_pages import (
    ADAM,
    SGD,
    choose,
    names,
    press,
    shown_view,
    texts,
    three_runs,
    wait_for,
)


@pytest.fixture
def runs(isolated_home: Path) -> dict[str, Path]:
    return three_runs()


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, background: Background) -> RunsView:
    return shown_view(qtbot, qapp, background)


@pytest.fixture
def filled(qtbot: QtBot, runs: dict[str, Path], view: RunsView) -> RunsView:
    wait_for(qtbot, view, "three", "two", "one")
    return view


# One run


def test_a_run_is_shown_with_its_result_and_its_spec(filled: RunsView) -> None:
    choose(filled, "one")
    assert filled.details.isVisible()
    assert "50.00 %" in filled.details.result.text()
    assert "25.00 %" in filled.details.result.text()
    assert "lr\t0.5" in filled.details.table.text().splitlines()
    assert "model.name\tmlp" in filled.details.table.text().splitlines()


def test_a_note_is_kept_when_it_is_left(
    qtbot: QtBot, filled: RunsView, runs: dict[str, Path]
) -> None:
    choose(filled, "one")
    filled.details.note.setFocus()
    qtbot.keyClicks(filled.details.note, "too fast")
    choose(filled, "two")
    assert filled.details.note.toPlainText() == ""
    noted = {"one": "too fast", "two": "", "three": ""}
    qtbot.waitUntil(lambda: {run.folder.name: run.note for run in list_runs()} == noted)
    choose(filled, "one")
    assert filled.details.note.toPlainText() == "too fast"


def test_a_note_that_is_being_written_is_not_overwritten(
    qtbot: QtBot, filled: RunsView, runs: dict[str, Path]
) -> None:
    choose(filled, "three")
    qtbot.keyClicks(filled.details.note, "half a")
    with (runs["three"] / "epochs.csv").open("a") as table:
        table.write("2,1.5,0.25,1.25,0.75,2.0\n")
    filled._look_again()
    qtbot.waitUntil(lambda: texts(filled, Column.BEST)[0] == "75.0 %")
    assert filled.details.note.toPlainText() == "half a"


def test_words_that_cannot_be_written_are_said_and_taken_back(
    qtbot: QtBot, filled: RunsView, runs: dict[str, Path]
) -> None:
    (runs["one"] / "about.json").mkdir()
    choose(filled, "one")
    qtbot.keyClicks(filled.details.note, "lost")
    choose(filled, "two")
    qtbot.waitUntil(filled.banner.isVisible)
    assert "cannot be written" in filled.banner.text()
    qtbot.waitUntil(lambda: not any(run.note for run in filled.model.runs()))


def test_a_run_is_renamed_in_place(qtbot: QtBot, filled: RunsView, runs: dict[str, Path]) -> None:
    choose(filled, "two")
    filled.bar.rename.trigger()
    (editor,) = filled.table.findChildren(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Adam, at last")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    wait_for(qtbot, filled, "three", "Adam, at last", "one")
    assert runs["two"].exists(), "the folder keeps its name"
    assert [run.name for run in filled.chosen()] == ["Adam, at last"]


def test_a_run_is_opened_with_all_its_figures(qtbot: QtBot, filled: RunsView) -> None:
    choose(filled, "two")
    with qtbot.waitSignal(filled.open_requested) as asked:
        press(qtbot, filled, "Open")
    assert asked.args is not None
    opened = asked.args[0]
    assert isinstance(opened, OpenedRun)
    assert (opened.folder.name, opened.spec, len(opened.history.losses)) == ("two", ADAM, 8)


def test_enter_opens(qtbot: QtBot, filled: RunsView) -> None:
    choose(filled, "one")
    filled.table.setCurrentIndex(filled.rows.index(names(filled).index("one"), Column.NAME))
    filled.table.setFocus()
    with qtbot.waitSignal(filled.open_requested):
        qtbot.keyClick(filled.table, Qt.Key.Key_Return)


def test_only_the_run_last_asked_for_is_opened(qtbot: QtBot, filled: RunsView) -> None:
    heard: list[str] = []
    filled.open_requested.connect(lambda opened: heard.append(opened.folder.name))
    for name in ("one", "two", "three"):
        choose(filled, name)
        filled.bar.open.trigger()
    qtbot.waitUntil(lambda: heard == ["three"])


def test_a_run_that_is_gone_is_said(qtbot: QtBot, filled: RunsView, runs: dict[str, Path]) -> None:
    choose(filled, "one")
    runs["one"].rename(home.home() / "away")
    filled.bar.open.trigger()
    qtbot.waitUntil(filled.banner.isVisible)
    assert str(runs["one"]) in filled.banner.text()


def test_a_spec_is_offered_for_another_run(qtbot: QtBot, filled: RunsView) -> None:
    choose(filled, "one")
    with qtbot.waitSignal(filled.duplicate_requested) as asked:
        press(qtbot, filled, "Duplicate as new")
    assert asked.args == [SGD]


def test_only_what_is_unfinished_can_go_on(
    qtbot: QtBot, filled: RunsView, runs: dict[str, Path]
) -> None:
    choose(filled, "two")
    assert not filled.bar.resume.isEnabled()
    choose(filled, "one")
    with qtbot.waitSignal(filled.resume_requested) as asked:
        press(qtbot, filled, "Continue")
    assert asked.args == [runs["one"]]


def test_the_path_is_copied(filled: RunsView, runs: dict[str, Path]) -> None:
    choose(filled, "one", "two")
    filled.bar.copy_path.trigger()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert sorted(copied) == sorted([str(runs["one"]), str(runs["two"])])


def test_the_file_manager_is_asked_to_show_a_run(
    filled: RunsView, runs: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return len(asked) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    choose(filled, "one")
    filled.bar.reveal.trigger()
    assert asked == [runs["one"]]
    assert not filled.banner.isVisible()
    filled.bar.reveal.trigger()
    assert str(runs["one"]) in filled.banner.text(), "where there is no file manager"


# The trash


def test_a_deleted_run_can_be_brought_back(
    qtbot: QtBot, filled: RunsView, runs: dict[str, Path]
) -> None:
    choose(filled, "two")
    filled.table.setFocus()
    QTest.keyClick(filled.table, Qt.Key.Key_Delete)
    wait_for(qtbot, filled, "three", "one")
    assert [run.name for run in filled.chosen()] == ["one"], "the next one is chosen"
    qtbot.waitUntil(filled.banner.isVisible)
    assert "two" in filled.banner.text()
    assert not runs["two"].exists()
    press(qtbot, filled, "Undo")
    wait_for(qtbot, filled, "three", "two", "one")
    assert runs["two"].exists()


def test_several_runs_are_deleted_together(qtbot: QtBot, filled: RunsView) -> None:
    choose(filled, "one", "two", "three")
    press(qtbot, filled, "Delete")
    qtbot.waitUntil(filled.empty_label.isVisible)
    assert filled.pages.currentWidget() is filled.hint
    press(qtbot, filled, "Undo")
    wait_for(qtbot, filled, "three", "two", "one")


def test_a_run_that_began_meanwhile_is_not_deleted(
    qtbot: QtBot, filled: RunsView, runs: dict[str, Path]
) -> None:
    choose(filled, "one")
    with FileLock(runs["one"] / ".lock"):
        filled.bar.delete.trigger()
        qtbot.waitUntil(filled.banner.isVisible)
        assert "Another Atelier" in filled.banner.text()
    assert runs["one"].exists()


def test_the_trash_is_emptied_only_after_a_second_word(qtbot: QtBot, filled: RunsView) -> None:
    choose(filled, "one")
    filled.bar.delete.trigger()
    wait_for(qtbot, filled, "three", "two")
    filled.bar.empty_trash.trigger()
    qtbot.waitUntil(lambda: "cannot be undone" in filled.banner.text())
    assert len(trashed_runs()) == 1
    press(qtbot, filled, "Delete for good")
    qtbot.waitUntil(lambda: not list(home.trash_folder().iterdir()))
    filled.bar.empty_trash.trigger()
    qtbot.waitUntil(lambda: "trash is empty" in filled.banner.text())

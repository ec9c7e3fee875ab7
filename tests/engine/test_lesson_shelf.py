"""Where lessons are found, and how far somebody has come in them."""

import json
import os
from pathlib import Path

import pytest

from engine.errors import AtelierError
from engine.lessons import parsing, progress, shelf
from engine.lessons.lesson import Lesson
from engine.lessons.progress import Progress
from engine.lessons.vocabulary import Vocabulary

GOOD = "# en: Title\nminutes: 2\nen: Text.\n\n## one\nen: Read this.\n"


def put(folder: Path, name: str, content: str = GOOD) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_broken_lesson_is_reported_and_the_others_are_there(tmp_path: Path) -> None:
    put(tmp_path, "02-b.md")
    put(tmp_path, "01-a.md")
    put(tmp_path, "README.md", "How to write one.")
    bad = put(tmp_path, "00-bad.md", "# en: Title\nminutes: x\n")
    put(tmp_path / "class", "00-own.md")
    found = shelf.look(Vocabulary(), [tmp_path])
    assert [lesson.name for lesson in found.lessons] == ["01-a", "02-b", "00-own"]
    (problem,) = found.problems
    assert (problem.params["path"], problem.params["line"]) == (bad, 2)


def test_what_nobody_thought_of_costs_one_lesson(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    put(tmp_path, "01-a.md")
    bad = put(tmp_path, "02-b.md")

    def stumble(path: Path, vocabulary: Vocabulary) -> Lesson:
        if path == bad:
            raise RuntimeError("stumbled")
        return parsing.read(path, vocabulary)

    monkeypatch.setattr(shelf, "read", stumble)
    found = shelf.look(Vocabulary(), [tmp_path])
    assert [lesson.name for lesson in found.lessons] == ["01-a"]
    (problem,) = found.problems
    assert problem.params["path"] == bad
    assert "stumbled" in caplog.text


def test_only_files_are_lessons(tmp_path: Path) -> None:
    put(tmp_path, "01-a.md")
    (tmp_path / "folder.md").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.md")  # to read it would wait for ever
    found = shelf.look(Vocabulary(), [tmp_path])
    assert [lesson.name for lesson in found.lessons] == ["01-a"]
    assert not found.problems


def test_of_two_lessons_of_one_name_the_first_stays(tmp_path: Path) -> None:
    first = put(tmp_path / "a", "01-a.md")
    second = put(tmp_path / "b", "01-a.md")
    found = shelf.look(Vocabulary(), [tmp_path / "a", tmp_path / "b", tmp_path / "nowhere"])
    assert [lesson.file for lesson in found.lessons] == [first]
    assert [problem.params["path"] for problem in found.problems] == [second]


def test_lessons_of_the_home_are_the_persons_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path))
    put(shelf.own_folder(), "my-lesson.md")
    assert shelf.look(Vocabulary()).own == {"my-lesson"}


def test_progress_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "lessons.json"
    assert progress.read(file) == {}
    kept = {
        "01-a": Progress(2, frozenset({"one", "two"}), {"one": True, "two": False}),
        "내 수업": Progress(is_finished=True),
    }
    file.write_text(progress.to_text(kept))
    assert progress.read(file) == kept


def test_what_makes_no_sense_in_a_record_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "lessons.json"
    entry = {"at": -1, "done": ["one", 2], "predictions": {"one": 1, "two": True}}
    file.write_text(json.dumps({"01-a": entry, "02-b": 3, "03-c": {"done": 5}}))
    assert progress.read(file) == {
        "01-a": Progress(0, frozenset({"one"}), {"two": True}),
        "03-c": Progress(),
    }
    for content in (b"[]", b"{", b"\xff", b"[" * 100_000):
        file.write_bytes(content)
        with pytest.raises(AtelierError, match=r"lessons\.json"):
            progress.read(file)
        assert file.with_name("lessons.damaged.json").read_bytes() == content
        assert progress.read(file) == {}

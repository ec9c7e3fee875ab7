"""The lessons that come with Atelier: whole, in both languages, and every number in them true."""

import contextlib
import io
import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from engine import rng
from engine.lessons import shelf
from engine.lessons.lesson import Lesson, Step, Text
from gui.guide import reference
from gui.guide.knowledge import vocabulary

FOLDER = shelf.built_in_folder()
FILES = sorted(FOLDER.glob("[0-9]*.md"))
ORDER = (
    *("tensors", "dataset", "transforms", "dataloader", "building", "layers", "softmax"),
    *("parameters", "autograd", "training", "devices", "saving"),
)
LANGUAGES = ("en", "ko")
# A digit that is no part of a name, such as float32 or conv1.
_DIGIT = re.compile(r"(?<![A-Za-z_\d.])\d")
_PRINTED = re.compile(r"\s*print\(.*\)\s+# (.*)")


def read(file: Path) -> Lesson:
    (lesson,) = [one for one in shelf.look(vocabulary()).lessons if one.file == file]
    return lesson


def texts(lesson: Lesson) -> Iterator[Text]:
    yield lesson.title
    yield lesson.text
    for step in lesson.steps:
        yield from texts_of(step)


def texts_of(step: Step) -> Iterator[Text]:
    for text in (step.text, step.question, step.task, step.reveal):
        if text is not None:
            yield text
    for option in step.options:
        yield option.text
        yield option.because


def test_there_are_twelve_in_the_order_of_the_tutorial() -> None:
    found = shelf.look(vocabulary(), [FOLDER])
    assert [error.sentence for error in found.problems] == []
    assert [lesson.name for lesson in found.lessons] == [
        f"{number:02}-{name}" for number, name in enumerate(ORDER, start=1)
    ]
    assert all(3 <= lesson.minutes <= 8 for lesson in found.lessons)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_step_is_predicted_done_and_seen(file: Path) -> None:
    lesson = read(file)
    for step in lesson.steps:
        assert step.question is not None, step.name
        assert step.task is not None, step.name
        assert step.reveal is not None, step.name
        assert step.show is not None or step.point is not None, step.name
    assert sum(bool(step.code) for step in lesson.steps) * 2 >= len(lesson.steps)
    assert any(option.see for step in lesson.steps for option in step.options)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_text_is_there_in_both_languages(file: Path) -> None:
    for text in texts(read(file)):
        assert tuple(text.words) == LANGUAGES, text.line
        live = [
            sorted(re.findall(r"\{[a-z]+\.[a-z0-9_.-]+\}", said)) for said in text.words.values()
        ]
        assert live[0] == live[1], f"other numbers in line {text.line}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_bold_in_korean_is_shown_bold(file: Path) -> None:
    """Markdown closes no emphasis between a punctuation mark and a letter."""
    for text in texts(read(file)):
        said = text.words.get("ko", "")
        assert re.search(r"[^\w\s*}]\*\*(?=[가-힣])", said) is None, f"line {text.line}: {said}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_number_is_only_claimed(file: Path) -> None:
    """Each is a fact that the next test checks, or is read from the window."""
    for text in texts(read(file)):
        for said in text.words.values():
            bare = re.sub(r"\{[a-z0-9_.-]+\}|```.*?```", "", said, flags=re.DOTALL)
            bare = re.sub(r"^\d+\. ", "", bare, flags=re.MULTILINE)  # a list's own numbers
            assert _DIGIT.search(bare) is None, f"line {text.line}: {bare}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_facts_are_what_torch_says(file: Path) -> None:
    known = {"torch": torch, "nn": nn, "F": functional, "np": np, "math": math}
    lesson = read(file)
    with rng.seeded(0):
        for name, fact in lesson.facts.items():
            assert fact.source, f"nothing says where {name} comes from"
            assert str(eval(fact.source, dict(known))) == fact.value, name
    used = " ".join(said for text in texts(lesson) for said in text.words.values())
    assert [name for name in lesson.facts if f"{{{name}}}" not in used] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_code_runs_and_prints_what_it_says(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # some of it writes files
    for step in read(file).steps:
        printed = io.StringIO()
        with rng.seeded(0), contextlib.redirect_stdout(printed):
            exec(compile(step.code, f"{file.stem}, {step.name}", "exec"), {"__name__": "lesson"})
        claimed = [match[1] for line in step.code.splitlines() if (match := _PRINTED.match(line))]
        said = printed.getvalue().splitlines()
        for claim, line in itertools.zip_longest(claimed, said if claimed else []):
            assert claim == line, f"{step.name} prints {line}, not {claim}"


def test_every_name_that_a_lesson_may_use_is_told_to_teachers() -> None:
    assert reference.FILE.read_text(encoding="utf-8") == reference.reference()

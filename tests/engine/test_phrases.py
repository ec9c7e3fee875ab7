"""Words in errors are phrases: they read as English, travel between processes, miss nothing."""

import ast
import errno
import functools
import json
import os
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import MESSAGES, PHRASES, AtelierError, Phrase, of_os_error
from engine.phrases_of_files import SYSTEM_PHRASES
from engine.run_spec import RunSpec
from engine.train_spec import TrainSpec

ROOT = Path(__file__).parents[2]
# What stands for words in an error; anything else is a name, a number, or somebody else's text.
ONE_WORD = re.compile(r"[A-Za-z]{2,}")
WORDS = re.compile(r"[A-Za-z]+[,.]? [A-Za-z]{2,}")
TEXTS = [*ROOT.glob("engine/*messages.py"), *ROOT.glob("engine/phrases_of_*.py")]


@functools.cache
def sources() -> dict[Path, ast.Module]:
    """All of the program but the texts themselves."""
    paths = [*(ROOT / "engine").rglob("*.py"), *(ROOT / "gui").rglob("*.py")]
    return {path: ast.parse(path.read_text("utf-8")) for path in paths if path not in TEXTS}


def test_a_phrase_reads_as_the_text_that_it_stands_for() -> None:
    phrase = Phrase("tensor_shape", name="weight", found=[1, 2], expected=[2, 2])
    assert str(phrase) == f"{phrase}" == "weight has shape [1, 2], not [2, 2]"
    assert f"{Phrase('damaged'):>14}" == " it is damaged"
    assert str(Phrase("in_line", line=2, said=phrase)) == f"line 2: {phrase}"
    with pytest.raises(KeyError):
        Phrase("nothing of this name")
    with pytest.raises(KeyError):
        Phrase("in_line", line=2)


def test_phrases_are_values() -> None:
    one, same = (Phrase("range_to", least=0, most=16) for _ in range(2))
    assert one == same
    assert len({one, same, Phrase("damaged")}) == 2
    as_text: object = "0 to 16"
    assert one != as_text
    assert pickle.loads(pickle.dumps(one)) == one


def test_an_error_travels_as_json() -> None:
    inner = Phrase("in_line", line=3, said="NameError: x")
    sent = AtelierError("code_batch", batch="1, 2", reason=inner, line=3, path=Path("a.py"))
    arrived = AtelierError.from_record(json.loads(json.dumps(sent.to_record())))
    assert (arrived.code, str(arrived)) == (sent.code, str(sent))
    assert arrived.params == {**sent.params, "path": "a.py"}


def test_shapes_and_nothing_travel_too() -> None:
    sent = AtelierError(
        "walk_output", expected=[2, 10], found=Phrase("a_type", type="int"), of=None
    )
    arrived = AtelierError.from_record(json.loads(json.dumps(sent.to_record())))
    assert arrived.params == sent.params
    assert str(arrived) == str(sent)


# What systems say


@pytest.mark.parametrize("code", SYSTEM_PHRASES)
def test_what_a_system_says_is_known_by_its_number(code: str) -> None:
    number = getattr(errno, code.removeprefix("os_").upper(), None)
    if number is None:
        pytest.skip("this system has no such error")
    said = of_os_error(OSError(number, os.strerror(number), "file"))
    assert said == Phrase(code)


def test_the_words_are_those_of_this_system() -> None:
    if os.strerror(errno.ENOSPC) != "No space left on device":
        pytest.skip("this system has words of its own")
    for code, text in SYSTEM_PHRASES.items():
        assert os.strerror(getattr(errno, code.removeprefix("os_").upper())) == text


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EIO, "the drive was pulled out"), "the drive was pulled out"),
        (OSError(errno.EXFULL if hasattr(errno, "EXFULL") else 9999, "odd"), "odd"),
        (OSError("broken data stream\nat 3"), "broken data stream"),
        (OSError(), "OSError"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_what_is_not_the_systems_stays_as_it_was_said(error: OSError, said: str) -> None:
    assert of_os_error(error) == said


# Nothing is forgotten


def _errors(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
            "AtelierError",
            "Phrase",
        ):
            yield node


def _texts(node: ast.expr) -> Iterator[str]:
    """The literal parts of a text."""
    if isinstance(node, ast.Call):
        return
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _english(tree: ast.AST) -> list[tuple[int, str]]:
    """The words that are given to errors, and their lines."""
    return [
        (call.lineno, text)
        for call in _errors(tree)
        for given in call.keywords
        for text in _texts(given.value)
        if (ONE_WORD if given.arg == "reason" else WORDS).search(text)
    ]


def test_no_error_has_english_words_for_a_parameter() -> None:
    """They would stay English in every language; make a `Phrase` of them."""
    assert {path: found for path, tree in sources().items() if (found := _english(tree))} == {}


def test_an_error_with_words_is_seen() -> None:
    code = 'raise AtelierError("spec_field", reason=f"it is {x}", at="a word", name="adam")'
    assert _english(ast.parse(code)) == [(1, "it is "), (1, "a word")]


def test_every_message_and_phrase_is_used() -> None:
    """One that nobody says would be translated for nothing."""
    literals: set[str] = set()
    for tree in sources().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
    # Some codes are put together: a prefix, and the name of what they are about.
    joined = {
        f"{begin}{end}" for begin in ("range_above", "range_from") for end in ("_up_to", "_below")
    }
    joined |= {
        f"{prefix}{name}"
        for prefix in ("field_", "needs_", "entry_")
        for name in (*literals, *TrainSpec.__dataclass_fields__, *RunSpec().to_dict()["data"])
    }
    unused = {*MESSAGES, *PHRASES} - literals - joined - {*SYSTEM_PHRASES}
    assert unused == set()

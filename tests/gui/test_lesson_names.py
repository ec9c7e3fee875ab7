"""What lessons can name: each name once, and no argument with which it would raise."""

import pytest

from engine.errors import AtelierError
from engine.lessons.calls import read_call
from engine.lessons.lines import Item
from gui.guide import knowledge
from gui.guide.known import Known, merged


def test_no_two_parts_can_mean_something_else_by_one_name() -> None:
    one = Known(values={"a": lambda _: "1", "b": lambda _: "2"})
    assert set(merged(one, Known(values={"c": lambda _: "3"})).values) == {"a", "b", "c"}
    with pytest.raises(ValueError, match="b"):
        merged(one, Known(values={"b": lambda _: "2"}))


@pytest.mark.parametrize(
    "line",
    [
        "check: image-at index=abc",
        "check: image-at index=-1",
        "see: image-look-for index=abc",
        "see: image-filter label=1.5",
        "see: form epochs=0",
        "see: form rate=0",
        "see: run-short batch=0",
        "see: seed value=-1",
        "see: dataset name=nowhere",
        "check: dataset-open name=nowhere",
        "see: loader-uneven count=0.5",
        "see: backprop-steps rate=-1",
    ],
)
def test_what_would_raise_in_the_window_is_refused_when_a_lesson_is_read(line: str) -> None:
    keyword, _, call = line.partition(": ")
    known = knowledge.vocabulary()
    with pytest.raises(AtelierError):
        read_call(
            Item(keyword, call, 1), known.checks if keyword == "check" else known.actions, "x.md"
        )

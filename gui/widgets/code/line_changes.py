"""What changed from some lines to others. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class LineChange:
    """Some lines of the old text that others stand for in the new one.

    Attributes:
        old: Half-open range of lines of the old text, from 0.
        new: The same of the new text; one of both ranges may be empty.
    """

    old: tuple[int, int]
    new: tuple[int, int]


def changes(old: Sequence[str], new: Sequence[str]) -> list[LineChange]:
    """The differences, from top to bottom."""
    # Most changes alter a few lines: what is equal at both ends need not be compared again.
    least = min(len(old), len(new))
    head = 0
    while head < least and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < least - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = SequenceMatcher(
        None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False
    )
    return [
        LineChange((head + i1, head + i2), (head + j1, head + j2))
        for kind, i1, i2, j1, j2 in middle.get_opcodes()
        if kind != "equal"
    ]


def moved(line: int, found: Sequence[LineChange]) -> int:
    """Where a line of the old text, from 0, is in the new one, or what stands for it."""
    shift = 0
    for change in found:
        if line < change.old[0]:
            break
        if line < change.old[1]:
            return change.new[0]
        shift = change.new[1] - change.old[1]
    return line + shift

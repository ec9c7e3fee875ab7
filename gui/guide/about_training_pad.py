"""What lessons can name of the tensor pad: lines that were run, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.lessons.vocabulary import Parameter
from gui.guide.about_pad import pad_of
from gui.guide.finding import bring_to_front
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, number

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.model.tensor_pad_runner import Taken
    from gui.widgets.model.pad_line import PadLine

_CONTAINS = {"contains": Parameter("word")}


def _taken(window: MainWindow, first: int, text: str = "") -> list[Taken]:
    """The lines that worked, from a place in their list on, in which a text stands."""
    wanted = _bare(text)
    return [taken for taken in pad_of(window).runner.taken[first:] if wanted in _bare(taken.line)]


def _bare(line: str) -> str:
    """A line without what people write in different ways: spaces and quotation marks."""
    return line.replace(" ", "").replace('"', "").replace("'", "")


# Checks


def _gives(window: MainWindow, arguments: Arguments) -> Holds:
    before = len(pad_of(window).runner.taken)

    def holds() -> bool:
        names = {taken.name for taken in _taken(window, before)}
        records = [one for one in pad_of(window).runner.tensors if one.name in names]
        wanted = number(arguments, "value")
        return any(one.values.size == 1 and one.values.item() == wanted for one in records)

    return holds


def _ran(window: MainWindow, arguments: Arguments) -> Holds:
    before = len(pad_of(window).runner.taken)
    return lambda: bool(_taken(window, before, arguments["contains"]))


def _shares(window: MainWindow, arguments: Arguments) -> Holds:
    before = len(pad_of(window).runner.taken)

    def holds() -> bool:
        names = {taken.name for taken in _taken(window, before, arguments["contains"])}
        return any(one.name in names and one.shares_with for one in pad_of(window).runner.tensors)

    return holds


def _was_tried(window: MainWindow, arguments: Arguments) -> Holds:
    before = len(pad_of(window).runner.taken)

    def holds() -> bool:
        text = arguments["contains"]
        return _bare(text) in _bare(_said(window)[0]) or bool(_taken(window, before, text))

    return holds


# Actions, places, values


def _run(window: MainWindow, arguments: Arguments) -> Holds:
    line = arguments["text"]
    pad = pad_of(window)
    before = len(pad.runner.taken)
    bring_to_front(pad)
    pad.line.offer(line)
    pad.line.submit()

    def is_answered() -> bool:
        taken = pad_of(window).runner.taken[before:]
        return any(one.line == line for one in taken) or _said(window)[0] == line

    return is_answered


def _said(window: MainWindow) -> tuple[str, str]:
    """The newest line, and what became of it."""
    line, _, answer = pad_of(window).said.text().partition("\n")
    return line, answer


def _line(window: MainWindow, _arguments: Arguments) -> PadLine:
    return pad_of(window).line


KNOWN = Known(
    checks={
        "pad-gives": Check(_gives, {"value": Parameter("number")}),
        "pad-ran": Check(_ran, _CONTAINS),
        "pad-shares": Check(_shares, _CONTAINS),
        "pad-tried": Check(_was_tried, _CONTAINS),
    },
    actions={"pad-run": Action(_run, {"text": Parameter("word")})},
    places={"pad-entry": Place(_line)},
    values={"pad.answer": lambda window: _said(window)[1]},
)

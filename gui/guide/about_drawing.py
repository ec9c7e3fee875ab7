"""What lessons can name of the Draw tab, of the tensor pad, of softmax and of weights."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from engine.lessons.vocabulary import Parameter
from gui.guide import about_pad, about_softmax, about_weights, examples
from gui.guide.finding import bring_to_front
from gui.guide.known import Action, Arguments, Check, Holds, Known, merged, number
from gui.numbers import percent

if TYPE_CHECKING:
    from engine.inference.classifier import Prediction
    from gui.main_window import MainWindow

_BY = {"by": Parameter(("atelier", "own"), required=False)}
_REST_SECONDS: Final = 1.0  # a pen that is up for so long has said what it wanted to say


def _prediction(window: MainWindow, arguments: Arguments) -> Prediction | None:
    shipped, own = window.draw_tab.newest
    return own if arguments.get("by") == "own" else shipped


def _is_drawn(window: MainWindow, arguments: Arguments, *, named: bool) -> Holds:
    """Another drawing than there is now lies on the sheet, the pen rests, and a verdict is there.

    Args:
        window: The window.
        arguments: Whose verdict (`by`), and how sure it has to be (`share`).
        named: Whether the network must not doubt that it is clothing.
    """
    before = window.draw_tab.canvas.strokes
    least = number(arguments, "share")
    rested = 0.0  # when the pen was lifted, by the monotonic clock; 0 while it is down

    def holds() -> bool:
        nonlocal rested
        canvas, said = window.draw_tab.canvas, _prediction(window, arguments)
        is_verdict = said is not None and (not named or _is_named(window, said, least))
        if not is_verdict or canvas.is_drawing or canvas.is_empty or canvas.strokes == before:
            rested = 0.0
            return False
        rested = rested or time.monotonic()
        return time.monotonic() - rested >= _REST_SECONDS

    return holds


def _is_named(window: MainWindow, said: Prediction, least: float) -> bool:
    return not said.is_doubtful and window.draw_tab.verdicts.share(said) >= least


def _draw_example(window: MainWindow, arguments: Arguments) -> Holds:
    """Replace the drawing, which the Undo button brings back."""
    window.show_workbench()
    tab = window.draw_tab
    bring_to_front(tab.verdicts)
    tab.canvas.set_strokes(examples.drawing(arguments["name"]))
    return lambda: window.draw_tab.newest != (None, None)


# Values


def _name(window: MainWindow) -> str:
    said = window.draw_tab.newest[0]
    return "" if said is None else said.name


def _share(window: MainWindow) -> str:
    said = window.draw_tab.newest[0]
    return "" if said is None else percent(window.draw_tab.verdicts.share(said))


def _doubt(window: MainWindow) -> str:
    said = window.draw_tab.newest[0]
    return "" if said is None or said.doubt is None else percent(said.doubt)


def _seen(window: MainWindow) -> str:
    """The shape of the batch that the network got: one picture."""
    said = window.draw_tab.newest[0]
    if said is None:
        return ""
    height, width, *channels = said.seen.shape
    return str([1, *(channels or [1]), height, width])


def _own_name(window: MainWindow) -> str:
    said = window.draw_tab.newest[1]
    return "" if said is None else said.name


def _own_share(window: MainWindow) -> str:
    said = window.draw_tab.newest[1]
    return "" if said is None else percent(window.draw_tab.verdicts.share(said))


_OURS = Known(
    checks={
        "draw-named": Check(
            lambda window, arguments: _is_drawn(window, arguments, named=True),
            {**_BY, "share": Parameter("number", required=False)},
        ),
        "draw-judged": Check(
            lambda window, arguments: _is_drawn(window, arguments, named=False), _BY
        ),
    },
    actions={
        "draw-example": Action(_draw_example, {"name": Parameter(tuple(examples.DRAWINGS))}),
    },
    values={
        "draw.name": _name,
        "draw.share": _share,
        "draw.doubt": _doubt,
        "draw.seen": _seen,
        "draw.own-name": _own_name,
        "draw.own-share": _own_share,
    },
)
KNOWN = merged(_OURS, about_pad.KNOWN, about_softmax.KNOWN, about_weights.KNOWN)

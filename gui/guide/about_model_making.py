"""What lessons can name of making a network: of layers, of a class, and of one that branches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.layer_presets import PRESETS, preset
from engine.layer_settings import KINDS
from engine.lessons.vocabulary import Parameter
from engine.network_spec import LayerSpec
from gui.guide.finding import bring_to_front
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once, number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.main_window import MainWindow
    from gui.model.builder_side import Whole
    from gui.model.dynamic_view import InputSide

_KIND = {"kind": Parameter(tuple(KINDS))}
_PRESET = {"name": Parameter(PRESETS)}
_SIDES = ("a", "b")
_INPUT = {
    "name": Parameter(_SIDES),
    "first": Parameter("number"),
    "second": Parameter("number"),
    "third": Parameter("number"),
}


# The builder


def _whole(window: MainWindow) -> Whole | None:
    """The network that the builder shows, with what is known of it."""
    builder = window.model_tab.builder
    whole = builder.side.whole
    return whole if whole is not None and whole.root is builder.root else None


def _is_mistaken(window: MainWindow, _: Arguments) -> Holds:
    def holds() -> bool:
        whole = _whole(window)
        return whole is not None and bool(whole.inference.errors)

    return holds


def _fits(window: MainWindow, _: Arguments) -> Holds:
    def holds() -> bool:
        whole = _whole(window)
        return whole is not None and not whole.inference.errors

    return holds


def _has_layers(window: MainWindow, arguments: Arguments) -> Holds:
    """So many layers of a kind are there, at the least or at the most."""
    least, most = number(arguments, "least"), number(arguments, "most", float("inf"))

    def holds() -> bool:
        kinds = [layer.kind for layer in _layers(window.model_tab.builder.root)]
        return least <= kinds.count(arguments["kind"]) <= most

    return holds


def _layers(layer: LayerSpec) -> Iterator[LayerSpec]:
    yield layer
    for child in layer.children:
        yield from _layers(child)


def _begin_with(window: MainWindow, arguments: Arguments) -> Holds:
    """Have the builder hold a preset; what it held is a step back."""
    builder = window.model_tab.builder
    inputs = window.session.inputs
    if inputs is not None and builder.root != preset(arguments["name"], len(inputs.classes)):
        builder.begin_with(arguments["name"])
    return at_once


def _mistake(window: MainWindow) -> str:
    return window.model_tab.builder.panel.message.text()


def _parameters(window: MainWindow) -> str:
    whole = _whole(window)
    return "" if whole is None else f"{whole.inference.parameters:,}"


def _output(window: MainWindow) -> str:
    whole = _whole(window)
    shape = None if whole is None else whole.inference.output_shape
    return "" if shape is None else str(list(shape))


# A class of the person's own


def _was_tried(window: MainWindow, _: Arguments) -> Holds:
    return lambda: bool(_tried_output(window))


def _tried_output(window: MainWindow) -> str:
    """What a class that works returned for two pictures; "" while none was tried."""
    tried = window.model_tab.custom.tried
    return "" if tried is None or tried.trial.problem is not None else tried.trial.output


def _tried_class(window: MainWindow) -> str:
    tried = window.model_tab.custom.tried
    return tried.code.class_name if tried is not None and _tried_output(window) else ""


def _tried_parameters(window: MainWindow) -> str:
    tried = window.model_tab.custom.tried
    return f"{tried.trial.parameters:,}" if tried is not None and _tried_output(window) else ""


def _next_button(window: MainWindow, _: Arguments) -> QWidget:
    """What is to be pressed next to try a class: the example's button, then the trial's."""
    custom = window.model_tab.custom
    return custom.panel.try_button if custom.source else custom.bar.example_button


# The network that branches


def _side(window: MainWindow, place: int) -> InputSide:
    return window.model_tab.tensors.dynamic.sides[place]


def _takes_relu(side: InputSide) -> bool:
    """Which branch the example takes: its own condition."""
    return sum(side.values()) > 0


def _takes_another_way(window: MainWindow, _: Arguments) -> Holds:
    """An input takes another branch than when this began, and its graph shows it."""
    before = [_takes_relu(_side(window, place)) for place in range(len(_SIDES))]

    def holds() -> bool:
        for place, was_relu in enumerate(before):
            newest = _side(window, place).newest
            if newest is not None and newest.relu != was_relu:
                return True
        return False

    return holds


def _set_input(window: MainWindow, arguments: Arguments) -> Holds:
    """Put three numbers into an input of the example, and show its graph."""
    window.show_workbench()
    bring_to_front(window.model_tab.tensors.dynamic)
    place = _SIDES.index(arguments["name"])
    given = [float(arguments[name]) for name in ("first", "second", "third")]
    for field, value in zip(_side(window, place).fields, given, strict=True):
        field.setValue(value)
    return lambda: _side(window, place).newest is not None


def _way(window: MainWindow, place: int) -> str:
    side = _side(window, place)
    return "" if side.newest is None else side.way.text()


KNOWN = Known(
    checks={
        "builder-mistaken": Check(_is_mistaken),
        "builder-fits": Check(_fits),
        "builder-layers": Check(
            _has_layers,
            {
                **_KIND,
                "least": Parameter("whole", required=False),
                "most": Parameter("whole", required=False),
            },
        ),
        "class-tried": Check(_was_tried),
        "dynamic-other-way": Check(_takes_another_way),
    },
    actions={
        "builder-preset": Action(_begin_with, _PRESET),
        "dynamic-input": Action(_set_input, _INPUT),
    },
    places={
        "builder-tree": Place(lambda window, _: window.model_tab.builder.panel.tree),
        "builder-add": Place(lambda window, _: window.model_tab.builder.panel.add_button),
        "builder-remove": Place(lambda window, _: window.model_tab.builder.panel.remove_button),
        "builder-use": Place(lambda window, _: window.model_tab.builder.side.use_button),
        "class-next": Place(_next_button),
        "dynamic-page": Place(lambda window, _: window.model_tab.tensors.dynamic),
        "dynamic-a": Place(lambda window, _: _side(window, 0).fields[0]),
    },
    values={
        "builder.mistake": _mistake,
        "builder.parameters": _parameters,
        "builder.output": _output,
        "class.name": _tried_class,
        "class.parameters": _tried_parameters,
        "class.output": _tried_output,
        "dynamic.a": lambda window: _way(window, 0),
        "dynamic.b": lambda window: _way(window, 1),
    },
)

"""What the builder says of each layer, as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.layer_kinds import KINDS, Inference, InferredLayer, Problem
from engine.layer_settings import Filled
from engine.network_spec import LayerSpec
from gui import errors
from gui.model.layer_edits import Path
from gui.widgets.model.layer_tree import LayerRow, Mark

# These say nothing of what comes behind the layer at which they stand.
_HARMLESS = frozenset({"output_not_classes", "network_too_large"})


class Sheet:
    """A network as it is read: rows, and the words for each layer.

    Args:
        root: The network.
        inference: What is known of it; None while there are no pictures.
    """

    def __init__(self, root: LayerSpec, inference: Inference | None) -> None:
        self._root = root
        self._errors = inference.errors if inference else ()
        layers = inference.layers if inference else ()
        self._layers = {layer.path: layer for layer in layers}
        self._problems: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in inference.problems if inference else ():
            self._problems[problem.path].append(problem)
        self._known = _known_so_far(layers, self._problems)

    def rows(self) -> tuple[LayerRow, ...]:
        """A row for each outermost layer, with those in it."""
        return self._rows(self._root, ())

    def first_mistake(self) -> str:
        """What to correct first; empty for nothing, and while there are no layers."""
        if not self._errors or not self._root.children:
            return ""
        return errors.sentence(self._errors[0].full_error)

    def name(self, path: Path) -> str:
        """What a layer is called in its parent."""
        layer = self._layer(path)
        return layer.name.rpartition(".")[2] if layer else ""

    def values(self, path: Path) -> dict[str, Filled]:
        """All settings of a layer, with what was filled in; None for what is not known."""
        layer = self._layer(path)
        return dict(layer.settings) if layer else {}

    def shapes(self, path: Path) -> str:
        """What goes into a layer and what comes out; empty behind a mistake."""
        layer = self._layer(path)
        if layer is None or layer.path not in self._known:
            return ""
        return f"{_shape(layer.input_shape)} \N{RIGHTWARDS ARROW} {_shape(layer.output_shape)}"

    def facts(self, path: Path) -> str:
        """What is known of a layer, a line each."""
        layer = self._layer(path)
        if layer is None:
            return ""
        lines = [self.shapes(path)]
        if layer.parameters:
            text = QCoreApplication.translate("BuilderRows", "Parameters: {0}")
            lines.append(text.format(f"{layer.parameters:,}"))
        if layer.shortcut is not None:
            text = QCoreApplication.translate("BuilderRows", "On the way around: {0}")
            lines.append(text.format(expression(layer.shortcut)))
        return "\n".join(line for line in lines if line)

    def problems(self, path: Path) -> str:
        """What is wrong with a layer, a sentence each on its line."""
        return "\n".join(errors.sentence(problem.error) for problem in self._at(path))

    def is_wrong(self, path: Path) -> bool:
        """Whether there is a mistake at a layer, and not only a warning."""
        return any(not problem.is_warning for problem in self._at(path))

    def _layer(self, path: Path) -> InferredLayer | None:
        return self._layers.get(_text(path))

    def _at(self, path: Path) -> Sequence[Problem]:
        """What is wrong with a layer, mistakes before warnings."""
        found = self._problems.get(_text(path), [])
        return sorted(found, key=lambda problem: problem.is_warning)

    def _rows(self, parent: LayerSpec, path: Path) -> tuple[LayerRow, ...]:
        return tuple(
            self._row(child, (*path, place)) for place, child in enumerate(parent.children)
        )

    def _row(self, layer: LayerSpec, path: Path) -> LayerRow:
        known, problems = self._layer(path), self._at(path)
        written = expression(layer)
        note = self.shapes(path)
        mark: Mark = ""
        if problems:
            note = errors.sentence(problems[0].error)
            mark = "warning" if problems[0].is_warning else "error"
        tip = [written, self.facts(path), self.problems(path)]
        return LayerRow(
            name=self.name(path) or layer.name,
            text=written,
            note=note,
            figure=f"{known.parameters:,}" if known and known.parameters else "",
            mark=mark,
            tip="\n".join(line for line in tip if line),
            is_container=layer.kind in KINDS and KINDS[layer.kind].holds_children,
            children=self._rows(layer, path),
        )


def expression(layer: LayerSpec) -> str:
    """A layer with its settings, without what fills itself in: `Conv2d(16, kernel_size=3)`."""
    given, parts = dict(layer.settings), []
    kind = KINDS.get(layer.kind)
    for setting in kind.settings if kind else ():
        value = given.pop(setting.name, setting.default)
        if setting.is_inferred and value is None:
            continue
        if setting.written == "place":
            parts.append(repr(value))
        elif setting.written == "name" or value != setting.default:
            parts.append(f"{setting.name}={value!r}")
    parts += [f"{name}={value!r}" for name, value in given.items()]  # settings that it has not
    return f"{layer.kind}({', '.join(parts)})"


def _known_so_far(layers: Sequence[InferredLayer], problems: dict[str, list[Problem]]) -> set[str]:
    """The paths of layers whose shapes are certain: those around and behind a mistake are not."""
    wrong = [
        layer.path
        for layer in layers
        if any(
            not problem.is_warning and problem.code not in _HARMLESS
            for problem in problems.get(layer.path, ())
        )
    ]
    paths = [layer.path for layer in layers]
    ends = [max(at for at, path in enumerate(paths) if _is_within(path, outer)) for outer in wrong]
    before = layers[: min(ends, default=len(layers)) + 1]
    return {
        layer.path
        for layer in before
        if layer.output_shape is not None
        and not any(_is_within(mistake, layer.path) for mistake in wrong)
    }


def _is_within(inner: str, outer: str) -> bool:
    """Whether a layer is another one, or in it."""
    return inner == outer or not outer or inner.startswith(f"{outer}.")


def _shape(shape: tuple[int, ...] | None) -> str:
    return "?" if shape is None else str(list(shape))


def _text(path: Path) -> str:
    """A path as the engine writes it."""
    return ".".join(str(place) for place in path)

"""A network as a tree of layers: what goes in and out of each, and what is wrong where. Light.

The network itself is a `Sequential`. A layer's path counts the children from 0 on the way to it:
"2.1" is the second child of the third; the network's own path is empty.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from engine import layer_rules
from engine.errors import AtelierError, Phrase, Said
from engine.layer_names import child_names
from engine.layer_rules import Shape
from engine.layer_settings import KINDS, Filled, Kind, Mistake, Setting
from engine.network_spec import LayerSpec
from engine.network_spec import Setting as Value

__all__ = [
    "KINDS",
    "MANY_PARAMETERS",
    "Inference",
    "InferredLayer",
    "Kind",
    "Problem",
    "Setting",
    "check",
    "infer",
]

MANY_PARAMETERS = 100_000_000
"""More than this takes a while and 400 MB, four times that in a training: ask first."""

MOST_PARAMETERS = 1_000_000_000
MOST_LAYERS = 300
DEEPEST = 12

_INPUT = Phrase("network_input")
# At the end of a network each of these changes the logits that the loss is to see.
_ACTIVATIONS = ("ReLU", "LeakyReLU", "GELU", "SiLU", "Tanh", "Sigmoid", "Dropout")


@dataclass(frozen=True)
class Problem:
    """A mistake, or a warning, at the layer where it happens.

    Attributes:
        path: The layer's.
        name: The layer's name in `named_modules()`.
        code: Of `engine.errors.MESSAGES`.
        params: What the sentence says; `layer` is the layer's kind.
        is_warning: Whether the network can be built and run all the same.
    """

    path: str
    name: str
    code: str
    params: tuple[tuple[str, object], ...]
    is_warning: bool = False

    @property
    def error(self) -> AtelierError:
        """The sentence as it reads at the layer itself."""
        return AtelierError(self.code, **dict(self.params))

    @property
    def full_error(self) -> AtelierError:
        """The sentence as it reads away from the layer: with its name."""
        params = dict(self.params)
        if self.name and "layer" in params:
            params["layer"] = f"{params['layer']} ({self.name})"
        return AtelierError(self.code, **params)


@dataclass(frozen=True)
class InferredLayer:
    """A layer with all that follows from its place; shapes are without the batch's dimension.

    Attributes:
        path: Where it is.
        name: Its name in the built network's `named_modules()`.
        kind: As in its spec.
        input_shape: What goes in; None if a mistake before it makes that unknown.
        output_shape: What comes out; None if that is unknown.
        settings: All its settings in torch's order, inferred ones filled in if the input is known.
        parameters: How many numbers it learns, those of its children included.
        shortcut: Of a residual block, the layer on the way around, if there is need of one.
    """

    path: str
    name: str
    kind: str
    input_shape: Shape | None
    output_shape: Shape | None = None
    settings: tuple[tuple[str, Filled], ...] = ()
    parameters: int = 0
    shortcut: LayerSpec | None = None


@dataclass(frozen=True)
class Inference:
    """What is known of a network and a picture's shape.

    Attributes:
        layers: The network and all its layers, parents first.
        problems: Mistakes and warnings, as they happen on the way through.
    """

    layers: tuple[InferredLayer, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The mistakes: with any of these the network cannot be built, or not be trained."""
        return tuple(problem for problem in self.problems if not problem.is_warning)

    @property
    def output_shape(self) -> Shape | None:
        """What comes out at the end."""
        return self.layers[0].output_shape

    @property
    def parameters(self) -> int:
        """How many numbers the network learns, as far as its sizes are known."""
        return self.layers[0].parameters

    def at(self, path: str) -> InferredLayer:
        """The layer at a path; KeyError if there is none."""
        return self._by_path[path]

    @cached_property
    def _by_path(self) -> dict[str, InferredLayer]:
        return {layer.path: layer for layer in self.layers}

    def problems_at(self, path: str) -> tuple[Problem, ...]:
        """What is wrong at a layer itself."""
        return tuple(problem for problem in self.problems if problem.path == path)


def infer(root: LayerSpec, shape: tuple[int, int, int], classes: int | None = None) -> Inference:
    """Follow a picture's shape through a network; whatever is wrong is told, nothing is raised.

    After a mistake it goes on as if the layer had been right, as far as its output can be known.

    Args:
        root: The network.
        shape: Channels, height, width of one picture.
        classes: How many logits are to come out; None to take whatever comes.
    """
    walk = _Walk()
    oversize = _oversize(root)
    if oversize:
        walk.layers.append(InferredLayer("", "", root.kind[:40], shape))
        walk.tell("", "", root.kind, [oversize])
        return Inference(tuple(walk.layers), tuple(walk.problems))
    if root.kind != "Sequential":
        walk.tell("", "", root.kind, [("layer_root", {})])
    output = walk.visit(root, "", "", shape).output_shape
    _look_at_end(walk, root, output, classes)
    return Inference(tuple(walk.layers), tuple(walk.problems))


def check(root: LayerSpec, shape: tuple[int, int, int], classes: int | None = None) -> Inference:
    """Infer, and raise the first mistake.

    Raises:
        AtelierError: As `Problem.full_error`; warnings are not raised.
    """
    inference = infer(root, shape, classes)
    for problem in inference.errors:
        raise problem.full_error
    return inference


class _Walk:
    """Goes through the layers as a picture does."""

    def __init__(self) -> None:
        self.layers: list[InferredLayer] = []
        self.problems: list[Problem] = []
        self._source: Said = _INPUT
        self._warned: set[str] = set()

    def tell(
        self, path: str, name: str, kind: str, mistakes: list[Mistake], is_warning: bool = False
    ) -> None:
        """Add to the problems, at a layer."""
        for code, params in mistakes:
            whole = {"layer": kind[:40], **params}
            self.problems.append(Problem(path, name, code, tuple(whole.items()), is_warning))

    def visit(self, layer: LayerSpec, path: str, name: str, shape: Shape | None) -> InferredLayer:
        """Add a layer, and those in it after it."""
        place = len(self.layers)
        seen = InferredLayer(path, name, layer.kind, shape)
        self.layers.append(seen)
        kind = KINDS.get(layer.kind)
        if kind is None:
            self.tell(path, name, layer.kind, [("layer_unknown", {"known": ", ".join(KINDS)})])
            return seen
        values, mistakes = kind.read(layer)
        self.tell(path, name, layer.kind, mistakes)
        seen = replace(seen, settings=tuple(values.items()))
        if kind.holds_children:
            seen = self._block(layer, seen)
        else:
            if layer.children:
                self.tell(path, name, layer.kind, [("layer_children", {})])
            seen = self._leaf(seen, values)
        self.layers[place] = seen
        return seen

    def _leaf(self, seen: InferredLayer, values: dict[str, Value]) -> InferredLayer:
        if seen.input_shape is None:
            self._source = seen.kind
            return seen
        found = layer_rules.outcome(seen.kind, values, seen.input_shape, self._source)
        self.tell(seen.path, seen.name, seen.kind, found.mistakes)
        # A picture that is nowhere flattened meets many layers: once is enough.
        fresh = [warning for warning in found.warnings if warning[0] not in self._warned]
        self._warned.update(code for code, _ in fresh)
        self.tell(seen.path, seen.name, seen.kind, fresh, is_warning=True)
        self._source = seen.kind
        return replace(
            seen,
            output_shape=found.output,
            settings=tuple((values | found.filled).items()),
            parameters=found.parameters,
        )

    def _block(self, layer: LayerSpec, seen: InferredLayer) -> InferredLayer:
        shape, parameters = seen.input_shape, 0
        names = child_names(layer, is_root=not seen.path)
        for place, (child, name) in enumerate(zip(layer.children, names, strict=True)):
            below = self.visit(
                child, _joined(seen.path, str(place)), _joined(seen.name, name), shape
            )
            shape, parameters = below.output_shape, parameters + below.parameters
        whole = replace(seen, output_shape=shape, parameters=parameters)
        return self._around(whole) if layer.kind == "Residual" else whole

    def _around(self, seen: InferredLayer) -> InferredLayer:
        """A residual block with the way around it."""
        before, after = seen.input_shape, seen.output_shape
        self._source = seen.kind
        if before is None or after is None:
            return seen
        extra, mistake = layer_rules.shortcut(before, after)
        self.tell(seen.path, seen.name, seen.kind, [mistake] if mistake else [])
        more = before[0] * after[0] if extra else 0
        return replace(seen, shortcut=extra, parameters=seen.parameters + more)


def _joined(prefix: str, own: str) -> str:
    return f"{prefix}.{own}" if prefix else own


def _oversize(root: LayerSpec) -> Mistake | None:
    """Whether a tree is too much to look at; it may be deeper than Python can call."""
    count, level, depth = 0, [root], 0
    while level:
        count, depth = count + len(level), depth + 1
        if count > MOST_LAYERS:
            return "layers_too_many", {"most": MOST_LAYERS}
        if depth > DEEPEST:
            return "layers_too_deep", {"most": DEEPEST}
        level = [child for layer in level for child in layer.children]
    return None


def _look_at_end(walk: _Walk, root: LayerSpec, output: Shape | None, classes: int | None) -> None:
    """Tell what of the network as a whole is wrong."""
    path = _last(root)
    end = next(layer for layer in walk.layers if layer.path == path)
    if walk.layers[0].parameters > MOST_PARAMETERS:
        count: dict[str, object] = {"count": walk.layers[0].parameters, "most": MOST_PARAMETERS}
        walk.tell("", "", root.kind, [("network_too_large", count)])
    if end.kind == "Softmax":
        walk.tell(path, end.name, end.kind, [("layer_softmax_last", {})], is_warning=True)
    elif end.kind in _ACTIVATIONS:
        walk.tell(path, end.name, end.kind, [("layer_changes_logits", {})], is_warning=True)
    if output is not None and classes is not None and output != (classes,):
        shapes: dict[str, object] = {"shape": list(output), "classes": classes}
        walk.tell(path, end.name, end.kind, [("output_not_classes", shapes)])


def _last(root: LayerSpec) -> str:
    """The path of the layer whose output is the network's; what is empty passes it on."""
    path, layer = "", root
    while layer.kind == "Sequential":
        places = [place for place, child in enumerate(layer.children) if not _is_empty(child)]
        if not places:
            break
        path = _joined(path, str(places[-1]))
        layer = layer.children[places[-1]]
    return path


def _is_empty(layer: LayerSpec) -> bool:
    return layer.kind == "Sequential" and all(_is_empty(child) for child in layer.children)

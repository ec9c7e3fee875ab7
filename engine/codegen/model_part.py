"""The network of a run: its class, and the lines of `main()` that make it. Light."""

from engine.code_layout import INDENT, literal
from engine.codegen import own_class, residual_code
from engine.codegen.part import Part
from engine.codegen.twin import Language, Twin
from engine.codegen.words import comment
from engine.data_spec import Shape
from engine.layer_kinds import check
from engine.layer_presets import PRESETS, preset
from engine.models.class_code import class_parts
from engine.network_spec import LayerSpec
from engine.run_spec import ModelSpec


def write(twin: Twin) -> Part:
    """The class, the seed, and `model` on its device, with what is not trained frozen.

    With frozen parameters the optimizer has to be given those that require gradients.

    Raises:
        AtelierError: What `network` raises.
    """
    model, language = twin.spec.model, twin.language
    shape, classes = twin.inputs.shape, len(twin.inputs.classes)
    seed = twin.spec.train.seed
    if model.code is not None:
        part = own_class.definitions(model.code, language, seed)
        lines = own_class.lines(model.code, shape, classes, language, seed, "device", INDENT)
    else:
        part = _definitions(model, shape, classes, language)
        lines = (
            comment("The seed fixes the initial weights.", language),
            f"torch.manual_seed({seed})",
            *_placed(_convolves(model, shape, classes), language),
        )
    frozen = _frozen(model, language, INDENT)
    return Part(("import torch", *part.imports), part.definitions, (*lines, *frozen))


def network(
    model: ModelSpec, shape: Shape, classes: int, language: Language, indent: str = ""
) -> Part:
    """The class, and the lines that make `model` on the CPU, without a seed: for snippets.

    A snippet with a person's own class has to go through `own_class.fitted` as a whole.

    Args:
        model: Which network.
        shape: Channels, height, width of one picture, as it reaches the network.
        classes: How many logits.
        language: Of comments and docstrings.
        indent: What the lines are going to be indented by.

    Raises:
        AtelierError: The first mistake of `layer_kinds.check`; of a class of one's own,
            `code_failed` or `code_unusable`.
    """
    if model.code is not None:
        part = own_class.definitions(model.code, language)
        lines = own_class.lines(model.code, shape, classes, language, indent=indent)
    else:
        part = _definitions(model, shape, classes, language)
        lines = ("model = NeuralNetwork()",)
    return Part(part.imports, part.definitions, (*lines, *_frozen(model, language, indent)))


def draws(twin: Twin) -> bool:
    """Whether the network may draw random numbers in a step; see `Stepper`."""
    model = twin.spec.model
    if model.layers is not None:
        shape, classes = twin.inputs.shape, len(twin.inputs.classes)
        return any(seen.kind == "Dropout" for seen in check(model.layers, shape, classes).layers)
    return model.code is not None or model.name == "sketch"


def _layers(model: ModelSpec, classes: int) -> LayerSpec | None:
    """The network as layers, if it can be written so."""
    if model.layers is not None:
        return model.layers
    return preset(model.name, classes) if model.name in PRESETS else None


def _definitions(model: ModelSpec, shape: Shape, classes: int, language: Language) -> Part:
    layers = _layers(model, classes)
    imports, definitions = class_parts(layers, shape, classes) if layers else ((), ())
    if model.name in residual_code.NETWORKS:
        return residual_code.write(model.name, shape[0], classes, language)
    return Part(imports, definitions)


def _convolves(model: ModelSpec, shape: Shape, classes: int) -> bool:
    layers = _layers(model, classes)
    if layers is None:
        return True
    # The way around a residual block may be a convolution too.
    kinds = (
        kind
        for seen in check(layers, shape, classes).layers
        for kind in (seen.kind, seen.shortcut.kind if seen.shortcut else "")
    )
    return "Conv2d" in kinds


def _placed(convolves: bool, language: Language) -> tuple[str, ...]:
    if not convolves:
        return ("model = NeuralNetwork().to(device)",)
    words = "Convolutions are faster when the channels come last in memory."
    last = "model = NeuralNetwork().to(device, memory_format=torch.channels_last)"
    return comment(words, language), last


def _frozen(model: ModelSpec, language: Language, indent: str) -> tuple[str, ...]:
    if not model.frozen:
        return ()
    # With a dot at the end of both, a name and whatever begins with "name." are one case.
    names = literal(tuple(f"{name}." for name in model.frozen))
    return (
        comment("Not trained: parameters whose names begin like this.", language),
        *(line[len(indent) :] for line in names.lines(indent, before="frozen = ")),
        "for name, parameter in model.named_parameters():",
        '    if f"{name}.".startswith(frozen):',
        "        parameter.requires_grad = False",
    )

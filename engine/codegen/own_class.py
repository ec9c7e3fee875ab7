"""A person's own network class in a script: its source goes in as it is. Light: nothing is run.

Imports from `__future__` are taken out of the source and become imports of the script. What the
source defines keeps its name; names of the script that are the same get another: see `fitted`.
"""

import builtins
import keyword
import math
import unicodedata

from engine.code_layout import LINE, Expression, call, literal, quoted, width
from engine.codegen import own_names, own_source
from engine.codegen.own_source import OwnSource
from engine.codegen.part import Part
from engine.codegen.twin import Language
from engine.codegen.words import comment
from engine.data_spec import Shape
from engine.errors import AtelierError, Phrase
from engine.models.custom import CHANNELS, CLASSES, SHAPE
from engine.models.custom_source import classes_in
from engine.network_spec import CodeSpec, Setting
from engine.run_spec import ModelSpec

_FIRST, _LAST = "# fmt: off\n# ruff: noqa", "# fmt: on"

_SAVED_DEFAULTS = """\
{comment}
OWN_DTYPE, OWN_GRAD = torch.get_default_dtype(), torch.is_grad_enabled()
torch.set_default_dtype(torch.float32)
torch.set_grad_enabled(True)"""

_SAVED_DRAWS = "OWN_DRAWS = torch.get_rng_state()"


def definitions(code: CodeSpec, language: Language, seed: int | None = None) -> Part:
    """The source, and what goes before and after it at a script's top level.

    Args:
        code: The class.
        language: Of the comments.
        seed: Of the weights; None where they are not drawn from one.

    Raises:
        AtelierError: `code_failed`, if it is not Python.
    """
    own = own_source.read(code.source)
    before, after = [], []
    if own.runs and seed is not None:
        words = "The code below may draw random numbers: the seed comes first."
        before.append(f"{comment(words, language)}\ntorch.manual_seed({seed})")
        after.append(_SAVED_DRAWS)
    if own.sets_defaults:
        words = "What the code above sets in PyTorch holds for its class only."
        after.append(_SAVED_DEFAULTS.replace("{comment}", comment(words, language)))
    lines = "\n".join(after)
    whole = (*before, _block(own), *([lines] if lines else []))
    needs_torch = seed is not None or own.sets_defaults or own.is_lazy or own.may_convolve
    ours = ("import torch",) if needs_torch else ()
    nn = ("from torch import nn",) if own.may_convolve else ()
    return Part((*own.future, *ours, *nn), whole)


def lines(
    code: CodeSpec,
    shape: Shape,
    classes: int,
    language: Language,
    seed: int | None = None,
    device: str = "",
    indent: str = "",
) -> tuple[str, ...]:
    """The lines that make the network, as `custom.build` and `devices.place` do.

    Args:
        code: The class.
        shape: Channels, height, width of one picture.
        classes: How many logits.
        language: Of the comments.
        seed: Of the weights; None to draw them from wherever torch's generator stands.
        device: The variable that holds the device; empty to leave the network on the CPU.
        indent: What the lines are going to be indented by.

    Raises:
        AtelierError: `code_failed`; `code_unusable`, if a class cannot have such a name.
    """
    own = own_source.read(code.source)
    made = constructor(code, shape, classes)
    on_device = f".to({device})" if device else ""
    # Nothing stands between the making and the moving of most networks.
    is_simple = not (own.sets_defaults or own.is_lazy or own.may_convolve)
    if not is_simple or width(f"{indent}model = {made.flat()}{on_device}") > LINE:
        on_device = ""
    makes = [line[len(indent) :] for line in made.lines(indent, "model = ", on_device)]
    if own.is_lazy:
        makes += _sized(shape, language)
    if own.sets_defaults:
        makes = [*_defaults("OWN_DTYPE", "OWN_GRAD"), *makes, *_defaults("torch.float32", "True")]
    if device and not on_device:
        makes += [
            *(_channels_last(language) if own.may_convolve else ()),
            f"model = model.to({device})",
        ]
    return (*_seeding(own, language, seed), *makes)


def constructor(code: CodeSpec, shape: Shape, classes: int) -> Expression:
    """The call that makes the class, with the arguments that `custom.build` gives it.

    Raises:
        AtelierError: `code_failed`; `code_unusable`, if a class cannot have such a name.
    """
    name = code.class_name
    own = own_source.read(code.source)
    if not _is_name(name) or not (own.binds_any or name in own.names):
        raise AtelierError("code_unusable", name=name[:80], reason=Phrase("class_missing"))
    given: dict[str, Setting | Shape] = dict(code.arguments)
    known: dict[str, int | Shape] = dict.fromkeys(CHANNELS, shape[0])
    known |= dict.fromkeys(SHAPE, shape) | dict.fromkeys(CLASSES, classes)
    for info in classes_in(code.source):
        for argument in info.arguments if info.name == name else ():
            if argument.default is None and argument.name in known and argument.name not in given:
                given[argument.name] = known[argument.name]
    named = {key: _value(value) for key, value in given.items() if _is_name(key)}
    other = [
        _with_key(f"{quoted(key)}: ", _value(value))
        for key, value in given.items()
        if not _is_name(key)
    ]
    if not other:
        return call(name, **named)
    rest = Expression("{", tuple(other), "}", key="**")
    parts = [_with_key(f"{key}=", value) for key, value in named.items()]
    return Expression(f"{name}(", (*parts, rest), ")")


def fitted(script: str, model: ModelSpec, language: Language) -> str:
    """A whole script in which the person's own names keep their meaning.

    Args:
        script: With the source in it as `definitions` has it, everything else as always.
        model: Its network; a script with any other than a person's own is returned as it is.
        language: Of the comments.

    Raises:
        AtelierError: `code_failed`.
        ValueError: If the source is not in the script.
    """
    if model.code is None:
        return script
    own = own_source.read(model.code.source)
    before, found, after = script.partition(_block(own))
    if not found:
        raise ValueError("the class is not in the script")
    ours = f"{before}pass{after}"
    taken = own_names.conflicts(ours, own, model.code.class_name)
    if not taken:
        return script
    names = own_names.others(taken, ours, own)
    row = before.count("\n")
    rows = own_names.renamed(ours, names, model.code.class_name).split("\n")
    rows[row] = _block(own)
    kept = [name for name in names if hasattr(builtins, name) and name not in own_names.of(ours)]
    if kept:
        words = comment("The code below gives these names another meaning.", language)
        assigned = "\n".join(f"{names[name]} = {name}" for name in kept)
        rows[row] = f"{words}\n{assigned}\n\n\n{rows[row]}"
    return "\n".join(rows)


def _block(own: OwnSource) -> str:
    return f"{_FIRST}\n{own.text}\n{_LAST}"


def _seeding(own: OwnSource, language: Language, seed: int | None) -> tuple[str, ...]:
    if seed is None:
        return ()
    if own.runs:
        words = "The weights are drawn from where the code above stopped."
        return comment(words, language), "torch.set_rng_state(OWN_DRAWS)"
    words = "The seed fixes the initial weights."
    return comment(words, language), f"torch.manual_seed({seed})"


def _sized(shape: Shape, language: Language) -> list[str]:
    return [
        comment("Lazy layers take their sizes from the first input.", language),
        "with torch.no_grad():",
        f"    model.eval()(torch.zeros{(2, *shape)})",
        "model.train()",
    ]


def _defaults(dtype: str, records: str) -> list[str]:
    return [f"torch.set_default_dtype({dtype})", f"torch.set_grad_enabled({records})"]


def _channels_last(language: Language) -> list[str]:
    words = "Convolutions are faster when the channels come last in memory."
    return [
        "if any(isinstance(module, nn.Conv2d) for module in model.modules()):",
        f"    {comment(words, language)}",
        "    model.to(memory_format=torch.channels_last)",
    ]


def _is_name(text: str) -> bool:
    """Whether Python reads it as this very name."""
    is_normal = unicodedata.normalize("NFKC", text) == text
    return text.isidentifier() and is_normal and not keyword.iskeyword(text)


def _value(value: Setting | Shape) -> Expression:
    if isinstance(value, float) and not math.isfinite(value):
        return call("float", quoted(repr(value)))
    return literal(value)


def _with_key(key: str, value: Expression) -> Expression:
    return Expression(value.opening, value.parts, value.closing, key, value.is_long)

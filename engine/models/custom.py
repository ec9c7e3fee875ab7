"""A network class of somebody's own, built if the person has allowed its code.

Light: torch is imported when a network is built. `custom_source.py` reads such code without running
it, `custom_trial.py` tries it out in a process of its own; here it runs in ours.
"""

from __future__ import annotations

import inspect
import linecache
import logging
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from engine import trusted_code
from engine.errors import AtelierError, Phrase
from engine.models.custom_source import place, reason_of
from engine.network_spec import CodeSpec

if TYPE_CHECKING:
    from torch import nn

# Constructor arguments that are filled in if they are given no value.
CHANNELS, SHAPE, CLASSES = ("in_channels", "channels"), ("shape",), ("classes", "num_classes")
FILLED_IN = frozenset(CHANNELS + SHAPE + CLASSES)

PRINTS = "engine.models.custom.prints"  # the logger that gets what such code prints


def build(code: CodeSpec, shape: tuple[int, int, int], classes: int) -> nn.Module:
    """Run the source in a namespace of its own, and make its class.

    Arguments called `in_channels`, `channels`, `shape`, `classes` or `num_classes` that have
    neither a value nor a default are filled in. What the code prints goes to the log. Weights are
    drawn from torch's global generator: see `engine/rng.py`.

    Args:
        code: Which class, with which arguments.
        shape: Channels, height, width of one picture.
        classes: How many logits.

    Raises:
        AtelierError: `code_not_allowed`; `code_failed` with the line; `code_unusable`.
    """
    import torch
    from torch import nn

    if not trusted_code.is_trusted(code.fingerprint):
        raise AtelierError("code_not_allowed", name=code.class_name)
    number_type, records = torch.get_default_dtype(), torch.is_grad_enabled()
    try:
        with explained(code):
            kind = getattr(_executed(code), code.class_name, None)
            if not isinstance(kind, type):
                _refuse(code, "class_missing")
            if not issubclass(kind, nn.Module):
                _refuse(code, "class_no_module")
            made: nn.Module = kind(**_arguments(kind, code, shape, classes))
            _materialise(made, shape)
            return made
    finally:  # a class of one's own changes nothing for the others
        torch.set_default_dtype(number_type)
        torch.set_grad_enabled(records)


@contextmanager
def explained(code: CodeSpec) -> Iterator[None]:
    """Whatever the code raises becomes `code_failed` with its line, or `code_unusable`."""
    try:
        yield
    except (AtelierError, KeyboardInterrupt):
        raise
    except BaseException as error:  # sys.exit() too must not end us
        line, reason = place(error, _file_name(code)), reason_of(error)
        if line is None:
            raise AtelierError("code_unusable", name=code.class_name, reason=reason) from error
        raise AtelierError("code_failed", line=line, reason=reason) from error


def line_in(code: CodeSpec, frame: types.FrameType | None) -> int | None:
    """The line of the code that a stack is in; None if it is nowhere in it."""
    while frame is not None:
        if frame.f_code.co_filename == _file_name(code):
            return frame.f_lineno
        frame = frame.f_back
    return None


def _executed(code: CodeSpec) -> types.ModuleType:
    """The source as a module of its own."""
    name, file_name = f"_own_class_{code.fingerprint[:16]}", _file_name(code)
    compiled = compile(code.source, file_name, "exec", dont_inherit=True)
    module = types.ModuleType(name)
    module.__file__ = file_name
    # A `print` of its own: stdout belongs to our own output, also while the network computes.
    vars(module)["print"] = _print
    lines = code.source.splitlines(keepends=True)
    linecache.cache[file_name] = (len(code.source), None, lines, file_name)  # for `inspect`
    sys.modules[name] = module  # dataclasses and pickle look it up
    exec(compiled, vars(module))
    return module


def _print(*values: object, sep: str | None = " ", **_: object) -> None:
    logging.getLogger(PRINTS).info((" " if sep is None else sep).join(map(str, values)))


def _file_name(code: CodeSpec) -> str:
    return f"<your code {code.fingerprint[:8]}>"


def _arguments(
    kind: type, code: CodeSpec, shape: tuple[int, int, int], classes: int
) -> dict[str, Any]:
    """What the constructor is called with."""
    known: dict[str, Any] = dict.fromkeys(CHANNELS, shape[0])
    known |= dict.fromkeys(SHAPE, shape) | dict.fromkeys(CLASSES, classes)
    given: dict[str, Any] = dict(code.arguments)
    for name, parameter in inspect.signature(kind).parameters.items():
        if parameter.default is parameter.empty and name in known and name not in given:
            given[name] = known[name]
    return given


def _materialise(made: nn.Module, shape: tuple[int, int, int]) -> None:
    """Give lazy layers their sizes, by one picture."""
    import torch
    from torch.nn.parameter import is_lazy

    if any(is_lazy(tensor) for tensor in [*made.parameters(), *made.buffers()]):
        with torch.no_grad():
            made.eval()(torch.zeros(2, *shape))
        made.train()


def _refuse(code: CodeSpec, reason: str) -> NoReturn:
    raise AtelierError("code_unusable", name=code.class_name, reason=Phrase(reason))

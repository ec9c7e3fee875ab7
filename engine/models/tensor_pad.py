"""A pad for tensor expressions: a small part of Python, torch and NumPy, read node by node.

A line is parsed, never run: each node of its syntax tree is looked up in an allow-list and done
here. So a line can make, index, reshape and move tensors, and can do nothing else.
"""

import ast
import warnings
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.autograd.graph import Node

from engine.errors import AtelierError
from engine.models import tensor_memory
from engine.models.tensor_pad_records import Answer
from engine.models.tensor_pad_syntax import PICTURE, Evaluator, parsed

LAST = "_"  # the last result that was given no name, as at Python's own prompt

_MOST_BYTES = 500_000_000
_MOST_NAMES = 40
_LONGEST_TEXT = 400


class Pad:
    """Named tensors, and lines that make and change them; for one thread at a time.

    Args:
        seed: Of the pad's own generator, from which `torch.rand` and its like draw.
    """

    def __init__(self, seed: int = 0) -> None:
        self._named: dict[str, Any] = {}
        self._seed = seed
        self._generator = torch.Generator().manual_seed(seed)

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """Let `picture` stand for another one: a tensor of its own, uint8.

        Args:
            picture: [H, W] or [H, W, 3]; None for none.
        """
        self._named.pop(PICTURE, None)
        if picture is not None:
            self._named[PICTURE] = torch.from_numpy(picture.copy())

    def run(self, line: str) -> Answer:
        """Do what a line says.

        Raises:
            AtelierError: `pad_syntax`, `pad_unknown`, `pad_no_picture`, `pad_not_here`,
                `pad_name_taken`, `pad_failed`, `pad_too_large`, `pad_full`, `pad_complex`,
                `pad_slow` or `device_unavailable`. All but `pad_full` say where in the line: their
                parameter `column` counts its characters from 1.
        """
        line = line.strip()
        statement = parsed(line)
        evaluator = Evaluator(line, self._named, self._generator)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the pad shows what a line does
            name, value = self._perform(evaluator, statement)
        return Answer(
            name=name if isinstance(value, torch.Tensor | np.ndarray) else None,
            text=None if isinstance(value, torch.Tensor | np.ndarray) else _text(value),
            broadcasts=tuple(evaluator.broadcasts),
            tensors=self.records().tensors,
        )

    def records(self) -> Answer:
        """What has a name now, as the answer to no line."""
        return Answer(None, None, (), tensor_memory.records(self._named))

    def remove(self, name: str) -> Answer:
        """Forget a name; what else shares its memory stays."""
        self._named.pop(name, None)
        return self.records()

    def clear(self) -> Answer:
        """Forget all names but the picture's."""
        for name in self._named.keys() - {PICTURE}:
            del self._named[name]
        return self.records()

    def begin_again(self) -> Answer:
        """Forget all names but the picture's, and draw the same random numbers once more."""
        self._generator.manual_seed(self._seed)
        return self.clear()

    def _perform(self, evaluator: Evaluator, statement: ast.stmt) -> tuple[str | None, Any]:
        """The name that a statement made, changed or showed, and its value."""
        value: Any
        match statement:
            case ast.Expr(value=node):
                value = evaluator.result(node)
                known = [name for name, held in self._named.items() if held is value]
                name = known[0] if known else self._bind(LAST, value)
            case ast.Assign(targets=[ast.Name(id=name) as target], value=node):
                evaluator.check_free(target)
                value = evaluator.result(node, keep=True)
                self._bind(name, value)
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name)) as target], value=node):
                value = evaluator.put(target, evaluator.result(node))
            case ast.AugAssign(target=ast.Name(id=name)):
                value = evaluator.change(statement)
                self._bind(name, value)
            case ast.AugAssign(target=ast.Subscript(value=ast.Name(id=name)) as target):
                value = evaluator.put(target, evaluator.change(statement))
            case ast.Delete(targets=[ast.Name(id=name) as target]) if name != PICTURE:
                evaluator.result(target)
                value = self._named.pop(name)
                return None, None
            case _:
                raise evaluator.error(statement, "pad_not_here", text=evaluator.source(statement))
        return name, value

    def _bind(self, name: str, value: Any) -> str:
        """Give a value a name, unless the pad is full."""
        if name == LAST and not isinstance(value, torch.Tensor | np.ndarray):
            return name
        wanted = {**self._named, name: value}
        if tensor_memory.total_bytes(wanted) > _MOST_BYTES or len(wanted) > _MOST_NAMES:
            raise AtelierError("pad_full", megabytes=_MOST_BYTES // 10**6, names=_MOST_NAMES)
        self._named[name] = value
        return name


def _text(value: Any) -> str:
    """A value as Python writes it, shortened."""
    text = f"<{type(value).__name__}>" if isinstance(value, Node) else repr(value)
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]} \N{HORIZONTAL ELLIPSIS}"

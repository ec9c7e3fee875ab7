"""Which parameters of a network train, and which names say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from engine.models.module_records import ModuleRecord, TensorRecord

Trains = Literal["all", "some", "none", ""]


class Freezing:
    """Which of a network's parameters are frozen.

    A parameter that several modules share goes by the path where it was met first, as in torch's
    `named_parameters`.

    Args:
        root: The network.
        freezes: Whether the person has frozen the parameter of a path. Parameters that it leaves
            alone and that require no gradient all the same are fixed by the network's own code.
    """

    def __init__(self, root: ModuleRecord, freezes: Callable[[str], bool]) -> None:
        self._root = root
        self._counts: dict[str, int] = {}
        self._members: dict[str, tuple[str, ...]] = {}  # a module's path -> its parameters
        self._gather(root)
        own = [tensor for record in root.walk() for tensor in record.tensors]
        parameters = [t for t in own if t.trainable is not None and not t.shared_with]
        self._counts = {tensor.path: tensor.count for tensor in parameters}
        self.frozen = frozenset(path for path in self._counts if freezes(path))
        self.fixed = frozenset(t.path for t in parameters if not t.trainable) - self.frozen

    def _gather(self, record: ModuleRecord) -> tuple[str, ...]:
        """The parameters in a module, each once."""
        if record.shared_with:
            return self._members.get(record.shared_with, ())
        found = [t.shared_with or t.path for t in record.tensors if t.trainable is not None]
        for child in record.children:
            found += self._gather(child)
        self._members[record.path] = tuple(dict.fromkeys(found))
        return self._members[record.path]

    @property
    def total(self) -> int:
        """How many numbers the parameters hold."""
        return sum(self._counts.values())

    @property
    def trained(self) -> int:
        """How many of them train."""
        still = self.frozen | self.fixed
        return sum(count for path, count in self._counts.items() if path not in still)

    def trains(self, record: ModuleRecord | TensorRecord) -> Trains:
        """How much of a module or parameter trains; empty where there is nothing to train."""
        paths = self._paths(record)
        still = self.frozen | self.fixed
        training = sum(path not in still for path in paths)
        if not paths:
            return ""
        return "all" if training == len(paths) else "some" if training else "none"

    def is_free(self, record: ModuleRecord | TensorRecord) -> bool:
        """Whether the person can freeze and unfreeze it, or some of it."""
        return any(path not in self.fixed for path in self._paths(record))

    def names_after(self, record: ModuleRecord | TensorRecord, train: bool) -> tuple[str, ...]:
        """The fewest names of modules and parameters that say what is frozen after a change.

        Args:
            record: What changes.
            train: Whether it trains from now on.
        """
        paths = frozenset(self._paths(record)) - self.fixed
        return tuple(self._names(self._root, self.frozen - paths if train else self.frozen | paths))

    def _names(self, record: ModuleRecord, frozen: frozenset[str]) -> Iterable[str]:
        if record.shared_with:
            return
        if record.path:
            below = [path for path in self._counts if path.startswith(f"{record.path}.")]
            if below and frozen.issuperset(below):
                yield record.path
                return
        yield from (tensor.path for tensor in record.tensors if tensor.path in frozen)
        for child in record.children:
            yield from self._names(child, frozen)

    def _paths(self, record: ModuleRecord | TensorRecord) -> tuple[str, ...]:
        if isinstance(record, ModuleRecord):
            return self._members.get(record.shared_with or record.path, ())
        return () if record.trainable is None else (record.shared_with or record.path,)

"""A network of layers as a person edits it, with a way back. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from engine.layer_kinds import KINDS
from engine.network_spec import LayerSpec, Setting
from gui.edit_history import EditHistory

Path = tuple[int, ...]

CONTAINERS = frozenset(name for name, kind in KINDS.items() if kind.holds_children)

_EMPTY = LayerSpec("Sequential")


@dataclass(frozen=True)
class Draft:
    """A network, and which of its layers are chosen; it may be something that cannot work.

    A path leads from the root to a layer by places, from 0; the root's is empty.

    Attributes:
        root: The whole, a `Sequential`.
        chosen: Paths, each once; the last one is stood on.
    """

    root: LayerSpec = _EMPTY
    chosen: tuple[Path, ...] = ()

    def layer(self, path: Path) -> LayerSpec:
        """The layer at a path.

        Raises:
            IndexError: If there is none.
        """
        layer = self.root
        for place in path:
            layer = layer.children[place]
        return layer

    @property
    def current(self) -> Path | None:
        """The layer that is stood on; None for none."""
        return self.chosen[-1] if self.chosen else None

    @property
    def tops(self) -> tuple[Path, ...]:
        """The chosen layers without those that stand within another of them."""
        return _tops(self.chosen)

    @property
    def is_run(self) -> bool:
        """Whether the chosen layers stand one behind the other in one place."""
        tops = self.tops
        first = tops[0][-1] if tops else 0
        return bool(tops) and tops == tuple(
            (*tops[0][:-1], first + step) for step in range(len(tops))
        )

    # What can be done; each makes another draft

    def choosing(self, paths: Iterable[Path]) -> Draft:
        """With other layers chosen; paths that lead nowhere are left out."""
        return replace(self, chosen=tuple(path for path in paths if self._has(path)))

    def adding(self, layer: LayerSpec) -> Draft:
        """With another layer: into the container that is stood on, else behind the current one."""
        current = self.current
        if current is None:
            return self._rebuilt((), (), len(self.root.children), (layer,))
        stood_on = self.layer(current)
        if stood_on.kind in CONTAINERS:
            return self._rebuilt((), current, len(stood_on.children), (layer,))
        return self._rebuilt((), current[:-1], current[-1] + 1, (layer,))

    def removing(self) -> Draft:
        """Without the chosen layers; the one behind them is chosen, else the one before."""
        tops = self.tops
        if not tops:
            return self
        left = self._rebuilt(tops, (), 0, ())
        *above, place = tops[0]
        parent = tuple(above)
        last = len(left.layer(parent).children) - 1
        stood_on = (*parent, min(place, last)) if last >= 0 else parent
        return left.choosing((stood_on,) if stood_on else ())

    def duplicating(self) -> Draft:
        """With a copy of the chosen layers behind them."""
        tops = self.tops
        if not tops:
            return self
        copies = tuple(replace(self.layer(path), name="") for path in tops)
        return self._rebuilt((), tops[-1][:-1], tops[-1][-1] + 1, copies)

    def wrapping(self) -> Draft:
        """With the chosen layers in a `Sequential` of their own, if they are a run."""
        tops = self.tops
        if not self.is_run:
            return self
        block = LayerSpec("Sequential", children=tuple(self.layer(path) for path in tops))
        return self._rebuilt(tops, tops[0][:-1], tops[0][-1], (block,))

    def moving(self, parent: Path, place: int) -> Draft:
        """With the chosen layers elsewhere.

        Args:
            parent: The container that they go into.
            place: Before which of its layers, counted as they stand now.
        """
        tops = self.tops
        inside = any(parent[: len(path)] == path for path in tops)
        if not tops or inside or (parent and self.layer(parent).kind not in CONTAINERS):
            return self
        return self._rebuilt(tops, parent, place, tuple(self.layer(path) for path in tops))

    def shifting(self, by: int) -> Draft:
        """With the chosen run a place up (-1) or down (1), at the end of a container out of it."""
        if not self.is_run:
            return self
        first, last = self.tops[0], self.tops[-1]
        parent = first[:-1]
        place = first[-1] - 1 if by < 0 else last[-1] + 2
        if 0 <= place <= len(self.layer(parent).children):
            return self.moving(parent, place)
        if not parent:
            return self
        return self.moving(parent[:-1], parent[-1] + (by > 0))

    def going_in(self) -> Draft:
        """With the chosen run at the end of the container before it, if there is one."""
        if not self.is_run or self.tops[0][-1] == 0:
            return self
        *above, place = self.tops[0]
        target = (*above, place - 1)
        if self.layer(target).kind not in CONTAINERS:
            return self
        return self.moving(target, len(self.layer(target).children))

    def going_out(self) -> Draft:
        """With the chosen run behind the container that it stands in, if it does."""
        if not self.is_run or len(self.tops[0]) == 1:
            return self
        *above, place = self.tops[0][:-1]
        return self.moving(tuple(above), place + 1)

    def setting(self, path: Path, name: str, value: Setting) -> Draft:
        """With one setting of a layer given; None for not given: it is inferred, or the default."""
        return self._changing(path, lambda layer: _with_setting(layer, name, value))

    def renaming(self, path: Path, name: str) -> Draft:
        """With another name for a layer; empty for its place."""
        return self._changing(path, lambda layer: replace(layer, name=name))

    def _has(self, path: Path) -> bool:
        layer = self.root
        for place in path:
            if not 0 <= place < len(layer.children):
                return False
            layer = layer.children[place]
        return bool(path)

    def _changing(self, path: Path, change: Callable[[LayerSpec], LayerSpec]) -> Draft:
        def changed(layer: LayerSpec, rest: Path) -> LayerSpec:
            if not rest:
                return change(layer)
            children = list(layer.children)
            children[rest[0]] = changed(children[rest[0]], rest[1:])
            return replace(layer, children=tuple(children))

        return replace(self, root=changed(self.root, path))

    def _rebuilt(
        self, without: tuple[Path, ...], parent: Path, place: int, fresh: tuple[LayerSpec, ...]
    ) -> Draft:
        """Without some layers, and with others, which are chosen, in a place of a container."""
        gone = set(without)
        chosen: list[Path] = []

        def rebuilt(layer: LayerSpec, old: Path, new: Path) -> LayerSpec:
            children: list[LayerSpec] = []
            for at in range(len(layer.children) + 1):
                if old == parent and at == place:
                    chosen.extend((*new, len(children) + more) for more in range(len(fresh)))
                    children.extend(fresh)
                if at < len(layer.children) and (*old, at) not in gone:
                    child = layer.children[at]
                    children.append(rebuilt(child, (*old, at), (*new, len(children))))
            return replace(layer, children=_uniquely_named(children, new, set(chosen)))

        return Draft(rebuilt(self.root, (), ()), tuple(chosen))


def _uniquely_named(
    children: list[LayerSpec], path: Path, newcomers: set[Path]
) -> tuple[LayerSpec, ...]:
    """A newcomer gives up a name that another layer has already."""
    is_new = [(*path, place) in newcomers for place in range(len(children))]
    taken = {child.name for child, new in zip(children, is_new, strict=True) if not new}
    named = []
    for child, new in zip(children, is_new, strict=True):
        named.append(replace(child, name="") if new and child.name in taken else child)
        taken.add(child.name)
    return tuple(named)


def _tops(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    known = set(paths)
    tops = {path for path in known if not any(path[:size] in known for size in range(len(path)))}
    return tuple(sorted(tops))


def _with_setting(layer: LayerSpec, name: str, value: Setting) -> LayerSpec:
    given = {**dict(layer.settings), name: value}
    if value is None:
        del given[name]
    return replace(layer, settings=tuple(given.items()))


class Edits(EditHistory[Draft]):
    """Drafts of a network; which layers are chosen is no step to be taken back."""

    def __init__(self, root: LayerSpec = _EMPTY) -> None:
        super().__init__(Draft(root))

    def choose(self, paths: Iterable[Path]) -> None:
        """Choose other layers."""
        self._draft = self._draft.choosing(paths)
        self._key = None

    def is_same(self, draft: Draft) -> bool:
        """Whether the network is the same."""
        return draft.root == self._draft.root

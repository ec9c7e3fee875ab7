"""The list of transforms as a person edits it, with a way back. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from engine.data_spec import DataSpec, Target
from engine.transform_steps import TransformStep, Value

_STEPS = 500

Merge = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Draft:
    """What of a `DataSpec` the page edits; it may be something that cannot work.

    Attributes:
        transforms: As in the spec.
        target: Likewise.
        merge: Likewise.
    """

    transforms: tuple[TransformStep, ...] = ()
    target: Target = "index"
    merge: Merge = ()

    @classmethod
    def of(cls, data: DataSpec) -> Draft:
        """What a spec says."""
        return cls(data.transforms, data.target, data.merge)

    def on(self, data: DataSpec) -> DataSpec:
        """A spec with this in it.

        Raises:
            AtelierError: As `DataSpec` does.
        """
        return replace(data, transforms=self.transforms, target=self.target, merge=self.merge)

    def adding(self, name: str, place: int) -> Draft:
        """With another step, as it begins, at a place."""
        return self._with(
            (*self.transforms[:place], TransformStep.make(name), *self.transforms[place:])
        )

    def removing(self, place: int) -> Draft:
        """Without one step."""
        return self._with((*self.transforms[:place], *self.transforms[place + 1 :]))

    def moving(self, place: int, to: int) -> Draft:
        """With one step where another stands, which makes way."""
        steps = list(self.transforms)
        steps.insert(to, steps.pop(place))
        return self._with(tuple(steps))

    def switching(self, place: int, is_on: bool) -> Draft:
        """With one step switched on or off."""
        return self._changing(place, replace(self.transforms[place], enabled=is_on))

    def setting(self, place: int, **settings: Value) -> Draft:
        """With some of one step's settings changed.

        Raises:
            AtelierError: `transform_invalid`.
        """
        step = self.transforms[place]
        values = {**dict(step.settings), **settings}
        return self._changing(place, TransformStep.make(step.name, step.enabled, **values))

    def _changing(self, place: int, step: TransformStep) -> Draft:
        return self._with((*self.transforms[:place], step, *self.transforms[place + 1 :]))

    def _with(self, steps: tuple[TransformStep, ...]) -> Draft:
        return replace(self, transforms=steps)


class Edits:
    """A draft and the drafts before and after it; the oldest of 500 are forgotten."""

    def __init__(self) -> None:
        self._before: list[Draft] = []
        self._after: list[Draft] = []
        self._draft = Draft()
        self._key: Hashable = None

    @property
    def draft(self) -> Draft:
        """As it stands."""
        return self._draft

    @property
    def can_undo(self) -> bool:
        """Whether there is a way back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a way forward again."""
        return bool(self._after)

    def begin(self, draft: Draft) -> None:
        """Start afresh from a draft."""
        self._before, self._after = [], []
        self._draft, self._key = draft, None

    def edit(self, draft: Draft, key: Hashable = None) -> bool:
        """Go on to another draft; false if it is the same one.

        Args:
            draft: The other one.
            key: Edits that follow each other with the same key, unless it is None, are one step.
        """
        if draft == self._draft:
            return False
        if key is None or key != self._key:
            self._before = [*self._before[1 - _STEPS :], self._draft]
        self._after = []
        self._draft, self._key = draft, key
        return True

    def undo(self) -> bool:
        """Go one step back; false at the beginning."""
        return self._go(self._before, self._after)

    def redo(self) -> bool:
        """Go one step forward again; false at the end."""
        return self._go(self._after, self._before)

    def _go(self, source: list[Draft], behind: list[Draft]) -> bool:
        if not source:
            return False
        behind.append(self._draft)
        self._draft, self._key = source.pop(), None
        return True

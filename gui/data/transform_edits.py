"""The list of transforms as a person edits it. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.data_spec import DataSpec, Target
from engine.transform_steps import TransformStep, Value

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

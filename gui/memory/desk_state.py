"""What was on the person's desk, as a value: JSON both ways. No Qt, no torch.

A desk is read piece by piece: what is damaged, foreign or out of date is left out, and the rest
comes back. Reading runs nothing of it; a class of the person's own stays text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self, TypeVar

from engine.errors import AtelierError
from engine.run_spec import SPEC_VERSION, DataSpec, ModelSpec, RunSpec, TrainSpec
from gui.memory import values
from gui.memory.values import Values
from gui.widgets.drawing import drawing_file
from gui.widgets.drawing.strokes import Marks

MAX_BYTES: Final = 2 * drawing_file.MAX_BYTES
"""No desk's file is larger."""

TABS: Final = ("data", "model", "training", "draw")

_FORMAT, _VERSION = "atelier-desk", 1
_MOST_MODELS, _MOST_SPLITTERS = 20, 100

PartT = TypeVar("PartT")


@dataclass(frozen=True)
class DeskState:
    """A desk.

    Attributes:
        tab: The tab in front, one of `TABS`.
        tabs: What each tab remembers of itself, by its name in `TABS`.
        splitters: Sizes, in logical pixels, of the splitters that the person has moved.
        data: What the next training would read, and how; None for not known.
        model: The network that would be trained; likewise.
        train: How it would be trained; likewise.
        made: The networks that the person has looked at, as each was then.
        drawing: What is on the sheet.
    """

    tab: str = TABS[0]
    tabs: Mapping[str, Values] = field(default_factory=dict)
    splitters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    data: DataSpec | None = None
    model: ModelSpec | None = None
    train: TrainSpec | None = None
    made: tuple[ModelSpec, ...] = ()
    drawing: Marks = ()

    def to_text(self) -> str:
        """The desk as the content of a file."""
        apart = {  # as they stand they need not go together
            "data": None if self.data is None else RunSpec(data=self.data),
            "model": None if self.model is None else RunSpec(model=self.model),
            "train": None if self.train is None else RunSpec(train=self.train),
        }
        spec = {name: whole.to_dict()[name] for name, whole in apart.items() if whole is not None}
        document = {
            "format": _FORMAT,
            "version": _VERSION,
            "tab": self.tab,
            "tabs": self.tabs,
            "splitters": {name: list(sizes) for name, sizes in self.splitters.items()},
            "spec": {"version": SPEC_VERSION, **spec},
            "made": [model.to_dict() for model in self.made],
            "drawing": drawing_file.to_text(self.drawing),
        }
        return json.dumps(document) + "\n"

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """Read what `to_text` wrote, as far as it can be read; None if it is no desk at all."""
        try:
            document = json.loads(text, parse_constant=lambda _: None)
        except (ValueError, RecursionError):
            return None
        if not isinstance(document, dict) or document.get("format") != _FORMAT:
            return None
        if document.get("version") != _VERSION:
            return None
        tab, tabs = values.text(document, "tab"), values.part(document, "tabs")
        spec = values.part(document, "spec")
        return cls(
            tab if tab in TABS else TABS[0],
            {name: values.part(tabs, name) for name in TABS if name in tabs},
            _splitters(values.part(document, "splitters")),
            _part(spec, "data", lambda read: read.data),
            _part(spec, "model", lambda read: read.model),
            _part(spec, "train", lambda read: read.train),
            _made(document.get("made")),
            _drawing(document.get("drawing")),
        )


def _splitters(found: Values) -> dict[str, tuple[int, ...]]:
    read = {name: values.wholes(found, name) for name in list(found)[:_MOST_SPLITTERS]}
    return {
        name: sizes
        for name, sizes in read.items()
        if 2 <= len(sizes) <= 8 and min(sizes) >= 0 and 0 < sum(sizes) <= 100_000
    }


def _part(spec: Values, name: str, of: Callable[[RunSpec], PartT]) -> PartT | None:
    """One part of a spec; beside the others' defaults any part goes."""
    if name not in spec:
        return None
    return _tried(lambda: of(RunSpec.from_dict({"version": spec.get("version"), name: spec[name]})))


def _made(found: object) -> tuple[ModelSpec, ...]:
    records = found[:_MOST_MODELS] if isinstance(found, list) else []
    read = (_model(record) for record in records)
    return tuple(model for model in read if model is not None)


def _model(record: object) -> ModelSpec | None:
    return _tried(lambda: ModelSpec.from_dict(record))


def _drawing(text: object) -> Marks:
    if not isinstance(text, str):
        return ()
    return _tried(lambda: drawing_file.from_text(text, "desk.json")) or ()


def _tried(read: Callable[[], PartT]) -> PartT | None:
    """What reading gives; None where that cannot be read."""
    try:
        return read()
    except (AtelierError, ValueError, TypeError, OverflowError, RecursionError):
        return None

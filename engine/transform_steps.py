"""The transforms that a dataset can be given, as plain values. Light: no torch.

`engine/data/transforms.py` makes `torchvision.transforms.v2` objects of them.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from engine.errors import AtelierError, Phrase

Shape = tuple[int, int, int]
Value = float | int
Argument = Value | tuple[Value, Value] | list[Value]

SMALLEST_ERASED = 0.02
"""The least share of an image that RandomErasing erases, as torchvision has it."""


@dataclass(frozen=True)
class Setting:
    """One argument of a transform.

    Attributes:
        name: As torchvision (or our own transform) calls it.
        default: The value to begin with; an int if only whole numbers are allowed.
        least: Smallest value.
        most: Largest value.
    """

    name: str
    default: Value
    least: Value
    most: Value


@dataclass(frozen=True)
class StepKind:
    """A transform that can be chosen.

    Attributes:
        name: The class's name in `torchvision.transforms.v2`; `Sketch` is our own.
        settings: Its arguments.
        is_random: Whether it is drawn anew for each image: then it is for training only.
    """

    name: str
    settings: tuple[Setting, ...]
    is_random: bool


KINDS: Mapping[str, StepKind] = {
    kind.name: kind
    for kind in (
        StepKind(
            "Normalize",
            (Setting("mean", 0.5, -10.0, 10.0), Setting("std", 0.5, 1e-3, 10.0)),
            is_random=False,
        ),
        StepKind("Resize", (Setting("size", 28, 4, 256),), is_random=False),
        StepKind("CenterCrop", (Setting("size", 24, 4, 256),), is_random=False),
        StepKind("RandomHorizontalFlip", (Setting("p", 0.5, 0.0, 1.0),), is_random=True),
        StepKind("RandomRotation", (Setting("degrees", 15.0, 0.0, 180.0),), is_random=True),
        StepKind(
            "RandomAffine",
            (
                Setting("degrees", 10.0, 0.0, 180.0),
                Setting("translate", 0.1, 0.0, 1.0),
                Setting("scale", 0.1, 0.0, 0.9),
                Setting("shear", 5.0, 0.0, 60.0),
            ),
            is_random=True,
        ),
        StepKind(
            "ElasticTransform",
            (Setting("alpha", 30.0, 0.0, 500.0), Setting("sigma", 3.0, 0.5, 20.0)),
            is_random=True,
        ),
        StepKind(
            "RandomErasing",
            (Setting("p", 0.5, 0.0, 1.0), Setting("scale", 0.2, SMALLEST_ERASED, 1.0)),
            is_random=True,
        ),
        StepKind("GaussianNoise", (Setting("sigma", 0.1, 0.0, 1.0),), is_random=True),
        StepKind("Sketch", (Setting("p", 0.5, 0.0, 1.0),), is_random=True),
    )
}


@dataclass(frozen=True)
class TransformStep:
    """One transform with its arguments.

    Attributes:
        name: A key of `KINDS`.
        settings: Argument names and values, all of the kind's, in its order.
        enabled: A step that is switched off stays in the list and does nothing.
    """

    name: str
    settings: tuple[tuple[str, Value], ...]
    enabled: bool = True

    @classmethod
    def make(cls, name: str, enabled: bool = True, **settings: Value) -> Self:
        """A step; arguments that are not given have their defaults.

        Raises:
            AtelierError: `transform_invalid`.
        """
        if name not in KINDS:
            reason = Phrase("transform_unknown", known=", ".join(KINDS))
            raise AtelierError("transform_invalid", name=name, reason=reason)
        known = {setting.name: setting for setting in KINDS[name].settings}
        foreign = sorted(settings.keys() - known.keys())
        if foreign:
            reason = Phrase("transform_argument", argument=foreign[0])
            raise AtelierError("transform_invalid", name=name, reason=reason)
        values = {key: settings.get(key, setting.default) for key, setting in known.items()}
        for key, value in values.items():
            _check_value(name, known[key], value)
        return cls(
            name, tuple((key, type(known[key].default)(v)) for key, v in values.items()), enabled
        )

    @property
    def kind(self) -> StepKind:
        """What it is."""
        return KINDS[self.name]

    def value(self, setting: str) -> Value:
        """One argument's value."""
        return dict(self.settings)[setting]

    def arguments(self) -> dict[str, Argument]:
        """What the class in `torchvision.transforms.v2` is called with, by argument."""
        values: dict[str, Argument] = dict(self.settings)
        match self.name:
            case "Normalize":
                # One number for all channels.
                values = {name: [self.value(name)] for name in values}
            case "RandomAffine":
                shift, spread = self.value("translate"), self.value("scale")
                values["translate"] = (shift, shift)
                values["scale"] = (round(1 - spread, 9), round(1 + spread, 9))
            case "RandomErasing":
                values["scale"] = (SMALLEST_ERASED, self.value("scale"))
        return values

    def expression(self) -> str:
        """How it is written in Python, without the module: `RandomRotation(degrees=15)`."""
        written = (f"{name}={_written(value)}" for name, value in self.arguments().items())
        return f"{self.name}({', '.join(written)})"

    def to_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON."""
        return {"name": self.name, "settings": dict(self.settings), "enabled": self.enabled}

    @classmethod
    def from_dict(cls, record: object) -> Self:
        """Read what `to_dict` wrote.

        Raises:
            AtelierError: `transform_invalid` or `spec_field`.
        """
        if not isinstance(record, dict) or not isinstance(record.get("name"), str):
            raise AtelierError("spec_field", reason=Phrase("transform_nameless"))
        foreign = sorted(record.keys() - {"name", "settings", "enabled"})
        if foreign:
            reason = Phrase("no_entry", part=Phrase("part_transform"), entry=foreign[0])
            raise AtelierError("spec_field", reason=reason)
        settings, enabled = record.get("settings", {}), record.get("enabled", True)
        if not isinstance(settings, dict) or not isinstance(enabled, bool):
            raise AtelierError("spec_field", reason=Phrase("transform_type"))
        return cls.make(record["name"], enabled, **settings)


def _written(value: Argument) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, tuple):
        return f"({', '.join(map(_written, value))})"
    return repr(value).removesuffix(".0")


def _check_value(name: str, setting: Setting, value: object) -> None:
    whole = isinstance(setting.default, int)
    fits = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
    number = value if fits and isinstance(value, int | float) else math.nan
    if not setting.least <= number <= setting.most:  # a NaN fails too
        reason = Phrase(
            "transform_whole" if whole else "transform_number",
            argument=setting.name,
            least=setting.least,
            most=setting.most,
        )
        raise AtelierError("transform_invalid", name=name, reason=reason)


def check_steps(steps: Iterable[TransformStep]) -> None:
    """Check that each step's arguments are in range; `transform_invalid` if not."""
    for step in steps:
        TransformStep.make(step.name, step.enabled, **dict(step.settings))


def enabled_steps(steps: Iterable[TransformStep]) -> tuple[TransformStep, ...]:
    """The steps that are switched on."""
    return tuple(step for step in steps if step.enabled)


def fixed_steps(steps: Iterable[TransformStep]) -> tuple[TransformStep, ...]:
    """The steps, of those switched on, that are done wherever the network is asked."""
    return tuple(step for step in enabled_steps(steps) if not step.kind.is_random)


def is_random(steps: Iterable[TransformStep]) -> bool:
    """Whether any step that is switched on is drawn anew for each image."""
    return any(step.kind.is_random for step in enabled_steps(steps))


def shape_after(steps: Iterable[TransformStep], shape: Shape) -> Shape:
    """The shape [C, H, W] that an image has after the steps.

    Raises:
        AtelierError: `transform_unfit`, which names the step that cannot work on what reaches it;
            steps are counted from 1, those that are switched off too.
    """
    normalized = False
    for number, step in enumerate(steps, 1):
        if not step.enabled:
            continue
        reason = _unfit(step, shape, normalized)
        if reason:
            raise AtelierError(
                "transform_unfit", number=number, name=step.name, shape=list(shape), reason=reason
            )
        normalized |= step.name == "Normalize"
        shape = _shape_after(step, shape)
    return shape


def _unfit(step: TransformStep, shape: Shape, normalized: bool) -> Phrase | None:
    """Why a step cannot work on an image of a shape; None if it can."""
    channels, height, width = shape
    match step.name:
        case "CenterCrop":
            edge = int(step.value("size"))
            if edge > min(height, width):
                return Phrase("crop_large", edge=edge, height=height, width=width)
        case "ElasticTransform":
            # The displacements are blurred with a kernel of 8 sigma, mirrored at the edges.
            reach = int(8 * step.value("sigma") + 1) // 2
            if reach >= min(height, width):
                return Phrase("blur_far", reach=reach)
        case "Sketch":
            if channels != 1:
                return Phrase("sketch_grey")
            if normalized:
                return Phrase("sketch_normalized")
    return None


def _shape_after(step: TransformStep, shape: Shape) -> Shape:
    channels, height, width = shape
    match step.name:
        case "Resize":
            edge = int(step.value("size"))
            # Resize keeps the proportions: its size is the shorter edge.
            short = min(height, width)
            return channels, height * edge // short, width * edge // short
        case "CenterCrop":
            edge = int(step.value("size"))
            return channels, edge, edge
    return shape

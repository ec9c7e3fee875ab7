"""What a run is: data, model and training as frozen values, validated at birth, JSON both ways.

Light: no torch, no Qt, so that forms and command lines can speak it at once.
"""

import json
import typing
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, Self

from engine.data_spec import DataSpec
from engine.errors import AtelierError, Phrase, Said, of_os_error
from engine.network_spec import CodeSpec, LayerSpec
from engine.train_spec import TrainSpec
from engine.transform_steps import TransformStep, enabled_steps

__all__ = ["MODELS", "DataSpec", "ModelSpec", "RunSpec", "TrainSpec"]

SPEC_VERSION = 1

MODELS: tuple[str, ...] = ("linear", "mlp", "lenet", "cnn", "resnet", "sketch")


BUILDER, CUSTOM = "builder", "custom"
"""Names of networks that a spec carries itself."""


@dataclass(frozen=True)
class ModelSpec:
    """Which network.

    Attributes:
        name: A named architecture (`engine.models.zoo`), or `builder` or `custom`.
        layers: Of `builder`: the network, a `Sequential`.
        code: Of `custom`: the network's class.
        frozen: What is not trained: names of parameters, or of modules with all in them.
    """

    name: str = "mlp"
    layers: LayerSpec | None = None
    code: CodeSpec | None = None
    frozen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = (*MODELS, BUILDER, CUSTOM)
        if self.name not in known:
            raise AtelierError("model_unknown", name=self.name, known=", ".join(known))
        if (self.name == BUILDER) != (self.layers is not None):
            raise AtelierError("spec_field", reason=Phrase("layers_builder"))
        if (self.name == CUSTOM) != (self.code is not None):
            raise AtelierError("spec_field", reason=Phrase("code_custom"))

    def freezes(self, parameter: str) -> bool:
        """Whether a parameter, by its name in the state_dict, is not trained."""
        return any(parameter == name or parameter.startswith(f"{name}.") for name in self.frozen)

    def same_network(self, other: "ModelSpec") -> bool:
        """Whether the weights of one fit the other, whatever is trained of them."""
        return replace(self, frozen=()) == replace(other, frozen=())

    def to_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON; what is empty is left out."""
        record: dict[str, Any] = {"name": self.name}
        if self.layers is not None:
            record["layers"] = self.layers.to_dict()
        if self.code is not None:
            record["code"] = self.code.to_dict()
        if self.frozen:
            record["frozen"] = list(self.frozen)
        return record

    @classmethod
    def from_dict(cls, record: object) -> Self:
        """Read what `to_dict` wrote.

        Raises:
            AtelierError: `spec_field` or `model_unknown`.
        """
        parts = _mapping('"model"', record)
        foreign = sorted(set(parts) - set(cls.__dataclass_fields__))
        if foreign:
            reason = Phrase("no_entry", part='"model"', entry=foreign[0])
            raise AtelierError("spec_field", reason=reason)
        name, frozen = parts.get("name", cls.name), parts.get("frozen", [])
        named = isinstance(frozen, list) and all(isinstance(part, str) for part in frozen)
        if not isinstance(name, str) or not named:
            raise AtelierError("spec_field", reason=Phrase("model_type"))
        layers, code = parts.get("layers"), parts.get("code")
        return cls(
            name,
            None if layers is None else LayerSpec.from_dict(layers),
            None if code is None else CodeSpec.from_dict(code),
            tuple(frozen),
        )


@dataclass(frozen=True)
class RunSpec:
    """A whole run: the same spec on the same machine and versions gives the same numbers.

    Raises:
        AtelierError: `one_hot_loss` or `augment_normalized`, where parts do not go together.
    """

    data: DataSpec = field(default_factory=DataSpec)
    model: ModelSpec = field(default_factory=ModelSpec)
    train: TrainSpec = field(default_factory=TrainSpec)

    def __post_init__(self) -> None:
        if self.data.target == "one_hot" and self.train.loss != "cross_entropy":
            raise AtelierError("one_hot_loss", loss=self.train.loss)
        steps = {step.name for step in enabled_steps(self.data.transforms)}
        if "Normalize" in steps and self.train.augment != "none":
            raise AtelierError("augment_normalized", augment=self.train.augment)

    def to_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON; `from_dict` reads them back to an equal spec."""
        record = {
            "version": SPEC_VERSION,
            "data": self.data.to_dict(),
            "model": self.model.to_dict(),
        }
        record["train"] = {**asdict(self.train), "class_weights": list(self.train.class_weights)}
        return record

    def to_small_dict(self) -> dict[str, Any]:
        """The same without what is as usual: to be read, and passed around.

        The learning rate and the threads stay: what is usual depends on optimizer and machine.
        """
        record, usual = self.to_dict(), RunSpec().to_dict()
        for part, kept in (("data", {"dataset"}), ("train", {"lr", "threads"})):
            record[part] = {
                key: value
                for key, value in record[part].items()
                if key in kept or value != usual[part][key]
            }
        return record

    def to_json(self) -> str:
        """The spec as indented JSON text."""
        return json.dumps(self.to_dict(), indent=2) + "\n"

    @classmethod
    def from_dict(cls, record: object) -> Self:
        """Read what `to_dict` wrote.

        Raises:
            AtelierError: `spec_field` for an unknown key, a wrong type or a newer version; the
                spec's own errors for a value out of range.
        """
        parts = _mapping(Phrase("part_spec"), record)
        version = parts.pop("version", SPEC_VERSION)
        if version != SPEC_VERSION:
            given = json.dumps(version)[:40]
            reason = Phrase("spec_version", version=given, known=SPEC_VERSION)
            raise AtelierError("spec_field", reason=reason)
        unknown = sorted(set(parts) - set(cls.__dataclass_fields__))
        if unknown:
            raise AtelierError("spec_field", reason=Phrase("no_part", entry=unknown[0]))
        types = {"data": DataSpec, "train": TrainSpec}
        read = {name: _read(types[name], name, parts[name]) for name in types if name in parts}
        if "model" in parts:
            read["model"] = ModelSpec.from_dict(parts["model"])
        return cls(**read)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote; errors as in `from_dict`."""
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise AtelierError("spec_field", reason=not_json(error)) from error
        return cls.from_dict(record)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a spec file; `spec_unreadable` if there is none, else errors as in `from_dict`."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = of_os_error(error) if isinstance(error, OSError) else Phrase("not_text")
            raise AtelierError("spec_unreadable", path=path, reason=reason) from error
        return cls.from_json(text)


def not_json(error: ValueError | RecursionError) -> Phrase:
    """Why and where `json.loads` could not read a text."""
    if isinstance(error, json.JSONDecodeError):
        return Phrase("not_json", line=error.lineno, column=error.colno)
    return Phrase("json_limits")


def _mapping(part: Said, record: object) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise AtelierError("spec_field", reason=Phrase("not_object", part=part))
    return dict(record)


def _read(kind: type, name: str, record: object) -> Any:
    """One part of the spec, each key and type checked against the dataclass's annotations."""
    parts = _mapping(f'"{name}"', record)
    annotations = typing.get_type_hints(kind)
    values = _nested(parts) if kind is DataSpec else {}
    for key, value in parts.items():
        if key not in {known.name for known in fields(kind)}:
            reason = Phrase("no_entry", part=f'"{name}"', entry=key)
            raise AtelierError("spec_field", reason=reason)
        if not _fits(value, annotations[key]):
            given = json.dumps(value)[:60]
            reason = Phrase("entry_value", entry=f"{name}.{key}", value=given)
            raise AtelierError("spec_field", reason=reason)
        values[key] = _as_annotated(key, value, annotations[key])
    return kind(**values)


def _nested(parts: dict[str, Any]) -> dict[str, Any]:
    """The entries of a dataset's part that are more than a value; they are taken out of `parts`."""
    steps, groups = parts.pop("transforms", []), parts.pop("merge", [])
    if not isinstance(steps, list):
        raise AtelierError("spec_field", reason=Phrase("transforms_list"))
    whole = isinstance(groups, list) and all(
        isinstance(group, list) and all(type(label) is int for label in group) for group in groups
    )
    if not whole:
        raise AtelierError("spec_field", reason=Phrase("merge_list"))
    return {
        "transforms": tuple(TransformStep.from_dict(step) for step in steps),
        "merge": tuple(tuple(group) for group in groups),
    }


def _as_annotated(key: str, value: Any, annotation: Any) -> Any:
    """A list as a tuple, and a whole number as a float where the spec has one: equal specs are."""
    if isinstance(value, list):
        return tuple(_as_annotated(key, item, float) for item in value)
    if not isinstance(value, int) or int in _kinds(annotation) or isinstance(value, bool):
        return value
    try:
        return float(value)
    except OverflowError as error:
        raise AtelierError("spec_field", reason=Phrase("entry_large", entry=key)) from error


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """The types that an annotation allows, choices among words as `str`."""
    if typing.get_origin(annotation) is Literal:
        return (str,)
    if typing.get_origin(annotation) is tuple:
        return (list,)
    return typing.get_args(annotation) or (annotation,)


def _fits(value: object, annotation: Any) -> bool:
    """Whether a JSON value has the annotated type; a whole number passes for a float."""
    allowed = _kinds(annotation)
    if isinstance(value, list):
        return list in allowed and all(_fits(item, float) for item in value)
    if isinstance(value, bool):
        return bool in allowed
    return isinstance(value, allowed) or (isinstance(value, int) and float in allowed)

"""Networks that people make themselves, as values: a tree of layers, or a class of their own.

Light: no torch. `engine/models/layers.py` and `engine/models/custom.py` make modules of them.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from engine.errors import AtelierError, Phrase

Setting = bool | int | float | str | None

_DEEPEST = 50  # further than any network goes, and before Python's own limit


@dataclass(frozen=True)
class LayerSpec:
    """One layer, with those inside it.

    Attributes:
        kind: The class's name in `torch.nn`, or `Residual` for a block with a way around it.
        settings: Constructor arguments that were given, by name; what is not here is inferred (the
            size of the input) or the default.
        name: What it is called in its parent; empty for a name that `engine.layer_names` gives it.
        children: Of a `Sequential` or a `Residual`, in order.
    """

    kind: str
    settings: tuple[tuple[str, Setting], ...] = ()
    name: str = ""
    children: tuple["LayerSpec", ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON; what is empty is left out."""
        record: dict[str, Any] = {"kind": self.kind}
        if self.settings:
            record["settings"] = dict(self.settings)
        if self.name:
            record["name"] = self.name
        if self.children:
            record["children"] = [child.to_dict() for child in self.children]
        return record

    @classmethod
    def from_dict(cls, record: object, depth: int = 0) -> Self:
        """Read what `to_dict` wrote.

        Args:
            record: The containers.
            depth: In how many layers this one is.

        Raises:
            AtelierError: `spec_field`. Whether there is such a layer is not looked at here.
        """
        if depth > _DEEPEST:
            raise AtelierError("spec_field", reason=Phrase("layers_deep"))
        parts = _mapping("part_layer", record, {"kind", "settings", "name", "children"})
        settings, children = parts.get("settings", {}), parts.get("children", [])
        texts = (parts.get("kind"), parts.get("name", ""))
        whole = all(isinstance(text, str) for text in texts) and isinstance(children, list)
        if not whole or not isinstance(settings, dict):
            raise AtelierError("spec_field", reason=Phrase("layer_type"))
        for key, value in settings.items():
            if value is not None and not isinstance(value, bool | int | float | str):
                raise AtelierError("spec_field", reason=Phrase("layer_value", entry=key))
        return cls(
            parts["kind"],
            tuple(settings.items()),
            parts.get("name", ""),
            tuple(cls.from_dict(child, depth + 1) for child in children),
        )


@dataclass(frozen=True)
class CodeSpec:
    """A class of the person's own.

    Attributes:
        source: The whole Python file.
        class_name: Which class in it.
        arguments: What its constructor is called with, by name.
    """

    source: str
    class_name: str
    arguments: tuple[tuple[str, Setting], ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the source: code is allowed once for each content."""
        return hashlib.sha256(self.source.encode(errors="surrogatepass")).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON."""
        return {
            "source": self.source,
            "class_name": self.class_name,
            "arguments": dict(self.arguments),
        }

    @classmethod
    def from_dict(cls, record: object) -> Self:
        """Read what `to_dict` wrote; nothing of it is run.

        Raises:
            AtelierError: `spec_field`.
        """
        parts = _mapping("part_code", record, {"source", "class_name", "arguments"})
        arguments = parts.get("arguments", {})
        texts = (parts.get("source"), parts.get("class_name"))
        if not all(isinstance(text, str) for text in texts) or not isinstance(arguments, dict):
            raise AtelierError("spec_field", reason=Phrase("code_type"))
        for key, value in arguments.items():
            if value is not None and not isinstance(value, bool | int | float | str):
                raise AtelierError("spec_field", reason=Phrase("code_value", entry=key))
        return cls(parts["source"], parts["class_name"], tuple(arguments.items()))


def _mapping(part: str, record: object, known: set[str]) -> dict[str, Any]:
    called = Phrase(part)
    if not isinstance(record, dict):
        raise AtelierError("spec_field", reason=Phrase("not_object", part=called))
    foreign = sorted(record.keys() - known)
    if foreign:
        reason = Phrase("no_entry", part=called, entry=foreign[0])
        raise AtelierError("spec_field", reason=reason)
    return dict(record)

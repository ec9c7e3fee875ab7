"""The kinds of layers that a network can be built of, and their settings. Light: no torch."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.network_spec import LayerSpec
from engine.network_spec import Setting as Value

Mistake = tuple[str, dict[str, object]]
"""The code of an error, and its parameters."""

Filled = Value | tuple[int, ...]
"""A setting's value once the input is known: what LayerNorm normalises has several sizes."""

_WIDEST = 65_536
_LARGEST_WINDOW = 64


@dataclass(frozen=True)
class Setting:
    """One constructor argument of a layer.

    Attributes:
        name: As `torch.nn` calls it.
        short: A word for it where there is little room.
        type: What its values are.
        default: The value to begin with; None if it is inferred where it is left out.
        least: Smallest number.
        most: Largest number.
        choices: The words to choose from, of a choice.
        written: How Python code gives it: by its place, always by its name, or by its name where
            it is not the default.
    """

    name: str
    short: str
    type: Literal["int", "float", "bool", "choice"]
    default: Value
    least: float = 0
    most: float = 0
    choices: tuple[str, ...] = ()
    written: Literal["place", "name", "changed"] = "changed"

    @property
    def is_inferred(self) -> bool:
        """Whether it fills itself in where it is left out."""
        return self.default is None

    def mistake(self, value: Value) -> Mistake | None:
        """What is wrong with a value; None if nothing is."""
        if self.type == "bool":
            return None if isinstance(value, bool) else ("layer_setting_truth", {})
        if self.type == "choice":
            known: dict[str, object] = {"known": ", ".join(self.choices)}
            return None if value in self.choices else ("layer_setting_choice", known)
        numbers = int if self.type == "int" else int | float
        fits = isinstance(value, numbers) and not isinstance(value, bool)
        # Not "value < least": a NaN must fail too.
        if fits and self.least <= value <= self.most:  # type: ignore[operator]
            return None
        code = "layer_setting_whole" if self.type == "int" else "layer_setting_number"
        return code, {"least": self.least, "most": self.most}


@dataclass(frozen=True)
class Kind:
    """A kind of layer.

    Attributes:
        name: The class's name in `torch.nn`; `Residual` is our own.
        attribute: What such a layer is called in its parent where it has no name.
        settings: Its constructor arguments, in torch's order.
        holds_children: Whether other layers are in it.
    """

    name: str
    attribute: str
    settings: tuple[Setting, ...] = ()
    holds_children: bool = False

    def read(self, layer: LayerSpec) -> tuple[dict[str, Value], list[Mistake]]:
        """All settings of a layer, and what is wrong with those that were given.

        What is inferred and was not given is None; a wrong value is replaced by the default.
        """
        values: dict[str, Value] = {setting.name: setting.default for setting in self.settings}
        mistakes: list[Mistake] = []
        for name, value in layer.settings:
            setting = next((known for known in self.settings if known.name == name), None)
            if setting is None:
                known = ", ".join(values) or "-"
                mistakes.append(("layer_setting_unknown", {"setting": name[:40], "known": known}))
            elif value is None and setting.is_inferred:
                continue
            elif mistake := setting.mistake(value):
                code, params = mistake
                shown = json.dumps(value, ensure_ascii=False)[:40]
                mistakes.append((code, {"setting": name, "value": shown, **params}))
            else:
                values[name] = float(value or 0) if setting.type == "float" else value
        return values, mistakes


def _size(name: str, short: str, default: int | None, written: Literal["place", "name"]) -> Setting:
    return Setting(name, short, "int", default, 1, _WIDEST, written=written)


def _window(name: str, short: str, default: int | None, least: int = 1) -> Setting:
    return Setting(name, short, "int", default, least, _LARGEST_WINDOW)


_BIAS = Setting("bias", "bias", "bool", True)
_EPS = Setting("eps", "eps", "float", 1e-5, 0.0, 1.0)
_POOL_STRIDE = _window("stride", "stride", None)
_POOL = (
    Setting("kernel_size", "kernel", "int", 2, 1, _LARGEST_WINDOW, written="place"),
    _POOL_STRIDE,
    _window("padding", "padding", 0, least=0),
)
_BATCH_NORM = (
    _size("num_features", "features", None, "place"),
    _EPS,
    Setting("momentum", "momentum", "float", 0.1, 0.0, 1.0),
)

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "Linear",
            "linear",
            (
                _size("in_features", "in", None, "place"),
                _size("out_features", "out", 128, "place"),
                _BIAS,
            ),
        ),
        Kind(
            "Conv2d",
            "conv",
            (
                _size("in_channels", "in", None, "place"),
                Setting("out_channels", "out", "int", 16, 1, 4096, written="place"),
                Setting("kernel_size", "kernel", "int", 3, 1, _LARGEST_WINDOW, written="name"),
                _window("stride", "stride", 1),
                _window("padding", "padding", 0, least=0),
                _BIAS,
            ),
        ),
        Kind("MaxPool2d", "pool", _POOL),
        Kind("AvgPool2d", "pool", _POOL),
        Kind(
            "AdaptiveAvgPool2d",
            "pool",
            (Setting("output_size", "size", "int", 1, 1, 256, written="place"),),
        ),
        Kind("BatchNorm1d", "norm", _BATCH_NORM),
        Kind("BatchNorm2d", "norm", _BATCH_NORM),
        Kind("LayerNorm", "norm", (_size("normalized_shape", "shape", None, "place"), _EPS)),
        Kind("ReLU", "relu"),
        Kind(
            "LeakyReLU",
            "relu",
            (Setting("negative_slope", "slope", "float", 0.01, 0.0, 10.0, written="place"),),
        ),
        Kind(
            "GELU",
            "gelu",
            (Setting("approximate", "approximate", "choice", "none", choices=("none", "tanh")),),
        ),
        Kind("SiLU", "silu"),
        Kind("Tanh", "tanh"),
        Kind("Sigmoid", "sigmoid"),
        Kind("Dropout", "dropout", (Setting("p", "p", "float", 0.5, 0.0, 1.0, written="place"),)),
        Kind("Flatten", "flatten"),
        Kind("Softmax", "softmax", (Setting("dim", "dim", "int", 1, 1, 3, written="name"),)),
        Kind("Sequential", "stack", holds_children=True),
        Kind("Residual", "residual", (Setting("relu", "ReLU", "bool", True),), holds_children=True),
    )
}


def arguments(kind: str, values: Mapping[str, Filled]) -> tuple[list[Filled], dict[str, Filled]]:
    """What a layer's class is called with: by place, and by name where it is not torch's default.

    Args:
        kind: A layer without children.
        values: Its settings, with the sizes that were inferred; what is missing has its default.
    """
    placed: list[Filled] = []
    named: dict[str, Filled] = {}
    for setting in KINDS[kind].settings:
        value = values.get(setting.name, setting.default)
        # A pooling's stride is its kernel where it is not given.
        default = values["kernel_size"] if setting == _POOL_STRIDE else setting.default
        if setting.written == "place":
            placed.append(value)
        elif setting.written == "name" or value != default:
            named[setting.name] = value
    return placed, named

"""Which pixels one number of a convolution or pooling comes from, and the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from engine.models.walk_records import WINDOWED, Fact, Floats, PixelOrigin, Region, Step, Walk

# Pixel by pixel, in evaluation mode.
_ACTIVATIONS = (
    "ReLU ReLU6 LeakyReLU PReLU ELU SELU CELU GELU SiLU Mish Tanh Sigmoid Hardswish Hardsigmoid "
    "Hardtanh Softplus Softsign LogSigmoid Tanhshrink Softshrink Hardshrink Threshold Softmax2d"
)
_SILENT_NOW = "Identity Dropout Dropout1d Dropout2d AlphaDropout FeatureAlphaDropout"
_POINTWISE = frozenset(f"{_ACTIVATIONS} {_SILENT_NOW} LocalResponseNorm BatchNorm2d".split())

_MODES = {"zeros": "constant"}


@np.errstate(all="ignore")  # weights may be infinite
def receptive_field(
    walk: Walk, model: nn.Module, number: int, place: tuple[int, int, int, int]
) -> PixelOrigin:
    """Where one number of a layer's output comes from.

    Args:
        walk: What `trace` recorded.
        model: The network that it followed; its weights are read only.
        number: Of a step that has a window.
        place: Image, channel, row and column in that step's output.

    Raises:
        ValueError: If the step has no windows, or the place is outside its output.
    """
    step = walk.steps[number - 1]
    if not step.has_window or step.values is None or step.given is None:
        raise ValueError(f"step {number} ({step.kind}) has no window")
    if any(not 0 <= at < size for at, size in zip(place, step.values.shape, strict=True)):
        raise ValueError(f"{place} is outside {list(step.values.shape)}")
    _, _, row, column = place
    one = Region(row, row + 1, column, column + 1)
    window = _window(step, one)
    module = model.get_submodule(step.path)
    worked = _convolved if isinstance(module, nn.Conv2d) else _pooled
    return worked(step, module, place, window, _in_picture(walk, number, place[0], one))


# Where


@dataclass(frozen=True)
class _Axis:
    """One direction of a sliding window."""

    kernel: int
    stride: int
    padding: int
    dilation: int

    def reach(self, first: int, end: int) -> tuple[int, int]:
        """What outputs first..end-1 read of the input: first, and the one after the last."""
        start = first * self.stride - self.padding
        return start, (end - 1) * self.stride - self.padding + self.dilation * (self.kernel - 1) + 1


def _pair(value: Fact) -> tuple[int, int]:
    if isinstance(value, tuple):
        return int(value[0]), int(value[-1])
    if isinstance(value, bool | int | float):
        return int(value), int(value)
    raise ValueError(f"{value!r} is no size")


def _axes(step: Step) -> tuple[_Axis, _Axis]:
    facts = step.facts
    kernel = _pair(facts["kernel_size"])
    stride = _pair(facts.get("stride") or facts["kernel_size"])
    dilation = _pair(facts.get("dilation", 1))
    padding: tuple[int, int]
    if facts.get("padding") == "same":  # with an odd rest, the end gets one more
        first, second = (d * (k - 1) // 2 for d, k in zip(dilation, kernel, strict=True))
        padding = first, second
    else:
        padding = (0, 0) if facts.get("padding") == "valid" else _pair(facts.get("padding", 0))
    rows, columns = (_Axis(*parts) for parts in zip(kernel, stride, padding, dilation, strict=True))
    return rows, columns


def _window(step: Step, of: Region) -> Region:
    """What a windowed step reads of its input for a rectangle of its output."""
    if step.kind.startswith("Adaptive"):
        assert step.input_shape is not None
        assert step.output_shape is not None
        (height, width), (rows, columns) = step.input_shape[2:], step.output_shape[2:]
        top, bottom = _adaptive(of.top, of.bottom, height, rows)
        left, right = _adaptive(of.left, of.right, width, columns)
        return Region(top, bottom, left, right)
    rows_axis, columns_axis = _axes(step)
    return Region(*rows_axis.reach(of.top, of.bottom), *columns_axis.reach(of.left, of.right))


def _adaptive(first: int, end: int, inputs: int, outputs: int) -> tuple[int, int]:
    return first * inputs // outputs, -(-end * inputs // outputs)


def _in_picture(walk: Walk, number: int, image: int, of: Region) -> Region | None:
    """What of the picture has a part in a rectangle of an image's output; None if unknown."""
    wanted = {number: of}
    while (now := max(wanted)) != 0:
        region, step = wanted.pop(now), walk.steps[now - 1]
        shape = step.input_shape
        if shape is None or len(shape) != 4:
            return None
        if step.kind in WINDOWED:
            region = _window(step, region)
        elif step.kind not in _POINTWISE or not step.facts.get("track_running_stats", True):
            return None  # a normalisation by the batch's own statistics sees all of it
        second = step.origin.way == "doubled" and 2 * image >= shape[0]
        if step.origin.way == "mirrored" or second:
            left, right = shape[-1] - region.right, shape[-1] - region.left
            region = Region(region.top, region.bottom, left, right)
        elif step.origin.way in ("reshaped", "other"):
            return None
        for source in step.origin.of:
            known = wanted.get(source)
            wanted[source] = region if known is None else region.joined(known)
    return wanted[0]


# The arithmetic


def _convolved(
    step: Step,
    module: nn.Module,
    place: tuple[int, int, int, int],
    window: Region,
    picture: Region | None,
) -> PixelOrigin:
    assert isinstance(module, nn.Conv2d)
    assert step.given is not None
    assert step.values is not None
    image, channel, _, _ = place
    weight = module.weight.detach().float()
    group = channel // (module.out_channels // module.groups)
    size = weight.shape[1]
    given = torch.from_numpy(step.given[image, group * size : (group + 1) * size])
    patch, inside = _patch(given, window, _pair(module.dilation), module.padding_mode)
    kernel: Floats = weight[channel].numpy().copy()
    bias = None if module.bias is None else float(module.bias.detach()[channel])
    products = patch.astype(np.float64) * kernel.astype(np.float64)
    return PixelOrigin(
        number=step.number,
        place=place,
        window=window,
        picture=picture,
        patch=patch,
        inside=inside,
        kernel=kernel,
        bias=bias,
        divisor=None,
        total=float(products.sum()) + (bias or 0.0),
        value=float(step.values[place]),
    )


def _pooled(
    step: Step,
    module: nn.Module,
    place: tuple[int, int, int, int],
    window: Region,
    picture: Region | None,
) -> PixelOrigin:
    assert step.given is not None
    assert step.values is not None
    image, channel, _, _ = place
    given = torch.from_numpy(step.given[image, channel][None])
    apart = _pair(step.facts.get("dilation", 1))
    patch, inside = _patch(given, window, apart, "zeros")
    divisor = None
    if "Max" in step.kind:
        total = float(patch[0][inside].max())
    else:
        divisor = _divisor(step, module, window, int(inside.sum()))
        total = float(patch.astype(np.float64).sum()) / divisor
    return PixelOrigin(
        number=step.number,
        place=place,
        window=window,
        picture=picture,
        patch=patch,
        inside=inside,
        kernel=None,
        bias=None,
        divisor=divisor,
        total=total,
        value=float(step.values[place]),
    )


def _divisor(step: Step, module: nn.Module, window: Region, inside: int) -> int:
    """What an average divides by: with padding it depends on the layer's settings."""
    if not isinstance(module, nn.AvgPool2d):
        return inside
    if module.divisor_override:
        return int(module.divisor_override)
    if not module.count_include_pad:
        return inside
    assert step.input_shape is not None
    # A last window of `ceil_mode` may reach beyond the padding, which does not count.
    (down, right), (height, width) = _pair(step.facts.get("padding", 0)), step.input_shape[2:]
    rows = min(window.bottom, height + down) - window.top
    columns = min(window.right, width + right) - window.left
    return rows * columns


def _patch(
    given: Tensor, window: Region, apart: tuple[int, int], mode: str
) -> tuple[Floats, NDArray[np.bool_]]:
    """The numbers in a window of maps [C, H, W], padding included, and which are not padding."""
    height, width = given.shape[1:]
    before_rows, before_columns = max(0, -window.top), max(0, -window.left)
    after_rows, after_columns = max(0, window.bottom - height), max(0, window.right - width)
    around = (before_columns, after_columns, before_rows, after_rows)
    padded = functional.pad(given[None], around, _MODES.get(mode, mode))[0]
    top, left = window.top + before_rows, window.left + before_columns
    tall, wide = window.bottom - window.top, window.right - window.left
    cut = padded[:, top : top + tall : apart[0], left : left + wide : apart[1]]
    rows = np.arange(window.top, window.bottom, apart[0])
    columns = np.arange(window.left, window.right, apart[1])
    inside = ((rows >= 0) & (rows < height))[:, None] & ((columns >= 0) & (columns < width))
    patch: Floats = cut.numpy().copy()
    return patch, inside

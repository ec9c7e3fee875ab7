"""Round numbers along an axis, and how they are written."""

import math
from collections.abc import Callable
from dataclasses import dataclass

_BETWEEN = 10  # logical pixels between two numbers, at least
_LOG_TOP = 1.15  # how far above the highest count a logarithmic axis goes


@dataclass(frozen=True)
class Tick:
    """A number at an axis.

    Attributes:
        value: Where.
        text: What is written there.
    """

    value: float
    text: str


def number(value: float, digits: int = 4) -> str:
    """A number for reading, with so many significant digits and a real minus sign."""
    return f"{value:.{digits}g}".replace("-", "\N{MINUS SIGN}")


def value_ticks(
    low: float, high: float, length: float, width_of: Callable[[str], float]
) -> list[Tick]:
    """Round values in a span, as many as fit; 0 is among them if it lies in the span.

    Args:
        low: Left end, finite.
        high: Right end, above `low`.
        length: Of the axis, in logical pixels.
        width_of: How many of them a text needs.
    """
    for count in range(10, 0, -1):
        step = _round_step((high - low) / count)
        first, last = math.ceil(low / step), math.floor(high / step)
        ticks = [Tick(n * step, number(n * step)) for n in range(first, last + 1)]
        widest = max((width_of(tick.text) for tick in ticks), default=0.0)
        if widest + _BETWEEN <= step / (high - low) * length:
            return ticks
    return [tick for tick in ticks if not tick.value] or ticks[:1]


def count_ticks(most: int, count: int, *, logarithmic: bool) -> list[Tick]:
    """Round counts from 0 (or, logarithmic, 1) up to `most`."""
    if not logarithmic:
        step = max(1, round(_round_step(most / max(1, count))))
        return [Tick(n, f"{n:,}") for n in range(0, most + 1, step)]
    powers = range(math.floor(math.log10(max(1, most))) + 1)
    return [Tick(10**power, f"{10**power:,}") for power in powers][:: max(1, len(powers) // count)]


def height_of(occurrences: int, most: int, *, logarithmic: bool) -> float:
    """How high a count stands, 0 to 1."""
    if occurrences < 1 or most < 1:
        return 0.0
    if not logarithmic:
        return occurrences / most
    # A single value is seen: it stands a little above the ground, which is a half.
    return math.log(occurrences * 2) / math.log(most * 2 * _LOG_TOP)


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return float(next(part * power for part in (1, 2, 5, 10) if part * power >= least * 0.999))

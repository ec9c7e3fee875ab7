"""Drawings as text: every mark, so that one can go on drawing.

JSON, versioned; numbers are written so that they read back exactly. A file may come from anybody:
what it holds is checked, and bounded, before any of it is used.
"""

import base64
import binascii
import json
import math
import zlib
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from engine.errors import AtelierError, Phrase
from gui.widgets.drawing.strokes import (
    Fill,
    Mark,
    Marks,
    Move,
    Picture,
    Point,
    Stroke,
    moves_after,
    weight,
)

SUFFIX: Final = ".atelier-drawing.json"
MAX_BYTES: Final = 64 * 1024 * 1024

_FORMAT, _VERSION = "atelier-drawing", 1
_MAX_WEIGHT = 1_000_000  # as the canvas takes
_MAX_EDGE = 1024  # of a picture, in pixels
_FAR = 1000.0  # no coordinate is farther out


class _UnfitError(ValueError):
    """What in a file makes no sense: a phrase."""

    def __init__(self, code: str, **params: object) -> None:
        self.reason = Phrase(code, **params)
        super().__init__(str(self.reason))


def to_text(marks: Marks) -> str:
    """A drawing as the content of a file."""
    # Mark by mark: other threads wait for Python's lock while one text is made.
    texts = (json.dumps(_record(mark), separators=(",", ":")) for mark in marks)
    return f'{{"format":"{_FORMAT}","version":{_VERSION},"marks":[{",".join(texts)}]}}\n'


def from_text(text: str, name: str) -> Marks:
    """Read what `to_text` has written.

    Args:
        text: A file's content, at most `MAX_BYTES` long.
        name: What an error calls the file.

    Raises:
        AtelierError: `drawing_unreadable` (path, reason).
    """
    try:
        document = json.loads(text, parse_constant=_no_number)
        if not isinstance(document, dict) or document.get("format") != _FORMAT:
            raise _UnfitError("no_drawing")
        if document.get("version") != _VERSION:
            raise _UnfitError("newer")
        marks = tuple(_mark(record) for record in _list(document.get("marks")))
        if sum(map(weight, marks)) > _MAX_WEIGHT:
            raise _UnfitError("too_large")
        if not all(1 / _FAR <= move.scale <= _FAR for move in moves_after(marks, 0)):
            raise _UnfitError("number_senseless")
    except _UnfitError as unfit:
        raise AtelierError("drawing_unreadable", path=name, reason=unfit.reason) from None
    except (ValueError, OverflowError, RecursionError):
        reason = Phrase("no_drawing_or_damaged")
        raise AtelierError("drawing_unreadable", path=name, reason=reason) from None
    return marks


def _record(mark: Mark) -> dict[str, Any]:
    match mark:
        case Stroke():
            return {
                "kind": "stroke",
                "points": [part for point in mark.points for part in point],
                "width": mark.width,
                "erase": mark.erase,
                "shade": mark.shade,
                "mirror": mark.mirror,
                "pressures": list(mark.pressures),
            }
        case Fill():
            return {
                "kind": "fill",
                "seed": list(mark.seed),
                "shade": mark.shade,
                "mirror": mark.mirror,
            }
        case Picture():
            packed = base64.b64encode(zlib.compress(mark.ink.tobytes())).decode("ascii")
            size = list(mark.ink.shape)
            return {"kind": "picture", "box": list(mark.box), "size": size, "ink": packed}
        case Move():
            return {"kind": "move", "scale": mark.scale, "dx": mark.dx, "dy": mark.dy}


def _mark(record: Any) -> Mark:
    readers: dict[str, Callable[[dict[str, Any]], Mark]] = {
        "stroke": _stroke,
        "fill": _fill,
        "picture": _picture,
        "move": _move,
    }
    kind = record.get("kind") if isinstance(record, dict) else None
    if not isinstance(kind, str) or kind not in readers:
        raise _UnfitError("no_mark")
    return readers[kind](record)


def _stroke(record: dict[str, Any]) -> Stroke:
    flat = [_number(part, -_FAR, _FAR) for part in _list(record.get("points"))]
    pressures = tuple(_number(part, 0.01, 4) for part in _list(record.get("pressures", [])))
    points = tuple(zip(flat[::2], flat[1::2], strict=False))
    if not points or len(flat) % 2 or len(pressures) not in (0, len(points)):
        raise _UnfitError("stroke_pointless")
    return Stroke(
        points,
        _number(record.get("width"), 0.0005, 1),
        _flag(record.get("erase", False)),
        _number(record.get("shade", 1.0), 0, 1),
        _flag(record.get("mirror", False)),
        pressures,
    )


def _fill(record: dict[str, Any]) -> Fill:
    seed = [_number(part, -_FAR, _FAR) for part in _list(record.get("seed"))]
    if len(seed) != 2:
        raise _UnfitError("fill_placeless")
    place: Point = (seed[0], seed[1])
    return Fill(place, _number(record.get("shade"), 0, 1), _flag(record.get("mirror", False)))


def _picture(record: dict[str, Any]) -> Picture:
    size = [int(_number(part, 1, _MAX_EDGE)) for part in _list(record.get("size"))]
    box = [_number(part, -_FAR, _FAR) for part in _list(record.get("box"))]
    packed = record.get("ink")
    if len(size) != 2 or len(box) != 4 or not isinstance(packed, str):
        raise _UnfitError("picture_damaged")
    try:
        # No more is unpacked than the picture can hold.
        pixels = zlib.decompressobj().decompress(base64.b64decode(packed), size[0] * size[1] + 1)
    except (zlib.error, binascii.Error):
        pixels = b""
    if len(pixels) != size[0] * size[1]:
        raise _UnfitError("picture_damaged")
    ink = np.frombuffer(pixels, np.uint8).reshape(size[0], size[1])
    return Picture(ink, (box[0], box[1], box[2], box[3]))


def _move(record: dict[str, Any]) -> Move:
    return Move(
        _number(record.get("scale"), 0.001, _FAR),
        _number(record.get("dx"), -_FAR, _FAR),
        _number(record.get("dy"), -_FAR, _FAR),
    )


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _UnfitError("list_missing")
    if len(value) > 2 * _MAX_WEIGHT:
        raise _UnfitError("too_large")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _UnfitError("mark_damaged")
    return value


def _number(value: Any, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _UnfitError("number_missing")
    if not (math.isfinite(value) and least <= value <= most):
        raise _UnfitError("number_senseless")
    return float(value)


def _no_number(text: str) -> float:
    raise _UnfitError("number_else", text=text)

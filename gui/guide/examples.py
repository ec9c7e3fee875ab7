"""Drawings that a lesson can show: nobody has to be able to draw to see a mistake happen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from gui.widgets.drawing.strokes import Point, Stroke

_WIDTH = 0.05  # of the pen, as a share of the sheet's edge


def _circle(x: float, y: float, radius: float) -> tuple[Point, ...]:
    angles = np.linspace(0, 2 * np.pi, 41)
    return tuple(
        (x + radius * float(np.cos(angle)), y + radius * float(np.sin(angle))) for angle in angles
    )


DRAWINGS: Mapping[str, Sequence[Sequence[Point]]] = {
    "trousers": [
        [(0.3, 0.1), (0.7, 0.1), (0.75, 0.9), (0.57, 0.9), (0.5, 0.4), (0.43, 0.9), (0.25, 0.9),
         (0.3, 0.1)],
    ],
    "face": [
        _circle(0.5, 0.5, 0.35),
        [(0.38, 0.4), (0.39, 0.4)],
        [(0.62, 0.4), (0.63, 0.4)],
        [(0.35, 0.62), (0.45, 0.7), (0.55, 0.7), (0.65, 0.62)],
    ],
    "star": [
        [(0.5, 0.1), (0.7, 0.85), (0.1, 0.4), (0.9, 0.4), (0.3, 0.85), (0.5, 0.1)],
    ],
}  # fmt: skip


def drawing(name: str) -> tuple[Stroke, ...]:
    """One of the `DRAWINGS`, as marks for a sheet."""
    return tuple(Stroke(tuple(line), _WIDTH) for line in DRAWINGS[name])

"""The ten class colours: seen on their ground, and told apart by every kind of sight.

Colour-blindness is simulated with the matrices for full severity of Machado, Oliveira and
Fernandes (2009), on linear light; distances are CIEDE2000 (Sharma, Wu and Dalal, 2005).
"""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.class_colours import ON_DARK, ON_LIGHT, PUBLISHED
from gui.widgets.results.contrast import contrast

Values = NDArray[np.float64]

SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def linear(colours: tuple[str, ...]) -> Values:
    """Linear light, float64 [n, 3]."""
    bytes_ = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in colours]
    share = np.array(bytes_, np.float64) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def lab(light: Values) -> Values:
    """CIELAB for daylight, [n, 3], from linear light."""
    xyz = (light @ TO_XYZ.T) / TO_XYZ.sum(1)
    root = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = root.T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], 1)


def distance(one: Values, other: Values) -> float:
    """CIEDE2000 between two colours in CIELAB."""
    bent = (np.hypot(*one[1:]) + np.hypot(*other[1:])) / 2
    stretch = 1 + 0.5 * (1 - np.sqrt(bent**7 / (bent**7 + 25.0**7)))
    (l1, a1, b1), (l2, a2, b2) = one, other
    c1, c2 = np.hypot(stretch * a1, b1), np.hypot(stretch * a2, b2)
    h1 = np.degrees(np.arctan2(b1, stretch * a1)) % 360
    h2 = np.degrees(np.arctan2(b2, stretch * a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    rotated = -2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    rotated *= np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    return float(np.sqrt(by_light**2 + by_chroma**2 + by_hue**2 + rotated * by_chroma * by_hue))


def least_distance(colours: tuple[str, ...], sight: str) -> float:
    """Of any two of the colours, as they look to somebody."""
    seen = lab((linear(colours) @ SIGHT[sight].T).clip(0, 1))
    return min(distance(a, b) for at, a in enumerate(seen) for b in seen[:at])


def test_the_measure_agrees_with_published_pairs() -> None:
    """Pairs 1, 7 and 25 of the test data of Sharma, Wu and Dalal."""
    pairs = (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    )
    for one, other, expected in pairs:
        found = distance(np.array(one, np.float64), np.array(other, np.float64))
        assert found == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("colours", [ON_LIGHT, ON_DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", list(SIGHT))
def test_any_two_colours_are_told_apart(colours: tuple[str, ...], sight: str) -> None:
    """As far apart as the published ten are for whom they are hardest to tell apart."""
    bound = min(least_distance(PUBLISHED, some) for some in SIGHT)
    assert bound > 5 * 2.3  # 2.3 is a difference that is just noticed
    assert least_distance(colours, sight) >= bound


@pytest.mark.parametrize(("tokens", "colours"), [(theme.LIGHT, ON_LIGHT), (theme.DARK, ON_DARK)])
def test_each_colour_stands_out_from_its_ground(
    tokens: theme.Theme, colours: tuple[str, ...]
) -> None:
    for ground in (tokens.surface, tokens.window):
        for colour in colours:
            assert contrast(QColor(colour), QColor(ground)) >= 3, (colour, ground)


@pytest.mark.parametrize("colours", [ON_LIGHT, ON_DARK], ids=["light", "dark"])
def test_a_class_keeps_its_hue_in_both_themes(colours: tuple[str, ...]) -> None:
    for own, published in zip(lab(linear(colours)), lab(linear(PUBLISHED)), strict=True):
        chromas = np.hypot(*own[1:]), np.hypot(*published[1:])
        if min(chromas) < 10:
            assert max(chromas) < 12  # a grey stays grey
            continue
        turn = np.degrees(np.arctan2(own[2], own[1]) - np.arctan2(published[2], published[1]))
        assert abs((turn + 180) % 360 - 180) < 15


def test_colours_come_round_again_and_follow_the_theme(qapp: QApplication) -> None:
    try:
        theme.apply(qapp, "dark")
        assert theme.class_colour(3).name() == ON_DARK[3]
        theme.apply(qapp, "light")
        assert theme.class_colour(3).name() == ON_LIGHT[3]
        assert theme.class_colour(13) == theme.class_colour(3)
    finally:
        theme.apply(qapp, "light")

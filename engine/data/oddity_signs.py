"""Digits, letters and words as a pen writes them. Units as in `oddity_figures`. Light."""

from __future__ import annotations

from random import Random

from engine.data.garment_parts import Part, Point, moved

# Strokes of each sign through a grid of three columns and five rows, "a" to "o" row by row; a
# stroke that begins with "~" is a curve.
_DIGITS = (
    "~bdjnlfb", "dbn|bn|dbn mo", "~dbfhm mo|acgmo", "~abfh ~hlnm|acho", "bgi cio|bjl ek",
    "cag ~gilnm|cagilom", "~cdjnlhj|~bgmnlig", "acn|ac cn gi|acm",
    "~bdhlnjhfb|~ehkhe ~bdhfb ~hjnlh",
    "~fbdhf fo|~fbdhfln",
)  # fmt: skip
_LETTERS = (
    "mbo gi|mdbfo gi", "am ~abfhg ~hlnm", "~cbdjno|cbdjno", "am ~abfilnm", "camo gh|camo gi",
    "cam gh", "~cbdjnol lk", "am co gi|am ~gho", "bn ac mo|bn", "ac ~bhnj|~bhnj", "am cgo",
    "amo|~ajnl", "mahco|maeco", "maoc|mjfo dm", "~bdjnlfb", "am ~abfhg", "~bdjnlfb ko",
    "am ~abfhg ho", "~cbdhlnm|~cbdfilnm", "ac bn", "~ajnlc|ajnlc", "anc", "amhoc|ajboc", "ao cm",
    "ahc hn|ahc ~chm", "acmo|acmo gi",
)  # fmt: skip


def stroke(points: list[Point], *, smooth: bool = False) -> Part:
    """One open line of the pen."""
    return Part(points, "strap", smooth=smooth)


def _sign(rng: Random, spelling: str) -> list[Part]:
    """One way of writing a sign, 1 wide and 1.6 high or so."""
    tall, lean = rng.uniform(0.3, 0.55), rng.gauss(0.0, 0.1)
    parts = []
    for part in rng.choice(spelling.split("|")).split():
        places = [divmod(ord(letter) - ord("a"), 3) for letter in part.lstrip("~")]
        points = [
            (
                column / 2 - lean * row * tall + rng.gauss(0, 0.04),
                row * tall + rng.gauss(0, 0.05),
            )
            for row, column in places
        ]
        parts.append(stroke(points, smooth=part.startswith("~")))
    return parts


def digit(rng: Random) -> list[Part]:
    """A digit, 0 to 9."""
    return _sign(rng, rng.choice(_DIGITS))


def letter(rng: Random) -> list[Part]:
    """A letter, A to Z."""
    return _sign(rng, rng.choice(_LETTERS))


def text(rng: Random) -> list[Part]:
    """A word or a number, perhaps in two lines."""
    parts: list[Part] = []
    for row in range(rng.choice((1, 1, 2))):
        for column in range(rng.randint(2, 6)):
            sign = _sign(rng, rng.choice(_LETTERS + _DIGITS))
            parts += moved(sign, (column * rng.uniform(1.2, 1.5), row * 2.8))
    return parts

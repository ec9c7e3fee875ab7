"""Ten colours for classes that people with colour-blindness can tell apart.

They go back to the sequence of Matthew A. Petroff: "Accessible Color Sequences for Data
Visualization", arXiv:2107.02270 (2021). Some of its ten are too pale for white ground and some too
dark for dark ground, so each theme has its own lightness of each hue: 3:1 at least on what lies
behind, and at least as far apart for every kind of sight as the published ten.
"""

from typing import Final

PUBLISHED: Final = (
    "#3f90da",
    "#ffa90e",
    "#bd1f01",
    "#94a4a2",
    "#832db6",
    "#a96b59",
    "#e76300",
    "#b9ac70",
    "#717581",
    "#92dadd",
)
ON_LIGHT: Final = (
    "#3f90da",
    "#cc7900",
    "#810000",
    "#81908d",
    "#822db9",
    "#885c4d",
    "#b43f00",
    "#968d68",
    "#4a4a4d",
    "#00757e",
)
ON_DARK: Final = (
    "#639ad7",
    "#ffc14b",
    "#c34223",
    "#94a4a2",
    "#9645d7",
    "#a37066",
    "#e97213",
    "#b6ad7c",
    "#717581",
    "#91dbde",
)


def shade(index: int, is_dark: bool) -> str:
    """The colour of the class at a place, "#rrggbb"; after ten they come round again."""
    colours = ON_DARK if is_dark else ON_LIGHT
    return colours[index % len(colours)]

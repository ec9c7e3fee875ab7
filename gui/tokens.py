"""The colours of the light and the dark theme, as tokens with one meaning each."""

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True)
class Theme:
    """Colour tokens, each "#rrggbb".

    Text tokens have a contrast of at least 4.5:1 on what they stand on, edges of controls and
    bars 3:1; only what is disabled may be paler.
    """

    name: Literal["light", "dark"]
    window: str  # behind everything
    surface: str  # cards, tables, plots
    raised: str  # buttons, menus, tool tips
    hover: str
    pressed: str
    border: str  # quiet lines
    control_border: str  # the edge of something one can operate
    text: str
    text_muted: str
    text_disabled: str
    accent: str
    accent_hover: str
    accent_text: str  # on accent
    accent_soft: str  # a selected row, a checked button
    secondary: str  # the second curve of a plot
    negative: str
    warning: str
    bar: str  # a probability that is not the winner
    track: str  # the groove of bars, sliders, progress
    paper: str  # the drawing surface
    ink: str
    low: str  # diverging map: most negative
    middle: str  # diverging map: zero
    high: str  # diverging map: most positive
    non_finite: str  # nan and infinity

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark ground."""
        return self.name == "dark"


LIGHT: Final = Theme(
    name="light",
    window="#f4f5f7",
    surface="#ffffff",
    raised="#ffffff",
    hover="#eceff3",
    pressed="#dfe4ea",
    border="#dde1e7",
    control_border="#7d8796",
    text="#1b2028",
    text_muted="#59626f",
    text_disabled="#9aa2ae",
    accent="#2563d4",
    accent_hover="#1d54ba",
    accent_text="#ffffff",
    accent_soft="#dfe9fb",
    secondary="#b35009",
    negative="#c02f2b",
    warning="#8f5e00",
    bar="#7d8796",
    track="#e8ebf0",
    paper="#ffffff",
    ink="#1a1f29",
    low="#2166ac",
    middle="#f7f7f7",
    high="#b2182b",
    non_finite="#ffd400",
)

DARK: Final = Theme(
    name="dark",
    window="#181b20",
    surface="#20242b",
    raised="#2a2f38",
    hover="#343a45",
    pressed="#3d4450",
    border="#343a45",
    control_border="#7b8696",
    text="#e7eaef",
    text_muted="#a3acba",
    text_disabled="#6b7482",
    accent="#6ba4ff",
    accent_hover="#8ab7ff",
    accent_text="#0c1420",
    accent_soft="#26385a",
    secondary="#f4a261",
    negative="#ff8a80",
    warning="#f2bd4b",
    bar="#747d8c",
    track="#2d323b",
    paper="#262c29",
    ink="#f5f3ea",
    low="#5aa2e6",
    middle="#2a2f38",
    high="#f0705f",
    non_finite="#ffd400",
)

"""One visual language: colours as tokens, a palette and a style sheet made from them.

`apply(app, scheme)` dresses the application and follows the desktop's light or dark setting while
it runs. Widgets that paint themselves read `current()` when they paint, and those that hold
coloured objects (plots, cached images) listen to `notifier().changed`.
"""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

Scheme = Literal["system", "light", "dark"]


@dataclass(frozen=True)
class Theme:
    """Colour tokens, each "#rrggbb".

    Text tokens have a contrast of at least 4.5:1 on `window`, `surface` and `raised`.
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
    control_border="#8b94a2",
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
    bar="#aeb8c6",
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
    control_border="#6f7887",
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
    bar="#566070",
    track="#2d323b",
    paper="#262c29",
    ink="#f5f3ea",
    low="#5aa2e6",
    middle="#2a2f38",
    high="#f0705f",
    non_finite="#ffd400",
)


class ThemeNotifier(QObject):
    """Tells who holds coloured objects that the theme changed.

    Signals:
        changed(Theme): After palette and style sheet were replaced.
    """

    changed = Signal(object)

    @Slot()
    def system_scheme_changed(self) -> None:
        """Follow the desktop, unless a scheme was asked for by name."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and _state.scheme == "system":
            _dress(app)


class _State:
    """What is in force; one per process, as the application is."""

    def __init__(self) -> None:
        self.scheme: Scheme = "system"
        self.theme: Theme = LIGHT
        self.notifier: ThemeNotifier | None = None
        self.followed: QApplication | None = None


_state = _State()


def current() -> Theme:
    """The theme in force; light before `apply` was called."""
    return _state.theme


def notifier() -> ThemeNotifier:
    """The one object whose `changed(Theme)` follows the theme."""
    if _state.notifier is None:
        _state.notifier = ThemeNotifier()
    return _state.notifier


def apply(app: QApplication, scheme: Scheme = "system") -> Theme:
    """Dress the application; may be called again to change the scheme.

    Args:
        app: The application.
        scheme: "light", "dark", or "system" to follow the desktop while running.

    Returns:
        The theme that is now in force.
    """
    _state.scheme = scheme
    hints = app.styleHints()
    if _state.followed is not app:
        hints.colorSchemeChanged.connect(notifier().system_scheme_changed)
        app.setStyle(QStyleFactory.create("Fusion"))
        _state.followed = app
    # Window frames and native dialogs follow this; it does nothing where the platform cannot.
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
    _dress(app)
    return _state.theme


def _dress(app: QApplication) -> None:
    from gui.style_sheet import style_sheet

    if _state.scheme == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = _state.scheme == "dark"
    theme = DARK if dark else LIGHT
    if theme is _state.theme and app.styleSheet():
        return
    _state.theme = theme
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))
    notifier().changed.emit(theme)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(theme.raised), QColor(theme.window))
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.text_muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.negative,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.hover,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.control_border,
        role.Shadow: theme.border,
    }
    for key, colour in colours.items():
        palette.setColor(key, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(disabled, key, QColor(theme.text_disabled))
    palette.setColor(disabled, role.Highlight, QColor(theme.track))
    return palette


def tabular(font: QFont) -> QFont:
    """A copy of the font whose digits all have one width, so that numbers stand in columns."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget a part to play in the style sheet, and restyle it.

    Args:
        widget: Any widget; the style sheet knows frames and labels.
        role: "card", "banner", "muted", "heading", "title", "error".
    """
    set_style_property(widget, "role", role)


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet selects on, and restyle if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def mixed(first: str, second: str, share: float) -> QColor:
    """The colour `share` of the way from first (0) to second (1)."""
    a, b = QColor(first), QColor(second)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )

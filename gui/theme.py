"""One visual language: colours as tokens, a palette and a style sheet made from them.

`apply(app, scheme, text_scale)` dresses the application and follows the desktop's light or dark
setting while it runs. Widgets that paint themselves read `current()` when they paint; those that
hold coloured objects (plots, cached images) or lengths listen to `notifier().changed`.
"""

from collections.abc import Callable
from typing import Any, Literal, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from gui.class_colours import shade
from gui.tokens import DARK, LIGHT, Theme

__all__ = ["DARK", "LIGHT", "Theme"]  # one place to read from: most users need both

Motion = Literal["system", "reduced", "full"]
Scheme = Literal["system", "light", "dark"]


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
        self.scale = 1.0
        self.motion: Motion = "system"
        self.desktop_is_still = False
        self.font: QFont | None = None  # as the desktop gave it: its size is the usual one
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


def pixels(length: int) -> int:
    """A length for text at its usual size, in pixels, at the size that is in force."""
    return max(1, round(length * _state.scale)) if length else 0


def scaled(setter: Callable[[int], object], length: int) -> None:
    """Set a length of a widget, and set it anew whenever the size of text changes.

    Args:
        setter: A method of the widget: `widget.setFixedWidth`.
        length: In pixels, for text at its usual size.
    """
    follow(setter, lambda _: pixels(length))


def hold_lines(setter: Callable[[int], object], count: int, more: int = 0) -> None:
    """Give a widget room for lines of its own font, also when the size of text changes.

    Args:
        setter: A method of the widget: `widget.setFixedHeight`.
        count: How many lines.
        more: Pixels beside them, for text at its usual size.
    """
    follow(setter, lambda owner: count * owner.fontMetrics().lineSpacing() + pixels(more))


def set_code_font(widget: QWidget) -> None:
    """Give a widget the font in which all letters have one width, now and at every size."""
    follow(widget.setFont, lambda _: code_font())


def code_font() -> QFont:
    """The desktop's font for code, in the size in force."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    return _enlarged(fixed, fixed)


def follow(setter: Callable[..., object], value: Callable[[Any], object]) -> None:
    """Set something of a widget, and set it anew whenever theme or size of text changes.

    Args:
        setter: A method of the widget, that takes one value.
        value: Gives that value; called with the widget, which it must not hold itself.
    """
    widget = cast(Any, setter).__self__
    keeper = _Keeper(widget, cast(Any, setter).__name__, value)
    notifier().changed.connect(keeper.renew)
    keeper.renew()


class _Keeper(QObject):
    """Lives as long as its widget, and holds only a name: a bound method would be a cycle."""

    def __init__(self, widget: QWidget, setter: str, value: Callable[[Any], object]) -> None:
        super().__init__(widget)
        self._setter = setter
        self._value = value

    @Slot()
    def renew(self) -> None:
        widget = self.parent()
        getattr(widget, self._setter)(self._value(widget))


def class_colour(index: int) -> QColor:
    """The colour of a class, by its place in the dataset; it says the same in every tab and plot.

    There are ten; the eleventh class has the colour of the first. A name always stands beside it.
    """
    return QColor(shade(index, _state.theme.is_dark))


def set_motion(motion: Motion) -> None:
    """Whether anything moves: as the desktop says, nothing, or what helps the eye follow."""
    _state.motion = motion


def set_desktop_motion(is_still: bool) -> None:
    """Whether the desktop asks that nothing moves; counts as long as the motion is "system"."""
    _state.desktop_is_still = is_still


def is_motion_reduced() -> bool:
    """Whether changes should show at once, without an animation."""
    return _state.motion == "reduced" or (_state.motion == "system" and _state.desktop_is_still)


def apply(app: QApplication, scheme: Scheme = "system", text_scale: float = 1.0) -> Theme:
    """Dress the application; may be called again to change the scheme or the size of text.

    Args:
        app: The application.
        scheme: "light", "dark", or "system" to follow the desktop while running.
        text_scale: How much larger text is than the desktop has it, more than 0.

    Returns:
        The theme that is now in force.
    """
    _state.scheme = scheme
    is_rescaled = text_scale != _state.scale
    _state.scale = text_scale
    hints = app.styleHints()
    if _state.followed is not app:
        hints.colorSchemeChanged.connect(notifier().system_scheme_changed)
        app.setStyle(QStyleFactory.create("Fusion"))
        _state.followed = app
        _state.font = app.font()
    # Window frames and native dialogs follow this; it does nothing where the platform cannot.
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
    _dress(app, is_rescaled)
    return _state.theme


def _dress(app: QApplication, is_rescaled: bool = False) -> None:
    from gui.style_sheet import style_sheet

    if _state.scheme == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = _state.scheme == "dark"
    theme = DARK if dark else LIGHT
    if theme is _state.theme and app.styleSheet() and not is_rescaled:
        return
    _state.theme = theme
    if is_rescaled:
        font = _enlarged(app.font(), _state.font or app.font())
        app.setFont(font)
        # Desktops give it a font of its own. PySide's stub asks for bytes and its code for text.
        cast(Any, app).setFont(font, "QDockWidgetTitle")
    app.setStyleSheet("")  # a widget takes five times as long to follow while it wears one
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme, _state.scale))
    notifier().changed.emit(theme)
    if is_rescaled:
        for widget in app.allWidgets():  # those that paint themselves measure themselves anew
            widget.updateGeometry()


def _enlarged(font: QFont, usual: QFont) -> QFont:
    """A copy in the size in force; its family may have been chosen since the start."""
    made = QFont(font)
    if usual.pointSizeF() > 0:
        made.setPointSizeF(usual.pointSizeF() * _state.scale)
    else:
        made.setPixelSize(pixels(usual.pixelSize()))
    return made


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

"""Both themes can be read, text grows while the window is open, and nothing has to move."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.motion import is_still
from gui.style_sheet import style_sheet
from gui.widgets.code.highlighter import colours
from gui.widgets.drawing.probability_bars import ProbabilityBars
from gui.widgets.live_text import LiveText
from gui.widgets.results.contrast import contrast, readable_on

THEMES = (theme.LIGHT, theme.DARK)
GROUNDS = ("window", "surface", "raised")

# Words (or marks that are read), and what the style sheet and the widgets put behind them.
TEXT = [
    *((ink, ground) for ink in ("text", "text_muted", "negative") for ground in GROUNDS),
    *((ink, ground) for ink in ("accent", "warning", "secondary") for ground in GROUNDS),
    *(("text", ground) for ground in ("hover", "pressed", "accent_soft", "track")),
    *(("text_muted", ground) for ground in ("hover", "accent_soft")),
    *(("accent", ground) for ground in ("hover", "accent_soft")),
    *(("negative", ground) for ground in ("hover", "accent_soft")),
    *(("warning", ground) for ground in ("hover", "accent_soft")),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("ink", "paper"),
]
EDGES = [
    *((edge, ground) for edge in ("control_border", "accent") for ground in (*GROUNDS, "hover")),
    *((edge, ground) for edge in ("negative", "warning", "text_muted") for ground in GROUNDS),
    *(("secondary", ground) for ground in ("window", "surface")),
    *((bar, ground) for bar in ("bar", "accent") for ground in ("surface", "track")),
]


@pytest.fixture(autouse=True)
def as_usual(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.set_motion("system")
    theme.apply(qapp, "light")


def of(tokens: theme.Theme, name: str) -> QColor:
    return QColor(getattr(tokens, name))


@pytest.mark.parametrize("tokens", THEMES, ids=["light", "dark"])
def test_text_can_be_read_on_whatever_is_behind_it(tokens: theme.Theme) -> None:
    poor = {
        pair: round(found, 2)
        for pair in TEXT
        if (found := contrast(of(tokens, pair[0]), of(tokens, pair[1]))) < 4.5
    }
    assert not poor


@pytest.mark.parametrize("tokens", THEMES, ids=["light", "dark"])
def test_edges_and_bars_stand_out(tokens: theme.Theme) -> None:
    poor = {
        pair: round(found, 2)
        for pair in EDGES
        if (found := contrast(of(tokens, pair[0]), of(tokens, pair[1]))) < 3
    }
    assert not poor


@pytest.mark.parametrize("tokens", THEMES, ids=["light", "dark"])
def test_code_can_be_read_also_on_a_marked_line(tokens: theme.Theme) -> None:
    for kind, colour in colours(tokens).items():
        for ground in ("surface", "accent_soft"):
            found = contrast(QColor(colour), of(tokens, ground))
            assert found >= 4.5, (kind, ground)


@pytest.mark.parametrize("tokens", THEMES, ids=["light", "dark"])
def test_a_figure_can_be_read_in_every_cell_of_the_matrix(
    qapp: QApplication, tokens: theme.Theme
) -> None:
    theme.apply(qapp, tokens.name)
    for hundredths in range(101):
        ground = theme.mixed(tokens.window, tokens.accent, hundredths / 100)
        assert contrast(readable_on(ground), ground) >= 4.5, hundredths


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_round_marks_stay_round_at_every_size(scale: float) -> None:
    """Qt draws square corners where a radius is more than half of the box."""
    rule = style_sheet(theme.LIGHT, scale).split("QRadioButton::indicator {")[1].split("}")[0]
    lengths = dict(part.strip().split(": ", 1) for part in rule.split(";") if ":" in part)
    across = int(lengths["width"].removesuffix("px")) + 2  # and its border
    assert across / 2 - 1.5 <= int(lengths["border-radius"].removesuffix("px")) <= across / 2


def test_text_grows_while_the_window_is_open(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    title, plain, button = QLabel("Atelier"), QLabel("Atelier"), QPushButton("Start")
    live, bars = LiveText(title=True), ProbabilityBars()
    theme.set_role(title, "title")
    bars.set_classes(("Shirt", "Bag"))
    column = QVBoxLayout(window)
    widgets: tuple[QWidget, ...] = (title, plain, button, live, bars)
    for widget in widgets:
        column.addWidget(widget)
    window.show()
    before = [widget.sizeHint().height() for widget in widgets]
    theme.apply(qapp, "light", 1.5)
    for widget, usual in zip(widgets, before, strict=True):
        assert widget.sizeHint().height() == pytest.approx(1.5 * usual, rel=0.12), widget
    qtbot.waitUntil(lambda: all(one.height() >= one.sizeHint().height() for one in widgets))
    theme.apply(qapp, "light")
    assert [widget.sizeHint().height() for widget in widgets] == before


def test_lengths_set_by_hand_follow_the_size_of_text(qapp: QApplication, qtbot: QtBot) -> None:
    widget = QLabel()
    qtbot.addWidget(widget)
    theme.scaled(widget.setFixedWidth, 100)
    assert widget.minimumWidth() == widget.maximumWidth() == 100
    theme.apply(qapp, "light", 1.25)
    assert widget.minimumWidth() == widget.maximumWidth() == 125 == theme.pixels(100)
    theme.apply(qapp, "dark", 1.0)
    assert widget.minimumWidth() == 100


def test_code_grows_with_the_rest(qapp: QApplication, qtbot: QtBot) -> None:
    widget = QLabel()
    qtbot.addWidget(widget)
    theme.set_code_font(widget)
    usual = QFontMetrics(widget.font()).horizontalAdvance("0" * 80)
    theme.apply(qapp, "light", 2.0)
    assert QFontMetrics(widget.font()).horizontalAdvance("0" * 80) == pytest.approx(
        2 * usual, rel=0.1
    )


def test_a_widget_that_is_gone_is_not_asked_to_follow(qapp: QApplication) -> None:
    widget = QLabel()
    theme.scaled(widget.setFixedWidth, 100)
    widget.deleteLater()
    qapp.sendPostedEvents(None, 52)  # DeferredDelete
    theme.apply(qapp, "light", 1.5)  # an error in a slot would fail the test


def test_the_desktop_is_followed_unless_the_person_says_otherwise() -> None:
    try:
        theme.set_desktop_motion(is_still([False]))
        assert theme.is_motion_reduced()
        theme.set_motion("full")
        assert not theme.is_motion_reduced()
        theme.set_motion("system")
        theme.set_desktop_motion(is_still([True]))
        assert not theme.is_motion_reduced()
    finally:
        theme.set_desktop_motion(False)
    assert not is_still([])  # a portal that has no such setting


def test_nothing_moves_where_motion_is_reduced(qtbot: QtBot) -> None:
    import numpy as np

    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    bars.set_classes(("Shirt", "Bag"))
    bars.resize(400, 60)
    bars.show()
    theme.set_motion("reduced")
    assert theme.is_motion_reduced()
    bars.set_probabilities(np.array([1.0, 0.0]))
    at_once = bars.grab().toImage()
    theme.set_motion("full")
    assert not theme.is_motion_reduced()
    bars.set_probabilities(np.array([0.0, 1.0]))
    moving = bars.grab().toImage()
    theme.set_motion("reduced")
    bars.set_probabilities(np.array([1.0, 0.0]))
    assert bars.grab().toImage() == at_once != moving

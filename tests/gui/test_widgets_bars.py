from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from engine.inference.classifier import Prediction
from gui import theme
from gui.drawing.verdicts_view import VerdictsView, softmax
from gui.predictor import Verdict
from gui.widgets.banner import Banner
from gui.widgets.drawing.probability_bars import ProbabilityBars

LEFT = Qt.MouseButton.LeftButton
NAMES = ("T-shirt/top", "Trouser", "Bag")


@pytest.fixture
def bars(qtbot: QtBot, qapp: QApplication) -> ProbabilityBars:
    theme.apply(qapp, "light")
    widget = ProbabilityBars()
    qtbot.addWidget(widget)
    widget.set_classes(NAMES)
    widget.set_animated(False)
    widget.resize(400, widget.sizeHint().height())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def coloured(bars: ProbabilityBars, row: int, colour: str) -> int:
    """How many pixels of the row's middle line have a colour."""
    picture = bars.grab().toImage()
    ratio = picture.devicePixelRatio()
    y = int((row + 0.5) * bars.sizeHint().height() / len(bars.classes()) * ratio)
    wanted = QColor(colour)
    # The focus frame, at both ends of the row, has the accent's colour too.
    inside = range(4, picture.width() - 4)
    return sum(picture.pixelColor(x, y) == wanted for x in inside)


def test_bars_are_as_long_as_probable_and_the_winner_stands_out(bars: ProbabilityBars) -> None:
    bars.set_probabilities(np.array([0.2, 0.7, 0.1], np.float32))
    tokens = theme.current()
    winner = coloured(bars, 1, tokens.accent)
    assert winner > 0
    assert coloured(bars, 0, tokens.accent) == 0
    assert coloured(bars, 0, tokens.bar) == pytest.approx(winner * 2 / 7, abs=4)
    assert bars.winner() == 1
    assert bars.accessibleDescription() == "Trouser, 70.0 %"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_where_there_is_no_room_names_give_way_and_bars_stay(
    bars: ProbabilityBars, qapp: QApplication, scale: float
) -> None:
    try:
        theme.apply(qapp, "light", scale)
        bars.resize(bars.minimumSizeHint())
        bars.set_probabilities(np.array([0.0, 1.0, 0.0]))
        assert coloured(bars, 1, theme.current().accent) >= 32 * scale
    finally:
        theme.apply(qapp, "light")


def test_animation_ends_at_the_verdict(bars: ProbabilityBars, qtbot: QtBot) -> None:
    bars.set_probabilities(np.array([0.0, 0.0, 1.0]))
    full = coloured(bars, 2, theme.current().accent)
    bars.set_probabilities(None)
    bars.set_animated(True)
    bars.set_probabilities(np.array([0.0, 0.0, 1.0]))
    assert bars.winner() == 2
    assert coloured(bars, 2, theme.current().accent) < full
    qtbot.waitUntil(lambda: coloured(bars, 2, theme.current().accent) == full)


@pytest.mark.parametrize("values", [None, np.array([0.5, np.nan, 0.5])])
def test_no_verdict(bars: ProbabilityBars, values: np.ndarray | None) -> None:
    bars.set_probabilities(np.array([1.0, 0, 0]))
    bars.set_probabilities(values)
    assert bars.winner() is None
    assert coloured(bars, 0, theme.current().accent) == 0
    assert bars.accessibleDescription() == "No verdict yet"


def test_wrong_number_of_classes_is_refused(bars: ProbabilityBars) -> None:
    with pytest.raises(ValueError, match="expected 3"):
        bars.set_probabilities(np.zeros(10))


def test_click_and_keys_choose_a_class(bars: ProbabilityBars) -> None:
    heard: list[object] = []
    bars.class_clicked.connect(heard.append)
    QTest.mouseClick(bars, LEFT, pos=QPoint(20, bars.height() - 10))
    QTest.keyClick(bars, Qt.Key.Key_Up)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    QTest.keyClick(bars, Qt.Key.Key_Space)
    assert heard == [2, 1, 0]


def test_long_names_leave_room_for_bars(bars: ProbabilityBars) -> None:
    bars.set_classes(("A very long name of a piece of clothing indeed, " * 3, "b"))
    bars.set_probabilities(np.array([0.0, 1.0]))
    assert coloured(bars, 1, theme.current().accent) > 80


def test_a_verdict_moves_nothing(bars: ProbabilityBars) -> None:
    hint = bars.sizeHint(), bars.minimumSizeHint()
    bars.set_probabilities(np.array([1.0, 0, 0]))
    assert (bars.sizeHint(), bars.minimumSizeHint()) == hint


def test_no_classes(bars: ProbabilityBars) -> None:
    bars.set_classes(())
    bars.set_probabilities(np.zeros(0))
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert bars.winner() is None
    assert not bars.grab().isNull()


# Banner


@pytest.fixture
def banner(qtbot: QtBot, qapp: QApplication) -> Banner:
    theme.apply(qapp, "light")
    widget = Banner()
    qtbot.addWidget(widget)
    widget.resize(700, 40)
    return widget


def button(banner: Banner, text: str) -> QPushButton:
    return next(b for b in banner.findChildren(QPushButton) if b.text() == text)


def test_a_banner_is_hidden_until_it_has_something_to_say(banner: Banner) -> None:
    assert banner.isHidden()
    banner.show_message("Hello")
    assert banner.isVisible()
    assert banner.text() == banner.accessibleName() == "Hello"
    assert not any(b.isVisible() and b.text() == "" for b in banner.findChildren(QPushButton))


def test_action_and_dismissal(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message("Fashion-MNIST is not here", "Download")
    with qtbot.waitSignal(banner.action_clicked):
        QTest.mouseClick(button(banner, "Download"), LEFT)
    assert banner.isVisible()
    with qtbot.waitSignal(banner.closed), qtbot.assertNotEmitted(banner.cancel_clicked):
        QTest.mouseClick(button(banner, "Dismiss"), LEFT)
    assert banner.isHidden()


def test_progress_and_cancel(banner: Banner, qtbot: QtBot) -> None:
    banner.show_progress("Downloading", 0.25)
    bar = banner.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (250, 1000)
    with qtbot.waitSignal(banner.cancel_clicked), qtbot.assertNotEmitted(banner.closed):
        QTest.mouseClick(button(banner, "Cancel"), LEFT)
    assert banner.isVisible(), "the owner says what happens next"
    banner.show_progress("Unpacking", None)
    assert bar.maximum() == 0
    banner.show_message("Done")
    assert bar.isHidden()


def test_kinds_look_different(banner: Banner) -> None:
    banner.show_message("x", kind="info")
    height = banner.sizeHint().height()
    pictures = [banner.grab().toImage()]
    for kind in ("warning", "error"):
        banner.show_message("x", kind="error" if kind == "error" else "warning")
        pictures.append(banner.grab().toImage())
        assert banner.sizeHint().height() == height
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_all_states_are_equally_high(banner: Banner) -> None:
    heights = set()
    banner.show_message("x")
    heights.add(banner.sizeHint().height())
    banner.show_message("x", "Do it")
    heights.add(banner.sizeHint().height())
    banner.show_progress("x", 0.5)
    heights.add(banner.sizeHint().height())
    assert len(heights) == 1


def test_a_long_message_is_wrapped(banner: Banner) -> None:
    banner.show_message("x")
    low = banner.heightForWidth(700)
    banner.show_progress("x", 0.5)
    assert banner.heightForWidth(700) == low
    banner.show_message("It cannot be opened, and this is a long story. " * 6)
    text = banner.findChild(QLabel)
    assert isinstance(text, QLabel)
    banner.resize(700, banner.heightForWidth(700))
    assert banner.height() > low
    assert text.heightForWidth(text.width()) <= text.height()


def test_language_changes_are_followed(banner: Banner, bars: ProbabilityBars) -> None:
    banner.show_progress("x", 0.5)
    for widget in (banner, bars):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert button(banner, "Cancel")


# The two models' verdicts


def prediction(*logits: float) -> Prediction:
    values = np.array(logits, np.float32)
    shares = softmax(values).astype(np.float32)
    best = int(values.argmax())
    return Prediction(best, NAMES[best], values, shares, np.zeros((28, 28), np.uint8))


@pytest.fixture
def verdicts(qtbot: QtBot) -> VerdictsView:
    view = VerdictsView()
    qtbot.addWidget(view)
    view.set_classes(NAMES)
    return view


def test_a_share_follows_the_temperature_as_the_bars_do(
    verdicts: VerdictsView, qtbot: QtBot
) -> None:
    said = prediction(0.5, 2.0, -1.0)
    verdicts.show_verdict(Verdict(shipped=said))
    assert verdicts.share(said) == pytest.approx(float(said.probabilities[1]))
    for position in (20, -20, 7):
        with qtbot.waitSignal(verdicts.temperature_changed):
            verdicts.temperature.setValue(position)
        bars = verdicts.shipped_bars.probabilities()
        assert bars is not None
        assert verdicts.share(said) == bars[1]
    verdicts.temperature.setValue(verdicts.temperature.maximum())
    assert verdicts.share(said) < 0.5
    verdicts.temperature.setValue(verdicts.temperature.minimum())
    assert verdicts.share(said) > 0.99


def test_a_broken_models_share_is_what_it_says_itself(verdicts: VerdictsView) -> None:
    whole = prediction(1.0, 2.0, 0.0)
    logits = np.array([1.0, np.inf, 0.0], np.float32)
    broken = replace(whole, logits=logits)
    verdicts.temperature.setValue(20)
    assert verdicts.share(broken) == pytest.approx(float(whole.probabilities[1]))

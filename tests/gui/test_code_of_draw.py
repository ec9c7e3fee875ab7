"""The Draw tab's pages as code: from the drawing's own file to what the tab shows."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine import home
from engine.data_spec import Inputs
from engine.models import taught, weights, zoo
from engine.run_spec import ModelSpec
from engine.transform_steps import TransformStep
from gui.code import draw_code
from gui.code.page_code import Shown
from gui.main_window import MainWindow
from gui.session import OwnWeights
from tests.gui.canvas_hands import ACROSS, BOX, drag
from tests.gui.code_hands import MS, run, shown_by
from tests.snippet_hands import is_korean, words_in

FIXED = (TransformStep.make("Normalize", mean=0.3),)
INKED = ["weights.pth", "drawing.png"]


def draw(qtbot: QtBot, window: MainWindow) -> None:
    """Draw a box, and wait until it is named."""
    window.tabs.setCurrentWidget(window.draw_tab)
    qtbot.waitUntil(lambda: window.predictor.told is not None, timeout=MS)
    drag(window.draw_tab.canvas, BOX)
    qtbot.waitUntil(lambda: window.draw_tab.newest[0] is not None, timeout=MS)


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Ask once more about what is drawn: the answer is of all of it."""
    with qtbot.waitSignal(window.predictor.answered, timeout=MS):
        window.draw_tab.canvas.changed.emit()
    with qtbot.waitSignal(window.predictor.answered, timeout=MS):
        window.draw_tab.canvas.changed.emit()


def own_weights(inputs: Inputs, seed: int = 3) -> OwnWeights:
    model = ModelSpec("cnn")
    built = zoo.build(model, inputs.shape, len(inputs.classes), seed)
    return OwnWeights(model, inputs, 5, built.state_dict(), 1)


def assert_verdict(shown: Shown, folder: Path) -> None:
    _, *says = shown.says
    assert run(shown, folder) == [f"{name}: {value.replace(' %', '%')}" for name, value in says]
    assert len(says) == 3


def test_the_verdict_is_that_of_the_bars(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    tab, session = window.draw_tab, window.session
    code, *_ = draw_code.codes_of(tab, session, "en")
    assert code.shown() is None
    assert "Nothing is drawn" in code.reason()
    draw(qtbot, window)
    shown = shown_by(code)
    assert shown.says[0][1] == "Atelier's model"
    assert [file.name for file in shown.snippet.files] == INKED
    assert_verdict(shown, tmp_path / "shipped")
    with qtbot.waitSignal(code.changed, timeout=60_000):
        tab.verdicts.temperature.setValue(13)
    assert "temperature" in shown_by(code).snippet.code
    assert_verdict(shown_by(code), tmp_path / "temperature")
    assert session.inputs is not None
    session.set_own_weights(own_weights(replace(session.inputs, transforms=FIXED)))
    qtbot.waitUntil(lambda: tab.newest[1] is not None, timeout=MS)
    assert shown_by(code).says[0][1] == "Your model"
    assert_verdict(shown_by(code), tmp_path / "own")
    with qtbot.waitSignal(code.changed, timeout=MS):
        drag(tab.canvas, ACROSS)
    settled(qtbot, window)
    assert_verdict(shown_by(code), tmp_path / "more ink")
    with qtbot.waitSignal(code.changed, timeout=60_000):
        tab.canvas.clear()
    assert code.shown() is None


def test_weights_that_were_taught_go_along(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shipped = weights.read(home.default_weights())
    state = {name: tensor * 0.9 for name, tensor in shipped.state_dict.items()}
    taught.accept(replace(shipped, state_dict=state))
    window.draw_tab.teach.weights_reverted.emit()
    qtbot.waitUntil(lambda: window.predictor.taught, timeout=MS)
    draw(qtbot, window)
    code, *_ = draw_code.codes_of(window.draw_tab, window.session, "en")
    assert_verdict(shown_by(code), tmp_path / "taught")


@pytest.mark.parametrize("of_own", [False, True])
def test_the_explanation_is_that_of_the_page(
    of_own: bool, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    tab, session = window.draw_tab, window.session
    _, code, _ = draw_code.codes_of(tab, session, "en")
    assert session.inputs is not None
    session.set_own_weights(own_weights(session.inputs))
    draw(qtbot, window)
    qtbot.waitUntil(lambda: tab.newest[1] is not None, timeout=MS)
    with qtbot.waitSignal(code.changed, timeout=MS):
        tab.verdicts.class_clicked.emit(4, of_own)

    def is_there() -> bool:
        answer = tab.why.answer
        return answer is not None and answer.labels[0] == 4

    qtbot.waitUntil(is_there, timeout=MS)
    shown = shown_by(code)
    named, *ink = shown.says
    first, *lines = run(shown, tmp_path / "run")
    assert first == f"{named[0]}: {named[1].replace(' %', '%')}"
    for line, (_, value) in zip(lines, ink, strict=True):
        assert float(line.partition(": ")[2]) == pytest.approx(float(value), abs=1.1e-3)


def test_every_page_has_its_code_or_its_reason_in_the_persons_language(
    qtbot: QtBot, window: MainWindow
) -> None:
    tab = window.draw_tab
    codes = draw_code.codes_of(tab, window.session, "ko")
    assert len(codes) == tab.pages.count()
    assert len({code.title for code in codes}) == len(codes)
    draw(qtbot, window)
    *shown, teach = codes
    for place, code in enumerate(shown):
        tab.pages.setCurrentIndex(place)
        qtbot.waitUntil(lambda code=code: code.shown() is not None, timeout=MS)  # type: ignore[misc]
        words = list(words_in(shown_by(code).snippet.code))
        assert words
        assert all(is_korean(text) for text in words)
    assert teach.shown() is None
    assert "no few lines" in teach.reason()

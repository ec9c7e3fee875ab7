"""The lessons on tensors, on softmax and on saving, played on the real pages."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.data import sources
from engine.lessons.lesson import Language
from gui.guide import examples
from gui.guide.about_drawing import KNOWN
from gui.main_window import MainWindow
from tests.gui.canvas_hands import drag
from tests.gui.file_hands import answering
from tests.gui.grid_hands import centre
from tests.gui.lesson_player import Hand, garments, play, window_in

LEFT = Qt.MouseButton.LeftButton
MS = 60_000
COUNT = 300  # images to train on


def click_an_image(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.data_tab.images.grid
    qtbot.waitUntil(lambda: grid.isVisible() and len(grid.indices()) > 0, timeout=MS)
    QTest.mouseClick(grid.viewport(), LEFT, pos=centre(grid, 1, 2))


def typing(*lines: str) -> Hand:
    """Types lines on the tensor pad, each with Enter."""

    def type_them(window: MainWindow, qtbot: QtBot) -> None:
        pad = window.model_tab.tensors.pad
        qtbot.waitUntil(pad.line.isVisible, timeout=MS)
        for line in lines:
            QTest.keyClicks(pad.line, line)
            QTest.keyClick(pad.line, Qt.Key.Key_Return)
            qtbot.waitUntil(lambda: not pad.runner.is_busy, timeout=MS)

    return type_them


def drawing(name: str) -> Hand:
    """Clears the sheet by its button, and draws with the mouse."""

    def draw(window: MainWindow, qtbot: QtBot) -> None:
        canvas, clear = window.draw_tab.canvas, window.draw_tab.tools.button("clear")
        qtbot.waitUntil(canvas.isVisible, timeout=MS)
        if clear.isEnabled():
            QTest.mouseClick(clear, LEFT)
        for line in examples.DRAWINGS[name]:
            drag(canvas, line)

    return draw


def click_softmax(window: MainWindow, qtbot: QtBot) -> None:
    walk = window.model_tab.walk
    qtbot.waitUntil(lambda: walk.answer is not None, timeout=MS)
    stations = walk.stations
    stations.verticalScrollBar().setValue(stations.verticalScrollBar().maximum())
    place = len(stations.stations()) - 2
    QTest.mouseClick(stations.viewport(), LEFT, pos=stations.station_rect(place).center().toPoint())


def heat(window: MainWindow, qtbot: QtBot) -> None:
    slider = window.model_tab.walk.softmax_panel.temperature
    if not slider.isVisible():  # another station was shown
        click_softmax(window, qtbot)
    qtbot.waitUntil(slider.isVisible, timeout=MS)
    QTest.keyClick(slider, Qt.Key.Key_End)


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=MS)
    QTest.mouseClick(button, LEFT)


def save_weights(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window.model_tab.weights.card.save_button)


def reset_and_open(window: MainWindow, qtbot: QtBot) -> None:
    learned, card = window.session.own_weights, window.model_tab.weights.card
    press(qtbot, card.reset_button)
    qtbot.waitUntil(lambda: window.session.own_weights is not learned, timeout=MS)
    press(qtbot, card.open_button)


def export_script(window: MainWindow, qtbot: QtBot) -> None:
    window.files.export_action.trigger()


TENSORS = {
    "numbers": click_an_image,
    "row": typing("row = picture[14]"),
    "fractions": typing("x = picture / 255"),
    "numpy": typing("n = x.numpy()", "n[0] = 1"),
    "draw": drawing("trousers"),
}
SOFTMAX = {
    "logits": click_softmax,
    "dim": typing("logits = torch.randn(3, 10)", "shares = logits.softmax(dim=1)"),
    "shift": typing("(logits + 100).softmax(dim=1)"),
    "temperature": heat,
    "certainty": drawing("face"),
}
SAVING = {
    "save": save_weights,
    "load": reset_and_open,
    "script": export_script,
    "use": drawing("trousers"),
}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_lessons_with_drawings(
    language: Language, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved, script = tmp_path / "mine.safetensors", tmp_path / "mine.py"
    answering(monkeypatch, [saved, saved, script])
    few = garments(COUNT)
    opened = sources.Opened(few.entry, few.train, few.test)  # go along with the script
    monkeypatch.setattr(sources, "open_both", lambda *_: opened)
    with window_in(language, qtbot, COUNT) as window:
        play(window, qtbot, "01-tensors", TENSORS)
        named = window.draw_tab.newest[0]
        assert named is not None
        assert named.name == "Trouser"
        play(window, qtbot, "07-softmax", SOFTMAX)
        play(window, qtbot, "12-saving", SAVING)
        assert saved.is_file()
        assert "model.eval()" in script.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("check", "arguments", "lines"),
    [
        ("pad-tensor", {"shape": "28"}, ("a = torch.zeros(28, 1)",)),
        ("pad-tensor", {"dtype": "float32", "most": "1"}, ("a = torch.zeros(4) + 2",)),
        ("pad-softmax", {"dim": "1"}, ("a = torch.rand(3, 10).softmax(dim=0)",)),
        ("pad-written-shared", {}, ("a = torch.zeros(3)", "b = a.numpy()", "c = b")),
        ("pad-written-shared", {}, ("a = torch.zeros(3)", "b = a.numpy().copy()", "b[0] = 1")),
        (
            "pad-shifted",
            {},
            ("a = torch.ones(2, 3)", "p = a.softmax(dim=1)", "(a * 100 - a).softmax(dim=0)"),
        ),
    ],
)
def test_what_is_not_asked_for_does_not_count(
    window: MainWindow,
    qtbot: QtBot,
    check: str,
    arguments: dict[str, str],
    lines: tuple[str, ...],
) -> None:
    holds = KNOWN.checks[check].begin(window, arguments)
    runner = window.model_tab.tensors.pad.runner
    for line in lines:
        runner.run(line)
    qtbot.waitUntil(lambda: len(runner.taken) == len(lines), timeout=MS)
    assert not holds()


def test_a_pen_that_is_down_has_not_drawn_yet(window: MainWindow, qtbot: QtBot) -> None:
    """A verdict in the midst of a stroke does not end the task."""
    window.workbench.show_tab(window.draw_tab)
    canvas = window.draw_tab.canvas
    qtbot.waitUntil(canvas.isVisible)
    holds = KNOWN.checks["draw-judged"].begin(window, {})
    drag(canvas, examples.DRAWINGS["star"][0], release=False)
    qtbot.waitUntil(lambda: window.draw_tab.newest[0] is not None, timeout=MS)
    qtbot.wait(1200)
    assert not holds()
    QTest.mouseRelease(canvas, LEFT)
    qtbot.waitUntil(holds, timeout=MS)

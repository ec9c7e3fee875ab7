from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui.widgets.plots.live_plot import LivePlot
from tests.gui.file_hands import answering

Answer = Callable[[Path], None]


def choose(plot: LivePlot, text: str) -> None:
    """Trigger an entry of the plot's menu."""
    actions = [action for menu in plot.findChildren(QMenu) for action in menu.actions()]
    next(action for action in actions if action.text() == text).trigger()


@pytest.fixture
def save_to(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Let the next file dialogs answer with a path."""

    def answer(path: Path) -> None:
        answering(monkeypatch, [path])

    return answer


def test_csv_holds_every_value_exactly(
    plot: LivePlot, qtbot: QtBot, save_to: Answer, tmp_path: Path
) -> None:
    values = np.random.default_rng(0).normal(0, 1, 25_000)
    values[7] = np.nan
    plot.set_series("a, b", np.arange(1, 25_001), values)
    plot.set_series("other", np.array([2.0, 2.5]), np.array([0.1, 1e-300]))
    save_to(tmp_path / "curve")
    with qtbot.waitSignal(plot.exported) as saved:
        choose(plot, "Data (CSV)...")
    assert saved.args == [str(tmp_path / "curve.csv")]
    lines = (tmp_path / "curve.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:5] == [
        'step,"a, b",other',
        f"1,{float(values[0])!r},",
        f"2,{float(values[1])!r},0.1",
        "2.5,,1e-300",
        f"3,{float(values[2])!r},",
    ]
    assert len(lines) == 1 + 25_001
    read = [line.split(",")[1] for line in lines[1:]]
    assert np.array_equal([float(cell) for cell in read if cell], values, equal_nan=True)


def test_pictures_as_png_and_svg(
    plot: LivePlot, qtbot: QtBot, save_to: Answer, tmp_path: Path
) -> None:
    plot.add_series("loss", "#00aa55")
    plot.set_series("loss", np.arange(100), np.arange(100))
    for name, entry in (("a.png", "Picture (PNG)..."), ("a.svg", "Drawing (SVG)...")):
        save_to(tmp_path / name)
        with qtbot.waitSignal(plot.exported):
            choose(plot, entry)
    picture = QImage(str(tmp_path / "a.png"))
    assert picture.width() >= 2 * 500
    drawing = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "#00aa55" in drawing
    assert "cross entropy" in drawing
    choose(plot, "Copy picture")
    assert QGuiApplication.clipboard().image().size() == picture.size()


def test_an_export_that_fails_says_so_and_leaves_nothing(
    plot: LivePlot, qtbot: QtBot, save_to: Answer, tmp_path: Path
) -> None:
    save_to(tmp_path / "no such folder" / "a.csv")
    with qtbot.waitSignal(plot.export_failed) as failed:
        choose(plot, "Data (CSV)...")
    assert "a.csv could not be written: " in failed.args[0]
    assert list(tmp_path.glob("*.csv*")) == []


def test_a_dialog_that_is_cancelled_writes_nothing(
    plot: LivePlot, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch)
    with qtbot.assertNotEmitted(plot.exported), qtbot.assertNotEmitted(plot.export_failed):
        choose(plot, "Data (CSV)...")
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()

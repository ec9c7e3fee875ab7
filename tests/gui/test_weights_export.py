"""The Model tab's page of weights: taking them elsewhere."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from safetensors.torch import load_file

from engine.run_spec import ModelSpec
from gui.background import Background
from gui.model.weights_export import ExportCard
from gui.model.weights_view import WeightsView
from gui.session import LoadedDataset, Session
from tests.gui.file_hands import answering

_SECONDS = 100_000  # another process imports torch


@pytest.fixture
def view(qtbot: QtBot, tiny_dataset: LoadedDataset, background: Background) -> WeightsView:
    """The page, with what it exports in front."""
    session = Session()
    session.set_dataset(tiny_dataset)
    session.set_model(ModelSpec("linear"))
    made = WeightsView(session, background)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.pages.setCurrentWidget(made.elsewhere)
    with qtbot.waitExposed(made):
        made.show()
    return made


def choose(card: ExportCard, name: str) -> None:
    card.format.setCurrentIndex(card.format.findData(name))


def wait(qtbot: QtBot, card: ExportCard) -> str:
    """What is said once the export has ended."""
    qtbot.waitUntil(lambda: not card.cancel_button.isVisible(), timeout=_SECONDS)
    return card.result.text()


def test_a_file_comes_with_its_check_and_a_script_that_uses_it(
    qtbot: QtBot, view: WeightsView, tmp_path: Path
) -> None:
    card = view.elsewhere
    choose(card, "safetensors")
    assert not card.page.isVisible()
    card.export(str(tmp_path / "mine"))
    assert not card.button.isEnabled()
    file = tmp_path / "mine.safetensors"
    text = wait(qtbot, card)
    assert text.startswith(f"{file} is written: {file.stat().st_size / 1e3:.1f} kB.")
    assert "exactly the network's" in text
    assert load_file(file).keys() == {"linear.weight", "linear.bias"}
    qtbot.mouseClick(card.page.copy_button, Qt.MouseButton.LeftButton)
    code = QGuiApplication.clipboard().text()
    (tmp_path / "example.py").write_text(code, encoding="utf-8")
    Image.effect_noise((28, 28), 80).save(tmp_path / "a.png")
    ended = subprocess.run(
        [sys.executable, "-I", "example.py", "a.png"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip().endswith("%")


def test_an_onnx_file_says_how_close_it_is(qtbot: QtBot, view: WeightsView, tmp_path: Path) -> None:
    card = view.elsewhere
    choose(card, "onnx")
    (tmp_path / "m.onnx").write_bytes(b"old")
    card.export(str(tmp_path / "m.onnx"), replace=True)
    assert "differ from the network's by at most" in wait(qtbot, card)
    assert "e-0" in card.result.text()
    assert (tmp_path / "m.onnx").stat().st_size > 30_000


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("m.onnx", 'a file of the format torch.export ends in ".pt2"'),
        ("there", "is there already"),
        ("nowhere/m", "its folder does not exist"),
    ],
)
def test_a_place_that_will_not_do_is_one_sentence(
    qtbot: QtBot, view: WeightsView, tmp_path: Path, name: str, said: str
) -> None:
    card = view.elsewhere
    (tmp_path / "there.pt2").write_bytes(b"old")
    choose(card, "torch-export")
    card.export(str(tmp_path / name), replace=True)
    text = wait(qtbot, card)
    assert said in text
    assert "\n" not in text
    assert card.result.property("role") == "error"
    assert not card.page.isVisible()
    assert [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()] == [b"old"]


def test_an_export_can_be_cancelled(qtbot: QtBot, view: WeightsView, tmp_path: Path) -> None:
    card = view.elsewhere
    card.export(str(tmp_path / "m"))
    qtbot.mouseClick(card.cancel_button, Qt.MouseButton.LeftButton)
    assert wait(qtbot, card) == ""
    assert card.button.isEnabled()
    assert not card.cancel_button.isVisible()
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_the_dialog_asks_about_the_name_that_is_written(
    qtbot: QtBot, view: WeightsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = answering(monkeypatch)
    choose(view.elsewhere, "torch-export")
    qtbot.mouseClick(view.elsewhere.button, Qt.MouseButton.LeftButton)
    assert (answers.suffixes, answers.names) == (["pt2"], ["model.pt2"])
    assert not view.elsewhere.cancel_button.isVisible()


def test_each_format_is_explained(view: WeightsView) -> None:
    card = view.elsewhere
    texts = set()
    for index in range(card.format.count()):
        card.format.setCurrentIndex(index)
        texts.add(card.explanation.text())
    assert len(texts) == card.format.count() == 3
    assert all(texts)


def test_without_a_dataset_there_is_nothing_to_export(
    qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    card = ExportCard(background)
    qtbot.addWidget(card)
    card.set_subject(None)
    assert not card.button.isEnabled()
    card.export(str(tmp_path / "m"))
    assert card.result.text() == ""

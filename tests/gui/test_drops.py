"""Files dropped anywhere on the window, and "Open..."."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QWindow
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from engine.models import weights, zoo
from engine.models.weights import Weights
from engine.network_spec import LayerSpec
from engine.run_spec import ModelSpec
from gui.drops import Drops
from gui.main_window import MainWindow
from gui.model import builder_files
from gui.widgets.drawing import drawing_file
from tests.gui.canvas_hands import frame

MS = 60_000
_COPY, _LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Drags something over the window's surface, as the window system does."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.drops: Drops = window.menus.drops
        self._mime = QMimeData()

    @property
    def says(self) -> str:
        """What is said over the window; "" if nothing is."""
        overlay = self.drops.overlay
        return overlay.text() if overlay.isVisible() else ""

    def drag(self, *paths: Path) -> bool:
        """Drag files; whether they may be dropped."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return self.drag_mime(mime)

    def drag_mime(self, mime: QMimeData) -> bool:
        self._mime = mime  # an event does not own it
        event = QDragEnterEvent(QPoint(300, 300), _COPY, mime, _LEFT, _NONE)
        event.ignore()
        QApplication.sendEvent(self._surface, event)
        return event.isAccepted()

    def drop(self) -> None:
        event = QDropEvent(QPointF(300, 300), _COPY, self._mime, _LEFT, _NONE)
        QApplication.sendEvent(self._surface, event)

    def leave(self) -> None:
        QApplication.sendEvent(self._surface, QDragLeaveEvent())

    def wait_for(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: text in self.says, timeout=MS)

    def put(self, *paths: Path, says: str) -> None:
        """Drag files, read what will happen, drop them."""
        assert self.drag(*paths)
        self.wait_for(says)
        self.drop()
        assert self.says == ""

    @property
    def _surface(self) -> QWindow:
        surface = self.window.windowHandle()
        assert surface is not None
        return surface


@pytest.fixture
def hand(qtbot: QtBot, window: MainWindow) -> Hand:
    return Hand(qtbot, window)


def linear(window: MainWindow) -> Weights:
    inputs = window.session.inputs
    assert inputs is not None
    model = ModelSpec("linear")
    module = zoo.build(model, inputs.shape, len(inputs.classes), 3)
    return Weights(model, inputs, module.state_dict())


def test_what_goes_to_the_model_tab(hand: Hand, tmp_path: Path) -> None:
    window, model = hand.window, hand.window.model_tab
    record = linear(window)
    weights.write(tmp_path / "mine.safetensors", record)
    hand.put(tmp_path / "mine.safetensors", says="Drop to open the weights mine.safetensors")
    hand.qtbot.waitUntil(lambda: window.session.own_weights is not None, timeout=MS)
    assert window.tabs.currentWidget() is model
    assert model.pages.currentWidget() is model.weights
    torch.save(dict(record.state_dict), tmp_path / "theirs.pth")
    hand.put(tmp_path / "theirs.pth", says="theirs.pth")
    hand.qtbot.waitUntil(lambda: "theirs.pth" in model.weights.banner.text(), timeout=MS)

    root = LayerSpec("Sequential", children=(LayerSpec("Flatten"),))
    (tmp_path / "net.json").write_text(builder_files.to_json(root), encoding="utf-8")
    hand.put(tmp_path / "net.json", says="Drop to open the network net.json")
    hand.qtbot.waitUntil(lambda: model.builder.root == root, timeout=MS)
    assert model.pages.currentWidget() is model.builder

    source = "from torch import nn\n\n\nclass Mine(nn.Module):\n    pass\n"
    (tmp_path / "mine.py").write_text(source, encoding="utf-8")
    hand.put(tmp_path / "mine.py", says="nothing of it runs unasked")
    hand.qtbot.waitUntil(lambda: "class Mine" in model.custom.code_view.toPlainText(), timeout=MS)
    assert model.pages.currentWidget() is model.custom
    (tmp_path / "plain.py").write_text("print(1)\n", encoding="utf-8")
    hand.put(tmp_path / "plain.py", says="plain.py; nothing of it runs unasked")  # on this page
    hand.qtbot.waitUntil(lambda: "print" in model.custom.code_view.toPlainText(), timeout=MS)


def test_what_goes_to_the_sheet(hand: Hand, tmp_path: Path) -> None:
    canvas = hand.window.draw_tab.canvas
    (tmp_path / "d.json").write_text(drawing_file.to_text(frame()), encoding="utf-8")
    hand.put(tmp_path / "d.json", says="Drop to go on with the drawing d.json")
    hand.qtbot.waitUntil(lambda: canvas.strokes == frame(), timeout=MS)
    assert hand.window.tabs.currentWidget() is hand.window.draw_tab
    canvas.clear()
    pixels = np.full((40, 40), 255, np.uint8)
    pixels[10:30, 10:30] = 0
    Image.fromarray(pixels).save(tmp_path / "coat.png")
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all", encoding="utf-8")
    hand.put(letter, tmp_path / "coat.png", says="Drop to look at coat.png")
    hand.qtbot.waitUntil(lambda: not canvas.is_empty, timeout=MS)

    canvas.clear()
    mime = QMimeData()  # as a browser gives a picture: its bytes, and where it lies on the web
    mime.setUrls([QUrl("https://example.org/coat.png")])
    mime.setData("image/png", QByteArray((tmp_path / "coat.png").read_bytes()))
    assert hand.drag_mime(mime)
    hand.drop()
    hand.qtbot.waitUntil(lambda: not canvas.is_empty, timeout=MS)


def test_what_goes_elsewhere(hand: Hand, tmp_path: Path) -> None:
    window = hand.window
    spec = replace(window.files.current.value(), model=ModelSpec("lenet"))
    (tmp_path / "mine.json").write_text(json.dumps(spec.to_small_dict()), encoding="utf-8")
    hand.put(tmp_path / "mine.json", says="Drop to take the settings in mine.json")
    hand.qtbot.waitUntil(lambda: window.session.model == spec.model, timeout=MS)

    pictures = tmp_path / "clothes"
    pictures.mkdir()
    hand.put(pictures, says="Drop to take the pictures in clothes as a dataset")
    catalogue = window.data_tab.catalogue
    hand.qtbot.waitUntil(lambda: catalogue.folder.path.currentText() == str(pictures), timeout=MS)
    assert window.data_tab.pages.currentWidget() is catalogue

    run = tmp_path / "run"
    run.mkdir()
    (run / "spec.json").write_text("{", encoding="utf-8")
    hand.put(run, says="Drop to open the run run in the Training tab")
    training = window.training_tab
    hand.qtbot.waitUntil(training.banner.isVisible, timeout=MS)  # it is damaged, which is said
    assert window.tabs.currentWidget() is training


def test_what_cannot_be_opened_is_said(hand: Hand, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all", encoding="utf-8")
    hand.put(letter, says="Atelier does not know this kind of file")
    banner = hand.window.files.banner
    hand.qtbot.waitUntil(lambda: "letter.txt cannot be opened" in banner.text(), timeout=MS)
    assert banner.property("kind") == "error"
    drawing = hand.window.draw_tab
    (tmp_path / "a.png").write_bytes(b"no picture")
    hand.drops.open([tmp_path / "a.png"])
    hand.qtbot.waitUntil(lambda: "a.png" in drawing.banner.text(), timeout=MS)
    assert (banner.isHidden(), drawing.banner.property("kind")) == (True, "error")

    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/coat.png")])
    assert not hand.drag_mime(mime)
    assert "Save it on this computer first" in hand.says
    hand.leave()
    assert hand.says == ""

    text = QMimeData()
    text.setText("just words")
    hand.drag_mime(text)
    assert hand.says == ""  # a text field may take it


def test_open_asks_without_waiting(hand: Hand, tmp_path: Path) -> None:
    weights.write(tmp_path / "w.safetensors", linear(hand.window))
    hand.drops.ask_open()
    (dialog,) = hand.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "w.safetensors"))
    dialog.close()
    hand.qtbot.waitUntil(lambda: hand.window.session.own_weights is not None, timeout=MS)


def test_drags_still_come_when_the_window_gets_another_surface(hand: Hand, tmp_path: Path) -> None:
    QApplication.sendEvent(hand.window, QEvent(QEvent.Type.WinIdChange))
    (tmp_path / "a.png").write_bytes(b"no picture")
    hand.put(tmp_path / "a.png", says="a.png")
    draw = hand.window.draw_tab
    hand.qtbot.waitUntil(lambda: "a.png" in draw.banner.text(), timeout=MS)

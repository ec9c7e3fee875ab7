"""Drawings on disk, pictures onto the sheet."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.errors import AtelierError
from gui.background import Background
from gui.drawing.files import DrawingFiles
from gui.widgets.drawing import drawing_file
from gui.widgets.drawing.canvas import DrawingCanvas, Stroke
from gui.widgets.drawing.strokes import Fill, Marks, Move, Picture
from tests.gui.canvas_hands import ACROSS, drag, place, shown_canvas

MARKS: Marks = (
    Picture(np.arange(600, dtype=np.uint8).reshape(20, 30), (0.1, 0.2, 0.3, 0.2)),
    Stroke(((0.1, 1 / 3), (0.7, 0.123456789012345)), 0.05, shade=0.4, mirror=True),
    Stroke(((0.1, 0.1), (0.2, 0.2)), 0.1, erase=True, pressures=(0.5, 1.1)),
    Fill((0.9, 0.9), 0.6, mirror=True),
    Move(0.9, 0.01, -0.02),
)


@pytest.fixture
def canvas(qtbot: QtBot) -> DrawingCanvas:
    return shown_canvas(qtbot)


@pytest.fixture
def desk(canvas: DrawingCanvas) -> Iterator[DrawingFiles]:
    background = Background(canvas)
    yield DrawingFiles(canvas, background, canvas)
    assert background.shut_down(5000)


def png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def shoe() -> Image.Image:
    colours = np.full((300, 400, 3), 240, np.uint8)
    colours[100:200, 50:350] = (160, 40, 40)
    return Image.fromarray(colours)


def test_a_drawing_comes_back_exactly() -> None:
    back = drawing_file.from_text(drawing_file.to_text(MARKS), "it")
    assert back[1:] == MARKS[1:]
    first, was = back[0], MARKS[0]
    assert isinstance(first, Picture)
    assert isinstance(was, Picture)
    assert np.array_equal(first.ink, was.ink)
    assert first.box == was.box
    assert drawing_file.to_text(back) == drawing_file.to_text(MARKS)


def spoiled(**changes: object) -> str:
    stroke = {"kind": "stroke", "points": [0.1, 0.2], "width": 0.1} | changes
    return json.dumps({"format": "atelier-drawing", "version": 1, "marks": [stroke]})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "hello",
        "[" * 100_000,
        json.dumps({"format": "atelier-drawing", "version": 2, "marks": []}),
        json.dumps({"format": "atelier-drawing", "version": 1}),
        json.dumps({"format": "atelier-drawing", "version": 1, "marks": [7]}),
        spoiled(kind="spray"),
        spoiled(kind=["stroke"]),
        spoiled(points=[]),
        spoiled(points=[0.1]),
        spoiled(points=["0", "1"]),
        spoiled(points=[1e9, 0]),
        spoiled(points=[10**400, 0]),
        spoiled(width=0),
        spoiled(width=True),
        spoiled(width=float("nan")),
        spoiled(width=float("inf")),
        spoiled(pressures=[1, 1, 1]),
        spoiled(erase="yes"),
        spoiled(points=[0.5] * 3_000_000),
        spoiled(kind="fill", seed=[1]),
        spoiled(kind="move", scale=0, dx=0, dy=0),
        spoiled(kind="picture", box=[0, 0, 1, 1], size=[99_999, 99_999], ink=""),
        spoiled(kind="picture", box=[0, 0, 1, 1], size=[9, 9], ink="never base64"),
        json.dumps(
            {
                "format": "atelier-drawing",
                "version": 1,
                "marks": [{"kind": "move", "scale": 900, "dx": 0, "dy": 0}] * 200,
            }
        ),
    ],
)
def test_a_spoiled_drawing_is_refused_with_one_sentence(text: str) -> None:
    with pytest.raises(AtelierError) as caught:
        drawing_file.from_text(text, "mine.json")
    assert caught.value.code == "drawing_unreadable"
    assert "mine.json" in caught.value.sentence


def test_saved_strokes_are_opened_again(
    canvas: DrawingCanvas, desk: DrawingFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    canvas.set_strokes(MARKS)
    array = canvas.to_array()
    path = tmp_path / "mine.json"
    with qtbot.waitSignal(desk.notice) as told:
        desk.save_strokes(str(path))
    assert str(path) in told.args[0]
    canvas.clear()
    with qtbot.waitSignal(canvas.changed):
        desk.open_strokes(str(path))
    assert np.array_equal(canvas.to_array(), array)
    canvas.undo()
    assert canvas.is_empty
    path.write_bytes(b"\xff\xfe nonsense")
    with qtbot.waitSignal(desk.failed) as told:
        desk.open_strokes(str(path))
    assert "mine.json" in told.args[0]
    with qtbot.waitSignal(desk.failed) as told:
        desk.open_strokes(str(tmp_path / "none.json"))
    assert "none.json" in told.args[0]
    assert canvas.is_empty


def test_a_png_is_written_dark_on_white(
    canvas: DrawingCanvas, desk: DrawingFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    drag(canvas, ACROSS)
    path = tmp_path / "mine.png"
    for size in (512, 64):
        with qtbot.waitSignal(desk.notice):
            desk.save_picture(str(path), size)
        pixels = np.asarray(Image.open(path).convert("L"))
        assert pixels.shape == (size, size)
        assert pixels[size // 2, size // 2] == 0
        assert pixels[0, 0] == 255
    with qtbot.waitSignal(desk.failed) as told:
        desk.save_picture(str(tmp_path / "no such folder" / "mine.png"))
    assert "cannot be written" in told.args[0]
    with pytest.raises(ValueError, match="size"):
        desk.save_picture(str(path), 0)


def test_a_picture_file_becomes_an_edit(
    canvas: DrawingCanvas, desk: DrawingFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "shoe.png"
    path.write_bytes(png(shoe()))
    with qtbot.assertNotEmitted(desk.notice), qtbot.waitSignal(canvas.changed):
        desk.open_picture(str(path))
    array = canvas.to_array()
    assert array[140, 140] > 120
    assert not array[:70].any(), "its background is gone"
    canvas.undo()
    assert canvas.is_empty
    tiles = np.random.default_rng(0).integers(0, 256, (30, 30, 3), np.uint8)
    path.write_bytes(png(Image.fromarray(tiles).resize((300, 300))))
    with qtbot.waitSignals([desk.notice, canvas.changed]):
        desk.open_picture(str(path))
    assert not canvas.is_empty


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.txt", b"only words"),
        ("a.png", b""),
        ("a.jpg", b"\xff\xd8\xff\xe0 broken"),
    ],
)
def test_files_that_are_no_pictures_are_named(
    canvas: DrawingCanvas,
    desk: DrawingFiles,
    qtbot: QtBot,
    tmp_path: Path,
    name: str,
    content: bytes,
) -> None:
    (tmp_path / name).write_bytes(content)
    with qtbot.waitSignal(desk.failed) as told:
        desk.open_picture(str(tmp_path / name))
    assert name in told.args[0]
    assert canvas.is_empty


def test_the_newest_of_two_pictures_wins(
    canvas: DrawingCanvas, desk: DrawingFiles, qtbot: QtBot
) -> None:
    taken: list[Picture] = []
    desk.intake.taken.connect(taken.append)
    canvas.image_offered.emit(png(Image.new("RGB", (2000, 2000), "white")))
    with qtbot.waitSignal(desk.intake.taken):
        canvas.image_offered.emit(png(shoe()))
    qtbot.waitUntil(lambda: not canvas.findChildren(Background)[0].children()[1:])
    assert len(taken) == 1
    assert taken[0].ink.shape[1] > 2 * taken[0].ink.shape[0]


def pasted(mime: QMimeData, canvas: DrawingCanvas) -> None:
    QApplication.clipboard().setMimeData(mime)
    QTest.keyClick(canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_pasting_takes_files_encoded_and_plain_images(
    canvas: DrawingCanvas, tmp_path: Path
) -> None:
    offers: list[object] = []
    canvas.image_offered.connect(offers.append)
    encoded, plain, file = QMimeData(), QMimeData(), QMimeData()
    encoded.setData("image/png", png(shoe()))
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    plain.setImageData(image)
    path = tmp_path / "a.png"
    file.setUrls([QUrl("https://example.org/a.png"), QUrl.fromLocalFile(str(path))])
    for mime in (encoded, plain, file):
        pasted(mime, canvas)
    assert offers[0] == png(shoe())
    assert isinstance(offers[1], QImage | bytes)
    assert Path(str(offers[2])) == path


def test_pasting_text_says_that_it_is_no_picture(canvas: DrawingCanvas, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText("trousers")
    with qtbot.assertNotEmitted(canvas.image_offered), qtbot.waitSignal(canvas.notice):
        pasted(mime, canvas)


def test_an_image_of_another_program_is_taken(
    canvas: DrawingCanvas, desk: DrawingFiles, qtbot: QtBot
) -> None:
    image = QImage(1500, 900, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for x in range(400, 1100):
        for y in range(300, 306):
            image.setPixelColor(x, y, Qt.GlobalColor.black)
    with qtbot.waitSignal(canvas.changed):
        canvas.image_offered.emit(image)
    assert canvas.to_array().max() > 200
    assert desk.intake is not None


def test_what_is_dropped_is_offered(canvas: DrawingCanvas, qtbot: QtBot, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    event = QDropEvent(
        QPointF(place(canvas, 0.5, 0.5)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(canvas.image_offered) as offered:
        canvas.dropEvent(event)
    assert Path(offered.args[0]) == tmp_path / "a.png"

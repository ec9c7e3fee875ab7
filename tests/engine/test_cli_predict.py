"""`predict` and checkpoints on the command line: what files may be, and what they may not."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from engine.data.catalog import FASHION_CLASSES
from engine.data_spec import Inputs
from engine.models import weights, zoo
from engine.models.weights import Weights
from engine.run_spec import ModelSpec
from tests.engine.command_line import Captured, call, refusal, strict_json, train
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

SHAPE = (1, 28, 28)


def make_weights(model: str = "mlp") -> Weights:
    spec = ModelSpec(model)
    state = zoo.build(spec, SHAPE, 10, seed=0).state_dict()
    return Weights(spec, Inputs("fashion-mnist", SHAPE, FASHION_CLASSES), state)


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    path = tmp_path / "trained.safetensors"
    weights.write(path, make_weights())
    return path


def drawing(size: int = 200) -> Image.Image:
    """A light blob on black, off centre."""
    image = Image.new("L", (size, size))
    image.paste(220, (size // 3, size // 4, size // 2, size - size // 5))
    return image


_SHIRT = (
    ((110, 50), (30, 110), (60, 150), (95, 120), (95, 260), (205, 260), (205, 120), (240, 150),
     (270, 110), (190, 50), (150, 80), (110, 50)),
)  # fmt: skip


def predict(capsys: Captured, checkpoint: Path, *paths: Path) -> tuple[int, list[dict[str, Any]]]:
    code = call("predict", "--checkpoint", checkpoint, "--json", *paths)
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    assert len(captured.err.splitlines()) == len(strict_json(captured.out))
    return code, strict_json(captured.out)


def _save(mode: str) -> Callable[[Path], None]:
    def save(path: Path) -> None:
        image = drawing()
        if mode == "I;16":
            levels = np.asarray(image, dtype=np.uint16) * 257
            Image.fromarray(levels).save(path.with_suffix(".png"))
        elif mode == "CMYK":
            image.convert("RGB").convert("CMYK").save(path.with_suffix(".jpg"))
        elif mode == "RGBA":
            cut_out = Image.new("RGBA", image.size)
            cut_out.putalpha(image)
            cut_out.save(path.with_suffix(".png"))
        else:
            image.convert(mode).save(path.with_suffix(".png"))

    return save


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGB", "RGBA", "LA", "I;16", "CMYK"])
def test_pictures_of_every_kind_are_named(
    mode: str, checkpoint: Path, tmp_path: Path, capsys: Captured
) -> None:
    _save(mode)(tmp_path / "picture")
    (picture,) = tmp_path.glob("picture.*")
    code, (answer,) = predict(capsys, checkpoint, picture)
    assert code == 0
    assert answer.keys() == {"file", "label", "class", "probabilities", "doubt"}
    assert answer["file"] == str(picture)
    assert answer["class"] == FASHION_CLASSES[answer["label"]]
    assert answer["doubt"] is None
    assert len(answer["probabilities"]) == 10
    assert sum(answer["probabilities"]) == pytest.approx(1, abs=1e-5)
    assert max(answer["probabilities"]) == answer["probabilities"][answer["label"]]


def test_the_weights_that_ship_tell_clothes_from_a_scrawl(tmp_path: Path, capsys: Captured) -> None:
    for name, lines in (("shirt", _SHIRT), ("cross", (((10, 10), (290, 290)),) * 2)):
        sheet = Image.new("L", (300, 300), 255)
        for line in lines:
            ImageDraw.Draw(sheet).line(line, 0, 12, joint="curve")
        sheet.save(tmp_path / f"{name}.png")
    assert call("predict", "--json", tmp_path) == 0
    cross, shirt = strict_json(capsys.readouterr().out)
    assert shirt["class"] == "T-shirt/top"
    assert 0 <= shirt["doubt"] < 0.5 < cross["doubt"] <= 1


def _write_bad(kind: str, path: Path) -> None:
    match kind:
        case "text":
            path.write_text("not a picture")
        case "empty":
            path.write_bytes(b"")
        case "1x1":
            Image.new("L", (1, 1), 255).save(path)
        case "10,000x10,000":
            Image.new("1", (10_000, 10_000)).save(path)
        case "white":
            Image.new("RGB", (90, 60), "white").save(path)
        case "black":
            Image.new("RGB", (90, 60), "black").save(path)
        case "transparent":
            Image.new("RGBA", (90, 60)).save(path)
        case "cut short":
            drawing().save(path)
            path.write_bytes(path.read_bytes()[:-60])
        case "a folder":
            path.mkdir()


BAD = [
    "text",
    "empty",
    "1x1",
    "10,000x10,000",
    "white",
    "black",
    "transparent",
    "cut short",
    "missing",
]


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_named_is_said_and_fails(
    kind: str, checkpoint: Path, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "picture.png"
    _write_bad(kind, path)
    code, answers = predict(capsys, checkpoint, path)
    assert code == 1
    assert [answer.keys() for answer in answers] == [{"file", "error"}]
    assert str(path) in answers[0]["error"]


def test_a_folder_is_taken_in_order_and_the_rest_goes_on(
    checkpoint: Path, tmp_path: Path, capsys: Captured
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in ("c.png", "a.png", "d.JPG"):
        drawing().save(folder / name)
    _write_bad("text", folder / "b.png")
    (folder / "notes.txt").write_text("no picture, and not asked for")
    first = tmp_path / "z.png"
    drawing().save(first)
    code, answers = predict(capsys, checkpoint, first, folder)
    assert code == 1
    assert [Path(answer["file"]).name for answer in answers] == [
        "z.png", "a.png", "b.png", "c.png", "d.JPG"
    ]  # fmt: skip
    assert ["error" in answer for answer in answers] == [False, False, True, False, False]


def test_a_folder_without_pictures_is_said(
    checkpoint: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "empty").mkdir()
    assert call("predict", "--checkpoint", checkpoint, tmp_path / "empty") == 1
    assert str(tmp_path / "empty") in refusal(capsys)


def test_csv_has_one_row_for_each_file(checkpoint: Path, tmp_path: Path, capsys: Captured) -> None:
    good, bad = tmp_path / "good, really.png", tmp_path / "bad.png"
    drawing().save(good)
    _write_bad("text", bad)
    assert call("predict", "--checkpoint", checkpoint, "--csv", good, bad) == 1
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    _, answers = predict(capsys, checkpoint, good, bad)
    assert [row["file"] for row in rows] == [str(good), str(bad)]
    assert rows[0]["class"] == answers[0]["class"]
    assert [float(rows[0][name]) for name in FASHION_CLASSES] == answers[0]["probabilities"]
    assert (rows[0]["error"], rows[1]["error"]) == ("", answers[1]["error"])
    assert rows[1]["class"] == ""


def test_naming_test_images_gives_what_evaluate_counted(tmp_path: Path, capsys: Captured) -> None:
    test = tiny_images(40, 1)
    root = write_fashion_files(tmp_path / "data", tiny_images(120, 0), test)
    assert train(root, tmp_path / "run", "--epochs", 3) == 0
    final = tmp_path / "run" / "final.safetensors"
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number, image in enumerate(test.images):
        Image.fromarray(image[0].numpy()).save(folder / f"{number:03}.png")
    capsys.readouterr()
    assert call("evaluate", "--checkpoint", final, "--dataset", "fashion-mnist",
                "--data-root", root, "--json") == 0  # fmt: skip
    counted = strict_json(capsys.readouterr().out)["confusion"]
    code, answers = predict(capsys, final, folder)
    assert code == 0
    named = np.zeros((10, 10), dtype=int)
    for label, answer in zip(test.labels.tolist(), answers, strict=True):
        named[label, answer["label"]] += 1
    assert named.tolist() == counted


def test_json_holds_the_probabilities_exactly(
    checkpoint: Path, tmp_path: Path, capsys: Captured
) -> None:
    from engine.inference.classifier import Classifier

    drawing().save(tmp_path / "a.png")
    _, (answer,) = predict(capsys, checkpoint, tmp_path / "a.png")
    expected = Classifier.read(checkpoint).predict(np.asarray(drawing())).probabilities
    assert np.array_equal(np.array(answer["probabilities"], dtype=np.float32), expected)
    assert json.loads(json.dumps(answer)) == answer

"""The weights that ship with Atelier name simple figures; where data is at hand, its sketches."""

import os
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine import home
from engine.data import garments
from engine.inference.classifier import Classifier
from resources.weights import measure_sketch

Picture = NDArray[np.uint8]
Stroke = list[tuple[float, float]]
CANVAS = 400
DATA = Path(os.environ.get("ATELIER_DATA", ""))  # read before the fixture that hides it


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier.read(home.default_weights())


def drawing(strokes: list[Stroke], pen: int = 6) -> Picture:
    """White strokes on black, coordinates in pixels of a 400x400 canvas."""
    image = Image.new("L", (CANVAS, CANVAS))
    draw = ImageDraw.Draw(image)
    for stroke in strokes:
        draw.line(stroke, fill=255, width=pen, joint="curve")
    return np.array(image)


def symmetric(right: Stroke) -> Stroke:
    """A closed stroke, the right half given about x = 200."""
    return right + [(400 - x, y) for x, y in reversed(right)] + right[:1]


T_SHIRT: list[Stroke] = [
    symmetric([(230, 90), (265, 95), (345, 150), (315, 195), (265, 165), (265, 320)])
]
TROUSERS: list[Stroke] = [symmetric([(260, 60), (290, 340), (225, 340), (202, 140)])]
DRESS: list[Stroke] = [symmetric([(215, 50), (240, 50), (238, 110), (228, 170), (310, 350)])]
BAG: list[Stroke] = [
    symmetric([(290, 180), (310, 330)]),
    [(150, 180), (160, 110), (200, 85), (240, 110), (250, 180)],
]
BOOT: list[Stroke] = [
    [(160, 80), (155, 220), (70, 250), (55, 300), (60, 320), (270, 320), (270, 80), (160, 80)],
    [(60, 300), (270, 300)],
]
SNEAKER: list[Stroke] = [
    [(260, 160), (190, 190), (90, 225), (50, 250), (50, 280), (350, 280), (350, 165), (260, 160)],
    [(50, 262), (350, 262)],
    [(190, 200), (205, 215)],
    [(165, 210), (180, 225)],
]
FIGURES: dict[str, list[Stroke]] = {
    "T-shirt/top": T_SHIRT,
    "Trouser": TROUSERS,
    "Dress": DRESS,
    "Bag": BAG,
    "Ankle boot": BOOT,
    "Sneaker": SNEAKER,
}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("pen", [3, 8])
def test_simple_figures_are_named(classifier: Classifier, name: str, pen: int) -> None:
    drawn = drawing(FIGURES[name], pen)
    for picture in (drawn, drawn[:, ::-1].copy(), 255 - drawn):
        assert classifier.predict(picture).name == name


@pytest.mark.parametrize("name", FIGURES)
def test_size_and_place_do_not_matter(classifier: Classifier, name: str) -> None:
    image = Image.fromarray(drawing(FIGURES[name]))
    for edge, left, top in ((120, 0, 0), (300, 40, 200), (900, 700, 10)):
        sheet = Image.new("L", (edge + 800, edge + 300))
        sheet.paste(image.resize((edge, edge)), (left, top))
        assert classifier.predict(np.array(sheet)).name == name


def test_the_file_is_small_and_says_what_it_is(classifier: Classifier) -> None:
    assert home.default_weights().stat().st_size <= 4_000_000
    assert classifier.classes == garments.CLASSES
    assert classifier.weights.model.name == "sketch"
    assert classifier.weights.inputs.picture == (1, 28, 28)
    assert (home.default_weights().parent / "MODEL_CARD.md").is_file()


def test_a_batch_and_its_single_pictures_agree(classifier: Classifier) -> None:
    pictures, _ = garments.draw(8, 99, "mixed")
    model = classifier.weights.build()
    with torch.inference_mode():
        together = model(torch.from_numpy(pictures)[:, None].float() / 255)
    for picture, logits in zip(pictures, together, strict=True):
        alone = classifier.predict(picture).logits
        assert np.allclose(alone, logits.numpy(), atol=1e-4)


def test_a_garment_turned_round_gets_the_same_answer(classifier: Classifier) -> None:
    pictures, _ = garments.draw(20, 98, "mixed")
    for picture in pictures:
        there = classifier.classify(picture)
        back = classifier.classify(picture[:, ::-1].copy())
        assert np.allclose(there.logits, back.logits, atol=1e-4)


def test_sketches_by_people_are_named() -> None:
    """Needs the real sketches: `ATELIER_DATA` names a folder that holds `sketches/`."""
    folder = DATA / "sketches"
    if not (folder / "labels.csv").is_file():
        pytest.skip("no sketches at hand")
    drawn, labels = measure_sketch.sketches(folder)
    answers = measure_sketch.logits(home.default_weights(), drawn)
    first = np.mean(list(measure_sketch.shares(answers, labels, 1).values()))
    third = np.mean(list(measure_sketch.shares(answers, labels, 3).values()))
    assert first >= 0.78
    assert third >= 0.95

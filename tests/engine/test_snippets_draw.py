"""The code of the Draw tab's pages answers what the tab answers, from the drawing's own file."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine import home, trusted_code
from engine.codegen.pages import draw_framing, draw_verdicts, draw_why
from engine.codegen.pages.assembly import assembled
from engine.codegen.snippet import Snippet
from engine.data import preprocessing
from engine.data.catalog import FASHION_CLASSES
from engine.data_spec import Inputs
from engine.inference import explanation
from engine.inference.classifier import Classifier
from engine.models import weights, zoo
from engine.models.weights import Weights
from engine.network_spec import CodeSpec
from engine.pixels import as_batch
from engine.run_spec import ModelSpec
from engine.transform_steps import TransformStep
from tests import snippet_hands as hands
from tests.engine.custom_files import GOOD
from tests.engine.random_networks import random_network

make = TransformStep.make
Drawing = NDArray[np.uint8]

FASHION = Inputs("fashion-mnist", (1, 28, 28), FASHION_CLASSES)
STEPS = (make("CenterCrop", size=24), make("Normalize", mean=0.3))
FRAMED = {
    "longest edge": FASHION,
    "centred by mass": Inputs("mnist", (1, 28, 28), tuple("0123456789")),
    "boxed": Inputs("emnist-letters", (1, 28, 28), tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    "small": Inputs("usps", (1, 16, 16), tuple("0123456789")),
    "in colour": Inputs("cifar10", (3, 32, 32), tuple("abcdefghij")),
    "of a folder": Inputs("folder:/pictures", (1, 64, 64), ("a", 'b"\n', "다")),
    "transformed": Inputs("fashion-mnist", (1, 28, 28), FASHION_CLASSES, STEPS),
}
OWN = ModelSpec("custom", code=CodeSpec(GOOD, "NeuralNetwork", (("dropout", 0.5),)))
NETWORKS: dict[str, tuple[ModelSpec, str]] = {
    **{f"cnn, {name}": (ModelSpec("cnn"), name) for name in FRAMED},
    "mlp": (ModelSpec("mlp", frozen=("linear_relu_stack.0",)), "longest edge"),
    "sketch": (ModelSpec("sketch"), "boxed"),
    "builder": (ModelSpec("builder", layers=random_network(5)), "longest edge"),
    "own": (OWN, "longest edge"),
}


@pytest.fixture(autouse=True)
def own_class_is_allowed() -> None:
    assert OWN.code is not None
    trusted_code.trust(OWN.code.fingerprint, OWN.code.class_name)


def drawing(seed: int) -> Drawing:
    """Strokes of one width and now and then a filled shape, as the canvas gives them."""
    chosen = random.Random(seed)
    large = Image.new("L", (560, 560))
    pen, width = ImageDraw.Draw(large), chosen.choice([1, 2, 4, 9, 16, 40, 90])
    for _ in range(chosen.randint(1, 6)):
        points = [(chosen.randint(-20, 580), chosen.randint(-20, 580)) for _ in range(4)]
        if chosen.random() < 0.3:
            pen.polygon(points, fill=chosen.choice([255, 200, 120]))
        else:
            pen.line(points, fill=255, width=width)
    size = (draw_framing.SIZE, draw_framing.SIZE)
    return np.asarray(large.resize(size, Image.Resampling.BILINEAR))


def save(folder: Path, picture: Drawing) -> None:
    Image.fromarray(picture).save(folder / draw_framing.DRAWING)


# Preprocessing


@pytest.mark.parametrize("name", FRAMED)
def test_a_drawing_is_made_ready_as_the_tab_does_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = FRAMED[name]
    code = compile(assembled(draw_framing.reading(inputs, "en")), "snippet", "exec")
    monkeypatch.chdir(tmp_path)
    pictures = [drawing(seed) for seed in range(40)]
    pictures += [255 - pictures[1], np.where(pictures[2] > 128, 140, 90).astype(np.uint8)]
    looked = 0
    for picture in pictures:
        if picture.min() == picture.max():
            continue
        save(tmp_path, picture)
        made: dict[str, Any] = {}
        exec(code, made)
        expected = as_batch(preprocessing.frame_for(inputs, picture))[0]
        assert torch.equal(made["picture"], expected)
        looked += 1
    assert looked > 35


# Verdicts


def trained(name: str) -> Weights:
    model, framed = NETWORKS[name]
    inputs = FRAMED[framed]
    built = zoo.build(model, inputs.shape, len(inputs.classes), seed=6)
    return Weights(model, inputs, built.state_dict())


def likeliest(shares: torch.Tensor, classes: tuple[str, ...]) -> list[str]:
    """As the code prints it; a name may have line breaks."""
    ranked = shares.argsort(descending=True, stable=True)[: draw_verdicts.LIKELIEST].tolist()
    return "\n".join(f"{classes[label]}: {shares[label]:.1%}" for label in ranked).splitlines()


@pytest.mark.parametrize("name", NETWORKS)
def test_the_persons_own_model_says_what_the_tab_shows(name: str, tmp_path: Path) -> None:
    model = trained(name)
    torch.save(dict(model.state_dict), tmp_path / "weights.pth")
    snippet = draw_verdicts.verdict(model.model, model.inputs, "en")
    assert [file.name for file in snippet.files] == ["weights.pth", "drawing.png"]
    classifier = Classifier(model)
    for seed in (3, 5):
        save(tmp_path, drawing(seed))
        shares = torch.from_numpy(classifier.predict(drawing(seed)).probabilities)
        assert hands.printed(snippet.code, tmp_path) == likeliest(shares, model.classes)


@pytest.mark.parametrize("exponent", [0.0, -1.0, 0.35])
def test_the_shipped_model_says_what_the_tab_shows(exponent: float, tmp_path: Path) -> None:
    shipped = weights.read(home.default_weights())
    torch.save(dict(shipped.state_dict), tmp_path / "weights.pth")
    save(tmp_path, drawing(7))
    snippet = draw_verdicts.verdict(shipped.model, FASHION, "en", exponent)
    said = Classifier(shipped).predict(drawing(7))
    shares = (torch.from_numpy(said.logits).double() / 10**exponent).softmax(dim=0)
    printed = hands.printed if exponent else hands.printed_alone
    assert printed(snippet.code, tmp_path) == likeliest(shares, FASHION_CLASSES)


# Why


@pytest.mark.parametrize("label", [None, 0, 2])
@pytest.mark.parametrize("name", NETWORKS)
def test_the_ink_that_spoke_is_that_of_the_tab(
    name: str, label: int | None, tmp_path: Path
) -> None:
    model = trained(name)
    torch.save(dict(model.state_dict), tmp_path / "weights.pth")
    save(tmp_path, drawing(4))
    snippet = draw_why.saliency(model.model, model.inputs, "en", label)
    said = Classifier(model).predict(drawing(4))
    asked = said.label if label is None else label
    spoke = explanation.saliency(model.build(), said.seen, [asked])[0]
    lines = hands.printed(snippet.code, tmp_path)
    named = f"{model.classes[asked]}: {said.probabilities[asked]:.1%}".splitlines()
    assert lines[: len(named)] == named
    places = np.argsort(-spoke.ravel(), kind="stable")[: draw_why.STRONGEST]
    found = [line.replace(",", "").replace(":", "").split() for line in lines[len(named) :]]
    assert len(found) == len(places)
    for place, (_, row, _, column, value) in zip(places, found, strict=True):
        # Sums in another order: the last digit may be another, and equals change places.
        assert float(value) == pytest.approx(spoke[int(row), int(column)], abs=6e-4)
        assert float(value) == pytest.approx(spoke.ravel()[place], abs=6e-4)


# How the code looks


def written(language: Any) -> Iterator[Snippet]:
    for name, (model, framed) in NETWORKS.items():
        if name != "own":
            yield draw_verdicts.verdict(model, FRAMED[framed], language, 0.35)
            yield draw_verdicts.verdict(model, FRAMED[framed], language)
            yield draw_why.saliency(model, FRAMED[framed], language, 3)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_all_of_them_are_laid_out_as_ruff_does(language: Any, tmp_path: Path) -> None:
    hands.assert_laid_out(written(language), tmp_path)


def test_all_of_them_import_torch_torchvision_and_pillow_only() -> None:
    packages = set[str]().union(*(hands.imported_by(snippet.code) for snippet in written("en")))
    assert packages <= {"torch", "torchvision", "PIL"} | sys.stdlib_module_names


def test_korean_code_has_no_english_comment() -> None:
    words = [text for snippet in written("ko") for text in hands.words_in(snippet.code)]
    assert len(words) > len(NETWORKS)
    assert [text for text in words if not hands.is_korean(text)] == []

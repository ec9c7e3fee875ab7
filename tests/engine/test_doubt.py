"""Doubt: what is no clothes is told from clothes; its file is read with care."""

import os
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from engine import home
from engine.data import garments, oddities
from engine.errors import AtelierError
from engine.inference import doubt
from engine.inference.classifier import Classifier
from engine.inference.doubt import Doubt, DoubtNet
from engine.models import weights
from resources.weights import fit_doubt, measure_doubt, measure_sketch
from tests.tiny import tiny_images

DATA = Path(os.environ.get("ATELIER_DATA", ""))  # read before the fixture that hides it


@pytest.fixture(scope="module")
def shipped() -> Doubt:
    return Doubt.read(doubt.beside(home.default_weights()))


@pytest.fixture(scope="module")
def clothes() -> np.ndarray:
    return fit_doubt.garments_on_canvas(100, seed=40)


@pytest.mark.parametrize("kind", oddities.ASKED)
def test_oddities_are_doubted_more_than_clothes(
    shipped: Doubt, clothes: np.ndarray, kind: str
) -> None:
    odd = measure_doubt.framed(oddities.draw(kind, 60, seed=41))
    doubts = measure_doubt.doubts_of(shipped, odd)
    assert measure_doubt.area_under_roc(shipped.of(clothes), doubts) >= 0.95
    assert np.median(doubts) > 0.5


def test_drawn_clothes_are_rarely_doubted(shipped: Doubt, clothes: np.ndarray) -> None:
    assert (shipped.of(clothes) > 0.5).mean() <= 0.05


def test_sketches_by_people_are_told_from_other_things(shipped: Doubt) -> None:
    """Needs the real sketches: `ATELIER_DATA` names a folder that holds `sketches/`."""
    folder = DATA / "sketches"
    if not (folder / "labels.csv").is_file():
        pytest.skip("no sketches at hand")
    drawn = shipped.of(measure_sketch.sketches(folder)[0])
    odd = [
        measure_doubt.doubts_of(shipped, measure_doubt.framed(oddities.draw(kind, 60, 42)))
        for kind in oddities.ASKED
    ]
    assert measure_doubt.area_under_roc(drawn, np.concatenate(odd)) >= 0.95
    assert (drawn > 0.5).mean() <= 0.06


def test_the_shipped_classifier_doubts_and_others_do_not() -> None:
    shipped = Classifier.read(home.default_weights())
    picture = oddities.draw("houses", 1, 0)[0]
    doubted = shipped.predict(picture).doubt
    assert doubted is not None
    assert 0 <= doubted <= 1
    assert Classifier(shipped.weights).predict(picture).doubt is None
    assert shipped.with_state(shipped.weights).predict(picture).doubt is None


def test_weights_without_a_doubt_beside_them_have_none(tmp_path: Path) -> None:
    path = tmp_path / "own.safetensors"
    weights.write(path, weights.read(home.default_weights()))
    assert Classifier.read(path).predict(oddities.draw("faces", 1, 0)[0]).doubt is None


def test_what_is_written_is_read(tmp_path: Path) -> None:
    torch.manual_seed(0)
    written = Doubt(DoubtNet())
    written.write(tmp_path / "a.safetensors")
    seen, _ = garments.draw(5, 0, "outline")
    assert np.array_equal(written.of(seen), Doubt.read(tmp_path / "a.safetensors").of(seen))


def _spoil(path: Path, kind: str) -> None:
    state, format_ = load_file(path), {"format": "atelier-doubt-1"}
    match kind:
        case "cut short":
            path.write_bytes(path.read_bytes()[:-9])
            return
        case "foreign":
            format_ = {"format": "pt"}
        case "not finite":
            state["head.bias"] = torch.tensor([float("nan")])
        case "incomplete":
            del state["head.bias"]
        case "wrong shape":
            state["head.bias"] = torch.zeros(2)
    save_file(state, path, format_)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("cut short", "checkpoint_corrupt"),
        ("foreign", "checkpoint_corrupt"),
        ("not finite", "checkpoint_corrupt"),
        ("incomplete", "checkpoint_mismatch"),
        ("wrong shape", "checkpoint_mismatch"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, kind: str, code: str) -> None:
    path = tmp_path / "some.doubt.safetensors"
    Doubt(DoubtNet()).write(path)
    _spoil(path, kind)
    with pytest.raises(AtelierError) as error:
        Doubt.read(path)
    assert error.value.code == code
    assert str(path) in str(error.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(AtelierError) as error:
        Doubt.read(tmp_path / "none.safetensors")
    assert error.value.code == "checkpoint_missing"


def test_the_file_is_small() -> None:
    assert doubt.beside(home.default_weights()).stat().st_size < 400_000


def test_the_area_counts_pairs() -> None:
    low, high = np.array([0.1, 0.2], np.float32), np.array([0.8, 0.9], np.float32)
    assert measure_doubt.area_under_roc(low, high) == 1
    assert measure_doubt.area_under_roc(high, low) == 0
    assert measure_doubt.area_under_roc(low, low) == 0.5


def test_an_empty_drawing_counts_as_fully_doubted(shipped: Doubt) -> None:
    framed = measure_doubt.framed([np.full((90, 90), 255, np.uint8)])
    assert measure_doubt.doubts_of(shipped, framed).tolist() == [1]


def test_the_same_recipe_gives_the_same_network(tmp_path: Path) -> None:
    recipe = fit_doubt.Recipe(garments=20, oddities=2, steps=3, fresh=10)
    files = []
    for name in ("a", "b"):
        fit_doubt.fit(recipe, tiny_images(200, 0)).write(tmp_path / name)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]

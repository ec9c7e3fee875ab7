"""The built-in data set: what its pictures are, and that a seed fixes them."""

import subprocess
import sys
from typing import Literal, get_args

import numpy as np
import pytest

from engine.data import garments
from engine.data.garments import CLASSES, Style, draw
from engine.errors import AtelierError

LABEL = {name: label for label, name in enumerate(CLASSES)}


@pytest.mark.parametrize("style", get_args(Style))
def test_pictures_and_labels(style: Style) -> None:
    pictures, labels = draw(60, 3, style)
    assert pictures.shape == (60, 28, 28)
    assert pictures.dtype == np.uint8
    assert labels.dtype == np.int64
    assert np.bincount(labels).tolist() == [6] * 10
    assert (pictures.reshape(60, -1).max(axis=1) > 20).all(), "no picture is empty"
    assert len({picture.tobytes() for picture in pictures}) == 60, "no two are the same"


@pytest.mark.parametrize("style", get_args(Style))
def test_a_sample_depends_on_its_seed_and_number_alone(style: Style) -> None:
    few, few_labels = draw(7, 11, style)
    many, many_labels = draw(40, 11, style)
    assert np.array_equal(few, many[:7])
    assert np.array_equal(few_labels, many_labels[:7])
    other, _ = draw(7, 12, style)
    assert not np.array_equal(few, other)


def test_classes_are_those_of_torchvision() -> None:
    from torchvision.datasets import FashionMNIST

    assert tuple(FashionMNIST.classes) == CLASSES


def test_none_and_too_few() -> None:
    pictures, labels = draw(0, 0)
    assert pictures.shape == (0, 28, 28)
    assert labels.shape == (0,)
    with pytest.raises(AtelierError) as error:
        draw(-1, 0)
    assert error.value.code == "count_invalid"


def test_progress_ends_at_the_count() -> None:
    seen: list[tuple[int, int]] = []
    draw(520, 0, progress=lambda done, count: seen.append((done, count)))
    assert seen[-1] == (520, 520)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


@pytest.mark.parametrize("style", ["photo", "outline"])
def test_the_longer_edge_fills_the_frame(style: Literal["photo", "outline"]) -> None:
    pictures, _ = draw(200, 5, style)
    filled = [
        max(np.ptp(np.flatnonzero(picture.max(axis=axis) > 8)) + 1 for axis in (0, 1))
        for picture in pictures
        if picture.max() > 60
    ]
    assert np.mean(np.array(filled) >= 27) > 0.95


def test_photos_look_like_the_real_ones_in_the_mean() -> None:
    """Shape and brightness, compared with Fashion-MNIST's own (mean .286, deviation .353)."""
    pictures, labels = draw(1000, 0, "photo")
    scaled = pictures / 255
    assert 0.2 < scaled.mean() < 0.38
    assert 0.25 < scaled.std() < 0.42
    inked = pictures > 20
    height = inked.any(axis=2).sum(axis=1)
    width = inked.any(axis=1).sum(axis=1)
    aspect = {name: np.mean((height / width)[labels == label]) for name, label in LABEL.items()}
    assert aspect["Trouser"] > 1.7
    assert aspect["Dress"] > 1.5
    assert aspect["Sneaker"] < 0.6
    assert 0.7 < aspect["T-shirt/top"] < 1.5


def test_outlines_are_lines_and_not_areas() -> None:
    pictures, _ = draw(300, 0, "outline")
    photos, _ = draw(300, 0, "photo")
    assert (pictures > 100).mean() < 0.45
    # An outline is darker inside than its strokes are; a photo has few black pixels inside.
    assert (pictures > 100).mean() < (photos > 25).mean()


def test_garments_need_no_torch() -> None:
    script = "import sys; import engine.data.garments; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_every_class_can_be_drawn_by_any_generator() -> None:
    from random import Random

    for label in range(10):
        for style in get_args(Style):
            for seed in range(40):
                picture = garments.draw_one(label, Random(seed), style)
                assert picture.shape == (28, 28)
                assert picture.max() > picture.min()

"""Pictures of things that are no clothes: a seed fixes them, and a person could have made them."""

import subprocess
import sys
from random import Random

import numpy as np
import pytest

from engine.data import oddities
from engine.data.garment_parts import Part, rectangle
from engine.data.preprocessing import frame
from engine.errors import AtelierError


@pytest.mark.parametrize("kind", oddities.KINDS)
def test_a_picture_depends_on_kind_seed_and_number_alone(kind: str) -> None:
    few, many = oddities.draw(kind, 3, 7), oddities.draw(kind, 6, 7)
    assert all(np.array_equal(a, b) for a, b in zip(few, many, strict=False))
    assert len({picture.tobytes() for picture in many}) == 6, "no two are the same"
    other = oddities.draw(kind, 3, 8)
    assert not all(np.array_equal(a, b) for a, b in zip(few, other, strict=True))


@pytest.mark.parametrize("kind", oddities.KINDS)
def test_pictures_are_grey_and_hold_something_but_blank_ones(kind: str) -> None:
    for picture in oddities.draw(kind, 12, 1):
        assert picture.dtype == np.uint8
        assert picture.ndim == 2
        assert min(picture.shape) >= 28
        if kind == "blank" and picture.shape != (28, 28):
            with pytest.raises(AtelierError) as error:
                frame(picture)
            assert error.value.code == "image_empty"
        elif kind != "blank":
            assert frame(picture).max() == 255 or picture.shape == (28, 28)


def test_both_polarities_are_drawn() -> None:
    grounds = {int(picture[0, 0]) for picture in oddities.draw("houses", 40, 0)}
    assert grounds == {0, 255}


def test_negatives_are_undone_by_a_second_negative() -> None:
    photos = np.random.default_rng(0).integers(0, 256, (3, 28, 28), dtype=np.uint8)
    turned = oddities.negatives(photos)
    assert (turned + photos == 255).all()


def test_parts_lie_on_the_canvas() -> None:
    for seed in range(30):
        picture = oddities.on_canvas([Part(rectangle(0, 0, 3, 1))], Random(seed)).astype(int)
        ink = np.abs(picture - picture[0, 0]) > 100
        border = np.concatenate([ink[0], ink[-1], ink[:, 0], ink[:, -1]])
        assert ink.any()
        assert border.mean() < 0.1, "no more than a stroke that touches the edge"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        oddities.draw("elephants", 1, 0)


def test_oddities_need_no_torch() -> None:
    script = "import sys; import engine.data.oddities; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

"""Whole pictures in a square: nothing cut off, nothing stretched, the ground as it is."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data.fitting import fit, pixels

GREY, RGB = (1, 28, 28), (3, 32, 32)


def noise(*shape: int) -> Image.Image:
    return Image.fromarray(np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8))


def test_a_picture_of_the_frames_size_comes_back_as_it_is() -> None:
    for image, shape in (
        (noise(28, 28), GREY),
        (noise(32, 32, 3), RGB),
        (noise(16, 20), (1, 16, 20)),
    ):
        fitted = fit(image, shape)
        assert np.array_equal(fitted, np.asarray(image))
        fitted[:] = 0
        assert np.asarray(image).any(), "fit must hand out a copy"


def test_grey_is_what_pillow_calls_so() -> None:
    image = noise(28, 28, 3)
    assert np.array_equal(fit(image, GREY), np.asarray(image.convert("L")))
    assert np.array_equal(fit(noise(32, 32), RGB)[..., 2], np.asarray(noise(32, 32)))


@pytest.mark.parametrize("edge", [7, 100, 1500])
def test_a_wide_picture_is_centred_on_its_borders_colour(edge: int) -> None:
    image = Image.new("RGB", (4 * edge, 2 * edge), (10, 200, 90))
    image.paste((250, 0, 0), (edge, edge // 2, 3 * edge, edge + edge // 2))
    fitted = fit(image, RGB)
    assert fitted.shape == (32, 32, 3)
    assert (fitted[[0, 7, -8, -1]] == (10, 200, 90)).all(), "above and below: its ground"
    assert fitted[16, 16].tolist() == [250, 0, 0]
    red = np.flatnonzero(fitted[16, :, 0] > 130)
    assert abs((red[0] + red[-1]) / 2 - 15.5) <= 0.5
    assert 15 <= len(red) <= 17


def test_every_pixel_counts_when_a_picture_shrinks() -> None:
    checks = np.indices((560, 560)).sum(axis=0) % 2 * 255
    fitted = fit(Image.fromarray(checks.astype(np.uint8)), GREY)
    assert np.abs(fitted.astype(int) - 127).max() <= 2


@pytest.mark.parametrize("size", [(1, 1), (3000, 1), (1, 3000), (2, 5), (29, 28), (27, 28)])
def test_any_proportions_fit(size: tuple[int, int]) -> None:
    for channels in (1, 3):
        fitted = fit(Image.new("RGB", size, (90, 90, 90)), (channels, 28, 28))
        assert fitted.dtype == np.uint8
        assert (fitted == 90).all()


def test_any_mode_is_read() -> None:
    deep = Image.fromarray(np.full((9, 9), 40_000, np.uint16))
    assert pixels(deep, 1)[0, 0] == round(40_000 * 255 / 65_535)
    floats = Image.fromarray(np.full((9, 9), 0.5, np.float32))
    assert pixels(floats, 3).shape == (9, 9, 3)
    assert abs(int(pixels(floats, 3)[0, 0, 0]) - 127) <= 1
    wild = Image.fromarray(np.array([[np.nan, np.inf], [-np.inf, 1.0]], np.float32))
    assert pixels(wild, 1).tolist() == [[0, 0], [0, 255]]
    red = Image.new("RGB", (9, 9), (204, 51, 51))
    for mode in ("P", "CMYK", "RGBA", "YCbCr", "RGBX", "HSV"):
        assert np.abs(pixels(red.convert(mode), 3).astype(int) - (204, 51, 51)).max() < 12, mode
        assert abs(int(pixels(red.convert(mode), 1)[0, 0]) - 97) < 12, mode
    for mode in ("1", "LA", "PA"):
        assert (pixels(Image.new("L", (9, 9), 255).convert(mode), 1) == 255).all(), mode


def test_where_it_is_transparent_a_ground_shows() -> None:
    for ink, ground in ((20, 255), (230, 0)):
        clear = Image.new("LA", (9, 9), (0, 0))
        clear.putpixel((4, 4), (ink, 255))
        assert pixels(clear, 1)[0, 0] == ground, "one that the ink stands out from"
        assert pixels(clear, 1)[4, 4] == ink
        assert pixels(clear, 3)[0, 0].tolist() == [255] * 3
    half = Image.new("RGBA", (9, 9), (0, 0, 0, 51))
    assert (pixels(half, 1) == 204).all()
    nothing = Image.new("RGBA", (9, 9), (0, 0, 0, 0))
    assert (fit(nothing, GREY) == 255).all()
    keyed = Image.new("P", (9, 9), 1)
    keyed.info["transparency"] = 1
    assert (pixels(keyed, 1) == 255).all()


def test_fitting_needs_no_torch() -> None:
    code = "import sys, engine.data.fitting; print({'torch', 'PySide6'} & set(sys.modules))"
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=root
    )
    assert ended.stdout.strip() == "set()"

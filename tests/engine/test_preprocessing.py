"""Pictures of any kind, as the model sees them."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine.data.preprocessing import STROKE_WIDTH, frame, read_image
from engine.errors import AtelierError

Picture = NDArray[np.uint8]


def t_shirt(edge: int = 300, pen: int = 4, shift: tuple[int, int] = (0, 0)) -> Picture:
    """White strokes on black; the shirt fills the middle half of the canvas."""
    image = Image.new("L", (edge, edge))
    unit = edge / 300
    half = [(20, -60), (75, -35), (60, 0), (40, -10), (40, 75)]
    contour = half + [(-x, y) for x, y in reversed(half)] + half[:1]
    points = [
        (150 * unit + x * unit + shift[0], 150 * unit + y * unit + shift[1]) for x, y in contour
    ]
    ImageDraw.Draw(image).line(points, fill=255, width=pen, joint="curve")
    return np.array(image)


def saved(path: Path, image: Image.Image, **options: Any) -> Path:
    image.save(path, **options)
    return path


def code(error: pytest.ExceptionInfo[AtelierError]) -> str:
    return error.value.code


# Framing


def test_a_picture_of_the_models_size_is_a_sample_and_stays_as_it_is() -> None:
    sample = np.arange(784, dtype=np.uint8).reshape(28, 28)
    seen = frame(sample)
    assert np.array_equal(seen, sample)
    seen[:] = 0
    assert sample.any(), "frame must hand out a copy"


def test_the_longer_edge_fills_the_frame_and_the_shorter_is_centred() -> None:
    tall = np.zeros((300, 400), dtype=np.uint8)
    tall[20:220, 30:90] = 200
    seen = frame(tall)
    assert seen.dtype == np.uint8
    assert seen.shape == (28, 28)
    assert seen[0].max() > 200
    assert seen[-1].max() > 200
    columns = np.flatnonzero(seen.max(axis=0) > 20)
    assert abs((columns[0] + columns[-1]) / 2 - 13.5) <= 0.5
    assert 8 <= len(columns) <= 10


def test_another_shape_can_be_asked_for() -> None:
    assert frame(t_shirt(), (16, 16)).shape == (16, 16)


@pytest.mark.parametrize("edge", [64, 128, 280, 560, 1000, 2500])
@pytest.mark.parametrize("dark_on_light", [False, True])
def test_size_place_and_polarity_hardly_matter(edge: int, dark_on_light: bool) -> None:
    expected = frame(t_shirt()).astype(float)
    drawn = t_shirt(edge, max(1, edge // 75), shift=(edge // 8, -edge // 10))
    seen = frame(255 - drawn if dark_on_light else drawn).astype(float)
    assert np.corrcoef(expected.ravel(), seen.ravel())[0, 1] > 0.9


def test_inverting_changes_nothing() -> None:
    drawn = t_shirt()
    assert np.array_equal(frame(drawn), frame(255 - drawn))


@pytest.mark.parametrize("pen", [1, 2, 4, 8])
def test_strokes_come_out_at_one_visible_width(pen: int) -> None:
    image = Image.new("L", (500, 500))
    ImageDraw.Draw(image).rectangle((50, 50, 450, 450), outline=255, width=pen)
    seen = frame(np.array(image)) / 255
    across = seen[14, :14].sum()  # ink along a line through the left edge
    assert across == pytest.approx(STROKE_WIDTH, abs=0.35)
    assert seen.max() == 1.0


def test_filled_shapes_do_not_grow() -> None:
    disc = Image.new("L", (280, 280))
    ImageDraw.Draw(disc).ellipse((40, 40, 240, 240), fill=255)
    assert (frame(np.array(disc)) / 255).sum() == pytest.approx(np.pi * 14**2, rel=0.03)


def test_grain_and_an_off_white_ground_are_not_ink() -> None:
    noise = np.random.default_rng(0).integers(-6, 7, (300, 300))
    paper = np.clip(235 - 0.8 * t_shirt().astype(float) + noise, 0, 255).astype(np.uint8)
    seen, clean = frame(paper), frame(t_shirt())
    assert np.corrcoef(seen.ravel(), clean.ravel())[0, 1] > 0.95


@pytest.mark.parametrize("level", [0, 1, 128, 255])
@pytest.mark.parametrize("shape", [(1, 1), (28, 28), (300, 200)])
def test_one_colour_is_refused(level: int, shape: tuple[int, int]) -> None:
    with pytest.raises(AtelierError) as error:
        frame(np.full(shape, level, dtype=np.uint8), name="blank.png")
    assert code(error) == "image_empty"
    assert "blank.png" in str(error.value)


def test_a_dot_a_line_and_a_tiny_picture_are_framed() -> None:
    dot = np.zeros((100, 100), dtype=np.uint8)
    dot[40, 60] = 255
    line = np.zeros((100, 100), dtype=np.uint8)
    line[50] = 255
    for picture in (dot, line, np.array([[0, 255], [0, 0], [0, 0]], dtype=np.uint8)):
        assert frame(picture).max() == 255


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 2**32 - 1))
def test_any_picture_is_framed_or_called_empty(height: int, width: int, seed: int) -> None:
    generator = np.random.default_rng(seed)
    levels = generator.integers(0, generator.integers(1, 257), (height, width))
    picture = levels.astype(np.uint8)
    contrast = int(picture.max()) - int(picture.min())
    if contrast == 0:
        with pytest.raises(AtelierError):
            frame(picture)
    elif contrast > 200:
        seen = frame(picture)
        assert seen.shape == (28, 28)
        assert seen.dtype == np.uint8


# Reading


def test_one_drawing_in_every_format_is_one_picture(tmp_path: Path) -> None:
    drawn = 255 - t_shirt()
    grey = Image.fromarray(drawn)
    sixteen = Image.fromarray(drawn.astype(np.uint16) * 257)
    transparent = Image.new("RGBA", grey.size, (0, 0, 0, 0))
    transparent.paste((10, 10, 10, 255), mask=Image.fromarray(255 - drawn))
    light = Image.new("RGBA", grey.size, (255, 255, 255, 0))
    light.paste((250, 250, 250, 255), mask=Image.fromarray(255 - drawn))
    files = [
        saved(tmp_path / "grey.png", grey),
        saved(tmp_path / "rgb.png", grey.convert("RGB")),
        saved(tmp_path / "opaque.png", grey.convert("RGBA")),
        saved(tmp_path / "transparent.png", transparent),
        saved(tmp_path / "light.png", light),
        saved(tmp_path / "greyalpha.png", transparent.convert("LA")),
        saved(tmp_path / "sixteen.png", sixteen),
        saved(tmp_path / "sixteen.tif", sixteen),
        saved(tmp_path / "bits.png", grey.convert("1")),
        saved(tmp_path / "palette.gif", grey.convert("P")),
        saved(tmp_path / "photo.jpg", grey, quality=95),
        saved(tmp_path / "cmyk.jpg", grey.convert("CMYK"), quality=95),
        saved(tmp_path / "cmyk.tif", grey.convert("CMYK")),
        saved(tmp_path / "lossless.webp", grey.convert("RGB"), lossless=True),
        saved(tmp_path / "old.bmp", grey),
    ]
    expected = frame(drawn).astype(float)
    for path in files:
        read = read_image(path)
        assert read.dtype == np.uint8
        assert read.shape == drawn.shape
        assert np.abs(frame(read) - expected).mean() < 4, path.name


def test_a_palette_with_transparency_is_composed(tmp_path: Path) -> None:
    palette = Image.fromarray((t_shirt() > 100).astype(np.uint8))
    palette.putpalette([255, 0, 0, 0, 0, 0])
    path = saved(tmp_path / "p.png", palette, transparency=0)
    assert read_image(path)[0, 0] == 255, "dark ink stands on white"


def test_exif_orientation_is_obeyed(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path / "turned.jpg", Image.new("L", (30, 20), 9), exif=exif)
    assert read_image(path).shape == (30, 20)


def test_the_first_frame_of_an_animation_is_read(tmp_path: Path) -> None:
    frames = [Image.new("L", (20, 20), level) for level in (10, 200)]
    path = saved(tmp_path / "moving.gif", frames[0], save_all=True, append_images=frames[1:])
    assert read_image(path).max() < 30


def test_what_is_no_picture_is_refused_with_a_reason(tmp_path: Path) -> None:
    whole = saved(tmp_path / "whole.png", Image.fromarray(t_shirt())).read_bytes()
    broken = {
        "empty.png": b"",
        "text.png": b"this is no picture",
        "cut.png": whole[: len(whole) // 2],
        "garbled.png": whole[:60] + bytes(len(whole) - 60),
        "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    for name, content in broken.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(AtelierError) as error:
            read_image(path)
        assert code(error) == "image_unreadable", name
    for path in (tmp_path / "missing.png", tmp_path):
        with pytest.raises(AtelierError) as error:
            read_image(path)
        assert code(error) == "image_unreadable"


def test_a_hundred_megapixels_are_refused_or_reduced(tmp_path: Path) -> None:
    huge = Image.new("1", (10_000, 10_000), 1)
    ImageDraw.Draw(huge).line((1000, 1000, 9000, 8000), fill=0, width=200)
    with pytest.raises(AtelierError) as error:
        read_image(saved(tmp_path / "huge.png", huge))
    assert code(error) == "image_too_large"
    assert "10000" in str(error.value).replace(",", "")
    photo = saved(tmp_path / "huge.jpg", huge.convert("L"))
    assert max(read_image(photo).shape) <= 2500

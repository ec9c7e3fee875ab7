"""Photos and scans lifted off their background, and what is refused."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from engine.data import image_files
from engine.errors import AtelierError
from engine.inference import photo, regions

Colour = tuple[int, int, int]
BODY = [(180, 250), (330, 200), (420, 320), (700, 380), (740, 460), (180, 460)]


def photographed(
    ground: Colour, body: Colour, *, noise: float = 4, light: float = 0
) -> photo.Colours:
    """A shoe of one colour before a wall of one colour, [600, 900, 3], as a camera sees it."""
    image = Image.new("RGB", (900, 600), ground)
    ImageDraw.Draw(image).polygon(BODY, fill=body)
    levels = np.asarray(image.filter(ImageFilter.GaussianBlur(2)), dtype=np.float64)
    levels += np.linspace(-light, light, 900)[None, :, None]
    levels += np.random.default_rng(0).normal(0, noise, levels.shape)
    return np.clip(levels, 0, 255).astype(np.uint8)


def outline() -> NDArray[np.bool_]:
    """The shoe, trimmed."""
    image = Image.new("L", (900, 600))
    ImageDraw.Draw(image).polygon(BODY, fill=255)
    return np.asarray(image.crop(image.getbbox())) > 0


def agreement(ink: NDArray[np.uint8]) -> float:
    """Intersection over union of the ink and the shoe."""
    size = ink.shape[1], ink.shape[0]
    shoe = np.asarray(Image.fromarray(outline()).resize(size))
    return float((shoe & (ink > 0)).sum() / (shoe | (ink > 0)).sum())


@pytest.mark.parametrize(
    ("ground", "body", "light"),
    [
        ((250, 250, 250), (120, 30, 30), 0.0),
        ((150, 150, 150), (200, 60, 60), 25.0),
        ((30, 30, 40), (180, 170, 60), 10.0),
        ((225, 225, 225), (252, 252, 252), 0.0),
        ((128, 128, 128), (60, 160, 128), 0.0),
    ],
)
def test_a_shoe_before_a_wall_is_lifted_off_it(ground: Colour, body: Colour, light: float) -> None:
    lifted = photo.lift(photographed(ground, body, light=light))
    assert lifted.apart
    assert lifted.ink.dtype == np.uint8
    assert agreement(lifted.ink) > 0.93


def test_a_pair_is_kept_and_dust_is_not() -> None:
    colours = np.full((300, 500, 3), 240, np.uint8)
    colours[100:200, 50:200] = colours[100:200, 300:450] = 30
    colours[20:23, 20:23] = 30
    lifted = photo.lift(colours)
    assert lifted.apart
    assert lifted.ink.shape == pytest.approx((100, 400), abs=8)


def test_a_sketch_stays_a_sketch() -> None:
    paper = Image.new("RGB", (800, 800), (240, 238, 230))
    corners = [(200, 200), (600, 200), (650, 700), (150, 700), (200, 200)]
    ImageDraw.Draw(paper).line(corners, fill=(40, 40, 60), width=9)
    lifted = photo.lift(np.asarray(paper))
    assert lifted.apart
    height, width = lifted.ink.shape
    assert lifted.ink.max() == 255
    assert lifted.ink[height // 2, width // 2] == 0, "the paper within the outline is no ink"


@pytest.mark.parametrize("kind", ["lively", "one colour", "one pixel"])
def test_what_cannot_be_told_apart_is_said_and_left_whole(kind: str) -> None:
    tiles = np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8)
    colours = {
        "lively": np.asarray(Image.fromarray(tiles).resize((450, 300))),
        "one colour": np.full((30, 40, 3), 200, np.uint8),
        "one pixel": np.full((1, 1, 3), 9, np.uint8),
    }[kind]
    lifted = photo.lift(colours)
    assert not lifted.apart
    assert lifted.ink.shape == colours.shape[:2]


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def test_files_of_many_kinds_are_read(tmp_path: Path) -> None:
    red = Image.new("RGB", (1200, 900), (200, 30, 30))
    for kind in ("PNG", "JPEG", "WEBP", "BMP", "TIFF"):
        colours = photo.read(encoded(red, kind), kind)
        assert colours.shape == (384, 512, 3), kind
        assert np.abs(colours.astype(int) - (200, 30, 30)).max() < 12, kind
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("black", "white", "red")]
    animated = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert photo.read(animated, "GIF").max() == 0, "the first frame"
    path = tmp_path / "deep.png"
    Image.fromarray(np.full((5, 6), 40_000, np.uint16)).save(path)
    assert photo.read(path, "deep")[0, 0, 0] == round(40_000 * 255 / 65_535)
    clear = Image.new("RGBA", (9, 9), (0, 0, 0, 0))
    clear.putpixel((4, 4), (20, 20, 20, 255))
    assert photo.read(encoded(clear, "PNG"), "clear")[0, 0].tolist() == [255, 255, 255]


def test_a_turned_photo_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = encoded(Image.new("RGB", (80, 40)), "JPEG", exif=exif)
    assert photo.read(turned, "turned").shape == (80, 40, 3)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello, this is text",
        b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
        encoded(Image.new("RGB", (90, 90)), "PNG")[:60],
        b"\x89PNG\r\n\x1a\n" + bytes(40),
    ],
)
def test_what_is_no_picture_is_refused_with_one_sentence(content: bytes) -> None:
    with pytest.raises(AtelierError) as caught:
        photo.read(content, "this thing")
    assert caught.value.code == "image_unreadable"
    assert "this thing" in caught.value.sentence


def test_a_huge_picture_is_refused_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_files, "MAX_PIXELS", 10_000)
    content = encoded(Image.new("1", (200, 100)), "PNG")
    with pytest.raises(AtelierError) as caught:
        photo.read(content, "big.png")
    assert caught.value.code == "image_too_large"
    assert caught.value.params["width"] == 200
    with pytest.raises(AtelierError, match="cannot be read"):
        photo.read(tmp_path / "missing.png", "missing.png")


def test_components_number_what_touches() -> None:
    drawn = [
        "##.#####",
        ".#.#...#",
        ".#.#.#.#",
        ".#.#.#.#",
        ".###.###",
        "........",
        "#.#.####",
    ]
    mask = np.array([[sign == "#" for sign in row] for row in drawn])
    numbers = regions.components(mask)
    assert ((numbers > 0) == mask).all()
    assert len(np.unique(numbers[:6][mask[:6]])) == 1, "a spiral is one region"
    assert len(np.unique(numbers[6][mask[6]])) == 3
    assert not set(numbers[6][mask[6]]) & set(numbers[:6][mask[:6]])
    assert not regions.components(np.zeros((3, 4), np.bool_)).any()
    checks = np.indices((20, 30)).sum(axis=0) % 2 == 0
    assert len(np.unique(regions.components(checks))) == 301, "corners do not touch"


def test_photo_needs_no_torch() -> None:
    code = "import sys, engine.inference.photo; print({'torch', 'PySide6'} & set(sys.modules))"
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=root
    )
    assert ended.stdout.strip() == "set()"

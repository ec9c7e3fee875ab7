"""A folder of pictures to try out what a person can do with their own. Light: no torch."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

from engine import home
from engine.errors import AtelierError, of_os_error

CLASSES = ("circle", "square")
EACH = 30
"""Pictures of each class."""

_EDGE = 64
_PAPER, _INK = 0, 255


def folder() -> Path:
    """Where they lie, beside the downloaded datasets: a folder for each class."""
    return home.downloads_folder() / "shapes"


def write() -> Path:
    """Draw the pictures, unless they are there: white circles and squares on black, as PNG.

    What a person has put into the folder stays. The pictures are the same on every machine.

    Returns:
        The folder.

    Raises:
        AtelierError: `cannot_write`.
    """
    target = folder()
    if target.exists():
        return target
    part: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".shapes-", dir=target.parent))
        _draw_all(part)
        part.chmod(0o755)  # mkdtemp keeps others out
        part.replace(target)  # all of them, or none
    except OSError as error:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)
        raise AtelierError("cannot_write", path=target, reason=of_os_error(error)) from error
    return target


def _draw_all(into: Path) -> None:
    chance = random.Random(0)
    for name in CLASSES:
        (into / name).mkdir()
        for number in range(EACH):
            picture = Image.new("L", (_EDGE, _EDGE), _PAPER)
            _draw(ImageDraw.Draw(picture), name, chance)
            picture.save(into / name / f"{name}-{number + 1:02}.png")


def _draw(pen: ImageDraw.ImageDraw, name: str, chance: random.Random) -> None:
    """One shape, of any size, anywhere on the picture, filled or not."""
    radius = chance.randint(9, 24)
    x, y = (chance.randint(radius + 2, _EDGE - radius - 3) for _ in range(2))
    box = (x - radius, y - radius, x + radius, y + radius)
    fill = chance.choice((None, _INK))
    draw = pen.ellipse if name == "circle" else pen.rectangle
    draw(box, fill=fill, outline=_INK, width=4)

"""Opening a picture that anybody may have made, with one clear sentence for all that goes wrong.

Light: Pillow only.
"""

from __future__ import annotations

import functools
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image, UnidentifiedImageError

from engine.errors import AtelierError, Phrase, Said, of_os_error

MAX_PIXELS: Final = 50_000_000
"""Pictures with more pixels are refused before they are decoded (JPEGs are first reduced)."""

# More pixels than this are not even reduced: a progressive JPEG is held whole before that. Pillow
# itself would warn from here on, and refuse only twice as many.
_MOST_CLAIMED: Final = 180_000_000
Image.MAX_IMAGE_PIXELS = _MOST_CLAIMED

# Pillow also warns of oddities that it copes with. Said once for the process: `catch_warnings`
# around each opening is not for threads.
warnings.filterwarnings("ignore", module="PIL")

# EXIF's orientation and what undoes it.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# What Pillow's decoders raise on damaged files, none of it documented; found by trying.
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    LookupError,
    RuntimeError,
    MemoryError,
    struct.error,
)


@contextmanager
def opened(source: Path | bytes, name: str, enough: int) -> Iterator[Image.Image]:
    """Open a picture (of several, the first), turned as its EXIF says.

    Args:
        source: a file's path or its content.
        name: what an error calls it.
        enough: pixels along the edges that do; a JPEG may come smaller than it is, but not
            smaller than this.

    Raises:
        AtelierError: `image_unreadable` (path, reason) if it is no picture or a damaged one, also
            if that shows only while the block decodes it; `image_too_large` (path, width, height)
            beyond `MAX_PIXELS`.
    """
    try:
        size = len(source) if isinstance(source, bytes) else source.stat().st_size
        if size == 0:
            raise AtelierError("image_unreadable", path=name, reason=Phrase("empty_file"))
        content = io.BytesIO(source) if isinstance(source, bytes) else source
        with Image.open(content, formats=_formats()) as image:
            yield _checked(image, name, enough)
    except UnidentifiedImageError:
        raise AtelierError("image_unreadable", path=name, reason=Phrase("no_picture")) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise AtelierError("image_unreadable", path=name, reason=Phrase("absurd_size")) from None
    except _DAMAGED as error:
        reason: Said = Phrase("damaged")
        if isinstance(error, OSError) and error.strerror:
            reason = of_os_error(error)
        raise AtelierError("image_unreadable", path=name, reason=reason) from error


@functools.cache
def _formats() -> tuple[str, ...]:
    """All that Pillow knows but PostScript, a program that it would hand to Ghostscript."""
    Image.init()
    return tuple(name for name in Image.ID if name != "EPS")


def _checked(image: Image.Image, name: str, enough: int) -> Image.Image:
    width, height = image.size
    if width * height > _MOST_CLAIMED:
        raise Image.DecompressionBombError
    if image.format in ("JPEG", "MPO"):  # MPO: what some cameras make of a JPEG
        image.draft(None, (enough, enough))  # decodes at an eighth of the size if that will do
    if image.size[0] * image.size[1] > MAX_PIXELS:
        raise AtelierError("image_too_large", path=name, width=width, height=height)
    return _upright(image)


def _upright(image: Image.Image) -> Image.Image:
    """The picture turned as its EXIF says.

    Not `ImageOps.exif_transpose`: it writes the EXIF anew, and fails where that is odd.
    """
    orientation = image.getexif().get(ExifTags.Base.Orientation)
    turn = _TURNS.get(orientation) if isinstance(orientation, int) else None
    return image if turn is None else image.transpose(turn)

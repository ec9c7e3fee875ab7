"""Opening a picture that anybody may have made, with one clear sentence for all that goes wrong.

Light: Pillow only.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from engine.errors import AtelierError

MAX_PIXELS: Final = 50_000_000
"""Pictures with more pixels are refused before they are decoded (JPEGs are first reduced)."""


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
            raise AtelierError("image_unreadable", path=name, reason="the file is empty")
        with warnings.catch_warnings():
            # The size is checked here, before any pixel is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source) as image:
                yield _checked(image, name, enough)
    except UnidentifiedImageError:
        reason = "it is not a picture of a known format"
        raise AtelierError("image_unreadable", path=name, reason=reason) from None
    except Image.DecompressionBombError:
        reason = "it claims an absurd number of pixels"
        raise AtelierError("image_unreadable", path=name, reason=reason) from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, MemoryError) as error:
        # What Pillow's decoders raise on damaged files, none of them documented.
        told = error.strerror if isinstance(error, OSError) else None
        raise AtelierError("image_unreadable", path=name, reason=told or "it is damaged") from error


def _checked(image: Image.Image, name: str, enough: int) -> Image.Image:
    width, height = image.size
    if image.format == "JPEG":
        image.draft(None, (enough, enough))  # decodes at an eighth of the size if that will do
    if image.size[0] * image.size[1] > MAX_PIXELS:
        raise AtelierError("image_too_large", path=name, width=width, height=height)
    return ImageOps.exif_transpose(image)

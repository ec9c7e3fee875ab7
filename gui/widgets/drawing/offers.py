"""Pictures that come from the clipboard or are dropped: found, not decoded."""

from typing import TypeAlias

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

Offer: TypeAlias = str | bytes | QImage
"""A file's path, a file's content, or an image that another program has decoded."""


def offer_of(mime: QMimeData) -> Offer | None:
    """The picture in what was pasted or dropped; none if it holds only other things.

    A file comes first, then a picture as it was encoded: decoding a large one here would hold up
    the window.
    """
    for url in mime.urls():
        if url.isLocalFile():
            return url.toLocalFile()
    for kind in mime.formats():
        if kind.startswith("image/") and (content := mime.data(kind).data()):
            return bytes(content)
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return image
    return None

"""Images to show in a grid, and where its cells are."""

import numpy as np
from PySide6.QtCore import QPoint

from gui.widgets.images.image_grid import ImageGrid


def images(count: int, edge: int = 28) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Image i is all of grey i modulo 256."""
    shades = np.arange(count, dtype=np.uint8)
    return np.broadcast_to(shades[:, None, None], (count, edge, edge)).copy()


def centre(grid: ImageGrid, row: int, column: int) -> QPoint:
    cell = grid.cell_size()
    return QPoint(column * cell + cell // 2, row * cell + cell // 2)


def shade(grid: ImageGrid, row: int, column: int) -> int:
    picture = grid.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    return picture.pixelColor(centre(grid, row, column) * ratio).red()

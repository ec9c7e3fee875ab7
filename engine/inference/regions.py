"""Connected regions of a mask, for flood fills and for finding an object in a photo.

Light: NumPy only. Rows are cut into runs of set pixels, and runs that touch the row above are
joined; the work depends on the number of runs, not on the pixels or on how a region winds.
"""

import numpy as np
from numpy.typing import NDArray


def components(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Number the regions of set pixels that touch along an edge.

    Args:
        mask: bool [H, W].

    Returns:
        int32 [H, W]: 0 where the mask is not set, 1 and up in the regions.
    """
    height, width = mask.shape
    stride = width + 2  # a clear column at both sides keeps rows apart
    flat = np.zeros(height * stride + 1, np.int8)
    flat[:-1].reshape(height, stride)[:, 1:-1] = mask
    change = np.diff(flat)
    starts, ends = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    first = np.searchsorted(ends, starts + stride, side="right")
    last = np.searchsorted(starts, ends + stride, side="left")
    counts = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(len(starts)), counts)
    offsets = np.arange(len(upper)) - np.repeat(np.cumsum(counts) - counts, counts)
    roots = _joined(len(starts), upper, first[upper] + offsets)
    _, numbers = np.unique(roots, return_inverse=True)
    steps = np.zeros(height * stride + 1, np.int32)
    steps[starts + 1] += (numbers + 1).astype(np.int32)
    steps[ends + 1] -= (numbers + 1).astype(np.int32)
    return np.cumsum(steps, dtype=np.int32)[:-1].reshape(height, stride)[:, 1:-1]


def _joined(count: int, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
    """The smallest member of each one's set, where pairs (first, second) belong together."""
    roots = np.arange(count)
    while True:
        low = np.minimum(roots[first], roots[second])
        new = roots.copy()
        np.minimum.at(new, roots[first], low)
        np.minimum.at(new, roots[second], low)
        new = new[new]
        if np.array_equal(new, roots):
            return roots
        roots = new

"""How arrays are spread out as tiles, and the indices at the edges."""

import itertools

import numpy as np
import pytest

from gui.widgets.images.colour_map import layout_of
from gui.widgets.images.tensor_marks import column_marks, row_marks


@pytest.mark.parametrize(
    ("shape", "image", "size"),
    [
        ((7,), None, (1, 7)),
        ((4, 5), None, (4, 5)),
        ((9, 784), (1, 28, 28), (86, 86)),
        ((9, 784), (1, 32, 32), (9, 784)),
        ((9, 10), (1, 2, 5), (14, 11)),
        ((5, 12), (3, 2, 2), (14, 8)),
        ((16, 8, 3, 3), None, (63, 31)),
        ((16, 1, 3, 3), None, (15, 15)),
        ((5, 2, 2), None, (5, 8)),
    ],
)
def test_layouts_find_every_element_once(
    shape: tuple[int, ...], image: tuple[int, int, int] | None, size: tuple[int, int]
) -> None:
    layout = layout_of(shape, image)
    assert layout.size == size
    found = [layout.index_at(row, column) for row in range(size[0]) for column in range(size[1])]
    elements = [index for index in found if index is not None]
    assert len(elements) == len(set(elements)) == int(np.prod(shape))


@pytest.mark.parametrize("count", [1, 7, 512, 100_000])
@pytest.mark.parametrize("length", [30.0, 400.0])
def test_indices_at_an_edge_do_not_touch(count: int, length: float) -> None:
    layout = layout_of((count, count))
    marks = column_marks(layout, length, lambda text: 8.0 * len(text))
    assert marks[0].text == "0"
    for before, after in itertools.pairwise(marks):
        assert (after.at - before.at) * length >= 8 * len(after.text) - 1e-9
    assert all(int(mark.at * count) == int(mark.text) for mark in marks)


def test_rows_of_tiles_are_headed_by_their_first_unit() -> None:
    layout = layout_of((100, 784), (1, 28, 28))
    assert [mark.text for mark in row_marks(layout, 400, 15)][:3] == ["0", "10", "20"]
    assert column_marks(layout, 400, len) == []
    kernels = layout_of((3, 2, 5, 5))
    assert [mark.text for mark in row_marks(kernels, 400, 15)] == ["0", "1", "2"]
    assert [mark.text for mark in column_marks(kernels, 400, len)] == ["0", "1"]

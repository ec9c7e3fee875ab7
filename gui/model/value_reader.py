"""Reads the numbers of one parameter or buffer and makes them ready to be shown.

Everything here is for worker threads; torch's tensors are used by their methods alone, so that
importing this does not import torch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.models.tensor_summary import TensorHistogram, TensorSummary, histogram, summarize
from gui.theme import Theme
from gui.widgets.images.colour_map import TensorPicture, pictured

if TYPE_CHECKING:
    from torch import Tensor, nn

PICTURE_LIMIT = 1_000_000  # numbers; more than a screen has pixels
TABLE_LIMIT = 1_000_000  # rows, and columns: Qt counts a table's pixels in 32 bits


@dataclass(frozen=True, eq=False)
class ReadTensor:
    """A parameter or buffer, ready to be shown.

    Attributes:
        kind: The class of the module that it belongs to.
        values: All of its numbers; shares the network's memory where it can.
        table: The same as rows and columns, cut to what a table can hold.
        summary: Figures of all of them.
        counts: Their histogram.
        picture: The first of them as colours; None if it has no elements.
        gradient: The histogram of its gradient, if there is one.
    """

    kind: str
    values: NDArray[np.generic]
    table: NDArray[np.generic]
    summary: TensorSummary
    counts: TensorHistogram
    picture: TensorPicture | None
    gradient: TensorHistogram | None


def read_tensor(
    module: nn.Module,
    path: str,
    gradient: Tensor | None,
    image: tuple[int, int, int] | None,
    theme: Theme,
) -> ReadTensor | None:
    """Read one tensor of a network; None if the network has none of that name.

    Args:
        module: The network.
        path: The tensor's name in the state_dict.
        gradient: Its gradient, if it is known.
        image: What rows of a matrix are pictures of, as for `layout_of`.
        theme: The colours of the picture.
    """
    place, _, name = path.rpartition(".")
    try:
        owner = module.get_submodule(place)
        tensor = getattr(owner, name)
    except AttributeError:
        return None
    values = values_of(tensor)
    return ReadTensor(
        kind=type(owner).__name__,
        values=values,
        table=as_table(values),
        summary=summarize(values),
        counts=histogram(values),
        picture=pictured(head(values, PICTURE_LIMIT), image, theme),
        gradient=None if gradient is None else histogram(values_of(gradient)),
    )


def values_of(tensor: Tensor) -> NDArray[np.generic]:
    """A tensor's numbers; shares its memory where it can.

    What numpy does not know is converted: bfloat16 to float32, complex numbers to pairs.
    """
    plain = tensor.detach().cpu()
    if plain.is_complex():
        return np.stack((plain.real.numpy(), plain.imag.numpy()), axis=-1)
    if plain.is_floating_point() and plain.element_size() < 4:
        plain = plain.float()
    values: NDArray[np.generic] = plain.numpy()
    return values


def histograms(tensors: Mapping[str, Tensor]) -> dict[str, TensorHistogram]:
    """A histogram of each tensor, by name."""
    return {name: histogram(values_of(tensor)) for name, tensor in tensors.items()}


def as_table(values: NDArray[np.generic]) -> NDArray[np.generic]:
    """Rows along the first axis, all others folded into the columns; cut to `TABLE_LIMIT`."""
    rows = np.atleast_1d(values)[:TABLE_LIMIT]
    wide = rows.reshape(len(rows), -1) if rows.size else rows.reshape(0, 0)
    return wide[:, :TABLE_LIMIT]


def head(values: NDArray[np.generic], limit: int) -> NDArray[np.generic]:
    """The first numbers of an array, at most `limit`, as whole rows as far as that goes."""
    cut = values
    for axis in range(values.ndim):
        if cut.size <= limit:
            break
        per_place = cut.size // cut.shape[axis]
        places = (slice(None),) * axis + (slice(0, max(1, limit // per_place)),)
        cut = cut[places]
    return cut

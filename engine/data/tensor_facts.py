"""What a tensor is, as one would print it. Light: numpy only."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class TensorFacts:
    """What `t.shape`, `t.dtype`, `t.min()` ... of one image say.

    Attributes:
        shape: [C, H, W].
        dtype: As torch calls it, without "torch.".
        low: Smallest value.
        high: Largest value.
        mean: Mean value.
        std: Standard deviation as `Tensor.std` has it: over n - 1.
        nbytes: Memory of the values.
        device: Where they are.
    """

    shape: tuple[int, ...]
    dtype: str
    low: float
    high: float
    mean: float
    std: float
    nbytes: int
    device: str = "cpu"

    @property
    def is_whole(self) -> bool:
        """Whether the values are whole numbers."""
        return "int" in self.dtype


def facts_of(values: NDArray[np.uint8] | NDArray[np.float32], device: str = "cpu") -> TensorFacts:
    """The facts of a tensor that numpy sees as `values`; at least two of them."""
    exact = values.astype(np.float64)
    return TensorFacts(
        shape=values.shape,
        dtype=str(values.dtype),
        low=float(exact.min()),
        high=float(exact.max()),
        mean=float(exact.mean()),
        std=float(exact.std(ddof=1)),
        nbytes=values.nbytes,
        device=device,
    )

"""How far apart two tensors are, as a plain record. Light: no torch."""

import math
from dataclasses import dataclass
from typing import Literal

# A sum of products has this much of its size as rounding error: two equal tensors have cosine 1.
_ROUNDING = 1e-12

Status = Literal["both", "missing", "extra", "shape"]


@dataclass(frozen=True)
class Distance:
    """How far a parameter of one network is from that of another.

    Attributes:
        name: The parameter's or buffer's; empty for a total.
        status: `both`; `missing` from the other, `extra` in the other, or there with another
            `shape`: then nothing but the shapes is known.
        shape: In the one; None if it is not there.
        other_shape: In the other; None if it is not there.
        count: Numbers that were compared.
        left_out: Numbers that were not, because one of the two is NaN or infinite.
        l2: Euclidean distance of the two.
        norm: Euclidean norm of the one.
        other_norm: Of the other.
        largest: The largest difference of two numbers.
        product: Dot product of the two.
    """

    name: str
    status: Status
    shape: tuple[int, ...] | None
    other_shape: tuple[int, ...] | None
    count: int = 0
    left_out: int = 0
    l2: float = 0.0
    norm: float = 0.0
    other_norm: float = 0.0
    largest: float = 0.0
    product: float = 0.0

    @property
    def relative(self) -> float | None:
        """Distance by the norm of the one; None if that is 0 and the other is not, or unknown."""
        if not self.count or (not self.norm and self.l2):
            return None
        return self.l2 / self.norm if self.norm else 0.0

    @property
    def cosine(self) -> float | None:
        """Cosine of the angle between the two, -1 to 1; None if one of them has no direction."""
        size = self.norm * self.other_norm
        if not size:
            return None
        cosine = self.product / size
        return math.copysign(1.0, cosine) if abs(abs(cosine) - 1) < _ROUNDING else cosine

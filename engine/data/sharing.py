"""Which images of a batch are for which of several processes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from torch import nn
from torch.utils.data import Sampler


@dataclass(frozen=True)
class Share:
    """What one of several processes takes of each batch.

    Attributes:
        rank: The process's number, from 0.
        world: How many there are.
        least: As few images as one can compute with.
    """

    rank: int = 0
    world: int = 1
    least: int = 1

    def rows(self, count: int) -> slice:
        """Its images of a batch of `count`: neighbours, as many as anybody else's, or one more.

        Where there are too few for all, who is left out computes with the first one's images: its
        part in gradients and losses is `counts`.
        """
        parts = self._parts(count)
        place = self.rank if self.rank < parts else 0
        return slice(place * count // parts, (place + 1) * count // parts)

    def counts(self, count: int) -> bool:
        """Whether what it computes with its images of a batch of `count` is to be counted."""
        return self.rank < self._parts(count)

    def _parts(self, count: int) -> int:
        return max(1, min(self.world, count // self.least))


WHOLE = Share()


def fewest_images(model: nn.Module) -> int:
    """With how few images a network can train: a variance is that of two, at least."""
    normed = any(isinstance(m, nn.modules.batchnorm._BatchNorm) for m in model.modules())
    return 2 if normed else 1


class SharedBatches(Sampler[list[int]]):
    """One process's part of every batch.

    Args:
        batches: The indices of each whole batch; the same in all processes.
        share: Whose part.
    """

    def __init__(self, batches: Iterable[list[int]], share: Share) -> None:
        self._batches = batches
        self._share = share

    def __iter__(self) -> Iterator[list[int]]:
        for batch in self._batches:
            yield batch[self._share.rows(len(batch))]

"""A small network whose forward pass depends on what comes in."""

import torch
from torch import Tensor, nn

from engine import rng


class Branching(nn.Module):
    """Takes another way for each input.

    Input and output: [N, 3] and [N, 1].
    """

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(3, 4)
        self.again = nn.Linear(4, 4)
        self.last = nn.Linear(4, 1)

    def forward(self, x: Tensor) -> Tensor:
        """The larger x, the more layers."""
        times = min(int(x.abs().sum()), 4)
        if x.sum() > 0:
            x = torch.relu(self.first(x))
        else:
            x = torch.tanh(self.first(x))
            x = 2 * x
        for _ in range(times):
            x = self.again(x)
        output: Tensor = self.last(x)
        return output


def build() -> Branching:
    """The network with weights from seed 0; torch's global generator is left as it was."""
    with rng.seeded(0):
        return Branching()

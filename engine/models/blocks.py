"""What our convolutional networks are built of."""

from torch import Tensor, nn


def convolution(inputs: int, outputs: int, *between: nn.Module) -> nn.Sequential:
    """3x3 convolution, what comes `between`, batch normalisation, ReLU: the picture keeps its size.

    Args:
        inputs: Channels that come in.
        outputs: Channels that go out.
        between: Modules before the normalisation, such as a pooling.
    """
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel_size=3, padding=1, bias=False),
        *between,
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class Residual(nn.Module):
    """Two 3x3 convolutions whose result is added to their input (He et al. 2015).

    Input and output are float [N, channels, H, W].
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = convolution(channels, channels)
        self.second = convolution(channels, channels)

    def forward(self, x: Tensor) -> Tensor:
        """What came in, and what the convolutions add to it."""
        total: Tensor = x + self.second(self.first(x))
        return total

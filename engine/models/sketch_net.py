"""The network behind the Draw tab: names photos and drawings of clothes alike."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def _convolution(inputs: int, outputs: int) -> nn.Sequential:
    """3x3 convolution, batch normalisation, ReLU: the picture keeps its size."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class _Residual(nn.Module):
    """Two convolutions whose result is added to their input (He et al. 2015)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = _convolution(channels, channels)
        self.second = _convolution(channels, channels)

    def forward(self, x: Tensor) -> Tensor:
        total: Tensor = x + self.second(self.first(x))
        return total


class SketchNet(nn.Module):
    """A small residual network for 28x28 pictures, trained on photos and outlines together.

    Input float [N, in_channels, 28, 28] in 0..1; output logits [N, classes]. The last feature
    vector is the mean and the maximum of each channel: the mean tells cloth from lines, the
    maximum whether a collar or a heel is anywhere. In evaluation mode it is that of the picture
    and of its mirror image, averaged: a garment turned round gets the same logits.

    Args:
        in_channels: channels of a picture.
        classes: how many classes to tell apart.
        width: channels of the first stage; the later ones have two and four times as many.
    """

    def __init__(self, in_channels: int = 1, classes: int = 10, width: int = 24) -> None:
        super().__init__()
        self.stem = nn.Sequential(_convolution(in_channels, width), nn.MaxPool2d(2))
        self.middle = nn.Sequential(
            _convolution(width, 2 * width), _Residual(2 * width), nn.MaxPool2d(2)
        )
        self.top = nn.Sequential(_convolution(2 * width, 4 * width), _Residual(4 * width))
        self.dropout = nn.Dropout(0.2)
        self.head = nn.Linear(8 * width, classes)

    def features(self, x: Tensor) -> Tensor:
        """The picture's description before the last layer, float [N, 8 * width]."""
        if self.training:
            return self._one_reading(x)
        return (self._one_reading(x) + self._one_reading(x.flip(-1))) / 2

    def _one_reading(self, x: Tensor) -> Tensor:
        maps = self.top(self.middle(self.stem(x)))
        return torch.cat([maps.mean(dim=(2, 3)), maps.amax(dim=(2, 3))], dim=1)

    def forward(self, x: Tensor) -> Tensor:
        """Logits [N, classes] of pictures [N, in_channels, 28, 28]."""
        logits: Tensor = self.head(self.dropout(self.features(x)))
        return logits

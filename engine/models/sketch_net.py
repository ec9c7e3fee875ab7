"""The network behind the Draw tab: names photos and drawings of clothes alike."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from engine.models.blocks import Residual, convolution


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
        self.stem = nn.Sequential(convolution(in_channels, width), nn.MaxPool2d(2))
        self.middle = nn.Sequential(
            convolution(width, 2 * width), Residual(2 * width), nn.MaxPool2d(2)
        )
        self.top = nn.Sequential(convolution(2 * width, 4 * width), Residual(4 * width))
        self.dropout = nn.Dropout(0.2)
        self.head = nn.Linear(8 * width, classes)

    def features(self, x: Tensor) -> Tensor:
        """The picture's description before the last layer, float [N, 8 * width]."""
        if self.training:
            return self._one_reading(x)
        # One pass over both: half as many calls, between which a window may take Python's lock.
        both = self._one_reading(torch.cat([x, x.flip(-1)]))
        one, other = both.chunk(2)
        return (one + other) / 2

    def _one_reading(self, x: Tensor) -> Tensor:
        maps = self.top(self.middle(self.stem(x)))
        return torch.cat([maps.mean(dim=(2, 3)), maps.amax(dim=(2, 3))], dim=1)

    def forward(self, x: Tensor) -> Tensor:
        """Logits [N, classes] of pictures [N, in_channels, 28, 28]."""
        logits: Tensor = self.head(self.dropout(self.features(x)))
        return logits

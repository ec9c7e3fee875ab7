"""How far a picture is from clothes: a small network beside the one that names them.

A classifier must choose one of its classes, and is often sure of it for a house or a digit. So a
second network was taught the difference between clothes and other things ("outlier exposure",
Hendrycks, Mazeika, Dietterich 2019): `resources/weights/fit_doubt.py` makes it, the model card
beside it says how good it is.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save
from torch import Tensor, nn

from engine.errors import AtelierError, Phrase
from engine.files import replacing
from engine.models import weights
from engine.models.blocks import convolution
from engine.pixels import to_float

EDGE = 28
"""Height and width in pixels of the pictures that doubt is measured on."""

_FORMAT = "atelier-doubt-1"
_WIDTH = 12


class DoubtNet(nn.Module):
    """Float [N, 1, 28, 28] in 0..1 to one logit each, [N]: above 0 for what is no clothes."""

    def __init__(self) -> None:
        super().__init__()
        self.maps = nn.Sequential(
            convolution(1, _WIDTH),
            nn.MaxPool2d(2),
            convolution(_WIDTH, 2 * _WIDTH),
            nn.MaxPool2d(2),
            convolution(2 * _WIDTH, 4 * _WIDTH),
            convolution(4 * _WIDTH, 4 * _WIDTH),
        )
        self.dropout = nn.Dropout(0.3)
        self.head = nn.Linear(8 * _WIDTH, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Logits [N] of pictures [N, 1, 28, 28]."""
        maps = self.maps(x)
        pooled = torch.cat([maps.mean(dim=(2, 3)), maps.amax(dim=(2, 3))], dim=1)
        logits: Tensor = self.head(self.dropout(pooled))[:, 0]
        return logits


class Doubt:
    """Measures doubt, on the CPU.

    Args:
        net: The network; it is put into evaluation mode.
    """

    def __init__(self, net: DoubtNet) -> None:
        self._net = net.eval()

    def of(self, seen: NDArray[np.uint8]) -> NDArray[np.float32]:
        """The doubt about framed pictures.

        Args:
            seen: uint8 [N, 28, 28], light ink on black, as `preprocessing.frame` gives them. A
                drawing that it refuses as empty has doubt 1 by definition.

        Returns:
            float32 [N], 0 (surely clothes) to 1; above .5, the picture is likelier something else.
        """
        with torch.inference_mode():
            logits = self._net(to_float(torch.from_numpy(seen))[:, None])
            doubts: NDArray[np.float32] = logits.sigmoid().numpy()
        return doubts

    @classmethod
    def read(cls, path: Path) -> Doubt:
        """Read what `write` wrote.

        Raises:
            AtelierError: `checkpoint_missing`, `checkpoint_corrupt` or `checkpoint_mismatch`.
        """
        _, state = weights.read_tensors(path, _FORMAT)
        if not all(bool(torch.isfinite(tensor).all()) for tensor in state.values()):
            raise AtelierError("checkpoint_corrupt", path=path, reason=Phrase("not_finite"))
        net = DoubtNet()
        weights.load_into(net, state, "doubt", path)
        return cls(net)

    def write(self, path: Path) -> None:
        """Write a `.safetensors` file in one step.

        Raises:
            OSError: If the folder cannot be written.
        """
        with replacing(path) as part:
            part.write_bytes(save(weights.copy_state(self._net), {"format": _FORMAT}))


def beside(path: Path) -> Path:
    """Where the doubt that belongs to a weights file lies: `NAME.doubt.safetensors`."""
    return path.with_name(f"{path.stem}.doubt.safetensors")

"""Which ink spoke for a class: saliency of one picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from engine.pixels import as_batch

SAMPLES = 8
"""How many thinned copies of the picture are looked at."""

LEFT_OUT = 0.2
"""Share of the pixels that each copy leaves out."""


def saliency(
    model: nn.Module, seen: NDArray[np.uint8], labels: Sequence[int]
) -> NDArray[np.float32]:
    """How much each pixel's ink spoke for a class, and how much against it.

    The gradient of the class's log odds (its logit against all others together) times the ink,
    averaged over copies of the picture in each of which another fifth of the pixels is left out.
    A gradient at the picture itself says what the next grain of ink would change; with ink missing
    around a pixel it says what that pixel's ink is worth. Averaging over disturbed copies is
    SmoothGrad (Smilkov et al. 2017), leaving pixels out instead of adding noise is from RISE
    (Petsiuk, Das, Saenko 2018). It was chosen by deletion (`python -m benchmarks.explanations`)
    over gradient x input, SmoothGrad with Gaussian noise, integrated gradients (Sundararajan, Taly,
    Yan 2017) and occlusion by 3x3 windows (Zeiler, Fergus 2014), each with at most eight passes but
    occlusion, which needs hundreds.

    What single pixels say is uneven; each is given the mean of the ink around it, weighted by a
    Gaussian of one pixel: that costs a tenth of what deletion takes away, and people can read it.

    The same arguments give the same answer: the pixels that are left out are fixed. The gradients
    of the model's parameters are neither read nor written.

    Args:
        model: In evaluation mode, on the CPU; maps float [N, C, H, W] in 0..1 to logits.
        seen: uint8 [H, W] or [H, W, 3], the picture as the model sees it: light ink on black.
        labels: Indices of the classes to explain.

    Returns:
        float32 [len(labels), H, W], positive where ink spoke for the class, negative where it
        spoke against it, 0 where there is none.
    """
    planes = as_batch(seen)
    ink = planes[0].mean(dim=0)
    with torch.enable_grad():
        copies = (planes * _kept(ink.shape).unsqueeze(1)).requires_grad_()
        logits = model(copies)
        maps = [
            torch.autograd.grad(_log_odds(logits, label), copies, retain_graph=True)[0]
            for label in labels
        ]
    uneven = torch.stack([(part.mean(dim=0) * planes[0]).sum(dim=0) for part in maps])
    return _evened(uneven, (ink > 0).float()).numpy()


def _kept(shape: tuple[int, ...]) -> Tensor:
    """Which pixels each copy keeps, float32 [SAMPLES, H, W] of 0 and 1; always the same."""
    generator = torch.Generator().manual_seed(0)  # its own: the global one belongs to trainings
    return (torch.rand(SAMPLES, *shape, generator=generator) >= LEFT_OUT).float()


def _log_odds(logits: Tensor, label: int) -> Tensor:
    """Log of the odds of a class against all others, summed over the batch: float []."""
    others = logits.clone()
    others[:, label] = -torch.inf
    return (logits[:, label] - others.logsumexp(dim=1)).sum()


def _evened(maps: Tensor, inked: Tensor) -> Tensor:
    """Each inked pixel's neighbourhood's mean over inked pixels; 0 elsewhere.

    Args:
        maps: float32 [N, H, W].
        inked: float32 [H, W], 1 where there is ink and 0 where there is none.
    """
    line = torch.exp(-0.5 * torch.arange(-2.0, 3.0) ** 2)
    window = torch.outer(line, line)[None, None]
    sums = functional.conv2d(maps.unsqueeze(1), window, padding=2)
    weights = functional.conv2d(inked[None, None], window, padding=2)
    return (sums / weights.clamp_min(1e-6)).squeeze(1) * inked

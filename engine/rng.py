"""Every random draw of a run, fixed by its seed.

Order comes from a generator per epoch; draws inside a step (dropout) come from torch's global
generator, reseeded from (seed, step) first. So a resume needs no saved generator state, and a
script states either in one line.

The global generator belongs to the whole process: whatever draws from it while a run may be in
progress holds `GLOBAL_LOCK`. One `nn.Linear()` in another thread is enough to change a run.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import torch

GLOBAL_LOCK = threading.RLock()

# A prime far above any count of epochs: runs with neighbouring seeds share no epoch's order.
_STRIDE = 1_000_003


def epoch_generator(seed: int, epoch: int) -> torch.Generator:
    """A CPU generator for the order of one epoch (counted from 1)."""
    return torch.Generator().manual_seed(seed * _STRIDE + epoch)


def step_generator(seed: int, step: int) -> torch.Generator:
    """A CPU generator for what is drawn outside the network in one step (counted from 1)."""
    return torch.Generator().manual_seed(seed * _STRIDE + step)


def seed_step(seed: int, step: int) -> None:
    """Reseed the global generators for one optimizer step (counted from 1).

    The caller holds `GLOBAL_LOCK` until the step's last draw.
    """
    torch.manual_seed(seed * _STRIDE + step)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Draw from the global CPU generator as if freshly seeded, and leave it as it was found."""
    with GLOBAL_LOCK, torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(seed)
        yield

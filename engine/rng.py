"""Every random draw of a run, fixed by its seed.

Order comes from a generator per epoch; draws inside a step (dropout) come from torch's global
generator, reseeded from (seed, step) first. So a resume needs no saved generator state, and a
script states either in one line.

The global generator belongs to the whole process: whatever draws from it while a run may be in
progress holds `GLOBAL_LOCK`. One `nn.Linear()` in another thread is enough to change a run.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import torch
from torch.utils.data import get_worker_info

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


def sample_seed(seed: int, epoch: int, index: int) -> int:
    """The seed of what is drawn for one image in one epoch (counted from 1).

    Of 32 bits, as a CPU generator reads no more; mixed, so that neighbours have nothing in common.
    """
    mixed = ((seed * _STRIDE + epoch) * 0x9E3779B97F4A7C15 + index) % 2**64
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> shift)) * factor % 2**64
    return (mixed ^ (mixed >> 31)) % 2**32


@contextmanager
def borrowed() -> Iterator[None]:
    """Draw from the global CPU generator, and leave it as it was found.

    A DataLoader's worker process has no other thread that draws, and takes no lock: one that was
    forked could find it locked for ever.
    """
    lock = GLOBAL_LOCK if get_worker_info() is None else nullcontext()
    with lock, torch.random.fork_rng(devices=[]):
        yield


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Draw from the global CPU generator as if freshly seeded, and leave it as it was found."""
    with borrowed():
        reseed(seed)
        yield


def reseed(seed: int) -> None:
    """Seed the global CPU generator; for use within `borrowed` or under `GLOBAL_LOCK`."""
    torch.default_generator.manual_seed(seed)

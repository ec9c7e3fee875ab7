"""A DataLoader's batches one at a time, given up at any moment."""

import threading
import time

import pytest
import torch

from engine.data.feed import Feed
from engine.data.loaders import training_loader
from engine.data_spec import DataSpec
from engine.errors import Cancelled
from tests.tiny import tiny_images


def test_it_gives_what_the_loader_gives_and_then_nothing() -> None:
    images, spec = tiny_images(40, 0), DataSpec()
    feed = Feed(training_loader(images, spec, 16, seed=0, epoch=1))
    for pixels, labels in training_loader(images, spec, 16, seed=0, epoch=1):
        batch = feed.next()
        assert batch is not None
        assert torch.equal(batch[0], pixels)
        assert torch.equal(batch[1], labels)
    assert feed.next() is None
    assert feed.next() is None


def test_a_closed_feed_gives_nothing() -> None:
    feed = Feed(training_loader(tiny_images(40, 0), DataSpec(), 16, seed=0, epoch=1))
    feed.next()
    feed.close()
    assert feed.next() is None


def test_a_feed_that_nobody_wants_any_more_says_so() -> None:
    feed = Feed(training_loader(tiny_images(40, 0), DataSpec(), 16, seed=0, epoch=1))
    feed.next()
    unwanted = threading.Event()
    unwanted.set()
    with pytest.raises(Cancelled):
        feed.next(unwanted)
    assert feed.next() is None


def test_worker_processes_fetch_the_same_and_end_with_the_epoch() -> None:
    images, spec = tiny_images(40, 0), DataSpec(workers=1)
    feed = Feed(training_loader(images, spec, 16, seed=0, epoch=1))
    for pixels, labels in training_loader(images, DataSpec(), 16, seed=0, epoch=1):
        batch = feed.next()
        assert batch is not None
        assert feed.processes == 1
        assert torch.equal(batch[0], pixels)
        assert torch.equal(batch[1], labels)
    assert feed.next() is None
    assert feed.processes == 0


def test_processes_that_are_still_starting_end_at_once() -> None:
    feed = Feed(training_loader(tiny_images(40, 0), DataSpec(workers=1), 16, seed=0, epoch=1))
    unwanted = threading.Event()
    # A process imports torch before its first batch, which takes far longer than this.
    threading.Timer(0.3, unwanted.set).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        feed.next(unwanted)
    assert feed.processes == 0
    # A DataLoader by itself takes five seconds for it.
    assert time.monotonic() - began < 4

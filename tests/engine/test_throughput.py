"""A DataLoader's speed, beside the tutorial's loader over the same images."""

import threading
from collections.abc import Iterator

import pytest
import torch

from engine.data import throughput
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec
from engine.errors import AtelierError, Cancelled
from engine.pixels import to_float
from tests.tiny import tiny_images


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """With more, a busy machine lets each operation wait for a core."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def colour_images(count: int) -> ImageSet:
    generator = torch.Generator().manual_seed(0)
    images = torch.randint(0, 256, (count, 3, 16, 12), generator=generator, dtype=torch.uint8)
    labels = torch.randint(0, 2, (count,), generator=generator)
    return ImageSet("garments", images, labels, ("a", "b"))


@pytest.mark.parametrize("images", [tiny_images(100, 0), colour_images(100)])
def test_the_tutorials_loader_hands_out_the_same_images(images: ImageSet) -> None:
    batches = list(throughput.tutorial_loader(images))
    assert [len(labels) for _, labels in batches] == [64, 36]
    assert all(pixels.dtype == torch.float32 for pixels, _ in batches)

    def keyed(pixels: torch.Tensor, labels: torch.Tensor) -> list[tuple[bytes, int]]:
        pairs = zip(pixels, labels, strict=True)
        return sorted((image.numpy().tobytes(), int(label)) for image, label in pairs)

    found = [pair for batch in batches for pair in keyed(*batch)]
    assert sorted(found) == keyed(to_float(images.images), images.labels)


@pytest.mark.parametrize("images", [tiny_images(200, 0), colour_images(200)])
def test_one_indexing_operation_beats_an_image_at_a_time(images: ImageSet) -> None:
    turns: list[tuple[int, int]] = []
    found = throughput.measure(
        images, DataSpec(), 64, seconds=0.3, progress=lambda *turn: turns.append(turn)
    )
    assert found.ours > found.tutorial > 0
    assert found.ready > found.tutorial
    assert found.speedup > 1
    assert found.start > 0
    assert [done for done, _ in turns] == list(range(turns[0][1]))


def test_an_epoch_of_one_batch_can_be_measured_too() -> None:
    found = throughput.measure(tiny_images(10, 0), DataSpec(), 64, seconds=0.05)
    assert found.ours > 0


def test_transforms_are_part_of_the_choice() -> None:
    from engine.transform_steps import TransformStep

    plain = throughput.measure(tiny_images(64, 0), DataSpec(), 64, seconds=0.3)
    bent = DataSpec(transforms=(TransformStep.make("ElasticTransform"),))
    assert throughput.measure(tiny_images(64, 0), bent, 64, seconds=0.3).ours < plain.ours


def test_a_choice_without_batches_is_refused() -> None:
    with pytest.raises(AtelierError) as refused:
        throughput.measure(tiny_images(10, 0), DataSpec(drop_last=True), 64)
    assert refused.value.code == "batch_too_large"


def test_it_can_be_cancelled() -> None:
    cancel = threading.Event()
    with pytest.raises(Cancelled):
        throughput.measure(
            tiny_images(100, 0),
            DataSpec(),
            64,
            progress=lambda done, _: cancel.set() if done == 1 else None,
            cancel=cancel,
        )


def test_measuring_draws_nothing_from_the_global_generator() -> None:
    torch.manual_seed(5)
    expected = torch.rand(1)
    torch.manual_seed(5)
    throughput.measure(tiny_images(100, 0), DataSpec(), 64, seconds=0.05)
    assert torch.rand(1) == expected

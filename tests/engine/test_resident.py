"""Images on the run's device: the same batches, and only where they may and can be there."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import pytest
import torch
from torch import Tensor, nn
from torch._subclasses.fake_tensor import FakeTensorMode

from engine import devices
from engine.data import resident
from engine.data.image_set import ImageSet
from engine.data.loaders import TrainingData, evaluation_loader, training_loader
from engine.data_spec import DataSpec
from engine.pixels import to_float
from engine.train_spec import TrainSpec
from engine.transform_steps import TransformStep
from tests.engine.runs import assert_same_run, finished, make_spec, run
from tests.tiny import tiny_images

CPU, CUDA, MPS = (torch.device(name) for name in ("cpu", "cuda", "mps"))
NORMALIZE = TransformStep.make("Normalize", mean=0.25, std=0.5)
PLENTY = 10**9


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "free_bytes", lambda device: PLENTY)


def batches_equal(one: ImageSet, other: ImageSet, spec: DataSpec) -> bool:
    pairs = zip(
        [*training_loader(one, spec, 16, seed=3, epoch=2), *evaluation_loader(one)],
        [*training_loader(other, spec, 16, seed=3, epoch=2), *evaluation_loader(other)],
        strict=True,
    )
    return all(
        torch.equal(pixels, other_pixels) and torch.equal(labels, other_labels)
        for (pixels, labels), (other_pixels, other_labels) in pairs
    )


@pytest.mark.parametrize("sampler", ["random", "sequential", "weighted", "subset"])
@pytest.mark.parametrize("transforms", [(), (NORMALIZE,)])
@pytest.mark.usefixtures("room")
def test_batches_order_and_values_are_the_same(
    sampler: str, transforms: tuple[TransformStep, ...]
) -> None:
    images = replace(tiny_images(50, 0), transforms=transforms)
    spec = DataSpec(sampler=sampler, subset=20)  # type: ignore[arg-type]
    moved = resident.on_device(images, CPU)
    assert moved is not images
    assert batches_equal(moved, images, spec)


@pytest.mark.usefixtures("room")
def test_a_batch_is_picked_out_on_the_device() -> None:
    """With tensors that only know their device: one on another device would be refused."""
    images = replace(tiny_images(50, 0), transforms=(NORMALIZE,))
    with FakeTensorMode(allow_non_fake_inputs=True):
        moved = resident.on_device(images, CUDA)
        pixels, labels = moved.__getitems__([3, 1, 4])
    assert (pixels.device.type, labels.device.type) == ("cuda", "cuda")
    assert (pixels.dtype, labels.dtype) == (torch.float32, torch.int64)
    assert pixels.shape == (3, 1, 28, 28)


def test_dividing_by_a_tensor_gives_the_pixels_of_the_cpu() -> None:
    """What a device does in place of dividing by a number."""
    levels = torch.arange(256, dtype=torch.uint8)
    assert torch.equal(levels.float() / torch.full((), 255.0), to_float(levels))


@pytest.mark.parametrize("name", ["Resize", "RandomHorizontalFlip", "GaussianNoise"])
@pytest.mark.usefixtures("room")
def test_what_is_drawn_or_resampled_is_done_on_the_cpu(name: str) -> None:
    images = replace(tiny_images(8, 0), transforms=(NORMALIZE, TransformStep.make(name)))
    assert resident.on_device(images, CUDA) is images
    off = replace(images.transforms[1], enabled=False)
    unused = replace(images, transforms=(NORMALIZE, off))
    assert resident.on_device(unused, CPU) is not unused


def test_images_take_a_quarter_of_the_free_memory_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    images = tiny_images(10, 0)
    size = 10 * (28 * 28 + 8)
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (4 * size - 1, 10**12))
    assert resident.on_device(images, CUDA) is images
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (4 * size, 10**12))
    with FakeTensorMode(allow_non_fake_inputs=True):
        assert resident.on_device(images, CUDA).images.device.type == "cuda"


def test_metal_is_not_given_more_than_it_can_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "free_bytes", lambda device: 10**12)
    with FakeTensorMode():
        pixels = torch.empty((2**21, 1, 32, 32), dtype=torch.uint8)
        images = ImageSet("garments", pixels, torch.empty(2**21, dtype=torch.int64), ("a", "b"))
        assert resident.on_device(images, MPS) is images
        assert resident.on_device(images, CUDA) is not images


def test_metal_says_what_it_advises_and_what_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.mps, "recommended_max_memory", lambda: 1000)
    for taken, free in ((0, 1000), (400, 600), (1200, 0)):
        monkeypatch.setattr(torch.mps, "driver_allocated_memory", lambda taken=taken: taken)
        assert devices.free_bytes(MPS) == free
    assert devices.free_bytes(CPU) == 0


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def to(self: Tensor, device: torch.device) -> Tensor:
        raise error

    monkeypatch.setattr(Tensor, "to", to)


@pytest.mark.usefixtures("room")
def test_where_it_does_not_fit_after_all_nothing_is_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    images = tiny_images(10, 0)
    failing(monkeypatch, torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"))
    assert resident.on_device(images, CUDA) is images
    failing(monkeypatch, RuntimeError("MPS backend out of memory"))
    assert resident.on_device(images, MPS) is images
    failing(monkeypatch, RuntimeError("device lost"))
    with pytest.raises(RuntimeError, match="device lost"):
        resident.on_device(images, CUDA)


def settled(data: TrainingData, device: torch.device, augment: str = "none") -> list[str]:
    """Where the images to learn from and those to validate on come to lie."""
    spec = TrainSpec(augment=augment)  # type: ignore[arg-type]
    with FakeTensorMode(allow_non_fake_inputs=True):
        found = resident.settle(data, spec, device)
    return [images.images.device.type for images in (found.train, found.validation)]


@pytest.mark.usefixtures("room")
def test_who_draws_or_fetches_on_the_cpu_finds_the_images_there(tiny_data: TrainingData) -> None:
    assert settled(tiny_data, CUDA) == ["cuda", "cuda"]
    assert settled(tiny_data, CUDA, augment="flip") == ["cpu", "cuda"]
    assert settled(replace(tiny_data, loading=DataSpec(workers=1)), CUDA) == ["cpu", "cuda"]
    assert resident.settle(tiny_data, TrainSpec(), CPU) is tiny_data


@pytest.mark.usefixtures("room")
def test_a_run_on_settled_images_is_the_same_run(
    tiny_data: TrainingData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = make_spec(class_weights=(1.0, 2.0) * 5)
    run(spec, tmp_path / "plain", tiny_data)
    moved: list[ImageSet] = []

    def settle(data: TrainingData, spec: TrainSpec, device: torch.device) -> TrainingData:
        moved.extend(resident.on_device(each, device) for each in (data.train, data.validation))
        return replace(data, train=moved[0], validation=moved[1])

    monkeypatch.setattr(resident, "settle", settle)
    assert finished(run(spec, tmp_path / "settled", tiny_data)).reason == "completed"
    assert len(moved) == 2
    assert_same_run(tmp_path / "plain", tmp_path / "settled")


def test_only_pinned_memory_is_fetched_while_the_cpu_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def to(self: Tensor, device: torch.device, *, non_blocking: bool) -> Tensor:
        asked.append(non_blocking)
        return self

    monkeypatch.setattr(Tensor, "to", to)
    for pinned in (False, True):
        monkeypatch.setattr(Tensor, "is_pinned", lambda self, pinned=pinned: pinned)
        for device in (CUDA, MPS, CPU):
            devices.send(torch.zeros(1), device)
    assert asked == [False, False, False, True, False, False]


def test_channels_last_are_for_devices_that_compute_right_with_them() -> None:
    class Here(nn.Conv2d):
        """A convolution that takes on a layout, but goes nowhere."""

        def to(self, *args: Any, **layout: Any) -> Self:
            return super().to(**layout) if layout else self

    for device, last in ((CPU, True), (CUDA, True), (MPS, False)):
        (weight, _) = devices.place(Here(2, 2, 3), device).parameters()
        assert weight.is_contiguous(memory_format=torch.channels_last) is last


@pytest.mark.usefixtures("room")
def test_nothing_is_pinned_that_is_on_the_device_already(monkeypatch: pytest.MonkeyPatch) -> None:
    images, spec = tiny_images(20, 0), DataSpec(pin_memory=True)
    with FakeTensorMode(allow_non_fake_inputs=True):
        moved = resident.on_device(images, CUDA)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert training_loader(images, spec, 16, seed=0, epoch=1).pin_memory
    assert not training_loader(moved, spec, 16, seed=0, epoch=1).pin_memory

"""Transforms on tensors: the same bits for a batch, an image, a worker, a resume."""

import itertools
import pickle
import threading
from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import Tensor
from torch.utils.data import DataLoader
from torchvision.transforms import v2

from engine import rng
from engine.data.image_set import ImageSet
from engine.data.transforms import Transformed, previews, sample_pipeline, trace
from engine.errors import AtelierError
from engine.pixels import FixedSteps, to_float
from engine.transform_steps import KINDS, TransformStep, shape_after
from tests.tiny import tiny_images

make = TransformStep.make

RANDOM = tuple(name for name, kind in KINDS.items() if kind.is_random)
SHAPES = [(1, 28, 28), (1, 16, 16), (3, 32, 32), (3, 47, 33)]
LISTS = [
    (make("Resize", size=20),),
    (make("Resize", size=61),),
    (make("Normalize", mean=0.286, std=0.353),),
    (make("CenterCrop", size=15),),
    (make("Resize", size=40), make("CenterCrop", size=31), make("Normalize")),
]
MIXED = (
    make("Resize", size=24),
    make("RandomHorizontalFlip"),
    make("CenterCrop", size=20),
    make("RandomAffine"),
    make("GaussianNoise"),
    make("Normalize"),
)


def pixels(count: int, shape: tuple[int, int, int], seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(0, 256, (count, *shape), generator=generator, dtype=torch.uint8)


def transformed(steps: tuple[TransformStep, ...], seed: int = 0, epoch: int = 1) -> Transformed:
    return Transformed(replace(tiny_images(40, 0), transforms=steps), seed, epoch)


# What is fixed


def test_no_steps_only_make_floats() -> None:
    images = pixels(4, (1, 28, 28))
    assert torch.equal(FixedSteps(())(images), images.float() / 255)
    off = make("Normalize", enabled=False)
    assert torch.equal(
        FixedSteps(
            (
                off,
                make("GaussianNoise"),
            )
        )(images),
        images.float() / 255,
    )


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("steps", LISTS)
def test_a_batch_gives_the_bits_of_its_images(
    steps: tuple[TransformStep, ...], shape: tuple[int, int, int]
) -> None:
    apply = FixedSteps(steps)
    channels_last = pixels(5, (shape[1], shape[2], shape[0])).permute(0, 3, 1, 2)
    for images in (pixels(5, shape), channels_last):
        batch = apply(images)
        assert batch.dtype == torch.float32
        assert batch.shape[1:] == shape_after(steps, shape)
        for image, made in zip(images, batch, strict=True):
            assert torch.equal(apply(image), made)
            assert torch.equal(apply(image[None])[0], made)
        assert torch.equal(apply(to_float(images)), batch)


def test_what_is_done_is_what_torchvision_does() -> None:
    images = pixels(3, (3, 32, 32))
    theirs = v2.Compose([v2.Resize(24), v2.CenterCrop(20), v2.Normalize([0.4], [0.2])])
    steps = (
        make("Resize", size=24),
        make("CenterCrop", size=20),
        make("Normalize", mean=0.4, std=0.2),
    )
    assert torch.equal(FixedSteps(steps)(images), theirs(images.float() / 255))


def test_gradients_go_through_the_fixed_steps() -> None:
    images = to_float(pixels(2, (1, 28, 28))).requires_grad_()
    steps = make("CenterCrop", size=20), make("Normalize", std=0.25)
    FixedSteps(steps)(images).sum().backward()
    expected = torch.zeros(2, 1, 28, 28)
    expected[..., 4:24, 4:24] = 4
    assert images.grad is not None
    assert torch.equal(images.grad, expected)
    resized = to_float(pixels(2, (1, 28, 28))).requires_grad_()
    FixedSteps((make("Resize", size=14),))(resized).sum().backward()
    assert resized.grad is not None
    assert resized.grad.sum().item() == pytest.approx(2 * 14 * 14)


# What is drawn


@pytest.mark.parametrize("name", RANDOM)
def test_each_random_step_draws_what_its_seed_says(name: str) -> None:
    steps = (make(name),)
    image = tiny_images(1, 0).images[0]
    first, again = previews(steps, image, seed=1), previews(steps, image, seed=1)
    assert torch.equal(first, again)
    assert first.shape == (12, 1, 28, 28)
    assert not torch.equal(first, previews(steps, image, seed=2))
    assert len({draw.numpy().tobytes() for draw in first}) > 1
    assert first.min() >= 0
    assert first.max() <= 1


def test_random_steps_are_torchvisions_own() -> None:
    image = to_float(tiny_images(1, 0).images[0])
    steps = make("RandomAffine"), make("RandomErasing", p=1.0, scale=0.3)
    theirs = v2.Compose(
        [
            v2.RandomAffine(10, (0.1, 0.1), (0.9, 1.1), 5),
            v2.RandomErasing(1.0, (0.02, 0.3)),
        ]
    )
    with rng.seeded(5):
        expected = theirs(image)
    with rng.seeded(5):
        assert torch.equal(sample_pipeline(steps)(image), expected)


def test_noise_keeps_pixels_within_bounds_unless_they_were_normalised() -> None:
    image = pixels(1, (1, 28, 28))[0]
    noise = make("GaussianNoise", sigma=1.0)
    plain = previews([noise], image)
    assert plain.min() == 0
    assert plain.max() == 1
    signed = previews([make("Normalize"), noise], image)
    assert signed.min() < -1
    assert signed.max() > 1


def test_a_sketch_is_drawn_as_often_as_asked() -> None:
    image = tiny_images(1, 0).images[0]
    photo = to_float(image)
    never = previews([make("Sketch", p=0.0)], image)
    assert torch.equal(never, photo.expand_as(never))
    always = previews([make("Sketch", p=1.0)], image)
    assert not any(torch.equal(draw, photo) for draw in always)


# An epoch's images


def test_an_image_is_the_same_alone_in_any_batch_and_after_a_resume() -> None:
    dataset = transformed(MIXED)
    images, labels = dataset.__getitems__(range(40))
    assert images.shape == (40, 1, 20, 20)
    shuffled, _ = transformed(MIXED).__getitems__([7, 3, 39])
    assert torch.equal(shuffled, images[[7, 3, 39]])
    image, label = dataset[7]
    assert torch.equal(image, images[7])
    assert label == labels[7]


def test_a_batch_is_what_each_sample_gives_by_itself() -> None:
    dataset = transformed(MIXED, seed=3, epoch=2)
    images, _ = dataset.__getitems__([5])
    with rng.seeded(rng.sample_seed(3, 2, 5)):
        alone = sample_pipeline(MIXED)(to_float(dataset.images.images[5]))
    assert torch.equal(images[0], alone)


def test_epochs_and_seeds_draw_anew() -> None:
    one, other = (transformed(MIXED, 0, epoch).__getitems__(range(40))[0] for epoch in (1, 2))
    assert not any(torch.equal(a, b) for a, b in zip(one, other, strict=True))
    third = transformed(MIXED, 1, 1).__getitems__(range(40))[0]
    assert not any(torch.equal(a, b) for a, b in zip(one, third, strict=True))


def test_a_fixed_list_takes_the_batch_road() -> None:
    steps = (make("Normalize"),)
    dataset = transformed(steps)
    images, labels = dataset.__getitems__([4, 2])
    assert torch.equal(images, FixedSteps(steps)(dataset.images.images[[4, 2]]))
    assert torch.equal(labels, dataset.images.labels[[4, 2]])


def test_whoever_draws_next_notices_nothing() -> None:
    torch.manual_seed(11)
    expected = torch.rand(3)
    torch.manual_seed(11)
    transformed(MIXED).__getitems__(range(3))
    trace(MIXED, tiny_images(1, 0).images[0])
    previews(MIXED, tiny_images(1, 0).images[0])
    assert torch.equal(torch.rand(3), expected)


def test_it_waits_for_who_holds_the_generator() -> None:
    dataset, done = transformed(MIXED), threading.Event()

    def fetch() -> None:
        dataset.__getitems__([0])
        done.set()

    with rng.GLOBAL_LOCK:
        thread = threading.Thread(target=fetch)
        thread.start()
        assert not done.wait(0.2)
    thread.join(10)
    assert done.is_set()


def test_it_can_be_sent_to_another_process_also_after_use() -> None:
    for steps in (MIXED, (make("Normalize"),)):
        dataset = transformed(steps)
        expected, _ = dataset.__getitems__([1, 2])
        dataset.images.__getitems__([0])
        copy = pickle.loads(pickle.dumps(dataset))
        assert torch.equal(copy.__getitems__([1, 2])[0], expected)


def as_is(batch: Any) -> Any:
    return batch


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_workers_give_the_same_pixels_even_if_forked_from_under_the_lock(method: str) -> None:
    if method not in torch.multiprocessing.get_all_start_methods():
        pytest.skip(f"there is no {method} here")
    dataset = transformed(MIXED)
    expected, _ = dataset.__getitems__(range(40))
    # A forked child inherits a lock that another thread of its parent holds, and that thread not.
    locked, release = threading.Event(), threading.Event()

    def hold() -> None:
        with rng.GLOBAL_LOCK:
            locked.set()
            release.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    locked.wait(10)
    try:
        loader: DataLoader[tuple[Tensor, Tensor]] = DataLoader(
            dataset,
            batch_size=16,
            num_workers=1,
            multiprocessing_context=method,
            collate_fn=as_is,
            timeout=50,
        )
        batches = [images for images, _ in loader]
    finally:
        release.set()
        holder.join()
    assert torch.equal(torch.cat(batches), expected)


# Step by step


def test_a_trace_begins_with_floats_and_ends_where_the_first_preview_does() -> None:
    image = tiny_images(1, 0).images[0]
    stages = trace(MIXED, image, seed=4)
    assert [stage.number for stage in stages] == [0, 1, 2, 3, 4, 5, 6]
    assert stages[0].step is None
    assert torch.equal(stages[0].before, image)
    for before, after in itertools.pairwise(stages):
        assert before.after is not None
        assert torch.equal(before.after, after.before)
    assert stages[-1].after is not None
    assert torch.equal(stages[-1].after, previews(MIXED, image, seed=4)[0])


def test_a_trace_shows_what_comes_before_a_step_that_cannot_work() -> None:
    steps = make("RandomRotation"), make("Resize", enabled=False), make("CenterCrop", size=64)
    stages = trace((*steps, make("Normalize")), tiny_images(1, 0).images[0])
    assert [stage.number for stage in stages] == [0, 1, 3]
    assert stages[-1].after is None
    assert stages[-1].error is not None
    assert stages[-1].error.params["number"] == 3


def unfit(action: object, *arguments: object) -> AtelierError:
    assert callable(action)
    with pytest.raises(AtelierError) as caught:
        action(*arguments)
    assert caught.value.code == "transform_unfit"
    return caught.value


def test_nobody_meets_torchvisions_own_complaints(monkeypatch: pytest.MonkeyPatch) -> None:
    colour = pixels(2, (3, 32, 32))
    assert unfit(previews, [make("CenterCrop", size=40)], colour[0]).params["shape"] == [3, 32, 32]
    assert unfit(previews, [make("Sketch")], colour[0]).params["name"] == "Sketch"
    coloured = ImageSet("garments", colour, torch.zeros(2, dtype=torch.int64), ("a", "b"))
    dataset = Transformed(replace(coloured, transforms=(make("Sketch"),)), 0, 1)
    assert unfit(dataset.__getitems__, [0]).params["number"] == 1

    def broken(*_: object, **__: object) -> Tensor:
        raise RuntimeError("Padding size should be less\nthan the input")

    monkeypatch.setattr(v2.Normalize, "forward", broken)
    error = unfit(previews, [make("Normalize", mean=0.123)], colour[0])
    assert error.params["reason"] == "Padding size should be less"

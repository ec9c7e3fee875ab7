"""A few drawings learned in seconds, and what that does to the rest of what a model knows.

A copy of the weights learns the drawings while it repeats its old answers on what it was trained
on: the last layers alone, at a small rate, with the statistics of batch normalisation left as they
are. Each batch mixes drawings, a little changed each time, with replayed pictures, on which the
logits of the old model are the target (distillation): so little is forgotten.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine import devices
from engine.data import catalog, garments, sketching
from engine.data.image_set import ImageSet, Progress
from engine.errors import AtelierError, Phrase
from engine.evaluation import metrics
from engine.models import weights
from engine.models.weights import Weights
from engine.pixels import to_float

STEPS = 36
TESTED = 2_000
"""Test images that the forgetting is measured on, at most."""

_DRAWN, _REPLAYED = 16, 48  # in a batch
_PHOTOS, _OUTLINES = 320, 200  # replayed pictures, in all
_LR = 1e-3
_HOLD = 5.0  # weight of the old answers against the drawings
_TEMPERATURE = 2.0  # of the distillation: the runners-up count as well
_CPU = torch.device("cpu")
_CHUNK = 64


@dataclass(frozen=True, eq=False)
class Taught:
    """Weights that have learned from drawings, and what that changed.

    Attributes:
        weights: The new weights.
        right_before: Of each drawing, whether the weights in use name it as the person does.
        right_after: Likewise of the new weights.
        tested: How many test images were named.
        accuracy_before: Share of them that the weights in use name right, 0 to 1.
        accuracy_after: Likewise of the new weights.
        seconds: How long learning and measuring took.
    """

    weights: Weights
    right_before: tuple[bool, ...]
    right_after: tuple[bool, ...]
    tested: int
    accuracy_before: float
    accuracy_after: float
    seconds: float


def teach(
    base: Weights,
    drawings: ImageSet,
    photos: ImageSet,
    test: ImageSet,
    *,
    current: Weights | None = None,
    seed: int = 0,
    seconds: float = 60.0,
    progress: Progress | None = None,
) -> Taught:
    """Teach a copy of some weights the drawings, and measure before and after.

    It always begins at `base`, with all drawings: the same drawings give the same weights, and one
    that is taken away is forgotten. The caller says how many threads it may use.

    Args:
        base: Where learning begins; left as it is.
        drawings: At least one, framed for the model.
        photos: What the model was trained on, to be replayed; at least one.
        test: What to measure the forgetting on; a part of it, evenly spread, if it is large.
        current: The weights in use, with which "before" is measured; None for `base`.
        seed: Fixes all that is drawn.
        seconds: A limit to the learning, for very slow machines; up to it, the same seed and
            images give the same weights.
        progress: Called with (parts done, parts in all); what it raises ends the teaching.

    Raises:
        AtelierError: `dataset_mismatch`, if images or classes do not fit the weights;
            `checkpoint_mismatch`.
    """
    for images in (drawings, photos, test):
        _check_fit(base, images)
    started = time.monotonic()
    tested = test.subset(torch.arange(0, len(test), max(1, -(-len(test) // TESTED))))
    meter = _Meter(STEPS, 2 * len(tested), progress)
    in_use = devices.place((current or base).build(), _CPU)
    before = _measure(in_use, drawings, tested, meter)
    model = devices.place(base.build(), _CPU)
    for step in _learn(model, drawings, _replay(photos, seed), seed):
        meter.add_step()
        if time.monotonic() - started > seconds and step > 1:
            break
    after = _measure(model, drawings, tested, meter)
    state = weights.copy_state(model.to(memory_format=torch.contiguous_format))
    return Taught(
        weights=replace(base, state_dict=state, val_accuracy=None),
        right_before=before[0],
        right_after=after[0],
        tested=len(tested),
        accuracy_before=before[1],
        accuracy_after=after[1],
        seconds=time.monotonic() - started,
    )


class _Meter:
    """Progress of the whole: a step of learning counts as much as a chunk of images to name."""

    def __init__(self, steps: int, images: int, progress: Progress | None) -> None:
        self._total = steps * _CHUNK + images
        self._done = 0
        self._progress = progress

    def add_step(self) -> None:
        self._advance(_CHUNK)

    def add_images(self, count: int) -> None:
        self._advance(count)

    def _advance(self, count: int) -> None:
        self._done += count
        if self._progress:
            self._progress(self._done, self._total)


def _check_fit(base: Weights, images: ImageSet) -> None:
    shape, classes = base.inputs.picture, base.classes
    if (images.shape, images.classes) != (shape, classes):
        raise AtelierError(
            "dataset_mismatch",
            expected=Phrase("images_and_own_classes", shape=list(shape), classes=len(classes)),
            dataset=catalog.spoken_title(images.name),
            found=Phrase(
                "images_and_classes", shape=list(images.shape), classes=len(images.classes)
            ),
        )


def _measure(
    model: nn.Module, drawings: ImageSet, tested: ImageSet, meter: _Meter
) -> tuple[tuple[bool, ...], float]:
    """Of each drawing whether it is named right, and the share of the test images that are."""
    with torch.inference_mode():
        answers = torch.cat([model(to_float(part)) for part in drawings.images.split(_CHUNK)])
    right = answers.argmax(dim=1) == drawings.labels
    correct = 0
    for batch in metrics.batches(model, tested, _CPU):
        correct += batch.correct
        meter.add_images(len(batch.labels))
    return tuple(right.tolist()), correct / len(tested)


def _replay(photos: ImageSet, seed: int) -> Tensor:
    """Pictures of what the model knows, float [N, C, H, W]: photos, and drawings if it knows them.

    Their labels are not needed: the old model's answers are what is to be held.
    """
    generator = torch.Generator().manual_seed(seed)
    chosen = torch.randint(len(photos), (_PHOTOS,), generator=generator)
    pictures = to_float(photos.images[chosen])
    if photos.classes == garments.CLASSES and photos.shape == (1, 28, 28):
        drawn, _ = garments.draw(_OUTLINES, seed, "outline")
        pictures = torch.cat([pictures, to_float(torch.from_numpy(drawn)[:, None])])
    return pictures


def _learn(model: nn.Module, drawings: ImageSet, replayed: Tensor, seed: int) -> Iterator[int]:
    """Teach a model in place; yields after each step, with its number from 1.

    The model stays in evaluation mode: nothing is drawn in it (dropout), no statistics move.
    """
    with torch.inference_mode():
        old = torch.cat([model(part) for part in replayed.split(_CHUNK)])
    old = (old.clone() / _TEMPERATURE).log_softmax(dim=1)
    learned = _last_layers(model)
    optimizer = torch.optim.AdamW(learned, lr=_LR, weight_decay=0.0)
    pictures = to_float(drawings.images)
    for step in range(1, STEPS + 1):
        generator = torch.Generator().manual_seed(seed * 1_000_003 + step)
        optimizer.param_groups[0]["lr"] = _LR * (1 - (step - 1) / STEPS)
        mine = _turns(len(drawings), step, seed)
        theirs = torch.randint(len(replayed), (_REPLAYED,), generator=generator)
        varied = _varied(pictures[mine], generator)
        logits = model(torch.cat([varied, replayed[theirs]]))
        loss = functional.cross_entropy(logits[: len(mine)], drawings.labels[mine])
        held = functional.kl_div(
            (logits[len(mine) :] / _TEMPERATURE).log_softmax(dim=1),
            old[theirs],
            reduction="batchmean",
            log_target=True,
        )
        optimizer.zero_grad()
        torch.autograd.backward(loss + _HOLD * _TEMPERATURE**2 * held)
        optimizer.step()
        yield step


def _turns(count: int, step: int, seed: int) -> Tensor:
    """Which drawings are in a step's batch, int64 [16]: each as often as any other, give or take 1.

    A shuffled order, gone through again and again.
    """
    generator = torch.Generator().manual_seed(seed)
    order = torch.randperm(count, generator=generator)
    return order[torch.arange((step - 1) * _DRAWN, step * _DRAWN) % count]


def _varied(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """About half as they are, the rest bent and maybe mirrored, as another hand might draw them."""
    bent = sketching.warp(
        sketching.mirror(pictures, generator),
        generator,
        rotation=0.06,
        scale=0.06,
        shear=0.05,
        shift=0.03,
        elastic=0.02,
    )
    as_drawn = torch.rand(len(pictures), 1, 1, 1, generator=generator) < 0.5
    return torch.where(as_drawn, pictures, bent)


def _last_layers(model: nn.Module) -> list[nn.Parameter]:
    """The parameters of the last layers, at least half of all; the others are frozen.

    The first layers see edges and corners, in these drawings as in all others.
    """
    total = sum(parameter.numel() for parameter in model.parameters())
    learned: list[nn.Parameter] = []
    model.requires_grad_(False)
    for child in reversed(list(model.children())):
        if 2 * sum(parameter.numel() for parameter in learned) >= total:
            break
        learned += child.requires_grad_(True).parameters()
    return learned

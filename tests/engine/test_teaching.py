"""Drawings taught to a copy of a model: learned, little forgotten, the same each time."""

from dataclasses import replace

import pytest
import torch
from torch import nn
from torch.nn import functional

from engine import home
from engine.data import garments
from engine.data.image_set import ImageSet
from engine.data_spec import Inputs
from engine.errors import AtelierError, Cancelled
from engine.models import taught, weights, zoo
from engine.models.weights import Weights
from engine.pixels import to_float
from engine.run_spec import ModelSpec
from engine.training import teaching
from tests.tiny import tiny_images

SHAPE = (1, 28, 28)
TRAIN, TEST = tiny_images(300, 0), tiny_images(120, 1)


def learned(name: str, steps: int) -> Weights:
    """A model that can tell the tiny images apart."""
    spec = ModelSpec(name)
    model = zoo.build(spec, SHAPE, 10, seed=0)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for _ in range(steps):
        loss = functional.cross_entropy(model(to_float(TRAIN.images)), TRAIN.labels)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
    return Weights(spec, Inputs("garments", SHAPE, garments.CLASSES), weights.copy_state(model))


@pytest.fixture(scope="module")
def base() -> Weights:
    return learned("mlp", 40)


def upright_bars(count: int) -> ImageSet:
    """What no tiny image is: bars that stand, at the class's place from the left."""
    labels = torch.arange(count) % 10
    images = torch.zeros(count, 1, 28, 28, dtype=torch.uint8)
    for image, label in zip(images, labels.tolist(), strict=True):
        image[0, :, 2 * label + 3 : 2 * label + 6] = 255
    return ImageSet("drawings", images, labels, garments.CLASSES)


def test_drawings_are_learned_and_the_rest_is_kept(base: Weights) -> None:
    before = {name: tensor.clone() for name, tensor in base.state_dict.items()}
    lesson = teaching.teach(base, upright_bars(10), TRAIN, TEST)
    assert sum(lesson.right_before) <= 3
    assert sum(lesson.right_after) >= 9
    assert lesson.tested == 120
    assert lesson.accuracy_before > 0.9
    assert lesson.accuracy_after >= lesson.accuracy_before - 0.05
    assert all(torch.equal(before[name], base.state_dict[name]) for name in before)


def test_the_figures_are_those_of_the_weights_that_come_back(base: Weights) -> None:
    drawings = upright_bars(10)
    lesson = teaching.teach(base, drawings, TRAIN, TEST)
    model = lesson.weights.build()
    with torch.inference_mode():
        named = model(to_float(drawings.images)).argmax(1) == drawings.labels
        right = (model(to_float(TEST.images)).argmax(1) == TEST.labels).float().mean()
    assert lesson.right_after == tuple(named.tolist())
    assert lesson.accuracy_after == pytest.approx(float(right))
    assert lesson.weights.val_accuracy is None


def test_the_same_seed_gives_the_same_weights_and_no_other_draw_is_disturbed(
    base: Weights,
) -> None:
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    first, second, other = (
        teaching.teach(base, upright_bars(3), TRAIN, TEST, seed=seed).weights.state_dict
        for seed in (0, 0, 1)
    )
    assert torch.equal(torch.rand(3), expected)
    assert all(torch.equal(first[name], second[name]) for name in first)
    assert not all(torch.equal(first[name], other[name]) for name in first)


def test_before_is_measured_on_the_weights_in_use(base: Weights) -> None:
    drawings = upright_bars(10)
    first = teaching.teach(base, drawings, TRAIN, TEST)
    second = teaching.teach(base, drawings, TRAIN, TEST, current=first.weights)
    assert second.right_before == first.right_after
    assert second.accuracy_before == first.accuracy_after
    same = second.weights.state_dict
    assert all(torch.equal(same[name], tensor) for name, tensor in first.weights.state_dict.items())


def test_first_layers_and_statistics_of_the_sketch_network_stay() -> None:
    shipped = weights.read(home.default_weights())
    after = teaching.teach(shipped, upright_bars(2), TRAIN, TEST, seconds=0.0).weights.state_dict
    changed = {name for name in after if not torch.equal(after[name], shipped.state_dict[name])}
    assert changed
    parameters = {name for name, _ in shipped.build().named_parameters()}
    assert changed <= parameters
    assert not any(name.startswith("stem") for name in changed)


def test_it_ends_when_the_caller_says_so(base: Weights) -> None:
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done > total / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        teaching.teach(base, upright_bars(3), TRAIN, TEST, progress=stop)
    assert seen == sorted(seen)
    seen.clear()
    teaching.teach(base, upright_bars(3), TRAIN, TEST, progress=lambda *at: seen.append(at))
    assert seen[-1][0] == seen[-1][1]


def test_a_large_test_set_is_sampled_evenly_and_it_is_said(base: Weights) -> None:
    large = tiny_images(2 * teaching.TESTED + 1, 3)
    lesson = teaching.teach(base, upright_bars(1), TRAIN, large)
    assert teaching.TESTED / 2 <= lesson.tested <= teaching.TESTED


def test_images_that_do_not_fit_are_refused(base: Weights) -> None:
    foreign = replace(TEST, classes=("A", "B"))
    coloured = replace(TEST, images=TEST.images.expand(-1, 3, -1, -1))
    for images in (foreign, coloured):
        with pytest.raises(AtelierError) as caught:
            teaching.teach(base, upright_bars(1), TRAIN, images)
        assert caught.value.code == "dataset_mismatch"


# Which weights are in use


def marked(base: Weights, value: float) -> Weights:
    return replace(
        base, state_dict={n: torch.full_like(t, value) for n, t in base.state_dict.items()}
    )


def mark() -> float | None:
    """The mark of the weights in use; None for the shipped ones."""
    path = taught.current_weights()
    if path == home.default_weights():
        return None
    return float(next(iter(weights.read(path).state_dict.values())).flatten()[0])


def test_accepting_forgetting_and_taking_back(base: Weights) -> None:
    shipped = home.default_weights().read_bytes()
    assert mark() is None
    taught.undo()
    assert mark() is None
    assert taught.accept(marked(base, 1.0)) == home.taught_weights()
    assert mark() == 1.0
    for expected in (None, 1.0):
        taught.undo()
        assert mark() == expected
    taught.accept(marked(base, 2.0))
    for expected in (1.0, 2.0):
        taught.undo()
        assert mark() == expected
    taught.forget()
    assert mark() is None
    taught.undo()
    assert mark() == 2.0
    assert home.default_weights().read_bytes() == shipped


def test_damaged_weights_are_not_used(base: Weights) -> None:
    taught.accept(marked(base, 1.0))
    whole = home.taught_weights().read_bytes()
    for damaged in (b"", whole[:-100], b"nonsense"):
        home.taught_weights().write_bytes(damaged)
        assert mark() is None
    misfit = replace(base, state_dict={"foreign": torch.zeros(3)})
    taught.accept(misfit)
    assert mark() is None


def test_a_home_that_cannot_be_written_is_named(base: Weights) -> None:
    home.home().parent.mkdir(parents=True, exist_ok=True)
    home.home().write_text("a file stands where the folder should")
    with pytest.raises(AtelierError) as caught:
        taught.accept(marked(base, 1.0))
    assert caught.value.code == "cannot_write"
    assert taught.current_weights() == home.default_weights()


def test_a_model_of_one_layer_can_be_taught_too() -> None:
    lesson = teaching.teach(learned("linear", 100), upright_bars(5), TRAIN, TEST)
    assert isinstance(lesson.weights.build(), nn.Module)
    assert sum(lesson.right_after) >= sum(lesson.right_before)

"""The code of the Model tab's pages prints what the engine computes for those pages."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from engine import trusted_code
from engine.codegen.pages import (
    model_backprop,
    model_layers,
    model_walk,
)
from engine.codegen.snippet import NeededFile
from engine.codegen.twin import Twin
from engine.data import loaders
from engine.data_spec import DataSpec
from engine.models import forward_trace, gradient_trace, zoo
from engine.models.tensor_summary import summarize
from engine.pixels import FixedSteps, as_batch
from engine.run_spec import ModelSpec
from engine.train_spec import TrainSpec
from engine.training import step_arithmetic
from engine.training.optimization import make_loss
from engine.transform_steps import TransformStep
from tests import snippet_hands as hands
from tests.engine.model_snippets import (
    CLASSES,
    NETWORKS,
    OWN,
    SHAPE,
    STEPPED,
    STEPS,
    TEST,
    TRAIN,
    make,
    network,
    save,
)
from tests.engine.own_sources import SOURCES
from tests.fashion_files import write_fashion_files


@pytest.fixture(autouse=True)
def own_classes_are_allowed() -> None:
    for code in (OWN.code, *SOURCES.values()):
        assert code is not None
        trusted_code.trust(code.fingerprint, code.class_name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where snippets run: it holds the images."""
    hands.write_images(tmp_path, TRAIN, TEST)
    return tmp_path


def twin_of(model: ModelSpec, data: DataSpec | None = None, **train: Any) -> Twin:
    return hands.twin_of(TRAIN, data, model, TrainSpec(**train))


# Layers


@pytest.mark.parametrize("loaded", [False, True])
@pytest.mark.parametrize("name", NETWORKS)
def test_the_parameters_are_those_of_the_page(name: str, loaded: bool, folder: Path) -> None:
    model = NETWORKS[name]
    built = network(model, 3 if loaded else 0)
    if loaded:
        save(folder, built)
    chosen, tensor = next(iter(built.state_dict().items()))
    snippet = model_layers.parameters(
        model, SHAPE, CLASSES, "en", loaded=loaded, chosen=chosen, count=tensor.numel()
    )
    assert bool(snippet.files) == loaded
    lines = hands.printed(snippet.code, folder)
    parameters = list(built.named_parameters())
    expected = [f"{name} {list(p.shape)} {p.numel()}" for name, p in parameters]
    expected += [f"parameters: {sum(p.numel() for _, p in parameters):,}"]
    if model.frozen:
        expected += [f"trained: {sum(p.numel() for _, p in parameters if p.requires_grad):,}"]
    found = summarize(tensor.numpy())
    expected += [
        f"shape: {list(tensor.shape)} {tensor.dtype}",
        f"mean: {found.mean:.4g}",
        f"std: {found.std:.4g}",
        f"range: {found.minimum:.4g} to {found.maximum:.4g}",
    ]
    assert lines[-len(expected) :] == expected
    inside = str(built).splitlines()[1:]
    printed = lines[1 : -len(expected)]
    if name not in ("sketch", "resnet"):  # whose blocks are classes of other names
        assert printed == inside


def test_a_tensor_of_one_number_has_no_deviation(folder: Path) -> None:
    chosen = "features.1.num_batches_tracked"
    snippet = model_layers.parameters(
        ModelSpec("cnn"), SHAPE, CLASSES, "en", loaded=False, chosen=chosen, count=1
    )
    assert hands.printed(snippet.code, folder)[-3:] == [
        "shape: [] torch.int64",
        "mean: 0",
        "range: 0 to 0",
    ]


# Walk


def walked(built: nn.Module, batch: torch.Tensor, names: tuple[str, ...]) -> list[str]:
    """What the page says of a walk, as the code prints it."""
    walk = forward_trace.trace(built.eval(), batch, CLASSES)
    assert walk.error is None
    assert walk.logits is not None
    shapes = [list(step.output_shape or ()) for step in walk.steps]
    lines = [f"{s.path}: {s.kind} {shape}" for s, shape in zip(walk.steps, shapes, strict=True)]
    shares = torch.from_numpy(walk.logits).softmax(dim=1)
    for share in shares:
        best = int(share.argmax())
        lines.append(f"{names[best]} {share[best]:.1%}, sum {share.sum():.4f}")
    return lines


# Those of layers, and the class, are made for pictures of one size.
WALKED: list[tuple[str, tuple[TransformStep, ...]]] = [
    *((name, ()) for name in NETWORKS),
    *((name, (make("RandomRotation"), *STEPS)) for name in ("linear", "lenet", "cnn", "resnet")),
    ("sketch", STEPS),
    ("frozen", STEPS),
]


@pytest.mark.parametrize(("name", "steps"), WALKED)
def test_the_walk_is_that_of_the_page(
    name: str, steps: tuple[TransformStep, ...], folder: Path
) -> None:
    data = DataSpec(transforms=steps)
    twin = twin_of(NETWORKS[name], data)
    for loaded in (False, True):
        built = zoo.build(NETWORKS[name], twin.inputs.shape, CLASSES, 2 if loaded else 0)
        save(folder, built)
        snippet = model_walk.walk(twin, "test", (18, 19, 0), loaded=loaded)
        assert [file.kind for file in snippet.files] == ["dataset", "weights"][: 1 + loaded]
        batch, _ = loaders.prepare(TEST, data).__getitems__([18, 19, 0])
        lines = hands.printed(snippet.code, folder)
        assert lines == walked(built, batch, TEST.classes)


@pytest.mark.parametrize("steps", [(), STEPS])
def test_a_drawing_walks_first(steps: tuple[TransformStep, ...], folder: Path) -> None:
    picture = np.random.default_rng(0).integers(0, 256, (28, 28), dtype=np.uint8)
    Image.fromarray(picture).save(folder / model_walk.DRAWING)
    data = DataSpec(transforms=steps, merge=((0, 6),))
    twin = twin_of(ModelSpec("cnn"), data)
    snippet = model_walk.walk(twin, "train", (59, 0), loaded=False, drawing=True)
    assert NeededFile(model_walk.DRAWING, "drawing") in snippet.files
    rest, _ = loaders.prepare(TRAIN, data).__getitems__([59, 0])
    batch = torch.cat([FixedSteps(steps)(as_batch(picture)), rest])
    built = zoo.build(ModelSpec("cnn"), twin.inputs.shape, 9, 0).eval()
    with torch.no_grad():
        shares = built(batch).softmax(dim=1)
    lines = hands.printed(snippet.code, folder)[-3:]
    names = twin.inputs.classes
    assert lines == [f"{names[s.argmax()]} {s.max():.1%}, sum {s.sum():.4f}" for s in shares]


def test_the_walk_runs_alone_on_torchvisions_images(tmp_path: Path) -> None:
    write_fashion_files(tmp_path / "data", TRAIN, TEST)
    train = replace(TRAIN, name="fashion-mnist")
    twin = hands.twin_of(train, model=ModelSpec("resnet"), file="")
    lines = hands.printed_alone(
        model_walk.walk(twin, "train", (5, 6, 7), loaded=False).code, tmp_path
    )
    batch, _ = train.__getitems__([5, 6, 7])
    assert lines == walked(network(ModelSpec("resnet")), batch, TRAIN.classes)


# What computes in float64 takes no images as they are.
@pytest.mark.parametrize("name", [name for name in SOURCES if not name.startswith("float64")])
def test_classes_of_ones_own_walk_as_on_the_page(name: str, folder: Path) -> None:
    model = ModelSpec("custom", code=SOURCES[name])
    snippet = model_walk.walk(twin_of(model), "test", (0, 1, 2), loaded=False)
    built = network(model)
    batch, _ = TEST.__getitems__([0, 1, 2])
    assert hands.printed(snippet.code, folder)[-3:] == walked(built, batch, TEST.classes)[-3:]


# Backprop


@pytest.mark.parametrize("done", [0, 2])
@pytest.mark.parametrize("settings", STEPPED)
@pytest.mark.parametrize("name", ["mlp", "cnn", "sketch", "builder", "own", "frozen"])
def test_a_step_is_that_of_the_page_bit_for_bit(
    name: str, settings: str, done: int, folder: Path
) -> None:
    model, train, training = NETWORKS[name], STEPPED[settings], settings != "adam"
    twin = hands.twin_of(TRAIN, DataSpec(target="index"), model, train)
    built = network(model).train(training)
    inputs, labels = TRAIN.__getitems__([58, 59, 0])
    loss_function = make_loss(train, CLASSES, torch.device("cpu"))
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    states: dict[str, dict[str, torch.Tensor]] = {}
    for _ in range(done):
        trace = gradient_trace.trace(built, loss_function, inputs, labels)
        states = step_arithmetic.take_step(built, train, trace.gradients, states)
    trace = gradient_trace.trace(built, loss_function, inputs, labels)
    parameter, gradient = list(trace.gradients.items())[-2]
    place = tuple(int(i) for i in torch.unravel_index(gradient.abs().argmax(), gradient.shape))
    weight = built.get_parameter(parameter).detach()
    found = step_arithmetic.explain(train, weight, gradient, states.get(parameter), place)
    torch.set_num_threads(threads)
    snippet = model_backprop.step(
        twin,
        "train",
        (58, 59, 0),
        loaded=False,
        training=training,
        done=done,
        parameter=parameter,
        place=place,
    )
    assert hands.printed(snippet.code, folder) == [
        f"loss: {trace.loss!r}",
        f"weight: {found.before!r}",
        f"gradient: {float(gradient[place])!r}",
        f"after the step: {found.after!r}",
    ]

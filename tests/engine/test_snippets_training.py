"""The code of the Training tab's pages prints what the engine computes for those pages."""

import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import Phase, given, reject, settings

from engine import devices, trusted_code
from engine.codegen.pages import (
    data_catalogue,
    data_images,
    data_overview,
    training_first_steps,
    training_results,
    training_runs,
)
from engine.codegen.snippet import NeededFile, Snippet
from engine.codegen.twin import Twin
from engine.data import loaders
from engine.data_spec import DataSpec, inputs_of
from engine.errors import AtelierError
from engine.evaluation import metrics
from engine.models import zoo
from engine.models.weights import Weights
from engine.network_spec import CodeSpec
from engine.run_spec import ModelSpec, RunSpec
from engine.train_spec import TrainSpec
from engine.training.history import History, read_epochs
from engine.transform_steps import TransformStep
from tests import snippet_hands as hands
from tests.engine.custom_files import GOOD
from tests.engine.random_networks import random_network
from tests.engine.random_twins import twins
from tests.engine.runs import run
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

make = TransformStep.make
TRAIN, TEST = tiny_images(120, 0), tiny_images(50, 1)
NORMALIZE = (make("CenterCrop", size=24), make("Normalize", mean=0.3))
DRAWN = (make("RandomAffine"), make("Sketch"), make("Resize", size=20), make("GaussianNoise"))
OWN = ModelSpec("custom", code=CodeSpec(GOOD, "NeuralNetwork", (("dropout", 0.5),)))
ONE_CYCLE = {"schedule": "onecycle", "epochs": 2}

# Data, model, and how it is trained: each choice of the form at least once.
FORMS: dict[str, tuple[DataSpec, ModelSpec, dict[str, Any]]] = {
    "tutorial": (DataSpec(), ModelSpec("mlp"), {}),
    "linear": (DataSpec(sampler="sequential"), ModelSpec("linear"), {"loss": "multi_margin"}),
    "lenet": (
        DataSpec(sampler="subset", subset=80, drop_last=True),
        ModelSpec("lenet"),
        {"optimizer": "adam", "label_smoothing": 0.1, "schedule": "cosine", "clip_norm": 0.1},
    ),
    "cnn": (
        DataSpec(sampler="weighted", transforms=DRAWN, merge=((0, 6), (2, 4))),
        ModelSpec("cnn"),
        {"optimizer": "sgd", "momentum": 0.9, "nesterov": True, "validation": 0.25, "seed": 7},
    ),
    "resnet": (
        DataSpec(transforms=NORMALIZE, target="one_hot"),
        ModelSpec("resnet"),
        {"optimizer": "adamw", "weight_decay": 0.1, **ONE_CYCLE},
    ),
    "sketch": (
        DataSpec(),
        ModelSpec("sketch"),
        {"augment": "sketch", "optimizer": "rmsprop", "seed": 3, "precision": "mixed"},
    ),
    "builder": (
        DataSpec(),
        ModelSpec("builder", layers=random_network(5)),
        {"augment": "affine", "schedule": "step", "loss": "nll", "batch_size": 30},
    ),
    "own": (
        DataSpec(transforms=(make("RandomHorizontalFlip"),)),
        OWN,
        {"schedule": "exponential", "class_weights": (0.5, 2.0, *[1.0] * 8), "patience": 1},
    ),
    "frozen": (
        DataSpec(),
        ModelSpec("mlp", frozen=("linear_relu_stack.0",)),
        {"augment": "flip", "time_budget": 60.0, "batch_size": 100},
    ),
}


@pytest.fixture(autouse=True)
def own_class_is_allowed() -> None:
    assert OWN.code is not None
    trusted_code.trust(OWN.code.fingerprint, OWN.code.class_name)


def form(name: str) -> Twin:
    data, model, chosen = FORMS[name]
    train = TrainSpec(**{"epochs": 1, "batch_size": 32, "threads": 1, "device": "cpu", **chosen})
    return hands.twin_of(TRAIN, data, model, train)


# The form


@pytest.mark.parametrize("name", FORMS)
def test_the_first_losses_are_those_of_a_run_bit_for_bit(name: str, tmp_path: Path) -> None:
    twin = form(name)
    data = loaders.split_data(twin.spec, TRAIN, TEST)
    run(twin.spec, tmp_path / "run", data)
    losses = History.read(tmp_path / "run").losses[: training_first_steps.STEPS].tolist()
    count = min(training_first_steps.STEPS, twin.steps_per_epoch)
    hands.write_images(tmp_path, TRAIN, TEST)
    snippet = training_first_steps.first_steps(twin)
    assert snippet.files == (NeededFile(hands.DATA_FILE, "dataset"),)
    lines = hands.printed(snippet.code, tmp_path)
    expected = [f"step {step}: loss {loss!r}" for step, loss in enumerate(losses[:count], 1)]
    assert lines == expected
    assert len(lines) == count


def test_the_first_losses_on_torchvisions_images_in_a_python_of_their_own(tmp_path: Path) -> None:
    train, test = (replace(images, name="fashion-mnist") for images in (TRAIN, TEST))
    spec = RunSpec(DataSpec("fashion-mnist"), train=TrainSpec(epochs=1, threads=1, device="cpu"))
    run(spec, tmp_path / "run", loaders.split_data(spec, train, test))
    losses = History.read(tmp_path / "run").losses.tolist()
    write_fashion_files(tmp_path / "data", train, test)
    twin = Twin(spec, train.shape, train.classes, len(train))
    lines = hands.printed_alone(training_first_steps.first_steps(twin).code, tmp_path)
    assert lines == [f"step {step}: loss {loss!r}" for step, loss in enumerate(losses, 1)]
    assert len(lines) == 2


def test_worker_processes_give_the_same_losses(tmp_path: Path) -> None:
    twin = form("cnn")
    shared = replace(twin, spec=replace(twin.spec, data=replace(twin.spec.data, workers=1)))
    hands.write_images(tmp_path, TRAIN, TEST)
    lines = hands.printed(training_first_steps.first_steps(twin).code, tmp_path)
    alone = hands.printed_alone(training_first_steps.first_steps(shared).code, tmp_path)
    assert alone == lines
    assert len(lines) == training_first_steps.STEPS


def test_the_tutorials_code_is_short() -> None:
    spec = RunSpec(DataSpec("fashion-mnist"))
    twin = Twin(spec, (1, 28, 28), TRAIN.classes, 60_000)
    code = training_first_steps.first_steps(twin).code
    assert sum(bool(line.strip()) for line in code.splitlines()) <= 60


# Results


@pytest.mark.parametrize("on_training", [False, True])
@pytest.mark.parametrize("name", FORMS)
def test_the_results_are_those_of_the_page(name: str, on_training: bool, tmp_path: Path) -> None:
    twin = form(name)
    inputs = inputs_of(twin.spec.data, TRAIN.shape, TRAIN.classes)
    network = zoo.build(twin.spec.model, inputs.shape, len(inputs.classes), seed=4)
    torch.save(network.state_dict(), tmp_path / training_results.WEIGHTS)
    hands.write_images(tmp_path, TRAIN, TEST)
    snippet = training_results.measured(twin, on_training=on_training)
    assert [file.kind for file in snippet.files] == ["dataset", "weights"]
    lines = hands.printed(snippet.code, tmp_path)
    part: metrics.Part = "training" if on_training else "validation"
    images = metrics.find_images(twin.spec, TRAIN, TEST, part).images
    weights = Weights(twin.spec.model, inputs, network.state_dict())
    cpu = torch.device("cpu")
    report = metrics.evaluate(devices.place(weights.build(), cpu), images, cpu)
    right = int(report.confusion.diagonal().sum())
    assert lines == [
        f"{right} of {len(images)} named right: {report.accuracy:.1%}",
        f"loss {report.loss:.3f}",
    ]


# Runs


def test_the_figures_of_a_run_are_read(tmp_path: Path) -> None:
    twin = form("tutorial")
    spec = replace(twin.spec, train=replace(twin.spec.train, epochs=3))
    run(spec, tmp_path / "run", loaders.split_data(spec, TRAIN, TEST))
    for file in training_runs.figures(has_epochs=True).files:
        shutil.copy(tmp_path / "run" / file.name, tmp_path)
    history, epochs = History.read(tmp_path / "run"), read_epochs(tmp_path / "run")
    best = max(epochs, key=lambda epoch: epoch.val_accuracy)
    steps = [f"steps: {len(history.losses)}", f"last loss: {float(history.losses[-1])!r}"]
    assert hands.printed(training_runs.figures(has_epochs=True).code, tmp_path) == [
        *steps,
        f"best epoch: {best.epoch}",
        f"validation accuracy: {best.val_accuracy:.2%}",
        f"at the end: {epochs[-1].val_accuracy:.2%}",
    ]
    assert hands.printed(training_runs.figures(has_epochs=False).code, tmp_path) == steps


# How the code looks


def written(twin: Twin) -> list[Snippet]:
    """Snippets of all pages that a twin can be given to."""
    return [
        training_first_steps.first_steps(twin),
        training_results.measured(twin),
        training_results.measured(twin, on_training=True),
        training_runs.figures(has_epochs=True, language=twin.language),
        training_runs.figures(has_epochs=False, language=twin.language),
        data_images.sample(twin, "train", 0),
        data_overview.statistics(twin, "test"),
        data_catalogue.both_splits(twin),
    ]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_all_of_them_are_laid_out_as_ruff_does(language: Any, tmp_path: Path) -> None:
    found = [
        snippet for name in FORMS for snippet in written(replace(form(name), language=language))
    ]
    hands.assert_laid_out(found, tmp_path)


# What fails is looked at as it is: to shrink it, each try would start ruff twice.
@settings(max_examples=12, deadline=None, phases=(Phase.generate,))
@given(twin=twins())
def test_whatever_the_form_says_is_laid_out_as_ruff_does(twin: Twin) -> None:
    named = replace(twin, data_file=twin.data_file or hands.DATA_FILE)
    try:
        snippets = written(named)
    except AtelierError:  # what no form would start: sketches of colour images
        reject()
    packages = set[str]().union(*(hands.imported_by(snippet.code) for snippet in snippets))
    assert packages <= {"torch", "torchvision"} | sys.stdlib_module_names
    with tempfile.TemporaryDirectory() as folder:
        hands.assert_laid_out(snippets, Path(folder))


def test_korean_code_has_no_english_comment() -> None:
    words = [
        text
        for name in FORMS
        if name != "own"  # the person's own words stay
        for snippet in written(replace(form(name), language="ko"))
        for text in hands.words_in(snippet.code)
    ]
    assert len(words) > len(FORMS)
    assert [text for text in words if not hands.is_korean(text)] == []

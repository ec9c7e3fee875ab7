"""The page of images on tiny data, and datasets and answers to show on it."""

from dataclasses import replace

import numpy as np
import torch
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec, inputs_of
from engine.evaluation.order import Answers
from engine.models import weights, zoo
from engine.run_spec import ModelSpec
from gui.background import Background
from gui.data.evaluator import Predictions
from gui.data.images_view import ImagesView
from gui.session import LoadedDataset, OwnWeights, Session

KOREAN = ("고양이", "개", "a class whose name is much longer than any box could ever be wide", "새")


def colours(count: int, classes: tuple[str, ...] = KOREAN) -> ImageSet:
    generator = torch.Generator().manual_seed(3)
    images = torch.randint(0, 256, (count, 3, 32, 32), dtype=torch.uint8, generator=generator)
    shown = torch.randint(0, len(classes), (count,), generator=generator)
    return ImageSet("cifar10", images, shown, classes)


def colour_dataset(classes: tuple[str, ...] = KOREAN) -> LoadedDataset:
    entry = replace(catalog.entry("cifar10"), classes=classes)
    return LoadedDataset(entry, colours(50, classes), colours(0, classes))


def own_weights(
    dataset: LoadedDataset, spec: DataSpec | None = None, step: int = 7, seed: int = 0
) -> OwnWeights:
    inputs = inputs_of(
        spec or DataSpec(dataset.entry.name), dataset.entry.shape, dataset.entry.classes
    )
    network = zoo.build(ModelSpec("linear"), inputs.shape, len(inputs.classes), seed=seed)
    return OwnWeights(ModelSpec("linear"), inputs, step, weights.copy_state(network))


def some_answers(
    dataset: LoadedDataset, wrong: tuple[int, ...], split: str = "train"
) -> Predictions:
    """All right with 90 %, but for those that are called a shirt with 61 %."""
    images = dataset.train if split == "train" else dataset.test
    right = np.ones(len(images), bool)
    right[list(wrong)] = False
    answers = images.labels.numpy().copy()
    answers[~right] = 6
    sure = np.where(right, 0.9, 0.61).astype(np.float32)
    losses = np.where(right, 0.1, 3).astype(np.float32)
    found = Answers(images.classes, answers, sure, losses, right)
    return Predictions("train" if split == "train" else "test", None, found)


def sort_by(view: ImagesView, key: str) -> None:
    view.bar.sort_box.setCurrentIndex(view.bar.sort_box.findData(key))


def page(qtbot: QtBot, session: Session, background: Background) -> ImagesView:
    """The page as large as the smallest window lets it be, on the screen."""
    view = ImagesView(session, background)
    qtbot.addWidget(view)
    view.resize(1000, 460)
    with qtbot.waitExposed(view):
        view.show()
    return view

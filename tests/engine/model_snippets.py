"""Networks of every kind, and tiny images, for the code of the Model tab's pages."""

from pathlib import Path

import torch
from torch import nn

from engine.codegen.pages import model_network
from engine.models import zoo
from engine.network_spec import CodeSpec
from engine.run_spec import ModelSpec
from engine.train_spec import TrainSpec
from engine.transform_steps import TransformStep
from tests.engine.custom_files import GOOD
from tests.engine.random_networks import random_network
from tests.tiny import tiny_images

make = TransformStep.make
TRAIN, TEST = tiny_images(60, 0), tiny_images(20, 1)
SHAPE, CLASSES = (1, 28, 28), 10
STEPS = (make("CenterCrop", size=24), make("Normalize", mean=0.3))
OWN = ModelSpec("custom", code=CodeSpec(GOOD, "NeuralNetwork", (("dropout", 0.5),)))
NETWORKS: dict[str, ModelSpec] = {
    **{name: ModelSpec(name) for name in ("linear", "mlp", "lenet", "cnn", "resnet", "sketch")},
    "builder": ModelSpec("builder", layers=random_network(5)),
    "builder too": ModelSpec("builder", layers=random_network(8)),
    "own": OWN,
    "frozen": ModelSpec("mlp", frozen=("linear_relu_stack.0",)),
}

STEPPED = {
    "sgd": TrainSpec(optimizer="sgd", lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
    "adam": TrainSpec(optimizer="adam", label_smoothing=0.1),
    "adamw": TrainSpec(optimizer="adamw", class_weights=(0.5, *[1.0] * 9)),
    "rmsprop": TrainSpec(optimizer="rmsprop", loss="multi_margin", schedule="onecycle"),
}


def network(model: ModelSpec, seed: int = 0) -> nn.Module:
    return zoo.build(model, SHAPE, CLASSES, seed)


def save(folder: Path, model: nn.Module) -> None:
    torch.save(model.state_dict(), folder / model_network.WEIGHTS)

"""Random valid runs that between them do whatever the form offers, for the twin's property test.

What can be chosen is dealt from decks: a choice comes again when all others of its kind have been,
so that few runs cover much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from engine import data_spec
from engine.codegen.twin import Language
from engine.data_spec import Shape
from engine.errors import AtelierError
from engine.models import zoo
from engine.network_spec import CodeSpec, LayerSpec
from engine.run_spec import BUILDER, CUSTOM, MODELS, ModelSpec, RunSpec
from engine.train_spec import AUGMENTATIONS, LOSSES, PRECISIONS, SCHEDULES, TrainSpec
from engine.transform_steps import TransformStep, shape_after
from tests.engine import twin_data
from tests.engine.custom_files import FILLED_IN
from tests.engine.random_networks import random_network
from tests.engine.twin_courses import COURSES

_make = TransformStep.make

_DRAWS = """
import math
import torch
from torch import nn
from torch.nn import functional as F


def noisy(x):
    return x + 0.1 * torch.randn_like(x)


class 신경망(nn.Module):
    '''Draws in its forward pass; its last layer learns its sizes from the first batch.'''

    def __init__(self, classes, *, scale=math.pi):
        super().__init__()
        self.scale = scale
        self.top = nn.LazyLinear(classes)

    def forward(self, x):
        x = noisy(x) if self.training else x
        return self.top(F.dropout(x.flatten(1), 0.2, self.training)) * self.scale
"""

_ARGUMENTS = """
from torch import nn


class Stack(nn.Sequential):
    pass


class NeuralNetwork(nn.Module):
    def __init__(self, shape, num_classes, hidden: int = 32, *, dropout: float = 0.0):
        super().__init__()
        channels, height, width = shape
        self.flatten = nn.Flatten()
        self.stack = Stack(
            nn.Linear(channels * height * width, hidden), nn.ReLU(), nn.Dropout(dropout),
            nn.Linear(hidden, num_classes) )

    def forward(self, x):
        return self.stack(self.flatten(x))
"""

_OWN_CLASSES = {
    "filled in": CodeSpec(FILLED_IN, "Net"),
    "arguments": CodeSpec(_ARGUMENTS, "NeuralNetwork", (("hidden", 16), ("dropout", 0.25))),
    "draws": CodeSpec(_DRAWS, "신경망", (("scale", 2.0),)),
}

_TRANSFORMS: Mapping[str, tuple[TransformStep, ...]] = {
    "none": (),
    "normalize": (_make("Normalize", mean=0.3, std=0.4),),
    "resize and crop": (_make("Resize", size=20), _make("CenterCrop", size=16)),
    "flip, rotation": (_make("RandomHorizontalFlip"), _make("RandomRotation", degrees=20.0)),
    "affine": (_make("RandomAffine"), _make("Resize", False, size=8)),
    "elastic, noise": (_make("ElasticTransform"), _make("GaussianNoise", sigma=0.05)),
    "erasing, normalize, noise": (
        *(_make("RandomErasing"), _make("Normalize")),
        _make("GaussianNoise", sigma=0.2),
    ),
    "sketch": (_make("Sketch"), _make("Normalize", False)),
    "switched off": (_make("RandomAffine", False),),
}

_OPTIMIZERS: Mapping[str, dict[str, Any]] = {
    "sgd": {"optimizer": "sgd", "lr": 0.05},
    "momentum": {"optimizer": "sgd", "lr": 0.02, "momentum": 0.9},
    "nesterov": {"optimizer": "sgd", "lr": 0.02, "momentum": 0.8, "nesterov": True},
    "adam": {"optimizer": "adam", "lr": 0.002},
    "adamw": {"optimizer": "adamw", "lr": 0.002},
    "rmsprop": {"optimizer": "rmsprop", "lr": 0.001},
}

# What a run chooses among, in the order in which it does.
CHOICES: Mapping[str, tuple[Any, ...]] = {
    "model": (*MODELS, BUILDER, CUSTOM),
    "own class": tuple(_OWN_CLASSES),
    "frozen": ("nothing", "a parameter", "a module"),
    "dataset": twin_data.DATASETS,
    "transforms": tuple(_TRANSFORMS),
    "merge": (False, True),
    "course": tuple(COURSES),
    "loss": LOSSES,
    "target": ("index", "one_hot"),
    "smoothing": (0.0, 0.1),
    "class weights": (False, True),
    "optimizer": tuple(_OPTIMIZERS),
    "weight decay": (0.0, 0.01),
    "schedule": SCHEDULES,
    "decay every": (1, 2),
    "augment": AUGMENTATIONS,
    "sampler": ("random", "sequential", "weighted", "subset"),
    "drop last": (False, True),
    "validation": ("test", 0.25),
    "batch size": (7, 16, 20, 24),
    "clip": (None, 0.5),
    "precision": PRECISIONS,
    "seed": (0, 1, 2**31 - 1),
    "threads": (1, 2),
    "pinned": (False, True),
    "workers": (*(0,) * 9, 1),
    "language": ("en", "ko"),
    "at": (1, 2, 3, 4, 5),
}

# Dealt to nobody among the first so many runs, which the test suite has: they take long.
_FIRST = 8
_RARE = {("dataset", name) for name in twin_data.RARE_DATASETS} | {("workers", 1)}

Chosen = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A run, and what becomes of it.

    Attributes:
        number: From 0.
        spec: What is run.
        chosen: What it was dealt, by the keys of `CHOICES`.
    """

    number: int
    spec: RunSpec
    chosen: Chosen

    @property
    def language(self) -> Language:
        """Of its script's comments."""
        language: Language = self.chosen["language"]
        return language


def cases(count: int, root: Path, seed: int = 0) -> list[Case]:
    """So many runs; their code has to be allowed, and their datasets prepared below `root`."""
    dealer = _Dealer(Random(seed), root)
    return [dealer.case(number) for number in range(count)]


class _Dealer:
    """Deals choices that fit each other."""

    def __init__(self, random: Random, root: Path) -> None:
        self._random = random
        self._facts = {name: twin_data.facts(name, root) for name in twin_data.DATASETS}
        self._decks: dict[str, list[Any]] = {name: [] for name in CHOICES}

    def case(self, number: int) -> Case:
        """The next run."""
        chosen: Chosen = {}
        for name in CHOICES:
            chosen[name] = self._deal(name, chosen, number)
        return Case(number, self._spec(chosen, number), chosen)

    def _deal(self, name: str, chosen: Chosen, number: int) -> Any:
        deck = self._decks[name]
        for _ in range(2):  # a new deck where nothing left in the old one fits
            for place, value in enumerate(deck):
                rare = number < _FIRST and (name, value) in _RARE
                if not rare and self._fits({**chosen, name: value}, name):
                    return deck.pop(place)
            fresh = list(CHOICES[name])
            if name != "course" or number >= _FIRST:  # the first courses are the ones to see first
                self._random.shuffle(fresh)
            deck += fresh
        raise AssertionError(f"nothing fits as {name}: {chosen}")

    def _fits(self, chosen: Chosen, name: str) -> bool:
        """Whether a choice goes with those before it."""
        checks: dict[str, Callable[[Chosen], bool]] = {
            "transforms": self._fits_transforms,
            "augment": self._fits_augment,
            "batch size": self._fits_batch_size,
        }
        if name in checks:
            return checks[name](chosen)
        if name == "target":
            return bool(chosen["target"] == "index" or chosen["loss"] == "cross_entropy")
        if name == "smoothing":
            return bool(not chosen["smoothing"] or chosen["loss"] == "cross_entropy")
        if name == "sampler":  # a run over all garments would take minutes
            return bool(chosen["dataset"] != "garments" or chosen["sampler"] == "subset")
        return True

    def _fits_transforms(self, chosen: Chosen) -> bool:
        shape = self._shape(chosen)
        # LeNet-5's two convolutions and poolings leave nothing of smaller pictures.
        return shape is not None and (chosen["model"] != "lenet" or min(shape[1:]) >= 12)

    def _fits_augment(self, chosen: Chosen) -> bool:
        shape = self._shape(chosen)
        grey = shape is not None and shape[0] == 1
        normalizes = "normalize" in chosen["transforms"]
        name = chosen["augment"]
        return name == "none" or (not normalizes and (grey or name != "sketch"))

    def _fits_batch_size(self, chosen: Chosen) -> bool:
        """Batch normalisation cannot learn from a batch of one image."""
        spec = self._data(chosen)
        count = self._facts[chosen["dataset"]].count
        share = chosen["validation"]
        drawn = spec.drawn(count - (round(count * share) if share != "test" else 0))
        return bool(drawn % chosen["batch size"] != 1 and drawn // chosen["batch size"] >= 2)

    def _shape(self, chosen: Chosen) -> Shape | None:
        """Of what reaches the network; None if the transforms cannot work on the images."""
        try:
            return shape_after(
                _TRANSFORMS[chosen["transforms"]], self._facts[chosen["dataset"]].shape
            )
        except AtelierError:
            return None

    def _data(self, chosen: Chosen) -> data_spec.DataSpec:
        facts = self._facts[chosen["dataset"]]
        return replace(
            facts.data,
            transforms=_TRANSFORMS[chosen["transforms"]],
            merge=((0, facts.classes - 1),) if chosen["merge"] else (),
            target=chosen["target"],
            sampler=chosen["sampler"],
            subset=30,
            drop_last=chosen["drop last"],
            workers=chosen.get("workers", 0),
            pin_memory=chosen.get("pinned", False),
        )

    def _spec(self, chosen: Chosen, number: int) -> RunSpec:
        classes = self._facts[chosen["dataset"]].classes - bool(chosen["merge"])
        shape = self._shape(chosen)
        assert shape is not None
        settings: dict[str, Any] = {
            "epochs": 2 + number % 2,
            **_OPTIMIZERS[chosen["optimizer"]],
            **COURSES[chosen["course"]].train,
        }
        train = TrainSpec(
            batch_size=chosen["batch size"],
            loss=chosen["loss"],
            label_smoothing=chosen["smoothing"],
            class_weights=tuple(_weights(classes)) if chosen["class weights"] else (),
            weight_decay=chosen["weight decay"],
            schedule=chosen["schedule"],
            warmup=0.3,
            decay=0.7,
            decay_every=chosen["decay every"],
            augment=chosen["augment"],
            clip_norm=chosen["clip"],
            precision=chosen["precision"],
            validation=chosen["validation"],
            seed=chosen["seed"],
            threads=chosen["threads"],
            device="cpu",
            **settings,
        )
        model = self._model(chosen, number, shape, classes)
        return RunSpec(self._data(chosen), model, train)

    def _model(self, chosen: Chosen, number: int, shape: Shape, classes: int) -> ModelSpec:
        name = chosen["model"]
        layers: LayerSpec | None = None
        code: CodeSpec | None = None
        if name == BUILDER:
            layers = random_network(self._random.randrange(2**32), shape, classes)
        elif name == CUSTOM:
            code = _OWN_CLASSES[chosen["own class"]]
        spec = ModelSpec(name, layers, code)
        return replace(spec, frozen=tuple(_frozen(spec, chosen["frozen"], shape, classes)))


def _weights(classes: int) -> Iterator[float]:
    """Class weights with few and with many digits."""
    return (0.5 + label / 3 for label in range(classes))


def _frozen(spec: ModelSpec, what: str, shape: Shape, classes: int) -> Iterator[str]:
    """The network's first parameter, or all of its first part, if something is left to learn."""
    names = [name for name, _ in zoo.build(spec, shape, classes, 0).named_parameters()]
    first = names[0] if what == "a parameter" else names[0].rpartition(".")[0]
    frozen = ModelSpec(spec.name, spec.layers, spec.code, (first,))
    if what != "nothing" and not all(map(frozen.freezes, names)):
        yield first

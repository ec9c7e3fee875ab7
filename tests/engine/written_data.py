"""Runs the data part of a script, and compares its batches with the engine's."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from engine.codegen import data_file, data_part
from engine.codegen.part import Part, imports, indented
from engine.codegen.twin import Language, Twin
from engine.data.image_set import ImageSet
from engine.data.loaders import evaluation_loader, split_data, training_loader
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.transform_steps import is_random

FILE = "images.pt"


def twin_of(
    data: DataSpec, train: ImageSet, file: str = FILE, language: Language = "en", **settings: Any
) -> Twin:
    """A twin of a run on these images; `settings` are the `TrainSpec`'s."""
    training = TrainSpec(**{"batch_size": 16, "device": "cpu", **settings})
    spec = RunSpec(data, ModelSpec("mlp"), training)
    return Twin(spec, train.shape, train.classes, len(train), data_file=file, language=language)


def source(part: Part, name: str = "main") -> str:
    """A module whose function gives its variables."""
    definitions = "".join(f"{each}\n\n\n" for each in part.definitions)
    body = indented([*part.lines, "return locals()"])
    return f"{imports(part.imports)}\n\n{definitions}def {name}(args):\n{body}"


def made(part: Part, folder: Path) -> dict[str, Any]:
    """The variables that a part's lines make, run in a folder that is its data root too."""
    path = folder / "script.py"
    space: dict[str, Any] = {"__file__": str(path), "__name__": "script"}
    exec(compile(source(part), str(path), "exec"), space)
    variables: dict[str, Any] = space["main"](Namespace(data_root=str(folder)))
    return variables


def assert_same_batches(twin: Twin, train: ImageSet, test: ImageSet, folder: Path) -> None:
    """Two epochs and the evaluation, bit for bit; the data file is written if there is a name."""
    opened_test = test if twin.held_out == "test" else None
    if twin.data_file:
        data_file.write(folder / twin.data_file, train, opened_test)
    variables = made(data_part.write(twin), folder)
    spec, data = twin.spec, split_data(twin.spec, train, opened_test)
    for epoch in (1, 2):
        variables["generator"].manual_seed(eval(twin.seeded("epoch"), {"epoch": epoch}))
        if is_random(spec.data.transforms):
            variables["training_data"].epoch = epoch
        ours = training_loader(
            data.train, data.loading, spec.train.batch_size, spec.train.seed, epoch
        )
        assert_equal(variables["train_dataloader"], ours)
    assert_equal(variables[f"{twin.held_out}_dataloader"], evaluation_loader(data.validation))


def assert_equal(
    written: Iterable[tuple[Tensor, Tensor]], ours: Iterable[tuple[Tensor, Tensor]]
) -> None:
    """The same batches in the same order."""
    for (images, labels), (our_images, our_labels) in zip(written, ours, strict=True):
        assert (images.dtype, labels.dtype) == (torch.float32, torch.int64)
        assert torch.equal(images, our_images)
        assert torch.equal(labels, our_labels)

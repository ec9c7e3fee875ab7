"""Networks, weights and tensors made on the Model tab, as code; and how all of it looks."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from engine import rng, trusted_code
from engine.codegen.pages import (
    model_backprop,
    model_dynamic,
    model_layers,
    model_made,
    model_network,
    model_pad,
    model_walk,
    model_weights,
)
from engine.codegen.pages.model_pad import Typed
from engine.codegen.snippet import NeededFile, Snippet
from engine.data_spec import DataSpec
from engine.models import branching, gradient_trace
from engine.models.tensor_pad import Pad
from tests import snippet_hands as hands
from tests.engine.model_snippets import (
    CLASSES,
    NETWORKS,
    OWN,
    SHAPE,
    STEPPED,
    STEPS,
    TRAIN,
    network,
    save,
)


@pytest.fixture(autouse=True)
def own_class_is_allowed() -> None:
    assert OWN.code is not None
    trusted_code.trust(OWN.code.fingerprint, OWN.code.class_name)


# Builder, a class of one's own, weights


@pytest.mark.parametrize("name", NETWORKS)
def test_a_made_network_is_counted_and_called(name: str, tmp_path: Path) -> None:
    model = NETWORKS[name]
    snippet = model_made.tried(model, SHAPE, CLASSES, "en", pictures=2)
    assert snippet.files == ()
    size = sum(p.numel() for p in network(model).parameters())
    assert hands.printed(snippet.code, tmp_path)[-2:] == [
        f"parameters: {size:,}",
        "output: Tensor [2, 10]",
    ]


@pytest.mark.parametrize("name", NETWORKS)
def test_the_weights_fit_the_class(name: str, tmp_path: Path) -> None:
    built = network(NETWORKS[name], 5)
    save(tmp_path, built)
    state = built.state_dict()
    snippet = model_weights.state_dict(NETWORKS[name], SHAPE, CLASSES, "en")
    assert snippet.files == (model_network.FILE,)
    count, size = sum(t.numel() for t in state.values()), sum(t.nbytes for t in state.values())
    assert hands.printed(snippet.code, tmp_path) == [
        *(f"{key} {list(tensor.shape)} {tensor.dtype}" for key, tensor in state.items()),
        f"{count:,} numbers, {size:,} bytes",
        "<All keys matched successfully>",
    ]


# Tensors

LINES = (
    "x = torch.rand(2, 3)  # six numbers",
    "y = x.t()",
    "y.shape",
    "x + 1",
    "_ * 2",
    "torch.manual_seed(3)",
    "z = torch.randint(0, 9, (4,))",
    "z[0] = 7",
    "z += 1",
    "x.mul_(2)",
    "x",
    "n = 3",
    "a = np.ones((2, 3))",
    "b = torch.from_numpy(a)",
    "picture[2:4, 3]",
    "p = picture.float()",
    "list = tensor([1, 2])",
    "print = x.sum()",
    "print.item()",
    "del y",
)


@pytest.mark.parametrize("colour", [False, True])
def test_the_pads_lines_do_what_they_did_there(colour: bool, tmp_path: Path) -> None:
    shape = (28, 30, 3) if colour else (28, 30)
    picture = np.random.default_rng(1).integers(0, 256, shape, dtype=np.uint8)
    Image.fromarray(picture).save(tmp_path / model_pad.picture_file(2))
    pad = Pad()
    pad.set_picture(picture)
    typed, texts = [], []
    for line in LINES:
        answer = pad.run(line)
        used = 2 if model_pad.uses_picture(line) else 0
        has_text = answer.text not in (None, "None")
        typed.append(Typed(line, answer.name or "", has_text, used, colour))
        if has_text and "=" not in line:
            texts.append(str(answer.text))
    tensors = [t for t in pad.records().tensors if t.name != "picture"]
    snippet = model_pad.lines(typed, [(t.name, t.kind == "array") for t in tensors], "en")
    assert snippet.files == (NeededFile("picture_2.png", "other"),)
    assert hands.printed(snippet.code, tmp_path) == [
        *(text for text in texts),
        *(f"{t.name}: {list(t.shape)} {t.dtype} {t.strides}" for t in tensors),
    ]
    assert len(texts) == 2


def test_the_branching_network_is_the_pages(tmp_path: Path) -> None:
    inputs = ((0.4, -0.2, 0.3), (-2.0, 1.0, -0.5), (0.0, 0.0, 0.0), (9.0, 0.1, 0.0))
    lines = []
    for numbers in inputs:
        built = branching.build()

        def run(
            built: nn.Module = built, numbers: tuple[float, ...] = numbers
        ) -> tuple[torch.Tensor, torch.Tensor]:
            output = built(torch.tensor([numbers]))
            return output, output.sum()

        trace = gradient_trace.record(built, run)
        way = "relu" if any(n.name == "ReluBackward0" for n in trace.nodes) else "tanh"
        output = float(trace.outputs)
        lines.append(f"{way}: {len(trace.nodes)} nodes; output {output:.4g}")
    snippet = model_dynamic.graphs(inputs, "en")
    assert hands.printed_alone(snippet.code, tmp_path) == lines


# How the code looks


def written(language: Any) -> Iterator[Snippet]:
    """Snippets of all pages, but for classes of a person's own."""
    for name, model in NETWORKS.items():
        if name == "own":
            continue
        for loaded in (False, True):
            yield model_layers.parameters(
                model, SHAPE, CLASSES, language, loaded=loaded, chosen="a" * 60, count=2
            )
        yield model_made.tried(model, SHAPE, CLASSES, language)
        yield model_weights.state_dict(model, SHAPE, CLASSES, language)
        data = [DataSpec(merge=((0, 1),), target="one_hot")]
        data += [] if name.startswith("builder") else [DataSpec(transforms=STEPS)]
        for spec, (_, train) in zip(data, STEPPED.items(), strict=False):
            twin = hands.twin_of(TRAIN, spec, model, replace(train, class_weights=()))
            twin = replace(twin, language=language)
            if "builder" in name and spec.merge:
                twin = replace(twin, spec=replace(twin.spec, data=DataSpec()))
            for drawing in (False, True):
                yield model_walk.walk(twin, "train", (1, 2), loaded=True, drawing=drawing)
            yield model_backprop.step(
                twin,
                "test",
                tuple(range(10_000, 10_064)),
                loaded=True,
                training=True,
                done=3,
                parameter="a.b",
                place=(1, 2, 3, 4),
            )
    names = ("x", "y", "", "_")
    typed = [Typed(line, name) for line, name in zip(LINES, names, strict=False)]
    yield model_pad.lines(typed, [("x", False)], language)
    yield model_dynamic.graphs(((0.4, -0.2, 1e-7), (-100.0, 1.0, -0.5)), language)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_all_of_them_are_laid_out_as_ruff_does(language: Any, tmp_path: Path) -> None:
    hands.assert_laid_out(written(language), tmp_path)


def test_all_of_them_import_torch_torchvision_and_pillow_only() -> None:
    packages = set[str]().union(*(hands.imported_by(snippet.code) for snippet in written("en")))
    assert packages <= {"torch", "torchvision", "PIL"} | sys.stdlib_module_names


def test_korean_code_has_no_english_comment() -> None:
    words = [
        text
        for snippet in written("ko")
        for text in hands.words_in(snippet.code)
        if "six numbers" not in text  # the person's own
    ]
    assert len(words) > len(NETWORKS)
    assert [text for text in words if not hands.is_korean(text)] == []


def test_nothing_is_drawn_from_the_global_generator() -> None:
    with rng.seeded(0):
        before = torch.get_rng_state()
        list(written("en"))
        assert torch.equal(before, torch.get_rng_state())

"""Examples of how to use an exported file, executed without Atelier."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine import home, trusted_code
from engine.codegen import words_korean
from engine.codegen.part import imports
from engine.codegen.twin import Language
from engine.codegen.words_of_export import EXPORT
from engine.data import preprocessing
from engine.data_spec import Inputs
from engine.exporting import example, example_pictures, formats, writing
from engine.inference.classifier import Classifier
from engine.models import weights
from engine.models.weights import Weights
from engine.run_spec import ModelSpec
from tests.engine.exported_files import GREY, STEPS, made, own, shirt

_RUN = """
import json, runpy, sys
names = runpy.run_path("example.py", run_name="__main__")
print(json.dumps([float(share) for share in names["shares"]]))
"""


@pytest.fixture(autouse=True)
def korean(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own words, wherever the table that holds all of them has them from."""
    for text, translated in EXPORT.items():
        monkeypatch.setitem(words_korean.KOREAN, text, translated)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped network in all formats."""
    folder = tmp_path_factory.mktemp("shipped")
    trained = weights.read(home.default_weights())
    for kind in formats.KINDS.values():
        written = writing.export(trained, kind, folder / "it's here")
        assert written.check.difference <= (0 if kind.is_exact else formats.TOLERANCE)
    return folder


def run(folder: Path, code: str, picture: Path) -> tuple[str, list[float]]:
    """What an example prints about a picture, and all its shares."""
    (folder / "example.py").write_text(code, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-X", "utf8", "-c", _RUN, str(picture)],
        capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    said, shares = ended.stdout.splitlines()
    return said, json.loads(shares)


@pytest.mark.parametrize("name", formats.KINDS)
def test_an_example_names_a_drawing_as_atelier_does(
    name: str, shipped: Path, tmp_path: Path
) -> None:
    kind = formats.kind(name)
    classifier = Classifier.read(home.default_weights())
    trained = classifier.weights
    file = f"it's here{kind.suffix}"
    code = example.write(kind, file, trained.model, trained.inputs, "ko")
    drawing = shirt(tmp_path / "셔츠.png")
    said, shares = run(shipped, code, drawing)
    expected = classifier.predict(preprocessing.read_image(drawing))
    assert said == f"{expected.name}: {expected.probabilities[expected.label]:.1%}"
    assert np.abs(np.array(shares) - expected.probabilities).max() <= 1e-5


def test_an_example_takes_an_image_of_the_dataset_as_it_is(shipped: Path, tmp_path: Path) -> None:
    classifier = Classifier.read(home.default_weights())
    image = np.random.default_rng(0).integers(0, 180, (28, 28), dtype=np.uint8)
    Image.fromarray(image).save(tmp_path / "a.png")
    kind, trained = formats.kind("onnx"), classifier.weights
    code = example.write(kind, "it's here.onnx", trained.model, trained.inputs, "en")
    _, shares = run(shipped, code, tmp_path / "a.png")
    assert np.abs(np.array(shares) - classifier.classify(image).probabilities).max() <= 1e-5


COLOUR = Inputs("folder:/somewhere", (3, 32, 32), ('"a" {b}', "자전거"), STEPS)


def of_own_class() -> Weights:
    before = "picture = 0.5\nnp = model = None"
    return own("assert np is None\nreturn self.top(x.flatten(1)) * picture", before)


@pytest.mark.parametrize(
    "make",
    [
        lambda: made(ModelSpec("cnn"), replace(GREY, transforms=STEPS)),
        lambda: made(ModelSpec("lenet"), COLOUR),
        of_own_class,
    ],
    ids=["transforms", "colour", "own"],
)
def test_numbers_alone_come_with_the_networks_class(
    make: Callable[[], Weights], tmp_path: Path
) -> None:
    trusted_code.allow_for_this_process()
    trained, kind = make(), formats.kind("safetensors")
    file = writing.export(trained, kind, tmp_path / "m").path
    code = example.write(kind, file.name, trained.model, trained.inputs, "en")
    size = trained.inputs.picture
    noise = np.random.default_rng(1).integers(0, 255, (*size[1:], size[0]), dtype=np.uint8)
    Image.fromarray(noise[:, :, 0] if size[0] == 1 else noise).save(tmp_path / "a.png")
    _, shares = run(tmp_path, code, tmp_path / "a.png")
    classifier = Classifier(trained)
    trusted_code.allow_for_this_process(False)
    seen = noise[:, :, 0] if size[0] == 1 else noise
    assert np.abs(np.array(shares) - classifier.classify(seen).probabilities).max() <= 1e-6


def framed(inputs: Inputs, picture: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the example's lines make of a picture: [H, W] or [H, W, 3] of 0..255."""
    part = example_pictures.reading(inputs, "en")
    line = example_pictures.batch(inputs, as_tensor=False)
    code = "\n".join([imports(part.imports), *part.lines, line])
    monkeypatch.setattr(sys, "argv", ["example.py", str(picture)])
    names: dict[str, Any] = {}
    exec(code, names)
    (planes,) = names["pictures"]
    assert planes.shape == inputs.picture
    assert planes.dtype == np.float32
    return 255 * (planes[0] if inputs.picture[0] == 1 else planes.transpose(1, 2, 0))


@pytest.mark.parametrize("shape", [(1, 28, 28), (1, 16, 16), (1, 40, 56)])
@pytest.mark.parametrize("dataset", ["fashion-mnist", "mnist", "emnist-letters"])
@pytest.mark.parametrize(("ink", "ground"), [(0, 255), (230, 20), (90, 200)])
def test_a_clean_drawing_is_framed_as_by_atelier(
    dataset: str,
    shape: tuple[int, int, int],
    ink: int,
    ground: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawing = shirt(tmp_path / "a.png", ink, ground)
    inputs = Inputs(dataset, shape, ("a", "b"))
    expected = preprocessing.frame_for(inputs, preprocessing.read_image(drawing))
    assert np.array_equal(np.rint(framed(inputs, drawing, monkeypatch)), expected)


def test_a_whole_picture_is_fitted_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grey = [Image.open(shirt(tmp_path / "a.png", ink, 220 - ink)) for ink in (0, 90, 200)]
    Image.merge("RGB", grey).save(tmp_path / "a.png")
    for shape in ((3, 32, 32), (3, 40, 24), (1, 28, 28)):
        inputs = Inputs("folder:/somewhere", shape, ("a", "b"))
        picture = preprocessing.read_image(tmp_path / "a.png", colour=shape[0] == 3)
        expected = preprocessing.frame_for(inputs, picture)
        # Atelier scales in two steps, which photos of many megapixels need.
        difference = framed(inputs, tmp_path / "a.png", monkeypatch) - expected
        assert np.abs(difference).mean() < 1
        assert np.abs(difference[0]).max() < 0.5  # the ground


@pytest.mark.parametrize("language", ["en", "ko"])
def test_examples_are_formatted_and_hold_no_code_of_a_name(
    language: Language, tmp_path: Path
) -> None:
    pytest.importorskip("ruff")
    for kind in formats.KINDS.values():
        for dataset in ("mnist", "emnist-letters", "folder:somewhere"):
            file = "\"'); import os #{0}\n한글" + kind.suffix
            inputs = Inputs(dataset, (1, 28, 28), ('")\nimport os', "b"), STEPS)
            code = example.write(kind, file, ModelSpec("lenet"), inputs, language)
            nodes = list(ast.walk(ast.parse(code)))
            assert file in [node.value for node in nodes if isinstance(node, ast.Constant)]
            plain = [name.name for node in nodes if isinstance(node, ast.Import)
                     for name in node.names]  # fmt: skip
            assert {"engine", "gui", "os"}.isdisjoint(plain)
            name = f"{kind.name}-{dataset.partition(':')[0]}.py"
            (tmp_path / name).write_text(code, encoding="utf-8")
    for command in (["check", "--select", "E4,E7,E9,F,I"], ["format", "--check"]):
        ended = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--isolated", "."],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stdout + ended.stderr

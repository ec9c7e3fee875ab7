"""Every kind of dataset through the command line: trained on, measured, and used by its files."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data import catalog, drawings, sources
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec
from tests.engine import dataset_files
from tests.engine.command_line import Captured, call, refusal, strict_json

# CIFAR-10's batches must have the checksums of the real ones; `test_framing.py` has its shape.
DOWNLOADED = sorted(
    name
    for name, entry in catalog.ENTRIES.items()
    if entry.source == "download" and name != "cifar10"
)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ATELIER_DATA", raising=False)


def save(images: ImageSet, folder: Path) -> None:
    folder.mkdir()
    for number, image in enumerate(images.images):
        pixels = image[0] if len(image) == 1 else image.permute(1, 2, 0)
        Image.fromarray(pixels.numpy()).save(folder / f"{number:04}.png")


def check(data: DataSpec, capsys: Captured, tmp_path: Path, *more: object) -> None:
    """Train on a dataset; what evaluation counts is what prediction names."""
    size = (*more, "--size", data.size, "--colour", data.colour)
    run = ("--model", "linear", "--epochs", 2, "--batch-size", 5, "--threads", 1)
    out = tmp_path / "run"
    assert call("train", "--dataset", data.dataset, *run, *size, "--out", out) == 0
    final = out / "final.safetensors"
    capsys.readouterr()
    measured = ("--checkpoint", final, "--dataset", data.dataset, *more, "--json")
    assert call("evaluate", *measured) == 0
    counted = strict_json(capsys.readouterr().out)
    root = Path(str(more[1])) if more else None
    test = sources.open_split(data, "test", root)
    save(test, tmp_path / "test")
    assert call("predict", "--checkpoint", final, tmp_path / "test", "--json") == 0
    named = [answer["label"] for answer in strict_json(capsys.readouterr().out)]
    confusion = np.zeros_like(counted["confusion"])
    np.add.at(confusion, (test.labels.numpy(), named), 1)
    assert confusion.tolist() == counted["confusion"]
    assert counted["classes"] == list(test.classes)


@pytest.mark.parametrize("name", DOWNLOADED)
def test_a_downloaded_dataset(name: str, tmp_path: Path, capsys: Captured) -> None:
    root = dataset_files.write(name, tmp_path / "data 데이터")
    check(DataSpec(name), capsys, tmp_path, "--data-root", root)


@pytest.mark.parametrize("colour", ["grey", "rgb"])
def test_a_folder_of_pictures(colour: str, tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "my pictures"
    for name, level in (("고양이", 60), ("개 둘", 190)):
        (folder / name).mkdir(parents=True)
        for number in range(20):
            pixels = np.random.default_rng(number).integers(level, level + 60, (50, 30, 3))
            Image.fromarray(pixels.astype(np.uint8)).save(folder / name / f"{number}.png")
    spec = DataSpec(f"folder:{folder}", size=20, colour="grey" if colour == "grey" else "rgb")
    check(spec, capsys, tmp_path)


def test_drawings(tmp_path: Path, capsys: Captured) -> None:
    for number in range(24):
        sheet = np.zeros((60, 60), np.uint8)
        sheet[10 : 20 + number, 10 : 50 - number] = 255
        drawings.add(sheet, catalog.FASHION_CLASSES[number % 3])
    check(DataSpec("drawings"), capsys, tmp_path)


def test_the_catalogue_says_what_is_here(tmp_path: Path, capsys: Captured) -> None:
    root = dataset_files.write("usps", tmp_path / "data")
    assert call("datasets", "--data-root", root, "--json") == 0
    listed = {entry["name"]: entry for entry in strict_json(capsys.readouterr().out)}
    assert listed.keys() == catalog.ENTRIES.keys()
    assert {name for name, entry in listed.items() if entry["path"]} == {"usps"}
    assert listed["garments"]["here"]
    assert not listed["mnist"]["here"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--dataset", "folder:/nowhere/at all"), "/nowhere/at all"),
        (("--dataset", "mnist"), "MNIST is not in"),
        (("--dataset", "drawings"), "Draw tab"),
        (("--dataset", "garments", "--sampler", "sorted"), "sampler cannot be"),
        (("--dataset", "garments", "--size", 3), "size must be 8 to 224"),
        (("--dataset", "garments", "--target", "one_hot", "--loss", "nll"), "cross_entropy only"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    options: tuple[object, ...], words: str, tmp_path: Path, capsys: Captured
) -> None:
    code = call("train", "--model", "linear", *options, "--out", tmp_path / "run")
    assert code in (1, 2)
    assert words in refusal(capsys)


def test_weights_of_another_shape_are_not_measured(tmp_path: Path, capsys: Captured) -> None:
    root = dataset_files.write("usps", tmp_path / "data")
    assert call("evaluate", "--dataset", "usps", "--data-root", root) == 2
    assert "1 x 16 x 16" in refusal(capsys)

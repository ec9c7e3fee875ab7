"""The code of the Data tab's pages prints what the engine computes for those pages."""

import json
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from engine import rng
from engine.codegen.pages import (
    data_catalogue,
    data_images,
    data_loader,
    data_overview,
    data_transforms,
)
from engine.codegen.snippet import NeededFile, Snippet
from engine.codegen.twin import Twin
from engine.data import catalog, loaders, readers, statistics, transforms
from engine.data.image_set import ImageSet, Split
from engine.data.tensor_facts import TensorFacts, facts_of
from engine.data_spec import DataSpec
from engine.train_spec import TrainSpec
from engine.transform_steps import KINDS, TransformStep
from tests import snippet_hands as hands
from tests.engine import dataset_files
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

make = TransformStep.make
SPLITS: tuple[Split, Split] = ("train", "test")
TRAIN, TEST = tiny_images(120, 0), tiny_images(50, 1)
BY_SPLIT = {"train": TRAIN, "test": TEST}
FIXED = (make("Resize", size=20), make("CenterCrop", size=16), make("Normalize", mean=0.3))
RANDOM = (make("RandomAffine"), make("Sketch", p=1.0), make("Normalize"), make("GaussianNoise"))
LOADERS = (
    DataSpec(),
    DataSpec(sampler="sequential", drop_last=True),
    DataSpec(sampler="weighted", transforms=RANDOM, merge=((0, 6), (2, 4, 9))),
    DataSpec(sampler="subset", subset=70, transforms=FIXED),
    DataSpec(sampler="weighted", pin_memory=True),
    DataSpec(transforms=(make("RandomRotation"), make("RandomErasing", enabled=False))),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where snippets run: it holds the images."""
    hands.write_images(tmp_path, TRAIN, TEST)
    return tmp_path


def twin_of(data: DataSpec | None = None, batch_size: int = 16) -> Twin:
    return hands.twin_of(TRAIN, data, settings=TrainSpec(batch_size=batch_size))


def facts_in(lines: list[str]) -> list[str]:
    """What a snippet says of two tensors, without what the lines begin with."""
    return [line.partition(": ")[2] for line in lines]


def said_of(facts: TensorFacts) -> list[str]:
    """As the page writes it."""
    places = 2 if facts.is_whole else 4
    return [
        f"{list(facts.shape)} torch.{facts.dtype}",
        f"{facts.low:.4g} to {facts.high:.4g}",
        f"{facts.mean:.{places}f}, {facts.std:.{places}f}",
    ]


def assert_sample(images: ImageSet, index: int, lines: list[str], *, named: bool = True) -> None:
    """The lines say what the page says of an image, which has its transforms."""
    label = int(images.labels[index])
    name = f" {images.classes[label]}" if named else ""
    fed = facts_of(images[index][0].numpy())
    assert lines[0] == f"label: {label}{name}"
    assert facts_in(lines[1:]) == said_of(facts_of(images.images[index].numpy())) + said_of(fed)


# Images


@pytest.mark.parametrize("steps", [(), FIXED, (make("RandomRotation"), *FIXED[2:])])
@pytest.mark.parametrize(("split", "index"), [("train", 0), ("train", 119), ("test", 7)])
def test_an_image_is_described_as_on_its_page(
    split: Split, index: int, steps: tuple[TransformStep, ...], folder: Path
) -> None:
    snippet = data_images.sample(twin_of(DataSpec(transforms=steps, merge=((0, 1),))), split, index)
    assert snippet.files == (NeededFile(hands.DATA_FILE, "dataset"),)
    images = replace(BY_SPLIT[split], transforms=steps)
    assert_sample(images, index, hands.printed(snippet.code, folder))


def theirs(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> list[ImageSet]:
    """Both splits of a dataset whose files torchvision will find."""
    dataset_files.write(name, root)
    listed = dataset_files.packages(name, dataset_files.packed(name))
    splits = [readers.read(catalog.entry(name), split, root, listed) for split in SPLITS]
    if name == "cifar10":  # its class looks whether the files are the real ones
        monkeypatch.setattr("torchvision.datasets.cifar.check_integrity", lambda *_: True)
        meta = pickle.dumps({"label_names": list(splits[0].classes)})
        (root / "cifar-10-batches-py" / "batches.meta").write_bytes(meta)
    return splits


@pytest.mark.filterwarnings("ignore:dtype.*align:UserWarning")  # torchvision's way to unpickle
@pytest.mark.parametrize("name", dataset_files.NAMES)
def test_torchvisions_datasets_are_described_as_the_engine_reads_them(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train, test = theirs(name, tmp_path / "data", monkeypatch)
    twin = hands.twin_of(train, file="")
    named = train.classes != catalog.DIGITS
    for split, images in zip(SPLITS, (train, test), strict=True):
        snippet = data_images.sample(twin, split, 12)
        assert snippet.files == ()
        assert_sample(images, 12, hands.printed(snippet.code, tmp_path), named=named)
        overview = data_overview.statistics(twin, split)
        assert_statistics(images, hands.printed(overview.code, tmp_path))
    opened = data_catalogue.both_splits(twin)
    size = " x ".join(map(str, train.shape))
    assert hands.printed(opened.code, tmp_path) == [
        f"{len(train)} training images, {len(test)} test images",
        f"size: {size}",
    ]
    assert f"{catalog.entry(name).megabytes} MB" in opened.code


def test_code_runs_alone_in_a_folder_with_the_images(tmp_path: Path) -> None:
    write_fashion_files(tmp_path / "data", TRAIN, TEST)
    train = replace(TRAIN, name="fashion-mnist")
    snippet = data_images.sample(hands.twin_of(train, file=""), "train", 5)
    assert_sample(train, 5, hands.printed_alone(snippet.code, tmp_path))


# Transforms


def stages(steps: tuple[TransformStep, ...], image: torch.Tensor, seed: int) -> list[str]:
    """What the page's strip says, as the code prints it."""
    found = transforms.trace(steps, image, seed)
    assert found[-1].error is None
    lines = []
    for stage in found:
        assert stage.after is not None
        name = "ToTensor" if stage.step is None else stage.step.name
        low, high = float(stage.after.min()), float(stage.after.max())
        lines.append(f"{name} {list(stage.after.shape)} {low:.2f} to {high:.2f}")
    return lines


@pytest.mark.parametrize("steps", [(), FIXED, RANDOM, (make("Resize", enabled=False), RANDOM[0])])
@pytest.mark.parametrize(("split", "seed"), [("train", 0), ("test", 3)])
def test_transforms_make_of_an_image_what_the_page_shows(
    split: Split, seed: int, steps: tuple[TransformStep, ...], folder: Path
) -> None:
    drawn = rng.sample_seed(seed, 0, 0)
    snippet = data_transforms.steps(twin_of(DataSpec(transforms=steps)), split, 4, drawn)
    expected = stages(steps, BY_SPLIT[split].images[4], seed)
    assert hands.printed(snippet.code, folder) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_every_transform_alone_makes_what_the_page_shows(kind: str, folder: Path) -> None:
    has_share = any(setting.name == "p" for setting in KINDS[kind].settings)
    steps = (make(kind, p=1.0) if has_share else make(kind),)
    snippet = data_transforms.steps(
        twin_of(DataSpec(transforms=steps)), "train", 9, rng.sample_seed(1, 0, 0)
    )
    lines = hands.printed(snippet.code, folder)
    assert lines == stages(steps, TRAIN.images[9], 1)
    assert len(lines) == 2


# Batches


def batch_by_engine(data: DataSpec, epoch: int, number: int) -> list[str]:
    images = loaders.prepare(TRAIN, data)
    batches = iter(loaders.training_loader(images, data, 16, 0, epoch))
    for _ in range(number):
        inputs, labels = next(batches)
    return [
        f"images {list(inputs.shape)} torch.float32",
        f"labels {list(labels.shape)} torch.int64",
        f"first labels: {labels[: data_loader.FIRST_LABELS].tolist()}",
        f"values {inputs.min():.3g} to {inputs.max():.3g}",
    ]


@pytest.mark.parametrize("data", LOADERS)
@pytest.mark.parametrize(("epoch", "number"), [(1, 1), (3, 4)])
def test_a_batch_is_the_one_of_the_page(
    data: DataSpec, epoch: int, number: int, folder: Path
) -> None:
    snippet = data_loader.batch(twin_of(data), epoch, number)
    assert hands.printed(snippet.code, folder) == batch_by_engine(data, epoch, number)


def test_the_small_last_batch_is_the_one_of_the_page(folder: Path) -> None:
    lines = hands.printed(data_loader.batch(twin_of(), 1, 8).code, folder)
    assert lines == batch_by_engine(DataSpec(), 1, 8)
    assert lines[0].startswith("images [8, 1, 28, 28]")


def test_worker_processes_fetch_the_batch_of_the_page(folder: Path) -> None:
    data = replace(LOADERS[2], workers=2)
    snippet = data_loader.batch(twin_of(data), 2, 2)
    assert "num_workers=2" in snippet.code
    assert hands.printed_alone(snippet.code, folder) == batch_by_engine(LOADERS[2], 2, 2)


# The dataset as a whole


def assert_statistics(images: ImageSet, lines: list[str]) -> None:
    found = statistics.measure(images)
    counts, *moments = facts_in(lines)
    assert json.loads(counts) == found.counts.tolist()
    expected = [str([f"{value:.4f}" for value in each]) for each in (found.mean, found.std)]
    assert moments == expected


@pytest.mark.parametrize("split", SPLITS)
def test_the_statistics_are_those_of_the_page(split: Split, folder: Path) -> None:
    data = DataSpec(transforms=RANDOM, merge=((0, 1),))
    lines = hands.printed(data_overview.statistics(twin_of(data), split).code, folder)
    assert_statistics(BY_SPLIT[split], lines)


def test_a_dataset_of_ones_own_is_opened_with_its_classes(tmp_path: Path) -> None:
    classes = ("고양이", 'a "b"\n{c}', "it's", *TRAIN.classes[3:])
    train, test = (replace(images, classes=classes) for images in (TRAIN, TEST))
    hands.write_images(tmp_path, train, test)
    lines = hands.printed(data_catalogue.both_splits(hands.twin_of(train)).code, tmp_path)
    assert lines == [
        "120 training images, 50 test images",
        "size: 1 x 28 x 28",
        f"classes: {list(classes)}",
    ]


# How the code looks


def written() -> Iterator[Snippet]:
    """Snippets of all pages and kinds of datasets, in both languages."""
    twins = [twin_of(data) for data in LOADERS]
    twins += [twin_of(replace(LOADERS[2], workers=1))]
    for name in dataset_files.NAMES:
        entry = catalog.entry(name)
        for steps in ((), RANDOM[2:], (make("RandomRotation"),)):
            spec = replace(twins[0].spec, data=DataSpec(name, transforms=steps))
            twins.append(Twin(spec, entry.shape, entry.classes, 60))
    for twin in (replace(each, language=language) for each in twins for language in ("en", "ko")):
        for split in SPLITS:
            yield data_images.sample(twin, split, 1234)
            yield data_transforms.steps(twin, split, 1234, 4_294_967_295)
            yield data_overview.statistics(twin, split)
        yield data_loader.batch(twin)
        yield data_loader.batch(twin, 2, 3)
        yield data_catalogue.both_splits(twin)


def test_all_of_them_are_laid_out_as_ruff_does(tmp_path: Path) -> None:
    hands.assert_laid_out(written(), tmp_path)


def test_all_of_them_import_torch_and_torchvision_only() -> None:
    packages = set[str]().union(*(hands.imported_by(snippet.code) for snippet in written()))
    assert packages == {"torch", "torchvision"}


def test_korean_code_has_no_english_comment() -> None:
    twin = replace(twin_of(LOADERS[2]), language="ko")
    snippets = [
        data_images.sample(twin, "train", 1),
        data_transforms.steps(twin, "train", 1, 2),
        data_loader.batch(twin, 2, 3),
        data_overview.statistics(twin, "train"),
        data_catalogue.both_splits(twin),
        data_catalogue.both_splits(
            replace(twin, data_file="", spec=replace(twin.spec, data=DataSpec("usps")))
        ),
    ]
    words = [text for snippet in snippets for text in hands.words_in(snippet.code)]
    assert len(words) > len(snippets)
    assert [text for text in words if not hands.is_korean(text)] == []

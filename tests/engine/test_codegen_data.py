"""The written datasets and loaders give the engine's batches, bit for bit."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import torch

from engine.codegen import data_file, data_part
from engine.data import catalog, readers
from engine.data.image_set import ImageSet, Split
from engine.data.loaders import EVALUATION_BATCH, prepare, split_data, training_loader
from engine.data_spec import DataSpec, inputs_of
from engine.errors import AtelierError
from engine.transform_steps import KINDS, StepKind, TransformStep
from tests.engine import dataset_files
from tests.engine.random_twins import NASTY
from tests.engine.written_data import assert_equal, assert_same_batches, made, source, twin_of
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

SPLITS: tuple[Split, Split] = ("train", "test")
RANDOM = (
    TransformStep.make("RandomRotation", enabled=False),
    TransformStep.make("Resize", size=20),
    TransformStep.make("RandomAffine"),
    TransformStep.make("Sketch"),
    TransformStep.make("Normalize", mean=0.25),
    TransformStep.make("GaussianNoise"),
)
FIXED = (
    TransformStep.make("Resize", size=20),
    TransformStep.make("CenterCrop", size=17),
    TransformStep.make("Normalize", mean=0.2861, std=0.353),
)
MERGE = ((0, 6), (2, 4, 9))


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Images this small take ten times as long where two threads wait for each other."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def coloured(count: int, seed: int) -> ImageSet:
    """Noise of three channels, more of the first class than of the others."""
    generator = torch.Generator().manual_seed(seed)
    images = torch.randint(0, 256, (count, 3, 24, 28), generator=generator, dtype=torch.uint8)
    labels = torch.randint(0, 9, (count,), generator=generator).clamp(max=5)
    return ImageSet("folder:/x", images, labels, tuple("abcdef"))


def drawn(kind: StepKind, generator: Random) -> TransformStep:
    """A step with any arguments; whole numbers from a range that most images allow."""
    values = {
        setting.name: generator.randint(8, 40)
        if isinstance(setting.default, int)
        else generator.choice((setting.default, generator.uniform(setting.least, setting.most)))
        for setting in kind.settings
    }
    return TransformStep.make(kind.name, generator.random() < 0.8, **values)


def drawn_spec(generator: Random, images: ImageSet) -> DataSpec:
    """Any data spec that fits the images, without workers."""
    while True:
        kinds = generator.choices(list(KINDS.values()), k=generator.randint(0, 4))
        spec = DataSpec(
            dataset=images.name,
            transforms=tuple(drawn(kind, generator) for kind in kinds),
            merge=generator.choice(((), ((0, 5), (2, 4)))),
            sampler=generator.choice(("random", "sequential", "weighted", "subset")),
            subset=generator.randint(10, 70),
            drop_last=generator.random() < 0.5,
            pin_memory=generator.random() < 0.5,
        )
        with suppress(AtelierError):
            inputs_of(spec, images.shape, images.classes)
            return spec


@pytest.mark.parametrize("seed", range(20))
def test_any_data_spec_gives_the_same_batches(seed: int, tmp_path: Path) -> None:
    generator = Random(seed)
    made_of = generator.choice((tiny_images, coloured))
    train, test = made_of(60, 0), made_of(30, 1)
    twin = twin_of(
        drawn_spec(generator, train),
        train,
        seed=generator.choice((0, 1, 2**31 - 1)),
        validation=generator.choice(("test", 0.2)),
        batch_size=generator.randint(1, 10),
    )
    assert_same_batches(twin, train, test, tmp_path)


@pytest.mark.parametrize(
    ("transforms", "validation"), [((), "test"), (FIXED, "test"), (RANDOM, 0.25)]
)
@pytest.mark.parametrize("name", dataset_files.NAMES)
@pytest.mark.filterwarnings("ignore:dtype.*align:UserWarning")  # torchvision's way to unpickle
def test_torchvisions_datasets_give_what_the_engine_reads(
    name: str,
    transforms: tuple[TransformStep, ...],
    validation: str | float,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dataset_files.write(name, tmp_path)
    listed = dataset_files.packages(name, dataset_files.packed(name))
    train, test = (readers.read(catalog.entry(name), split, tmp_path, listed) for split in SPLITS)
    if name == "cifar10":  # its class looks whether the files are the real ones
        monkeypatch.setattr("torchvision.datasets.cifar.check_integrity", lambda *_: True)
        meta = pickle.dumps({"label_names": list(train.classes)})
        (tmp_path / "cifar-10-batches-py" / "batches.meta").write_bytes(meta)
        transforms = tuple(step for step in transforms if step.name != "Sketch")
    merge = MERGE if transforms else ()
    data = DataSpec(name, transforms=transforms, merge=merge, sampler="weighted")
    twin = twin_of(data, train, file="", validation=validation, seed=3)
    assert_same_batches(twin, train, test, tmp_path)


def test_worker_processes_of_a_script_fetch_the_same_batches(tmp_path: Path) -> None:
    train, test = tiny_images(40, 0), tiny_images(20, 1)
    data = DataSpec(transforms=RANDOM, merge=MERGE, workers=1)
    twin = twin_of(data, train, validation=0.5)
    data_file.write(tmp_path / twin.data_file, train)
    code = (
        source(data_part.write(twin))
        + """

if __name__ == "__main__":
    made = main(None)
    made["training_data"].epoch = 2
    made["generator"].manual_seed(2)
    torch.save(list(made["train_dataloader"]), "batches.pt")
"""
    )
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    subprocess.run([sys.executable, str(script)], cwd=tmp_path, check=True)
    split = split_data(twin.spec, train, test)
    ours = training_loader(split.train, replace(data, workers=0), 16, seed=0, epoch=2)
    assert_equal(torch.load(tmp_path / "batches.pt"), ours)


def test_a_share_of_training_images_leaves_the_test_split_alone(tmp_path: Path) -> None:
    train = tiny_images(40, 0)
    twin = twin_of(DataSpec("usps"), train, file="", validation=0.5)
    assert "train=False" not in source(data_part.write(twin))
    data_file.write(tmp_path / "images.pt", train)
    own = made(data_part.write(twin_of(DataSpec(), train, validation=0.5)), tmp_path)
    assert len(own["training_data"]) == len(own["validation_data"]) == 20


def test_one_split_can_be_opened_alone(tmp_path: Path) -> None:
    train, test = tiny_images(40, 0), tiny_images(20, 1)
    twin = twin_of(DataSpec(transforms=RANDOM, merge=MERGE), train)
    data_file.write(tmp_path / "images.pt", train, test)
    for split, images, name in zip(
        SPLITS, (train, test), ("training_data", "test_data"), strict=True
    ):
        written = made(data_part.open_dataset(twin, split), tmp_path)[name]
        seen = prepare(images, twin.spec.data)
        assert len(written) == len(seen)
        for index in range(len(seen)):
            assert torch.equal(written[index][0], seen[index][0])
            assert written[index][1] == seen[index][1]
    part = data_part.open_dataset(twin_of(DataSpec("mnist"), train), "test", "shown", '"data"')
    assert part.lines[0] == "shown = datasets.MNIST("
    assert 'root="data", train=False' in part.lines[1]


def test_batches_of_an_evaluation_are_the_engines() -> None:
    assert data_part.EVALUATION_BATCH == EVALUATION_BATCH


def test_a_data_file_is_plain_tensors_of_what_is_asked_for_only(tmp_path: Path) -> None:
    whole = tiny_images(400, 0)
    few = ImageSet("garments", whole.images[:10], whole.labels[:10], (*NASTY, *"abc"))
    paths = tmp_path / "a.pt", tmp_path / "b.pt"
    for path in paths:
        data_file.write(path, few, few)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[0].stat().st_size < 40_000
    read = torch.load(paths[0], weights_only=True)
    assert read["classes"] == [*few.classes]
    for split in SPLITS:
        assert torch.equal(read[split]["images"], few.images)
        assert torch.equal(read[split]["labels"], few.labels)
    with pytest.raises(OSError, match="absent"):
        data_file.write(tmp_path / "absent" / "a.pt", few)
    data_file.write(paths[0], few)
    assert "test" not in torch.load(paths[0], weights_only=True)
    assert len(list(tmp_path.iterdir())) == 2


def test_sketches_of_grey_images_are_the_engines(tmp_path: Path) -> None:
    """ToTensor lays grey images out as torch lays colour ones: convolutions round otherwise."""
    train, test = tiny_images(150, 0), tiny_images(20, 1)
    write_fashion_files(tmp_path, train, test)
    data = DataSpec("fashion-mnist", transforms=(TransformStep.make("Sketch", p=1.0),))
    assert_same_batches(twin_of(data, train, file=""), train, test, tmp_path)

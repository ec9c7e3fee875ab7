"""Pictures on their way to a model of any dataset: what evaluation counted is what is named."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw

from engine.data import catalog
from engine.data.catalog import CatalogEntry
from engine.data.image_set import ImageSet
from engine.data.preprocessing import frame, frame_for, read_image
from engine.data_spec import Inputs
from engine.evaluation import metrics
from engine.inference.classifier import Classifier
from engine.models import zoo
from engine.models.weights import Weights
from engine.run_spec import ModelSpec
from engine.transform_steps import TransformStep

FOLDERS = (
    CatalogEntry("folder:a", "a", ("고양이", "개 둘"), (3, 40, 40), 0, 0, "whole", "", "folder"),
    CatalogEntry("folder:b", "b", ("x", "y", "z"), (1, 31, 31), 0, 0, "whole", "", "folder"),
)
STEPS = (TransformStep.make("CenterCrop", size=14), TransformStep.make("Normalize", mean=0.3))


def pictures(entry: CatalogEntry, count: int = 24) -> ImageSet:
    """Noise: any framing that changes anything would change what it is named."""
    generator = torch.Generator().manual_seed(len(entry.classes))
    images = torch.randint(256, (count, *entry.shape), generator=generator, dtype=torch.uint8)
    labels = torch.randint(len(entry.classes), (count,), generator=generator)
    return ImageSet(entry.name, images, labels, entry.classes)


def save(images: ImageSet, folder: Path) -> list[Path]:
    paths = []
    for number, image in enumerate(images.images):
        pixels = image[0] if len(image) == 1 else image.permute(1, 2, 0)
        paths.append(folder / f"{number}.png")
        Image.fromarray(pixels.numpy()).save(paths[-1])
    return paths


@pytest.mark.parametrize("steps", [(), STEPS], ids=["plain", "transforms"])
@pytest.mark.parametrize("entry", [*catalog.ENTRIES.values(), *FOLDERS], ids=lambda e: e.name)
def test_a_test_image_as_a_file_is_named_as_evaluation_counted(
    entry: CatalogEntry, steps: tuple[TransformStep, ...], tmp_path: Path
) -> None:
    inputs = Inputs(entry.name, entry.shape, entry.classes, steps)
    model = zoo.build(ModelSpec("linear"), inputs.shape, len(entry.classes), seed=5)
    trained = Weights(ModelSpec("linear"), inputs, model.state_dict())
    images = pictures(entry)
    report = metrics.evaluate(trained.build(), images, torch.device("cpu"))
    classifier = Classifier(trained)
    in_colour = entry.shape[0] == 3
    named = [
        classifier.predict(read_image(path, colour=in_colour), str(path))
        for path in save(images, tmp_path)
    ]
    assert [each.label for each in named] == report.answers.tolist()
    shares = [float(each.probabilities.max()) for each in named]
    assert shares == pytest.approx(report.confidences.tolist(), abs=1e-6)


def digit(size: int, box: tuple[int, int, int, int]) -> np.ndarray:
    sheet = Image.new("L", (size, size), 255)
    ImageDraw.Draw(sheet).line([box[:2], (box[2], box[1]), box[2:]], fill=0, width=size // 20)
    return np.array(sheet)


def test_a_digit_is_framed_as_mnists_makers_framed_theirs() -> None:
    seen = frame(digit(400, (40, 30, 220, 390)), framing="centred-mass")
    rows, columns = np.nonzero(seen)
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
    mass = seen / seen.sum()
    centre = [(mass.sum(axis=1 - axis) * np.arange(28)).sum() for axis in (0, 1)]
    assert centre == pytest.approx([13.5, 13.5], abs=0.51), "to the nearest whole pixel"


def test_a_letter_keeps_a_margin_of_two_pixels() -> None:
    seen = frame(digit(300, (20, 20, 280, 90)), framing="boxed")
    rows, columns = np.nonzero(seen)
    assert (columns.min(), columns.max()) == (2, 25)
    assert rows.min() + rows.max() == pytest.approx(27, abs=1)


def test_a_drawing_for_a_model_of_colour_photos_is_grey_in_three_channels() -> None:
    inputs = Inputs("cifar10", (3, 32, 32), catalog.CIFAR_CLASSES)
    drawing = np.zeros((280, 140), np.uint8)
    drawing[40:240, 60:80] = 255
    seen = frame_for(inputs, drawing)
    assert seen.shape == (32, 32, 3)
    assert (seen == seen[..., :1]).all()
    assert seen.max() > 200


def test_a_colour_photo_for_a_model_of_grey_pictures_loses_its_colours() -> None:
    inputs = Inputs("mnist", (1, 28, 28), catalog.DIGITS)
    photo = np.repeat(digit(200, (40, 40, 160, 160))[..., None], 3, axis=2)
    seen = frame_for(inputs, photo)
    assert (seen == frame_for(inputs, photo[..., 0])).all()

"""Fixtures of the engine's tests: tiny data, an isolated home. No Qt."""

from pathlib import Path

import pytest
import torch

from engine.data.image_set import ImageSet
from engine.data.loaders import TrainingData


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ATELIER_DATA", raising=False)


def tiny_images(count: int, seed: int) -> ImageSet:
    """Ten classes that a network can tell apart: a bright bar at the class's height, and noise."""
    generator = torch.Generator().manual_seed(seed)
    labels = torch.randint(0, 10, (count,), generator=generator)
    images = torch.randint(0, 90, (count, 1, 28, 28), generator=generator, dtype=torch.uint8)
    for image, label in zip(images, labels.tolist(), strict=True):
        image[0, 2 * label + 3 : 2 * label + 6] += 150
    return ImageSet("garments", images, labels, tuple(f"class {n}" for n in range(10)))


@pytest.fixture
def tiny_data() -> TrainingData:
    return TrainingData(tiny_images(200, seed=0), tiny_images(70, seed=1))

"""Fixtures of the engine's tests: tiny data, an isolated home. No Qt."""

from pathlib import Path

import pytest

from engine.data.loaders import TrainingData
from tests.tiny import tiny_images


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ATELIER_DATA", raising=False)


@pytest.fixture
def tiny_data() -> TrainingData:
    return TrainingData(tiny_images(200, seed=0), tiny_images(70, seed=1))

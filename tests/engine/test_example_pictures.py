"""The folder of pictures to try things out with."""

from pathlib import Path

import pytest

from engine.data import example_pictures, sources
from engine.data_spec import DataSpec
from engine.errors import AtelierError


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "atelier"
    monkeypatch.setenv("ATELIER_HOME", str(home))
    monkeypatch.delenv("ATELIER_DATA", raising=False)
    return home


def test_the_folder_is_a_dataset_of_two_classes() -> None:
    folder = example_pictures.write()
    train = sources.open_split(DataSpec(f"folder:{folder}"), "train")
    test = sources.open_split(DataSpec(f"folder:{folder}"), "test")
    assert train.classes == example_pictures.CLASSES
    counts = (train.labels.bincount() + test.labels.bincount()).tolist()
    assert counts == [example_pictures.EACH] * 2
    assert train.images.flatten(1).amax(1).min() > 200, "each has something white on it"


def test_what_is_there_stays() -> None:
    folder = example_pictures.write()
    own = folder / "star" / "mine.png"
    own.parent.mkdir()
    own.write_bytes(b"mine")
    first = folder / "circle" / "circle-01.png"
    first.unlink()
    assert example_pictures.write() == folder
    assert own.read_bytes() == b"mine"
    assert not first.exists()


def test_the_pictures_are_the_same_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = example_pictures.write() / "square" / "square-07.png"
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "other"))
    other = example_pictures.write() / "square" / "square-07.png"
    assert one.read_bytes() == other.read_bytes()


def test_a_home_that_cannot_be_written_is_said(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "datasets").write_text("in the way")
    with pytest.raises(AtelierError) as caught:
        example_pictures.write()
    assert caught.value.code == "cannot_write"

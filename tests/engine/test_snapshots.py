"""Past epochs' weights: kept within a budget, spread evenly, never half written."""

import itertools
from pathlib import Path

import pytest
import torch

from engine.data_spec import Inputs
from engine.errors import AtelierError
from engine.models import zoo
from engine.models.weights import Weights, copy_state
from engine.run_spec import ModelSpec
from engine.training import snapshots
from engine.training.snapshots import Snapshots

SHAPE, CLASSES = (1, 4, 4), ("a", "b")


def linear(seed: int) -> Weights:
    model = zoo.build(ModelSpec("linear"), SHAPE, len(CLASSES), seed)
    return Weights(ModelSpec("linear"), Inputs("garments", SHAPE, CLASSES), copy_state(model))


def megabytes_of(folder: Path, epochs: int) -> float:
    """Room for so many epochs, and not for one more."""
    Snapshots(folder, 1).keep(0, linear(0))
    (path,) = (folder / "snapshots").iterdir()
    size = path.stat().st_size
    path.unlink()
    return (epochs + 0.5) * size / 1e6


def test_each_epoch_comes_back_as_it_was(tmp_path: Path) -> None:
    keeper = Snapshots(tmp_path, 200)
    for epoch in range(3):
        keeper.keep(epoch, linear(epoch))
    assert snapshots.kept(tmp_path) == [0, 1, 2]
    assert (tmp_path / "snapshots" / "epoch-0002.safetensors").is_file()
    for epoch in range(3):
        found, expected = snapshots.read(tmp_path, epoch), linear(epoch)
        assert (found.model, found.inputs) == (expected.model, expected.inputs)
        for name, tensor in expected.state_dict.items():
            assert torch.equal(found.state_dict[name], tensor)


@pytest.mark.parametrize("room", [2, 3, 5, 8])
def test_within_the_budget_first_last_and_an_even_spread_stay(tmp_path: Path, room: int) -> None:
    keeper = Snapshots(tmp_path, megabytes_of(tmp_path, room))
    for epoch in range(41):
        keeper.keep(epoch, linear(epoch))
        kept = snapshots.kept(tmp_path)
        assert len(kept) == min(room, epoch + 1)
        assert (kept[0], kept[-1]) == (0, epoch)
        # Nothing between two neighbours is missing while others stand twice as dense.
        gaps = [after - before for before, after in itertools.pairwise(kept)]
        closest = min((a + b for a, b in itertools.pairwise(gaps)), default=epoch)
        assert max(gaps, default=0) <= max(1, closest)


def test_of_equals_the_older_goes(tmp_path: Path) -> None:
    keeper = Snapshots(tmp_path, megabytes_of(tmp_path, 4))
    for epoch in range(5):
        keeper.keep(epoch, linear(epoch))
    assert snapshots.kept(tmp_path) == [0, 2, 3, 4]


def test_a_budget_for_less_than_one_still_keeps_first_and_last(tmp_path: Path) -> None:
    keeper = Snapshots(tmp_path, 0)
    for epoch in range(4):
        keeper.keep(epoch, linear(epoch))
    assert snapshots.kept(tmp_path) == [0, 3]


def test_a_resumed_run_writes_its_epochs_again(tmp_path: Path) -> None:
    keeper = Snapshots(tmp_path, 200)
    for epoch in range(3):
        keeper.keep(epoch, linear(epoch))
    Snapshots(tmp_path, 200).keep(1, linear(7))
    assert snapshots.kept(tmp_path) == [0, 1, 2]
    found, expected = snapshots.read(tmp_path, 1), linear(7)
    assert all(
        torch.equal(found.state_dict[key], expected.state_dict[key]) for key in found.state_dict
    )


def test_foreign_files_are_neither_listed_nor_removed(tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    folder.mkdir()
    names = ["epoch-1.safetensors", "epoch-0001.txt", "epoch-000x.safetensors", "notes.md"]
    for name in names:
        (folder / name).write_text("mine")
    left_by_a_crash = folder / ".epoch-0009.safetensors.123.part"
    left_by_a_crash.write_text("half")
    keeper = Snapshots(tmp_path, 0)
    for epoch in range(3):
        keeper.keep(epoch, linear(epoch))
    assert snapshots.kept(tmp_path) == [0, 2]
    assert all((folder / name).read_text() == "mine" for name in names)
    assert not left_by_a_crash.exists()


def test_a_run_without_any_has_none(tmp_path: Path) -> None:
    assert snapshots.kept(tmp_path) == []
    assert snapshots.kept(tmp_path / "nowhere") == []


def test_a_missing_and_a_damaged_one_are_said(tmp_path: Path) -> None:
    Snapshots(tmp_path, 200).keep(1, linear(1))
    with pytest.raises(AtelierError) as missing:
        snapshots.read(tmp_path, 2)
    assert missing.value.code == "checkpoint_missing"
    path = tmp_path / "snapshots" / "epoch-0001.safetensors"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(AtelierError) as damaged:
        snapshots.read(tmp_path, 1)
    assert damaged.value.code == "checkpoint_corrupt"


def test_a_folder_that_cannot_be_written_raises_and_damages_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Snapshots(tmp_path, 200)
    keeper.keep(0, linear(0))

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keeper.keep(0, linear(1))
    monkeypatch.undo()
    found, expected = snapshots.read(tmp_path, 0), linear(0)
    assert all(
        torch.equal(found.state_dict[key], expected.state_dict[key]) for key in found.state_dict
    )
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == ["epoch-0000.safetensors"]

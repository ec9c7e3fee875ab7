"""Events as arrays, and run folders read back."""

from pathlib import Path

import pytest

from engine.errors import AtelierError
from engine.training.events import EpochFinished, RunPaused, StepsFinished
from engine.training.history import EPOCH_COLUMNS, History

STEPS = "step,epoch,loss,lr\n"
EPOCHS = ",".join(EPOCH_COLUMNS) + "\n"


def step(number: int, *losses: float) -> StepsFinished:
    return StepsFinished(number, 1, losses, (0.1,) * len(losses), 64 * len(losses))


def epoch(number: int) -> EpochFinished:
    return EpochFinished(number, 0.5 / number, 0.8, 0.6, 0.7, 1.25)


def test_losses_come_back_in_order_however_they_were_told() -> None:
    history = History()
    told = [1 / n for n in range(1, 5001)]
    position = 0
    for block in (1, 20, 1500, 3, 3476):
        history.append(step(position + 1, *told[position : position + block]))
        history.append(RunPaused())
        position += block
    assert history.losses.tolist() == told
    assert history.steps.tolist() == list(range(1, 5001))


def test_an_array_that_was_given_out_does_not_change() -> None:
    history = History()
    history.append(step(1, 3.0, 2.0))
    early = history.losses
    for number in range(3, 5000):
        history.append(step(number, 1.0))
    assert early.tolist() == [3.0, 2.0]


def test_epochs_are_columns() -> None:
    history = History()
    for number in (1, 2, 4):
        history.append(epoch(number))
    assert history.epoch_column("epoch").tolist() == [1, 2, 4]
    assert history.epoch_column("train_loss").tolist() == [0.5, 0.25, 0.125]
    assert history.losses.tolist() == []


def test_a_folder_without_figures_has_an_empty_history(tmp_path: Path) -> None:
    history = History.read(tmp_path)
    assert (len(history.losses), len(history.steps), history.epochs) == (0, 0, [])
    (tmp_path / "metrics.csv").write_text("")
    (tmp_path / "epochs.csv").write_text(EPOCHS)
    assert len(History.read(tmp_path).losses) == 0


@pytest.mark.parametrize("torn", ["3", "3,1", "3,1,", "3,1,0.", "3,1,0.25,0.0", "\0\0\0", "-"])
def test_a_last_row_that_was_cut_off_does_not_count(torn: str, tmp_path: Path) -> None:
    (tmp_path / "metrics.csv").write_text(f"{STEPS}1,1,2.5,0.1\n2,1,1e-05,0.1\n{torn}")
    (tmp_path / "epochs.csv").write_text(f"{EPOCHS}1,0.5,0.8,0.6,0.7,1.25\n{torn}")
    history = History.read(tmp_path)
    assert history.losses.tolist() == [2.5, 1e-05]
    assert history.epochs == [epoch(1)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("metrics.csv", "time,loss\n1,2\n"),
        ("metrics.csv", STEPS + "1,1,low,0.1\n"),
        ("metrics.csv", STEPS + "1,1\n"),
        ("metrics.csv", STEPS + "1,1,\0,0.1\n"),
        ("epochs.csv", EPOCHS + "one,0.5,0.8,0.6,0.7,1.25\n"),
        ("epochs.csv", EPOCHS + "1,0.5\n"),
        ("epochs.csv", STEPS),
    ],
)
def test_files_that_no_run_wrote_are_said(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(AtelierError) as refused:
        History.read(tmp_path)
    assert refused.value.code == "run_damaged"
    assert str(tmp_path) in str(refused.value)


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    (tmp_path / "metrics.csv").write_bytes(b"\xff\xfe\x00\n" * 9)
    with pytest.raises(AtelierError) as refused:
        History.read(tmp_path)
    assert refused.value.code == "run_damaged"

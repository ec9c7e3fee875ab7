"""Several processes train as one does: with `torchrun` on this machine's processor."""

import csv
import itertools
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import nn
from torch.utils.data import BatchSampler

from engine import distributed, launched, trusted_code
from engine.data.loaders import PLAIN, training_loader
from engine.data.sharing import Share, SharedBatches, fewest_images
from engine.distributed import Group
from engine.models import custom
from engine.training.gate import SharedGate
from engine.training.history import History
from tests.engine import distributed_courses
from tests.engine.distributed_courses import COURSES, LONGER
from tests.engine.torchrun import TORCHRUN, environment
from tests.tiny import tiny_images

ROUNDING = 1e-5

needs_torchrun = pytest.mark.skipif(
    sys.platform == "win32", reason="torch for Windows has no libuv for torchrun's store"
)


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all courses as two processes did them."""
    folder = tmp_path_factory.mktemp("together")
    ended = subprocess.run(
        [*TORCHRUN, "tests.engine.distributed_courses", str(folder)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ended.returncode == 0, ended.stderr
    return folder


@needs_torchrun
@pytest.mark.parametrize("name", COURSES)
def test_two_processes_train_as_one_does(name: str, together: Path, tmp_path: Path) -> None:
    trusted_code.allow_for_this_process()
    try:
        distributed_courses.run(COURSES[name], tmp_path / name)
        if name == "mlp":
            distributed_courses.run(COURSES[name], tmp_path / name, resume=LONGER)
    finally:
        trusted_code.allow_for_this_process(False)
    ours, theirs = tmp_path / name, together / name
    assert {p.name for p in ours.iterdir()} == {p.name for p in theirs.iterdir()}
    for exact in ("spec.json", "interventions.csv"):
        assert (ours / exact).read_bytes() == (theirs / exact).read_bytes()
    one, two = History.read(ours), History.read(theirs)
    assert len(one.losses) > (200 if name == "mlp" else 0)
    assert list(one.lrs) == list(two.lrs)
    assert list(two.losses) == pytest.approx(list(one.losses), rel=0, abs=ROUNDING)
    rows = [list(csv.DictReader(StringIO((f / "epochs.csv").read_text()))) for f in (ours, theirs)]
    for mine, other in zip(*rows, strict=True):
        for column in mine.keys() - {"seconds"}:
            assert float(other[column]) == pytest.approx(float(mine[column]), abs=ROUNDING)
    for file in ("final.safetensors", f"../{name}.gradients"):
        tensors, others = load_file(ours / file), load_file(theirs / file)
        assert tensors.keys() == others.keys() != set()
        for key, tensor in tensors.items():
            torch.testing.assert_close(others[key], tensor, rtol=0, atol=ROUNDING)


@needs_torchrun
def test_only_the_first_process_speaks_and_all_have_the_same_weights(together: Path) -> None:
    first, second = (
        json.loads((together / f"report-{rank}.json").read_text()) for rank in range(2)
    )
    epochs = sum(len(History.read(together / name).epochs) for name in COURSES) - 1
    assert first["measured"] > 2 * epochs
    assert second["measured"] == 0
    for report in (first, second):
        assert report["trained"][0] == report["trained"][1]
        assert len(report["differences"]) == 1
        assert "BatchNorm" in report["differences"][0]
        assert report["refused"] == "processes_batch"
    assert (together / "normed" / "final.safetensors").exists()
    assert not (together / "small").exists()


@pytest.mark.parametrize(("world", "least"), [(1, 1), (2, 1), (3, 1), (3, 2), (4, 2)])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 64])
def test_every_image_of_a_batch_counts_once(count: int, world: int, least: int) -> None:
    shares = [Share(rank, world, least) for rank in range(world)]
    batch = list(range(count))
    taken = [batch[share.rows(count)] for share in shares]
    counted = [t for t, share in zip(taken, shares, strict=True) if share.counts(count)]
    assert [*itertools.chain(*counted)] == batch
    assert min(map(len, taken)) >= min(least, count)
    assert max(map(len, counted)) - min(map(len, counted)) <= 1


def test_shares_of_an_epoch_are_the_whole_epochs_batches_in_parts() -> None:
    images = tiny_images(50, 0)
    whole = list(training_loader(images, PLAIN, 16, seed=3, epoch=2))
    parts = [
        list(training_loader(images, PLAIN, 16, seed=3, epoch=2, share=Share(rank, 3)))
        for rank in range(3)
    ]
    assert [len(part) for part in parts] == [len(whole)] * 3
    for (pixels, labels), *shares in zip(whole[:-1], *(part[:-1] for part in parts), strict=True):
        assert torch.equal(torch.cat([share[0] for share in shares]), pixels)
        assert torch.equal(torch.cat([share[1] for share in shares]), labels)
    assert [len(part[-1][1]) for part in parts] == [1, 1, 1], "2 images for 3: one counts for none"
    batches = BatchSampler(range(50), 16, drop_last=False)
    assert next(iter(SharedBatches(batches, Share(2, 3)))) == [10, 11, 12, 13, 14, 15]


def test_a_variance_takes_two_images() -> None:
    assert fewest_images(nn.Linear(2, 2)) == 1
    assert fewest_images(nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2))) == 2


def test_what_several_processes_do_otherwise_is_told_beforehand() -> None:
    trusted_code.allow_for_this_process()
    try:
        own = custom.build(distributed_courses.OWN, (1, 28, 28), 10)
    finally:
        trusted_code.allow_for_this_process(False)
    for model, words in [
        (nn.Linear(2, 2), []),
        (nn.Sequential(nn.BatchNorm1d(2), nn.Dropout(0.1)), ["BatchNorm", "dropout"]),
        (own, ["own code"]),
    ]:
        told = list(distributed.differences(model))
        assert len(told) == len(words)
        assert all(word in line for word, line in zip(words, told, strict=True))


def test_a_process_alone_asks_nobody() -> None:
    with distributed.joined() as group:
        assert group.total([1.5, 2.0]) == [1.5, 2.0]
        assert group.first(lambda: "asked") == "asked"
        assert group.threads(3) == 3
        assert group.leaving == 0
        group.ask_to_leave(15)
        assert group.leaving == 15
        assert not group.has_lost(RuntimeError("gloo: Connection closed by peer"))


def test_the_gate_of_several_processes_opens_for_all_at_once() -> None:
    group = Group()
    gate = SharedGate(group)
    gate.stop()
    assert not gate.stopped, "one has asked; the others do not know yet"
    group.ask_to_leave(15)
    assert gate.stopped


@pytest.mark.parametrize(
    "change",
    [
        {"WORLD_SIZE": "1", "RANK": "0"},
        {"RANK": "2"},
        {"RANK": "first"},
        {"MASTER_PORT": None},
        {"LOCAL_RANK": None},
    ],
)
def test_a_process_that_no_launcher_started_is_alone(change: dict[str, str | None]) -> None:
    said: dict[str, str | None] = {
        "RANK": "1", "WORLD_SIZE": "2", "LOCAL_RANK": "1", "LOCAL_WORLD_SIZE": "2",
        "MASTER_ADDR": "localhost", "MASTER_PORT": "1234",
    }  # fmt: skip
    whole = {key: value for key, value in said.items() if value is not None}
    assert launched.place(whole) == launched.Place(1, 2, 1, 2)
    changed = {key: value for key, value in (said | change).items() if value is not None}
    assert launched.place(changed) == launched.ALONE
    assert os.environ.get("WORLD_SIZE") is None
    assert launched.place() == launched.ALONE

"""Downloads and copies in real threads, and how far they are in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from torchvision.datasets import FashionMNIST

from engine import home
from engine.data import catalog
from gui.background import Background
from gui.data import dataset_words as words
from gui.fetcher import RateMeter, Transfer
from gui.library import Library
from gui.session import LoadedDataset, Session
from tests.fashion_files import raw_folder, write_fashion_files
from tests.gui.data_hands import MS
from tests.mirror import Server, serving
from tests.tiny import tiny_images


@pytest.fixture
def session() -> Session:
    """With small garments in it."""
    made = Session()
    made.set_dataset(
        LoadedDataset(catalog.entry("garments"), tiny_images(400, 0), tiny_images(100, 1))
    )
    return made


@pytest.fixture
def library(session: Session, background: Background) -> Library:
    return Library(session, background, parent=background)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Fashion-MNIST in small; only who is told of this mirror finds it."""
    with serving(tmp_path, monkeypatch) as running:
        monkeypatch.setattr(FashionMNIST, "mirrors", ["http://127.0.0.1:9/"])
        yield running


@pytest.fixture
def mirrored(session: Session, background: Background, server: Server) -> Library:
    return Library(session, background, parent=background, mirrors=[server.address])


def name_of(session: Session) -> str | None:
    return None if session.dataset is None else session.dataset.entry.name


# The rate


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_steady_line_has_its_rate_and_a_dead_one_none() -> None:
    clock = Clock()
    meter = RateMeter(clock)
    assert meter.rate(1000) is None
    for second in range(1, 11):
        clock.now = 100.0 + second
        rate = meter.rate(1000 + second * 50)
    assert rate == pytest.approx(50)
    for second in range(1, 6):
        clock.now = 110.0 + second
        rate = meter.rate(1500)
    assert rate == 0


def test_bytes_fetched_before_and_files_begun_again_are_no_rate() -> None:
    clock = Clock()
    meter = RateMeter(clock)
    meter.rate(5_000_000)
    clock.now += 1
    assert meter.rate(5_000_100) == pytest.approx(100)
    clock.now += 1
    assert meter.rate(0) == 0


def test_the_time_left_is_said_only_where_it_is_known() -> None:
    entry = catalog.entry("mnist")
    half = Transfer(entry, True, 500, 1000, 100.0)
    assert (half.share, half.seconds_left) == (0.5, 5.0)
    assert Transfer(entry, True, 500, 1000, 0.0).seconds_left is None
    assert Transfer(entry, True, 500, 1000, None).seconds_left is None
    assert Transfer(entry, True, 0, 0, 100.0).seconds_left is None
    assert Transfer(entry, True, 1200, 1000, 100.0).seconds_left == 0


@pytest.mark.parametrize(
    ("transfer", "text"),
    [
        (Transfer(catalog.entry("mnist"), True, 34, 100), "Downloading 34 %"),
        (
            Transfer(catalog.entry("mnist"), True, 3_400_000, 10_000_000, 550_000.0),
            "Downloading 34 %, 550 kB/s, 12 s left",
        ),
        (
            Transfer(catalog.entry("emnist-letters"), True, 10**8, 5 * 10**8, 2_140_000.0),
            "Downloading 20 %, 2.1 MB/s, 3 min left",
        ),
        (
            Transfer(catalog.entry("mnist"), True, 34, 100, 0.0),
            "Downloading 34 %, waiting for the server",
        ),
        (Transfer(catalog.entry("mnist"), False, 34, 100, 50.0), "Copying 34 %"),
        (Transfer(catalog.entry("mnist"), True, 100, 100, 50.0), "Unpacking..."),
        (Transfer(catalog.entry("mnist"), True, 1, 9, is_cancelled=True), "Cancelling..."),
    ],
)
def test_how_far_a_download_is_reads_well(transfer: Transfer, text: str) -> None:
    assert words.transfer(transfer) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "1 s left"), (59, "59 s left"), (125, "2 min left"), (5400, "1.5 h left")],
)
def test_a_time_to_wait_has_the_unit_that_suits_it(seconds: float, text: str) -> None:
    assert words.time_left(seconds) == text


# Getting


def test_a_download_comes_from_the_mirrors_that_were_named(
    qtbot: QtBot, session: Session, mirrored: Library, server: Server
) -> None:
    told: list[Transfer] = []
    mirrored.download_progressed.connect(told.append)
    with qtbot.waitSignal(session.dataset_changed, timeout=MS):
        mirrored.download("fashion-mnist")
        assert mirrored.transfer is not None
    assert name_of(session) == "fashion-mnist"
    assert told[0].total > 0
    assert told[0].done == 0
    assert mirrored.transfer is None


def test_one_thing_is_fetched_at_a_time(
    qtbot: QtBot, session: Session, mirrored: Library, server: Server
) -> None:
    server.trouble = "stalled"
    mirrored.download("fashion-mnist")
    qtbot.waitUntil(server.part_sent.is_set, timeout=MS)
    mirrored.download("mnist")
    mirrored.adopt("kmnist", Path("anywhere"))
    assert mirrored.transfer is not None
    assert mirrored.transfer.entry.name == "fashion-mnist"
    with qtbot.waitSignals([mirrored.download_ended, mirrored.missing], timeout=MS):
        mirrored.cancel_download()
    assert name_of(session) == "garments"
    assert not [path for path in home.downloads_folder().rglob("*") if path.suffix == ".part"]


def test_a_download_that_fails_says_of_what_and_why(
    qtbot: QtBot, session: Session, mirrored: Library, server: Server
) -> None:
    server.trouble = "404"
    with qtbot.waitSignal(mirrored.download_failed, timeout=MS) as failed:
        mirrored.download("fashion-mnist")
    entry, error = failed.args
    assert entry is catalog.entry("fashion-mnist")
    assert error.code == "download_failed"
    assert mirrored.transfer is None


def test_files_from_elsewhere_are_taken_over_and_opened(
    qtbot: QtBot, session: Session, library: Library, tmp_path: Path
) -> None:
    place = write_fashion_files(tmp_path / "다운로드 폴더", tiny_images(60, 2), tiny_images(20, 3))
    with qtbot.waitSignal(session.dataset_changed, timeout=MS):
        library.adopt("fashion-mnist", place)
    assert name_of(session) == "fashion-mnist"
    assert len(list(raw_folder(home.downloads_folder()).iterdir())) == 4


def test_files_that_are_something_else_are_refused_with_a_reason(
    qtbot: QtBot, session: Session, library: Library, tmp_path: Path
) -> None:
    with qtbot.waitSignal(library.failed, timeout=MS) as failed:
        library.adopt("fashion-mnist", tmp_path)
    assert str(tmp_path) in failed.args[0].sentence
    assert name_of(session) == "garments"

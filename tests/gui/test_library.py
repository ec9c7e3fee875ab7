"""What brings datasets into the session, in real threads, with real files and a real server."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine import home
from engine.data import catalog, sources
from engine.data.catalog import CatalogEntry
from engine.data_spec import DataSpec
from engine.errors import AtelierError
from gui.background import Background
from gui.library import Library
from gui.session import LoadedDataset, Session
from tests.fashion_files import write_fashion_files
from tests.gui.data_hands import MS, picture_folder
from tests.tiny import tiny_images

CLASSES = ("고양이", "dogs and others")


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


def name_of(session: Session) -> str | None:
    return None if session.dataset is None else session.dataset.entry.name


def folder_spec(path: Path, **changes: object) -> DataSpec:
    return DataSpec(f"folder:{path}", **changes)  # type: ignore[arg-type]


# Opening


def test_what_was_dropped_as_it_fell_back_says_nothing_any_more(
    qtbot: QtBot,
    session: Session,
    library: Library,
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, fail = threading.Event(), threading.Event()

    def open_both(*_: object) -> None:
        begun.set()
        assert fail.wait(MS / 1000)
        raise AtelierError("dataset_missing", title="it", path="nowhere")

    monkeypatch.setattr(sources, "open_both", open_both)
    said: list[str] = []
    library.loading.connect(lambda entry: said.append(entry.name))
    library.settled.connect(lambda: said.append("settled"))
    library.missing.connect(lambda *_: said.append("missing"))
    library.open_first()
    assert begun.wait(MS / 1000)
    library.open("garments")  # it is current
    fail.set()
    assert background.shut_down(MS)
    qtbot.wait(50)  # let whatever the job has sent arrive
    assert said == ["fashion-mnist", "settled"]


def test_the_built_in_set_opens_where_the_real_thing_is_not(
    qtbot: QtBot, session: Session, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = sources.Opened(catalog.entry("garments"), tiny_images(20, 0), tiny_images(10, 1))
    real = sources.open_both

    def open_both(spec: DataSpec, *more: object) -> sources.Opened:
        return opened if spec.dataset == "garments" else real(spec, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(sources, "open_both", open_both)
    said: list[str] = []
    library.loading.connect(lambda entry: said.append(entry.name))
    library.settled.connect(lambda: said.append("settled"))
    with qtbot.waitSignal(library.missing, timeout=MS) as missing:
        library.open_first()
    assert missing.args == [catalog.entry("fashion-mnist"), None]
    assert session.dataset is not None
    assert len(session.dataset.train) == 20
    assert said == ["fashion-mnist", "garments", "settled"]


def test_a_dataset_that_is_not_here_is_missed_by_its_own_name(
    qtbot: QtBot, library: Library
) -> None:
    with qtbot.waitSignal(library.missing, timeout=MS) as missing:
        library.open("kmnist")
    assert missing.args == [catalog.entry("kmnist"), None]


def test_a_folder_opens_as_it_was_asked_for(
    qtbot: QtBot, session: Session, library: Library, tmp_path: Path
) -> None:
    path = picture_folder(tmp_path / "내 사진 (여름)", CLASSES)
    (path / CLASSES[0] / "leer.png").write_bytes(b"")
    announced: list[CatalogEntry] = []
    library.loading.connect(announced.append)
    with qtbot.waitSignal(session.dataset_changed, timeout=MS):
        library.open(folder_spec(path, size=16, colour="rgb"))
    assert announced[0].title == "내 사진 (여름)"
    dataset = session.dataset
    assert dataset is not None
    assert dataset.entry.classes == tuple(sorted(CLASSES))
    assert dataset.train.shape == (3, 16, 16)
    assert len(dataset.train) + len(dataset.test) == 10
    assert [file.path.name for file in dataset.unreadable] == ["leer.png"]
    assert (session.data.size, session.data.colour) == (16, "rgb")


def test_a_folder_that_is_open_is_read_again_when_it_is_asked_for(
    qtbot: QtBot, session: Session, library: Library, tmp_path: Path
) -> None:
    path = picture_folder(tmp_path / "pictures", CLASSES)
    counts = []
    for extra in ("", "more"):
        if extra:
            picture_folder(path, [extra])
        with qtbot.waitSignal(session.dataset_changed, timeout=MS):
            library.open(folder_spec(path))
        assert session.dataset is not None
        counts.append(len(session.dataset.train) + len(session.dataset.test))
    assert counts == [10, 15]


def test_a_folder_that_cannot_be_read_leaves_the_dataset_as_it_is(
    qtbot: QtBot, session: Session, library: Library, tmp_path: Path
) -> None:
    with qtbot.waitSignal(library.failed, timeout=MS) as failed:
        library.open(folder_spec(tmp_path / "없는 폴더"))
    assert "없는 폴더" in failed.args[0].sentence
    assert name_of(session) == "garments"
    assert library.opening is None


def test_an_import_that_is_cancelled_changes_nothing(
    qtbot: QtBot, session: Session, library: Library, background: Background, tmp_path: Path
) -> None:
    opened: list[object] = []
    session.dataset_changed.connect(opened.append)
    library.open(folder_spec(picture_folder(tmp_path / "pictures", CLASSES)))
    with qtbot.waitSignal(library.settled, timeout=MS):
        library.cancel_opening()
    assert library.opening is None
    assert background.shut_down(MS)
    qtbot.wait(50)
    assert opened == []


# While something trains


def training_on(name: str) -> Callable[[], str | None]:
    return lambda: name


def test_leaving_what_is_trained_on_is_asked_about(
    qtbot: QtBot, session: Session, library: Library, tmp_path: Path
) -> None:
    spec = folder_spec(picture_folder(tmp_path / "pictures", CLASSES))
    library.trained_dataset = training_on("garments")
    with qtbot.waitSignal(library.switch_asked, timeout=MS) as asked:
        library.open(spec)
    assert (asked.args[0].title, asked.args[1]) == ("pictures", "garments")
    assert library.opening is None
    library.stay()
    library.switch()  # the question is answered
    assert library.opening is None
    library.open(spec)
    with qtbot.waitSignal(session.dataset_changed, timeout=MS):
        library.switch()
    assert name_of(session) == spec.dataset


def test_coming_back_to_what_is_trained_on_is_not_asked_about(
    qtbot: QtBot, session: Session, library: Library, tmp_path: Path
) -> None:
    spec = folder_spec(picture_folder(tmp_path / "pictures", CLASSES))
    library.trained_dataset = training_on(spec.dataset)
    asked: list[object] = []
    library.switch_asked.connect(lambda *args: asked.append(args))
    with qtbot.waitSignal(session.dataset_changed, timeout=MS):
        library.open(spec)
    assert asked == []


# What is here


def test_what_is_on_this_machine_is_known_after_a_look(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    write_fashion_files(home.downloads_folder(), tiny_images(60, 2), tiny_images(20, 3))
    with qtbot.waitSignal(library.inventory.changed, timeout=MS):
        library.inventory.look()
    assert library.inventory.held is not None
    assert library.inventory.held.places["fashion-mnist"] == home.downloads_folder()
    assert library.inventory.held.places["cifar10"] is None
    assert "garments" not in library.inventory.held.places
    assert library.inventory.held.drawings == 0

"""The Data tab's pages as code: it follows the page, and prints what the page says."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.codegen.snippet import NeededFile
from engine.data import catalog
from engine.data.image_set import Split
from engine.transform_steps import TransformStep
from gui.background import Background
from gui.code import data_code
from gui.code.data_code import (
    CatalogueCode,
    ImagesCode,
    LoaderCode,
    OverviewCode,
    TransformsCode,
)
from gui.code.page_code import PageCode, Shown
from gui.data.loader_view import LoaderView
from gui.main_window import MainWindow
from gui.session import Chosen, LoadedDataset, Session
from tests.gui import image_pages, overview_hands, transform_page
from tests.gui.data_hands import shown_tab
from tests.gui.image_pages import colour_dataset
from tests.snippet_hands import is_korean, printed, words_in

make = TransformStep.make
FIXED = (make("Resize", size=20), make("Normalize", mean=0.3))
MS = 20_000


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(tiny_dataset)
    return made


def shown_by(code: PageCode) -> Shown:
    shown = code.shown()
    assert shown is not None, code.reason()
    return shown


def run(shown: Shown, folder: Path) -> list[str]:
    """What the code prints in a folder with its files."""
    folder.mkdir()
    if shown.write_files is not None:
        shown.write_files(folder)
    assert {path.name for path in folder.iterdir()} == {file.name for file in shown.snippet.files}
    return printed(shown.snippet.code, folder)


def values(lines: list[str]) -> list[str]:
    """What a snippet's lines say, as the window writes it."""
    return [line.partition(": ")[2].replace("torch.", "") for line in lines]


def plain(says: tuple[tuple[str, str], ...]) -> list[str]:
    return [value for _, value in says]


# Images


def facts_come(qtbot: QtBot, code: ImagesCode, words: str) -> None:
    """Wait until the page says something of what the network is given."""
    qtbot.waitUntil(lambda: any(words in value for _, value in shown_by(code).says), timeout=MS)


@pytest.mark.parametrize(("split", "index"), [("train", 0), ("train", 123), ("test", 7)])
def test_the_chosen_image_is_read_by_its_index(
    qtbot: QtBot,
    session: Session,
    background: Background,
    tmp_path: Path,
    split: Split,
    index: int,
) -> None:
    view = image_pages.page(qtbot, session, background)
    code = ImagesCode(session, view)
    facts_come(qtbot, code, "float32")
    with qtbot.waitSignal(code.changed, timeout=60_000):
        session.set_data(replace(session.data, transforms=FIXED))
    with qtbot.waitSignal(code.changed, timeout=60_000):
        view.show_image(split, index + 1)
    view.show_image(split, index)
    dataset = session.dataset
    assert dataset is not None
    fed, _ = replace(dataset.split(split), transforms=FIXED)[index]
    facts_come(qtbot, code, f"{fed.min():.4g} to {fed.max():.4g}")
    shown = shown_by(code)
    assert f"_data[{index}]" in shown.snippet.code
    assert shown.snippet.files == (NeededFile("garments.pt", "dataset"),)
    label, *facts = values(run(shown, tmp_path / "run"))
    said_label, *says = plain(shown.says)
    assert said_label == "{} ({})".format(*label.split(" ", 1))
    assert facts == says
    assert len(says) == 6
    session.set_chosen(Chosen(split, 42))  # as other pages do, while the card stays
    assert shown_by(code).snippet == shown.snippet


def test_without_an_image_it_says_why_there_is_no_code(
    qtbot: QtBot, background: Background
) -> None:
    session = Session()
    view = image_pages.page(qtbot, session, background)
    code = ImagesCode(session, view)
    assert code.shown() is None
    assert "No dataset" in code.reason()
    with qtbot.waitSignal(code.changed, timeout=60_000):
        session.set_dataset(colour_dataset())
    view.class_filter.choose(frozenset())
    assert code.shown() is not None


# Transforms


@pytest.mark.parametrize(
    "steps", [(), transform_page.LIST, (make("Sketch", p=1.0), make("GaussianNoise"))]
)
def test_transforms_are_done_step_by_step_with_the_windows_draw(
    qtbot: QtBot,
    session: Session,
    background: Background,
    tmp_path: Path,
    steps: tuple[TransformStep, ...],
) -> None:
    session.set_data(replace(session.data, transforms=steps))
    view = transform_page.shown_page(qtbot, session, background)
    code = TransformsCode(session, view)
    session.set_chosen(Chosen("test", 9))

    def is_settled() -> bool:
        return view.answer is not None and view.answer.request.steps == steps

    qtbot.waitUntil(is_settled, timeout=MS)
    if steps:  # other draws
        before = view.answer
        with qtbot.waitSignal(code.changed, timeout=MS):
            view.previews.redraw_wanted.emit()
        qtbot.waitUntil(lambda: view.answer is not before and is_settled(), timeout=MS)
    shown = shown_by(code)
    lines = run(shown, tmp_path / "run")
    assert lines == [f"{name} {value}" for name, value in shown.says]
    assert len(lines) == 1 + len(steps)
    assert "test_data[9]" in shown.snippet.code


def test_a_step_that_cannot_work_is_left_out(
    qtbot: QtBot, session: Session, background: Background, tmp_path: Path
) -> None:
    view = transform_page.shown_page(qtbot, session, background)
    code = TransformsCode(session, view)
    transform_page.add(view, "Resize")
    transform_page.add(view, "CenterCrop")
    view.steps.editor.edited.emit("size", 200)
    qtbot.waitUntil(
        lambda: view.answer is not None and view.answer.stages[-1].error is not None, timeout=MS
    )
    shown = shown_by(code)
    assert "CenterCrop" not in shown.snippet.code
    lines = run(shown, tmp_path / "run")
    assert lines == [f"{name} {value}" for name, value in shown.says]
    assert len(lines) == 2


# Batches


@pytest.fixture
def loader(qtbot: QtBot, session: Session, background: Background) -> Iterator[LoaderView]:
    view = LoaderView(session, background)
    qtbot.addWidget(view)
    view.resize(1000, 500)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    view.shut_down()


def wait_for(qtbot: QtBot, view: LoaderView, position: str) -> None:
    qtbot.waitUntil(lambda: view.position.text() == position, timeout=MS)


def assert_batch(shown: Shown, folder: Path) -> None:
    images, labels, first, span = run(shown, folder)
    _, *says = plain(shown.says)
    assert images.removeprefix("images ").replace("torch.", "") == says[0]
    assert labels.removeprefix("labels ").replace("torch.", "") == says[1]
    assert first == f"first labels: [{says[2]}]"
    assert span == f"values {says[3]}"


def test_the_batch_is_the_one_that_is_shown(
    qtbot: QtBot, session: Session, loader: LoaderView, tmp_path: Path
) -> None:
    code = LoaderCode(session, loader)
    wait_for(qtbot, loader, "Batch 1 of 7, epoch 1")
    assert "next(iter(train_dataloader))" in shown_by(code).snippet.code
    assert_batch(shown_by(code), tmp_path / "first")
    steps = (make("RandomRotation"), make("Normalize"))
    session.set_data(replace(session.data, sampler="weighted", transforms=steps))
    with qtbot.waitSignal(code.changed, timeout=60_000):
        loader.set_batch_size(150)
    assert shown_by(code).says == ()  # nothing is fetched yet
    wait_for(qtbot, loader, "Batch 1 of 3, epoch 1")
    for position in ("Batch 2 of 3, epoch 1", "Batch 3 of 3, epoch 1", "Batch 1 of 3, epoch 2"):
        loader.next_button.click()
        wait_for(qtbot, loader, position)
        assert ("batch", position) in {(a.lower(), b) for a, b in shown_by(code).says}
        assert_batch(shown_by(code), tmp_path / position)


def test_the_forms_settings_are_in_the_line(
    qtbot: QtBot, session: Session, loader: LoaderView
) -> None:
    code = LoaderCode(session, loader)
    with qtbot.waitSignal(code.changed, timeout=60_000):
        session.set_data(replace(session.data, workers=2, drop_last=True, sampler="subset"))
    written = shown_by(code).snippet.code
    for part in ("num_workers=2", "drop_last=True", "sampler=sampler", "batch_size=64", "__main__"):
        assert part in written


# At a glance


@pytest.mark.parametrize("is_colour", [False, True])
def test_the_statistics_are_the_pages(
    qtbot: QtBot,
    session: Session,
    background: Background,
    tmp_path: Path,
    is_colour: bool,
) -> None:
    view = overview_hands.shown_view(qtbot, session, background)
    code = OverviewCode(session, view)
    if is_colour:
        session.set_dataset(overview_hands.folder(("a", "b", "c")))
        assert code.shown() is None
        assert "being counted" in code.reason()
    qtbot.waitUntil(lambda: code.shown() is not None, timeout=MS)
    for split in ("train", "test"):
        if split == "test":
            with qtbot.waitSignal(code.changed, timeout=60_000):
                view.split_box.set_value(split)
        shown = shown_by(code)
        counts, mean, std = values(run(shown, tmp_path / split))
        assert counts == f"[{plain(shown.says)[0]}]"
        for printed_list, said in zip((mean, std), plain(shown.says)[1:], strict=True):
            assert json.loads(printed_list.replace("'", '"')) == said.split(", ")


# Catalogue


def test_the_chosen_dataset_is_opened(qtbot: QtBot, background: Background, tmp_path: Path) -> None:
    tab = shown_tab(qtbot, background)
    code = CatalogueCode(tab.session, tab.catalogue)
    counts, size, classes = run(shown_by(code), tmp_path / "own")
    says = plain(shown_by(code).says)
    assert counts == "400 training images, 100 test images"
    assert says[0] == "400 training, 100 test"
    assert size == f"size: {says[1]}"
    assert classes == f"classes: {says[2].split(', ')}"
    with qtbot.waitSignal(code.changed, timeout=60_000):
        tab.catalogue.table.choose("cifar10")
    shown = shown_by(code)
    assert shown.write_files is None
    assert "datasets.CIFAR10" in shown.snippet.code
    assert plain(shown.says)[:2] == ["50000 training, 10000 test", "3 x 32 x 32"]
    with qtbot.waitSignal(code.changed, timeout=60_000):
        tab.catalogue.table.choose("drawings")
    assert code.shown() is None
    assert "Open this dataset first" in code.reason()


# All of them


def test_every_page_has_its_code_in_the_persons_language(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.data_tab
    codes = data_code.codes_of(tab, window.session, "ko")
    assert len(codes) == tab.pages.count()
    assert len({code.title for code in codes}) == len(codes)
    for place, code in enumerate(codes):
        tab.pages.setCurrentIndex(place)
        qtbot.waitUntil(lambda code=code: code.shown() is not None, timeout=MS)  # type: ignore[misc]
        words = list(words_in(shown_by(code).snippet.code))
        assert words
        assert all(is_korean(text) for text in words)


def test_a_folders_images_go_along_under_a_plain_name(
    qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    names = ("고양이", 'a "b" {c}', "it's")
    session = Session()
    dataset = overview_hands.folder(names)
    entry = replace(dataset.entry, source="folder", name="folder:/나의 '사진'")
    session.set_dataset(LoadedDataset(entry, dataset.train, dataset.test))
    view = image_pages.page(qtbot, session, background)
    code = ImagesCode(session, view)
    facts_come(qtbot, code, "float32")
    view.show_image("train", 4)
    qtbot.waitUntil(lambda: "[4]" in shown_by(code).snippet.code, timeout=MS)
    shown = shown_by(code)
    assert [file.name for file in shown.snippet.files] == ["pictures.pt"]
    label, *_ = values(run(shown, tmp_path / "run"))
    assert label == f"1 {names[1]}"
    assert catalog.FOLDER not in shown.snippet.code

"""The lessons on data, played through on the real widgets in both languages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from engine.lessons.lesson import Language
from gui.data.loader_view import LoaderView
from gui.data.transforms_view import TransformsView
from gui.guide.about_data import KNOWN
from gui.main_window import MainWindow
from tests.gui import transform_page
from tests.gui.lesson_player import garments, play, window_in

MS = 60_000
LEFT = Qt.MouseButton.LeftButton


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=MS)
    qtbot.mouseClick(button, LEFT)


def turn_to(window: MainWindow, page: QWidget) -> None:
    """Choose a page by its tab."""
    pages = window.data_tab.pages
    bar = pages.tabBar()
    QTest.mouseClick(bar, LEFT, pos=bar.tabRect(pages.indexOf(page)).center())
    assert page.isVisible()


def click_image(window: MainWindow, qtbot: QtBot) -> None:
    """Click an image that is in view, and is not the chosen one."""
    grid = window.data_tab.images.grid
    window.data_tab.images.class_filter.choose(frozenset())
    grid.verticalScrollBar().setValue(0)
    cell = grid.cell_size()
    column = 3 if grid.current() != 3 else 4
    qtbot.mouseClick(grid.viewport(), LEFT, pos=QPoint(column * cell + cell // 2, cell // 2))
    assert grid.current() == column


# Lesson 2


def type_the_last_index(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session.dataset is not None
    field = window.data_tab.images.bar.index_field
    field.clear()
    qtbot.keyClicks(field, str(len(window.session.dataset.train) - 1))
    qtbot.keyClick(field, Qt.Key.Key_Return)


def tick_the_sneakers(window: MainWindow, qtbot: QtBot) -> None:
    box = window.data_tab.images.class_filter
    qtbot.mouseClick(box, LEFT)
    assert box.popup is not None
    for label in box.chosen():  # left over from what was shown
        box.popup.boxes[label].click()
    box.popup.boxes[7].click()
    qtbot.keyClick(box.popup, Qt.Key.Key_Escape)


def choose_the_test_split(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.data_tab.images.split_box, Qt.Key.Key_Down)


def run_the_code(window: MainWindow, qtbot: QtBot) -> None:
    window.code_dock.toggleViewAction().trigger()
    click(qtbot, window.code_dock.pane.run_button)


def import_the_folder(window: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, window.data_tab.catalogue.folder.import_button)


DATASET = {
    "index": type_the_last_index,
    "pair": click_image,
    "label": tick_the_sneakers,
    "splits": choose_the_test_split,
    "folder": import_the_folder,
    "own-class": run_the_code,
}


# Lesson 3


def transforms(window: MainWindow) -> TransformsView:
    return window.data_tab.transforms


def show_an_image_in_transforms(window: MainWindow, qtbot: QtBot) -> None:
    click_image(window, qtbot)
    window.data_tab.images.card.transforms_action.trigger()


def normalize(window: MainWindow, qtbot: QtBot) -> None:
    transform_page.add(transforms(window), "Normalize")
    click(qtbot, transforms(window).steps.editor.measure_button)


def rotate(window: MainWindow, qtbot: QtBot) -> None:
    transform_page.add(transforms(window), "RandomRotation")
    click(qtbot, transforms(window).previews.redraw_button)


def erase(window: MainWindow, qtbot: QtBot) -> None:
    """Behind the fixed row, so that it has to be moved."""
    steps = transforms(window).steps
    steps.list.setCurrentRow(0)
    transform_page.add(transforms(window), "RandomErasing")
    while steps.down_button.isEnabled():
        click(qtbot, steps.down_button)


def choose_one_hot(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(transforms(window).target.choice, Qt.Key.Key_Down)


TRANSFORMS = {
    "to-tensor": show_an_image_in_transforms,
    "normalize": normalize,
    "random": rotate,
    "order": erase,
    "target": choose_one_hot,
}


# Lesson 4


def loader(window: MainWindow) -> LoaderView:
    return window.data_tab.loader


def next_batch(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: loader(window).batch is not None, timeout=MS)
    seen = loader(window).batch
    click(qtbot, loader(window).next_button)
    qtbot.waitUntil(lambda: loader(window).batch not in (None, seen), timeout=MS)


def batches_until(done: Callable[[LoaderView], bool]) -> Callable[[MainWindow, QtBot], None]:
    def press(window: MainWindow, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: loader(window).batch is not None, timeout=MS)
        while not done(loader(window)):
            next_batch(window, qtbot)

    return press


def is_last(view: LoaderView) -> bool:
    return view.batch is not None and view.batch.number == view.batch.total


def is_second_epoch(view: LoaderView) -> bool:
    return view.batch is not None and view.batch.epoch == 2


def type_a_batch_size(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session.dataset is not None
    field = loader(window).form.batch_size
    field.selectAll()
    qtbot.keyClicks(field, str(len(window.session.dataset.train) * 2 // 7))
    qtbot.keyClick(field, Qt.Key.Key_Return)


def fetch_with_a_worker(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(loader(window).form.workers, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: window.session.data.workers == 1)
    click(qtbot, loader(window).next_button)


DATALOADER = {
    "shape": next_batch,
    "batches": type_a_batch_size,
    "last": batches_until(is_last),
    "shuffle": batches_until(is_second_epoch),
    "workers": fetch_with_a_worker,
}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_lessons_on_data(language: Language, qtbot: QtBot) -> None:
    with window_in(language, qtbot, 400) as window:
        guide, session = window.school.guide, window.session
        before, data = session.dataset, session.data
        play(window, qtbot, "02-dataset", DATASET)
        assert session.dataset is not before, "the folder is open"
        guide.leave()
        qtbot.waitUntil(lambda: session.dataset is before, timeout=MS)
        play(window, qtbot, "03-transforms", TRANSFORMS)
        play(window, qtbot, "04-dataloader", DATALOADER)
        guide.leave()
        qtbot.waitUntil(lambda: session.data == data, timeout=MS)
        assert session.dataset is before == garments(400)
        assert loader(window).batch_size() == 64


# What is not on the way through the lessons


def do(window: MainWindow, qtbot: QtBot, action: str, **arguments: str) -> None:
    qtbot.waitUntil(KNOWN.actions[action].do(window, arguments), timeout=MS)


def said(window: MainWindow, name: str) -> str:
    return KNOWN.values[name](window)


def test_mistakes_about_images_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session.dataset is not None
    do(window, qtbot, "image-filter", label="8")
    bags = (window.session.dataset.train.labels == 8).nonzero().flatten().tolist()
    assert said(window, "image.class") == "Bag"
    assert said(window, "image.index") == str(bags[1])
    assert said(window, "image.shown") == str(len(bags))
    do(window, qtbot, "code-pane", name="open")
    assert window.code_dock.isVisible()
    do(window, qtbot, "code-pane", name="closed")
    assert window.code_dock.isHidden()


def test_mistakes_about_transforms_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    do(window, qtbot, "transforms-add", name="Normalize")
    do(window, qtbot, "transforms-add", name="RandomErasing")
    before = transform_page.draws(transforms(window))
    do(window, qtbot, "transforms-first", name="RandomErasing")
    assert transform_page.names(window.session) == ["RandomErasing", "Normalize"]
    assert transform_page.draws(transforms(window)) != before
    do(window, qtbot, "target", name="one_hot")
    assert transforms(window).target.choice.value() == "one_hot"
    assert said(window, "target.vector") in transforms(window).target.result.text()


def test_mistakes_about_batches_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.data_tab.pages.setCurrentWidget(loader(window))
    do(window, qtbot, "loader-uneven", count="4")
    do(window, qtbot, "loader-drop-last", name="on")
    assert said(window, "loader.total") == "3"
    do(window, qtbot, "loader-drop-last", name="off")
    assert said(window, "loader.total") == "4"
    do(window, qtbot, "loader-order", name="sequential")
    assert said(window, "loader.indices") == "0, 1, 2"


def test_the_figures_of_a_normalize_count_wherever_they_come_from(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.session.dataset is not None
    holds = KNOWN.checks["transforms-standardized"].begin(window, {})
    pixels = window.session.dataset.train.images / 255
    do(window, qtbot, "transforms-add", name="Normalize")
    turn_to(window, transforms(window))
    qtbot.waitUntil(lambda: bool(said(window, "normalize.range")), timeout=MS)
    typed = transform_page.make("Normalize", mean=float(pixels.mean()), std=float(pixels.std()))
    assert not holds()
    transform_page.give(window.session, typed)
    qtbot.waitUntil(holds, timeout=MS)
    transform_page.give(window.session, transform_page.make("Normalize", mean=0.9))
    assert not holds()

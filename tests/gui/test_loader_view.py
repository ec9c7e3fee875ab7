"""The page on the DataLoader: batches as a training gets them, settings, speed."""

import multiprocessing
from collections.abc import Collection, Iterator
from dataclasses import replace
from multiprocessing.process import BaseProcess

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.data import catalog, loaders
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec
from engine.transform_steps import TransformStep
from gui.background import Background
from gui.data.batch_source import Batch
from gui.data.loader_view import LoaderView
from gui.session import Chosen, LoadedDataset, Session


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(tiny_dataset)
    return made


@pytest.fixture
def page(qtbot: QtBot, session: Session, background: Background) -> Iterator[LoaderView]:
    """The page on the screen."""
    view = LoaderView(session, background)
    qtbot.addWidget(view)
    view.resize(1000, 500)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    view.shut_down()


def wait_for(qtbot: QtBot, page: LoaderView, position: str) -> None:
    qtbot.waitUntil(lambda: page.position.text() == position, timeout=20_000)


def shown(page: LoaderView) -> list[str]:
    """The words for each image of the batch."""
    count = len(page.view.grid.indices())
    return [page.view.words(place) for place in range(count)]


def test_the_first_batch_comes_by_itself_as_the_loader_gives_it(
    qtbot: QtBot, page: LoaderView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    wait_for(qtbot, page, "Batch 1 of 7, epoch 1")
    assert "images [64, 1, 28, 28] float32" in page.facts.text()
    assert "labels [64] int64" in page.facts.text()
    images = tiny_dataset.train
    pixels, labels = next(iter(loaders.training_loader(images, session.data, 64, 0, 1)))
    assert page.timing.text().endswith(f"Values {pixels.min():.3g} to {pixels.max():.3g}")
    for place, words in enumerate(shown(page)):
        index = int(words.rpartition(" ")[2])
        assert torch.equal(images[index][0], pixels[place])
        assert images.classes[int(labels[place])] in words
    assert len(shown(page)) == 64
    assert page.view.caption.text() == shown(page)[0]


def test_the_key_goes_on_to_the_small_last_batch_and_another_epoch(
    qtbot: QtBot, page: LoaderView
) -> None:
    wait_for(qtbot, page, "Batch 1 of 7, epoch 1")
    first = shown(page)
    for number in range(2, 8):
        QTest.keyClick(page.view.grid, Qt.Key.Key_N)
        wait_for(qtbot, page, f"Batch {number} of 7, epoch 1")
    assert len(shown(page)) == 400 - 6 * 64
    page.next_button.click()
    wait_for(qtbot, page, "Batch 1 of 7, epoch 2")
    assert shown(page) != first
    page.restart_button.click()
    wait_for(qtbot, page, "Batch 1 of 7, epoch 1")
    assert shown(page) == first


def test_an_impatient_person_gets_one_more_batch_at_most(qtbot: QtBot, page: LoaderView) -> None:
    wait_for(qtbot, page, "Batch 1 of 7, epoch 1")
    arrived: list[object] = []
    page.source.arrived.connect(arrived.append)
    for _ in range(5):
        page.next_button.click()
    wait_for(qtbot, page, "Batch 3 of 7, epoch 1")
    qtbot.waitUntil(lambda: not page.source.is_busy)
    assert len(arrived) == 2


def test_settings_are_the_sessions_and_both_follow_each_other(
    qtbot: QtBot, page: LoaderView, session: Session
) -> None:
    flip = (TransformStep.make("RandomHorizontalFlip"),)
    session.set_data(replace(session.data, transforms=flip))
    page.form.order.set_value("subset")
    assert session.data.sampler == "subset"
    page.form.subset.setValue(100)
    qtbot.waitUntil(lambda: session.data.subset == 100)
    page.form.drop_last.click()
    page.form.pin_memory.click()
    assert session.data == DataSpec(
        transforms=flip, sampler="subset", subset=100, drop_last=True, pin_memory=True
    )
    wait_for(qtbot, page, "Batch 1 of 1, epoch 1")
    session.set_data(replace(session.data, sampler="sequential", drop_last=False))
    assert page.form.order.value() == "sequential"
    assert not page.form.drop_last.isChecked()
    wait_for(qtbot, page, "Batch 1 of 7, epoch 1")
    assert [words.rpartition(" ")[2] for words in shown(page)] == [str(i) for i in range(64)]


def test_a_larger_part_than_there_are_images_is_left_as_it_is(
    page: LoaderView, session: Session
) -> None:
    session.set_data(replace(session.data, sampler="subset", subset=1000))
    assert page.form.subset.value() == 400
    page.form.drop_last.click()
    assert session.data.subset == 1000


def test_another_batch_size_is_told_and_begins_anew(qtbot: QtBot, page: LoaderView) -> None:
    wait_for(qtbot, page, "Batch 1 of 7, epoch 1")
    page.next_button.click()
    with qtbot.waitSignal(page.batch_size_changed) as told:
        page.form.batch_size.setValue(100)
    assert told.args == [100]
    wait_for(qtbot, page, "Batch 1 of 4, epoch 1")
    with qtbot.assertNotEmitted(page.batch_size_changed):
        page.set_batch_size(200)
    assert page.batch_size() == 200
    wait_for(qtbot, page, "Batch 1 of 2, epoch 1")
    assert len(shown(page)) == 200


def test_what_was_fetched_for_another_choice_is_not_shown(qtbot: QtBot, page: LoaderView) -> None:
    wait_for(qtbot, page, "Batch 1 of 7, epoch 1")
    sizes: list[int] = []
    page.source.arrived.connect(lambda batch: sizes.append(len(batch.labels)))
    page.next_button.click()
    page.set_batch_size(50)
    wait_for(qtbot, page, "Batch 1 of 8, epoch 1")
    assert sizes == [50]


def test_transforms_and_merged_classes_show(
    qtbot: QtBot, page: LoaderView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    steps = (TransformStep.make("Normalize"), TransformStep.make("CenterCrop", size=20))
    session.set_data(replace(session.data, transforms=steps, merge=((0, 6),), target="one_hot"))
    wait_for(qtbot, page, "Batch 1 of 7, epoch 1")
    assert "images [64, 1, 20, 20] float32" in page.facts.text()
    assert "labels [64] int64, one-hot for the loss: [64, 9]" in page.facts.text()
    assert "shown from black to white" in page.timing.text()
    labels = tiny_dataset.train.labels
    for words in shown(page):
        label = int(labels[int(words.rpartition(" ")[2])])
        assert ("T-shirt/top + Shirt" in words) == (label in (0, 6))


def test_colours_are_shown_as_colours(qtbot: QtBot, page: LoaderView, session: Session) -> None:
    entry = catalog.entry("cifar10")
    pixels = torch.zeros((100, 3, 32, 32), dtype=torch.uint8)
    pixels[:, 1] = 200
    images = ImageSet(entry.name, pixels, torch.arange(100) % 10, entry.classes)
    arrived: list[Batch] = []
    page.source.arrived.connect(arrived.append)
    session.set_dataset(LoadedDataset(entry, images, images))
    wait_for(qtbot, page, "Batch 1 of 2, epoch 1")
    assert "images [64, 3, 32, 32] float32" in page.facts.text()
    assert np.array_equal(arrived[-1].pictures[0, 0, 0], (0, 200, 0))


def test_where_there_is_no_batch_it_says_why_and_recovers(qtbot: QtBot, page: LoaderView) -> None:
    page.form.drop_last.click()
    page.set_batch_size(401)
    with qtbot.waitSignal(page.source.failed, timeout=20_000):
        page.next_button.click()
    assert page.position.text() == ""
    page.form.drop_last.click()
    wait_for(qtbot, page, "Batch 1 of 1, epoch 1")
    assert len(shown(page)) == 400


def test_a_batch_that_would_fill_the_memory_is_refused(
    qtbot: QtBot, page: LoaderView, session: Session
) -> None:
    entry = replace(catalog.entry("cifar10"), shape=(3, 224, 224))
    few = torch.zeros((1, 3, 224, 224), dtype=torch.uint8).expand(5000, -1, -1, -1)
    images = ImageSet(entry.name, few, torch.zeros(5000, dtype=torch.int64), entry.classes)
    page.set_batch_size(5000)
    session.set_dataset(LoadedDataset(entry, images, images))
    with qtbot.waitSignal(page.source.failed, timeout=20_000) as failed:
        page.next_button.click()
    assert failed.args is not None
    assert failed.args[0].code == "batch_too_heavy"


def test_a_note_explains_the_setting_that_one_is_at(qtbot: QtBot, page: LoaderView) -> None:
    page.activateWindow()
    page.form.workers.setFocus()
    qtbot.waitUntil(lambda: "seconds to start" in page.form.note.text())
    page.form.pin_memory.setFocus()
    qtbot.waitUntil(lambda: "CUDA" in page.form.note.text())
    page.form.order.set_value("weighted")
    assert "rare" in page.form.note.text()
    assert "WeightedRandomSampler" in page.form.code.text()
    page.form.order.set_value("random")
    assert page.form.code.text() == "DataLoader(train, 64, shuffle=True)"


def test_entering_an_image_chooses_it_for_the_other_pages(
    qtbot: QtBot, page: LoaderView, session: Session
) -> None:
    wait_for(qtbot, page, "Batch 1 of 7, epoch 1")
    QTest.keyClick(page.view.grid, Qt.Key.Key_Right)
    QTest.keyClick(page.view.grid, Qt.Key.Key_Return)
    index = int(shown(page)[1].rpartition(" ")[2])
    assert session.chosen == Chosen("train", index)


def test_without_a_dataset_there_is_nothing_to_do(qtbot: QtBot, background: Background) -> None:
    view = LoaderView(Session(), background)
    qtbot.addWidget(view)
    for control in (view.next_button, view.restart_button, view.form, view.throughput.button):
        assert not control.isEnabled()


def test_the_measured_speed_is_said_beside_the_tutorials(qtbot: QtBot, page: LoaderView) -> None:
    page.throughput.button.click()
    assert page.throughput.is_measuring
    qtbot.waitUntil(lambda: not page.throughput.is_measuring, timeout=60_000)
    assert "images/s" in page.throughput.message.text()
    page.form.drop_last.click()
    assert "images/s" not in page.throughput.message.text()


def test_measuring_can_be_cancelled(qtbot: QtBot, page: LoaderView) -> None:
    page.throughput.button.click()
    page.throughput.button.click()
    assert not page.throughput.is_measuring
    assert page.throughput.message.text() == "Cancelled."


def workers_beside(others: Collection[BaseProcess]) -> set[BaseProcess]:
    """The processes that wait for batches now, but for those that another test left."""
    return set(multiprocessing.active_children()) - set(others)


def test_worker_processes_come_and_go_without_the_window_waiting(
    qtbot: QtBot, page: LoaderView, session: Session
) -> None:
    others = workers_beside(())
    session.set_data(replace(session.data, workers=1))
    assert page.position.text() == ""
    page.next_button.click()
    qtbot.waitUntil(lambda: page.position.text() == "Batch 1 of 7, epoch 1", timeout=60_000)
    assert len(workers_beside(others)) == 1
    session.set_data(replace(session.data, workers=0))
    wait_for(qtbot, page, "Batch 1 of 7, epoch 1")
    qtbot.waitUntil(lambda: not workers_beside(others), timeout=20_000)


def test_at_the_windows_end_waiting_processes_end(
    qtbot: QtBot, page: LoaderView, session: Session
) -> None:
    others = workers_beside(())
    session.set_data(replace(session.data, workers=1))
    page.next_button.click()
    qtbot.waitUntil(lambda: page.position.text() == "Batch 1 of 7, epoch 1", timeout=60_000)
    page.shut_down()
    assert not workers_beside(others)

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.evaluation.order import Ints
from engine.transform_steps import TransformStep
from gui.background import Background
from gui.data.images_view import ImagesView
from gui.session import Chosen, LoadedDataset, Session
from tests.gui.image_pages import colour_dataset, colours, page

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    opened = Session()
    opened.set_dataset(tiny_dataset)
    return opened


@pytest.fixture
def view(qtbot: QtBot, session: Session, background: Background) -> ImagesView:
    return page(qtbot, session, background)


@pytest.fixture
def labels(tiny_dataset: LoadedDataset) -> Ints:
    found: Ints = tiny_dataset.train.labels.numpy()
    return found


# The chosen image


def test_the_chosen_image_is_told(view: ImagesView, session: Session) -> None:
    assert session.chosen == Chosen("train", 0)
    QTest.keyClick(view.grid, Qt.Key.Key_Right)
    assert session.chosen == Chosen("train", 1)
    view.show_image("test", 42)
    assert session.chosen == Chosen("test", 42)
    assert view.facts()["index"] == "42"


def test_facts_of_what_is_stored_and_of_what_the_network_gets(
    view: ImagesView, session: Session, tiny_dataset: LoadedDataset, qtbot: QtBot
) -> None:
    view.grid.set_current(17)
    stored = tiny_dataset.train.images[17]
    qtbot.waitUntil(lambda: "fed_shape" in view.facts())
    facts = view.facts()
    assert facts["label"] == str(int(tiny_dataset.train.labels[17]))
    assert (facts["shape"], facts["fed_shape"]) == ("[1, 28, 28]", "[1, 28, 28]")
    assert (facts["dtype"], facts["fed_dtype"]) == ("uint8", "float32")
    assert facts["range"] == f"{stored.min()} to {stored.max()}"
    floats = stored.float()
    assert facts["mean"] == f"{floats.mean():.2f}, {floats.std():.2f}"
    assert (facts["bytes"], facts["fed_bytes"]) == ("784, cpu", "3,136, cpu")
    steps = (TransformStep.make("CenterCrop", size=20), TransformStep.make("Normalize"))
    session.set_data(replace(session.data, transforms=steps))
    qtbot.waitUntil(lambda: view.facts()["fed_shape"] == "[1, 20, 20]", timeout=20_000)
    fed = (stored[:, 4:24, 4:24].float() / 255 - 0.5) / 0.5
    assert view.facts()["fed_mean"] == f"{fed.mean():.4f}, {fed.std():.4f}"
    assert view.facts()["shape"] == "[1, 28, 28]"


def test_a_pixel_is_read_with_mouse_and_keys(view: ImagesView, session: Session) -> None:
    session.set_dataset(colour_dataset())
    view.sample.setFocus()
    QTest.keyClick(view.sample, Qt.Key.Key_Right)
    value = tuple(colours(50).images[0, :, 16, 16].tolist())
    assert view.card.pixel.text() == f"Row 16, column 16: {value}"
    QTest.keyClick(view.sample, Qt.Key.Key_Up)
    QTest.keyClick(view.sample, Qt.Key.Key_Left)
    value = tuple(colours(50).images[0, :, 15, 15].tolist())
    assert view.card.pixel.text() == f"Row 15, column 15: {value}"
    assert view.sample.accessibleDescription() == view.card.pixel.text()
    QTest.keyClick(view.sample, Qt.Key.Key_Escape)
    assert "Row" not in view.card.pixel.text()


def test_copies(view: ImagesView, tiny_dataset: LoadedDataset) -> None:
    clipboard = QGuiApplication.clipboard()
    view.grid.set_current(12)
    view.card.copy_index()
    assert clipboard.text() == "12"
    view.card.copy_facts()
    assert "[1, 28, 28]" in clipboard.text()
    assert "Training image 12" in clipboard.text()
    view.card.copy_picture()
    picture = clipboard.image()
    assert (picture.width(), picture.height()) == (28, 28)
    expected = int(tiny_dataset.train.images[12, 0, 9, 20])
    assert picture.pixelColor(20, 9).red() == expected


def test_an_image_is_taken_elsewhere(
    view: ImagesView, tiny_dataset: LoadedDataset, qtbot: QtBot
) -> None:
    view.grid.set_current(3)
    with qtbot.waitSignal(view.trace_requested) as traced:
        view.trace_button.click()
    assert np.array_equal(traced.args[0], tiny_dataset.train.images[3, 0].numpy())
    with qtbot.waitSignal(view.transforms_requested):
        view.card.transforms_action.trigger()
    view.grid.menu_requested.emit(view.mapToGlobal(QPoint(5, 5)))
    assert view.card.more_menu.isVisible()
    view.card.more_menu.close()


# The selection


def test_selected_images_stand_in_a_gallery(view: ImagesView, labels: Ints) -> None:
    assert not view.gallery.isVisible()
    QTest.keyClick(view.grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(view.grid, Qt.Key.Key_Right, SHIFT)
    assert view.grid.selection() == (0, 1, 2)
    assert view.gallery.isVisible()
    names = catalog.FASHION_CLASSES
    captions = tuple(f"{i}: {names[labels[i]]}" for i in range(3))
    assert view.gallery.strip.captions() == captions
    view.gallery.copy_button.click()
    assert QGuiApplication.clipboard().text() == "0, 1, 2"
    strip = view.gallery.strip
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert view.grid.current() == 1
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert view.grid.selection() == (0, 2)
    view.class_filter.choose(frozenset({int(labels[0])}))
    assert view.grid.selection() == (0, 2), "a filter hides images, no more"
    view.gallery.clear_button.click()
    assert view.grid.selection() == ()
    assert not view.gallery.isVisible()


def test_a_cross_takes_an_image_out_of_the_gallery(view: ImagesView) -> None:
    view.grid.set_selection([5, 6])
    strip = view.gallery.strip
    cell = strip.cell_rect(0)
    QTest.mouseMove(strip, cell.center().toPoint())
    QTest.mouseClick(strip, LEFT, pos=QPoint(int(cell.center().x()) + 22, 8))
    assert view.grid.selection() == (6,)

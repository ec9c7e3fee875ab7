"""The page that explains a verdict: saliency of two classes, the nearest images."""

from collections.abc import Callable, Iterator
from threading import Event

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.data.catalog import FASHION_CLASSES
from engine.data_spec import Inputs
from engine.errors import AtelierError
from engine.models import zoo
from engine.run_spec import ModelSpec
from gui import errors
from gui.background import Background, Job
from gui.drawing.why_view import WhyView
from gui.session import LoadedDataset, OwnWeights, Session
from gui.widgets.drawing.saliency_view import AGAINST, FOR, SaliencyView
from gui.widgets.images.captioned_strip import CaptionedStrip
from tests.tiny import tiny_images

CLASSES = catalog.FASHION_CLASSES

GARMENTS = Inputs("garments", (1, 28, 28), FASHION_CLASSES)


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(tiny_dataset)
    return made


@pytest.fixture
def new_view(
    qtbot: QtBot, background: Background, session: Session
) -> Iterator[Callable[[], WhyView]]:
    """Makes views, which live until the last of their jobs has ended."""
    views: list[WhyView] = []

    def make() -> WhyView:
        views.append(WhyView(background, session))
        views[-1].resize(640, 480)
        return views[-1]

    yield make
    qtbot.waitUntil(lambda: not background.findChildren(Job), timeout=60_000)
    for view in views:
        view.close()
        view.deleteLater()


@pytest.fixture
def view(qtbot: QtBot, new_view: Callable[[], WhyView]) -> WhyView:
    made = new_view()
    with qtbot.waitExposed(made):
        made.show()
    return made


def picture(place: int = 0) -> NDArray[np.uint8]:
    return tiny_images(5, 7).images[place, 0].numpy()


def own_weights(seed: int = 1, *, epoch: int | None = 1, scale: float = 1.0) -> OwnWeights:
    state = zoo.build(ModelSpec("linear"), (1, 28, 28), 10, seed).state_dict()
    state = {name: tensor * scale for name, tensor in state.items()}
    return OwnWeights(ModelSpec("linear"), GARMENTS, seed, state, epoch)


def explained(qtbot: QtBot, view: WhyView) -> tuple[str, str]:
    """The titles, once an explanation is there."""
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.panels, timeout=30_000)
    return view.titles[0].text(), view.titles[1].text()


def test_a_picture_is_explained_for_its_class_and_the_next(qtbot: QtBot, view: WhyView) -> None:
    assert view.pages.currentWidget() is view.message
    assert "Draw something" in view.message.text()
    view.set_picture(picture())
    first, second = explained(qtbot, view)
    assert first.startswith("Why ")
    assert second.startswith("Its rival: ")
    named = [next(name for name in CLASSES if name in title) for title in (first, second)]
    assert named[0] != named[1]
    assert not any(panel.is_empty for panel in view.views)
    assert view.class_box.count() == 1 + len(CLASSES)
    view.set_picture(None)
    assert view.pages.currentWidget() is view.message


def test_a_class_can_be_asked_for_and_stays_asked_for(qtbot: QtBot, view: WhyView) -> None:
    view.set_picture(picture(0))
    explained(qtbot, view)
    view.explain(8, False)
    qtbot.waitUntil(lambda: view.titles[0].text().startswith("Why Bag,"), timeout=30_000)
    assert view.class_box.currentText() == "Bag"
    before = view.views[0].grab().toImage()
    view.set_picture(picture(1))
    qtbot.waitUntil(lambda: view.views[0].grab().toImage() != before, timeout=30_000)
    assert view.titles[0].text().startswith("Why Bag,")
    row = view.class_box.findText("Sandal")
    view.class_box.setCurrentIndex(row)
    view.class_box.activated.emit(row)
    qtbot.waitUntil(lambda: view.titles[0].text().startswith("Why Sandal,"), timeout=30_000)


def test_the_nearest_training_images_are_shown_and_lead_to_the_data(
    qtbot: QtBot, view: WhyView, tiny_dataset: LoadedDataset
) -> None:
    train = tiny_dataset.train
    view.set_picture(train.images[123, 0].numpy())
    qtbot.waitUntil(lambda: len(view.nearest.strip.captions()) == 8, timeout=60_000)
    assert view.nearest.strip.captions()[0] == CLASSES[int(train.labels[123])]
    view.nearest.strip.setFocus()
    with qtbot.waitSignal(view.image_requested) as asked:
        QTest.keyClick(view.nearest.strip, Qt.Key.Key_Return)
    assert asked.args == ["train", 123]


def test_the_search_can_be_cancelled_and_begun_again(
    qtbot: QtBot, background: Background, new_view: Callable[[], WhyView]
) -> None:
    """While another job holds all threads, so that it has not ended before it is cancelled."""
    release = Event()

    def hold(_: Job) -> None:
        release.wait(60)

    for _ in range(3):
        background.start(hold, lambda _: None, lambda _: None)
    view = new_view()
    try:
        view.show()
        assert view.nearest.button.text() == "Cancel"
        assert "every training image" in view.nearest.status.text()
        view.nearest.button.click()
        assert view.nearest.button.text() == "Look for them"
    finally:
        release.set()
    view.set_picture(picture())
    explained(qtbot, view)
    assert view.nearest.index() is None
    view.nearest.button.click()
    qtbot.waitUntil(lambda: len(view.nearest.strip.captions()) == 8, timeout=60_000)


def test_the_own_model_is_explained_once_there_is_one(
    qtbot: QtBot, view: WhyView, session: Session
) -> None:
    view.set_picture(picture(), picture())
    explained(qtbot, view)
    assert not view.own_button.isEnabled()
    assert "Train" in view.own_button.toolTip()
    session.set_own_weights(own_weights())
    shipped = view.views[0].grab().toImage()
    view.own_button.click()
    qtbot.waitUntil(lambda: view.views[0].grab().toImage() != shipped, timeout=30_000)
    qtbot.waitUntil(lambda: view.nearest.index() is not None, timeout=60_000)
    first = view.nearest.index()
    session.set_own_weights(own_weights(2, epoch=None))
    qtbot.wait(50)
    assert view.nearest.index() is first, "no search for the weights in the midst of an epoch"
    session.set_own_weights(own_weights(3, epoch=2))
    qtbot.waitUntil(lambda: view.nearest.index() not in (None, first), timeout=60_000)


def test_a_bar_of_the_own_model_asks_the_own_model(
    qtbot: QtBot, view: WhyView, session: Session
) -> None:
    session.set_own_weights(own_weights())
    view.set_picture(picture(), picture())
    view.explain(4, True)
    assert view.own_button.isChecked()
    qtbot.waitUntil(lambda: view.titles[0].text().startswith("Why Coat,"), timeout=30_000)


def test_nothing_is_computed_for_a_page_that_nobody_sees(
    qtbot: QtBot, background: Background, session: Session, new_view: Callable[[], WhyView]
) -> None:
    view = new_view()
    view.set_picture(picture())
    session.set_dataset(
        LoadedDataset(catalog.entry("garments"), tiny_images(9, 0), tiny_images(9, 1))
    )
    assert background.findChildren(Job) == []
    view.show()
    explained(qtbot, view)


def test_a_diverged_model_is_said_to_be_one(qtbot: QtBot, view: WhyView, session: Session) -> None:
    session.set_own_weights(own_weights(scale=float("nan")))
    view.set_picture(picture(), picture())
    view.explain(0, True)
    sentence = errors.sentence(AtelierError("answers_not_finite"))
    qtbot.waitUntil(lambda: view.message.text() == sentence, timeout=30_000)
    assert view.pages.currentWidget() is view.message


def test_other_images_need_another_search(qtbot: QtBot, view: WhyView, session: Session) -> None:
    qtbot.waitUntil(lambda: view.nearest.index() is not None, timeout=60_000)
    view.set_picture(picture())
    entry = catalog.entry("fashion-mnist")
    session.set_dataset(LoadedDataset(entry, tiny_images(30, 3), tiny_images(9, 1)))
    assert view.nearest.index() is None
    qtbot.waitUntil(lambda: view.nearest.index() is not None, timeout=60_000)
    index = view.nearest.index()
    assert index is not None
    assert len(index) == 30
    qtbot.waitUntil(lambda: len(view.nearest.strip.captions()) == 8, timeout=30_000)


def test_what_spoke_for_and_against_is_told_apart_by_colour_and_by_size(qtbot: QtBot) -> None:
    shown = SaliencyView()
    qtbot.addWidget(shown)
    shown.resize(280, 280)
    seen, saliency = np.zeros((28, 28), np.uint8), np.zeros((28, 28), np.float32)
    seen[10, 5:8] = 255
    saliency[10, 5], saliency[10, 6] = 2.0, -2.0
    shown.show_saliency(seen, saliency, 2.0)
    image = shown.grab().toImage()

    def colour(column: int, offset: QPoint) -> QColor:
        corner = shown.pixel_rect(10, column).topLeft().toPoint()
        return image.pixelColor((corner + offset) * image.devicePixelRatio())

    corner, middle = QPoint(1, 1), QPoint(5, 5)
    assert colour(5, corner) == colour(5, middle) == FOR
    assert colour(6, middle) == AGAINST
    assert colour(6, corner) == colour(7, corner) == colour(7, middle), "ink around the mark"
    with pytest.raises(ValueError, match="saliency"):
        shown.show_saliency(seen, saliency[1:], 1.0)


def test_the_strip_is_walked_with_mouse_and_keyboard(qtbot: QtBot) -> None:
    strip = CaptionedStrip(4)
    qtbot.addWidget(strip)
    strip.resize(400, 100)
    strip.set_images(np.zeros((3, 28, 28), np.uint8), ("a", "b", "c"))
    chosen: list[int] = []
    strip.activated.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(strip, key)
    QTest.keyClick(strip, Qt.Key.Key_Space)
    assert strip.accessibleDescription() == "a"
    for position in (2, 3):
        place = strip.cell_rect(position).center().toPoint()
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [1, 0, 2]
    with pytest.raises(ValueError, match="captions"):
        strip.set_images(np.zeros((3, 28, 28), np.uint8), ("a",))

"""Teaching in the window: drawings are named and kept, learned, taken or not, and taken back."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import home
from engine.data import drawings
from engine.errors import AtelierError
from engine.models import taught, weights
from engine.training import teaching
from engine.training.teaching import Taught
from gui.background import Background, Job
from gui.drawing import teacher
from gui.drawing.drawing_shelf import DrawingShelf
from gui.drawing.teach_view import TeachView
from gui.drawing.teacher import Lesson
from gui.session import LoadedDataset, Session
from gui.widgets.drawing.lesson_card import LessonCard, LessonFacts
from gui.widgets.drawing.sample_strip import SampleStrip, Thumbnail

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, background: Background, tiny_dataset: LoadedDataset) -> TeachView:
    session = Session()
    session.set_dataset(tiny_dataset)
    return shown(qtbot, background, session)


def shown(qtbot: QtBot, background: Background, session: Session) -> TeachView:
    made = TeachView(background, session)
    qtbot.addWidget(made)
    made.resize(560, 460)
    with qtbot.waitSignal(made.panel.changed):  # what is on the disk has been read
        made.show()
    return made


def trousers(shift: int = 0) -> NDArray[np.uint8]:
    """Two legs, light on black."""
    drawn = np.zeros((280, 280), np.uint8)
    drawn[40:80, 80:200] = 255
    drawn[40:240, 80:120] = drawn[40:240, 160 + shift : 200] = 255
    return drawn


def keep(view: TeachView, qtbot: QtBot, name: str, shift: int = 0) -> None:
    view.set_picture(trousers(shift))
    view.panel.class_box.setCurrentText(name)
    with qtbot.waitSignal(view.panel.changed):
        qtbot.mouseClick(view.panel.keep_button, LEFT)


def names(view: TeachView) -> list[str]:
    return [view.panel.strip.item(row).text() for row in range(view.panel.strip.count())]


def stored() -> list[str]:
    return [sample.name for sample in drawings.read_all().samples]


def test_a_drawing_is_kept_as_what_it_is_said_to_be(view: TeachView, qtbot: QtBot) -> None:
    assert not view.panel.keep_button.isEnabled()
    assert not view.learn_button.isEnabled()
    assert view.reason.text()
    keep(view, qtbot, "Coat")
    keep(view, qtbot, "Trouser", 5)
    assert names(view) == stored() == ["Coat", "Trouser"]
    assert view.learn_button.isEnabled()
    assert view.panel.rename_box.currentText() == "Trouser"
    view.set_picture(None)
    assert not view.panel.keep_button.isEnabled()


def test_the_same_drawing_twice_takes_the_newer_class_and_says_so(
    view: TeachView, qtbot: QtBot
) -> None:
    keep(view, qtbot, "Coat")
    keep(view, qtbot, "Bag")
    assert stored() == ["Bag"]
    assert "Coat" in view.panel.message.text()
    assert "Bag" in view.panel.message.text()
    with qtbot.waitSignal(view.panel.changed):
        qtbot.mouseClick(view.panel.undo_button, LEFT)
    assert names(view) == stored() == ["Coat"]


def test_samples_are_renamed_deleted_and_brought_back(view: TeachView, qtbot: QtBot) -> None:
    keep(view, qtbot, "Coat")
    keep(view, qtbot, "Trouser", 5)
    view.panel.strip.setCurrentRow(0)
    with qtbot.waitSignal(view.panel.changed):
        view.panel.rename_box.setCurrentText("Dress")
        view.panel.rename_box.activated.emit(view.panel.rename_box.currentIndex())
    assert names(view) == stored() == ["Dress", "Trouser"]
    view.panel.strip.setFocus()
    with qtbot.waitSignal(view.panel.changed):
        qtbot.keyClick(view.panel.strip, Qt.Key.Key_Delete)
    assert names(view) == stored() == ["Trouser"]
    for expected in (["Dress", "Trouser"], ["Coat", "Trouser"], ["Coat"], []):
        with qtbot.waitSignal(view.panel.changed):
            qtbot.mouseClick(view.panel.undo_button, LEFT)
        assert names(view) == stored() == expected
    assert not view.panel.undo_button.isEnabled()


def test_what_was_kept_before_is_there_when_the_view_is_shown(
    qtbot: QtBot, background: Background
) -> None:
    drawings.add(trousers(), "Bag")
    (home.drawings_folder() / "broken.png").write_bytes(b"no picture")
    view = shown(qtbot, background, Session())
    qtbot.waitUntil(lambda: names(view) == ["Bag"])
    assert str(home.drawings_folder()) in view.panel.message.text()


def test_a_folder_that_cannot_be_written_is_said(
    view: TeachView, qtbot: QtBot, isolated_home: Path
) -> None:
    (isolated_home / "drawings").write_text("a file stands where the folder should")
    view.set_picture(trousers())
    qtbot.mouseClick(view.panel.keep_button, LEFT)
    qtbot.waitUntil(lambda: "cannot be written" in view.panel.message.text())
    assert not view.panel.undo_button.isEnabled()
    (isolated_home / "drawings").unlink()
    keep(view, qtbot, "Bag")
    assert stored() == ["Bag"]


def test_nothing_that_can_be_named_is_not_kept(view: TeachView, qtbot: QtBot) -> None:
    view.set_picture((trousers() > 0).astype(np.uint8))  # one grey level above black
    qtbot.mouseClick(view.panel.keep_button, LEFT)
    qtbot.waitUntil(lambda: "nothing drawn" in view.panel.message.text())
    assert stored() == []


def test_learning_and_taking_it_and_going_back(view: TeachView, qtbot: QtBot) -> None:
    keep(view, qtbot, "Bag")
    qtbot.mouseClick(view.learn_button, LEFT)
    assert view.stages.currentWidget() is not view.card
    qtbot.waitUntil(lambda: view.stages.currentWidget() is view.card, timeout=90_000)
    assert [cell.text() for cell in view.card.cells[0]] == ["0 of 1", "1 of 1"]
    assert "100" in view.card.images_label.text()
    assert taught.current_weights() == home.default_weights()
    with qtbot.waitSignal(view.weights_accepted, timeout=20_000) as accepted:
        qtbot.mouseClick(view.card.use_button, LEFT)
    assert accepted.args == [home.taught_weights()]
    assert taught.current_weights() == home.taught_weights()
    assert view.back_button.isVisible()
    with qtbot.waitSignal(view.weights_reverted, timeout=20_000):
        qtbot.mouseClick(view.back_button, LEFT)
    assert taught.current_weights() == home.default_weights()
    assert not view.back_button.isVisible()
    with qtbot.waitSignal(view.weights_accepted, timeout=20_000):
        qtbot.mouseClick(view.undo_weights_button, LEFT)
    assert taught.current_weights() == home.taught_weights()


def lesson() -> Lesson:
    shipped = weights.read(home.default_weights())
    return Lesson(Taught(shipped, (False,), (True,), 100, 0.9, 0.8, 1.0), "Garments")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Learning without waiting for it."""
    monkeypatch.setattr(teacher, "learn", lambda samples, dataset, job: lesson())


def learn(view: TeachView, qtbot: QtBot) -> None:
    keep(view, qtbot, "Bag")
    qtbot.mouseClick(view.learn_button, LEFT)
    qtbot.waitUntil(lambda: view.stages.currentWidget() is view.card, timeout=20_000)


@pytest.mark.usefixtures("quick")
def test_a_lesson_can_be_discarded(view: TeachView, qtbot: QtBot) -> None:
    learn(view, qtbot)
    assert "forgot" in view.card.verdict.text()
    qtbot.mouseClick(view.card.discard_button, LEFT)
    assert view.learn_button.isVisible()
    assert not home.taught_weights().exists()


@pytest.mark.usefixtures("quick")
def test_undo_brings_the_old_weights_back(view: TeachView, qtbot: QtBot) -> None:
    learn(view, qtbot)
    with qtbot.waitSignal(view.weights_accepted, timeout=20_000):
        qtbot.mouseClick(view.card.use_button, LEFT)
    with qtbot.waitSignal(view.weights_reverted, timeout=20_000):
        qtbot.mouseClick(view.undo_weights_button, LEFT)
    assert taught.current_weights() == home.default_weights()


@pytest.mark.usefixtures("quick")
def test_weights_that_cannot_be_written_are_said_and_can_be_tried_again(
    view: TeachView, qtbot: QtBot, isolated_home: Path
) -> None:
    learn(view, qtbot)
    (isolated_home / "taught.safetensors").mkdir()
    (isolated_home / "taught-before.safetensors").mkdir()
    (isolated_home / "taught-before.safetensors" / "mine").touch()
    qtbot.mouseClick(view.card.use_button, LEFT)
    qtbot.waitUntil(lambda: "cannot be written" in view.panel.message.text(), timeout=20_000)
    assert view.card.use_button.isEnabled()
    assert view.card.isVisible()
    (isolated_home / "taught.safetensors").rmdir()
    (isolated_home / "taught-before.safetensors" / "mine").unlink()
    (isolated_home / "taught-before.safetensors").rmdir()
    with qtbot.waitSignal(view.weights_accepted, timeout=20_000):
        qtbot.mouseClick(view.card.use_button, LEFT)


def test_learning_can_be_cancelled(
    view: TeachView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(samples: object, dataset: object, job: Job) -> Lesson:
        while True:
            job.cancel_event.wait(10)
            job.progress(1, 2)

    monkeypatch.setattr(teacher, "learn", endless)
    keep(view, qtbot, "Bag")
    qtbot.mouseClick(view.learn_button, LEFT)
    qtbot.waitUntil(view.cancel_button.isVisible)
    qtbot.mouseClick(view.cancel_button, LEFT)
    qtbot.waitUntil(view.learn_button.isVisible)
    assert view.learn_button.isEnabled()
    assert "Cancelled" in view.panel.message.text()


def test_what_goes_wrong_in_learning_is_said(
    view: TeachView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(samples: object, dataset: object, job: Job) -> Lesson:
        raise AtelierError("checkpoint_missing", path="somewhere")

    monkeypatch.setattr(teacher, "learn", fail)
    keep(view, qtbot, "Bag")
    qtbot.mouseClick(view.learn_button, LEFT)
    qtbot.waitUntil(lambda: "somewhere" in view.panel.message.text())
    assert view.learn_button.isVisible()


def test_without_a_dataset_garments_are_drawn_for_the_meter(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teaching, "STEPS", 2)
    session = Session()
    drawings.add(trousers(), "Trouser")
    job = Job(lambda job: None, print, print, None, None, print, session)
    found = teacher.learn(drawings.read_all().samples, None, job)
    assert str(found.title) == "Garments"
    assert found.taught.tested == 1_000
    assert 0.5 < found.taught.accuracy_before <= 1


# The parts alone


def test_actions_run_in_the_order_of_the_clicks(qtbot: QtBot, background: Background) -> None:
    shelf = DrawingShelf(background)
    counts: list[int] = []
    shelf.listed.connect(lambda listing: counts.append(len(listing.shelved)))
    for shift in range(3):
        shelf.keep(trousers(shift), "Bag")
    for _ in range(4):
        shelf.undo()
    qtbot.waitUntil(lambda: len(counts) == 7)
    assert counts == [1, 2, 3, 2, 1, 0, 0]


def test_the_strip_keeps_the_chosen_one(qtbot: QtBot) -> None:
    strip = SampleStrip()
    qtbot.addWidget(strip)
    thumbnails = [Thumbnail(i, i.upper(), np.zeros((8, 8), np.uint8)) for i in "abc"]
    strip.set_samples(thumbnails)
    strip.choose("b")
    strip.set_samples(thumbnails[1:])
    assert strip.current_id() == "b"
    strip.set_samples(thumbnails[2:])
    assert strip.current_id() == ""


def test_the_card_says_its_figures_to_a_screen_reader(qtbot: QtBot, qapp: QApplication) -> None:
    card = LessonCard()
    qtbot.addWidget(card)
    card.show_facts(LessonFacts(10, 3, 10, "Fashion-MNIST", 2000, 0.927, 0.925, 4.2))
    for words in ("3 of 10", "10 of 10", "2,000", "Fashion-MNIST", "92.7 %", "92.5 %"):
        assert words in card.accessibleDescription()
    assert "forgot" not in card.verdict.text()

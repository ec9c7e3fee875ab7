"""The Transforms page: what it shows of an image, and when it works it out."""

import pytest
import torch
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from gui.background import Background
from gui.data import transform_previews
from gui.data.transform_previews import Answer, Previewer, Request
from gui.data.transforms_view import TransformsView
from gui.session import Chosen, LoadedDataset, Session
from tests.gui.transform_page import (
    LIST,
    add,
    colour_dataset,
    draws,
    give,
    make,
    session_with,
    show_page,
    shown_page,
    titles,
)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    return session_with(tiny_dataset)


@pytest.fixture
def view(qtbot: QtBot, background: Background, session: Session) -> TransformsView:
    return shown_page(qtbot, session, background)


@pytest.fixture
def colour() -> LoadedDataset:
    return colour_dataset()


# Pictures


def test_the_chosen_image_is_shown_before_and_after_each_step(
    view: TransformsView, session: Session, qtbot: QtBot
) -> None:
    give(session, make("Resize", size=14), make("RandomRotation", enabled=False), make("Normalize"))
    session.set_chosen(Chosen("test", 3))
    assert "Test image 3" in view.previews.subject.text()
    show_page(qtbot, view, 4)
    stored, floats, resized, normal = view.previews.strip.stages()
    assert stored.lines[0] == "[1, 28, 28]"
    assert stored.lines[2] == "uint8"
    assert floats.lines[2] == "float32"
    assert resized.lines[0] == "[1, 14, 14]"
    assert resized.pixels is not None
    assert resized.pixels.shape == (14, 14)
    assert "\N{MINUS SIGN}1.00 to" in normal.lines[1] or "\N{MINUS SIGN}0." in normal.lines[1]
    assert "scaled for display" in normal.lines
    assert "Normalize(mean=[0.5], std=[0.5])" in normal.tip
    assert "Resize" in view.previews.strip.accessibleDescription()
    assert "no step is random" in view.previews.note.text()
    assert len(draws(view)) == 12
    assert len(set(draws(view))) == 1


def test_draws_differ_and_are_drawn_again(
    view: TransformsView, session: Session, qtbot: QtBot
) -> None:
    give(session, make("RandomAffine"))
    show_page(qtbot, view, 3)
    first = draws(view)
    assert len(set(first)) > 6
    qtbot.mouseClick(view.previews.redraw_button, LEFT)
    qtbot.waitUntil(lambda: draws(view) != first, timeout=20_000)


def test_colour_images_are_shown_in_colour(
    view: TransformsView, session: Session, qtbot: QtBot, colour: LoadedDataset
) -> None:
    session.set_dataset(colour)
    show_page(qtbot, view, 2)
    pixels = view.previews.strip.stages()[-1].pixels
    assert pixels is not None
    assert (pixels == colour.train.images[0].permute(1, 2, 0).numpy()).all()
    assert len(draws(view)) == 12
    view.grab()


class Asked:
    """Answers, and remembers what it was asked."""

    def __init__(self) -> None:
        self.requests: list[Request] = []

    def answer(self, request: Request) -> Answer:
        self.requests.append(request)
        return real_answer(request)


real_answer = transform_previews.answer


def test_a_hidden_page_works_nothing_out_until_it_is_looked_at(
    view: TransformsView, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_page(qtbot, view, 2)
    asked = Asked()
    monkeypatch.setattr(transform_previews, "answer", asked.answer)
    view.hide()
    give(session, *LIST)
    session.set_chosen(Chosen("train", 5))
    assert not any(timer.isActive() for timer in view.findChildren(QTimer))
    view.show()
    show_page(qtbot, view, 5)
    assert len(asked.requests) == 1


def test_many_changes_at_once_are_worked_out_once(
    view: TransformsView, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_page(qtbot, view, 2)
    asked = Asked()
    monkeypatch.setattr(transform_previews, "answer", asked.answer)
    add(view, "RandomRotation")
    for degrees in range(100):
        view.steps.editor.field("degrees").setValue(degrees)
    show_page(qtbot, view, 3)
    assert [request.steps for request in asked.requests] == [(make("RandomRotation", degrees=99),)]


def test_an_answer_on_an_image_that_was_left_is_dropped(
    view: TransformsView, session: Session, qtbot: QtBot, colour: LoadedDataset
) -> None:
    show_page(qtbot, view, 2)
    sample = session.dataset.train.images[1] if session.dataset else torch.empty(0)
    stale = real_answer(Request(sample, LIST, 0))
    session.set_dataset(colour)
    previewer = view.findChild(Previewer)
    assert previewer is not None
    previewer.answered.emit(stale)
    assert titles(view) == []
    show_page(qtbot, view, 2)
    assert view.previews.strip.stages()[0].lines[0] == "[3, 32, 32]"

"""The Transforms page on tiny data, and hands to use it with."""

from dataclasses import replace

import torch
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.data.image_set import ImageSet
from engine.transform_steps import TransformStep
from gui.background import Background
from gui.data.transforms_view import TransformsView
from gui.session import LoadedDataset, Session

make = TransformStep.make

LIST = (make("RandomHorizontalFlip"), make("RandomRotation"), make("Normalize"))


def shown_page(qtbot: QtBot, session: Session, background: Background) -> TransformsView:
    """The page, on the screen."""
    made = TransformsView(session, background)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def session_with(dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(dataset)
    return made


def colour_dataset() -> LoadedDataset:
    """Sixty RGB images of noise."""
    entry = catalog.entry("cifar10")
    generator = torch.Generator().manual_seed(0)
    pixels = torch.randint(0, 256, (60, 3, 32, 32), generator=generator, dtype=torch.uint8)
    images = ImageSet("cifar10", pixels, torch.arange(60) % 10, entry.classes)
    return LoadedDataset(entry, images, images)


def give(session: Session, *steps: TransformStep) -> None:
    session.set_data(replace(session.data, transforms=steps))


def add(view: TransformsView, name: str) -> None:
    actions = view.steps.add_button.menu().actions()
    next(action for action in actions if action.data() == name).trigger()


def names(session: Session) -> list[str]:
    return [step.name for step in session.data.transforms]


def steps_of(session: Session) -> tuple[TransformStep, ...]:
    return session.data.transforms


def merged_by(session: Session) -> tuple[tuple[int, ...], ...]:
    return session.data.merge


def titles(view: TransformsView) -> list[str]:
    return [stage.title for stage in view.previews.strip.stages()]


def draws(view: TransformsView) -> list[bytes]:
    images = view.previews.grid.images()
    return [] if images is None else [image.tobytes() for image in images]


def show_page(qtbot: QtBot, view: TransformsView, count: int) -> None:
    """Wait for so many pictures in a row."""
    qtbot.waitUntil(lambda: len(titles(view)) == count, timeout=60_000)

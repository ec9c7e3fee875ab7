"""The page "Layers" on the screen, and hands that use it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from torch import nn

from engine.run_spec import ModelSpec
from gui.background import Background, Job
from gui.item_models.module_model import Column
from gui.model.layers_view import LayersView
from gui.model.subject import Network, Subject
from gui.session import Session

TICK = Qt.ItemDataRole.CheckStateRole


@contextmanager
def opened(qtbot: QtBot, session: Session, background: Background) -> Iterator[LayersView]:
    """The page with the network and all its figures; at the end all its jobs have answered."""
    # Not handed to qtbot: that deletes it before its last jobs have answered.
    view = LayersView(session, background)
    view.resize(1200, 700)
    try:
        with qtbot.waitSignal(view.network_shown, timeout=30_000):
            view.show()
        measured(qtbot, view)
        yield view
        qtbot.waitUntil(lambda: not background.findChildren(Job), timeout=30_000)
    finally:  # a page that stays on the screen would take the mouse of other tests
        view.close()
        view.deleteLater()


def measured(qtbot: QtBot, view: LayersView) -> None:
    """Wait until the figures of the first tensor are there."""
    first = view.modules.first_tensor().siblingAtColumn(Column.MEAN)
    if first.isValid():
        qtbot.waitUntil(lambda: bool(first.data()), timeout=30_000)


def show_module(
    qtbot: QtBot,
    view: LayersView,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    module: nn.Module,
) -> None:
    """Let the page look at a module that no spec describes."""
    monkeypatch.setattr(Subject, "build", lambda _: Network(module.eval(), "fresh"))
    with qtbot.waitSignal(view.network_shown, timeout=30_000):
        session.set_model(ModelSpec("linear"))


def row(view: LayersView, path: str) -> QModelIndex:
    records = ((index, view.modules.record(index)) for index in view.modules.indices())
    return next(index for index, record in records if record is not None and record.path == path)


def cells(view: LayersView, path: str) -> list[str]:
    return [str(row(view, path).siblingAtColumn(column).data()) for column in Column]


def ticks(view: LayersView) -> dict[str, Qt.CheckState | None]:
    found = {}
    for index in view.modules.indices():
        record = view.modules.record(index)
        assert record is not None
        found[record.path] = index.siblingAtColumn(Column.TRAINS).data(TICK)
    return found


def click_box(view: LayersView, path: str) -> None:
    index = row(view, path).siblingAtColumn(Column.TRAINS)
    view.tree.scrollTo(index)
    box = view.tree.visualRect(index)
    place = box.center()
    place.setX(box.left() + 12)
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

"""The Builder page on tiny data, and hands to use it with."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.network_spec import LayerSpec, Setting
from gui.background import Background
from gui.model.builder_view import BuilderView
from gui.model.layer_edits import Path as LayerPath
from gui.session import LoadedDataset, Session
from gui.widgets.forms.number_fields import WholeField
from gui.widgets.model.layer_delegate import MARK, NOTE, TEXT
from gui.widgets.model.setting_fields import Field, InferredField
from tests.tiny import tiny_images


def session_with(dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(dataset)
    return made


def shown_page(qtbot: QtBot, session: Session, background: Background) -> BuilderView:
    """The page, on the screen."""
    view = BuilderView(session, background)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    with qtbot.waitExposed(view):
        view.show()
    return view


def layer(kind: str, *children: LayerSpec, **settings: Setting) -> LayerSpec:
    return LayerSpec(kind, tuple(settings.items()), children=children)


def other_dataset(name: str) -> LoadedDataset:
    return LoadedDataset(catalog.entry(name), tiny_images(20, 0), tiny_images(20, 1))


def choose(page: BuilderView, *paths: LayerPath) -> None:
    """As a click, and others with the control key, do it."""
    tree = page.panel.tree
    tree.clearSelection()
    for path in paths:
        item = tree.topLevelItem(path[0])
        for place in path[1:]:
            assert item is not None
            item = item.child(place)
        assert item is not None
        tree.setCurrentItem(item, 0, tree.selectionModel().SelectionFlag.Select)


def row(page: BuilderView, *path: int) -> tuple[str, str, str]:
    """Text, note and mark of a row."""
    item = page.panel.tree.topLevelItem(path[0])
    for place in path[1:]:
        assert item is not None
        item = item.child(place)
    assert item is not None
    return item.data(0, TEXT), item.data(0, NOTE), item.data(0, MARK)


def field_of(page: BuilderView, name: str) -> Field:
    """The field of one of the current layer's settings."""
    fields = page.side.form.fields
    assert fields is not None
    return fields.fields[name]


def whole_field(page: BuilderView, name: str) -> WholeField:
    field = field_of(page, name)
    assert isinstance(field, WholeField)
    return field


def inferred_field(page: BuilderView, name: str) -> InferredField:
    field = field_of(page, name)
    assert isinstance(field, InferredField)
    return field


def press(
    qtbot: QtBot, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None
) -> None:
    qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def load(page: BuilderView, network: LayerSpec) -> None:
    page.files.opened.emit(network)
    assert page.root == network


def drop(page: BuilderView, path: LayerPath, share: float) -> None:
    """Let go of what is dragged at a share of a row's height."""
    tree = page.panel.tree
    item = tree.topLevelItem(path[0])
    assert item is not None
    area = tree.visualItemRect(item)
    send_drop(page, QPointF(area.left() + 5, area.top() + share * area.height()))


def send_drop(page: BuilderView, place: QPointF) -> None:
    event = QDropEvent(
        place,
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    page.panel.tree.dropEvent(event)

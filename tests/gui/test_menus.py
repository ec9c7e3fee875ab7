"""The menus: all that can be done, with keys, as the buttons have it."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.drops import Drops
from gui.main_window import MainWindow
from gui.menus import Menus
from gui.menus.keys_window import KeysWindow
from gui.menus.live_menu import plain
from gui.training.controller import RunState
from tests.gui.canvas_hands import frame

MS = 60_000
_WIDE = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)


def menus_in(menus: Menus) -> Iterator[QMenu]:
    """All menus, also those in menus; each as it is when it opens."""
    tops = (menus.file, menus.edit, menus.data, menus.model, menus.training, menus.draw)
    waiting: list[QMenu] = [*tops, menus.view, menus.help]
    while waiting:
        menu = waiting.pop()
        menu.aboutToShow.emit()
        inner = [one.menu() for one in menu.actions()]
        waiting += [one for one in inner if isinstance(one, QMenu)]
        yield menu


def action_in(menu: QMenu, text: str) -> QAction:
    """The entry that says this, as it is when the menu opens."""
    menu.aboutToShow.emit()
    (found,) = (one for one in menu.actions() if plain(one.text()) == text)
    return found


def needed_by(field: QWidget, keys: QKeySequence) -> bool:
    """Whether a text field takes these keys for itself."""
    pressed = keys[0]  # type: ignore[index]  # the stubs do not know
    event = QKeyEvent(QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_no_two_actions_have_the_same_keys(qtbot: QtBot, window: MainWindow) -> None:
    list(menus_in(window.menus))
    actions = window.findChildren(QAction)
    keys = [
        (key.toString(), action.text())
        for action in actions
        if action.shortcutContext() in _WIDE
        for key in action.shortcuts()
    ]
    shortcuts = [one for one in window.findChildren(QShortcut) if one.context() in _WIDE]
    keys += [(key.toString(), "") for shortcut in shortcuts for key in shortcut.keys()]  # noqa: SIM118
    assert len(keys) > 30
    assert [said for said, count in Counter(key for key, _ in keys).items() if count > 1] == []
    # Where a page has keys of its own, the window must not have them too: neither would work.
    own = {
        key.toString()
        for shortcut in window.findChildren(QShortcut)
        if shortcut.context() is Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in shortcut.keys()  # noqa: SIM118
    }
    assert own & {key for key, _ in keys} == set()


def test_text_fields_keep_their_keys(qtbot: QtBot, window: MainWindow) -> None:
    meant = {"Undo", "Redo"}  # these act on the field then
    fields = [QLineEdit("some words"), QPlainTextEdit("some words")]
    for field in fields:
        qtbot.addWidget(field)
    taken = [
        (action.text(), key.toString(), type(field).__name__)
        for menu in menus_in(window.menus)
        for action in menu.actions()
        if plain(action.text()) not in meant
        for key in action.shortcuts()
        for field in fields
        if needed_by(field, key)
    ]
    assert taken == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_mnemonic_means_one_entry(
    window: MainWindow, speak: Callable[[str], str], language: str
) -> None:
    speak(language)
    menus = Menus(window)
    try:
        wrong = {}
        for menu in menus_in(menus):
            letters = Counter(filter(None, (mnemonic(one.text()) for one in menu.actions())))
            twice = [letter for letter, count in letters.items() if count > 1]
            if twice:
                wrong[menu.title()] = twice
        assert wrong == {}
        bar = Counter(mnemonic(one.title()) for one in window.findChildren(QMenu) if is_top(one))
        assert max(bar.values()) <= 2  # the window's own menus, and these
    finally:
        menus.deleteLater()


def is_top(menu: QMenu) -> bool:
    return menu.parent() is not None and type(menu.parent()).__name__ == "QMenuBar"


def mnemonic(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def test_menus_go_without_a_trace(qtbot: QtBot, window: MainWindow) -> None:
    before = len(window.findChildren(QMenu))
    menus = Menus(window)
    assert len(window.findChildren(QMenu)) > before
    menus.deleteLater()
    qtbot.waitUntil(lambda: len(window.findChildren(QMenu)) == before, timeout=MS)
    assert len(window.findChildren(Drops)) == 1


def test_menus_build_no_tab_before_somebody_opens_them(qtbot: QtBot) -> None:
    window = MainWindow()
    try:
        window.menus.view.aboutToShow.emit()
        window.menus.edit.aboutToShow.emit()
        assert [type(window.tabs.widget(tab)) for tab in (1, 2, 3)] == [QWidget] * 3
    finally:
        window.close()
        window.deleteLater()


def test_entries_follow_the_buttons(qtbot: QtBot, window: MainWindow) -> None:
    menu, panel = window.menus.training, window.training_tab.panel
    texts = ("Start", "Pause", "One step", "Stop", "Continue or extend")
    buttons = (
        panel.start_button,
        panel.pause_button,
        panel.step_button,
        panel.stop_button,
        panel.go_on_button,
    )
    states = [action_in(menu, text).isEnabled() for text in texts]
    assert states == [button.isEnabled() for button in buttons] == [True, False, True, False, False]
    panel.form.set_value(panel.form.value())
    action_in(menu, "One step").trigger()
    qtbot.waitUntil(lambda: window.controller.state is RunState.PAUSED, timeout=MS)
    assert window.tabs.currentWidget() is window.training_tab
    assert action_in(menu, "Resume").isEnabled()
    assert not action_in(menu, "Start").isEnabled()
    menu.aboutToHide.emit()
    stop = action_in(menu, "Stop")
    stop.trigger()
    qtbot.waitUntil(lambda: window.controller.state is RunState.IDLE, timeout=MS)
    stop.trigger()  # there is nothing to stop: its keys were pressed once more
    assert window.controller.state is RunState.IDLE


def test_undo_acts_where_the_person_is(qtbot: QtBot, window: MainWindow) -> None:
    edit, canvas, builder = window.menus.edit, window.draw_tab.canvas, window.model_tab.builder
    canvas.set_strokes(frame())
    assert not action_in(edit, "Undo").isEnabled()
    window.tabs.setCurrentWidget(window.draw_tab)
    window.draw_tab.verdicts.setFocus()
    action_in(edit, "Undo").trigger()
    assert canvas.strokes == ()
    action_in(edit, "Redo").trigger()
    assert canvas.strokes == frame()

    before = builder.root
    window.tabs.setCurrentWidget(window.model_tab)
    window.model_tab.pages.setCurrentWidget(builder)
    builder.add("ReLU")
    assert builder.root != before
    action_in(edit, "Undo").trigger()
    assert builder.root == before
    assert canvas.strokes == frame()

    window.tabs.setCurrentWidget(window.data_tab)
    field = window.data_tab.images.bar.index_field
    field.setFocus()
    qtbot.waitUntil(lambda: window.focusWidget() is field, timeout=MS)
    qtbot.keyClicks(field, "12")
    possible = {name: action_in(edit, name).isEnabled() for name in ("Cut", "Copy", "Select all")}
    assert possible == {"Cut": False, "Copy": False, "Select all": True}
    action_in(edit, "Select all").trigger()
    assert action_in(edit, "Copy").isEnabled()
    action_in(edit, "Cut").trigger()
    assert not action_in(edit, "Select all").isEnabled()
    assert action_in(edit, "Paste").isEnabled()
    assert (field.text(), QGuiApplication.clipboard().text()) == ("", "12")
    action_in(edit, "Undo").trigger()
    assert field.text() == "12"
    QGuiApplication.clipboard().clear()


def test_keys_go_from_page_to_page_and_find(qtbot: QtBot, window: MainWindow) -> None:
    menus, data = window.menus, window.data_tab
    pages = menus.view.findChildren(QMenu)[0]
    action_in(pages, "Next page").trigger()
    assert data.pages.currentWidget() is data.transforms
    action_in(pages, "Previous page").trigger()
    action_in(pages, "Previous page").trigger()
    assert data.pages.currentWidget() is data.catalogue
    action_in(pages, "1  Images").trigger()
    assert data.pages.currentWidget() is data.images
    action_in(menus.edit, "Find").trigger()
    assert window.focusWidget() is data.images.bar.index_field
    action_in(menus.view, "2  Model").trigger()
    window.model_tab.pages.setCurrentWidget(window.model_tab.layers)
    search = window.model_tab.layers.bar.search
    qtbot.waitUntil(search.isEnabled, timeout=MS)
    action_in(menus.edit, "Find").trigger()
    assert window.focusWidget() is search
    pages.aboutToShow.emit()
    titles = [plain(one.text()) for one in pages.actions() if one.isVisible()]
    assert titles[:2] == ["1  Layers", "2  Walk"]


def test_keys_do_what_the_menus_say(qtbot: QtBot, window: MainWindow) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=MS)
    qtbot.keyClick(window, Qt.Key.Key_4, control)
    assert window.tabs.currentWidget() is window.draw_tab
    canvas = window.draw_tab.canvas
    canvas.set_strokes(frame())
    for focused in (canvas, window.draw_tab.verdicts):  # on the sheet, and beside it
        focused.setFocus()
        qtbot.keyClick(focused, Qt.Key.Key_Z, control)
        assert canvas.is_empty
        qtbot.keyClick(focused, Qt.Key.Key_Z, control | shift)
        assert not canvas.is_empty

    qtbot.keyClick(window, Qt.Key.Key_2, control)
    builder = window.model_tab.builder
    window.model_tab.pages.setCurrentWidget(builder)
    before = builder.root
    builder.add("ReLU")
    field = builder.side.form.fields
    name = field.name_edit if field is not None else builder.panel.tree
    name.setFocus()
    qtbot.keyClick(name, Qt.Key.Key_Z, control)  # the field leaves it to the page
    assert builder.root == before

    qtbot.keyClick(window, Qt.Key.Key_1, control)
    index = window.data_tab.images.bar.index_field
    index.setFocus()
    qtbot.keyClicks(index, "12")
    qtbot.keyClick(index, Qt.Key.Key_Z, control)
    assert index.text() == ""
    assert not canvas.is_empty


def test_what_is_in_front_is_copied(qtbot: QtBot, window: MainWindow) -> None:
    edit, clipboard = window.menus.edit, QGuiApplication.clipboard()
    window.training_tab.live.build_plots()
    window.tabs.setCurrentWidget(window.training_tab)
    clipboard.clear()
    action_in(edit, "Copy as picture").trigger()
    assert not clipboard.image().isNull()
    action_in(edit, "Copy as data").trigger()
    qtbot.waitUntil(lambda: clipboard.text() != "", timeout=MS)
    clipboard.clear()


def test_boxes_are_menus_too(qtbot: QtBot, window: MainWindow) -> None:
    menus = window.menus
    action_in(menus.model.models, "lenet").trigger()
    assert window.session.model.name == "lenet"
    box = window.training_tab.panel.form.preset_box
    action_in(menus.training.presets, box.itemText(1)).trigger()
    assert box.currentIndex() == 1
    assert action_in(menus.training.presets, box.itemText(1)).isChecked()
    names = [plain(one.text()) for one in menus.data.datasets.actions()]
    assert names == []
    current = window.data_tab.bar.dataset_box.currentText()
    assert action_in(menus.data.datasets, current).isChecked()
    tools = window.draw_tab.tools
    action_in(menus.draw, "Eraser").trigger()
    assert tools.button("eraser").isChecked()
    assert action_in(menus.draw, "Eraser").isChecked()
    assert not action_in(menus.draw, "Clear the sheet").isEnabled()


def test_all_keys_are_in_a_list_that_can_be_searched(qtbot: QtBot, window: MainWindow) -> None:
    action_in(window.menus.help, "Keyboard shortcuts").trigger()
    action_in(window.menus.help, "Keyboard shortcuts").trigger()
    (keys,) = window.findChildren(KeysWindow)
    assert not keys.isModal()
    assert rows(keys)["Open"] == "Ctrl+O"
    assert rows(keys)["Code"] == "Ctrl+K"
    assert rows(keys)["Brush"] == "B"
    keys.search.setText("f5")
    assert rows(keys) == {"Start": "F5, Ctrl+R", "Stop": "Shift+F5"}
    keys.search.setText("in a plot")
    assert len(rows(keys)) == 3
    keys.close()


def rows(keys: KeysWindow) -> dict[str, str]:
    """What the list shows."""
    shown: dict[str, str] = {}
    for place in range(keys.list.topLevelItemCount()):
        group = keys.list.topLevelItem(place)
        assert group is not None
        inside = [group.child(row) for row in range(group.childCount())]
        if not group.isHidden():
            shown |= {row.text(0): row.text(1) for row in inside if row and not row.isHidden()}
    return shown

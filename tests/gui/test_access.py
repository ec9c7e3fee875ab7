"""The whole window with the keyboard alone, by ear, and in the least room that it may have.

One walk through all pages looks for everything at once: it takes as long as several tests.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.training import run_store
from gui import about_facts, theme, widgets
from gui.about_window import AboutWindow
from gui.background import Background
from gui.main_window import MainWindow
from gui.preferences.dialog import Preferences
from gui.settings import Settings
from gui.start.start_page import StartPage
from gui.trouble.incident import Incident
from gui.trouble.trouble_window import TroubleWindow
from tests.gui import keyboard, room
from tests.gui.run_pages import three_runs
from tests.gui.walk_of_window import SMALLEST, WITH_CODE, furnish, name_of, settle, shown, walk

FEWEST_PIXELS = 60  # less is no ring around anything


class Report:
    """What was found on the way, each thing once."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._seen: set[tuple[int, str]] = set()
        self._looks: set[tuple[object, ...]] = set()

    def add(self, way: str, widget: QWidget, what: str) -> None:
        if what and (id(widget), what) not in self._seen:
            self._seen.add((id(widget), what))
            self.found.append(f"{way}: {name_of(widget)}: {what}")

    def is_new(self, look: tuple[object, ...]) -> bool:
        known = look in self._looks
        self._looks.add(look)
        return not known


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Callable[[Literal["light", "dark"]], object]]:
    """Dresses the application, until the test has ended."""
    yield lambda scheme: theme.apply(qapp, scheme)
    theme.apply(qapp, "light")


both = pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ko", "dark")])


@both
def test_every_page_is_for_keys_and_ears_and_a_small_screen(
    language: str,
    scheme: Literal["light", "dark"],
    qtbot: QtBot,
    dressed: Callable[[Literal["light", "dark"]], object],
    speak: Callable[[str], str],
    request: pytest.FixtureRequest,
) -> None:
    speak(language)
    dressed(scheme)
    window: MainWindow = request.getfixturevalue("window")
    window.resize(*SMALLEST)
    window.activateWindow()
    furnish(qtbot, window)
    report, pages = Report(), []
    for way, _ in walk(qtbot, window):
        assert window.size() == QSize(*SMALLEST), f"{way} needs {window.size().toTuple()}"
        pages.append(way)
        note_all(report, way, window, window.tabs.tabBar())
    assert len(pages) == len(set(pages)) > 20
    window.code_dock.show()
    window.resize(*WITH_CODE)
    for way, _ in walk(qtbot, window):
        note_room(report, f"{way}, with code", window)
        note_ears(report, f"{way}, with code", window)
    window.tabs.setCurrentIndex(0)
    settle(qtbot, window.background)
    note_keys(report, "with code", window, window.tabs.tabBar())
    assert report.found == [], "\n".join(report.found)


@both
def test_the_start_page_is_for_keys_and_ears_and_a_small_screen(
    language: str,
    scheme: Literal["light", "dark"],
    qtbot: QtBot,
    dressed: Callable[[Literal["light", "dark"]], object],
    speak: Callable[[str], str],
) -> None:
    speak(language)
    dressed(scheme)
    three_runs()
    page, report = StartPage(), Report()
    qtbot.addWidget(page)
    page.set_runs(run_store.list_runs())
    page.set_resume("one")
    page.resize(SMALLEST[0], SMALLEST[1] - 60)  # menu and status bar take the rest
    page.show()
    page.activateWindow()
    note_all(report, "start", page, keyboard.stops(page)[0])
    assert report.found == [], "\n".join(report.found)


@both
def test_the_settings_are_for_keys_and_ears_and_a_small_screen(
    language: str,
    scheme: Literal["light", "dark"],
    qtbot: QtBot,
    dressed: Callable[[Literal["light", "dark"]], object],
    speak: Callable[[str], str],
    background: Background,
) -> None:
    speak(language)
    dressed(scheme)
    dialog, report = Preferences(Settings(), background, lambda: False), Report()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    for row in range(dialog.names.count()):
        dialog.names.setCurrentRow(row)
        settle(qtbot, background)
        way = dialog.names.item(row).text()
        note_all(report, way, dialog, dialog.names)
    assert report.found == [], "\n".join(report.found)


@both
def test_other_windows_are_for_keys_and_ears(
    language: str,
    scheme: Literal["light", "dark"],
    qtbot: QtBot,
    dressed: Callable[[Literal["light", "dark"]], object],
    speak: Callable[[str], str],
) -> None:
    speak(language)
    dressed(scheme)
    report, trouble, about = Report(), TroubleWindow(), AboutWindow()
    trouble.tell([Incident("ValueError", "too many values", "file.py:1", "")], saved=True)
    about.fill(about_facts.Facts(about_facts.parts(), ("CPU", "x86")))
    for window in (trouble, about):
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        note_all(report, window.windowTitle(), window, keyboard.stops(window)[0])
    assert report.found == [], "\n".join(report.found)


def test_what_the_mouse_can_do_keys_can_do() -> None:
    """By the classes: whoever takes a press of the mouse takes keys as well."""
    for module in pkgutil.walk_packages(widgets.__path__, f"{widgets.__name__}."):
        importlib.import_module(module.name)
    pressed = [kind for kind in _heirs(QWidget) if not kind.__subclasses__()]
    pressed = [kind for kind in pressed if _made_here(kind, "mousePressEvent")]
    assert len(pressed) > 8
    assert [kind.__name__ for kind in pressed if not _made_here(kind, "keyPressEvent")] == []


def _heirs(kind: type[QWidget]) -> set[type[QWidget]]:
    """The classes of the window that are derived from one."""
    direct = set(kind.__subclasses__())
    found = direct.union(*map(_heirs, direct))
    return {heir for heir in found if heir.__module__.startswith("gui.")}


def _made_here(kind: type[QWidget], handler: str) -> bool:
    return any(handler in vars(base) for base in kind.__mro__ if base.__module__.startswith("gui."))


def note_all(report: Report, way: str, window: QWidget, start: QWidget) -> None:
    note_room(report, way, window)
    note_ears(report, way, window)
    note_keys(report, way, window, start)


def note_room(report: Report, way: str, window: QWidget) -> None:
    """Texts, contents and neighbours have room."""
    for widget in shown(window):
        for text in room.clipped(widget):
            report.add(way, widget, f"clipped: {text}")
        report.add(way, widget, room.cut(widget))
        for one, other, both in room.overlaps(widget):
            report.add(way, one, f"lies on {name_of(other)}: {both.getRect()}")


def note_ears(report: Report, way: str, window: QWidget) -> None:
    """A screen reader has something to say."""
    for widget in keyboard.stops(window):
        report.add(way, widget, keyboard.unspoken(widget))


def note_keys(report: Report, way: str, window: QWidget, start: QWidget) -> None:
    """Tab goes everywhere, in reading order, and round; one sees where it is."""
    stops, tour = keyboard.stops(window), keyboard.tabbed(start)
    if tour[-1] is not start:
        report.add(way, tour[-1], "Tab goes round without coming back")
    for widget in stops:
        if widget not in tour:
            report.add(way, widget, f"not reached: {keyboard.spoken(widget)[0]}")
    for here, there in keyboard.steps_back(tour[:-1]):
        report.add(way, here, f"Tab goes back to {name_of(there)} {keyboard.spoken(there)[0]}")
    for button in keyboard.checked_of_several(window):
        report.add(way, button, ", ".join(keyboard.not_by_arrows(button)))
    for widget in stops:
        if report.is_new(keyboard.look_of(widget)):
            elsewhere = stops[0] if widget is not stops[0] else stops[1]
            pixels = keyboard.pixels_by_focus(widget, elsewhere)
            report.add(way, widget, "" if pixels >= FEWEST_PIXELS else "the focus is not seen")

"""The ring around what a lesson points at, and the guide's dock in the real window."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui import theme
from gui.guide.guide import Guide
from gui.guide.pointer import Pointer
from gui.main_window import MainWindow
from tests.gui.guide_bench import Class, a_class
from tests.gui.small_lesson import SHAPES, STAGED

MS = 10_000


class Pages:
    """Tabs in tabs, and a button in a scroll area on the innermost page."""

    def __init__(self, school: Class) -> None:
        self.tabs, self.inner = school.stand.tabs, QTabWidget()
        self.button = QPushButton("b")
        content, self.area = QWidget(), QScrollArea()
        column = QVBoxLayout(content)
        column.addWidget(self.button)
        column.addStretch(1)
        content.setMinimumHeight(3000)
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        for name in ("first", "second"):
            self.tabs.addTab(QLabel(name), name)
        self.tabs.addTab(self.inner, "third")
        self.inner.addTab(QLabel(), "a")
        self.inner.addTab(self.area, "b")
        school.bench.places = {"control": self.button, "page": self.area}
        self.pointer = Pointer(cast(MainWindow, school.stand), school.guide)

    def to_the_front(self) -> None:
        self.tabs.setCurrentWidget(self.inner)
        self.inner.setCurrentWidget(self.area)

    def place(self) -> QRect:
        """Where the button is in the window."""
        corner = self.button.mapTo(self.button.window(), QPoint())
        return QRect(corner, self.button.size())


@pytest.fixture
def school(qapp: QApplication) -> Iterator[Class]:
    theme.apply(qapp, "light")
    with a_class() as made:
        yield made


@pytest.fixture
def pages(school: Class) -> Pages:
    """A task waits for the button."""
    made = Pages(school)
    school.guide.enter(SHAPES.name, 1)
    return made


def test_it_leads_from_tab_to_tab_to_the_control(pages: Pages, qtbot: QtBot) -> None:
    pointer = pages.pointer
    assert pointer.isVisible()
    assert pointer.target is pages.tabs.tabBar()
    bar = pages.tabs.tabBar()
    third = bar.tabRect(2).translated(bar.mapTo(bar.window(), QPoint()))
    assert third.contains(pointer.around)
    pages.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: pointer.target is pages.inner.tabBar(), timeout=MS)
    pages.inner.setCurrentIndex(1)
    qtbot.waitUntil(lambda: pointer.target is pages.button, timeout=MS)
    assert pointer.around == pages.place()
    pages.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: pointer.target is bar, timeout=MS)


def test_it_follows_what_moves_scrolls_and_hides(pages: Pages, school: Class, qtbot: QtBot) -> None:
    pages.to_the_front()
    pointer = pages.pointer
    qtbot.waitUntil(lambda: pointer.target is pages.button, timeout=MS)
    before = pointer.around
    school.stand.resize(700, 500)
    qtbot.waitUntil(lambda: pointer.around.width() < before.width(), timeout=MS)
    pages.area.verticalScrollBar().setValue(15)  # half of it is still seen
    qtbot.waitUntil(lambda: 0 < pointer.around.height() < pages.button.height(), timeout=MS)
    pages.area.verticalScrollBar().setValue(1000)
    qtbot.waitUntil(lambda: not pointer.isVisible(), timeout=MS)
    school.guide.take_me_there()
    qtbot.waitUntil(lambda: pointer.around == pages.place(), timeout=MS)
    pages.button.hide()
    qtbot.waitUntil(lambda: not pointer.isVisible(), timeout=MS)
    pages.button.show()
    qtbot.waitUntil(pointer.isVisible, timeout=MS)
    pages.tabs.hide()  # as when the start page is in front
    qtbot.waitUntil(lambda: not pointer.isVisible(), timeout=MS)
    pages.tabs.show()
    school.bench.places["control"] = None
    pointer.follow()
    assert not pointer.isVisible()


def test_take_me_there_opens_every_tab_and_gives_the_keyboard(
    pages: Pages, school: Class, qtbot: QtBot
) -> None:
    school.stand.activateWindow()
    school.guide.take_me_there()
    assert pages.tabs.currentWidget() is pages.inner
    assert pages.inner.currentWidget() is pages.area
    qtbot.waitUntil(pages.button.hasFocus, timeout=MS)


def test_it_is_never_in_the_way(pages: Pages, school: Class, qtbot: QtBot) -> None:
    pages.to_the_front()
    pointer = pages.pointer
    qtbot.waitUntil(lambda: pointer.target is pages.button, timeout=MS)
    middle = pointer.around.center()
    assert school.stand.childAt(middle) is pages.button
    assert school.stand.childAt(pointer.geometry().topLeft() + QPoint(12, 12)) is not pointer
    assert pointer.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert not pointer.mask().contains(middle - pointer.pos()), "nothing is painted over it"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_is_seen_in_both_themes(
    scheme: str, pages: Pages, school: Class, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.set_motion("reduced")
    try:
        theme.apply(qapp, "dark" if scheme == "dark" else "light")
        pages.to_the_front()
        qtbot.waitUntil(lambda: pages.pointer.target is pages.button, timeout=MS)
        image = school.stand.grab().toImage()
        left = pages.pointer.around.left()
        row = [
            image.pixelColor(x, pages.pointer.around.center().y()) for x in range(left - 9, left)
        ]
        assert QColor(theme.current().accent) in row
    finally:
        theme.set_motion("system")
        theme.apply(qapp, "light")


def test_nothing_moves_for_who_wants_it_still(pages: Pages, qtbot: QtBot) -> None:
    theme.set_motion("reduced")
    try:
        pages.to_the_front()
        qtbot.waitUntil(lambda: pages.pointer.target is pages.button, timeout=MS)
        assert not pages.pointer.is_moving
    finally:
        theme.set_motion("system")


def test_it_looks_only_while_a_task_waits(pages: Pages, school: Class) -> None:
    guide, pointer = school.guide, pages.pointer
    clock = pointer.findChild(QTimer)
    assert clock is not None
    assert clock.isActive()
    guide.set_watched(False)
    assert not clock.isActive()
    assert not pointer.isVisible()
    guide.set_watched(True)
    assert clock.isActive()
    guide.skip()
    assert not clock.isActive()
    assert not pointer.isVisible()


def test_a_place_that_raises_has_no_ring_and_is_logged_once(
    pages: Pages, school: Class, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    assert pages.pointer.isVisible()
    school.bench.broken.add("control")
    qtbot.waitUntil(lambda: not pages.pointer.isVisible(), timeout=MS)
    pages.pointer.follow()
    assert caplog.text.count("control stumbles") == 1
    school.bench.broken.clear()
    school.guide.changed.emit()
    assert pages.pointer.isVisible()


# The dock


def test_a_lesson_that_is_entered_opens_the_dock(window: MainWindow, qtbot: QtBot) -> None:
    dock, guide = window.docks.guide, window.school.guide
    assert dock.widget() is None, "nothing is built that nobody looks at"
    guide.set_shelf((SHAPES, STAGED))
    guide.enter(SHAPES.name)
    qtbot.waitUntil(dock.isVisible, timeout=MS)
    qtbot.waitUntil(lambda: dock.widget() is dock.panel, timeout=MS)
    assert dock.panel.lesson.isVisible()
    assert dock.panel.width() >= dock.panel.minimumSizeHint().width()
    assert is_watched(guide)
    dock.close()
    assert not is_watched(guide), "who closes it wants no ring either"
    dock.toggleViewAction().trigger()
    assert is_watched(guide)
    guide.leave()


def is_watched(guide: Guide) -> bool:
    return guide.is_watched

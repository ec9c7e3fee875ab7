"""A walk through the real window: every tab, every page, and the pages within those."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from engine.run_spec import TrainSpec
from engine.transform_steps import TransformStep
from gui.background import Background, Job
from gui.main_window import MainWindow
from tests.gui.canvas_hands import BOX, drag
from tests.gui.run_pages import three_runs

MS = 60_000
_SOON = 30  # milliseconds after which a page asks for what it shows
SMALLEST = (1024, 640)
WITH_CODE = (1280, 800)


def furnish(qtbot: QtBot, window: MainWindow) -> None:
    """Have every page show what it has when somebody works with it."""
    three_runs()
    window.show_workbench()
    window.training_tab.live.build_plots()
    window.data_tab.images.grid.set_current(3)
    steps = (TransformStep.make("RandomAffine"), TransformStep.make("RandomHorizontalFlip"))
    window.session.set_data(replace(window.session.data, transforms=steps))
    with qtbot.waitSignal(window.controller.finished, timeout=MS):
        window.controller.start(
            TrainSpec(epochs=2, batch_size=50, optimizer="adam", threads=1, device="cpu")
        )
    window.tabs.setCurrentWidget(window.model_tab)
    window.model_tab.pages.setCurrentWidget(window.model_tab.backprop)
    qtbot.waitUntil(window.model_tab.backprop.loss.button.isEnabled, timeout=MS)
    window.model_tab.backprop.make_loss()
    settle(qtbot, window.background)
    window.tabs.setCurrentWidget(window.draw_tab)
    qtbot.wait(0)
    drag(window.draw_tab.canvas, BOX)
    settle(qtbot, window.background)


def settle(qtbot: QtBot, background: Background) -> None:
    """Wait until nothing is computed for what is shown, and all is laid out."""

    def is_idle() -> bool:
        QApplication.processEvents()
        return not background.findChildren(Job)

    qtbot.waitUntil(is_idle, timeout=MS)
    qtbot.wait(_SOON)
    qtbot.waitUntil(is_idle, timeout=MS)


def walk(qtbot: QtBot, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Turn to each page in turn.

    Yields:
        The way there in the tabs' words ("Model / Weights / Export"), and the innermost page.
    """
    for way, page in _turns(window.tabs, ""):
        settle(qtbot, window.background)
        yield way, page


def _turns(tabs: QTabWidget, way: str) -> Iterator[tuple[str, QWidget]]:
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        page = tabs.currentWidget()
        here = f"{way}{tabs.tabText(index)}"
        inner = _outermost_tabs(page)
        if not inner:
            yield here, page
        for further in inner:
            yield from _turns(further, f"{here} / ")
            further.setCurrentIndex(0)


def _outermost_tabs(page: QWidget) -> list[QTabWidget]:
    """The tab widgets in a page that can be seen, but not those in these."""
    seen = [tabs for tabs in page.findChildren(QTabWidget) if tabs.isVisibleTo(page)]
    return [
        tabs
        for tabs in seen
        if not any(other is not tabs and other.isAncestorOf(tabs) for other in seen)
    ]


def shown(window: QWidget) -> list[QWidget]:
    """Every widget of the window that can be seen, or scrolled to."""
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def name_of(widget: QWidget) -> str:
    """Which widget a message is about."""
    parents: list[str] = []
    above: QWidget | None = widget
    while above is not None and len(parents) < 4:
        parents.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(parents)

"""Receives whoever comes: the start page in the window, and the way from it to everything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from engine.errors import AtelierError
from gui import errors
from gui.data import dataset_words
from gui.start.first_training import FirstTraining
from gui.start.recent_runs import RecentRuns
from gui.start.start_page import StartPage

if TYPE_CHECKING:
    from engine.training.run_store import RunSummary
    from gui.inventory import Holdings
    from gui.main_window import MainWindow


class Reception(QObject):
    """Puts the start page beside the workbench, and keeps it true.

    What the person wants before the window is ready for it is done as soon as it is; of several
    wishes the last one.

    Args:
        window: Its `middle` gets the page; its `workbench` is there.

    Attributes:
        page: The page as it is now; another language has another one.
        first_training: What "Train your first network" does.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._can_continue = False
        self._runs: list[RunSummary] | None = None
        self._is_ready = False
        self._wish: Callable[[], None] | None = None
        self.first_training = FirstTraining(window)
        self._recent = RecentRuns(window.background, self)
        self._recent.listed.connect(self._show_runs)
        self._recent.failed.connect(self._show_failure)
        window.library.inventory.changed.connect(self._show_present)
        window.controller.finished.connect(self.refresh)
        window.school.guide.shelf_changed.connect(self._show_next_lesson)
        self.page = self._build_page()

    def show_page(self) -> None:
        """Bring the start page to the front."""
        self._window.middle.setCurrentWidget(self.page)

    def offer_to_continue(self) -> None:
        """Offer to go back to what the person did the last time; it has been brought back."""
        self._can_continue = True
        self.page.set_resume(self._where())

    def _where(self) -> str:
        """Where the person was, in a few words; "" if they were nowhere."""
        if not self._can_continue:
            return ""
        window = self._window
        data = window.library.opening or window.session.data
        return self.tr("{0}: {1}, {2}").format(
            window.tabs.tabText(window.tabs.currentIndex()),
            window.session.model.name,
            dataset_words.title(data.dataset),
        )

    @Slot()
    def refresh(self) -> None:
        """Look for runs and datasets, in other threads.

        Called first when all tabs are built and as the person left them: what was wished on the
        page before that is done now.
        """
        self._is_ready = True
        self.page.unsetCursor()
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()
        self._recent.refresh()
        if self._window.library.inventory.held is None:
            self._window.library.inventory.look()

    def renew(self, *, shown: bool) -> None:
        """Build the page anew, in the language that is spoken now.

        Args:
            shown: Whether it is to come to the front.
        """
        old = self.page
        self.page = self._build_page()
        if shown:
            self.show_page()
        self._window.middle.removeWidget(old)
        old.deleteLater()

    def _build_page(self) -> StartPage:
        window, page = self._window, StartPage()
        page.set_shown_at_start(window.settings.start_page)
        page.set_resume(self._where())
        page.newcomer.set_next_lesson(window.school.next_lesson)
        if window.library.inventory.held is not None:
            page.set_present(_present(window.library.inventory.held))
        if self._runs is not None:
            page.set_runs(self._runs)
        page.shown.connect(self._page_shown)
        page.lesson_wanted.connect(self._begin_lesson)
        page.first_training_wanted.connect(self._train_first)
        page.resume_wanted.connect(self._resume_work)
        page.run_wanted.connect(self._open_run)
        page.dataset_wanted.connect(self._open_dataset)
        page.data_wanted.connect(self._show_catalogue)
        page.draw_wanted.connect(self._show_draw_tab)
        page.open_wanted.connect(self._open_file)
        page.shown_at_start_changed.connect(self._keep_choice)
        window.middle.addWidget(page)
        return page

    # What the page is told

    @Slot()
    def _page_shown(self) -> None:
        if self._is_ready:  # before that it would only delay the first frame
            self.refresh()

    @Slot(object)
    def _show_runs(self, runs: list[RunSummary]) -> None:
        if self._runs is None or [id(run) for run in runs] != [id(run) for run in self._runs]:
            self._runs = runs
            self.page.set_runs(runs)

    @Slot(object)
    def _show_failure(self, error: AtelierError) -> None:
        self.page.say_of_runs(errors.sentence(error))

    @Slot(object)
    def _show_present(self, held: Holdings) -> None:
        self.page.set_present(_present(held))

    @Slot()
    def _show_next_lesson(self) -> None:
        self.page.newcomer.set_next_lesson(self._window.school.next_lesson)

    # What the person wants

    def _do(self, wish: Callable[[], None]) -> None:
        if self._is_ready:
            wish()
        else:
            self._wish = wish
            self.page.setCursor(Qt.CursorShape.BusyCursor)

    @Slot()
    def _begin_lesson(self) -> None:
        self._do(self._window.school.go_on)

    @Slot()
    def _train_first(self) -> None:
        self._do(self.first_training.begin)

    @Slot()
    def _resume_work(self) -> None:
        self._do(self._window.show_workbench)

    @Slot(object)
    def _open_run(self, folder: Path) -> None:
        def show() -> None:
            tab = self._window.training_tab
            self._window.workbench.show_tab(tab)
            tab.open_run(folder)

        self._do(show)

    @Slot(str)
    def _open_dataset(self, name: str) -> None:
        def show() -> None:
            self._window.workbench.show_tab(self._window.data_tab)
            self._window.library.open(name)

        self._do(show)

    @Slot()
    def _show_catalogue(self) -> None:
        self._do(self._window.workbench.show_catalogue)

    @Slot()
    def _show_draw_tab(self) -> None:
        self._do(lambda: self._window.workbench.show_tab(self._window.draw_tab))

    @Slot()
    def _open_file(self) -> None:
        def ask() -> None:
            self._window.show_workbench()
            self._window.menus.drops.ask_open()

        self._do(ask)

    @Slot(bool)
    def _keep_choice(self, shown: bool) -> None:
        self._window.settings.start_page = shown


def _present(held: Holdings) -> frozenset[str]:
    return frozenset(name for name, place in held.places.items() if place is not None)

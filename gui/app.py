"""The application: Qt, looks, language, and what happens when something goes wrong."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from engine import fresh_start
from engine.errors import AtelierError
from engine.train_spec import DeviceName
from gui import errors, fonts, i18n, icons, theme
from gui.collector import Collector
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.trouble import log
from gui.trouble.incident import incident_of
from gui.trouble.interrupts import Interrupts
from gui.trouble.reporter import Reporter

if TYPE_CHECKING:
    from engine.fresh_start import Kept
    from gui.trouble.crash_marker import Crash
    from gui.trouble.crash_watch import CrashWatch
    from gui.widgets.banner import Kind

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    """What the command line said.

    Attributes:
        data_root: Where to look for datasets; None for the settings' folder or `home.data_roots()`.
        language: `en`, `ko`, or None for the settings' choice.
        device: The training form's first choice; None for the settings'.
        tour: A folder for the tour's pictures; None to let the person drive.
        started: When the program began, in seconds of `time.perf_counter()`.
    """

    data_root: Path | None = None
    language: str | None = None
    device: DeviceName | None = None
    tour: Path | None = None
    started: float = field(default_factory=time.perf_counter)


@dataclass(frozen=True)
class Outcome:
    """How the window closed.

    Attributes:
        code: The process's exit code.
        clean: Whether all threads have ended; if not, only `os._exit` ends the process at once.
    """

    code: int
    clean: bool


def run(options: Options) -> Outcome:
    """Show the window and return when it has closed."""
    log.start_log()
    log.start_faults()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Atelier")
    app.setApplicationDisplayName("Atelier")
    app.setWindowIcon(icons.window_icon())
    settings = Settings()
    language = i18n.install(options.language or settings.language)
    fonts.provide_hangul()
    theme.set_motion(settings.motion)
    theme.apply(app, settings.scheme, settings.text_scale)
    collector = Collector(app)
    news = _told(fresh_start.finish)
    left: list[MainWindow] = []  # whose threads have not ended: they may not be deleted
    while True:
        with _telling_why(app):
            window = MainWindow(
                options.data_root, settings, options.device or settings.device, language
            )
        outcome = _show(app, window, options, collector, news)
        if not window.is_to_begin_afresh:
            collector.restore()
            return replace(outcome, clean=outcome.clean and not left)
        language = i18n.install(window.workbench.language)
        if outcome.clean:
            window.deleteLater()
        else:
            left.append(window)
        news = _told(fresh_start.put_away)
        if not isinstance(news, AtelierError):
            settings.forget_recent()


def _show(
    app: QApplication,
    window: MainWindow,
    options: Options,
    collector: Collector,
    news: Kept | AtelierError | None,
) -> Outcome:
    """Show one window until it has closed."""
    window.predictor.ready.connect(collector.settle)  # torch is there
    reporter = Reporter(window, window.keeper.keep_now)
    interrupts = Interrupts(window)
    notices = _Notices(window, news)
    # The window first: everything heavy starts when its first frame is there.
    window.painted.connect(window.start)
    window.painted.connect(notices.begin)
    window.rebuilt.connect(notices.check_fonts)
    window.keeper.noticed.connect(notices.tell)
    window.school.noticed.connect(notices.tell)
    tour = None
    if options.tour is not None:
        from gui.tour import Tour

        tour = Tour(window, options.tour, options.started)
    elif window.settings.start_page:
        window.show_start_page()
    window.show()
    code = app.exec()
    notices.end()
    interrupts.restore()
    reporter.restore()
    if tour is not None:
        code = tour.exit_code
        if not tour.over:
            print("atelier: the tour was interrupted.", file=sys.stderr)  # noqa: T201
    return Outcome(code, window.threads_ended)


def _told(put_away: Callable[[], Kept | None]) -> Kept | AtelierError | None:
    """What came of putting one pupil's work away for the next."""
    try:
        return put_away()
    except AtelierError as error:
        return error


@contextmanager
def _telling_why(app: QApplication) -> Iterator[None]:
    """Say why there is no window, in one of its own: a packaged program has no stderr."""
    try:
        yield
    except Exception as error:
        _log.exception("the window could not be built")
        if app.platformName() != "offscreen":  # where nobody could close it
            from gui.trouble.trouble_window import TroubleWindow

            told = TroubleWindow()
            told.tell_of_start(incident_of(type(error), error, error.__traceback__))
            told.show()
            app.exec()
        raise


class _Notices(QObject):
    """Says across the top of the window what the person should know at the start.

    Its parts are imported after the first frame.
    """

    def __init__(self, window: MainWindow, news: Kept | AtelierError | None) -> None:
        super().__init__(window)
        self._window = window
        self._news = news
        self._watch: CrashWatch | None = None
        self._told_of_fonts = False

    @Slot()
    def begin(self) -> None:
        """Look for what an earlier Atelier has left; mark this one."""
        from gui.motion import DesktopMotion
        from gui.trouble.crash_watch import CrashWatch

        DesktopMotion(self).ask()
        self._watch = CrashWatch(self._window.background, self._window.controller, self)
        self._watch.found.connect(self._show_crash)
        self._watch.begin()
        self.check_fonts()
        if isinstance(self._news, AtelierError):
            self.tell(errors.sentence(self._news), "error")
        elif self._news is not None:
            text = self.tr("The work was put away, with %Ln run(s): {0}", "", self._news.runs)
            self.tell(text.format(self._news.folder), "info")
        settings = self._window.settings
        if settings.set_aside is not None:
            text = self.tr(
                "The settings could not be read; the usual ones are in force. The file is kept: {0}"
            )
            self.tell(text.format(settings.set_aside))
        if settings.shared_damaged is not None:
            text = self.tr("The settings for all users of this machine cannot be read: {0}")
            self.tell(text.format(settings.shared_damaged))
        if settings.unwritable is not None:
            self.tell(errors.sentence(settings.unwritable), "error")

    @Slot(str)
    def tell(self, text: str, kind: Kind = "warning") -> None:
        """Say something across the top of the window."""
        from gui.trouble.notice import Notice, NoticeBar

        NoticeBar(self._window, Notice(text, kind=kind))

    def end(self) -> None:
        """The window has closed in order."""
        if self._watch is not None:
            self._watch.end()

    @Slot(object)
    def _show_crash(self, crash: Crash) -> None:
        """Say what was kept, and offer to go on."""
        from gui.trouble.notice import CrashNotice, NoticeBar

        notice = CrashNotice(crash)
        notice.resume_wanted.connect(self._resume)
        NoticeBar(self._window, notice)

    @Slot(object)
    def _resume(self, folder: Path) -> None:
        tab = self._window.training_tab
        self._window.workbench.show_tab(tab)
        tab.resume_run(folder)

    @Slot()
    def check_fonts(self) -> None:
        """Say so if the window speaks Korean and cannot be read."""
        speaks_korean = self._window.workbench.language == "ko"
        if speaks_korean and not self._told_of_fonts and not fonts.has_hangul():
            from gui.trouble.notice import Notice, NoticeBar

            self._told_of_fonts = True
            NoticeBar(self._window, Notice(fonts.advice(), fonts.DISMISS))

"""A page whose code a test decides on, and the pane that shows it."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from engine.codegen.snippet import NeededFile, Snippet
from engine.network_spec import CodeSpec
from gui.code.page_code import PageCode, Shown
from gui.code.pane import CodePane


class AnyPage(PageCode):
    """Shows what it is told to, and counts how often it is asked."""

    def __init__(self, code: str | None, title: str = "Any page") -> None:
        super().__init__(title)
        self.code = code
        self.says: tuple[tuple[str, str], ...] = ()
        self.write_files: Callable[[Path], None] | None = None
        self.own_class: CodeSpec | None = None
        self.asked = 0

    def shown(self) -> Shown | None:
        self.asked += 1
        if self.code is None:
            return None
        needed = (NeededFile("data.txt", "other"),) if self.write_files else ()
        return Shown(Snippet(self.code, needed), self.says, self.write_files, self.own_class)

    def change(self, code: str | None) -> None:
        self.code = code
        self.changed.emit()


def write_data(folder: Path) -> None:
    """Write the file that `AnyPage` names."""
    (folder / "data.txt").write_text("shirts")


def show(qtbot: QtBot, pane: CodePane, page: AnyPage) -> None:
    """Have the pane show a page, and wait until it does."""
    pane.set_page(page)
    asked = page.asked
    qtbot.waitUntil(lambda: page.asked > asked)


def run(qtbot: QtBot, pane: CodePane) -> str:
    """Run what the pane shows, to its end; returns what was printed."""
    pane.run_button.click()
    wait_for_end(qtbot, pane)
    return pane.output.printed.toPlainText()


def wait_for_end(qtbot: QtBot, pane: CodePane) -> None:
    qtbot.waitUntil(lambda: not pane.runner.is_active, timeout=60_000)

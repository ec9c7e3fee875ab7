"""How fast the Code pane follows a page: `python -m benchmarks.code_pane`.

Needs no display and no data. A snippet of about 120 lines changes in one line, in several, or
altogether. The time of an update is what the GUI thread spends from the page's signal to the last
repaint, in milliseconds by the clock, and in those of processor time; the pane's own pause between
two updates (100 ms) is waited for and not counted.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabWidget

from benchmarks.event_loop import pause
from engine.codegen.snippet import Snippet
from gui import theme
from gui.background import Background
from gui.code.page_code import PageCode, Shown
from gui.code.pane import CodePane

_UPDATES = 300
_PAUSE_MS = 105

_BLOCK = '''

class Network{0}(nn.Module):
    """Block {0}: weights of {1} numbers."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(28 * 28, {1}),
            nn.ReLU(),  # what is negative becomes 0
            nn.Linear({1}, 10),
        )

    def forward(self, x):
        return self.layers(x.flatten(1))
'''


class _Page(PageCode):
    """Shows whatever it was given."""

    def __init__(self) -> None:
        super().__init__("Training: Curves")
        self.code = ""
        self.says: tuple[tuple[str, str], ...] = ()

    def shown(self) -> Shown:
        return Shown(Snippet(self.code), self.says)


def _code(widths: list[int]) -> str:
    head = '"""A snippet."""\n\nimport torch\nfrom torch import nn\n'
    return head + "".join(_BLOCK.format(number, width) for number, width in enumerate(widths))


def _one_line(number: int) -> str:
    return _code([64] * 7).replace("28 * 28, 64", f"28 * 28, {number + 65}", 1)


def _some_lines(number: int) -> str:
    return _code([64, number + 65] * 3 + [64])


def _everything(number: int) -> str:
    rows = _code([64] * 7).splitlines()
    return "\n".join(f"{row}  # {number}" for row in rows) + "\n"


def _line_comes_and_goes(number: int) -> str:
    return _code([64] * 7).replace(
        "            nn.ReLU(),  # what",
        "            nn.GELU(),\n" * (number % 2) + "            nn.ReLU(),  # what",
    )


def _times(page: _Page, change: Callable[[int], str]) -> Iterator[tuple[float, float]]:
    app = QApplication.instance()
    assert app is not None
    for number in range(_UPDATES):
        pause(_PAUSE_MS)
        page.code = change(number)
        page.says = (("Step", f"{number:,}"), ("Loss", f"{1 / (number + 1):.4f}"))
        begin, busy = time.perf_counter(), time.thread_time()
        page.changed.emit()
        # One turn for the pane's timer, one for the layout and the repaint that it asked for.
        app.processEvents()
        app.processEvents()
        yield 1000 * (time.perf_counter() - begin), 1000 * (time.thread_time() - busy)


def main() -> None:
    """Measure and print."""
    app = QApplication(sys.argv)
    theme.apply(app, "light")
    background = Background()
    window, page = QMainWindow(), _Page()
    window.setCentralWidget(QTabWidget())
    pane = CodePane(background)
    dock = QDockWidget()
    dock.setWidget(pane)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.resize(1280, 800)
    window.show()
    page.code = _code([64] * 7)
    pane.set_page(page)
    pause(300)
    print(f"{pane.listing.blockCount()} lines, pane {pane.width()} x {pane.height()}")
    cases = {
        "one line": _one_line,
        "a line comes and goes, 7 places": _line_comes_and_goes,
        "9 lines": _some_lines,
        "all lines": _everything,
    }
    for name, change in cases.items():
        times = np.array(list(_times(page, change)))  # float64 [updates, 2]
        assert pane.listing.code() == page.code
        p50, p95, p99 = np.percentile(times[:, 0], (50, 95, 99))
        busy = np.percentile(times[:, 1], 99)
        print(
            f"{name:<32} p50 {p50:5.1f}   p95 {p95:5.1f}   p99 {p99:5.1f} ms (bound: 30)"
            f"   of the processor p99 {busy:5.1f} ms"
        )
    pane.shut_down()
    background.shut_down(3000)


if __name__ == "__main__":
    main()

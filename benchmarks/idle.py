"""What the window costs while nobody touches it: `python -m benchmarks.idle [--data-root DIR]`.

Share of one core that the process uses (all its threads, user and system time), for each tab in
front, once everything is loaded. Without a display it runs off-screen; under Xvfb it paints.
"""

import argparse
import os
import tempfile
from pathlib import Path

import psutil
from PySide6.QtWidgets import QApplication

from benchmarks.event_loop import pause
from gui import theme
from gui.main_window import MainWindow

SETTLING = 8_000  # milliseconds: torch, the dataset, the models, all answers to them
WATCHED = 10_000


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-root", type=Path)
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ["ATELIER_HOME"] = home
        _measure(options.data_root)


def _measure(data_root: Path | None) -> None:
    app = QApplication([])
    theme.apply(app, "light")
    window = MainWindow(data_root)
    window.show()
    window.start()
    pause(SETTLING)
    for number in range(window.tabs.count()):
        window.tabs.setCurrentIndex(number)
        _watch(window.tabs.tabText(number))
    guide = window.school.guide
    guide.enter("06-layers")
    pause(SETTLING)
    guide.predict(0)
    _watch("A lesson that waits")
    window.close()
    app.processEvents()


def _watch(name: str) -> None:
    pause(SETTLING)
    process = psutil.Process()
    before = process.cpu_times()
    pause(WATCHED)
    after = process.cpu_times()
    used = after.user + after.system - before.user - before.system
    print(f"{name}: {100 * used * 1000 / WATCHED:.2f} % of one core")


if __name__ == "__main__":
    main()

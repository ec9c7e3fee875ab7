"""Time to the first window, beside that of a bare Qt window: `python -m benchmarks.startup`.

Both are new processes, in turn; time counts from the making of the process to the first frame, the
interpreter and all imports included. Without a display it runs off-screen.
"""

import os
import statistics
import subprocess
import sys
import tempfile

RUNS = 7

_ELAPSED = "import time, psutil; print(time.time() - psutil.Process().create_time(), flush=True)"

BARE = f"""
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, self.painted)
    def painted(self):
        {_ELAPSED}
        self.close()
app = QApplication([])
window = Window()
window.setCentralWidget(QLabel("Bare Qt"))
window.resize(1280, 800)
window.show()
app.exec()
"""

ATELIER = f"""
import main
from gui.main_window import MainWindow
def start(self):
    {_ELAPSED}
    self.close()
MainWindow.start = start  # what is heavy would begin here, after the first frame
main.main([])
"""


def main() -> None:
    """Print both medians and their ratio."""
    environment = dict(os.environ)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as home:
        environment["ATELIER_HOME"] = home
        times: dict[str, list[float]] = {"bare Qt": [], "Atelier": []}
        for number in range(RUNS + 1):
            for name, code in (("bare Qt", BARE), ("Atelier", ATELIER)):
                seconds = _run(code, environment)
                if number:  # the first of each warms the disk's cache
                    times[name].append(seconds)
    bare, ours = (statistics.median(values) for values in times.values())
    print(f"first window, median of {RUNS}: bare Qt {bare:.2f} s, Atelier {ours:.2f} s")
    print(f"ratio {ours / bare:.2f} (asked for: below {0.8 / 0.3:.2f})")


def _run(code: str, environment: dict[str, str]) -> float:
    finished = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return float(finished.stdout.split()[0])


if __name__ == "__main__":
    main()

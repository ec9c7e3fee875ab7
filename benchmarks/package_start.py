"""Start to first window of a packaged Atelier, beside the same without packaging.

`python -m benchmarks.package_start dist/atelier`. Both are new processes, in turn, with warm disk
caches; time counts from the making of the process to the first frame, whatever the interpreter, a
bootloader and all imports take. Without a display they run off-screen.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import main as program

RUNS = 15
ASKED = 1.5

# Both programs run this file as they run a person's snippet: it shows the window as they do.
START = """
import os, time
import psutil
from gui import app, display
from gui.main_window import MainWindow

def start(self):
    seconds = time.time() - psutil.Process().create_time()
    with open(os.environ["ATELIER_MEASURED"], "w") as file:
        file.write(str(seconds))
    self.close()

MainWindow.start = start  # what is heavy would begin here, after the first frame
display.why_unusable()
app.run(app.Options())
"""


def main() -> None:
    """Print both medians and their ratio."""
    parser = argparse.ArgumentParser(description="Start to first window, packaged and not.")
    parser.add_argument("folder", type=Path, help="the packaged application's")
    folder = parser.parse_args().folder.resolve()
    environment = dict(os.environ)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    packaged = str(folder / ("atelier.exe" if sys.platform == "win32" else "atelier"))
    commands = {"packaged": [packaged], "not packaged": [sys.executable, str(program.__file__)]}
    with tempfile.TemporaryDirectory() as scratch:
        environment["ATELIER_HOME"] = scratch
        snippet = Path(scratch) / "start.py"
        snippet.write_text(START, encoding="utf-8")
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(RUNS + 1):
            for name, command in commands.items():
                seconds = _run([*command, "--run-snippet", str(snippet)], environment, scratch)
                if number:  # the first of each warms the disk's cache
                    times[name].append(seconds)
    ours, plain = (statistics.median(values) for values in times.values())
    print(f"first window, median of {RUNS}: packaged {ours:.2f} s, not packaged {plain:.2f} s")
    print(f"ratio {ours / plain:.2f} (asked for: at most {ASKED})")


def _run(command: list[str], environment: dict[str, str], scratch: str) -> float:
    measured = Path(scratch) / "measured"
    measured.unlink(missing_ok=True)
    subprocess.run(command, env={**environment, "ATELIER_MEASURED": str(measured)}, check=True)
    return float(measured.read_text())


if __name__ == "__main__":
    main()

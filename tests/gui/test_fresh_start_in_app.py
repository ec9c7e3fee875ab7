"""One pupil's window closes, the work is put away, and a window for the next one opens."""

import os
import subprocess
import sys
from pathlib import Path

from engine import fresh_start, home
from tests.run_folders import own, write_run

PROGRAM = """
import main
from gui.main_window import MainWindow
from gui.trouble import notice

windows, told = [], []
say = notice.Notice.__init__

def note(self, text="", *arguments, **named):
    told.append(text)
    say(self, text, *arguments, **named)

def start(self):  # in place of all that is heavy
    windows.append(self)
    if len(windows) == 1:
        self.begin_afresh()
    else:
        self.background.start(lambda _: None, lambda _: self.close(), print)

notice.Notice.__init__ = note
MainWindow.start = start
code = main.main(["--lang", "en"])
print(len(windows), *told, sep="\\n")
raise SystemExit(code)
"""


def test_the_next_pupil_begins_in_the_same_program(isolated_home: Path) -> None:
    write_run(own("mine"))
    (isolated_home / "drawings").mkdir()
    (isolated_home / "drawings" / "coat.png").write_bytes(b"a drawing")
    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    windows, told = finished.stdout.splitlines()
    (kept,) = fresh_start.works()
    assert windows == "2"
    assert told == f"The work was put away, with 1 run: {kept}"
    assert (kept / "runs" / "mine" / "spec.json").exists()
    assert (kept / "drawings" / "coat.png").exists()
    assert not home.runs_folder().exists() or not list(home.runs_folder().iterdir())

"""From the first start to a named drawing, as a newcomer goes: `python -m benchmarks.newcomer`.

The real window, with a home of its own and neither a network nor a data folder: the pictures are
the built-in ones. Real clicks on real buttons; lines drawn with the mouse, as fast as a hand draws
them. Counts the clicks (each line on the sheet is one too) and the seconds. Without a display it
runs off-screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from benchmarks.event_loop import wait
from engine.training.events import RunFinished
from gui import theme
from gui.main_window import MainWindow
from gui.start.start_page import StartPage
from gui.tour_hands import draw_line

if TYPE_CHECKING:
    from engine.inference.classifier import Prediction
    from gui.predictor import Verdict

MOST_CLICKS, MOST_SECONDS = 6, 120.0

Lines = tuple[tuple[tuple[float, float], ...], ...]
DRAWINGS: dict[str, Lines] = {
    # Shoulders, sleeves and body in one line, then the neck.
    "T-shirt/top": (
        (
            (0.36, 0.16), (0.12, 0.27), (0.18, 0.46), (0.31, 0.40), (0.31, 0.86), (0.69, 0.86),
            (0.69, 0.40), (0.82, 0.46), (0.88, 0.27), (0.64, 0.16),
        ),
        ((0.36, 0.16), (0.43, 0.23), (0.57, 0.23), (0.64, 0.16)),
    ),
    "Trouser": (
        (
            (0.34, 0.10), (0.30, 0.92), (0.44, 0.92), (0.50, 0.36), (0.56, 0.92), (0.70, 0.92),
            (0.66, 0.10), (0.34, 0.10),
        ),
    ),
}  # fmt: skip


class Newcomer:
    """Somebody who has never seen the window.

    Args:
        window: Shown, with the start page in front.
        page: The start page.
        folder: Where pictures of each step go; None for none.
    """

    def __init__(self, window: MainWindow, page: StartPage, folder: Path | None = None) -> None:
        self._window = window
        self._page = page
        self._folder = folder
        self._verdicts: list[Verdict] = []
        self.clicks = 0
        window.predictor.answered.connect(self._verdicts.append)

    def click(self, button: QAbstractButton) -> None:
        """Click on the middle of a button that can be seen and used."""
        wait(lambda: button.isVisible() and button.isEnabled())
        self.picture(f"{self.clicks}-before")
        self.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def train(self) -> float:
        """Train the first network; the seconds from the click to its end."""
        controller, ended = self._window.controller, list[RunFinished]()
        controller.finished.connect(ended.append)
        began = time.monotonic()
        self.click(self._page.newcomer.first_button)
        wait(lambda: controller.is_active)
        wait(lambda: bool(ended), 300)
        if ended[0].error is not None:
            raise ended[0].error
        return time.monotonic() - began

    def draw(self, lines: Lines) -> Verdict:
        """Draw, and read what it is called."""
        canvas = self._window.draw_tab.canvas
        self._verdicts.clear()
        for corners in lines:
            self.clicks += 1
            for step in draw_line(canvas, corners):
                wait(step)
        wait(lambda: False, 0.5)  # until the last answer is there
        wait(lambda: bool(self._verdicts))
        return self._verdicts[-1]

    def picture(self, name: str) -> None:
        """Keep what can be seen now."""
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._window.grab().save(str(self._folder / f"{name}.png"))


def main() -> None:
    """Print clicks, seconds and verdicts; exit code 1 if it takes more than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, help="a folder for a picture of each step")
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("ATELIER_DATA", None)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ["ATELIER_HOME"] = home
        sys.exit(_go(options.pictures))


def _go(folder: Path | None) -> int:
    began = time.monotonic()
    app = QApplication([])
    theme.apply(app, "light")
    window = MainWindow()
    window.show_start_page()
    window.show()
    wait(lambda: window.was_painted)
    window.start()
    newcomer = Newcomer(window, window.reception.page, folder)
    training = newcomer.train()
    newcomer.click(window.training_tab.live.draw_button)
    (first, lines), *others = DRAWINGS.items()
    verdict = newcomer.draw(lines)
    seconds, clicks = time.monotonic() - began, newcomer.clicks
    newcomer.picture("named")
    print(f"from the start of the program to a named drawing: {clicks} clicks, {seconds:.0f} s")
    print(f"(of these {training:.0f} s from the first click to the end of the training)")
    best = max(epoch.val_accuracy for epoch in window.controller.history.epochs)
    print(f"the trained network names {best:.1%} of the test images right")
    _tell(first, verdict)
    for name, lines in others:
        window.draw_tab.canvas.clear()
        _tell(name, newcomer.draw(lines))
    window.close()
    wait(lambda: not window.isVisible(), 5)
    return 0 if clicks <= MOST_CLICKS and seconds <= MOST_SECONDS else 1


def _tell(name: str, verdict: Verdict) -> None:
    for whose, said in (("Atelier's model", verdict.shipped), ("the trained one", verdict.own)):
        print(f"a drawn {name}, {whose}: {_words(said)}")


def _words(said: Prediction | None) -> str:
    return "nothing" if said is None else f"{said.name}, {said.probabilities[said.label]:.0%}"


if __name__ == "__main__":
    main()

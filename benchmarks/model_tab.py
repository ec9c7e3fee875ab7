"""How soon the page "Layers" shows a network, where that time goes, and how much memory it takes.

The clock runs from the change of the model to the tree that is painted; the figures of the
parameters follow. Networks: `resnet`, asked for within 100 ms, torchvision's ResNet-18 for one
channel, within 1 s, and a plain one of 100 million parameters. Run it under Xvfb with

    python -m benchmarks.model_tab [--turns N]
"""

import argparse
import statistics as figures
import time
from collections.abc import Callable

import torch
import torchvision
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication
from torch import nn

from benchmarks.overview import PeakMemory
from engine.data import catalog
from engine.models import module_tree, zoo
from engine.run_spec import ModelSpec
from gui import theme
from gui.background import Background, Job
from gui.item_models.module_model import Column
from gui.model.layers_view import LayersView
from gui.model.subject import Network, Subject
from gui.session import LoadedDataset, Session
from tests.tiny import tiny_images

_SHAPE = (1, 28, 28)


def _resnet18() -> nn.Module:
    model: nn.Module = torchvision.models.resnet18(num_classes=10)
    model.conv1 = nn.Conv2d(1, 64, kernel_size=7, stride=2, padding=3, bias=False)
    return model


def _huge() -> nn.Module:
    return nn.Sequential(
        nn.Flatten(), nn.Linear(784, 9600), nn.ReLU(), nn.Linear(9600, 9600), nn.Linear(9600, 10)
    )


def _preset() -> nn.Module:
    return zoo.build(ModelSpec("resnet"), _SHAPE, 10, seed=0)


_NETWORKS: tuple[tuple[str, Callable[[], nn.Module], str], ...] = (
    ("resnet", _preset, "bound 100 ms"),
    ("ResNet-18, one channel", _resnet18, "bound 1 s"),
    ("100 million parameters", _huge, "no bound"),
)


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _parts(make: Callable[[], nn.Module]) -> str:
    """What is done one after the other in the worker thread, alone."""
    built: list[nn.Module] = []
    times = {
        "build": _milliseconds(lambda: built.append(make().eval())),
        "describe": _milliseconds(lambda: module_tree.describe(built[0], _SHAPE)),
        "figures": _milliseconds(lambda: dict(module_tree.summaries(built[0]))),
    }
    return ", ".join(f"{name} {spent:.0f} ms" for name, spent in times.items())


class Page:
    """The page on the screen, and a clock."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._make: Callable[[], nn.Module] = nn.Flatten
        setattr(Subject, "build", lambda _: Network(self._make().eval(), "fresh"))  # noqa: B010
        self._background = Background()
        self._session = Session()
        self._session.set_dataset(
            LoadedDataset(catalog.entry("garments"), tiny_images(40, 0), tiny_images(10, 1))
        )
        self._view = LayersView(self._session, self._background)
        self._view.resize(1248, 700)
        self._view.show()
        self._settle()

    def show(self, make: Callable[[], nn.Module]) -> tuple[float, float, float]:
        """Show a network; ms to the painted tree, to its figures, and the longest freeze.

        A small one is shown before: otherwise the tree would only be brought up to date.
        """
        self._show(lambda: nn.Sequential(nn.Linear(28, 1)), ModelSpec("linear"))
        return self._show(make, ModelSpec("cnn"))

    def _show(self, make: Callable[[], nn.Module], spec: ModelSpec) -> tuple[float, float, float]:
        self._make = make
        shown: list[object] = []
        self._view.network_shown.connect(shown.append)
        begun = before = time.perf_counter()
        self._session.set_model(spec)
        painted = freeze = 0.0
        while not painted or not self._is_measured():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            if shown and not painted:
                self._view.tree.viewport().repaint()
                painted = time.perf_counter()
            now = time.perf_counter()
            freeze, before = max(freeze, now - before), now
            time.sleep(0.0005)
        whole = time.perf_counter()
        self._settle()
        return (painted - begun) * 1000, (whole - begun) * 1000, freeze * 1000

    def close(self) -> None:
        """End the page's jobs."""
        self._background.shut_down(10_000)

    def _is_measured(self) -> bool:
        first = self._view.modules.first_tensor().siblingAtColumn(Column.MEAN)
        return bool(first.data(Qt.ItemDataRole.DisplayRole))

    def _settle(self) -> None:
        self._app.processEvents()
        while self._background.findChildren(Job):
            self._app.processEvents()
            time.sleep(0.001)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.model_tab")
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    app = QApplication([])
    theme.apply(app, "light")
    torch.set_num_threads(1)
    page = Page(app)
    for title, make, bound in _NETWORKS:
        with PeakMemory() as memory:
            turns = [page.show(make) for _ in range(options.turns)]
        tree, whole, freeze = (figures.median(times) for times in zip(*turns, strict=True))
        print(
            f"{title}: tree {tree:.0f} ms ({bound}), figures {whole:.0f} ms, longest freeze "
            f"{freeze:.0f} ms, {memory.added / 2**20:.0f} MB (median of {options.turns})"
        )
        print(f"  alone: {_parts(make)}")
    page.close()


if __name__ == "__main__":
    main()

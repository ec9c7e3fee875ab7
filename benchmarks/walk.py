"""How soon a walk is on the screen: `python -m benchmarks.walk`.

From the change of the model until the walk's stations and the chosen layer have been painted: the
network is built, three pictures pass, and the page shows what was seen. Half of the changes are
from another model (the network is built), half from another picture (it is kept). ResNet-18 is
torchvision's, its first layer changed to one channel. Needs no data.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import torch
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from torch import nn

from engine import rng
from engine.data import catalog
from engine.data.image_set import ImageSet
from engine.run_spec import ModelSpec
from gui import theme
from gui.background import Background
from gui.model.subject import Network, Subject
from gui.model.walk_view import WalkView
from gui.session import Chosen, LoadedDataset, Session

SECONDS = 60


def images(count: int) -> ImageSet:
    """Noise under the built-in set's name."""
    generator = torch.Generator().manual_seed(0)
    pixels = torch.randint(0, 256, (count, 1, 28, 28), generator=generator, dtype=torch.uint8)
    labels = torch.randint(0, 10, (count,), generator=generator)
    return ImageSet("garments", pixels, labels, catalog.entry("garments").classes)


def resnet18(_: Subject | None) -> Network:
    """What a person's own class may be."""
    from torchvision.models import resnet18 as build

    with rng.seeded(0):
        module = build(weights=None, num_classes=10)
        module.conv1 = nn.Conv2d(1, 64, kernel_size=7, stride=2, padding=3, bias=False)
    return Network(module.eval(), "fresh")


Times = list[tuple[float, float]]


def milliseconds(
    app: QApplication, view: WalkView, change: Callable[[], None]
) -> tuple[float, float]:
    """From a change until what it leads to has been painted: on the clock, of the processor."""
    before, start, used = view.answer, time.perf_counter(), time.process_time()
    view.stations.painted = 0
    change()
    while view.answer is before or not view.stations.painted:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 1000)
        if time.perf_counter() - start > SECONDS:
            raise TimeoutError("there is no walk")
    app.processEvents()  # the rest of the page
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - used)


def measure(app: QApplication, view: WalkView, session: Session, name: str, turns: int) -> None:
    """Print the times of one model."""
    own, other = ModelSpec(name), ModelSpec("linear")
    built: Times = []
    kept: Times = []
    for turn in range(turns):
        milliseconds(app, view, lambda: session.set_model(other))
        built.append(milliseconds(app, view, lambda: session.set_model(own)))
        chosen = Chosen("test", 3 * turn + 1)
        kept.append(milliseconds(app, view, partial(session.set_chosen, chosen)))
    report(name, built, kept)


def report(name: str, built: Times, kept: Times) -> None:
    """Print the times of one model."""
    texts = []
    for what, times in (("another model", built), ("another picture", kept)):
        (median, processor), most = np.median(times, axis=0), np.max(times, axis=0)[0]
        texts.append(f"{what} {median:.0f} ms (slowest {most:.0f}; processor {processor:.0f})")
    print(f"{name}: {', '.join(texts)}, {len(built)} turns")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.walk")
    parser.add_argument("--turns", type=int, default=20)
    turns = parser.parse_args().turns
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme.apply(app, "light")
    session, background = Session(), Background()
    session.set_dataset(LoadedDataset(catalog.entry("garments"), images(200), images(200)))
    view = WalkView(session, background)
    view.resize(1240, 640)
    view.show()
    milliseconds(app, view, lambda: session.set_model(ModelSpec("lenet")))
    for name in ("mlp", "lenet", "cnn", "resnet", "sketch"):
        measure(app, view, session, name, turns)
    resnet18(None)  # imports torchvision
    build = Subject.build
    built: Times = []
    kept: Times = []
    for turn in range(turns):
        Subject.build = build  # type: ignore[method-assign]
        milliseconds(app, view, lambda: session.set_model(ModelSpec("linear")))
        Subject.build = resnet18  # type: ignore[assignment,method-assign]
        built.append(milliseconds(app, view, lambda: session.set_model(ModelSpec("resnet"))))
        chosen = Chosen("test", 3 * turn + 1)
        kept.append(milliseconds(app, view, partial(session.set_chosen, chosen)))
    report("ResNet-18", built, kept)
    view.hide()
    background.shut_down(10_000)


if __name__ == "__main__":
    main()

"""Ten drawings taught to the shipped weights: are they right, and what is forgotten?

One line for ten drawings that were named wrong, chosen by a seed, and one for any ten; nothing that
is trained here is kept. Run it with

    python -m benchmarks.teaching --sketches DIR/sketches [--data-root DIR] [--draws N]
"""

import argparse
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from engine import devices, home
from engine.data import catalog, sources
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec
from engine.evaluation import metrics
from engine.models import weights
from engine.models.weights import Weights
from engine.training import teaching
from resources.weights import measure_sketch

TAUGHT = 10
CPU = torch.device("cpu")


def right(model: nn.Module, images: ImageSet) -> Tensor:
    """Of each image, whether it is named right: bool [N]."""
    answers = torch.cat([batch.answers for batch in metrics.batches(model, images, CPU)])
    return answers == images.labels


def sketches(folder: Path) -> ImageSet:
    """The labelled drawings of a folder, framed as for the shipped weights."""
    drawn, labels = measure_sketch.sketches(folder)
    classes = catalog.entry("fashion-mnist").classes
    return ImageSet("drawings", torch.from_numpy(drawn)[:, None], torch.from_numpy(labels), classes)


def report(
    base: Weights, drawn: ImageSet, chosen: Tensor, train: ImageSet, test: ImageSet, known: Tensor
) -> str:
    """Teach the chosen drawings; `known` says of each drawing whether it was named right before."""
    started, worked = time.perf_counter(), time.process_time()
    taught = teaching.teach(base, drawn.subset(chosen), train, test)
    wall, work = time.perf_counter() - started, time.process_time() - worked
    others = torch.ones(len(drawn), dtype=torch.bool)
    others[chosen] = False
    model = taught.weights.build()
    whole = float(right(model, test).float().mean()) - float(
        right(base.build(), test).float().mean()
    )
    after = right(model, drawn)
    change = 100 * (taught.accuracy_after - taught.accuracy_before)
    parts = (
        f"{sum(taught.right_before):2} -> {sum(taught.right_after):2} of {len(chosen)} right",
        f"test {change:+.2f} points of {taught.tested:,} images, {100 * whole:+.2f} of all",
        f"the other {int(others.sum())} drawings {float(known[others].float().mean()):.3f} -> "
        f"{float(after[others].float().mean()):.3f}",
        f"{wall:.1f} s ({work:.1f} s of one core)",
    )
    return ", ".join(parts)


def main() -> None:
    """Measure, and print a line for each ten drawings."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.teaching")
    parser.add_argument("--data-root", type=Path, help="where Fashion-MNIST is")
    parser.add_argument("--sketches", type=Path, required=True, help="drawings with a labels.csv")
    parser.add_argument("--draws", type=int, default=3, help="how many times ten of each kind")
    options = parser.parse_args()
    devices.use_threads(1)
    base = weights.read(home.default_weights())
    train = sources.open_split(DataSpec("fashion-mnist"), "train", options.data_root)
    test = sources.open_split(DataSpec("fashion-mnist"), "test", options.data_root)
    drawn = sketches(options.sketches)
    known = right(base.build(), drawn)
    for seed in range(options.draws):
        generator = torch.Generator().manual_seed(seed)
        for kind, among in (
            ("wrong ones", (~known).nonzero().flatten()),
            ("any", torch.arange(len(drawn))),
        ):
            chosen = among[torch.randperm(len(among), generator=generator)[:TAUGHT]]
            print(f"{kind:10}  {report(base, drawn, chosen, train, test, known)}", flush=True)


if __name__ == "__main__":
    main()

"""How long a folder of mixed pictures takes to become a dataset, and to be opened again.

Makes pictures of many sizes as PNG, JPEG, WebP and BMP in ten classes, every hundredth broken, in
a temporary folder; imports it with an empty cache, then with the cache, then cancels an import
halfway. The files have just been written, so that the disk is not measured. Run it with

    python -m benchmarks.folders [--pictures N] [--size N] [--colour grey|rgb]
"""

import argparse
import os
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.data import folders
from engine.data.folders import FolderSets
from engine.data_spec import Colour
from engine.errors import Cancelled

FORMATS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("png", {}),
    ("jpg", {"quality": 90}),
    ("webp", {"method": 0}),
    ("bmp", {}),
)
CLASSES = 10
SMALLEST, LARGEST = 20, 1500


def make(root: Path, count: int) -> tuple[int, int]:
    """Draw `count` pictures below `root`; returns how many are broken, and all bytes."""
    rng = np.random.default_rng(0)
    content = blotches(rng)
    broken = size = 0
    for number in range(count):
        # As many small pictures as large ones on a scale of ratios.
        edges = np.exp(rng.uniform(np.log(SMALLEST), np.log(LARGEST), 2)).astype(int)
        kind, options = FORMATS[number % len(FORMATS)]
        path = root / f"class {number % CLASSES}" / f"{number}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        left, top = rng.integers(0, LARGEST, 2)
        cut = content[top : top + edges[0], left : left + edges[1]]
        Image.fromarray(cut).save(path, **options)
        if number % 100 == 99:
            os.truncate(path, path.stat().st_size // 2)
            broken += 1
        size += path.stat().st_size
    return broken, size


def blotches(rng: np.random.Generator) -> NDArray[np.uint8]:
    """Something as rough as a photo: coarse colours under fine noise, uint8 [H, W, 3]."""
    edge = 2 * LARGEST
    coarse = Image.fromarray(rng.integers(0, 256, (60, 60, 3), dtype=np.uint8))
    smooth = np.asarray(coarse.resize((edge, edge), Image.Resampling.BICUBIC), dtype=np.int16)
    grain = rng.integers(-8, 9, smooth.shape, dtype=np.int16)
    rough: NDArray[np.uint8] = np.clip(smooth + grain, 0, 255).astype(np.uint8)
    return rough


def timed(root: Path, size: int, colour: Colour) -> tuple[FolderSets, float]:
    """One import and its seconds."""
    begun = time.perf_counter()
    sets = folders.read(root, size, colour)
    return sets, time.perf_counter() - begun


def time_to_cancel(root: Path, size: int, colour: Colour) -> float:
    """Seconds from asking an import to end, halfway, to its end."""
    cancel = threading.Event()
    asked = 0.0

    def watch(done: int, total: int) -> None:
        nonlocal asked
        if done == total // 2:
            asked = time.perf_counter()
            cancel.set()

    try:
        folders.read(root, size, colour, watch, cancel)
    except Cancelled:
        return time.perf_counter() - asked
    raise SystemExit("the import was not cancelled")


def main() -> None:
    """Parse the command line, make, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=int, default=10_000)
    parser.add_argument("--size", type=int, default=28)
    parser.add_argument("--colour", choices=("grey", "rgb"), default="grey")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["ATELIER_HOME"] = str(Path(temporary) / "home")
        root = Path(temporary) / "pictures"
        broken, size = make(root, chosen.pictures)
        print(f"{chosen.pictures:,} pictures, {size / 1e6:,.0f} MB, {broken} of them cut in half")
        cancelled = time_to_cancel(root, chosen.size, chosen.colour)
        sets, first = timed(root, chosen.size, chosen.colour)
        pace = chosen.pictures / first
        print(f"import: {first:.1f} s, {pace:,.0f} pictures a second, {os.cpu_count()} cores")
        print(f"unreadable: {len(sets.unreadable)} of {broken} broken ones are listed")
        again = statistics.median(timed(root, chosen.size, chosen.colour)[1] for _ in range(5))
        print(f"opened again, from the cache: {again * 1000:.0f} ms (median of 5)")
        print(f"cancelled halfway: it ended after {cancelled * 1000:.0f} ms")


if __name__ == "__main__":
    main()

"""How soon the command line is at work: `python -m benchmarks.cli_start`.

New processes in turn, so that what else the machine does strikes all alike: `--help`; a training
up to where it would read its spec, with all its imports; a whole training of two steps; and beside
them `import torch, torchvision` alone.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TURNS = 7


def main() -> None:
    """Print medians, and the ratios to bare imports."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(20):
            part = folder / "pictures" / f"class {number % 2}"
            part.mkdir(parents=True, exist_ok=True)
            Image.new("L", (28, 28), 10 * number).save(part / f"{number}.png")
        times = _measure(folder)
    print(f"median of {TURNS}, seconds:")
    for name, values in times.items():
        print(f"  {name:34} {statistics.median(values):.2f}")
    bare = times["import torch, torchvision"]
    for name in ("train, ready to begin", "train, two steps and the end"):
        ratios = [ours / theirs for ours, theirs in zip(times[name], bare, strict=True)]
        print(f"{name}: {statistics.median(ratios):.2f} of the bare imports (asked for: 1.3)")
    print(f"--help: {statistics.median(times['--help']):.2f} s (asked for: .3)")


def _measure(folder: Path) -> dict[str, list[float]]:
    engine = [sys.executable, "-m", "engine"]
    commands = {
        "--help": [*engine, "--help"],
        "train --help": [*engine, "train", "--help"],
        "import torch": [sys.executable, "-c", "import torch"],
        "import torch, torchvision": [sys.executable, "-c", "import torch, torchvision"],
        "train, ready to begin": [*engine, "train", "--spec", str(folder / "none"), "--out", "out"],
        "train, two steps and the end": [
            *(*engine, "train", "--dataset", f"folder:{folder / 'pictures'}", "--model", "linear"),
            *("--batch-size", "8", "--epochs", "1", "--device", "cpu", "--out"),
        ],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(TURNS + 1):
        for name, command in commands.items():
            out = [str(folder / f"run {turn}")] if command[-1] == "--out" else []
            begun = time.perf_counter()
            ended = subprocess.run([*command, *out], capture_output=True, check=False)
            seconds = time.perf_counter() - begun
            # A spec that is not there is refused after all imports.
            if (ended.returncode == 0) == ("ready" in name):
                raise RuntimeError(ended.stderr.decode())
            if turn:  # the first of each warms the disk's cache
                times[name].append(seconds)
    return times


if __name__ == "__main__":
    main()

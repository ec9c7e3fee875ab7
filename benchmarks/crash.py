"""Kill -9 at random moments, then `--resume`: is the run the same as one that was left alone?

    python -m benchmarks.crash --data-root DIR [--moments 20]

Each moment is a process of its own (`python -m engine train`), killed after a random time between
its start and the end of the undisturbed run, and continued by another. What must be equal, bit for
bit: `metrics.csv`, the figures in `epochs.csv` (but for the seconds), `final.safetensors`,
`best.safetensors` and the last epoch's weights. Killed before its spec was written, a run has left
nothing to continue: it is started again.
"""

import argparse
import csv
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Three epochs of a few seconds; whatever can differ from step to step is switched on.
_COMMON = ["--dataset", "fashion-mnist", "--epochs", "3", "--batch-size", "256", "--threads", "1",
           "--device", "cpu"]  # fmt: skip
_RUNS = {
    "mlp, SGD with momentum, one-cycle, flip": [
        *("--model", "mlp", "--optimizer", "sgd", "--momentum", "0.9", "--lr", "0.05"),
        *("--schedule", "onecycle", "--augment", "flip"),
    ],
    "mlp, Adam, cosine, affine, clipping": [
        *("--model", "mlp", "--optimizer", "adam", "--schedule", "cosine"),
        *("--augment", "affine", "--clip-norm", "1"),
    ],
}


def engine(*arguments: object) -> subprocess.Popen[bytes]:
    """Start a command of the engine."""
    words = [sys.executable, "-m", "engine", "train", *map(str, arguments)]
    return subprocess.Popen(words, stderr=subprocess.DEVNULL)


def left_behind(folder: Path) -> dict[str, object]:
    """What must not depend on how often a run was interrupted."""
    names = ("metrics.csv", "final.safetensors", "best.safetensors")
    found: dict[str, object] = {name: (folder / name).read_bytes() for name in names}
    found["last epoch"] = (folder / "snapshots" / "epoch-0003.safetensors").read_bytes()
    with (folder / "epochs.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    for row in rows:
        del row["seconds"]
    return {**found, "epochs.csv": rows}


def killed_and_resumed(options: list[str], root: Path, folder: Path, after: float) -> str:
    """Kill a run after some seconds, continue it to its end; what it had done by then."""
    process = engine(*options, "--data-root", root, "--out", folder)
    time.sleep(after)
    process.kill()
    process.wait()
    if not (folder / "spec.json").exists():
        engine(*options, "--data-root", root, "--out", folder).wait()
        return "before it had begun"
    steps = (folder / "metrics.csv").read_bytes().count(b"\n") - 1
    checkpoint = "with" if (folder / "last.ckpt").exists() else "without"
    engine("--resume", folder, "--data-root", root).wait()
    return f"{max(0, steps)} steps on the disk, {checkpoint} a checkpoint"


def main() -> None:
    """Print, for each moment, whether the run came out the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data-root", type=Path, required=True)
    parser.add_argument("--moments", type=int, default=20)
    chosen = parser.parse_args()
    chance = random.Random(0)
    equal = 0
    for title, settings in _RUNS.items():
        options = [*_COMMON, *settings]
        with tempfile.TemporaryDirectory() as scratch:
            started = time.monotonic()
            engine(*options, "--data-root", chosen.data_root, "--out", f"{scratch}/whole").wait()
            duration = time.monotonic() - started
            whole = left_behind(Path(scratch) / "whole")
            print(f"{title}: {duration:.1f} s undisturbed")
            for number in range(chosen.moments):
                after = chance.uniform(0, duration)
                folder = Path(scratch) / str(number)
                done = killed_and_resumed(options, chosen.data_root, folder, after)
                same = left_behind(folder) == whole
                equal += same
                verdict = "equal" if same else "DIFFERENT"
                print(f"  killed after {after:4.1f} s ({done}): {verdict}")
    print(f"{equal} of {len(_RUNS) * chosen.moments} runs equal the undisturbed one, bit for bit")


if __name__ == "__main__":
    main()

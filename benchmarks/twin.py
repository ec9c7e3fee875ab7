"""Is the script that is written of a run its twin? Sixty random runs, each in the engine and alone.

    python -m benchmarks.twin [--count 60] [--seed 0]

Each run is a random valid one on small data (`tests/engine/twin_specs.py`): left alone, stopped and
resumed, killed, steered. Its script runs in a process that can import torch and nothing of Atelier.
What must be equal, bit for bit: every row of `metrics.csv` and every tensor of the weights; and the
lines that are printed of each epoch, but for the seconds.
"""

import argparse
import logging
import os
import tempfile
import time
from pathlib import Path

from engine import trusted_code
from tests.engine import twin_data, twin_specs
from tests.engine.twin_runs import differences, run_and_write
from tests.engine.twin_specs import Case


def main() -> None:
    """Print a line for each run, and how many of them have a twin."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    logging.disable()  # runs that are killed say so
    trusted_code.allow_for_this_process()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ATELIER_HOME"] = f"{scratch}/home"
        root = Path(scratch) / "data"
        started = time.monotonic()
        with twin_data.prepared(root):
            cases = twin_specs.cases(chosen.count, root, chosen.seed)
            equal = sum(compare(case, Path(scratch) / str(case.number), root) for case in cases)
    seconds = time.monotonic() - started
    print(f"{equal} of {chosen.count} scripts are their runs' twins, bit for bit; {seconds:.0f} s")
    raise SystemExit(equal != chosen.count)


def compare(case: Case, scratch: Path, root: Path) -> bool:
    """Do one run and its script; print what it was, and in what they differ."""
    scratch.mkdir()
    try:
        run_and_write(case, scratch, root)
        found = differences(case, scratch, root)
    except Exception as error:  # noqa: BLE001  # the others are still to be done
        found = [f"{type(error).__name__}: {error}"]
    kinds = ("model", "dataset", "course", "transforms", "augment", "optimizer", "schedule")
    title = ", ".join(str(case.chosen[kind]) for kind in kinds)
    print(f"{case.number:3} {title}: {'DIFFERENT' if found else 'equal'}", flush=True)
    for difference in found:
        print(f"      {difference}")
    return not found


if __name__ == "__main__":
    main()

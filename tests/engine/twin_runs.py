"""A run and its script side by side: what the engine leaves behind, and what plain torch does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import torchvision
from safetensors.torch import load_file
from torch import Tensor

from engine.codegen import export
from engine.commands_training import epoch_line
from engine.training.history import History
from tests.engine import twin_courses
from tests.engine.dataset_files import NAMES
from tests.engine.twin_courses import COURSES
from tests.engine.twin_specs import Case

# Without `site`, an editable install's import hook is not there: so nothing of Atelier can be
# imported. The small CIFAR-10's checksums are not what torchvision expects.
_LAUNCHER = """
import importlib.util, os, runpy, sys
script, folders, *arguments = sys.argv[1:]
sys.path += folders.split(os.pathsep)
for name in ("engine", "gui", "tests"):
    assert importlib.util.find_spec(name) is None, f"{name} can be imported"
from torchvision.datasets import cifar
cifar.check_integrity = lambda path, md5=None: True
sys.argv = [script, *arguments]
runpy.run_path(script, run_name="__main__")
"""


@dataclass(frozen=True)
class Ended:
    """A script's process.

    Attributes:
        code: Its exit code.
        said: What it printed to stdout.
        complained: What it printed to stderr.
    """

    code: int
    said: str
    complained: str


def run_script(script: Path, arguments: list[object], place: Path) -> Ended:
    """Run a script in a process that has torch and torchvision, and nothing of Atelier.

    Args:
        script: The file.
        arguments: Its own.
        place: The folder that it is run in; made if it is not there.
    """
    place.mkdir(exist_ok=True)
    installed = {str(Path(module.__file__ or "").parents[1]) for module in (torch, torchvision)}
    ended = subprocess.run(
        [
            *(sys.executable, "-I", "-S", "-X", "utf8", "-c", _LAUNCHER),
            *(str(script), os.pathsep.join(installed), *map(str, arguments)),
        ],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=place,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def run_and_write(case: Case, scratch: Path, root: Path) -> None:
    """Run a case in this process, and write its script: "run" and "twin.py" in `scratch`.

    Args:
        case: Which run, and what becomes of it.
        scratch: A folder of the case's own.
        root: Where the datasets are.
    """
    course, source = COURSES[case.chosen["course"]], scratch / "run"
    twin_courses.run(case.spec, course, case.chosen["at"], source, root)
    if course.from_file:
        source = scratch / "spec.json"
        source.write_text(case.spec.to_json(), encoding="utf-8")
    export.export(source, scratch / "twin.py", case.language, root)


def differences(case: Case, scratch: Path, root: Path) -> list[str]:
    """In what a written script differs from the run; nothing if they are twins. For any thread."""
    arguments: list[object] = ["--out", scratch / "left"]
    if case.chosen["dataset"] in NAMES:
        arguments += ["--data-root", root]
    ended = run_script(scratch / "twin.py", arguments, scratch / "elsewhere")
    if ended.code != 0:
        return [f"the script ended with {ended.code}: {ended.complained[-2000:]}"]
    return list(_compared(scratch / "run", scratch / "left", ended.said))


def _compared(run: Path, left: Path, said: str) -> Iterator[str]:
    ours, theirs = ((folder / "metrics.csv").read_bytes() for folder in (run, left))
    if ours != theirs:
        rows = enumerate(zip(ours.splitlines(), theirs.splitlines(), strict=False))
        first = next((f"row {n}: {a!r} and {b!r}" for n, (a, b) in rows if a != b), "the length")
        yield f"metrics.csv in {first}"
    weights = load_file(run / "final.safetensors")
    yield from _unequal(weights, torch.load(left / "model.pth", weights_only=True))
    expected = [epoch_line(epoch) for epoch in History.read(run).epochs]
    printed = [line.rpartition("; ")[0] for line in said.splitlines() if line.startswith("Epoch ")]
    if printed != expected:
        yield f"the epochs' lines: {expected} and {printed}"


def _unequal(ours: dict[str, Tensor], theirs: dict[str, Tensor]) -> Iterator[str]:
    """Tensors that are not the same bit for bit, whatever they hold."""
    if ours.keys() != theirs.keys():
        yield f"the weights' names: {sorted(ours)} and {sorted(theirs)}"
        return
    for name, tensor in ours.items():
        other = theirs[name]
        same = tensor.dtype == other.dtype and tensor.shape == other.shape
        if not same or tensor.numpy().tobytes() != other.numpy().tobytes():
            yield f"the weights {name}"

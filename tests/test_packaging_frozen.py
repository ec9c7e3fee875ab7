"""A packaged Atelier: `python packaging/build.py --check`, or with ATELIER_PACKAGE=dist/atelier.

It is installed read-only under a difficult name, and started elsewhere, with next to no variables.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

import engine
from engine import trusted_code
from engine.exporting import elsewhere, formats
from engine.models import custom_trial
from engine.run_spec import ModelSpec
from tests.engine.custom_files import GOOD, code
from tests.engine.exported_files import made
from tests.frozen_program import VARIABLE, Program, installed, state

pytestmark = [
    pytest.mark.skipif(VARIABLE not in os.environ, reason=f"{VARIABLE} names no packaged program"),
    pytest.mark.timeout(600),
]
NEEDS_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="about ELF, X11 or xcb")

SNIPPET = """
import csv, decimal, inspect, os, sqlite3, statistics, sys, unittest

import numpy, PIL.Image, psutil, safetensors.torch, torch, torch.testing, torchvision
from torch.utils.data import DataLoader, Dataset, TensorDataset
from torchvision import datasets, models
from torchvision.transforms import v2

from engine.models.branching import Branching

x = torch.arange(12.0).reshape(3, 1, 2, 2)
network = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(4, 2))
optimizer = torch.optim.AdamW(network.parameters())
network(x).sum().backward()
optimizer.step()
assert torch.autograd.gradcheck(torch.sin, torch.ones(2, dtype=torch.double, requires_grad=True))
assert torchvision.ops.nms(torch.tensor([[0.0, 0, 1, 1]]), torch.ones(1), 0.5).tolist() == [0]
assert v2.RandomAffine(10)(x).shape == x.shape
assert "def forward" in inspect.getsource(Branching)
assert "def forward" in inspect.getsource(torch.nn.Linear)
batches = DataLoader(
    TensorDataset(x), batch_size=2, num_workers=2, multiprocessing_context="spawn"
)
if __name__ == "__main__":
    print(sum(float(batch[0].sum()) for batch in batches))
    print(sorted(name for name in os.environ if "LIBRARY_PATH" in name or name.startswith("QT")))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    home = tmp_path_factory.mktemp("사람")
    with installed(Path(os.environ[VARIABLE]).resolve(), home) as there:
        yield there


@pytest.fixture(autouse=True)
def _nothing_is_written(program: Program) -> Iterator[None]:
    """Whatever it does, its own folder stays as it was."""
    before = state(program.folder)
    yield
    assert state(program.folder) == before


def check_tour(folder: Path) -> None:
    facts = json.loads((folder / "tour.json").read_text(encoding="utf-8"))
    assert facts["failure"] is None
    assert facts["atelier"] == engine.__version__
    assert (facts["dataset"], facts["images"]) == ("garments", 14_000)
    assert facts["training"]["last_loss"] < facts["training"]["first_loss"]
    assert facts["training"]["val_accuracy"][-1] > 0.8
    assert facts["verdict"]["class"] == "T-shirt/top"
    assert 0 < facts["first_window_ms"] < facts["data_ready_ms"]
    assert {"data.png", "code.png", "training-done.png", "why.png"} <= set(facts["pictures"])
    for name in facts["pictures"]:
        with Image.open(folder / name) as picture:
            assert min(picture.size) > 600, name
            colours = picture.convert("RGB").getcolors(1 << 24)
            assert colours is not None
            assert len(colours) > 50, f"{name} is empty"


def test_the_tour_passes_off_screen(program: Program, tmp_path: Path) -> None:
    hidden = {"QT_QPA_PLATFORM": "offscreen"}
    finished = program.run("--tour", "그림", cwd=tmp_path, variables=hidden)
    assert finished.returncode == 0, finished.stderr
    assert "Traceback" not in finished.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["그림"]
    check_tour(tmp_path / "그림")


@NEEDS_LINUX
@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="xvfb-run is not installed")
def test_the_tour_passes_in_a_real_window_and_in_korean(program: Program, tmp_path: Path) -> None:
    display = ("xvfb-run", "-a", "-s", "-screen 0 1440x900x24")
    path = {"PATH": os.environ["PATH"]}  # xvfb-run is a script
    arguments = ("--lang", "ko", "--tour", "pictures")
    finished = program.run(*arguments, cwd=tmp_path, before=display, variables=path)
    assert finished.returncode == 0, finished.stderr
    assert "off-screen" not in finished.stderr
    assert "Traceback" not in finished.stderr
    check_tour(tmp_path / "pictures")


def test_the_version_is_said(program: Program, tmp_path: Path) -> None:
    finished = program.run("--version", cwd=tmp_path)
    assert finished.stdout.strip() == f"Atelier {engine.__version__}"


def test_the_engine_is_inside(program: Program, tmp_path: Path) -> None:
    finished = program.run("--engine", "devices", "--json", cwd=tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert json.loads(finished.stdout)[-1]["name"] == "cpu"
    wrong = program.run("--engine", "train", "--model", "abacus", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr


def test_it_trains_as_it_does_unpackaged_and_names_a_picture(
    program: Program, tmp_path: Path
) -> None:
    options = ["--dataset", "garments", "--model", "mlp", "--optimizer", "adam", "--epochs", "1"]
    options += ["--seed", "5", "--threads", "1", "--device", "cpu"]
    packaged, plain = tmp_path / "작업 1", tmp_path / "plain"
    # Workers are processes of their own: a packaged program has to start itself anew for them.
    command = ("--engine", "train", *options, "--workers", "2", "--out", str(packaged))
    finished = program.run(*command, cwd=tmp_path)
    assert finished.returncode == 0, finished.stderr
    subprocess.run(
        [sys.executable, "-m", "engine", "train", *options, "--out", str(plain)],
        check=True,
        capture_output=True,
        env={**os.environ, "ATELIER_HOME": str(tmp_path / "home")},
    )
    assert (packaged / "metrics.csv").read_bytes() == (plain / "metrics.csv").read_bytes()

    drawn = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(drawn).polygon(
        [(70, 30), (20, 60), (40, 95), (62, 80), (62, 175), (138, 175), (138, 80), (160, 95),
         (180, 60), (130, 30)], outline=0, width=6,
    )  # fmt: skip
    drawn.save(tmp_path / "옷.png")
    named = program.run("--engine", "predict", "--json", "옷.png", cwd=tmp_path)
    assert named.returncode == 0, named.stderr
    assert json.loads(named.stdout)[0]["class"] == "T-shirt/top"
    weights = str(packaged / "final.safetensors")
    command = ("--engine", "predict", "--json", "--checkpoint", weights, "옷.png")
    assert program.run(*command, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("kind", list(formats.KINDS))
def test_weights_are_exported(kind: formats.Format, program: Program, tmp_path: Path) -> None:
    if kind == "onnx" and not _is_installed("onnxscript"):
        pytest.skip("it was built without the packages that write ONNX")
    file = tmp_path / f"sketch{formats.KINDS[kind].suffix}"
    command = ("--engine", "export", "--format", kind, "--out", str(file))
    finished = program.run(*command, cwd=tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert file.stat().st_size > 500_000


def test_the_window_s_jobs_are_done_in_processes_of_their_own(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "executable", str(program.file))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    own = code(GOOD, "NeuralNetwork")
    trusted_code.trust(own.fingerprint, own.class_name)
    tried = custom_trial.try_out(own, (1, 28, 28), 10)
    assert tried.problem is None
    assert tried.parameters > 0
    written = elsewhere.export(
        made(ModelSpec("linear")), formats.kind("torch-export"), tmp_path / "linear.pt2"
    )
    assert written.check.difference == 0


def test_a_snippet_finds_what_it_imports_and_starts_workers(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "조각.py").write_text(SNIPPET, encoding="utf-8")
    finished = program.run("--run-snippet", "조각.py", cwd=tmp_path)
    assert finished.returncode == 0, finished.stderr
    # What the program has set for itself is not for others that it starts.
    assert finished.stdout.split("\n")[:2] == ["66.0", "[]"]


@NEEDS_LINUX
def test_its_own_processes_use_its_own_libraries(program: Program, tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(
        "import subprocess, sys\n"
        "subprocess.run([sys.executable, '--run-snippet', 'child.py'], check=True)\n"
    )
    (tmp_path / "child.py").write_text(
        "import ssl\n"
        "for line in open('/proc/self/maps'):\n"
        "    if 'libssl' in line:\n"
        "        print(line[line.index('/') :], end='')\n"
    )
    finished = program.run("--run-snippet", "parent.py", cwd=tmp_path)
    assert finished.returncode == 0, finished.stderr
    libraries = set(finished.stdout.splitlines())
    assert len(libraries) == 1
    assert libraries.pop().startswith(str(program.folder))


def test_licences_and_what_the_menu_needs_lie_beside_it(program: Program) -> None:
    text = (program.folder / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    for name in ("torch", "PySide6_Essentials", "numpy", "pillow", "Python", "NanumSquare"):
        assert f"\n  {name} " in text or f"\n  {name}:" in text, name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert (program.folder / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    if sys.platform == "linux":
        share = program.folder / "share"
        assert (share / "applications" / "atelier.desktop").is_file()
        assert (share / "icons" / "hicolor" / "256x256" / "apps" / "atelier.png").is_file()


def test_what_is_not_needed_is_outside(program: Program) -> None:
    inside = program.folder / "_internal"
    names = {path.name.lower() for path in inside.rglob("*")}
    assert not [name for name in names if "quick" in name or "qml" in name or "qt6pdf" in name]
    assert not [name for name in names if name.startswith(("protoc-", "_tkinter", "libreadline"))]
    assert not [name for name in ("triton", "pytest", "setuptools") if (inside / name).exists()]
    assert {"torch_shm_manager", "sketch.safetensors", "atelier_ko.qm"} <= names
    lessons = Path(engine.__file__).parents[1] / "resources" / "lessons"
    assert {path.name.lower() for path in lessons.iterdir()} <= names
    assert not [path for path in inside.rglob("*") if path.is_symlink() and not path.exists()]


@NEEDS_LINUX
@pytest.mark.skipif(shutil.which("ldd") is None, reason="ldd is not installed")
def test_every_library_finds_those_that_it_needs(program: Program) -> None:
    inside = program.folder / "_internal"
    files = [path for path in inside.rglob("*.so*") if path.is_file() and not path.is_symlink()]
    assert len(files) > 100
    # torch is there before torchvision's libraries are loaded.
    places = f"{inside}{os.pathsep}{inside / 'torch' / 'lib'}"
    said = subprocess.run(
        ["ldd", *map(str, files)],
        env={**os.environ, "LD_LIBRARY_PATH": places},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    missing = {line.split()[0] for line in said.splitlines() if "not found" in line}
    # Those of the driver and of the desktop are the machine's own.
    own = ("libcuda.", "libnvidia-ml.", "libGL", "libEGL.", "libwayland-")
    assert not [name for name in missing if not name.startswith(own)]


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True

"""What goes into a packaged Atelier, without building one."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.made_packages import package

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
sys.path.append(str(PACKAGING))  # a folder of scripts: as a package it would hide PyPI's packaging

from bundle import contents, distributions  # noqa: E402

# Imports torch and computes, in a process that cannot import what a package leaves out.
WITHOUT = """
import sys
from importlib.machinery import PathFinder

before = set(sys.modules)

class Packaged(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.partition(".")[0] in sys.argv[1:]:
            return None
        return super().find_spec(name, path, target)

sys.meta_path[:] = [Packaged if each is PathFinder else each for each in sys.meta_path]
import torch, torchvision.transforms.v2
network = torch.nn.Linear(3, 2)
optimizer = torch.optim.Adam(network.parameters())
network(torch.ones(1, 3)).sum().backward()
optimizer.step()
one = torch.ones(1, dtype=torch.double, requires_grad=True)
assert torch.autograd.gradcheck(torch.sin, one)
print(sorted(set(sys.argv[1:]) & {name.partition(".")[0] for name in set(sys.modules) - before}))
"""


# Which packages


def test_what_atelier_needs_is_carried_and_test_tools_are_not() -> None:
    carried = distributions.carried(ROOT)
    assert {"torch", "torchvision", "pyside6-essentials", "shiboken6", "numpy"} <= set(carried)
    assert {"sympy", "networkx", "jinja2", "colorama"} <= set(carried), "what those need"
    assert not {"pytest", "mypy", "setuptools", "triton", "atelier"} & set(carried)
    unwanted = distributions.unwanted_modules(carried)
    assert {"pytest", "hypothesis", "setuptools"} <= set(unwanted)
    assert not {"torch", "PIL", "engine", "gui", "resources", "sympy"} & set(unwanted)


def test_requirements_are_followed_and_markers_heeded(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["One[more]>=1", "two; python_version < \'3\'"]\n'
        '[project.optional-dependencies]\nexport = ["five", "six"]\n'
    )
    installed = {
        "one": package(tmp_path, "one", "", ("three; extra == 'more'", "four; extra == 'x'")),
        "three": package(tmp_path, "three", "", ("one", "triton", "not-here")),
        "four": package(tmp_path, "four"),
        "five": package(tmp_path, "five"),
        "triton": package(tmp_path, "triton"),
    }
    assert list(distributions.carried(tmp_path, installed)) == ["one", "three"]
    del installed["one"]
    with pytest.raises(LookupError, match="one"):
        distributions.carried(tmp_path, installed)


def test_torch_does_without_what_is_left_out() -> None:
    unwanted = distributions.unwanted_modules(distributions.carried(ROOT))
    left_out = [*unwanted, *contents.standard_library_left_out(), "triton", "cuda"]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *left_out], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[]\n"


# Which files


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/bin/torch_shm_manager", True),
        ("torch/testing/_internal/common_utils.py", True),
        ("torch/bin/protoc-3.21.12.0", False),
        ("torch/include/c10/core/Device.h", False),
        ("torch\\lib\\torch_cpu.lib", False),
        ("nvidia/cu13/lib/libcublas.so.13", True),
        ("nvidia/cu13/lib/libnvrtc-builtins.so.13.2", True),
        ("nvidia/cu13/lib/libcusolver.so.12", True),
        ("nvidia/cu13/lib/libcusolverMg.so.12", False),
        ("nvidia/cu13/lib/libcudart_static.a", False),
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt6Qml.dll", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqpdf.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/translations/qtbase_ko.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("resources/weights/sketch.safetensors", True),
        ("libssl.so.3", True),
    ],
)
def test_files_are_taken_or_left(place: str, wanted: bool) -> None:
    assert contents.is_wanted(place) is wanted


def test_libraries_go_with_those_that_needed_them() -> None:
    kept = contents.still_needed(
        {
            "libpython3.11.so.1.0": set(),
            "PySide6/QtGui.abi3.so": {"libQt6Gui.so.6"},
            "PySide6/Qt/lib/libQt6Gui.so.6": {"/elsewhere/libfontconfig.so.1", "libc.so.6"},
            "PySide6/Qt/lib/libQt6Network.so.6": {"libgssapi.so.2"},
            "libfontconfig.so.1": {"libexpat.so.1"},
            "libexpat.so.1": set(),
            "libgssapi.so.2": set(),
            "torch/lib/libtorch.so": set(),
        }
    )
    gone = {"PySide6/Qt/lib/libQt6Network.so.6", "libgssapi.so.2"}
    assert not gone & kept
    assert len(kept) == 6
    assert contents.is_link_to("PySide6/Qt/lib/libQt6Gui.so.6", kept)
    assert not contents.is_link_to("PySide6/Qt/lib/libQt6Network.so.6", kept)


def test_all_resources_but_the_readme_s_are_inside() -> None:
    inside = {f"{place}/{Path(file).name}" for file, place in contents.resources(ROOT)}
    assert {
        "resources/weights/sketch.safetensors",
        "resources/weights/sketch.doubt.safetensors",
        "resources/translations/atelier_ko.qm",
        "resources/fonts/NanumSquareR.ttf",
        "resources/icons/atelier.svg",
    } <= inside
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file() and path.suffix not in (".py", ".pyc", ".ts", ".png"):
            assert path.relative_to(ROOT).as_posix() in inside
    assert not [name for name in inside if "pictures" in name or name.endswith((".pyc", ".ts"))]


def test_modules_are_taken_or_left() -> None:
    standard = contents.standard_library()
    assert {"json", "statistics", "sqlite3", "unittest", "multiprocessing"} <= set(standard)
    assert not {"tkinter", "readline", "idlelib", "antigravity"} & set(standard)
    assert contents.unwanted_qt(["QtCore", "QtQuick", "QtDBus", "QtPdf"]) == [
        "PySide6.QtPdf",
        "PySide6.QtQuick",
    ]
    assert not contents.is_wanted_module("numpy.linalg.tests.test_linalg")
    assert contents.is_wanted_module("engine.models.zoo")

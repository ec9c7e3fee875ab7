"""Which files go into the program, and which stay outside."""

import fnmatch
import importlib.util
import sys
from collections.abc import Iterable, Mapping, Set
from pathlib import Path, PurePosixPath

QT_MODULES = frozenset(
    {
        *("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtDBus"),
        *("QtOpenGL", "QtOpenGLWidgets", "QtTest"),  # pyqtgraph imports them
    }
)
"""Of PySide6; all others stay outside."""

MODULES_WITHOUT_IMPORT = (
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest"),
    *("torch.testing._internal.common_utils", "unittest"),
    *("safetensors.numpy", "safetensors.torch"),
)
"""Modules that no import statement leads to, or only one that a tracer does not see."""

PACKAGES_IN_WHOLE = ("engine", "gui", "torchvision", "numpy", "safetensors")
"""Beside torch, of which its hook takes all: code that a person writes may import anything."""

_LEFT_OUT_OF_PACKAGES = ("*.tests", "*.tests.*", "*.testing.*", "numpy.f2py*", "numpy.distutils*")
_STDLIB_LEFT_OUT = frozenset(
    {
        *("antigravity", "this", "idlelib", "turtle", "turtledemo", "tkinter", "_tkinter"),
        *("ensurepip", "venv", "lib2to3", "test", "pydoc_data", "distutils", "msilib"),
        *("readline", "rlcompleter", "_gdbm"),  # GPL libraries are behind them
        *("curses", "nis", "ossaudiodev", "spwd", "crypt"),  # terminals, and what is obsolete
    }
)

_QT = "PySide6/"
_PLUGINS_KEPT = (
    "platforms/*xcb*", "platforms/*wayland*", "platforms/*offscreen*", "platforms/*minimal.*",
    "platforms/*windows*", "platforms/*cocoa*", "platforms/*direct2d*",
    "platformthemes/*xdgdesktopportal*",  # GTK's would bring GTK from the machine that builds
    "platforminputcontexts/*compose*", "platforminputcontexts/*ibus*",  # Hangul is typed with them
    "imageformats/*", "iconengines/*", "styles/*", "xcbglintegrations/*",
    "wayland-decoration-client/*", "wayland-shell-integration/*xdg*",
    "wayland-graphics-integration-client/*wayland-egl*",
)  # fmt: skip

LEFT_OUT = (
    # C++ for those who extend torch; what writes its own file format; a list of its sources
    "torch/include/*", "torch/share/*", "torch/test/*", "torch/bin/protoc*", "torch/**/*.a",
    "torch/lib/*.lib", "caffe2/*",
    # CUDA: for programs that are compiled, for profilers, for several nodes
    "nvidia/*.a", "nvidia/*.bc", "nvidia/*/include/*", "nvidia/*.h", "nvidia/*.hpp",
    "nvidia/*/libcusolverMg*", "nvidia/*/libnvperf*", "nvidia/*/libpcsamplingutil*",
    "nvidia/*/libcheckpoint*", "nvidia/*/libnvblas*", "nvidia/*/libcufftw*",
    "nvidia/*/libcufile_rdma*", "nvidia/*/libnvtx3interop*", "nvidia/*/nvshmem_bootstrap*",
    "nvidia/*/nvshmem_transport*",
    # tests and their data
    "*/tests/*", "onnx/backend/test/*", "pyqtgraph/examples/*",
    # Qt's other half: its second toolkit, tools for those who program
    "PySide6/*qml*/*", "PySide6/*/qml/*", "PySide6/*Qml*", "PySide6/*Quick*", "PySide6/*Pdf*",
    "PySide6/*VirtualKeyboard*", "PySide6/*qpdf*", "PySide6/*.pyi", "PySide6/*opengl32sw*",
)  # fmt: skip
"""Patterns of what no part of Atelier opens, by its place within the program. `*` crosses `/`."""


def is_wanted(place: str) -> bool:
    """Whether a file belongs into the program.

    Args:
        place: Its path within the program, in the system's way of writing.
    """
    place = place.replace("\\", "/")
    if any(fnmatch.fnmatchcase(place, pattern) for pattern in LEFT_OUT):
        return False
    if place.startswith(_QT) and "/plugins/" in place:
        plugin = place.partition("/plugins/")[2]
        return any(fnmatch.fnmatchcase(plugin, pattern) for pattern in _PLUGINS_KEPT)
    if place.startswith(_QT) and "/translations/" in place:
        return PurePosixPath(place).name in ("qtbase_ko.qm", "qtbase_en.qm")
    return True


def still_needed(imports: Mapping[str, Set[str]]) -> set[str]:
    """The libraries that stay when those are gone that only a left-out file has linked to.

    Args:
        imports: For each library that is wanted, by its place within the program, the names of
            those it links to, with or without a folder.

    Returns:
        Places.
    """
    kept = {place for place in imports if not _depends_on_others(place)}
    new = kept
    while new:
        names = {_name(name) for place in new for name in imports[place]}
        new = {place for place in imports if _name(place) in names} - kept
        kept = kept | new
    return kept


def is_link_to(target: str, kept: Set[str]) -> bool:
    """Whether a link within the program's top folder points to a library that stays."""
    return target.replace("\\", "/") in {place.replace("\\", "/") for place in kept}


def _depends_on_others(place: str) -> bool:
    """Whether a shared library is there only if others link to it: the system's, and Qt's own."""
    name = _name(place)
    if name.startswith(("libpython", "python")):  # which the program itself loads
        return False
    path = PurePosixPath(place.replace("\\", "/"))
    in_qt = path.is_relative_to("PySide6") and name.startswith(("libqt6", "qt6", "libicu"))
    return in_qt or len(path.parts) == 1


def _name(place: str) -> str:
    return PurePosixPath(place.replace("\\", "/")).name.lower()  # as Windows compares them


def loaded_by_name(site: Path) -> list[tuple[str, str]]:
    """Libraries that others load by name only, so that no tracer sees it: (file, folder).

    Args:
        site: The folder that packages are installed in.
    """
    return [
        (str(path), path.parent.relative_to(site).as_posix())
        for path in sorted(site.glob("nvidia/*/lib/libnvrtc-builtins.so*"))
    ]


def unwanted_qt(available: Iterable[str]) -> list[str]:
    """Modules of PySide6 that stay outside, of those that there are (`QtQuick`)."""
    return sorted(f"PySide6.{name}" for name in available if name not in QT_MODULES)


def standard_library() -> list[str]:
    """Top-level modules of Python's library: a person's own code may import any of them."""
    return sorted(
        name
        for name in sys.stdlib_module_names
        if name not in _STDLIB_LEFT_OUT
        and not name.startswith("_")
        and importlib.util.find_spec(name) is not None  # the list is of all systems
    )


def standard_library_left_out() -> list[str]:
    """Top-level modules of Python's library that stay outside."""
    return sorted(_STDLIB_LEFT_OUT)


def is_wanted_module(name: str) -> bool:
    """Whether a module of `PACKAGES_IN_WHOLE` or of Python's library belongs into the program."""
    return not any(fnmatch.fnmatchcase(name, pattern) for pattern in _LEFT_OUT_OF_PACKAGES)


def resources(root: Path) -> list[tuple[str, str]]:
    """Everything in `resources/` that the program reads, as (file, folder within the program).

    Pictures are the README's, modules make what else lies there, translations are read compiled.
    """
    folder = root / "resources"
    found = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        is_source = path.suffix == ".ts" or (
            path.suffix == ".py" and (path.parent / "__init__.py").exists()
        )
        if path.is_file() and not (
            is_source or "__pycache__" in inside.parts or inside.parts[0] == "pictures"
        ):
            found.append((str(path), str(PurePosixPath("resources", *inside.parent.parts))))
    return found

"""Builds the application for the system that this runs on: `python packaging/build.py`.

Needs `pip install -e ".[build]"`. Leaves a folder `dist/atelier` that runs on machines without
Python, and `dist/atelier-report.json`, which says how large its parts are.
"""

import argparse
import importlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from bundle import PACKAGING, ROOT, distributions, icons, papers, report

import engine

_TESTS = ROOT / "tests" / "test_packaging_frozen.py"


def main() -> int:
    """Build, and check if asked to; returns the exit code."""
    parser = argparse.ArgumentParser(description="Build Atelier as an application.")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="default: dist")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "package")
    parser.add_argument("--check", action="store_true", help="start it afterwards and test it")
    options = parser.parse_args()
    dist, work = options.dist.resolve(), options.work.resolve()
    folder = dist / "atelier"
    began = time.monotonic()
    icons.make(work / "icons")
    _freeze(dist, work)
    carried = json.loads((work / "carried.json").read_text(encoding="utf-8"))
    installed = distributions.all_installed()
    packages = {name: installed[name] for name in carried["packages"]}
    # PyInstaller's loader is in the program file.
    with_loader = {**packages, "pyinstaller": installed["pyinstaller"]}
    papers.write_licences(folder, with_loader, _of_system(carried["binaries"]))
    if sys.platform.startswith("linux"):
        papers.write_desktop_files(folder, work / "icons")
    made = report.measure(
        folder, engine.__version__, packages, _archived(folder), time.monotonic() - began
    )
    (dist / "atelier-report.json").write_text(json.dumps(made.as_record(), indent=2) + "\n")
    print(made.as_text())
    print(f"{folder} is ready.")
    return _check(folder) if options.check else 0


def _freeze(dist: Path, work: Path) -> None:
    """Have PyInstaller make the folder anew."""
    shutil.rmtree(dist / "atelier", ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    subprocess.run(
        [*command, "--distpath", str(dist), "--workpath", str(work), "atelier.spec"],
        cwd=PACKAGING,
        env={
            **os.environ,
            "ATELIER_PACKAGE_WORK": str(work),
            "ATELIER_PACKAGE_VERSION": engine.__version__,
        },
        check=True,
    )


def _of_system(binaries: list[list[str]]) -> list[Path]:
    """Libraries that are neither Python's nor a package's."""
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    python = [Path(sysconfig.get_path(name)).resolve() for name in names]
    files = [Path(source) for _, source, kind in binaries if kind == "BINARY"]
    return [
        file
        for file in files
        if not file.name.lower().startswith(("libpython", "python"))
        and not any(map(file.resolve().is_relative_to, python))
    ]


def _archived(folder: Path) -> dict[str, int]:
    """How large each module within the program's own file is."""
    readers = importlib.import_module("PyInstaller.archive.readers")
    program = folder / ("atelier.exe" if sys.platform == "win32" else "atelier")
    modules = readers.CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    return {name: size for name, (_, _, size) in modules.toc.items()}


def _check(folder: Path) -> int:
    """Run the tests of a packaged program, which start it as a person would."""
    print("Testing it takes some minutes.")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", str(_TESTS)],
        cwd=ROOT,
        env={**os.environ, "ATELIER_PACKAGE": str(folder)},
        check=False,
    ).returncode


if __name__ == "__main__":
    sys.exit(main())

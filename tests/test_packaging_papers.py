"""What lies beside a packaged Atelier: licences, icons, the menu's entry, and the report."""

import configparser
import os
import shutil
import subprocess
import sys
from email.message import Message
from pathlib import Path

import pytest
from PIL import Image

from tests.made_packages import package

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
sys.path.append(str(PACKAGING))  # a folder of scripts: as a package it would hide PyPI's packaging

from bundle import distributions, icons, licences, papers, report  # noqa: E402


def test_licences_are_collected_and_each_text_stands_once(tmp_path: Path) -> None:
    files = {"DIST/licenses/LICENSE": "Do as you like.", "one/license.py": "no = 1"}
    packages = {
        "one": package(tmp_path, "one", "License-Expression: MIT\n", (), files),
        "two": package(
            tmp_path,
            "two",
            "Classifier: License :: OSI Approved :: BSD License\n",
            files={"two/LICENSE": "Do  as you\nlike."},
        ),
        "three": package(tmp_path, "three", "License: GPL, or\n  so\n"),
    }
    text = licences.document(packages, [tmp_path / "libnobody.so.1"])
    index, _, texts = text.partition("=" * 80 + "\none 1.0")
    assert "\n  one 1.0: MIT\n" in index
    assert "\n  two 1.0: BSD License\n" in index
    assert "\n  three 1.0: not stated\n" in index
    assert "libnobody.so.1" in index
    assert texts.count("Do as you like.") == 1
    assert "The text is the same as for one 1.0." in texts
    assert "no = 1" not in text


def test_a_licence_in_short_is_never_a_whole_text() -> None:
    record = Message()
    record["License"] = "Permission is hereby granted, " * 10
    assert licences.licence_of(record) == "not stated"  # type: ignore[arg-type]


def test_what_is_carried_here_has_its_licences(tmp_path: Path) -> None:
    carried = distributions.carried(ROOT)
    papers.write_licences(tmp_path, carried, [])
    text = (tmp_path / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    for needed in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
        "SIL Open Font License",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "Facebook",
        "NumPy Developers",
    ):
        assert needed.lower() in text.lower(), needed
    for each in carried.values():
        assert f"\n  {each.metadata['Name']} {each.version}: " in text
    assert (tmp_path / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


@pytest.mark.usefixtures("qapp")
def test_the_icon_has_the_forms_that_systems_ask_for(tmp_path: Path) -> None:
    icons.make(tmp_path)
    for size in (16, 48, 512):
        with Image.open(tmp_path / f"{size}.png") as picture:
            assert picture.size == (size, size)
            assert picture.getpixel((0, 0))[3] == 0, "round corners"  # type: ignore[index]
            assert picture.getpixel((size // 2, size // 2))[3] == 255  # type: ignore[index]
    for name in ("atelier.ico", "atelier.icns"):
        with Image.open(tmp_path / name) as icon:
            widths = {size[0] for size in icon.info["sizes"]}
        assert {16, 32, 256} <= widths, name
    assert icons.for_platform(tmp_path, "win32") == str(tmp_path / "atelier.ico")
    assert icons.for_platform(tmp_path, "linux") is None


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_desktop_s_menu_starts_it_where_it_lies(tmp_path: Path) -> None:
    folder, share = tmp_path / '옷 "a" $b 100%', tmp_path / "share"
    folder.mkdir()
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for size in icons.SIZES:
        (pictures / f"{size}.png").write_bytes(b"")
    papers.write_desktop_files(folder, pictures)
    command = ["sh", str(folder / "add-to-menu.sh")]
    environment = {**os.environ, "XDG_DATA_HOME": str(share)}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    written = share / "applications" / "atelier.desktop"
    entry = read_entry(written)
    # As the specification has it: escaped for within quotes, then once more as any string.
    quoted = str(folder / "atelier").replace('"', '\\\\"').replace("$", "\\\\$").replace("%", "%%")
    assert entry["Exec"] == f'"{quoted}"'
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / "atelier.svg").is_file()
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", str(written)], check=True)
    subprocess.run([*command, "--remove"], env=environment, check=True)
    assert not [path for path in share.rglob("*") if path.is_file()]


def test_the_desktop_entry_says_what_a_menu_shows() -> None:
    entry = read_entry(PACKAGING / "atelier.desktop")
    assert (entry["Type"], entry["Name"], entry["Icon"]) == ("Application", "Atelier", "atelier")
    assert entry["Exec"] == "atelier"
    assert entry["Comment[ko]"]
    assert entry["Categories"].endswith(";")


def read_entry(file: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(file, encoding="utf-8")
    return parser["Desktop Entry"]


# How large it is


def test_the_report_says_what_each_part_takes(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "atelier"
    version = "__version__ = '9.9+cu1'\n"
    torch = package(site, "torch", files={"torch/version.py": version})
    nvidia = package(site, "nvidia-x", files={"nvidia/x": "12345"})
    for place, size in {
        "atelier": 1000,
        "THIRD-PARTY.txt": 10,
        "_internal/torch/lib/libtorch_cpu.so": 300,
        "_internal/torch/lib/libtorch_cuda.so": 200,
        "_internal/nvidia/cu13/lib/libcublas.so.13": 100,
        "_internal/PySide6/Qt/lib/libQt6Core.so.6": 50,
        "_internal/libpython3.11.so.1.0": 40,
        "_internal/libexpat.so.1": 5,
        "_internal/resources/weights/sketch.safetensors": 7,
        "_internal/odd/thing": 1,
    }.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(b"x" * size)
    if sys.platform != "win32":
        (folder / "_internal" / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    made = report.measure(
        folder,
        "1.2",
        {"torch": torch, "nvidia-x": nvidia},
        {"torch.nn": 80, "json": 20, "engine": 30},
    )
    assert made.parts == {
        "program file": 870,
        "torch": 380,
        "CUDA libraries": 300,
        "Python": 60,
        "Qt": 50,
        "Atelier": 37,
        "papers and icons": 10,
        "system libraries": 5,
        "other packages": 1,
    }
    assert made.total == sum(made.parts.values()) == 1713
    assert made.torch_carried == 680
    assert made.torch_installed == len(version) + 5
    assert made.torch == "9.9+cu1"
    assert "torch 9.9+cu1" in made.as_text()
    with pytest.raises(LookupError):
        report.measure(folder, "1.2", {})

"""About: what Atelier is made of, under which terms, and all of it as text."""

import re
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import engine
from gui import about, about_facts
from gui.background import Background

ROOT = Path(__file__).parents[2]


def test_every_dependency_is_named_with_its_version_and_licence() -> None:
    parts = {part.name.lower(): part for part in about_facts.parts()}
    needed = metadata.requires("atelier") or []
    names = [re.split(r"[^\w-]", line)[0] for line in needed if "extra" not in line]
    assert len(names) > 8
    for name in names:
        known = {"torch": "pytorch", "pyside6-essentials": "pyside6"}.get(name.lower(), name)
        part = parts[known.lower()]
        assert part.version == metadata.version(name)
        assert part.licence


@pytest.mark.parametrize(
    ("package", "name"),
    [("numpy", "NumPy"), ("torchvision", "torchvision"), ("safetensors", "safetensors")],
)
def test_licences_are_those_that_the_packages_name(package: str, name: str) -> None:
    """Ours are in short; whatever is the record's word for them begins as they do."""
    (licence,) = [part.licence for part in about_facts.parts() if part.name == name]
    record = metadata.metadata(package)
    words = [record.get_all(key) or [] for key in ("License-Expression", "License", "Classifier")]
    said = " ".join(word for found in words for word in found)
    assert licence.split("-")[0] in said


def test_what_ships_with_it_is_there() -> None:
    """The font is named, and its licence lies beside it."""
    assert "NanumSquare" in {part.name for part in about_facts.parts()}
    licence = (ROOT / "resources" / "fonts" / "NanumSquare-LICENSE.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in licence


def test_the_window_shows_all_of_it_and_copies_it(qtbot: QtBot, background: Background) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = about.show(parent, background)
    assert not window.isModal()
    assert not window.copy_button.isEnabled()
    assert about.show(parent, background) is window, "there is never more than one"
    qtbot.waitUntil(lambda: window.is_filled, timeout=60_000)
    names = [part.name for part in about_facts.parts()]
    items = [window.table.item(row, 0) for row in range(window.table.rowCount())]
    assert [item.text() for item in items if item is not None] == names
    window.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert copied.startswith(f"Atelier {engine.__version__} (MIT)\n")
    assert all(name in copied for name in names)
    assert "Device: " in copied
    window.close_button.click()
    assert not window.isVisible()

"""Opening specs and scripts in the window: the same settings, or nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.codegen import reading
from engine.data import catalog
from engine.network_spec import CodeSpec
from engine.presets import PRESETS
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.training.plan import Intervention
from engine.transform_steps import TransformStep
from gui.main_window import MainWindow
from gui.session import LoadedDataset
from gui.training.controller import RunState
from tests.engine.random_networks import random_network
from tests.gui.data_hands import picture_folder
from tests.gui.spec_hands import MS, Desk, script_of, spec_file
from tests.tiny import tiny_images

ADAM = TrainSpec(
    epochs=3,
    batch_size=32,
    optimizer="adam",
    lr=0.0123,
    schedule="cosine",
    patience=2,
    validation=0.2,
    seed=7,
    threads=1,
    device="cpu",
)
STEPS = (TransformStep.make("RandomRotation"), TransformStep.make("Normalize", mean=0.25))
SPEC = RunSpec(DataSpec(transforms=STEPS, merge=((0, 6),), workers=2), ModelSpec("cnn"), ADAM)
CODE = CodeSpec(
    "from torch import nn\n\n\nclass 옷(nn.Sequential):\n"
    "    def __init__(self, width=8):\n"
    "        super().__init__(nn.Flatten(), nn.Linear(784, 10))\n",
    "옷",
    (("width", 16),),
)
SPECS = {
    "all sorts": SPEC,
    "builder": RunSpec(model=ModelSpec("builder", layers=random_network(3)), train=ADAM),
    "custom": RunSpec(model=ModelSpec("custom", code=CODE), train=ADAM),
    **{p.name: RunSpec(DataSpec(), p.model, replace(p.train, device="cpu")) for p in PRESETS},
}


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow) -> Iterator[Desk]:
    yield Desk(qtbot, window)
    # What the Data tab began may take longer than a closing window waits for it.
    assert window.background.shut_down(MS)


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS.keys())
def test_from_the_window_to_a_script_and_back_is_the_same_spec(
    desk: Desk, tmp_path: Path, spec: RunSpec
) -> None:
    desk.open(spec_file(spec, tmp_path / "spec.json"))
    assert desk.current.value() == spec
    path = script_of(desk.current.value(), tmp_path / "script.py")
    desk.press("Undo")
    assert desk.current.value() != spec
    desk.open(path, "Opened script.py.")
    assert desk.current.value() == spec


def test_the_settings_before_come_back(desk: Desk, tmp_path: Path) -> None:
    before = desk.current.value()
    desk.open(spec_file(SPEC, tmp_path / "spec.json"))
    desk.press("Undo")
    assert desk.current.value() == before
    assert not desk.said


def test_a_script_that_was_changed_is_opened_only_if_asked(desk: Desk, tmp_path: Path) -> None:
    before = desk.current.value()
    path = script_of(SPEC, tmp_path / "script.py")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("import argparse", "import argparse  # mine"), encoding="utf-8")
    line = text[: text.index("import argparse")].count("\n") + 1
    desk.open(path, f"changed by hand, in line {line}.")
    assert desk.current.value() == before, "nothing is taken over unasked"
    desk.press("Cancel")
    assert desk.current.value() == before
    desk.open(path, "changed by hand")
    desk.press("Open")
    assert desk.current.value() == SPEC
    assert "Opened script.py" in desk.said


def test_a_script_of_another_version_is_not_called_changed(desk: Desk, tmp_path: Path) -> None:
    path = script_of(SPEC, tmp_path / "script.py")
    text = path.read_text(encoding="utf-8").replace('"atelier": "', '"atelier": "0.0.9 of ')
    text = text.replace("import argparse", "import argparse  # mine", 1)
    path.write_text(text, encoding="utf-8")
    desk.open(path, "written by Atelier 0.0.9")
    desk.press("Open")
    assert desk.current.value() == SPEC


def test_what_was_done_to_a_run_is_no_setting_and_said(desk: Desk, tmp_path: Path) -> None:
    steered = Intervention(100, "lr", "0.5")
    desk.open(script_of(SPEC, tmp_path / "script.py", steered), "What was done to the run")
    assert desk.current.value() == SPEC


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("spec.json", b""),
        ("spec.json", b'{"version": 2}'),
        ("spec.json", b'{"train": {"speed": 3}}'),
        ("spec.json", b'{"train": {"epochs": "3"}}'),
        ("spec.json", b'{"train": {"nesterov": true}}'),
        ("spec.json", b"[" * 100_000),
        ("spec.json", b" " * (reading.LARGEST + 1)),
        ("spec.json", b"\xff\xfe"),
        ("script.py", b"print('hello')\n"),
        ("script.py", b"ATELIER = {}\nATELIER = {}\n"),
        ("script.py", b"ATELIER = open('x')\n"),
        ("script.py", b'ATELIER = {"format": 2, "atelier": "9"}\n'),
        ("script.py", b"-" * 200_000),
        ("none.json", None),
    ],
    ids=lambda part: repr(part)[:40],
)
def test_a_bad_file_is_one_sentence_and_nothing_is_lost(
    desk: Desk, tmp_path: Path, name: str, content: bytes | None
) -> None:
    before = desk.current.value()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    desk.open(tmp_path / name, ".")
    assert name in desk.said
    assert str(tmp_path) not in desk.said
    assert desk.said.count("\n") == 0
    assert desk.said.endswith(".")
    assert "internal" not in desk.said
    assert "Opened" not in desk.said
    assert desk.current.value() == before


# Code of somebody's own


def test_a_class_in_a_spec_is_asked_about_and_nothing_of_it_runs(
    desk: Desk, tmp_path: Path
) -> None:
    mark = tmp_path / "it ran"
    source = f"from pathlib import Path\nPath({str(mark)!r}).touch()\n{CODE.source}"
    spec = RunSpec(model=ModelSpec("custom", code=replace(CODE, source=source)), train=ADAM)
    window = desk.window
    desk.open(script_of(spec, tmp_path / "script.py"))
    assert window.session.model == spec.model
    window.tabs.setCurrentWidget(window.model_tab)
    custom = window.model_tab.custom
    desk.qtbot.waitUntil(lambda: not custom.panel.question.isHidden(), timeout=30_000)
    assert custom.code_view.code() == source
    assert not mark.exists()


# Data that is not here


def test_a_dataset_that_is_not_here_is_offered_and_its_settings_wait_for_it(
    desk: Desk, tmp_path: Path
) -> None:
    window = desk.window
    here = window.session.dataset
    spec = replace(SPEC, data=replace(SPEC.data, dataset="fashion-mnist"))
    desk.open(spec_file(spec, tmp_path / "spec.json"), "Fashion-MNIST is not on this machine")
    assert window.session.dataset is here
    assert (window.session.model, window.training_tab.panel.form.value()) == (spec.model, ADAM)
    arrived = LoadedDataset(catalog.entry("fashion-mnist"), tiny_images(40, 0), tiny_images(20, 1))
    window.session.set_dataset(arrived)  # as a download does it
    assert desk.current.value() == spec


def test_settings_without_their_dataset_can_be_taken_back(desk: Desk, tmp_path: Path) -> None:
    before = desk.current.value()
    spec = replace(SPEC, data=replace(SPEC.data, dataset="fashion-mnist"))
    desk.open(spec_file(spec, tmp_path / "spec.json"), "Fashion-MNIST is not on this machine")
    desk.press("Undo")
    assert desk.current.value() == before


def test_whoever_opens_another_dataset_does_not_get_those_settings(
    desk: Desk, tmp_path: Path
) -> None:
    spec = replace(SPEC, data=replace(SPEC.data, dataset="fashion-mnist"))
    desk.open(spec_file(spec, tmp_path / "spec.json"), "is not on this machine")
    for name in ("kmnist", "fashion-mnist"):
        entry = catalog.entry(name)
        desk.window.session.set_dataset(
            LoadedDataset(entry, tiny_images(40, 0), tiny_images(20, 1))
        )
        assert desk.window.session.data.transforms == ()


def test_a_folder_that_is_gone_gives_its_usual_sentence(desk: Desk, tmp_path: Path) -> None:
    before, here = desk.current.value(), desk.window.session.dataset
    spec = replace(SPEC, data=DataSpec(f"folder:{tmp_path / 'gone'}"))
    desk.open(spec_file(spec, tmp_path / "spec.json"), "gone does not exist")
    assert desk.window.session.dataset is here
    assert desk.current.value() == RunSpec(before.data, spec.model, spec.train)
    desk.press("Undo")
    assert desk.current.value() == before


def test_a_folder_is_read_as_the_spec_says(desk: Desk, tmp_path: Path) -> None:
    folder = picture_folder(tmp_path / "내 옷 {1}", ("a", "b", "c"))
    data = DataSpec(f"folder:{folder}", size=16, transforms=STEPS, merge=((0, 2),))
    spec = replace(SPEC, data=data)
    desk.open(spec_file(spec, tmp_path / "spec.json"))
    desk.qtbot.waitUntil(lambda: desk.current.value() == spec, timeout=30_000)
    wrong = replace(spec, data=replace(data, merge=((0, 7),)))
    desk.files.open(str(spec_file(wrong, tmp_path / "spec.json")))
    desk.wait_for("cannot be merged like this")
    assert desk.window.session.data.merge == ()


# A training in progress


def test_during_a_training_nothing_is_opened(desk: Desk, tmp_path: Path) -> None:
    window = desk.window
    form = window.training_tab.panel.form
    form.set_value(TrainSpec(epochs=1000, threads=1, device="cpu"))
    before = desk.current.value()
    path = spec_file(SPEC, tmp_path / "spec.json")
    window.training_tab.panel.start_button.click()
    desk.qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING, timeout=30_000)
    desk.open(path, "A training is in progress")
    assert desk.current.value() == before
    window.controller.stop()
    desk.qtbot.waitUntil(lambda: not window.controller.is_active, timeout=30_000)
    desk.open(path)
    assert desk.current.value() == SPEC


def test_nothing_takes_the_focus(desk: Desk, tmp_path: Path) -> None:
    window = desk.window
    window.activateWindow()
    fields = window.data_tab.findChildren(QWidget)
    field = next(f for f in fields if f.isVisible() and f.focusPolicy().value & 1)
    field.setFocus()
    held = window.focusWidget()
    desk.open(spec_file(SPEC, tmp_path / "spec.json"))
    assert window.focusWidget() is held

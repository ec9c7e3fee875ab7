"""Saving specs and exporting scripts from the window: what is written, and what is said of it."""

import ast
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from engine.codegen import reading
from engine.data import catalog
from engine.network_spec import CodeSpec
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from gui.main_window import MainWindow
from gui.session import LoadedDataset
from tests.gui.data_hands import picture_folder
from tests.gui.spec_hands import MS, Desk, spec_file
from tests.run_folders import SPEC, write_run
from tests.tiny import tiny_images

TRAIN = TrainSpec(epochs=3, batch_size=8, optimizer="adam", threads=1, device="cpu")


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow) -> Iterator[Desk]:
    yield Desk(qtbot, window)
    # What the Data tab began may take longer than a closing window waits for it.
    assert window.background.shut_down(MS)


def show_fashion(desk: Desk) -> RunSpec:
    """Settings for a dataset that torchvision has."""
    entry = catalog.entry("fashion-mnist")
    dataset = LoadedDataset(entry, tiny_images(40, 0), tiny_images(20, 1))
    desk.window.session.set_dataset(dataset)
    desk.window.session.set_model(ModelSpec("lenet"))
    desk.window.training_tab.panel.form.set_value(TRAIN)
    return desk.current.value()


def test_questions_for_files_wait_for_nobody(desk: Desk, tmp_path: Path) -> None:
    spec = show_fashion(desk)
    desk.files.save_action.trigger()
    desk.answer(tmp_path / "mine.json")
    desk.wait_for("Saved as")
    desk.files.export_action.trigger()
    desk.answer(tmp_path / "mine.py")
    desk.wait_for("Written")
    for name in ("mine.json", "mine.py"):
        desk.window.session.set_model(ModelSpec("mlp"))
        desk.window.menus.drops.ask_open()
        desk.answer(tmp_path / name)
        desk.wait_for(f"Opened {name}")
        assert desk.current.value() == spec


def test_the_actions_have_keys(desk: Desk) -> None:
    files = desk.files
    keys = [action.shortcut() for action in (files.save_action, files.export_action)]
    assert keys == [QKeySequence(text) for text in ("Ctrl+S", "Ctrl+Shift+E")]


def test_a_saved_spec_is_small_and_for_any_editor(desk: Desk, tmp_path: Path) -> None:
    spec = show_fashion(desk)
    path = tmp_path / "내 설정 {0}.json"
    desk.files.save(spec, str(path))
    desk.wait_for(str(path))
    assert json.loads(path.read_bytes().decode("ascii")) == {
        "version": 1,
        "data": {"dataset": "fashion-mnist"},
        "model": {"name": "lenet"},
        "train": {
            "epochs": 3,
            "batch_size": 8,
            "optimizer": "adam",
            "lr": 0.001,
            "threads": 1,
            "device": "cpu",
        },
    }


def test_what_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    spec = show_fashion(desk)
    desk.files.save(spec, str(tmp_path / "none" / "spec.json"))
    desk.wait_for("spec.json cannot be written")
    desk.files.export(spec, str(tmp_path / "none" / "script.py"))
    desk.wait_for("script.py cannot be written")


def test_settings_that_do_not_go_together_are_not_written(desk: Desk) -> None:
    show_fashion(desk)
    session = desk.window.session
    session.set_data(replace(session.data, target="one_hot"))
    desk.window.training_tab.panel.form.set_value(replace(TRAIN, loss="nll"))
    for action in (desk.files.save_action, desk.files.export_action):
        desk.files.banner.hide()
        action.trigger()
        assert "One-hot targets" in desk.said


def test_a_script_needs_nothing_of_ours(desk: Desk, tmp_path: Path) -> None:
    spec = show_fashion(desk)
    path = tmp_path / "script.py"
    desk.files.export(spec, str(path))
    desk.wait_for(f"Written: {path}")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert "torch" in named
    assert not named & {"engine", "gui", "numpy"}
    assert [file.name for file in tmp_path.glob("script*")] == ["script.py"]


def test_images_that_only_we_have_go_along_and_belong_to_the_script(
    desk: Desk, tmp_path: Path
) -> None:
    folder = picture_folder(tmp_path / "pictures", ("a", "b", "c"), each=10)
    spec = RunSpec(DataSpec(f"folder:{folder}", size=16), ModelSpec("mlp"), TRAIN)
    path = tmp_path / "shop.py"
    desk.files.export(spec, str(path))
    desk.wait_for("keep the two files together")
    assert "shop-data.pt" in desk.said
    assert (tmp_path / "shop-data.pt").is_file()
    assert reading.read(path).spec == spec


def test_images_of_something_else_are_not_written_over(desk: Desk, tmp_path: Path) -> None:
    folder = picture_folder(tmp_path / "pictures", ("a", "b"), each=10)
    spec = RunSpec(DataSpec(f"folder:{folder}", size=16), ModelSpec("mlp"), TRAIN)
    (tmp_path / "shop-data.pt").write_text("mine")
    desk.files.export(spec, str(tmp_path / "shop.py"))
    desk.wait_for("is there already")
    assert (tmp_path / "shop-data.pt").read_text() == "mine"


def test_a_script_that_is_there_is_replaced_as_the_question_said(
    desk: Desk, tmp_path: Path
) -> None:
    spec = show_fashion(desk)
    path = tmp_path / "script.py"
    path.write_text("old")
    desk.files.export(spec, str(path))
    desk.wait_for("Written")
    assert reading.read(path).spec == spec


def test_a_run_is_exported_with_what_was_done_to_it(desk: Desk, tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run")
    (folder / "interventions.csv").write_text("step,key,value\n4,lr,0.5\n")
    desk.files.ask_export_run(folder)
    desk.answer(tmp_path / "script.py")
    desk.wait_for("Written")
    read = reading.read(tmp_path / "script.py")
    assert (read.spec, read.matches) == (SPEC, True)
    assert [done.value for done in read.interventions] == ["0.5"]


def test_a_class_goes_along_without_being_run(desk: Desk, tmp_path: Path) -> None:
    mark = tmp_path / "it ran"
    source = (
        f"from pathlib import Path\n\nfrom torch import nn\n\nPath({str(mark)!r}).touch()\n\n\n"
        "class Net(nn.Sequential):\n"
        "    def __init__(self):\n"
        "        super().__init__(nn.Flatten(), nn.Linear(784, 10))\n"
    )
    model = ModelSpec("custom", code=CodeSpec(source, "Net"))
    spec = RunSpec(DataSpec("fashion-mnist"), model, TRAIN)
    desk.files.export(spec, str(tmp_path / "script.py"))
    desk.wait_for("Written")
    assert "class Net(nn.Sequential)" in (tmp_path / "script.py").read_text(encoding="utf-8")
    assert not mark.exists()


def test_a_class_whose_source_is_gone_is_told(desk: Desk, tmp_path: Path) -> None:
    model = ModelSpec("custom", code=CodeSpec("", "Net"))
    spec = RunSpec(DataSpec("fashion-mnist"), model, TRAIN)
    desk.open(spec_file(spec, tmp_path / "spec.json"), "its source is not there")
    desk.files.export(spec, str(tmp_path / "script.py"))
    desk.wait_for("Net")
    assert not (tmp_path / "script.py").exists()

"""The Builder page's network in training, on other data, and in files."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from engine.layer_presets import PRESETS, preset
from engine.network_spec import Setting
from engine.run_spec import ModelSpec
from gui.background import Background
from gui.model.builder_files import read, to_json
from gui.model.builder_view import BuilderView
from gui.session import LoadedDataset, Session
from tests.gui.builder_page import (
    choose,
    layer,
    load,
    other_dataset,
    row,
    session_with,
    shown_page,
    whole_field,
)


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    return session_with(tiny_dataset)


@pytest.fixture
def page(qtbot: QtBot, session: Session, background: Background) -> BuilderView:
    return shown_page(qtbot, session, background)


# Training


def test_training_uses_the_network_when_it_is_told_to(page: BuilderView, session: Session) -> None:
    assert '"mlp"' in page.side.usage.text()
    page.side.use_button.click()
    assert session.model == ModelSpec("builder", layers=page.root)
    assert page.side.usage.text() == "Training uses this network."
    assert not page.side.use_button.isEnabled()
    choose(page, (1, 0))
    whole_field(page, "out_features").setValue(20)
    assert "before your changes" in page.side.usage.text()
    page.undo()
    assert page.side.usage.text() == "Training uses this network."
    session.set_model(ModelSpec("cnn"))
    assert '"cnn"' in page.side.usage.text()


def test_many_parameters_are_asked_about_first(page: BuilderView, session: Session) -> None:
    page.begin_with("mlp")
    choose(page, (1, 0))
    whole_field(page, "out_features").setValue(60_000)
    choose(page, (1, 2))
    whole_field(page, "out_features").setValue(2_000)
    page.side.use_button.click()
    assert session.model.name == "mlp"
    assert "parameters" in page.banner.text()
    buttons = {b.text(): b for b in page.banner.findChildren(QAbstractButton)}
    buttons["Cancel"].click()
    assert not page.banner.isVisible()
    assert session.model.name == "mlp"
    page.side.use_button.click()
    buttons["Use it all the same"].click()
    assert session.model.layers == page.root


def test_a_network_that_comes_from_elsewhere_is_shown_and_the_one_before_is_a_step_back(
    page: BuilderView, session: Session
) -> None:
    page.begin_with("lenet")
    network = preset("cnn", 10)
    session.set_model(ModelSpec("builder", layers=network))
    assert page.root == network
    page.undo()
    assert page.root == preset("lenet", 10)


def test_edits_survive_another_dataset_and_shapes_are_inferred_anew(
    page: BuilderView, session: Session
) -> None:
    choose(page, (1, 0))
    whole_field(page, "out_features").setValue(99)
    before = page.root
    session.set_dataset(other_dataset("cifar10"))
    assert page.root == before
    assert row(page, 0)[1] == "[3, 32, 32] \u2192 [3072]"


def test_a_network_that_nobody_touched_gets_as_many_outputs_as_there_are_classes(
    page: BuilderView, session: Session
) -> None:
    session.set_dataset(other_dataset("emnist-letters"))
    assert page.root == preset("mlp", 26)
    assert not page.panel.undo_button.isEnabled()


def test_a_hidden_page_works_nothing_out_until_it_is_seen(
    page: BuilderView, session: Session
) -> None:
    page.hide()
    session.set_dataset(other_dataset("cifar10"))
    assert row(page, 0)[1] == "[1, 28, 28] \u2192 [784]"
    page.show()
    assert row(page, 0)[1] == "[3, 32, 32] \u2192 [3072]"


def test_without_a_dataset_it_waits(qtbot: QtBot, background: Background) -> None:
    session = Session()
    view = BuilderView(session, background)
    qtbot.addWidget(view)
    view.show()
    assert not view.isEnabled()
    session.set_dataset(other_dataset("garments"))
    assert view.isEnabled()
    assert view.root == preset("mlp", 10)


# Files


@pytest.mark.parametrize("name", PRESETS)
def test_a_saved_network_is_opened_as_it_was(
    qtbot: QtBot, page: BuilderView, tmp_path: Path, name: str
) -> None:
    page.begin_with(name)
    saved, path = page.root, str(tmp_path / "network.json")
    with qtbot.waitSignal(page.files.notice):
        page.files.save(saved, path)
    page.begin_with("mlp" if name == "linear" else "linear")
    with qtbot.waitSignal(page.files.opened):
        page.files.open(path)
    assert page.root == saved
    page.undo()
    assert page.root != saved


def test_questions_for_a_file_wait_for_nobody(
    qtbot: QtBot, page: BuilderView, tmp_path: Path
) -> None:
    path, saved = str(tmp_path / "network.json"), page.root
    page.panel.save_action.trigger()
    with qtbot.waitSignal(page.files.notice):
        answer(page, path)
    assert "network.json" in page.banner.text()
    page.begin_with("cnn")
    page.panel.open_action.trigger()
    with qtbot.waitSignal(page.files.opened):
        answer(page, path)
    assert page.root == saved


def answer(page: BuilderView, path: str) -> None:
    """Choose a file in the question that is open."""
    (dialog,) = (found for found in page.findChildren(QFileDialog) if found.isVisible())
    dialog.fileSelected.emit(path)
    dialog.close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"\xff\xfe\x00",
        b"[]",
        b'{"version": 1}',
        b'{"version": 7, "network": {"kind": "Sequential"}}',
        b'{"version": 1, "network": {"kind": "Linear"}}',
        b'{"version": 1, "network": {"kind": "Sequential", "children": 3}}',
        b'{"version": 1, "network": {"kind": "Sequential", "more": 3}}',
        b"[" * 100_000,
        b" " * 2_000_000,
    ],
)
def test_a_bad_file_is_one_sentence_and_nothing_is_lost(
    qtbot: QtBot, page: BuilderView, tmp_path: Path, content: bytes
) -> None:
    page.begin_with("cnn")
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    with qtbot.waitSignal(page.files.notice):
        page.files.open(str(path))
    assert "bad.json cannot be opened as a network" in page.banner.text()
    assert page.root == preset("cnn", 10)


def test_files_that_are_not_there_or_cannot_be_written_are_said(
    qtbot: QtBot, page: BuilderView, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.files.notice):
        page.files.open(str(tmp_path / "none.json"))
    assert "none.json" in page.banner.text()
    with qtbot.waitSignal(page.files.notice):
        page.files.save(page.root, str(tmp_path / "none" / "network.json"))
    assert "cannot be written" in page.banner.text()


def test_a_network_too_deep_to_follow_is_refused(
    qtbot: QtBot, page: BuilderView, tmp_path: Path
) -> None:
    network = layer("Sequential", layer("ReLU"))
    for _ in range(40):
        network = layer("Sequential", network)
    path = tmp_path / "deep.json"
    path.write_text(to_json(network))
    assert read(path) == network
    with qtbot.waitSignal(page.files.opened):
        page.files.open(str(path))
    assert page.root == preset("mlp", 10)
    assert "at most" in page.banner.text()


def test_nonsense_in_a_file_is_said_at_its_layer_and_can_be_looked_at(page: BuilderView) -> None:
    settings: list[dict[str, Setting]] = [
        {"out_features": "many"},
        {"out_features": 10**30},
        {"in_features": 10**30},
        {"out_features": -1, "in_features": 2.5},
        {"bias": None},
        {"p": float("nan")},
        {"wings": 2},
    ]
    strange = [layer("Linear", **values) for values in settings]
    strange += [layer("Teapot", handle=True), layer("ReLU", layer("Tanh")), layer("Dropout", p=9.0)]
    load(page, layer("Sequential", *strange))
    for place in range(len(strange)):
        choose(page, (place,))
        assert row(page, place)[2] == "error"
        assert page.side.form.problems.text()
    assert not page.side.use_button.isEnabled()

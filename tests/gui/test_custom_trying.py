"""Trying a class of one's own in the window: whatever it does, the window goes on."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine import trusted_code
from engine.models import custom_trial
from engine.models.custom_trial import Trial
from engine.run_spec import CUSTOM
from engine.transform_steps import TransformStep
from gui.background import Background
from gui.model import custom_jobs
from gui.model.custom_view import CustomView
from gui.session import LoadedDataset, Session
from tests.engine.custom_files import GOOD, PLAIN, code, line_of, net
from tests.gui.custom_hands import (
    MS,
    asks,
    press,
    session_with,
    show_file,
    shown,
    try_it,
    wait_for_code,
)


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    return session_with(tiny_dataset)


@pytest.fixture
def view(qtbot: QtBot, session: Session, background: Background) -> CustomView:
    return shown(qtbot, session, background)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "내 네트워크.py"


def test_an_error_marks_its_line(qtbot: QtBot, view: CustomView, path: Path) -> None:
    source = net("return self.top(x)", "self.top = nn.Linear(5, 10)", before="\n" * 60)
    show_file(qtbot, view, path, source)
    try_it(qtbot, view)
    line = line_of(source, "return self.top(x)")
    assert view.code_view.marked_line() == line
    assert f"Line {line} " in view.panel.verdict.text()
    place = view.code_view.cursorRect()
    assert view.code_view.viewport().rect().contains(place.center()), "it is in view"
    assert not view.panel.use_button.isVisible()


def test_what_hangs_is_ended_and_asks_again(
    qtbot: QtBot, view: CustomView, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(custom_jobs, "SECONDS", 1.0)
    source = net(PLAIN, before="while True: pass")
    show_file(qtbot, view, path, source)
    try_it(qtbot, view)
    assert "did not finish within 1 s" in view.panel.verdict.text()
    assert view.code_view.marked_line() == line_of(source, "while True")
    assert asks(view), "it would stop the window too"
    assert not trusted_code.is_trusted(code(source).fingerprint)


def test_a_trial_can_be_cancelled(qtbot: QtBot, view: CustomView, path: Path) -> None:
    show_file(qtbot, view, path, net(PLAIN, before="while True: pass"))
    press(qtbot, view.panel.try_button)
    press(qtbot, view.panel.cancel_button)
    qtbot.waitUntil(view.panel.try_button.isVisible, timeout=MS)
    assert not view.panel.progress.isVisible()
    assert view.panel.class_box.isEnabled()


def test_warnings_are_said_and_the_network_can_be_used(
    qtbot: QtBot, view: CustomView, path: Path
) -> None:
    source = net(f"y = {PLAIN.removeprefix('return ')}\nassert len(x) != 3\nreturn y, y")
    show_file(qtbot, view, path, source)
    try_it(qtbot, view)
    assert view.panel.verdict.text() == "It works, but:"
    assert "tuple (2)" in view.panel.warnings.text()
    assert "batch of 3" in view.panel.warnings.text()
    assert view.code_view.marked_line() == line_of(source, "assert")
    assert view.panel.use_button.isVisible()


def test_a_very_large_network_is_asked_about(
    qtbot: QtBot,
    view: CustomView,
    session: Session,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = Trial(None, (), 100_000_000, 100_000_000, (), "Tensor [2, 10]")
    monkeypatch.setattr(custom_trial, "try_out", lambda *_: large)
    show_file(qtbot, view, path, GOOD)
    press(qtbot, view.panel.try_button)
    qtbot.waitUntil(view.panel.use_button.isVisible, timeout=MS)
    press(qtbot, view.panel.use_button)
    assert session.model.name != CUSTOM
    assert "100,000,000" in view.banner.text()
    view.banner.action_clicked.emit()
    assert session.model.name == CUSTOM
    assert not view.banner.isVisible()


def test_code_for_other_pictures_is_tried_on_those(
    qtbot: QtBot, view: CustomView, session: Session
) -> None:
    inputs = session.inputs
    assert inputs is not None
    source = net("return self.top(x.flatten(1))", "self.top = nn.Linear(3 * 32 * 32, 4)")
    view.ask_for(code(source), replace(inputs, picture=(3, 32, 32), classes=tuple("abcd")))
    wait_for_code(qtbot, view, source)
    try_it(qtbot, view)
    assert view.panel.verdict.text() == "It works."


def test_without_a_dataset_it_is_said_that_one_is_needed(
    qtbot: QtBot, background: Background, path: Path, tiny_dataset: LoadedDataset
) -> None:
    session = Session()
    view = shown(qtbot, session, background)
    show_file(qtbot, view, path, GOOD)
    assert not view.panel.try_button.isEnabled()
    assert "dataset" in view.panel.verdict.text()
    session.set_dataset(tiny_dataset)
    assert view.panel.try_button.isEnabled()


def test_other_inputs_or_arguments_make_a_trial_old(
    qtbot: QtBot, view: CustomView, session: Session, path: Path
) -> None:
    show_file(qtbot, view, path, GOOD)
    try_it(qtbot, view)
    session.set_data(replace(session.data, transforms=(TransformStep.make("Normalize"),)))
    assert not view.panel.use_button.isVisible()
    try_it(qtbot, view)
    field = view.panel.arguments.fields["hidden"]
    qtbot.keyClicks(field, "(1, 2)")
    assert not view.panel.use_button.isVisible()
    assert not view.panel.try_button.isEnabled()
    assert "hidden" in view.panel.verdict.text()
    field.clear()
    assert view.panel.try_button.isEnabled()


def test_an_argument_that_needs_a_value_is_named(
    qtbot: QtBot, view: CustomView, path: Path
) -> None:
    show_file(qtbot, view, path, GOOD.replace("hidden: int = 32", "hidden: int"))
    assert not view.panel.try_button.isEnabled()
    assert '"hidden"' in view.panel.verdict.text()
    qtbot.keyClicks(view.panel.arguments.fields["hidden"], "4")
    assert view.panel.try_button.isEnabled()

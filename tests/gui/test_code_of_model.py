"""The Model tab's pages as code: it follows the page, and prints what the page says."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine import trusted_code
from engine.network_spec import CodeSpec
from engine.run_spec import ModelSpec
from engine.transform_steps import TransformStep
from gui.background import Background, Job
from gui.code import model_code
from gui.code.made_code import CustomCode, TensorsCode
from gui.code.model_code import BackpropCode, LayersCode, WalkCode
from gui.code.page_code import Shown
from gui.main_window import MainWindow
from gui.model.custom_example import example
from gui.model.walk_view import WalkView
from gui.session import Chosen, LoadedDataset, Session
from tests.gui import backprop_page, layers_page
from tests.gui.code_hands import MS, own_weights, run, shown_by, type_on
from tests.snippet_hands import is_korean, words_in

FIXED = (TransformStep.make("Normalize", mean=0.3),)


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(tiny_dataset)
    return made


# Layers


def test_the_layers_and_the_chosen_tensor_are_printed(
    qtbot: QtBot, session: Session, background: Background, tmp_path: Path
) -> None:
    with layers_page.opened(qtbot, session, background) as view:
        code = LayersCode(view)
        own = own_weights(session)
        for number in range(2):
            if number:
                with qtbot.waitSignal(view.network_shown, timeout=MS):
                    session.set_own_weights(own)
            path = f"linear_relu_stack.{2 * number}.weight"
            view.tree.setCurrentIndex(layers_page.row(view, path))
            # Not its signal: the first tensor may have been read before.
            qtbot.waitUntil(lambda: view.values.summary is not None, timeout=MS)
            shown = shown_by(code)
            assert [file.kind for file in shown.snippet.files] == ["weights"] * number
            lines = run(shown, tmp_path / str(number))
            (_, totals), (named, kind), (_, figures) = shown.says
            assert named == path
            assert any(line.partition(": ")[2] == "669,706" for line in lines)
            assert "669" in totals
            shape, mean, std, _ = (line.partition(": ")[2] for line in lines[-4:])
            assert kind.startswith(f"Shape {shape.replace(' torch.', ', ')}")
            spaced = figures.replace("\N{MINUS SIGN}", "-").split()
            assert [spaced[1], spaced[3]] == [mean, std]


def test_another_network_and_what_is_frozen_change_the_code(
    qtbot: QtBot, session: Session, background: Background
) -> None:
    with layers_page.opened(qtbot, session, background) as view:
        code = LayersCode(view)
        for model, part in (
            (ModelSpec("mlp", frozen=("linear_relu_stack.0",)), "requires_grad = False"),
            (ModelSpec("sketch"), "weights.pth"),
        ):
            with qtbot.waitSignal(code.changed, timeout=MS):
                session.set_model(model)
            qtbot.waitUntil(lambda part=part: part in shown_by(code).snippet.code, timeout=MS)  # type: ignore[misc]


# Walk


@pytest.fixture
def walk(qtbot: QtBot, session: Session, background: Background) -> Iterator[WalkView]:
    view = WalkView(session, background)
    view.resize(1000, 560)
    view.show()
    qtbot.waitUntil(lambda: view.answer is not None, timeout=MS)
    yield view
    qtbot.waitUntil(lambda: not background.findChildren(Job), timeout=MS)
    view.close()
    view.deleteLater()


def assert_walk(shown: Shown, folder: Path) -> None:
    says = [value for _, value in shown.says]
    lines = run(shown, folder)
    assert [line.partition(": ")[2] for line in lines[:-3]] == says[:-3]
    assert lines[-3:] == says[-3:]
    assert len(says) > 3


def test_the_images_that_walk_are_those_of_the_page(
    qtbot: QtBot, session: Session, walk: WalkView, tmp_path: Path
) -> None:
    code = WalkCode(walk)
    assert_walk(shown_by(code), tmp_path / "first")
    with qtbot.waitSignal(code.changed, timeout=MS):
        session.set_chosen(Chosen("train", 399))
    assert "Subset(training_data, [399, 0, 1])" in shown_by(code).snippet.code
    assert_walk(shown_by(code), tmp_path / "chosen")
    with qtbot.waitSignal(code.changed, timeout=MS):
        session.set_own_weights(own_weights(session))
    assert_walk(shown_by(code), tmp_path / "own")


def test_a_drawing_walks_along(
    qtbot: QtBot, session: Session, walk: WalkView, tmp_path: Path
) -> None:
    code = WalkCode(walk)
    with qtbot.waitSignal(code.changed, timeout=MS):
        session.set_data(replace(session.data, transforms=FIXED))
    walk.set_drawing(np.random.default_rng(0).integers(0, 256, (28, 28), dtype=np.uint8))
    with qtbot.waitSignal(code.changed, timeout=MS):
        walk.images.source.setCurrentIndex(1)
    assert "drawing.png" in shown_by(code).snippet.code
    assert_walk(shown_by(code), tmp_path / "drawing")


# Backprop


def test_a_weights_step_is_the_pages_to_the_last_bit(
    qtbot: QtBot, session: Session, background: Background, tmp_path: Path
) -> None:
    view = backprop_page.shown_page(qtbot, session, background)
    code = BackpropCode(view)
    assert code.shown() is None
    assert "Make one loss" in code.reason()
    view.make_loss()
    backprop_page.settle(qtbot, background)
    view.step.settings.optimizer.set_value("adam")
    backprop_page.settle(qtbot, background)
    for number in range(3):
        if number:
            with qtbot.waitSignal(code.changed, timeout=MS):
                view.step.step_button.click()
            backprop_page.settle(qtbot, background)
        shown = shown_by(code)
        lines = run(shown, tmp_path / str(number))
        singles = [str(np.float32(line.partition(": ")[2])) for line in lines]
        assert singles == [value for _, value in shown.says]
        assert (f"range({number})" in shown.snippet.code) == bool(number)
    view.step.settings.lr.setValue(0.5)
    backprop_page.settle(qtbot, background)
    assert code.shown() is None
    assert "begin again" in code.reason()
    view.step.again_button.click()
    backprop_page.settle(qtbot, background)
    assert "lr=0.5" in shown_by(code).snippet.code
    backprop_page.end(qtbot, view, background)


# All of them


def test_every_page_has_its_code_in_the_persons_language(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.model_tab
    window.tabs.setCurrentWidget(tab)
    codes = model_code.codes_of(tab, window.session, "ko")
    assert len(codes) == tab.pages.count()
    assert len({code.title for code in codes}) == len(codes)
    trusted_code.trust(CodeSpec(example(), "").fingerprint, "")
    for place, code in enumerate(codes):
        tab.pages.setCurrentIndex(place)
        if isinstance(code, BackpropCode):
            qtbot.waitUntil(tab.backprop.loss.button.isEnabled, timeout=MS)
            tab.backprop.make_loss()
        elif isinstance(code, CustomCode):
            QTest.mouseClick(tab.custom.bar.example_button, Qt.MouseButton.LeftButton)
        elif isinstance(code, TensorsCode):
            type_on(qtbot, tab.tensors, "x = torch.rand(2)")
        qtbot.waitUntil(lambda code=code: code.shown() is not None, timeout=MS)  # type: ignore[misc]
        words = list(words_in(shown_by(code).snippet.code))
        assert words
        if not isinstance(code, CustomCode):  # in which the person's own words stay
            assert all(is_korean(text) for text in words)

"""Networks, weights and tensors that are made on the Model tab, as code."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from engine import trusted_code
from engine.errors import AtelierError
from engine.layer_presets import preset
from engine.network_spec import CodeSpec
from engine.run_spec import ModelSpec
from gui.background import Background, Job
from gui.code.made_code import BuilderCode, CustomCode, TensorsCode, WeightsCode
from gui.model.custom_example import example
from gui.model.tensors_view import TensorsView
from gui.model.weights_view import WeightsView
from gui.session import Chosen, LoadedDataset, Session
from tests.engine.custom_files import GOOD
from tests.gui import builder_page, custom_hands
from tests.gui.code_hands import MS, own_weights, run, shown_by, type_on

OWN = CodeSpec(GOOD, "NeuralNetwork", (("hidden", 8),))


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(tiny_dataset)
    return made


# Builder, a class of one's own, weights


def test_the_builders_network_is_made_as_it_stands(
    qtbot: QtBot, session: Session, background: Background, tmp_path: Path
) -> None:
    view = builder_page.shown_page(qtbot, session, background)
    code = BuilderCode(view)
    with qtbot.waitSignal(code.changed, timeout=60_000):
        builder_page.load(view, preset("lenet", 10))
    shown = shown_by(code)
    *_, size, output = run(shown, tmp_path / "run")
    assert size == shown.says[0][1].replace("P", "p")
    assert output == "output: Tensor [1, 10]"
    assert "[10]" in shown.says[1][1]
    with qtbot.waitSignal(code.changed, timeout=60_000):
        view.add("Conv2d")
    with pytest.raises(AtelierError):
        code.shown()


def test_a_class_of_ones_own_is_made_with_its_arguments(
    qtbot: QtBot, session: Session, background: Background, tmp_path: Path
) -> None:
    view = custom_hands.shown(qtbot, session, background)
    code = CustomCode(view, session)
    assert code.shown() is None
    with qtbot.waitSignal(code.changed, timeout=MS):
        custom_hands.show_file(qtbot, view, tmp_path / "mine.py", example())
    custom_hands.try_it(qtbot, view)
    shown = shown_by(code)
    assert shown.own_class == view.code()
    *_, size, output = run(shown, tmp_path / "run")
    says = [value for _, value in shown.says]
    assert size.replace("p", "P", 1) in says
    assert f"Output for two pictures: {output.partition(': ')[2]}" in says


@pytest.mark.parametrize(
    "model",
    [ModelSpec("cnn"), ModelSpec("sketch"), ModelSpec("custom", code=OWN)],
    ids=lambda model: model.name,
)
def test_the_weights_are_in_their_file(
    model: ModelSpec, qtbot: QtBot, session: Session, background: Background, tmp_path: Path
) -> None:
    trusted_code.trust(OWN.fingerprint, OWN.class_name)
    view = WeightsView(session, background)
    qtbot.addWidget(view)
    code = WeightsCode(session, view)
    with qtbot.waitSignal(code.changed, timeout=60_000):
        session.set_model(model)
    assert run(shown_by(code), tmp_path / "fresh")[-1] == "<All keys matched successfully>"
    with qtbot.waitSignal(code.changed, timeout=60_000):
        session.set_own_weights(own_weights(session))
    shown = shown_by(code)
    assert (shown.own_class is None) == (model.code is None)
    qtbot.waitUntil(lambda: "your own" in shown_by(code).says[0][1])
    assert run(shown, tmp_path / "own")[-1] == "<All keys matched successfully>"


# Tensors


@pytest.fixture
def tensors(qtbot: QtBot, session: Session, background: Background) -> Iterator[TensorsView]:
    view = TensorsView(session, background)
    view.resize(1000, 560)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    qtbot.waitUntil(lambda: not background.findChildren(Job), timeout=MS)
    view.close()
    view.deleteLater()


def test_the_pads_lines_are_typed_again(
    qtbot: QtBot, session: Session, tensors: TensorsView, tmp_path: Path
) -> None:
    code = TensorsCode(tensors)
    assert code.shown() is None
    type_on(qtbot, tensors, "x = torch.rand(2, 3)", "x.t() @ x", "x.shape", "x.nothing")
    session.set_chosen(Chosen("test", 7))
    type_on(qtbot, tensors, "p = picture[3:9]", "y = x.sum() + p.float().mean()", "y.item()")
    session.set_chosen(Chosen("train", 8))
    type_on(qtbot, tensors, "q = picture.t()", "q[0]", "picture.sum().item()")
    shown = shown_by(code)
    assert "nothing" not in shown.snippet.code
    assert [file.name for file in shown.snippet.files] == ["picture_1.png", "picture_2.png"]
    lines = run(shown, tmp_path / "run")
    said = tensors.pad.said.text().partition("\n")[2]
    assert lines[0] == "torch.Size([2, 3])"
    assert lines[2] == said
    assert lines[3:] == [f"{name}: {value}" for name, value in shown.says]
    assert {name for name, _ in shown.says} == {"x", "_", "p", "y", "q"}


def test_the_dynamic_graphs_are_recorded_again(
    qtbot: QtBot, tensors: TensorsView, tmp_path: Path
) -> None:
    code = TensorsCode(tensors)
    pages = tensors.findChild(QTabWidget)
    assert pages is not None
    with qtbot.waitSignal(code.changed, timeout=MS):
        pages.setCurrentWidget(tensors.dynamic)
    qtbot.waitUntil(lambda: len(shown_by(code).says) == 2, timeout=MS)
    with qtbot.waitSignal(code.changed, timeout=MS):
        tensors.dynamic.sides[0].fields[0].setValue(3.0)
    shown = shown_by(code)
    lines = run(shown, tmp_path / "run")
    for line, (_, said) in zip(lines, shown.says, strict=True):
        way, rest = line.split(": ")
        assert said.startswith(way)
        assert said.endswith(rest)

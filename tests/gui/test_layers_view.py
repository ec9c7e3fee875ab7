"""The page "Layers": what the tree says, searching, copying, new values and odd networks."""

from collections.abc import Callable, Iterator

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from torch import Tensor, nn

from engine.models import zoo
from engine.models.module_records import ModuleRecord
from engine.run_spec import ModelSpec
from gui import theme
from gui.background import Background
from gui.item_models.module_model import Column
from gui.model.layers_view import LayersView
from gui.model.subject import Network, Subject
from gui.session import LoadedDataset, OwnWeights, Session
from tests.gui import layers_page, room
from tests.gui.layers_page import cells, measured, row, show_module

SHAPE = (1, 28, 28)
FIRST = "linear_relu_stack.0"


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(tiny_dataset)
    return made


@pytest.fixture
def view(qtbot: QtBot, session: Session, background: Background) -> Iterator[LayersView]:
    with layers_page.opened(qtbot, session, background) as page:
        yield page


# What it says


def test_a_row_says_what_goes_in_and_out_and_what_it_costs(view: LayersView) -> None:
    name, _, kind, shape, parameters, cost, memory, output, *_ = cells(view, FIRST)
    assert (name, kind) == ("0", "Linear(in_features=784, out_features=512, bias=True)")
    assert shape == "[N, 784] \N{RIGHTWARDS ARROW} [N, 512]"
    assert (parameters, cost) == ("401,920", "401,408")
    assert (memory, output) == ("1.6 MB", "2.0 kB")


def test_titles_and_steps_grow_with_the_text(view: LayersView, qapp: QApplication) -> None:
    try:
        theme.apply(qapp, "light", 2.0)
        assert list(room.clipped(view.tree.header())) == []
        assert view.tree.indentation() == 32
    finally:
        theme.apply(qapp, "light")


def test_a_tensors_row_says_its_figures(view: LayersView) -> None:
    weight = zoo.build(ModelSpec("mlp"), SHAPE, 10, seed=0).state_dict()[f"{FIRST}.weight"].double()
    name, _, kind, shape, count, _, memory, _, *figures = cells(view, f"{FIRST}.weight")
    assert (name, kind, shape) == ("weight", "parameter, float32, cpu", "[512, 784]")
    assert (count, memory) == ("401,408", "1.6 MB")
    expected = (weight.mean(), weight.std(), weight.min(), weight.max())
    assert figures == [f"{value.item():.3g}" for value in expected]


def test_the_totals_are_at_the_foot(view: LayersView) -> None:
    for figure in ("669706", "2.7 MB", f"{784 * 512 + 512 * 512 + 5120:,}"):
        assert figure in view.totals.text()
    assert view.trained.text() == "669,706 of 669,706 parameters are trained."


def test_a_layers_row_shows_its_weight(view: LayersView) -> None:
    view.tree.setCurrentIndex(row(view, "linear_relu_stack.2"))
    assert view.values.title.text() == "linear_relu_stack.2.weight"


# New values, new networks


def test_new_values_leave_the_tree_as_it_stands(
    qtbot: QtBot, view: LayersView, session: Session
) -> None:
    chosen = row(view, "linear_relu_stack.2.bias")
    view.tree.setCurrentIndex(chosen)
    view.tree.collapse(row(view, FIRST))
    mean = chosen.siblingAtColumn(Column.MEAN)
    state = {
        name: torch.full_like(tensor, 2.5)
        for name, tensor in zoo.build(ModelSpec("mlp"), SHAPE, 10, seed=0).state_dict().items()
    }
    assert session.inputs is not None
    with (
        qtbot.assertNotEmitted(view.modules.modelReset),
        qtbot.waitSignal(view.network_shown, timeout=30_000) as shown,
    ):
        session.set_own_weights(OwnWeights(ModelSpec("mlp"), session.inputs, 7, state))
    assert shown.args is not None
    assert shown.args[0].origin == "own"
    qtbot.waitUntil(lambda: mean.data() == "2.5", timeout=30_000)
    assert view.tree.currentIndex() == chosen
    assert not view.tree.isExpanded(row(view, FIRST))
    assert view.tree.isExpanded(row(view, "linear_relu_stack.2"))


def test_a_hidden_page_reads_nothing_and_catches_up(
    qtbot: QtBot, view: LayersView, session: Session
) -> None:
    view.hide()
    with qtbot.assertNotEmitted(view.network_shown, wait=200):
        session.set_model(ModelSpec("cnn"))
    with qtbot.waitSignal(view.network_shown, timeout=30_000):
        view.show()
    root = view.modules.record(view.modules.index(0, 0))
    assert isinstance(root, ModuleRecord)
    model = zoo.build(ModelSpec("cnn"), SHAPE, 10, seed=0)
    assert [r.path for r in root.walk()] == [path for path, _ in model.named_modules()]


def test_who_changes_the_model_again_sees_the_last_one(
    qtbot: QtBot, view: LayersView, session: Session
) -> None:
    for name in ("cnn", "resnet", "sketch", "linear"):
        session.set_model(ModelSpec(name))
        QApplication.processEvents()  # its reading begins
    printed = str(zoo.build(ModelSpec("linear"), SHAPE, 10, seed=0))
    qtbot.waitUntil(lambda: view.printed.toPlainText() == printed, timeout=30_000)
    with qtbot.assertNotEmitted(view.network_shown, wait=300):
        pass
    assert view.printed.toPlainText() == printed
    assert visible(view) == {"", "flatten", "linear", "linear.weight", "linear.bias"}


def test_before_there_is_a_dataset_it_says_what_to_do(qtbot: QtBot, background: Background) -> None:
    view = LayersView(Session(), background)
    qtbot.addWidget(view)
    view.show()
    assert view.pages.currentWidget() is view.message
    assert "dataset" in view.message.text()


# Searching and copying


def visible(view: LayersView) -> set[str]:
    found = set()
    for index in view.modules.indices():
        record = view.modules.record(index)
        if record is not None and not view.tree.isRowHidden(index.row(), index.parent()):
            found.add(record.path)
    return found


def test_searching_leaves_what_matches_and_what_it_is_in(view: LayersView) -> None:
    everything = visible(view)
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(view.bar.search, "RELU")
    stack = "linear_relu_stack"
    assert f"{stack}.1" in visible(view)
    assert "flatten" not in visible(view)
    view.bar.search.setText("4.bias")
    assert visible(view) == {"", stack, f"{stack}.4", f"{stack}.4.bias"}
    assert view.bar.found.text().startswith("1 ")
    view.bar.search.setText("nothing of the kind")
    assert visible(view) == {""}
    QTest.keyClick(view.bar.search, Qt.Key.Key_Escape)
    assert visible(view) == everything


def test_the_tree_is_copied_as_an_aligned_table(view: LayersView) -> None:
    view.bar.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    rows = list(view.modules.indices())
    assert len(lines) == 1 + len(rows)
    place = lines[0].index("Type")
    for index, line in zip(rows, lines[1:], strict=True):
        assert line[place:].startswith(str(index.siblingAtColumn(Column.KIND).data()))
        assert line[place - 1] == " "


def test_print_stands_beside_the_tree_and_is_copied(view: LayersView) -> None:
    view.bar.print_button.click()
    printed = str(zoo.build(ModelSpec("mlp"), SHAPE, 10, seed=0))
    assert view.pages.currentWidget() is view.printed
    assert view.printed.toPlainText() == printed
    view.bar.copy_button.click()
    assert QGuiApplication.clipboard().text() == printed


# Networks of all kinds


def test_a_network_that_fails_is_shown_with_the_reason(
    qtbot: QtBot, view: LayersView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = nn.Sequential(nn.Flatten(), nn.Linear(100, 10))
    show_module(qtbot, view, session, monkeypatch, module)
    assert view.problem.isVisible()
    assert "1 fails: RuntimeError" in view.problem.text()
    assert cells(view, "1")[Column.PARAMETERS] == "1,010"
    assert cells(view, "0")[Column.SHAPE].endswith("[N, 784]")


def test_numbers_that_are_none_are_said(
    qtbot: QtBot, view: LayersView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    weight = module.get_parameter("1.weight")
    with torch.no_grad():
        weight[0, :3] = torch.nan
        weight[1, 0] = torch.inf
    show_module(qtbot, view, session, monkeypatch, module)
    measured(qtbot, view)
    assert cells(view, "1.weight")[Column.KIND] == "parameter, float32, cpu: 3 nan, 1 infinite"


class Empty(nn.Module):
    """No parameters, and no tensor comes out."""

    def forward(self, images: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
        return images.mean(1), {"all": images}


class Noisy(nn.Module):
    """Cannot even be printed."""

    def extra_repr(self) -> str:
        raise ValueError("no words")

    def forward(self, images: Tensor) -> Tensor:
        return images.flatten(1)


@pytest.mark.parametrize(("make", "shape"), [(Empty, "[N, 28, 28], dict"), (Noisy, "[N, 784]")])
def test_odd_networks_have_a_tree_too(
    make: Callable[[], nn.Module],
    shape: str,
    qtbot: QtBot,
    view: LayersView,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    show_module(qtbot, view, session, monkeypatch, make())
    assert cells(view, "")[Column.SHAPE].endswith(f"\N{RIGHTWARDS ARROW} {shape}")
    assert view.trained.text() == "There is nothing to train in this network."
    assert not view.problem.isVisible()


def test_what_cannot_be_built_is_one_sentence(
    qtbot: QtBot, view: LayersView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Subject) -> Network:
        raise ValueError("no such thing")

    monkeypatch.setattr(Subject, "build", fail)
    session.set_model(ModelSpec("linear"))
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.message, timeout=30_000)
    assert "no such thing" in view.message.text()
    assert view.modules.rowCount() == 0
    monkeypatch.undo()
    with qtbot.waitSignal(view.network_shown, timeout=30_000):
        session.set_model(ModelSpec("cnn"))
    assert view.pages.currentWidget() is view.tree

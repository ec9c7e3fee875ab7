"""Two sets of weights beside each other, in the Model tab."""

from pathlib import Path

import pytest
import torch
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from safetensors.torch import save_file

from engine.models import weights, zoo
from engine.models.distance_records import Distance
from engine.models.weights import Weights
from engine.training.snapshots import Snapshots
from gui.background import Background
from gui.model.weights_jobs import Compared, Other
from gui.model.weights_view import WeightsView
from gui.session import LoadedDataset, Session
from gui.widgets.model.distance_table import DistanceTable
from tests.gui.weights_page import LINEAR, session_with, shown_page

_SECONDS = 30_000


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    return session_with(tiny_dataset)


@pytest.fixture
def view(qtbot: QtBot, session: Session, background: Background) -> WeightsView:
    return shown_page(qtbot, session, background)


def linear(session: Session, seed: int) -> Weights:
    """Weights of a linear model for what is open."""
    inputs = session.inputs
    assert inputs is not None
    module = zoo.build(LINEAR, inputs.shape, len(inputs.classes), seed)
    return Weights(LINEAR, inputs, module.state_dict())


def result(qtbot: QtBot, view: WeightsView, other: Other) -> Compared:
    """A comparison, when it has arrived."""

    def arrived() -> bool:
        found = view.compare.result()
        return found is not None and found.other is other

    view.compare.compare_with(other)
    qtbot.waitUntil(arrived, timeout=_SECONDS)
    found = view.compare.result()
    assert found is not None
    return found


def test_names_are_whole_where_there_is_room_for_little_else(qtbot: QtBot) -> None:
    table = DistanceTable()
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.set_rows([Distance("features.1.weight", "both", (16,), (16,))])
    with qtbot.waitExposed(table):
        table.show()
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
    table.resize(1200, 200)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())


def test_what_is_shown_beside_a_seed_and_a_file(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    alike = result(qtbot, view, Other("fresh", number=0))
    assert alike.origin == "fresh"
    assert alike.total.l2 == 0.0
    record = linear(session, 5)
    weights.write(tmp_path / "w.safetensors", record)
    found = result(qtbot, view, Other("file", str(tmp_path / "w.safetensors")))
    fresh = linear(session, 0)
    weight = torch.dist(record.state_dict["linear.weight"], fresh.state_dict["linear.weight"])
    assert found.rows[0].name == "linear.weight"
    assert found.rows[0].l2 == pytest.approx(float(weight))
    assert "w.safetensors" in view.compare.total.text()


def test_another_architecture_and_nan_can_be_compared(
    qtbot: QtBot, view: WeightsView, tmp_path: Path
) -> None:
    state = {"linear.weight": torch.full((10, 784), torch.nan), "linear.bias": torch.zeros(10)}
    save_file(state, tmp_path / "n.safetensors")
    found = result(qtbot, view, Other("file", str(tmp_path / "n.safetensors")))
    assert found.total.left_out == 7840
    assert "left out: NaN or infinite" in view.compare.total.text()
    found = result(qtbot, view, Other("shipped"))
    assert {row.status for row in found.rows} == {"missing", "extra"}
    assert "no counterpart" in view.compare.total.text()


def test_an_epoch_of_the_run(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    assert view.compare.kind.findData("epoch") < 0
    Snapshots(tmp_path).keep(2, linear(session, 0))
    view.set_epochs(tmp_path, [2])
    view.compare.kind.setCurrentIndex(view.compare.kind.findData("epoch"))
    qtbot.mouseClick(view.compare.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.compare.result() is not None, timeout=_SECONDS)
    found = view.compare.result()
    assert found is not None
    assert found.other == Other("epoch", str(tmp_path), 2)
    assert found.total.l2 == 0.0
    view.set_epochs(None, [])
    assert view.compare.kind.findData("epoch") < 0


def test_a_comparison_follows_what_is_shown(
    qtbot: QtBot, view: WeightsView, session: Session
) -> None:
    result(qtbot, view, Other("fresh", number=0))
    view.reset(1)
    qtbot.waitUntil(
        lambda: (found := view.compare.result()) is not None and found.total.l2 > 0,
        timeout=_SECONDS,
    )


def test_the_table_sorts_by_distance(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    state = {name: tensor.clone() for name, tensor in linear(session, 0).state_dict.items()}
    state["linear.bias"] += 100
    save_file(state, tmp_path / "w.safetensors")
    result(qtbot, view, Other("file", str(tmp_path / "w.safetensors")))
    table = view.compare.table
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert table.model().index(0, 0).data() == "linear.bias"
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert table.model().index(0, 0).data() == "linear.weight"
    view.grab()


def test_a_missing_file_to_compare_with(qtbot: QtBot, view: WeightsView, tmp_path: Path) -> None:
    view.compare.compare_with(Other("file", str(tmp_path / "no.safetensors")))
    qtbot.waitUntil(lambda: "no checkpoint" in view.compare.total.text(), timeout=_SECONDS)

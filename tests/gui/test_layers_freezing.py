"""Freezing layers in the tree: clicks, keys, and the fewest names that say what is frozen."""

from collections.abc import Iterator
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from torch import nn

from engine.models import zoo
from engine.models.module_records import ModuleRecord, TensorRecord
from engine.models.module_tree import describe
from engine.run_spec import MODELS, ModelSpec
from gui.background import Background
from gui.item_models.module_freezing import Freezing
from gui.item_models.module_model import Column
from gui.model.layers_view import LayersView
from gui.session import LoadedDataset, Session
from tests.gui import layers_page
from tests.gui.layers_page import TICK, click_box, row, show_module, ticks

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


def test_a_click_freezes_a_layer(qtbot: QtBot, view: LayersView, session: Session) -> None:
    with qtbot.waitSignal(view.network_shown, timeout=30_000):
        click_box(view, FIRST)
    assert session.model == ModelSpec("mlp", frozen=(FIRST,))
    found, state = ticks(view), Qt.CheckState
    assert {found[path] for path in (FIRST, f"{FIRST}.weight", f"{FIRST}.bias")} == {
        state.Unchecked
    }
    assert found[""] == found["linear_relu_stack"] == state.PartiallyChecked
    assert found["linear_relu_stack.2"] == state.Checked
    assert found["flatten"] is None
    assert view.trained.text() == "267,786 of 669,706 parameters are trained."
    with qtbot.waitSignal(view.network_shown, timeout=30_000):
        click_box(view, f"{FIRST}.bias")
    assert session.model.frozen == (f"{FIRST}.weight",)


def test_space_freezes_and_unfreezes_the_current_row(
    qtbot: QtBot, view: LayersView, session: Session
) -> None:
    view.tree.setCurrentIndex(row(view, "linear_relu_stack"))
    for frozen in (("linear_relu_stack",), ()):
        with qtbot.waitSignal(view.network_shown, timeout=30_000):
            QTest.keyClick(view.tree, Qt.Key.Key_Space)
        assert session.model.frozen == frozen


def test_what_the_networks_own_code_has_fixed_cannot_be_freed(
    qtbot: QtBot, view: LayersView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    module[1].bias.requires_grad_(False)
    show_module(qtbot, view, session, monkeypatch, module)
    fixed = row(view, "1.bias").siblingAtColumn(Column.TRAINS)
    assert fixed.data(TICK) == Qt.CheckState.Unchecked
    assert not fixed.flags() & Qt.ItemFlag.ItemIsEnabled
    assert ticks(view)["1"] == Qt.CheckState.PartiallyChecked
    click_box(view, "1.bias")
    assert session.model.frozen == ()


@pytest.mark.parametrize("name", MODELS)
def test_few_names_say_just_what_is_frozen(name: str) -> None:
    model = zoo.build(ModelSpec(name), SHAPE, 10, seed=0)
    root, random = describe(model, SHAPE), Random(name)
    rows: list[ModuleRecord | TensorRecord] = list(root.walk())
    rows += [t for module in root.walk() for t in module.tensors if t.trainable is not None]
    paths = [path for path, _ in model.named_parameters()]
    spec, wanted = ModelSpec(name), set[str]()
    for _ in range(60):
        changed, train = random.choice(rows), random.random() < 0.4
        inside = {
            p for p in paths if f"{p}.".startswith(f"{changed.path}." if changed.path else "")
        }
        wanted = wanted - inside if train else wanted | inside
        names = Freezing(root, spec.freezes).names_after(changed, train)
        spec = ModelSpec(name, frozen=names)
        assert {path for path in paths if spec.freezes(path)} == wanted
        for module in (m for m in root.walk() if m.path):
            below = [path for path in paths if path.startswith(f"{module.path}.")]
            if below and wanted.issuperset(below):
                assert not [n for n in names if n.startswith(f"{module.path}.")]

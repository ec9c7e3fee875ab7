"""The pages of the Model tab, walked through in Korean: nothing in them is left in English."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from engine.models.module_records import ModuleRecord
from engine.run_spec import ModelSpec
from gui.main_window import MainWindow
from tests.gui.spoken import not_korean

MS = 60_000


@pytest.fixture
def korean(speak: Callable[[str], str], request: pytest.FixtureRequest) -> MainWindow:
    """The real window in Korean, the Model tab in front."""
    speak("ko")
    window: MainWindow = request.getfixturevalue("window")
    window.tabs.setCurrentWidget(window.model_tab)
    return window


def test_these_tests_see_english(window: MainWindow) -> None:
    seen = {text for _, text in not_korean(window)}
    assert {"Make one loss", "Use this network", "Compare", "Tensor pad"} <= seen


def _modules(window: MainWindow) -> list[str]:
    """The names of the network's own modules, as the tree has them."""
    modules = window.model_tab.layers.modules
    root = modules.record(modules.index(0, 0))
    return [child.path for child in root.children] if isinstance(root, ModuleRecord) else []


@pytest.mark.parametrize(
    ("name", "modules"),
    [("mlp", ["flatten", "linear_relu_stack"]), ("cnn", ["features", "classifier"])],
)
def test_every_page_speaks_korean(
    name: str, modules: list[str], qtbot: QtBot, korean: MainWindow
) -> None:
    tab = korean.model_tab
    korean.session.set_model(ModelSpec(name))
    qtbot.waitUntil(lambda: _modules(korean) == modules, timeout=MS)  # not those of another one
    tab.pages.setCurrentWidget(tab.walk)
    qtbot.waitUntil(lambda: tab.walk.answer is not None, timeout=MS)
    assert not_korean(korean) == set()
    tab.pages.setCurrentWidget(tab.backprop)
    tab.backprop.make_loss()
    qtbot.waitUntil(tab.backprop.step.step_button.isEnabled, timeout=MS)
    assert not_korean(korean) == set()
    for page in (tab.builder, tab.custom, tab.weights, tab.tensors):
        tab.pages.setCurrentWidget(page)
        assert not_korean(korean) == set()


def test_a_mistake_in_the_builder_is_told_in_korean(korean: MainWindow) -> None:
    builder = korean.model_tab.builder
    korean.model_tab.pages.setCurrentWidget(builder)
    builder.begin_with("cnn")
    builder.add("Linear")
    builder.add("Softmax")
    assert not_korean(korean) == set()

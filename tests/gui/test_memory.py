"""What was on the desk is there again at the next start; what is gone is said."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from engine import trusted_code
from engine.data import catalog
from engine.data_spec import DataSpec
from engine.errors import AtelierError
from engine.network_spec import CodeSpec
from engine.run_spec import ModelSpec, TrainSpec
from engine.training.run_store import open_run
from gui.background import Background
from gui.memory import data_desk, draw_desk, model_desk, training_desk
from gui.memory.desk_state import DeskState
from gui.session import LoadedDataset
from gui.workbench import Workbench
from tests.gui import desk_hands
from tests.gui.desk_hands import Start
from tests.run_folders import write_run
from tests.tiny import tiny_images

MS = 30_000


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of datasets that are not here; the others are tiny ones."""
    names: set[str] = set()

    def load(spec: DataSpec, *_: object) -> LoadedDataset:
        if spec.dataset in names:
            raise AtelierError("dataset_missing", title=spec.dataset, path="here")
        return LoadedDataset(catalog.entry(spec.dataset), tiny_images(60, 0), tiny_images(40, 1))

    monkeypatch.setattr("gui.library.load", load)
    return names


@pytest.fixture
def begin(background: Background, missing: set[str], qtbot: QtBot) -> Iterator[Callable[[], Start]]:
    """Begins again, as often as one likes."""
    begun: list[Start] = []

    def begin_again() -> Start:
        begun.append(Start(background))
        return begun[-1]

    yield begin_again
    for start in begun:
        start.bench.shut_down()
    qtbot.waitUntil(lambda: not any(start.bench.background.is_busy for start in begun), timeout=MS)
    for start in begun:
        start.bench.deleteLater()


@pytest.fixture
def again(begin: Callable[[], Start]) -> Start:
    return begin()


@pytest.fixture
def bench(again: Start) -> Workbench:
    return again.bench


def recalled(qtbot: QtBot, again: Start, state: DeskState) -> None:
    """Bring a desk back, and wait for its dataset."""
    again.memory.recall(again.bench, state)
    qtbot.waitUntil(lambda: again.session.dataset is not None, timeout=MS)


def test_everything_comes_back(begin: Callable[[], Start], qtbot: QtBot) -> None:
    before, again = begin(), begin()
    recalled(qtbot, before, DeskState())
    desk_hands.fill(before.bench)
    before.session.set_model(ModelSpec("cnn"))
    state = desk_hands.captured(before.memory, before.bench)
    recalled(qtbot, again, state)
    bench = again.bench
    assert desk_hands.captured(again.memory, bench) == state
    assert bench.tabs.currentWidget() is bench.draw_tab
    assert bench.draw_tab.canvas.strokes == (desk_hands.FIRST, desk_hands.SECOND)
    assert bench.training_tab.panel.form.value() == desk_hands.TRAIN
    assert again.session.model == ModelSpec("cnn")
    assert [step.name for step in again.session.data.transforms] == ["RandomRotation"]
    assert desk_hands.layer_kinds(bench.model_tab.builder.root)[-2:] == ["ReLU", "Dropout"]
    shown = bench.data_tab.images
    assert (shown.bar.split, shown.bar.key, shown.bar.descending) == ("test", "label", True)
    assert shown.class_filter.chosen() == {3, 4}
    assert shown.grid.current() == before.bench.data_tab.images.grid.current()


def test_the_run_that_was_looked_at_comes_back(
    begin: Callable[[], Start], qtbot: QtBot, tmp_path: Path
) -> None:
    before, again = begin(), begin()
    recalled(qtbot, before, DeskState())
    before.controller.show_run(open_run(write_run(tmp_path / "run")))
    before.bench.training_tab.pages.setCurrentWidget(before.bench.training_tab.results)
    recalled(qtbot, again, desk_hands.captured(before.memory, before.bench))
    qtbot.waitUntil(lambda: again.controller.folder == tmp_path / "run", timeout=MS)
    assert [epoch.epoch for epoch in again.controller.history.epochs] == [1, 2]
    tab = again.bench.training_tab
    assert tab.pages.currentWidget() is tab.results


def test_a_run_that_is_gone_is_passed_over(again: Start, qtbot: QtBot, tmp_path: Path) -> None:
    gone = {"run": str(tmp_path / "gone")}
    recalled(qtbot, again, DeskState(tabs={"training": gone}))
    qtbot.waitUntil(lambda: not again.bench.background.is_busy, timeout=MS)
    assert again.controller.folder is None


def test_a_drawing_that_came_back_has_no_way_back_to_nothing(
    again: Start, bench: Workbench, qtbot: QtBot
) -> None:
    recalled(qtbot, again, DeskState(drawing=(desk_hands.FIRST,)))
    assert not bench.draw_tab.canvas.can_undo


def test_what_was_begun_meanwhile_stays(again: Start, bench: Workbench, qtbot: QtBot) -> None:
    bench.draw_tab.canvas.set_strokes((desk_hands.SECOND,))
    bench.tabs.setCurrentWidget(bench.training_tab)
    recalled(qtbot, again, DeskState(tab="draw", drawing=(desk_hands.FIRST,)))
    assert bench.draw_tab.canvas.strokes == (desk_hands.SECOND,)
    assert bench.tabs.currentWidget() is bench.training_tab


def test_a_dataset_that_is_gone_is_said_and_another_one_opens(
    again: Start, bench: Workbench, missing: set[str], qtbot: QtBot
) -> None:
    missing |= {"cifar10", "fashion-mnist"}
    recalled(qtbot, again, DeskState(data=DataSpec("cifar10", target="one_hot")))
    dataset = again.session.dataset
    assert dataset is not None
    assert dataset.entry.name == "garments"
    assert again.session.data.target == "one_hot"
    banner = bench.data_tab.bar.banner
    assert "CIFAR-10" in banner.text()
    assert not banner.isHidden()


def test_a_desk_that_is_closed_before_its_dataset_is_here_keeps_it(
    again: Start, bench: Workbench
) -> None:
    data = DataSpec("kmnist", target="one_hot")
    images = {"dataset": "kmnist", "classes": [1], "index": 5}
    again.memory.recall(bench, DeskState(data=data, tabs={"data": {"images": images}}))
    state = again.memory.capture(bench)
    assert state.data == data
    assert state.tabs["data"]["images"] == images


def test_a_class_comes_back_and_is_asked_about(
    again: Start, bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    code = CodeSpec(desk_hands.SOURCE, "Mine", (("width", 3),))
    spec = ModelSpec("custom", code=code)
    path = str(tmp_path / "gone.py")
    custom = {"custom": {"path": path, "code": code.to_dict()}}
    recalled(qtbot, again, DeskState(model=spec, made=(spec,), tabs={"model": custom}))
    view = bench.model_tab.custom
    qtbot.waitUntil(lambda: view.code() == code, timeout=MS)
    assert not view.panel.question.isHidden(), "it may not run yet"
    assert not trusted_code.is_trusted(code.fingerprint)
    assert view.code_view.code() == desk_hands.SOURCE, "its file is gone"
    box = bench.training_tab.panel.model_box
    assert box.findData("custom") >= 0
    assert again.memory.capture(bench).tabs["model"]["custom"] == custom["custom"]


def test_the_lines_of_the_pad_are_run_again_when_it_is_looked_at(
    again: Start, bench: Workbench, qtbot: QtBot
) -> None:
    pad: dict[str, object] = {
        "lines": ["x = torch.arange(3)", "y = x + 1", "z = y"],
        "replay": ["x = torch.arange(3)", "y = x + 1", "z = y"],
        "names": ["x", "y"],
        "typed": "w = ",
    }
    page = bench.model_tab.tensors.pad
    recalled(qtbot, again, DeskState(tabs={"model": {"pad": pad}}))
    assert page.runner.taken == []
    assert again.memory.capture(bench).tabs["model"]["pad"] == pad
    qtbot.addWidget(page)
    page.setParent(None)
    page.show()
    qtbot.waitUntil(lambda: len(page.runner.taken) == 3, timeout=MS)
    qtbot.waitUntil(lambda: page.remembered()["names"] == ["x", "y"], timeout=MS)
    assert {"x", "y"} <= {card.record.name for card in page.cards()}
    assert page.line.text() == "w = "


def test_device_and_threads_that_were_named_for_this_start_stay(
    again: Start, bench: Workbench, qtbot: QtBot
) -> None:
    form = bench.training_tab.panel.form
    form.choose_device("cpu")
    recalled(qtbot, again, DeskState(train=TrainSpec(epochs=9, device="auto", threads=1)))
    assert (form.value().epochs, form.value().device, form.value().threads) == (9, "cpu", 1)


def test_nonsense_is_passed_over(again: Start, bench: Workbench) -> None:
    recalls = {
        "data": lambda values: data_desk.recall(bench.data_tab, values),
        "model": lambda values: model_desk.recall(bench.model_tab, values),
        "training": lambda values: training_desk.recall(bench.training_tab, values),
        "draw": lambda values: draw_desk.recall(bench.draw_tab, values),
    }
    before = again.memory.capture(bench)
    kinds: tuple[object, ...] = (None, 3, "x", [], {"page": 4}, {"path": []}, -(10**12), 1e300)
    for nonsense in kinds:
        for name, remembered in before.tabs.items():
            for key in remembered:
                recalls[name]({key: nonsense})
    assert again.memory.capture(bench).drawing == ()
    assert again.memory.capture(bench).model == before.model


def test_a_splitter_is_as_wide_as_it_was_made(begin: Callable[[], Start], qtbot: QtBot) -> None:
    before, again = begin(), begin()
    recalled(qtbot, before, DeskState())
    splitter = shown_splitter(before.bench.draw_tab)
    assert before.memory.capture(before.bench).splitters == {}, "nobody has moved one"
    splitter.moveSplitter(500, 1)
    sizes = before.memory.capture(before.bench).splitters
    assert sizes == {"DrawTab": tuple(splitter.sizes())}
    recalled(qtbot, again, DeskState(splitters=sizes))
    assert shown_splitter(again.bench.draw_tab).sizes() == splitter.sizes()
    assert again.memory.capture(again.bench).splitters == sizes


def shown_splitter(tab: QWidget) -> QSplitter:
    """Show a tab at one size; its splitter."""
    tab.setParent(None)
    tab.resize(1200, 700)
    tab.show()
    (splitter,) = tab.findChildren(QSplitter)
    return splitter

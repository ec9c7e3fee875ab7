"""The real window, walked through in Korean: nothing in it is left in English."""

import re
from collections.abc import Callable
from typing import get_args

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.errors import AtelierError
from engine.run_spec import MODELS, TrainSpec
from engine.training.diagnosis import Advice, AdviceCode
from gui.fetcher import Transfer
from gui.main_window import MainWindow
from gui.training import advice
from gui.training.controller import RunState
from gui.widgets.forms.section import SectionHeader
from tests.gui.run_pages import choose, names, three_runs, wait_for
from tests.gui.spoken import NAMES, english, not_korean

MS = 60_000
SHORT = TrainSpec(epochs=1, batch_size=16, optimizer="adam", threads=1, device="cpu")


@pytest.fixture
def korean(speak: Callable[[str], str], request: pytest.FixtureRequest) -> MainWindow:
    """The real window in Korean: the language has to be there before it."""
    speak("ko")
    window: MainWindow = request.getfixturevalue("window")
    window.training_tab.live.build_plots()
    return window


@pytest.fixture
def training(korean: MainWindow) -> MainWindow:
    """The same with the Training tab in front."""
    korean.tabs.setCurrentWidget(korean.training_tab)
    return korean


def run_to_end(qtbot: QtBot, window: MainWindow, train: TrainSpec = SHORT) -> None:
    with qtbot.waitSignal(window.controller.finished, timeout=MS):
        window.controller.start(train)


def test_these_tests_see_english(window: MainWindow) -> None:
    """They would pass if nothing were looked at."""
    window.training_tab.live.build_plots()
    window.data_tab.images.grid.set_current(0)
    seen = {text for _, text in not_korean(window)}
    assert {"Start", "Batch size", "All classes", "&Quit", "&Help", "Draw", "Type"} <= seen
    assert {"Curves", "Empty the trash", "Recall", "Export", "10 min", "training loss"} <= seen
    assert english("Fashion-MNIST 여는 중", set(NAMES)) == []
    assert english("Atelier의 모델, T-shirt/top", set(NAMES)) == []
    assert english("Adamant 종료(&Q)", set(NAMES)) == ["Adamant"]


def test_the_data_tab_speaks_korean(korean: MainWindow) -> None:
    tab = korean.data_tab
    assert not_korean(korean) == set()
    tab.images.grid.set_current(3)
    assert "0 ~ " in tab.images.facts()["range"]
    assert not_korean(korean) == set()
    korean.library.missing.emit(catalog.entry("fashion-mnist"), None)
    assert tab.bar.banner.isVisible()
    assert not_korean(korean) == set()
    korean.library.download_progressed.emit(Transfer(catalog.entry("fashion-mnist"), True, 50, 100))
    assert not_korean(korean) == set()
    korean.library.loading.emit(catalog.entry("fashion-mnist"))
    assert not_korean(korean) == set()
    korean.library.download_failed.emit(
        catalog.entry("fashion-mnist"),
        AtelierError("download_failed", name="1.gz", reason="404"),
    )
    assert "내려받지 못했습니다" in tab.bar.banner.text()
    assert not_korean(korean) == set()


@pytest.mark.parametrize("name", MODELS)
def test_the_model_tab_speaks_korean(name: str, qtbot: QtBot, korean: MainWindow) -> None:
    tab = korean.model_tab
    korean.tabs.setCurrentWidget(tab)
    tab.model_box.setCurrentIndex(tab.model_box.findData(name))
    qtbot.waitUntil(lambda: tab.layers.tree.currentIndex().isValid(), timeout=30_000)
    qtbot.waitUntil(lambda: tab.origin_label.text() != "", timeout=30_000)
    assert not_korean(korean) == set()
    modules = tab.layers.modules
    tab.layers.tree.setCurrentIndex(modules.index(0, 0))
    assert not_korean(korean) == set()
    assert modules.index(0, 0).data() == "모델"
    assert modules.first_tensor().siblingAtColumn(2).data().startswith("매개변수")


# The Training tab


def test_the_form_speaks_korean(training: MainWindow) -> None:
    form = training.training_tab.panel.form
    form.set_value(
        TrainSpec(
            schedule="step",
            decay_every=2,
            momentum=0.9,
            nesterov=True,
            weight_decay=1e-4,
            clip_norm=1,
            label_smoothing=0.1,
            class_weights=(1.0,) * 10,
            augment="affine",
            validation=0.1,
            time_budget=600,
            patience=3,
            precision="mixed",
            threads=7,
            seed=1,
        )
    )
    summaries = [header.summary() for header in form.findChildren(SectionHeader)]
    assert all(summaries)
    assert not_korean(training) == set()
    form.set_value(TrainSpec(schedule="onecycle", warmup=0.1, time_budget=90, loss="nll"))
    assert not_korean(training) == set()
    form.set_value(TrainSpec(class_weights=(1.0, 2.0)))
    assert "10개가 필요합니다" in (form.error() or "")
    assert not_korean(training) == set()


@pytest.mark.parametrize("code", get_args(AdviceCode))
def test_advice_is_given_in_korean(code: AdviceCode, training: MainWindow) -> None:
    params = ("loss", "lowest", "accuracy", "chance", "share", "epoch", "fall", "steps", "lr")
    for accuracy in (0.1, float("nan")):
        said = advice.sentence(Advice(code, dict.fromkeys(params, 0.1) | {"accuracy": accuracy}))
        training.training_tab.live.set_advice(said)
        assert re.search("[가-힣]", said)
        assert not_korean(training) == set()


def test_a_training_speaks_korean(qtbot: QtBot, training: MainWindow) -> None:
    tab, controller = training.training_tab, training.controller
    tab.panel.form.set_value(TrainSpec(epochs=1000, batch_size=8, threads=1, device="cpu"))
    states = []
    controller.state_changed.connect(lambda state: states.append((state, not_korean(training))))
    controller.start(tab.panel.form.value())
    qtbot.waitUntil(lambda: len(controller.history.epochs) > 0, timeout=MS)
    assert not_korean(training) == set()
    controller.pause()
    qtbot.waitUntil(lambda: controller.state is RunState.PAUSED, timeout=10_000)
    qtbot.waitUntil(lambda: "일시정지" in tab.live.progress_label.text(), timeout=10_000)
    assert not_korean(training) == set()
    controller.stop()
    qtbot.waitUntil(lambda: not controller.is_active, timeout=10_000)
    assert "정지했습니다" in tab.live.progress_label.text()
    assert tab.panel.go_on_button.text() == "이어서 학습"
    assert {state for state, _ in states} >= {RunState.STARTING, RunState.RUNNING, RunState.IDLE}
    assert [said for _, said in states if said] == []
    run_to_end(qtbot, training)
    assert "완료" in tab.live.progress_label.text()
    assert tab.panel.go_on_button.text() == "학습 연장"
    assert not_korean(training) == set()
    run_to_end(qtbot, training, TrainSpec(batch_size=401, device="cpu"))
    assert "400 이하" in tab.banner.text()
    assert not_korean(training) == set()


def test_every_curve_speaks_korean(qtbot: QtBot, training: MainWindow) -> None:
    run_to_end(qtbot, training)
    live = training.training_tab.live
    buttons = [b for b in live.findChildren(QToolButton) if b.isCheckable() and b.isVisible()]
    assert [button.text() for button in buttons] == ["손실", "학습률", "기울기", "정확도", "손실"]
    for button in buttons:
        button.click()
        assert not_korean(training) == set()


def test_the_results_speak_korean(qtbot: QtBot, training: MainWindow) -> None:
    tab = training.training_tab
    results, panel = tab.results, tab.results.panel
    tab.pages.setCurrentWidget(results)
    assert "모델을 학습시키면" in results.message.text()
    assert not_korean(training) == set()
    run_to_end(qtbot, training)
    qtbot.waitUntil(lambda: "검증 이미지 100장" in results.headline.text(), timeout=MS)
    assert not_korean(training) == set()
    for label, answer in ((0, 0), (0, 1)):
        panel.matrix.cell_clicked.emit(label, answer)
        assert "T-shirt/top" in panel.gallery.title.text()
        assert not_korean(training) == set()
    results.part_box.setCurrentIndex(results.part_box.findData("training"))
    qtbot.waitUntil(lambda: "학습 이미지 400장" in results.headline.text(), timeout=MS)
    qtbot.waitUntil(lambda: tab.time_travel.epochs == [0, 1], timeout=MS)
    tab.moment.slider.setValue(0)
    qtbot.waitUntil(lambda: "학습 전" in results.subline.text(), timeout=MS)
    assert tab.moment.back_button.isVisible()
    assert not_korean(training) == set()


def test_the_runs_speak_korean(qtbot: QtBot, training: MainWindow) -> None:
    tab = training.training_tab
    runs = tab.runs
    tab.pages.setCurrentWidget(runs)
    qtbot.waitUntil(lambda: "아직 학습 기록이 없습니다" in runs.empty_label.text(), timeout=MS)
    assert not_korean(training) == set()
    three_runs()
    tab.pages.setCurrentWidget(tab.live)
    tab.pages.setCurrentWidget(runs)
    qtbot.waitUntil(lambda: len(names(runs)) == 3, timeout=MS)
    for chosen in (("one",), ("two",), ("one", "two"), ()):
        choose(runs, *chosen)
        assert not_korean(training) == set()
    runs.bar.search.setText("?")
    assert "맞는 학습 기록이 없습니다" in runs.empty_label.text()
    assert not_korean(training) == set()
    runs.bar.search.clear()
    choose(runs, "one", "two")
    runs.bar.delete.trigger()
    wait_for(qtbot, runs, "three")
    assert "학습 기록 2개를 휴지통으로 옮겼습니다" in runs.banner.text()
    assert not_korean(training) == set()
    runs.bar.empty_trash.trigger()
    qtbot.waitUntil(lambda: "되돌릴 수 없습니다" in runs.banner.text(), timeout=MS)
    assert not_korean(training) == set()


def test_a_damaged_run_is_named_so_in_korean(qtbot: QtBot, training: MainWindow) -> None:
    """Its reason is the engine's and the system's own."""
    (three_runs()["one"] / "spec.json").write_text("{")
    tab = training.training_tab
    tab.pages.setCurrentWidget(tab.runs)
    qtbot.waitUntil(lambda: len(names(tab.runs)) == 3, timeout=MS)
    choose(tab.runs, "one")
    assert tab.runs.details.facts.text().startswith("손상됨")
    assert "학습 사양이 올바르지 않습니다" in tab.runs.details.problem.text()


def test_the_range_test_speaks_korean(qtbot: QtBot, training: MainWindow) -> None:
    tab = training.training_tab
    tab.panel.form.set_value(SHORT)
    tab.panel.form.find_lr_button.click()
    assert tab.pages.currentWidget() is tab.range_test
    assert tab.range_test.is_running
    assert not_korean(training) == set()
    qtbot.waitUntil(lambda: not tab.range_test.is_running, timeout=MS)
    assert "손실" in tab.range_test.message.text()
    assert not_korean(training) == set()

"""The Data tab of the real window, walked through in Korean: nothing in it is left in English."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.data.throughput import Throughput
from engine.data_spec import DataSpec
from engine.errors import Phrase
from engine.transform_steps import KINDS
from gui import errors
from gui.data import throughput_row
from gui.main_window import MainWindow
from gui.widgets.images.image_view import PixelValue
from tests.gui.image_pages import own_weights, some_answers, sort_by
from tests.gui.korean_pages import MS, english_of, left, turn_to
from tests.gui.spoken import not_korean
from tests.gui.transform_page import LIST, add, give, make, show_page

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def korean(speak: Callable[[str], str], request: pytest.FixtureRequest) -> MainWindow:
    """The real window in Korean, the Data tab in front."""
    speak("ko")
    window: MainWindow = request.getfixturevalue("window")
    window.tabs.setCurrentWidget(window.data_tab)
    return window


def test_these_tests_see_english(window: MainWindow) -> None:
    """They would pass if nothing were looked at."""
    window.data_tab.catalogue.table.choose("mnist")
    seen = {text for _, text in not_korean(window)}
    assert {"Evaluate here", "Add...", "Merge ticked", "Next batch", "Measure"} <= seen
    assert {"Look for duplicates", "Label suspects", "Locate on this machine...", "Import"} <= seen


# Images


def test_the_images_speak_korean(qtbot: QtBot, korean: MainWindow) -> None:
    view, dataset = korean.data_tab.images, korean.session.dataset
    assert dataset is not None
    view.grid.set_current(3)
    view.card.picture.pixel_hovered.emit(PixelValue(1, 2, 30))
    assert view.card.pixel.text() == "1행 2열: 30"
    qtbot.waitUntil(lambda: "fed_range" in view.facts(), timeout=MS)
    assert not_korean(korean) == set()
    view.grid.set_selection((3, 5))
    assert view.gallery.isVisible()
    assert english_of((view.grid.caption(3), *view.gallery.strip.captions())) == []
    assert not_korean(korean) == set()
    view.class_filter.showPopup()
    assert not_korean(korean) == set()
    view.class_filter.hidePopup()
    view.class_filter.choose(frozenset({5, 8}))
    assert not_korean(korean) == set()
    for index in ("0", "1", "999"):
        view.bar.index_field.setText(index)
        QTest.keyClick(view.bar.index_field, Qt.Key.Key_Return)
        assert not_korean(korean) == set()
    assert "399" in view.status.message.text()


def test_answers_to_the_images_are_told_in_korean(qtbot: QtBot, korean: MainWindow) -> None:
    view, dataset = korean.data_tab.images, korean.session.dataset
    assert dataset is not None
    asked = some_answers(dataset, (3, 70, 399))
    own = own_weights(dataset)
    korean.session.set_own_weights(own)
    for predictions in (asked, replace(asked, own=own), replace(asked, own=own_weights(dataset))):
        view.set_report(predictions)
        for key in ("loss", "confidence"):
            sort_by(view, key)
            qtbot.waitUntil(view.grid.isVisible)
            view.show_image("train", 3)
            assert view.card.verdict.text()
            assert not_korean(korean) == set()
        view.bar.direction.click()
        assert not_korean(korean) == set()
    view.bar.forget_action.trigger()
    assert not_korean(korean) == set()


# Transforms


def test_every_transform_speaks_korean(qtbot: QtBot, korean: MainWindow) -> None:
    view = korean.data_tab.transforms
    turn_to(korean, view)
    show_page(qtbot, view, 2)
    assert "신경망에 넣기 전에" in view.steps.editor.about.text()
    assert not_korean(korean) == set()
    for name in ("Sketch", *(kind for kind in KINDS if kind != "Sketch")):
        add(view, name)
        editor = view.steps.editor
        tips = [field.toolTip() for field in editor.findChildren(QWidget)]
        assert english_of((editor.about.text(), *tips)) == []
    assert len(korean.session.data.transforms) == len(KINDS)
    assert not_korean(korean) == set()
    give(korean.session, *LIST)
    view.steps.list.setCurrentRow(1)
    QTest.keyClick(view.steps.list, Qt.Key.Key_Space)
    assert "꺼짐" in view.steps.list.notes()[1]
    assert english_of(view.steps.list.notes()) == []
    show_page(qtbot, view, 1 + len(LIST))  # the one that is off does nothing
    stages = view.previews.strip.stages()
    assert english_of([line for stage in stages for line in stage.lines]) == []
    assert not_korean(korean) == set()


def test_a_transform_that_cannot_work_is_marked_in_korean(qtbot: QtBot, korean: MainWindow) -> None:
    view = korean.data_tab.transforms
    turn_to(korean, view)
    code = "CenterCrop(size=64)"
    reason = errors.said(Phrase("crop_large", edge=64, height=28, width=28))
    add(view, "CenterCrop")
    view.steps.editor.field("size").setValue(64)
    assert view.steps.message.text().startswith("1번째 변환 CenterCrop")
    assert reason in view.steps.message.text()
    show_page(qtbot, view, 3)
    qtbot.waitUntil(lambda: view.previews.strip.stages()[-1].pixels is None, timeout=MS)
    assert english_of(view.previews.strip.stages()[-1].lines) == []
    assert left(korean, code) == set()
    view.steps.editor.field("size").setValue(20)
    add(view, "GaussianNoise")
    view.steps.list.setCurrentRow(1)
    view.steps.editor.field("size").setValue(64)
    assert "마지막 변환 목록" in view.steps.message.text()
    assert left(korean, code) == set()


def test_labels_are_explained_in_korean(qtbot: QtBot, korean: MainWindow) -> None:
    view = korean.data_tab.transforms
    turn_to(korean, view)
    target = view.target
    target.choice.set_value("one_hot")
    assert korean.session.data.target == "one_hot"
    assert not_korean(korean) == set()
    target.merging.set_open(True)
    for label in (5, 9):
        target.classes.item(label).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(target.merge_button, LEFT)
    assert korean.session.data.merge == ((5, 9),)
    assert "합친 클래스" in target.classes.item(5).text()
    assert not_korean(korean) == set()
    korean.session.set_data(replace(korean.session.data, merge=(tuple(range(9)),)))
    assert not_korean(korean) == set()


# The DataLoader


def test_batches_are_told_in_korean(qtbot: QtBot, korean: MainWindow) -> None:
    page, session = korean.data_tab.loader, korean.session
    turn_to(korean, page)
    qtbot.waitUntil(lambda: page.position.text() == "배치 1/7, 에폭 1", timeout=MS)
    assert "인덱스" in page.view.caption.text()
    assert not_korean(korean) == set()
    session.set_data(
        replace(session.data, transforms=(make("Normalize"),), target="one_hot", merge=((0, 6),))
    )
    qtbot.waitUntil(lambda: "원-핫" in page.facts.text(), timeout=MS)
    assert "흰색" in page.timing.text()
    assert not_korean(korean) == set()
    session.set_data(DataSpec("garments", workers=2))
    assert page.position.text() == ""
    assert not_korean(korean) == set()
    session.set_data(DataSpec("garments", drop_last=True))
    with qtbot.waitSignal(page.source.failed, timeout=MS):
        page.set_batch_size(401)
    assert not_korean(korean) == set()


def test_the_form_of_the_loader_speaks_korean(qtbot: QtBot, korean: MainWindow) -> None:
    page = korean.data_tab.loader
    turn_to(korean, page)
    form = page.form
    for order in ("sequential", "weighted", "subset", "random"):
        form.order.set_value(order)
        assert korean.session.data.sampler == order
        assert not_korean(korean) == set()
    for box in (form.drop_last, form.pin_memory):
        box.click()
        assert f"{box.text()}=True" in form.code.text()
        assert not_korean(korean) == set()
    form.workers.setValue(1)
    assert "에폭마다 시작하는 데" in form.note.text()
    assert not_korean(korean) == set()


@pytest.mark.parametrize("workers", [0, 1])
def test_the_measured_speed_is_told_in_korean(
    workers: int, qtbot: QtBot, korean: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes out of a measurement is known here, so that none has to be waited for."""
    found = Throughput(ours=123_456.0, tutorial=7_890.0, ready=400_000.0, speedup=15.6, start=2.5)
    monkeypatch.setattr(throughput_row, "_measure", lambda *_: found)
    page = korean.data_tab.loader
    turn_to(korean, page)
    korean.session.set_data(DataSpec("garments", workers=workers))
    row = page.throughput
    row.button.click()
    assert row.is_measuring
    assert not_korean(korean) == set()
    row.button.click()
    assert row.message.text() == "취소했습니다."
    assert not_korean(korean) == set()
    row.button.click()
    qtbot.waitUntil(lambda: not row.is_measuring, timeout=MS)
    assert "초당 7,890장" in row.message.text()
    assert ("워커" in row.message.text()) == bool(workers)
    assert not_korean(korean) == set()

"""The slider over a run's past, alone: values in, signals out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from gui.widgets.moment_bar import MomentBar


@pytest.fixture
def bar(qtbot: QtBot) -> MomentBar:
    made = MomentBar()
    qtbot.addWidget(made)
    made.resize(700, made.sizeHint().height())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_an_empty_bar_says_what_it_is_for(bar: MomentBar) -> None:
    assert not bar.slider.isVisible()
    height = bar.sizeHint().height()
    bar.set_epochs([0, 1], True)
    assert bar.slider.isVisible()
    assert bar.sizeHint().height() == height


def test_arrow_keys_walk_through_the_kept_epochs(bar: MomentBar, qtbot: QtBot) -> None:
    bar.set_epochs([0, 4, 8, 10], newest_is_live=True)
    bar.set_moment(None)
    assert bar.text.text() == "Now"
    chosen: list[int | None] = []
    bar.moment_chosen.connect(chosen.append)
    bar.slider.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(bar.slider, key)
    assert chosen == [10, 8, 0, None]


def test_back_to_now_appears_in_the_past_and_nothing_moves(bar: MomentBar, qtbot: QtBot) -> None:
    bar.set_epochs([0, 1, 2], newest_is_live=True)
    bar.set_moment(None)
    assert not bar.back_button.isVisible()
    place = bar.slider.geometry()
    bar.set_moment(1)
    assert bar.back_button.isVisible()
    assert bar.slider.geometry() == place
    assert bar.text.text() == "Epoch 1 of 2"
    with qtbot.waitSignal(bar.moment_chosen) as chosen:
        qtbot.mouseClick(bar.back_button, Qt.MouseButton.LeftButton)
    assert chosen.args == [None]
    assert bar.moment() is None


def test_telling_the_bar_chooses_nothing(bar: MomentBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.moment_chosen):
        bar.set_epochs([0, 1, 2], newest_is_live=True)
        bar.set_moment(1)
        bar.set_epochs([0, 1, 2, 3], newest_is_live=True)
        bar.set_moment(None)


def test_new_epochs_leave_the_moment_where_it_is(bar: MomentBar) -> None:
    bar.set_epochs([0, 1, 2, 3], newest_is_live=True)
    bar.set_moment(2)
    bar.set_epochs([0, 2, 4], newest_is_live=True)
    assert (bar.moment(), bar.text.text()) == (2, "Epoch 2 of 4")


def test_a_slider_in_the_hand_does_not_move(bar: MomentBar) -> None:
    bar.set_epochs([0, 1, 2, 3], newest_is_live=True)
    slider: QSlider = bar.slider
    slider.setSliderDown(True)
    slider.setValue(1)
    bar.set_epochs([0, 1, 2, 3, 4], newest_is_live=True)
    bar.set_moment(3)
    assert (slider.value(), slider.maximum()) == (1, 4)
    bar.set_moment(1)
    slider.setSliderDown(False)
    slider.sliderReleased.emit()
    assert (slider.value(), slider.maximum()) == (1, 5)

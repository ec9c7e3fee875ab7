"""The Model tab as a whole: what it says above its pages."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from engine.run_spec import ModelSpec
from gui.main_window import MainWindow
from tests.gui.code_hands import own_weights

MS = 30_000


def test_it_says_where_the_values_come_from_on_every_page(window: MainWindow, qtbot: QtBot) -> None:
    tab, session = window.model_tab, window.session
    window.tabs.setCurrentWidget(tab)
    tab.pages.setCurrentWidget(tab.walk)  # the tree, which reads the network, is not seen
    qtbot.waitUntil(lambda: "fresh from seed 0" in tab.origin_label.text(), timeout=MS)
    session.set_own_weights(own_weights(session))
    qtbot.waitUntil(lambda: "your training, after step 1" in tab.origin_label.text(), timeout=MS)
    session.set_own_weights(replace(own_weights(session), step=0, epoch=0))
    qtbot.waitUntil(lambda: tab.origin_label.text() == "Values: your weights", timeout=MS)
    session.set_model(ModelSpec("lenet"))
    qtbot.waitUntil(lambda: "fresh from seed 0" in tab.origin_label.text(), timeout=MS)

"""Controls that are out of reach say why."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.model.backprop_settings import StepSettings
from gui.widgets import layouts
from gui.widgets.model.layer_panel import LayerPanel


def test_the_reason_gives_way_to_the_usual_tip(qtbot: QtBot) -> None:
    button = QPushButton("Remove")
    qtbot.addWidget(button)
    button.setToolTip("Remove it (Del)")
    for why in ("Choose one first.", "It is in use."):
        layouts.set_enabled(button, False, why)
        assert (button.isEnabled(), button.toolTip()) == (False, why)
    layouts.set_enabled(button, True, "Choose one first.")
    assert (button.isEnabled(), button.toolTip()) == (True, "Remove it (Del)")


def test_nesterov_says_what_it_needs(qtbot: QtBot) -> None:
    settings = StepSettings()
    qtbot.addWidget(settings)
    assert not settings.nesterov.isEnabled()
    assert "momentum above 0" in settings.nesterov.toolTip()
    settings.momentum.setValue(0.9)
    assert settings.nesterov.isEnabled()
    assert settings.nesterov.toolTip() == ""


def test_the_builders_buttons_say_what_is_missing(qtbot: QtBot) -> None:
    panel = LayerPanel()
    qtbot.addWidget(panel)
    usual = panel.remove_button.toolTip()
    ways = {"undo": False, "redo": False, "wrap": False, "up": False, "down": False}
    panel.set_ways(**ways, chosen=False, out=False, inside=False)
    assert panel.up_button.toolTip() == panel.remove_button.toolTip() == "Choose a layer first."
    assert panel.undo_button.toolTip() == "There is nothing to take back."
    panel.set_ways(**ways, chosen=True, out=False, inside=False)
    assert panel.remove_button.toolTip() == usual
    assert panel.up_button.toolTip() == "It is at the top already."

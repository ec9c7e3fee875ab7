"""The box in which a network is chosen by its name."""

from PySide6.QtWidgets import QComboBox, QWidget

from engine.run_spec import BUILDER, CUSTOM, MODELS
from gui.widgets import layouts


class ModelBox(QComboBox):
    """The named architectures, and what the person has made as soon as there is something.

    An item's data is the name in a `ModelSpec`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # more may come
        for name in MODELS:
            self.addItem(name, name)

    def show_model(self, name: str) -> None:
        """Show which one it is, without telling anyone that it changed."""
        self.offer(name)
        layouts.choose(self, name)

    def offer(self, name: str) -> None:
        """Let a network be chosen, one of the person's own too."""
        if self.findData(name) < 0:
            made = {BUILDER: self.tr("your layers"), CUSTOM: self.tr("your class")}
            blocked = self.blockSignals(True)
            self.addItem(made.get(name, name), name)
            self.blockSignals(blocked)

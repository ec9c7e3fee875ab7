"""Lines to begin with on the tensor pad."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

_LINES: dict[str, tuple[str, ...]] = {
    "make": (
        "x = tensor([[1., 2.], [3., 4.]])",
        "x = torch.arange(6).reshape(2, 3)",
        "y = torch.rand(2, 3)",
        "p = picture[8:20, 8:20]",
    ),
    "index": ("x[0, 1:]", "x[:, ::2]", "x[x > 2]", "x[0, 0] = 9"),
    "reshape": ("f = x.reshape(-1)", "t = x.T", "c = x.T.contiguous()", "x.unsqueeze(0)"),
    "broadcast": (
        "torch.arange(3)[:, None] + torch.arange(4)",
        "x - x.float().mean(dim=0)",
        "x * torch.ones(2, 1)",
    ),
    "numpy": (
        "n = np.zeros(4)",
        "s = torch.from_numpy(n)",
        "k = torch.tensor(n)",
        "n[0] = 7",
        "m = x.numpy()",
    ),
    "move": ('d = x.to("cpu")', 'g = x.to("cuda")', "h = x.to(torch.float16)", "i = x.int()"),
}


class ExampleChips(QWidget):
    """A button for each kind of line, with some lines of that kind.

    Signals:
        chosen(str): A line to be changed or run.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for kind, lines in _LINES.items():
            button = QPushButton()
            menu = QMenu(button)
            for line in lines:
                menu.addAction(line)
            menu.triggered.connect(self._choose)
            button.setMenu(menu)
            self.buttons[kind] = button
            row.addWidget(button)
        row.addStretch(1)
        self._retranslate()

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        texts = {
            "make": self.tr("Make"),
            "index": self.tr("Index"),
            "reshape": self.tr("Reshape"),
            "broadcast": self.tr("Broadcast"),
            "numpy": self.tr("NumPy and back"),
            "move": self.tr("Move"),
        }
        for kind, button in self.buttons.items():
            button.setText(texts[kind])

"""Why one writes `model(x)` and never `model.forward(x)`, and a button that shows it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.models.walk_records import HookCounts
from gui.widgets import layouts


class HooksPanel(QWidget):
    """The card that explains the call, and what was counted.

    Signals:
        count_requested(): The button was pressed.
    """

    count_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = (
            self.tr(
                "model(x) runs nn.Module's __call__: it runs the hooks that are registered, calls "
                "forward, and runs the hooks that come after it. model.forward(x) is the middle of "
                "that alone: the same numbers, but no hook on that module is run."
            ),
            self.tr(
                "Whatever listens to a module by hooks is then deaf without a word: this walk, the "
                "shapes in the tree, profilers, spectral normalisation, pruning. So one writes "
                "forward, and calls the model."
            ),
        )
        self.button = QPushButton(self.tr("Show the difference"))
        self.button.clicked.connect(self.count_requested)
        self.message = layouts.label("", wrap=True)
        self.message.hide()
        self.counts = QWidget()
        self._grid = QGridLayout(self.counts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * layouts.SPACING)
        self._cells: list[QLabel] = []
        self.counts.hide()
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        title = self.tr("Why model(x), and never model.forward(x)")
        column.addWidget(layouts.label(title, "heading"))
        for text in texts:
            column.addWidget(layouts.label(text, wrap=True))
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(self.counts)
        column.addStretch(1)

    def forget(self) -> None:
        """Another network: what was counted is not of this one."""
        self.counts.hide()
        self.message.hide()

    def say(self, text: str) -> None:
        """Say why nothing could be counted."""
        self.counts.hide()
        self.message.setText(text)
        self.message.show()

    def shown_counts(self) -> list[tuple[str, ...]]:
        """The table's rows: a way to call, and its figures."""
        texts = [cell.text() for cell in self._cells]
        return [tuple(texts[start : start + 3]) for start in range(0, len(texts), 3)]

    def show_counts(self, found: HookCounts) -> None:
        """Show how many hooks fired each way, with one on every module of the network."""
        rows = (
            ("", self.tr("its own hook"), self.tr("hooks of the modules in it")),
            ("model(x)", str(found.own_by_call), str(found.inside_by_call)),
            ("model.forward(x)", str(found.own_by_forward), str(found.inside_by_forward)),
            (self.tr("layer(x), for every layer"), str(found.layers), ""),
            (self.tr("layer.forward(x), for every layer"), str(found.layers_by_forward), ""),
        )
        texts = [text for row in rows for text in row]
        if not self._cells:
            for place in range(len(texts)):
                role = "muted" if place < 3 or place % 3 == 0 else "heading"
                cell = layouts.label("", role, wrap=place < 3)
                self._grid.addWidget(cell, *divmod(place, 3))
                self._cells.append(cell)
            self._grid.setColumnStretch(2, 1)
        for cell, text in zip(self._cells, texts, strict=True):
            cell.setText(text)
        self.message.setText(
            self.tr(
                "How many hooks fired for this batch, with one on every module. The modules inside "
                "still have theirs run by model.forward(x), because the model's own forward calls "
                "them rightly, as layer(x)."
            )
        )
        self.message.show()
        self.counts.show()

"""The row below the grid: how many images, how good the answers, what goes on, and the zoom."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSlider,
    QStackedWidget,
    QWidget,
)

from gui import theme
from gui.widgets import layouts
from gui.widgets.images.cell_area import MAX_CELL, MIN_CELL, CellArea
from gui.widgets.live_text import LiveText


class GridStatus(QWidget):
    """What a person should know of the grid in one row.

    Args:
        grid: What is zoomed.

    Signals:
        cancel_clicked(): The evaluation is to end.
    """

    cancel_clicked = Signal()

    def __init__(self, grid: CellArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False  # with an evaluation
        self.count_label = layouts.label("", "muted")
        self.message = layouts.label("", "error")
        # However long an error is: it must not make the window wider.
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.summary = LiveText(title=False)
        self.summary.setAccessibleName(self.tr("Evaluation"))
        self._middle = QStackedWidget()
        self._middle.addWidget(self.summary)
        self._middle.addWidget(self._build_progress())
        self._middle.addWidget(self.message)
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.zoom.setRange(MIN_CELL, MAX_CELL)
        self.zoom.setValue(grid.cell_size())
        theme.scaled(self.zoom.setFixedWidth, 110)
        self.zoom.setToolTip(self.tr("Size of the thumbnails (also Ctrl and the mouse wheel)"))
        self.zoom.valueChanged.connect(grid.set_cell_size)
        grid.cell_size_changed.connect(self.zoom.setValue)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(layouts.SPACING)
        row.addWidget(self.count_label)
        row.addWidget(self._middle, 1)
        row.addWidget(layouts.caption(self.tr("Zoom"), self.zoom))
        row.addWidget(self.zoom)

    def _build_progress(self) -> QWidget:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the evaluation"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setProperty("quiet", True)
        self.cancel_button.clicked.connect(self.cancel_clicked)
        under_way = QWidget()
        row = QHBoxLayout(under_way)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        return under_way

    def show_summary(self, text: str) -> None:
        """Say how good the answers are; "" if there are none."""
        self.summary.set_text(text)
        self.summary.setToolTip(text)

    def say(self, text: str) -> None:
        """Say in the place of the summary what is wrong; "" if nothing is."""
        self.message.setText(text)
        self.message.setToolTip(text)
        self._choose_page()

    @Slot()
    def be_quiet(self) -> None:
        """Nothing is wrong."""
        if self.message.text():
            self.say("")

    def _choose_page(self) -> None:
        self._middle.setCurrentIndex(2 if self.message.text() else 1 if self._busy else 0)

    @Slot(object)
    def show_progress(self, share: float) -> None:
        """Show how far an evaluation is, 0 to 1."""
        self.progress.setValue(round(100 * share))
        self._busy = True
        self._choose_page()

    def hide_progress(self) -> None:
        """The evaluation is over."""
        self._busy = False
        self._choose_page()

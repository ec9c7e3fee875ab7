"""A slider over a run's past: which epoch's network is being looked at."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QStackedLayout, QWidget

from gui import theme
from gui.widgets import layouts
from gui.widgets.live_text import LiveText

_TEXT_WIDTH = 130


class MomentBar(QWidget):
    """A thin row: the kept epochs evenly spaced, the newest weights at the right end.

    Arrow keys, Page Up and Down, Home and End move it as they move every slider. It shows what was
    chosen at once; `set_moment` says what it came to.

    Signals:
        moment_chosen(int | None): The person wants to see an epoch (0: before training), or with
            None the newest weights.
    """

    moment_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._epochs: list[int] = []
        self._live = False
        self._moment: int | None = None
        self._waiting: tuple[list[int], bool] | None = None
        self._build()
        self._retranslate()
        self._show()

    def _build(self) -> None:
        self._caption = layouts.label("", "muted")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(5)
        self.slider.valueChanged.connect(self._choose)
        self.slider.sliderReleased.connect(self._catch_up)
        self._caption.setBuddy(self.slider)
        self.text = LiveText(title=False)
        theme.scaled(self.text.setFixedWidth, _TEXT_WIDTH)
        self.back_button = QPushButton()
        self.back_button.clicked.connect(self._go_back)
        self.back_button.setProperty("quiet", True)
        policy = self.back_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back_button.setSizePolicy(policy)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(layouts.SPACING)
        line.addWidget(self._caption)
        line.addWidget(self.slider, 1)
        line.addWidget(self.text)
        line.addWidget(self.back_button)
        self._empty = QLabel()
        theme.set_role(self._empty, "muted")
        self._pages = QStackedLayout(self)  # so that the row keeps its height
        self._pages.addWidget(self._empty)
        self._pages.addWidget(row)

    # Values

    @Slot(object, bool)
    def set_epochs(self, epochs: list[int], newest_is_live: bool) -> None:
        """Say what there is to look at.

        While the slider is being dragged this waits: it would move under the hand.

        Args:
            epochs: Kept epochs, ascending; 0 is the moment before the first step.
            newest_is_live: Whether there are newer weights than these, at the right end.
        """
        if self.slider.isSliderDown():
            self._waiting = epochs, newest_is_live
            return
        self._epochs, self._live = list(epochs), newest_is_live
        self._show()

    @Slot(object)
    def set_moment(self, moment: int | None) -> None:
        """Say which epoch is shown; None for the newest weights."""
        self._moment = moment
        if not self.slider.isSliderDown():
            self._show()

    def moment(self) -> int | None:
        """The epoch that the slider stands at; None for the newest weights."""
        place = self.slider.value()
        return self._epochs[place] if self._epochs and place < len(self._epochs) else None

    # What the person does

    @Slot()
    def _choose(self) -> None:
        self._moment = self.moment()
        self._say()
        self.moment_chosen.emit(self._moment)

    @Slot()
    def _go_back(self) -> None:
        self.slider.setFocus()  # the button is about to vanish
        self.slider.setValue(self.slider.maximum())

    @Slot()
    def _catch_up(self) -> None:
        """The hand is off the slider: take what came in the meantime."""
        if self._waiting is not None:
            (self._epochs, self._live), self._waiting = self._waiting, None
        self._show()

    # What is shown

    def _show(self) -> None:
        last = len(self._epochs) - (0 if self._live else 1)
        blocked = self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, last))
        self.slider.setValue(self._place())
        self.slider.blockSignals(blocked)
        self._pages.setCurrentIndex(1 if self._epochs else 0)
        self._say()

    def _place(self) -> int:
        """Where the moment stands on the slider; one that was thinned out, at its neighbour."""
        if self._moment is None:
            return self.slider.maximum()
        wanted = self._moment
        places = range(len(self._epochs))
        return min(places, key=lambda place: abs(self._epochs[place] - wanted), default=0)

    def _say(self) -> None:
        if self._moment is None:
            text = self.tr("Now") if self._live else ""
        elif self._moment == 0:
            text = self.tr("Before training")
        else:
            newest = max([self._moment, *self._epochs[-1:]])
            text = self.tr("Epoch {0} of {1}").format(self._moment, newest)
        self.text.set_text(text)
        self.slider.setAccessibleDescription(text)
        self.back_button.setVisible(self._live and self._moment is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._say()

    def _retranslate(self) -> None:
        self._caption.setText(self.tr("Moment"))
        self.slider.setAccessibleName(self.tr("Moment"))
        self.slider.setToolTip(
            self.tr("Look back at an earlier epoch: every tab shows the network as it was then.")
        )
        self.back_button.setText(self.tr("Back to now"))
        self._empty.setText(self.tr("Each epoch's weights appear here; drag to look back."))

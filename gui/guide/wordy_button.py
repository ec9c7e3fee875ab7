"""A button as wide as the panel, whose words take as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui import theme
from gui.guide.prose import Prose

_ACROSS, _DOWN = 12, 7


class WordyButton(QPushButton):
    """Holds labels in `row`, and is as high as they are at the width that it gets.

    Args:
        what: What `chosen` carries.
        tip: What a click does, translated.
        parent: Owner.

    Signals:
        chosen(object): It was clicked.
    """

    chosen = Signal(object)

    def __init__(self, what: object, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self.setAutoDefault(True)  # so that Enter chooses it, not Space alone
        self.setToolTip(tip)
        self.row = QHBoxLayout(self)
        self.row.setSpacing(10)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fit()
        theme.notifier().changed.connect(self._fit)
        self.clicked.connect(self._choose)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put something into it at the right; the mouse goes through."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row.addWidget(widget, stretch)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._what)

    @Slot()
    def _fit(self) -> None:
        across, down = theme.pixels(_ACROSS), theme.pixels(_DOWN)
        self.row.setContentsMargins(across, down, across, down)

    def hasHeightForWidth(self) -> bool:
        """It has."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the words need."""
        return self.row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """As wide as a narrow panel, as high as it then is."""
        wide = theme.pixels(240)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """One line of some letters."""
        height = self.fontMetrics().height() + 2 * theme.pixels(_DOWN)
        return QSize(theme.pixels(120), height)


class OptionButton(WordyButton):
    """One answer to a question.

    Args:
        place: Which, from 0, or None for no answer: what `chosen` carries.
        role: Of its words, as `theme.set_role` takes it.
        parent: Owner.
    """

    def __init__(self, place: int | None, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(place, "", parent)
        self.setToolTip(self.tr("This is what I predict"))
        self.words = Prose(role)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.add(self.words, 1)

    def set_answer(self, markdown: str) -> None:
        """Say another answer."""
        self.words.set_markdown(markdown)
        if self.words.plain() != self.accessibleName():
            self.setAccessibleName(self.words.plain())
            self.updateGeometry()

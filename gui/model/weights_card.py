"""Which weights are shown, and what can be done with them."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from gui import errors, icons, theme
from gui.model.subject import Subject
from gui.model.weights_compare_panel import LARGEST_SEED
from gui.session import OwnWeights
from gui.widgets.forms.number_fields import WholeField
from gui.widgets.layouts import Card, label

_WIDTH = 292


class WeightsCard(Card):
    """A few facts and the buttons.

    Signals:
        open_asked(): A file is to be opened.
        save_asked(): What is shown is to be saved.
        reset_asked(int): Fresh weights of this seed are wanted.
    """

    open_asked = Signal()
    save_asked = Signal()
    reset_asked = Signal(int)

    def __init__(self) -> None:
        self._heading, self._facts = label(role="heading"), label(wrap=True, select=True)
        self._origin, self._hint = label(wrap=True), label(role="muted", wrap=True)
        super().__init__(self._heading, self._facts, self._origin)
        self._subject: Subject | None = None
        self._named: tuple[weakref.ref[OwnWeights], str] | None = None
        self.open_button, self.save_button = QPushButton(), QPushButton()
        self.open_button.setProperty("primary", True)
        self.seed, self.reset_button = WholeField(0, LARGEST_SEED), QPushButton()
        self._seed_caption = label(role="muted")
        files, seeds = QHBoxLayout(), QHBoxLayout()
        files.addWidget(self.open_button)
        files.addWidget(self.save_button)
        seeds.addWidget(self._seed_caption)
        seeds.addWidget(self.seed, 1)
        seeds.addWidget(self.reset_button)
        self.column.addLayout(files)
        self.column.addLayout(seeds)
        self.column.addWidget(self._hint)
        theme.scaled(self.setFixedWidth, _WIDTH)
        self.open_button.setIcon(icons.icon("open", on_accent=True))
        self.save_button.setIcon(icons.icon("save"))
        self.reset_button.setIcon(icons.icon("reset"))
        self.open_button.clicked.connect(self.open_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.reset_button.clicked.connect(self._reset)
        self._retranslate()

    def set_subject(self, subject: Subject | None) -> None:
        """Say what is shown now; None before there is a dataset."""
        self._subject = subject
        for button in (self.save_button, self.reset_button):
            button.setEnabled(subject is not None)
        self._show()

    def note_name(self, own: OwnWeights, name: str) -> None:
        """Say what to call weights while they are shown: where they come from."""
        self._named = weakref.ref(own), name

    def origin(self) -> str:
        """Where the values come from that are shown."""
        subject = self._subject
        if subject is None:
            return ""
        own = subject.own
        if own is not None and self._named is not None and self._named[0]() is own:
            return self.tr("Values: {0}").format(self._named[1])
        if own is not None:
            return self.tr("Values: your own, after %Ln step(s)", "", own.step)
        if subject.spec.name == "sketch":
            return self.tr("Values: those that ship with Atelier, where they fit")
        return self.tr("Values: fresh, from seed 0")

    def _show(self) -> None:
        subject = self._subject
        if subject is None:
            self._facts.setText(self.tr("Open a dataset in the Data tab first."))
        else:
            text = self.tr("{0} for {1}: pictures {2}, {3} classes")
            inputs = subject.inputs
            shape, classes = list(inputs.shape), len(inputs.classes)
            title = errors.said(inputs.title)
            self._facts.setText(text.format(subject.spec.name, title, shape, classes))
        self._origin.setText(self.origin())
        self._origin.setVisible(subject is not None)

    @Slot()
    def _reset(self) -> None:
        self.reset_asked.emit(self.seed.value())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("What is shown"))
        self.open_button.setText(self.tr("Open..."))
        self.save_button.setText(self.tr("Save as..."))
        self._seed_caption.setText(self.tr("Seed"))
        self.seed.setAccessibleName(self.tr("Seed of fresh weights"))
        self.reset_button.setText(self.tr("Reset"))
        self.reset_button.setToolTip(self.tr("Show fresh weights, drawn from the seed"))
        self._hint.setText(self.tr("Files of weights can be dropped here, too."))
        self._show()

"""Naming drawings and keeping them: the person's samples, to be renamed, deleted, brought back."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine import home
from engine.data.catalog import FASHION_CLASSES
from engine.data.drawings import Kept, Sample
from engine.errors import AtelierError
from gui import errors, icons, theme
from gui.background import Background
from gui.drawing.drawing_shelf import DrawingShelf, Listing
from gui.widgets import class_swatch, layouts
from gui.widgets.drawing.sample_strip import SampleStrip, Thumbnail


class SamplesPanel(QWidget):
    """What the current drawing is, and a strip of all drawings that were named.

    Signals:
        changed(): There are other samples.
    """

    changed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: NDArray[np.uint8] | None = None
        self._samples: dict[str, Sample] = {}
        self._shelf = DrawingShelf(background, self)
        self._build()
        self._shelf.listed.connect(self._show_listing)
        self._shelf.failed.connect(self._show_error)
        self._shelf.undo_changed.connect(self.undo_button.setEnabled)
        self._follow_choice()

    def samples(self) -> tuple[Sample, ...]:
        """The drawings, the oldest first."""
        return tuple(self._samples.values())

    def refresh(self) -> None:
        """Read what is on the disk."""
        self._shelf.refresh()

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """The drawing that would be kept: uint8 [H, W], not written to later; None if empty."""
        self._picture = picture
        layouts.set_enabled(self.keep_button, picture is not None, self.tr("Draw first."))

    def take_over(self, other: SamplesPanel) -> None:
        """Take changes back that were made in another panel."""
        self._shelf.take_over(other._shelf)

    def say(self, text: str, role: str = "muted") -> None:
        """Say something in the panel's line of words."""
        self.message.setText(text)
        theme.set_role(self.message, role)

    def _build(self) -> None:
        self.class_box = _class_box()
        self.keep_button = QPushButton(self.tr("Keep as sample"))
        self.keep_button.setIcon(icons.icon("plus"))
        self.keep_button.clicked.connect(self._keep)
        self.message = layouts.label("", "muted", wrap=True)
        self.strip = SampleStrip()
        self.strip.setAccessibleName(self.tr("Your drawings"))
        self.strip.set_placeholder(
            self.tr("Draw something, say what it is, and keep it here as a sample.")
        )
        self.strip.chosen.connect(self._follow_choice)
        self.strip.delete_pressed.connect(self._remove)
        caption = layouts.caption(self.tr("It is a"), self.class_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row(caption, self.class_box, self.keep_button, 1))
        layout.addWidget(self.message)
        layout.addWidget(self.strip, 1)
        layout.addLayout(self._build_editing())
        self.set_picture(None)

    def _build_editing(self) -> QHBoxLayout:
        self.rename_box = _class_box()
        self.rename_box.activated.connect(self._rename)
        self.remove_button = QPushButton(self.tr("Delete"))
        self.remove_button.setIcon(icons.icon("trash"))
        self.remove_button.clicked.connect(self._remove)
        self.undo_button = QPushButton(self.tr("Undo"))
        self.undo_button.setIcon(icons.icon("undo"))
        self.undo_button.setToolTip(self.tr("Take back the last change to your samples"))
        self.undo_button.setEnabled(False)
        self.undo_button.clicked.connect(self._shelf.undo)
        caption = layouts.caption(self.tr("The chosen one is a"), self.rename_box)
        return row(caption, self.rename_box, self.remove_button, 1, self.undo_button)

    @Slot()
    def _keep(self) -> None:
        if self._picture is not None:
            self._shelf.keep(self._picture, self.class_box.currentText())

    @Slot()
    def _rename(self) -> None:
        sample, name = self._current(), self.rename_box.currentText()
        if sample is not None and sample.name != name:
            self._shelf.rename(sample, name)

    @Slot()
    def _remove(self) -> None:
        sample = self._current()
        if sample is not None:
            self._shelf.remove(sample)

    def _current(self) -> Sample | None:
        return self._samples.get(self.strip.current_id())

    @Slot(object)
    def _show_listing(self, listing: Listing) -> None:
        self._samples = {shelved.sample.id: shelved.sample for shelved in listing.shelved}
        self.strip.set_samples(
            [
                Thumbnail(s.sample.id, s.sample.name, s.thumbnail, _label(s.sample.name))
                for s in listing.shelved
            ]
        )
        if listing.kept is not None:
            self.strip.choose(listing.kept.sample.id)
            self.say(self._kept_words(listing.kept))
        elif listing.damaged:
            self.say(
                self.tr("%Ln file(s) in {0} could not be read.", "", listing.damaged).format(
                    home.drawings_folder()
                )
            )
        else:
            self.say("")
        self.changed.emit()

    def _kept_words(self, kept: Kept) -> str:
        name = kept.sample.name
        if kept.before is None:
            return self.tr("Kept: {0}.").format(name)
        if kept.before.name == name:
            return self.tr("This drawing is there already: {0}.").format(name)
        return self.tr(
            "This drawing was there as {0}. It is {1} now; Undo takes that back."
        ).format(kept.before.name, name)

    @Slot()
    def _follow_choice(self) -> None:
        sample = self._current()
        for control in (self.rename_box, self.remove_button):
            layouts.set_enabled(control, sample is not None, self.tr("Choose a drawing first."))
        self.rename_box.setCurrentIndex(
            -1 if sample is None else self.rename_box.findText(sample.name)
        )

    @Slot(object)
    def _show_error(self, error: AtelierError) -> None:
        self.say(errors.sentence(error), role="error")


def _label(name: str) -> int | None:
    return FASHION_CLASSES.index(name) if name in FASHION_CLASSES else None


def _class_box() -> QComboBox:
    box = QComboBox()
    for label, name in enumerate(FASHION_CLASSES):
        box.addItem(class_swatch.icon(label), name)
    return box


def row(*parts: Any) -> QHBoxLayout:
    """Widgets side by side; a number is a stretch."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for part in parts:
        if isinstance(part, int):
            line.addStretch(part)
        else:
            line.addWidget(part)
    return line

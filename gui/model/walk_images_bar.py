"""The three images of the walk: which one is enlarged, and where they come from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from gui.model.walk_maker import IMAGES
from gui.widgets import layouts
from gui.widgets.images.resample import packed, resample, to_qimage

_EDGE, _GAP = 40, 6  # an image, and the distance to its name
_LONGEST = 14  # letters of a class name beside its image


class ImagesBar(QWidget):
    """A button for each image, the choice between dataset and drawing, and a way to the why.

    Signals:
        image_chosen(): Another of the three.
        source_changed(): From the dataset to the drawing, or back.
        why_requested(): The person asks why it is `model(x)`.
    """

    image_chosen = Signal()
    source_changed = Signal()
    why_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons = [QToolButton() for _ in range(IMAGES)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for place, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setIconSize(QSize(_EDGE + _GAP, _EDGE))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._group.addButton(button, place)
            row.addWidget(button)
        self.buttons[0].setChecked(True)
        self._group.idToggled.connect(self._toggle)
        self.source = QComboBox()
        self.source.addItem(self.tr("Images of the dataset"), "dataset")
        self.source.addItem(self.tr("My drawing first"), "drawing")
        self.source.setAccessibleName(self.tr("Which images walk"))
        self.source.currentIndexChanged.connect(self.source_changed)
        self.source.hide()
        self.hint = layouts.label(
            self.tr("Pick another image in the Data tab."), "muted", wrap=True
        )
        self.why = QPushButton(self.tr("Why model(x)?"))
        self.why.setProperty("quiet", True)
        self.why.clicked.connect(self.why_requested)
        row.addWidget(self.hint, 1)
        row.addWidget(self.source)
        row.addWidget(self.why)

    def image(self) -> int:
        """Which of the three is enlarged."""
        return max(0, self._group.checkedId())

    def wants_drawing(self) -> bool:
        """Whether the drawing comes first."""
        return str(self.source.currentData()) == "drawing"

    def offer_drawing(self, there: bool) -> None:
        """Whether there is a drawing to choose; without one the dataset's images walk."""
        if not there:
            layouts.choose(self.source, "dataset")
        self.source.setVisible(there)

    def set_images(
        self, pictures: NDArray[np.uint8], labels: Sequence[int], classes: Sequence[str]
    ) -> None:
        """Show other images.

        Args:
            pictures: uint8 [3, H, W] or [3, H, W, 3].
            labels: What each is; -1 for a drawing.
            classes: Class names, by label.
        """
        ratio = self.devicePixelRatioF()
        edge = round(_EDGE * ratio)
        shown = packed(resample(pictures, (edge, edge)))
        for button, picture, label in zip(self.buttons, shown, labels, strict=True):
            image = to_qimage(picture)
            image.setDevicePixelRatio(ratio)
            button.setIcon(QIcon(_with_gap(image)))
            name = self.tr("My drawing") if label < 0 else classes[label]
            whole = len(name) <= _LONGEST
            button.setText(name if whole else name[: _LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}")
            button.setToolTip(self.tr("Show the values of this image: {0}").format(name))
            button.setAccessibleName(self.tr("Image: {0}").format(name))

    @Slot(int, bool)
    def _toggle(self, _place: int, checked: bool) -> None:
        if checked:
            self.image_chosen.emit()


def _with_gap(image: QImage) -> QPixmap:
    """A picture with room at its right: a button has none between picture and text."""
    ratio = image.devicePixelRatio()
    pixmap = QPixmap(image.width() + round(_GAP * ratio), image.height())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.drawImage(0, 0, image)
    painter.end()
    return pixmap

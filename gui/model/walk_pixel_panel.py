"""Where a pixel of a convolution's or pooling's output comes from, and the arithmetic."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from engine.models.walk_records import PixelOrigin, Region
from gui.model.walk_maker import Answer
from gui.widgets import layouts
from gui.widgets.model.receptive_field import FieldPicture, ProductView


class PixelPanel(QWidget):
    """A picture with the receptive field, and patch, kernel and products of one input channel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._origin: PixelOrigin | None = None
        self.where = layouts.label("", wrap=True)
        self.picture = FieldPicture()
        self.products = ProductView()
        self.channel = QSpinBox()
        self.channel.valueChanged.connect(self._show_channel)
        self.channel_name = layouts.caption(self.tr("Input channel"), self.channel)
        self.share = layouts.label("", "muted")
        self.sum = layouts.label("", wrap=True, select=True)
        self.digits = layouts.label("", "muted", wrap=True)
        self._parts = QWidget()
        self._build()
        self.invite()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.channel_name)
        row.addWidget(self.channel)
        row.addWidget(self.share, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(row)
        right.addWidget(self.products)
        right.addStretch(1)
        parts = QHBoxLayout(self._parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(layouts.SPACING)
        parts.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        parts.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.where)
        column.addWidget(self._parts)
        column.addWidget(self.sum)
        column.addWidget(self.digits)

    def invite(self) -> None:
        """Say what to do: no pixel is marked."""
        self.say(
            self.tr("Click a pixel above to see what it sees of the picture, and how it is made.")
        )

    def say(self, text: str) -> None:
        """Say something in the place of the arithmetic."""
        self._origin = None
        self.where.setText(text)
        for part in (self._parts, self.sum, self.digits):
            part.hide()

    def show_origin(self, origin: PixelOrigin, answer: Answer) -> None:
        """Show where a pixel comes from."""
        other = self._origin is None or self._origin.number != origin.number
        self._origin = origin
        image, channel, row, column = origin.place
        told = self.tr("Map {0}, row {1}, column {2} reads {3} of the layer's input.")
        seen = None if origin.picture is None else self._region(origin.picture)
        if seen is not None:
            told = self.tr(
                "Map {0}, row {1}, column {2} reads {3} of the layer's input. In the picture: {4}."
            )
        self.where.setText(told.format(channel, row, column, self._region(origin.window), seen))
        box = self._box(origin, answer)
        self.picture.setVisible(box is not None)
        if box is not None:
            self.picture.set_field(answer.pictures[image], box)
        count = len(origin.patch)
        blocked = self.channel.blockSignals(True)
        self.channel.setRange(0, count - 1)
        if other:
            self.channel.setValue(_loudest(origin))
        self.channel.blockSignals(blocked)
        for control in (self.channel_name, self.channel, self.share):
            control.setVisible(origin.kernel is not None)
        self.sum.setText(self._sum(origin))
        self.digits.setText(
            self.tr(
                "torch says {0}; it adds up in another order, so the last digit may differ."
            ).format(_exact(origin.value))
        )
        self._show_channel()
        for part in (self._parts, self.sum, self.digits):
            part.show()

    def _box(self, origin: PixelOrigin, answer: Answer) -> tuple[int, int, int, int] | None:
        """The field in the shown picture's pixels; None where that has another size."""
        seen = origin.picture
        if seen is None or answer.pictures.shape[1:3] != answer.walk.batch.shape[2:]:
            return None
        return seen.top, seen.bottom, seen.left, seen.right

    def _region(self, region: Region) -> str:
        return self.tr("rows {0} to {1}, columns {2} to {3}").format(
            *(
                str(edge).replace("-", "\N{MINUS SIGN}")
                for edge in (region.top, region.bottom - 1, region.left, region.right - 1)
            )
        )

    @Slot()
    @np.errstate(all="ignore")  # weights may be infinite
    def _show_channel(self) -> None:
        origin = self._origin
        if origin is None:
            return
        channel = self.channel.value() if origin.kernel is not None else 0
        kernel = None if origin.kernel is None else origin.kernel[channel]
        patch = origin.patch[channel]
        self.products.set_parts(patch, origin.inside, kernel)
        if kernel is not None:
            share = float((patch.astype(np.float64) * kernel.astype(np.float64)).sum())
            text = self.tr("of {0}; it adds {1}").format(len(origin.patch), _short(share))
            self.share.setText(text)

    def _sum(self, origin: PixelOrigin) -> str:
        total = _short(origin.total)
        if origin.kernel is not None:
            products = self.tr("Sum of {0} products").format(f"{origin.patch.size:,}")
            if origin.bias is None:
                return self.tr("{0} = {1}").format(products, total)
            return self.tr("{0} {1} + bias {2} = {3}").format(
                products, _short(origin.total - origin.bias), _short(origin.bias), total
            )
        count = int(origin.inside.sum())
        if origin.divisor is None:
            return self.tr("The largest of {0} numbers = {1}").format(count, total)
        whole = _short(origin.total * origin.divisor)
        return self.tr("Sum {0} / {1} = {2}").format(whole, origin.divisor, total)


@np.errstate(all="ignore")
def _loudest(origin: PixelOrigin) -> int:
    """The input channel that adds or takes most."""
    if origin.kernel is None:
        return 0
    products = origin.patch.astype(np.float64) * origin.kernel.astype(np.float64)
    return int(np.abs(np.nan_to_num(products.sum(axis=(1, 2)))).argmax())


def _short(value: float) -> str:
    return f"{value:.5f}".replace("-", "\N{MINUS SIGN}")


def _exact(value: float) -> str:
    return f"{value:.9g}".replace("-", "\N{MINUS SIGN}")

"""One tensor of the pad close up: what it is, its memory, its values."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.models.tensor_pad_records import Broadcast, TensorRecord
from gui import theme
from gui.widgets.array_table import ArrayTable
from gui.widgets.images.image_view import ImageView
from gui.widgets.images.tensor_view import TensorView
from gui.widgets.layouts import SPACING, label
from gui.widgets.model.broadcast_picture import BroadcastPicture
from gui.widgets.model.strides_picture import StridesPicture

_PICTURE = 240  # pixels high
_ROW = 26
_TABLE = 300  # pixels high, at most


class TensorDetail(QWidget):
    """Shows one record, or what to do where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: TensorRecord | None = None
        self.broadcast = BroadcastPicture()
        self.strides = StridesPicture()
        self.table = ArrayTable()
        self._title = label(role="heading")
        self._facts = label(wrap=True, select=True)
        self._facts.setTextFormat(Qt.TextFormat.RichText)
        self._note = label(role="muted", wrap=True)
        self._image, self._picture = ImageView(), TensorView()
        for view in (self._image, self._picture):
            theme.scaled(view.setFixedHeight, _PICTURE)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING, 0, SPACING, SPACING)
        column.setSpacing(SPACING)
        for widget in (
            self.broadcast, self._title, self._facts, self.strides, self._image, self._picture,
            self._note, self.table,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        theme.notifier().changed.connect(self._recolour)
        self.set_record(None)

    def set_record(self, record: TensorRecord | None) -> None:
        """Show another one."""
        self._record = record
        self.strides.set_record(record)
        self._title.setText("" if record is None else record.name)
        self._title.setVisible(record is not None)
        self._facts.setVisible(record is not None)
        values = None if record is None else record.values
        is_image = values is not None and _is_image(values)
        large = record is not None and record.cells is None and record.values.size > 1
        self._image.setVisible(is_image)
        self._image.set_image(_contiguous(values) if is_image and values is not None else None)
        self._picture.setVisible(large and not is_image)
        self._picture.set_array(values if large and not is_image else None)
        self._show_table(values)
        self._retranslate()

    def set_broadcast(self, broadcast: Broadcast | None) -> None:
        """Show how the last line's shapes were made to fit."""
        self.broadcast.set_broadcast(broadcast)

    def facts(self) -> list[tuple[str, str]]:
        """What is said of the record: name and value."""
        record = self._record
        if record is None:
            return []
        yes, no = self.tr("yes"), self.tr("no")
        shared = ", ".join(record.shares_with) or self.tr("nothing else here")
        facts = [
            (self.tr("shape"), str(list(record.shape))),
            (self.tr("stride"), self._stride(record)),
            (self.tr("dtype"), record.dtype),
            (self.tr("device"), record.device),
            (self.tr("storage offset"), str(record.offset)),
            (self.tr("contiguous"), yes if record.contiguous else no),
            (self.tr("bytes"), f"{record.bytes:,}"),
            (self.tr("shares memory with"), shared),
        ]
        if record.kind == "tensor":
            facts.insert(6, (self.tr("requires_grad"), yes if record.requires_grad else no))
        return facts

    def _stride(self, record: TensorRecord) -> str:
        if record.kind == "tensor":
            return str(record.strides)
        return self.tr("{0} bytes").format(record.strides)

    def _show_table(self, values: NDArray[np.generic] | None) -> None:
        shown = values is not None and values.size > 0
        self.table.setVisible(shown)
        if values is None or not shown:
            self.table.set_array(None)
            return
        rows = values.shape[0] if values.ndim > 1 else 1
        flat = values.reshape(rows, -1)
        self.table.set_array(flat, values.shape[1:] if values.ndim > 2 else ())
        self.table.setFixedHeight(min(theme.pixels(_TABLE), (rows + 1) * theme.pixels(_ROW) + 4))

    @Slot(object)
    def _recolour(self, _theme: object) -> None:
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        record = self._record
        muted = theme.current().text_muted
        pairs = (
            f'<span style="color:{muted}">{_escaped(name)}</span>&nbsp;{_escaped(value)}'
            for name, value in self.facts()
        )
        self._facts.setText(" &nbsp;&nbsp;&nbsp; ".join(pairs))
        self._facts.setAccessibleDescription(", ".join(f"{n} {v}" for n, v in self.facts()))
        if record is None:
            self._note.setText(
                self.tr(
                    "Type a line above, or take one of the examples, and press Enter. Each tensor "
                    "that gets a name appears here."
                )
            )
        elif not record.values.size:
            self._note.setText(self.tr("It has no elements."))
        elif not record.is_whole:
            corner = list(record.values.shape)
            self._note.setText(self.tr("Shown is its corner of {0}.").format(corner))
        else:
            self._note.setText("")
        self._note.setVisible(bool(self._note.text()))


def _escaped(text: str) -> str:
    """Text in which nothing is markup and no line breaks."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(" ", "&nbsp;")


def _is_image(values: NDArray[np.generic]) -> bool:
    """Whether it is a grey or coloured picture of some size."""
    coloured = values.ndim == 3 and values.shape[2] == 3
    return values.dtype == np.uint8 and (values.ndim == 2 or coloured) and min(values.shape[:2]) > 8


def _contiguous(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    return np.ascontiguousarray(values, np.uint8)

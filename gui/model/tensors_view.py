"""The Model tab's page of tensors: the pad, and a graph that changes with its input."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from gui.background import Background
from gui.model.dynamic_view import DynamicView
from gui.model.tensor_pad_page import TensorPadPage
from gui.session import Session


class TensorsView(QWidget):
    """Two pages: the tensor pad and the dynamic graph.

    Args:
        session: Its chosen image is what `picture` means on the pad.
        background: Runs the lines, and records the graphs.
        parent: As Qt has it.

    Signals:
        page_changed(): The other page is in front.
    """

    page_changed = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.pad = TensorPadPage(session, background)
        self.dynamic = DynamicView(session, background)
        self.pages = QTabWidget()
        self.pages.tabBar().setAccessibleName(self.tr("Pages on tensors"))
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.pad, "")
        self.pages.addTab(self.dynamic, "")
        self.pages.currentChanged.connect(self.page_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._retranslate()

    @property
    def shows_pad(self) -> bool:
        """Whether the pad is in front, not the dynamic graph."""
        return self.pages.currentWidget() is self.pad

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """Say what is on the screen.

        Args:
            picture: uint8 [H, W] or [H, W, 3]; None for the chosen image of the dataset.
        """
        self.pad.set_picture(picture)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.pages.setTabText(0, self.tr("Tensor pad"))
        self.pages.setTabText(1, self.tr("Dynamic graph"))

"""Why a drawing is named as it is: which ink spoke for a class, and the images most like it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.errors import AtelierError
from gui import errors
from gui.background import Background
from gui.drawing.explainer import Explainer, Explanation, Request
from gui.drawing.nearest_view import NearestView
from gui.numbers import percent
from gui.session import OwnWeights, Session
from gui.widgets import layouts
from gui.widgets.drawing.saliency_view import SaliencyLegend, SaliencyView
from gui.widgets.live_text import LiveText

_LIKELIEST = -1  # in the box of classes: whichever class is the likeliest


class WhyView(QWidget):
    """Explains one model's verdict on the current drawing while it is visible.

    Signals:
        image_requested(str, int): The person wants to see an image of the dataset: its split
            (always `train`) and its index there.
        answer_changed(): `answer` is another.
    """

    image_requested = Signal(str, int)
    answer_changed = Signal()

    def __init__(
        self, background: Background, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explainer = Explainer(background, self)
        self._seen: dict[bool, NDArray[np.uint8] | None] = {}  # by the own model, by Atelier's
        self._of_own = False
        self._label: int | None = None
        self._answer: Explanation | None = None
        self._build(background)
        self._explainer.explained.connect(self._show_explanation)
        self._explainer.failed.connect(self._show_error)
        self.nearest.index_ready.connect(self._ask)
        self.nearest.image_requested.connect(self.image_requested)
        session.own_weights_changed.connect(self._take_own)
        self._follow()

    @property
    def answer(self) -> Explanation | None:
        """The explanation that is shown."""
        return self._answer

    # What others say

    def set_picture(
        self, seen: NDArray[np.uint8] | None, seen_by_own: NDArray[np.uint8] | None = None
    ) -> None:
        """Explain another drawing.

        Args:
            seen: uint8 [H, W] as Atelier's model sees it; None if there is none.
            seen_by_own: uint8 [H, W] or [H, W, 3] as the own model sees it, if that is asked too.
        """
        self._seen = {False: seen, True: seen_by_own}
        self._ask()

    def explain(self, label: int, of_own: bool) -> None:
        """Explain one class from now on, of the person's own model or of Atelier's."""
        self._of_own = of_own and self._session.own_weights is not None
        self._label = label
        self._follow()

    # Building

    def _build(self, background: Background) -> None:
        self.message = layouts.label("", "muted", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.panels = QWidget()
        row = QHBoxLayout()
        row.setSpacing(layouts.MARGIN)
        self.titles, self.views = [], []
        for _ in range(2):
            self.titles.append(LiveText(title=False))
            self.views.append(SaliencyView())
            panel = QVBoxLayout()
            panel.setSpacing(4)
            panel.addWidget(self.titles[-1])
            panel.addWidget(self.views[-1], 1)
            row.addLayout(panel, 1)
        explained = QVBoxLayout(self.panels)
        explained.setContentsMargins(0, 0, 0, 0)
        explained.setSpacing(8)
        explained.addLayout(row, 1)
        explained.addWidget(SaliencyLegend())
        self.pages = QStackedWidget()
        self.pages.addWidget(self.message)
        self.pages.addWidget(self.panels)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, layouts.SPACING, 8, 8)
        column.setSpacing(8)
        column.addLayout(self._build_choices())
        column.addWidget(self.pages, 1)
        column.addWidget(
            layouts.label(self.tr("The training images most like the drawing"), "heading")
        )
        self.nearest = NearestView(background, self._session)
        column.addWidget(self.nearest)

    def _build_choices(self) -> QHBoxLayout:
        self.shipped_button = QPushButton(self.tr("Atelier's model"))
        self.own_button = QPushButton(self.tr("Your model"))
        self._which = QButtonGroup(self)
        for button in (self.shipped_button, self.own_button):
            button.setCheckable(True)
            self._which.addButton(button)
        self._which.buttonClicked.connect(self._choose_model)
        self.class_box = QComboBox()
        self.class_box.addItem(self.tr("The likeliest class"), _LIKELIEST)
        self.class_box.activated.connect(self._choose_class)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.shipped_button)
        row.addWidget(self.own_button)
        row.addStretch(1)
        row.addWidget(layouts.caption(self.tr("Explain"), self.class_box))
        row.addWidget(self.class_box)
        return row

    # What is to be explained

    @Slot(object)
    def _choose_model(self, button: QPushButton) -> None:
        self._of_own = button is self.own_button
        self._label = None  # the other model's classes may be others
        self._follow()

    @Slot(int)
    def _choose_class(self, _row: int) -> None:
        chosen = int(self.class_box.currentData())
        self._label = None if chosen == _LIKELIEST else chosen
        self._follow()

    @Slot(object)
    def _take_own(self, own: OwnWeights) -> None:
        if self._of_own and self._label is not None and self._label >= len(own.inputs.classes):
            self._label = None
        self._follow()

    def _own(self) -> OwnWeights | None:
        return self._session.own_weights if self._of_own else None

    def _follow(self) -> None:
        """Everything may be another: buttons, index, explanation."""
        has_own = self._session.own_weights is not None
        self.own_button.setEnabled(has_own)
        self.own_button.setToolTip(
            "" if has_own else self.tr("Train a model in the Training tab first.")
        )
        (self.own_button if self._of_own else self.shipped_button).setChecked(True)
        layouts.choose(self.class_box, _LIKELIEST if self._label is None else self._label)
        self.nearest.follow(self._of_own)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        """Explain the picture as things stand, or say why not."""
        own, seen = self._own(), self._seen.get(self._of_own)
        if seen is None:
            self._explainer.drop()
            self._say(self.tr("Draw something: here you see which of its ink spoke for a class."))
        elif own is not None and own.inputs.picture[1:] != seen.shape[:2]:
            self._explainer.drop()  # the verdict of these weights is still on its way
        elif self.isVisible():
            request = Request(seen, own, self._label, self.nearest.index())
            self._explainer.explain(request)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while something else was shown."""
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the processor to whoever is looked at."""
        super().hideEvent(event)
        self._explainer.drop()

    # The answer

    @Slot(object)
    def _show_explanation(self, answer: Explanation) -> None:
        request = answer.request
        asked = (request.own is not None, request.label) == (self._of_own, self._label)
        if self._seen.get(self._of_own) is None or not asked:
            return
        self._fill_classes(answer.classes)
        limit = float(np.quantile(np.abs(answer.saliency), 0.995)) or 1.0
        words = (self.tr("Why {0}, {1}"), self.tr("Its rival: {0}, {1}"))
        for title, view, text, label, saliency in zip(
            self.titles, self.views, words, answer.labels, answer.saliency, strict=True
        ):
            share = percent(float(answer.probabilities[label]))
            title.set_text(text.format(answer.classes[label], share))
            view.show_saliency(_grey(request.seen), saliency, limit)
            view.setAccessibleDescription(title.text())
        if answer.nearest is not None and request.index is self.nearest.index():
            self.nearest.show_images(answer.nearest)
        self.pages.setCurrentWidget(self.panels)
        self._answer = answer
        self.answer_changed.emit()

    def _fill_classes(self, classes: tuple[str, ...]) -> None:
        known = tuple(self.class_box.itemText(row) for row in range(1, self.class_box.count()))
        if known != classes:
            while self.class_box.count() > 1:
                self.class_box.removeItem(1)
            for label, name in enumerate(classes):
                self.class_box.addItem(name, label)
            layouts.choose(self.class_box, _LIKELIEST if self._label is None else self._label)

    @Slot(object)
    def _show_error(self, error: AtelierError) -> None:
        self._say(errors.sentence(error))

    def _say(self, text: str) -> None:
        """In the place of an explanation."""
        self.message.setText(text)
        self.nearest.show_images(np.zeros(0, np.int64))
        self.pages.setCurrentWidget(self.message)
        self._answer = None
        self.answer_changed.emit()


def _grey(seen: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture without its colours, which saliency is painted over: uint8 [H, W]."""
    return seen if seen.ndim == 2 else seen.mean(axis=2).astype(np.uint8)

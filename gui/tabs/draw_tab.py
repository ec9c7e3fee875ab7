"""The Draw tab: draw a garment, be told what it is, find out why, teach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from engine.errors import AtelierError
from gui import errors
from gui.background import Background
from gui.drawing.files import DrawingFiles
from gui.drawing.teach_view import TeachView
from gui.drawing.verdicts_view import VerdictsView
from gui.drawing.why_view import WhyView
from gui.numbers import percent
from gui.predictor import Predictor, Verdict
from gui.session import OwnWeights, Session
from gui.widgets import layouts
from gui.widgets.banner import Banner
from gui.widgets.drawing.canvas import DrawingCanvas
from gui.widgets.drawing.tool_bar import ToolBar
from gui.widgets.images.image_view import ImageView
from gui.widgets.live_text import LiveText

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.inference.classifier import Prediction

# Pixels of the picture that goes to the models; they see 28, so this loses nothing.
_PICTURE_SIZE = 280
# Explanations follow the pen less often than the bars: each costs ten times as much.
_EXPLAIN_MS = 150


class DrawTab(QWidget):
    """The canvas with its tools, what the network sees, and what can be asked about it.

    Signals:
        image_requested(str, int): The person wants to see an image of the dataset: split, index.
        verdict_changed(): `picture` or `newest` is another, or the temperature.
        training_requested(): The person wants a model of their own.
    """

    image_requested = Signal(str, int)
    verdict_changed = Signal()
    training_requested = Signal()

    def __init__(
        self,
        session: Session,
        predictor: Predictor,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._predictor = predictor
        self._ready = False  # whether the shipped model has been read
        # Pen moves of one turn of the event loop are answered together.
        self._ask_soon = QTimer(self, interval=0, singleShot=True)
        self._ask_soon.timeout.connect(self._ask)
        self._explain_soon = QTimer(self, interval=_EXPLAIN_MS, singleShot=True)
        self._explain_soon.timeout.connect(self._explain)
        self._newest: tuple[Prediction | None, Prediction | None] = (None, None)
        self._picture: NDArray[np.uint8] | None = None
        self._build(session, background)
        self._connect(session)
        if predictor.told is not None:
            self._models_ready(predictor.told)
        if session.own_weights is not None:
            self._show_own_weights(session.own_weights)

    @property
    def picture(self) -> NDArray[np.uint8] | None:
        """The drawing that was asked about last, uint8 [280, 280]; None for an empty sheet."""
        return self._picture

    @property
    def newest(self) -> tuple[Prediction | None, Prediction | None]:
        """The verdicts that are shown: Atelier's model's, and the person's own one's."""
        return self._newest

    def take_over(self, other: DrawTab) -> None:
        """Go on with what was made in another tab, which is not used any more."""
        self.canvas.take_history(other.canvas.history)
        self.canvas.set_template(other.canvas.template)
        self.teach.take_over(other.teach)

    # Building

    def _build(self, session: Session, background: Background) -> None:
        self.canvas = DrawingCanvas()
        self.canvas.setAccessibleName(self.tr("Drawing"))
        self.tools = ToolBar(self.canvas)
        self.files = DrawingFiles(self.canvas, background, self)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addWidget(self.tools)
        column.addWidget(self.canvas, 1)
        self.verdicts = VerdictsView()
        self.why = WhyView(background, session)
        self.teach = TeachView(background, session)
        self.pages = QTabWidget()
        self.pages.tabBar().setAccessibleName(self.tr("Pages of the Draw tab"))
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.verdicts, self.tr("Verdicts"))
        self.pages.addTab(self.why, self.tr("Why"))
        self.pages.addTab(self.teach, self.tr("Teach"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self._build_side())
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([560, 640])
        self.banner = Banner()
        body = QVBoxLayout()
        body.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        body.addWidget(splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addLayout(body, 1)
        self._say_nothing_drawn()

    def _build_side(self) -> QWidget:
        self.seen = ImageView()
        self.seen.setFixedSize(84, 84)  # three screen pixels for one of the network
        self.seen.setAccessibleName(self.tr("What the network sees"))
        self.seen.setToolTip(self.tr("What the network sees"))
        self.seen.set_placeholder("")
        self.verdict_label = LiveText(title=True)
        self.own_label = LiveText(title=True)  # beside a model of the person's own: its verdict
        self.own_label.hide()
        self.hint_label = layouts.label("", "muted", wrap=True)
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(self.verdict_label)
        words.addWidget(self.own_label)
        words.addWidget(self.hint_label)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(layouts.MARGIN)
        top.addWidget(self.seen)
        top.addLayout(words, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        return side

    def _connect(self, session: Session) -> None:
        self.canvas.changed.connect(self._ask_soon.start)
        for signal, slot in (
            (self.tools.picture_opened, self.files.open_picture),
            (self.tools.picture_saved, self.files.save_picture),
            (self.tools.strokes_opened, self.files.open_strokes),
            (self.tools.strokes_saved, self.files.save_strokes),
        ):
            signal.connect(slot)
        self.files.opened.connect(self.banner.hide)  # what it says is of what was before
        self.files.notice.connect(self._notice)
        self.files.failed.connect(self._say_failed)
        self.verdicts.class_clicked.connect(self._explain_class)
        self.verdicts.temperature_changed.connect(self._show_headline)
        self.verdicts.training_requested.connect(self.training_requested)
        self.why.image_requested.connect(self.image_requested)
        self.teach.weights_accepted.connect(self._reload)
        self.teach.weights_reverted.connect(self._reload)
        session.own_weights_changed.connect(self._show_own_weights)
        self._predictor.ready.connect(self._models_ready)
        self._predictor.answered.connect(self._show_verdict)

    # What the person does

    @Slot(int, bool)
    def _explain_class(self, label: int, of_own: bool) -> None:
        self.pages.setCurrentWidget(self.why)
        self.why.explain(label, of_own)

    @Slot(str)
    def _notice(self, text: str) -> None:
        self.banner.show_message(text)

    @Slot(str)
    def _say_failed(self, text: str) -> None:
        self.banner.show_message(text, kind="error")

    # The verdicts

    @Slot()
    def _ask(self) -> None:
        if self.canvas.is_empty:
            self._say_nothing_drawn()
            return
        picture = self._picture = self.canvas.to_array(_PICTURE_SIZE)
        self.teach.set_picture(picture)
        self._predictor.ask(picture)
        if not self._ready:
            self.verdict_label.set_text(self.tr("One moment"))
            self._hint(self.tr("Getting the models ready..."))

    @Slot()
    def _reload(self) -> None:
        """Name drawings with the weights that are in use now."""
        self._predictor.load()

    @Slot(object)
    def _models_ready(self, answer: tuple[str, ...] | AtelierError) -> None:
        self._ready = True
        if isinstance(answer, AtelierError):
            self.verdicts.say_of_shipped(errors.sentence(answer))
        else:
            self.verdicts.set_classes(answer)
            self.verdicts.say_of_shipped(
                self.tr("Trained on photos and drawn outlines, and on your drawings.")
                if self._predictor.taught
                else self.tr("Trained on photos and on drawn outlines.")
            )
        self._ask()

    @Slot(object)
    def _show_own_weights(self, own: OwnWeights) -> None:
        self.verdicts.set_own(own)
        self._predictor.set_own(own)
        self._ask()

    @Slot(object)
    def _show_verdict(self, verdict: Verdict) -> None:
        if self.canvas.is_empty:
            return
        if verdict.error is not None and verdict.error.code == "image_empty":
            self._say_nothing_drawn()
            return
        self.verdicts.show_verdict(verdict)
        named = verdict.shipped or verdict.own
        if named is None:
            self.verdict_label.set_text(self.tr("No verdict"))
            self._hint(errors.sentence(verdict.error) if verdict.error else "")
            return
        self._newest = (verdict.shipped, verdict.own)
        self.seen.set_image(named.seen)
        if not self._explain_soon.isActive():
            self._explain_soon.start()
        self._show_headline()

    @Slot()
    def _show_headline(self) -> None:
        """Name the drawing, as surely as the bars do at their temperature."""
        shipped, own = self._newest
        named = shipped or own
        if named is None:
            return
        if own is not None:
            self._name_both(shipped, own)
        elif named.is_doubtful:
            self.verdict_label.set_text(self.tr("Not sure this is clothing"))
            self._hint(self.tr("If it is, it looks most like: {0}.").format(named.name))
        else:
            share = percent(self.verdicts.share(named))
            self.verdict_label.set_text(self.tr("{0}, {1}").format(named.name, share))
            self._hint(self.tr("Keep drawing: the bars follow the pen."))
        self.verdict_changed.emit()

    def _name_both(self, shipped: Prediction | None, own: Prediction) -> None:
        """A line for each model that has named the drawing, which says whose verdict it is."""
        lines = []
        for said, sure, doubtful in (
            (
                shipped,
                self.tr("Atelier's model: {0}, {1}"),
                self.tr("Atelier's model: not sure, perhaps {0}"),
            ),
            (own, self.tr("Your model: {0}, {1}"), self.tr("Your model: not sure, perhaps {0}")),
        ):
            if said is not None:
                text = doubtful if said.is_doubtful else sure
                lines.append(text.format(said.name, percent(self.verdicts.share(said))))
        self.verdict_label.set_text(lines[0])
        self._hint("", lines[1] if len(lines) > 1 else "")

    def _hint(self, text: str, own: str = "") -> None:
        """Say something below the headline, or name the own model's verdict there.

        A label has the tab laid out anew each time it is told something else.
        """
        self.own_label.set_text(own)
        if self.own_label.isHidden() == bool(own):
            self.own_label.setVisible(bool(own))
            self.hint_label.setVisible(not own)
        if self.hint_label.text() != text:
            self.hint_label.setText(text)

    @Slot()
    def _explain(self) -> None:
        shipped, own = (None if said is None else said.seen for said in self._newest)
        self.why.set_picture(shipped, own)

    def _say_nothing_drawn(self) -> None:
        self._newest, self._picture = (None, None), None
        self.verdicts.show_verdict(None)
        self.why.set_picture(None)
        self.teach.set_picture(None)
        self.seen.set_image(None)
        self.verdict_label.set_text(self.tr("Draw a piece of clothing"))
        self._hint(self.tr("A T-shirt, trousers, a bag, a shoe... An outline is enough."))
        self.verdict_changed.emit()

"""The Transforms page: edit the list, see what it makes of an image, hand it to the session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.data_spec import DataSpec
from engine.errors import AtelierError
from engine.transform_steps import TransformStep, shape_after
from gui import theme
from gui.background import Background
from gui.data.latest_job import LatestJob
from gui.data.preview_panel import PreviewPanel
from gui.data.step_panel import StepPanel
from gui.data.transform_edits import Draft, Merge
from gui.data.transform_previews import Answer, Previewer, Request, mean_and_std
from gui.edit_history import EditHistory
from gui.session import Chosen, Session
from gui.widgets import layouts
from gui.widgets.data.target_box import TargetBox
from gui.widgets.undo_keys import undo_keys

if TYPE_CHECKING:
    from torch import Tensor

_FIRST = Chosen("train", 0)
_DELAY = 50  # milliseconds in which changes are gathered before they are worked out


class TransformsView(QWidget):
    """What is done to images and labels before they are trained on.

    Every change that can work goes to the session at once; one that cannot stays here, marked.

    Signals:
        answer_changed(): `answer` is another one now.

    Args:
        session: Knows the dataset, the chosen image and what training will use.
        background: Runs what takes time.
        parent: Owner.
    """

    answer_changed = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self.edits = EditHistory(Draft())
        self.edits.begin(Draft.of(session.data))
        self._published = self.edits.draft
        self._error: AtelierError | None = None
        self._sample: Tensor | None = None
        self._answer: Answer | None = None
        self._seed = 0
        self._measuring = LatestJob(background)
        self._previewer = Previewer(background, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._build()
        self._connect()
        self._follow_dataset()

    def _build(self) -> None:
        self.steps = StepPanel()
        self.target = TargetBox()
        self.previews = PreviewPanel()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addWidget(self.steps, 1)
        column.addWidget(layouts.Card(self.target))
        scroll = layouts.scrolled(content)
        theme.scaled(scroll.setMinimumWidth, 352)
        theme.scaled(scroll.setMaximumWidth, 400)
        row = QHBoxLayout(self)
        row.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        row.setSpacing(layouts.SPACING)
        row.addWidget(scroll, 2)
        row.addWidget(self.previews, 3)
        undo_keys(self, self.undo, self.redo)

    def _connect(self) -> None:
        steps, session = self.steps, self._session
        steps.add_wanted.connect(self._add)
        steps.undo_wanted.connect(self.undo)
        steps.redo_wanted.connect(self.redo)
        steps.list.toggled.connect(self._switch)
        steps.list.moved.connect(self._move)
        steps.list.removed.connect(self._remove)
        steps.editor.edited.connect(self._set)
        steps.editor.measure_wanted.connect(self._measure)
        self.target.target_chosen.connect(self._choose_target)
        self.target.merge_chosen.connect(self._choose_merge)
        self.previews.redraw_wanted.connect(self._redraw)
        self._timer.timeout.connect(self._ask)
        self._previewer.answered.connect(self._show_answer)
        self._previewer.failed.connect(self._show_failure)
        session.dataset_changed.connect(self._follow_dataset)
        session.data_changed.connect(self._follow_data)
        session.chosen_changed.connect(self._follow_chosen)

    @property
    def answer(self) -> Answer | None:
        """What is shown of the chosen image; None while another is worked out."""
        return self._answer

    def take_edits(self, edits: EditHistory[Draft]) -> None:
        """Go on with other drafts, and the ways back from them."""
        self.edits = edits
        self._publish()

    # What the person does

    @Slot()
    def undo(self) -> None:
        """Take back the last change."""
        if self.edits.undo():
            self._publish()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        if self.edits.redo():
            self._publish()

    @Slot(str)
    def _add(self, name: str) -> None:
        draft = self.edits.draft
        current = self.steps.list.step()
        place = current + 1 if current >= 0 else len(draft.transforms)
        self._edit(draft.adding(name, place), current=place)

    @Slot(int, int)
    def _move(self, place: int, to: int) -> None:
        self._edit(self.edits.draft.moving(place, to), current=to)

    @Slot(int)
    def _remove(self, place: int) -> None:
        self._edit(self.edits.draft.removing(place))

    @Slot(int, bool)
    def _switch(self, place: int, is_on: bool) -> None:
        self._edit(self.edits.draft.switching(place, is_on))

    @Slot(str, object)
    def _set(self, name: str, value: float) -> None:
        place = self.steps.list.step()
        self._edit(self.edits.draft.setting(place, **{name: value}), key=(place, name))

    @Slot(str)
    def _choose_target(self, target: str) -> None:
        draft = self.edits.draft
        self._edit(replace(draft, target="one_hot" if target == "one_hot" else "index"))

    @Slot(object)
    def _choose_merge(self, merge: Merge) -> None:
        self._edit(replace(self.edits.draft, merge=merge))

    @Slot()
    def _redraw(self) -> None:
        self._seed += 1
        self._ask()

    # The dataset's own mean and standard deviation

    @Slot()
    def _measure(self) -> None:
        dataset = self._session.dataset
        if dataset is not None:
            self.steps.editor.measure_button.setEnabled(False)
            self._measuring.start(
                lambda job: mean_and_std(dataset, job), self._normalize, self._show_failure
            )

    def _normalize(self, measured: tuple[float, float]) -> None:
        """Give them to the Normalize that is looked at, or to the first one."""
        self.steps.editor.measure_button.setEnabled(True)
        mean, std = measured
        draft = self.edits.draft
        places = [p for p, step in enumerate(draft.transforms) if step.name == "Normalize"]
        current = self.steps.list.step()
        if places:
            place = current if current in places else places[0]
            self._edit(draft.setting(place, mean=round(mean, 4), std=max(1e-3, round(std, 4))))

    # The draft and the session

    def _edit(self, draft: Draft, *, current: int | None = None, key: object = None) -> None:
        if self.edits.edit(draft, key):
            self._publish(current)

    def _publish(self, current: int | None = None) -> None:
        """Hand the draft to the session if it can work, and show it in any case."""
        draft = self.edits.draft
        self._error = None
        before, self._published = self._published, draft
        try:
            self._session.set_data(draft.on(self._session.data))
        except AtelierError as error:
            self._error, self._published = error, before
        self._show_draft(current)

    @Slot(object)
    def _follow_data(self, data: DataSpec) -> None:
        """Somebody else has changed what training will use."""
        draft = Draft.of(data)
        if draft != self._published:
            self._published, self._error = draft, None
            self.edits.edit(draft)
            self._show_draft()

    @Slot()
    def _follow_dataset(self) -> None:
        """Begin afresh; what cannot work on another dataset stays here, and may work again."""
        dataset, kept, before = self._session.dataset, self.edits.draft, self._published
        draft = self._published = Draft.of(self._session.data)
        if draft.transforms == before.transforms or self._were_dropped(kept.transforms):
            draft = replace(draft, transforms=kept.transforms)
        self.edits.begin(draft)
        self._measuring.cancel()
        self.steps.editor.measure_button.setEnabled(True)
        self.setEnabled(dataset is not None)
        waits = self.tr("Opening the images...") if dataset is None else self.tr("Drawing...")
        self.previews.clear(waits)
        self._publish()
        self._follow_chosen()

    def _were_dropped(self, steps: tuple[TransformStep, ...]) -> bool:
        """Whether the session goes without steps because they cannot work on its dataset."""
        dataset = self._session.dataset
        if dataset is None or self._session.data.transforms:
            return False
        try:
            shape_after(steps, dataset.entry.shape)
        except AtelierError:
            return True
        return False

    def _show_draft(self, current: int | None = None) -> None:
        draft = self.edits.draft
        place = self.steps.list.step() if current is None else current
        used = self._session.data.transforms
        self.steps.show_steps(draft.transforms, place, self._error, used)
        self.steps.set_ways(self.edits.can_undo, self.edits.can_redo)
        dataset = self._session.dataset
        classes = () if dataset is None else dataset.entry.classes
        self.target.set_value(classes, draft.target, draft.merge)
        self._show_chosen()

    # The chosen image

    @Slot()
    def _follow_chosen(self) -> None:
        dataset, chosen = self._session.dataset, self._session.chosen or _FIRST
        images = None if dataset is None else dataset.split(chosen.split)
        self._sample = None
        self._keep(None)
        if images is not None and chosen.index < len(images):
            self._sample = images.images[chosen.index]
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Say which image it is and what becomes of its label, where somebody can see it."""
        if not self.isVisible():
            return
        dataset, chosen = self._session.dataset, self._session.chosen or _FIRST
        if dataset is None or self._sample is None:
            self.target.show_label(None)
            return
        label = int(dataset.split(chosen.split).labels[chosen.index])
        is_training = chosen.split == "train"
        text = self.tr("Training image {0}: {1}") if is_training else self.tr("Test image {0}: {1}")
        self.previews.set_subject(text.format(f"{chosen.index:,}", dataset.entry.classes[label]))
        self.target.show_label(label)
        if not self._timer.isActive():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed while nobody looked is shown now."""
        super().showEvent(event)
        self._show_chosen()

    @Slot()
    def _ask(self) -> None:
        if self._sample is not None:
            self._previewer.ask(Request(self._sample, self.edits.draft.transforms, self._seed))

    @Slot(object)
    def _show_answer(self, found: Answer) -> None:
        if found.request.sample is self._sample:
            self.previews.show_answer(found)
            self._keep(found)

    @Slot(object)
    def _show_failure(self, error: AtelierError) -> None:
        self.steps.editor.measure_button.setEnabled(True)
        self.previews.show_error(error)
        self._keep(None)

    def _keep(self, found: Answer | None) -> None:
        self._answer = found
        self.answer_changed.emit()

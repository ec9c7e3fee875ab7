"""The tensor pad: a line to type, the named tensors as cards, one of them close up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.errors import AtelierError
from engine.models.tensor_pad_records import Answer, TensorRecord
from gui import errors, theme
from gui.background import Background
from gui.memory import values
from gui.memory.values import Values
from gui.model.tensor_pad_detail import TensorDetail
from gui.model.tensor_pad_examples import ExampleChips
from gui.model.tensor_pad_runner import PadRunner
from gui.session import Session
from gui.widgets.layouts import MARGIN, SPACING, label, scrolled
from gui.widgets.model.pad_line import PadLine
from gui.widgets.model.tensor_card import TensorCard

_CARDS = 300  # pixels wide
_MOST_REPLAYED = 200  # lines; more of them would take too long


class TensorPadPage(QWidget):
    """Runs what is typed and shows what became of it.

    Args:
        session: Its chosen image is what `picture` means, unless another was set.
        background: Runs the lines.
        parent: As Qt has it.
    """

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._given: NDArray[np.uint8] | None = None
        self._picture_stale = True
        self._shown_name: str | None = None
        self._replay: tuple[list[str], list[str]] = [], []  # lines, and the names to be kept
        self.runner = PadRunner(background, self)
        self.line = PadLine()
        self.chips = ExampleChips()
        self.detail = TensorDetail()
        self.said = label(wrap=True, select=True)
        self._run = QPushButton()
        self._run.setProperty("primary", True)
        self._remove, self._clear = QPushButton(), QPushButton()
        for button in (self._remove, self._clear):
            button.setProperty("quiet", True)
        self._prompt = label(">>>", "muted")
        self._group = QButtonGroup(self)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._show_checked)
        self._build()
        self._connect(session)
        self._show_tensors((), None)
        self._retranslate()

    def _build(self) -> None:
        typing = QHBoxLayout()
        typing.setSpacing(8)
        typing.addWidget(self._prompt)
        typing.addWidget(self.line, 1)
        typing.addWidget(self._run)
        tools = QHBoxLayout()
        tools.addWidget(self.chips, 1)
        tools.addWidget(self._remove)
        tools.addWidget(self._clear)
        cards = QWidget()
        self._cards = QVBoxLayout(cards)
        self._cards.setContentsMargins(0, 0, 6, 0)
        self._cards.setSpacing(8)
        self._cards.addStretch(1)
        self._list = scrolled(cards)
        theme.scaled(self._list.setMinimumWidth, 220)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._list)
        split.addWidget(scrolled(self.detail))
        split.setStretchFactor(1, 1)
        split.setSizes([_CARDS, 3 * _CARDS])
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACING, MARGIN, SPACING)
        column.setSpacing(SPACING)
        column.addLayout(typing)
        column.addLayout(tools)
        column.addWidget(self.said)
        column.addWidget(split, 1)

    def _connect(self, session: Session) -> None:
        self._run.clicked.connect(self.line.submit)
        self.line.submitted.connect(self._submit)
        self.chips.chosen.connect(self.line.offer)
        self._clear.clicked.connect(self.runner.clear)
        self._remove.clicked.connect(self._remove_shown)
        self._group.buttonClicked.connect(self._choose_card)
        self.runner.answered.connect(self._show_answer)
        self.runner.failed.connect(self._show_error)
        session.chosen_changed.connect(self._note_picture)
        session.dataset_changed.connect(self._note_picture)

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """Say what is on the screen.

        Args:
            picture: uint8 [H, W] or [H, W, 3]; None for the chosen image of the dataset.
        """
        self._given = picture
        self._note_picture()

    # What was typed comes back

    def remembered(self) -> dict[str, object]:
        """The lines that were run, the one that is being typed, and what there is to run again."""
        lines, names = self._replay
        if not lines:
            lines = [taken.line for taken in self.runner.taken]
            names = [record.name for record in self.runner.tensors if not _is_picture(record)]
        is_worth_it = bool(names) and len(lines) <= _MOST_REPLAYED
        return {
            "typed": self.line.text(),
            "lines": self.line.lines,
            "replay": lines if is_worth_it else [],
            "names": names,
        }

    def recall(self, remembered: Values) -> None:
        """Bring the lines back; they are run again when the page is next looked at.

        Tensors that were made meanwhile make room.
        """
        if self.runner.taken:
            self.runner.begin_again()
        self.line.set_lines(values.texts(remembered, "lines"))
        self.line.setText(values.text(remembered, "typed") or "")
        lines = values.texts(remembered, "replay")[:_MOST_REPLAYED]
        self._replay = list(lines), list(values.texts(remembered, "names"))

    def take_over(self, other: TensorPadPage) -> None:
        """Go on with the tensors of another page."""
        self._replay = other._replay
        self.runner.take_over(other.runner)
        self._show_tensors(self.runner.tensors, other._shown_name)

    def _run_again(self) -> None:
        """Make the tensors that were there the last time: the pad draws the same numbers."""
        (lines, names), self._replay = self._replay, ([], [])
        for line in lines:
            self.runner.run(line)
        made = {"_", *(line.partition("=")[0].strip() for line in lines)} if lines else set()
        for name in sorted(made - set(names)):  # removed since; what is no name is not there either
            self.runner.remove(name)

    def cards(self) -> list[TensorCard]:
        """The named tensors, as they are listed."""
        return [b for b in self._group.buttons() if isinstance(b, TensorCard)]

    # Lines and their answers

    @Slot(str)
    def _submit(self, line: str) -> None:
        self._take_picture()
        self.runner.run(line)

    @Slot(str, object)
    def _show_answer(self, line: str, answer: Answer) -> None:
        self._show_tensors(answer.tensors, answer.name or self._shown_name)
        if not line:
            return
        self._say(line if answer.text in (None, "None") else f"{line}\n{answer.text}", "muted")
        broadcasts = answer.broadcasts
        self.detail.set_broadcast(broadcasts[-1] if broadcasts else None)

    @Slot(str, object)
    def _show_error(self, line: str, error: AtelierError) -> None:
        text = errors.sentence(error)
        self._say(f"{line}\n{text}" if line else text, "error")
        self.detail.set_broadcast(None)
        if line and not self.line.text():
            self.line.setText(line)
            self.line.setCursorPosition(int(str(error.params.get("column", 1))) - 1)

    def _say(self, text: str, role: str) -> None:
        theme.set_role(self.said, role)
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.said.setAccessibleName(text)

    # The cards

    def _show_tensors(self, records: Sequence[TensorRecord], name: str | None) -> None:
        focused = next((c.record.name for c in self.cards() if c.hasFocus()), None)
        for card in self.cards():
            self._group.removeButton(card)
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        records = sorted(records, key=_is_picture)  # which is only there to be taken from
        known = [record.name for record in records if not _is_picture(record)] or [
            record.name for record in records
        ]
        there = any(record.name == name for record in records)
        self._shown_name = name if there else known[-1] if known else None
        before: QWidget = self._clear  # new cards are the last of all to the Tab key
        for record in records:
            card = TensorCard(record)
            self._group.addButton(card)
            self._cards.insertWidget(self._cards.count() - 1, card)
            QWidget.setTabOrder(before, card)
            before = card
            if record.name == self._shown_name:
                card.setChecked(True)
                self.detail.set_record(record)
                self._soon.start()
            if record.name == focused:
                card.setFocus()
        if not records:
            self.detail.set_record(None)
        self._list.setVisible(bool(records))
        self._clear.setEnabled(bool(records))
        self._remove.setEnabled(self._shown_name not in (None, "picture"))

    @Slot()
    def _show_checked(self) -> None:
        """Scroll to the card that is chosen, once the cards have their places."""
        card, content = self._group.checkedButton(), self._list.widget()
        if card is not None and content is not None:
            self._cards.activate()
            height = max(self._list.viewport().height(), self._cards.sizeHint().height())
            content.resize(content.width(), height)
            self._list.ensureWidgetVisible(card)

    @Slot(object)
    def _choose_card(self, card: TensorCard) -> None:
        self._shown_name = card.record.name
        self.detail.set_broadcast(None)
        self.detail.set_record(card.record)
        self._remove.setEnabled(card.record.name != "picture")

    @Slot()
    def _remove_shown(self) -> None:
        if self._shown_name is not None:
            self.runner.remove(self._shown_name)

    # The picture

    @Slot()
    def _note_picture(self) -> None:
        self._picture_stale = True
        if self.isVisible():
            self._take_picture()

    def _take_picture(self) -> None:
        """Let `picture` be what is on the screen now, if that is another."""
        if not self._picture_stale:
            return
        self._picture_stale = False
        dataset, chosen = self._session.dataset, self._session.chosen
        if self._given is None and dataset is not None and chosen is not None:
            self.runner.show_image(dataset, chosen)
        else:
            self.runner.show_picture(self._given)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the picture."""
        super().showEvent(event)
        self._take_picture()
        self._run_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the tensor that is shown."""
        if event.key() == Qt.Key.Key_Delete and self._remove.isEnabled():
            self._remove_shown()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._run.setText(self.tr("Run"))
        self._remove.setText(self.tr("Remove"))
        self._remove.setToolTip(self.tr("Forget the tensor that is shown"))
        self._clear.setText(self.tr("Remove all"))
        self._list.setAccessibleName(self.tr("Tensors that have a name"))


def _is_picture(record: TensorRecord) -> bool:
    return record.name == "picture"

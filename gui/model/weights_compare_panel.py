"""Two sets of weights beside each other: what is shown, and something to compare it with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.errors import AtelierError
from gui import errors, theme
from gui.background import Background
from gui.data.latest_job import LatestJob
from gui.model import weights_jobs
from gui.model.subject import Subject
from gui.model.weights_jobs import Compared, Other
from gui.widgets.forms.number_fields import WholeField
from gui.widgets.layouts import SPACING, Card, caption, label
from gui.widgets.model.distance_table import DistanceTable

LARGEST_SEED = 2**31 - 1


class ComparePanel(Card):
    """Compares what is shown with a file, the shipped weights, fresh ones or a past epoch.

    A comparison follows what is shown: while a training runs, its distance from the start grows.

    Args:
        background: Runs the comparison.

    Signals:
        file_asked(): The person is to choose a file; `compare_with` is the answer.
    """

    file_asked = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._job = LatestJob(background)
        self._subject: Subject | None = None
        self._other: Other | None = None  # what is compared with, once that was asked for
        self._stale = False
        self._folder = Path()
        self._compared: Compared | None = None
        self.kind, self.epoch = QComboBox(), QComboBox()
        self.seed = WholeField(0, LARGEST_SEED)
        self.button = QPushButton()
        self.button.setProperty("primary", True)
        self.table = DistanceTable()
        self.total = label(wrap=True, select=True)
        self._heading = label(role="heading")
        self._caption = caption("", self.kind)
        self._fill()
        self._build()
        self.kind.currentIndexChanged.connect(self._show_fields)
        self.button.clicked.connect(self._ask)
        self._retranslate()
        self._show_result()

    def _fill(self) -> None:
        for kind in ("fresh", "file", "shipped"):
            self.kind.addItem("", kind)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._caption)
        row.addWidget(self.kind)
        row.addWidget(self.seed)
        row.addWidget(self.epoch)
        row.addWidget(self.button)
        row.addStretch(1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.total)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.column.addWidget(self._heading)
        self.column.addLayout(row)
        self.column.addWidget(below, 1)

    def set_subject(self, subject: Subject | None) -> None:
        """Say what is shown now; a comparison that was asked for is made anew."""
        self._subject = subject
        self._stale = self._other is not None
        self.button.setEnabled(subject is not None)
        if self.isVisible() and not self._job.is_running:
            self._compare()

    def set_epochs(self, folder: Path | None, epochs: Sequence[int]) -> None:
        """Say which past epochs the run has.

        Args:
            folder: The run's; None for no run.
            epochs: Those whose weights it holds.
        """
        known = [] if folder is None else list(epochs)
        self._folder = folder or Path()
        chosen = self.epoch.currentData()
        self.epoch.clear()
        for epoch in known:
            self.epoch.addItem(str(epoch), epoch)
        self.epoch.setCurrentIndex(max(0, self.epoch.findData(chosen)))
        place = self.kind.findData("epoch")
        if known and place < 0:
            self.kind.addItem(self.tr("Epoch of the run"), "epoch")
        elif not known and place >= 0:
            self.kind.removeItem(place)
        self._show_fields()

    def compare_with(self, other: Other) -> None:
        """Compare what is shown with something else."""
        self._other, self._stale = other, True
        self._compare()

    def result(self) -> Compared | None:
        """The comparison that is shown."""
        return self._compared

    @Slot()
    def _ask(self) -> None:
        kind = str(self.kind.currentData())
        if kind == "file":
            self.file_asked.emit()
        elif kind == "fresh":
            self.compare_with(Other("fresh", number=self.seed.value()))
        elif kind == "epoch":
            self.compare_with(Other("epoch", str(self._folder), int(self.epoch.currentData())))
        else:
            self.compare_with(Other("shipped"))

    def _compare(self) -> None:
        subject, other = self._subject, self._other
        if not self._stale or subject is None or other is None:
            return
        self._stale = False
        self._job.start(
            lambda _: weights_jobs.compared(subject, other), self._take, self._show_error
        )

    def _take(self, compared: Compared) -> None:
        self._compared = compared
        self._show_result()
        self._compare()  # what is shown may have changed meanwhile

    def _show_error(self, error: AtelierError) -> None:
        self._compared = None
        self._show_result()
        theme.set_role(self.total, "error")
        self.total.setText(errors.sentence(error))

    def _show_result(self) -> None:
        compared = self._compared
        theme.set_role(self.total, "muted" if compared is None else "")
        self.table.setVisible(compared is not None)
        if compared is None:
            self.total.setText(
                self.tr(
                    "Choose something to compare these weights with. The distance of each "
                    "parameter from it then stands here."
                )
            )
            return
        self.table.set_rows(compared.rows)
        self.total.setText("\n".join(self._sentences(compared)))

    def _sentences(self, compared: Compared) -> list[str]:
        whole = compared.total
        said = [self._against(compared.other)]
        if whole.count:
            figures = (whole.l2, whole.relative, whole.largest, whole.cosine)
            texts = ("\N{EN DASH}" if f is None else f"{f:.4g}" for f in figures)
            said.append(
                self.tr(
                    "All together: L2 distance {0}, relative {1}, largest {2}, cosine {3}."
                ).format(*texts)
            )
        if whole.left_out:
            said.append(self.tr("%Ln number(s) left out: NaN or infinite.", "", whole.left_out))
        unlike = sum(row.status != "both" for row in compared.rows)
        if unlike:
            said.append(self.tr("%Ln parameter(s) have no counterpart of their shape.", "", unlike))
        return said

    def _against(self, other: Other) -> str:
        if other.kind == "fresh":
            return self.tr("What is shown now, beside fresh weights of seed {0}.").format(
                other.number
            )
        if other.kind == "epoch":
            return self.tr("What is shown now, beside epoch {0} of the run.").format(other.number)
        if other.kind == "file":
            return self.tr("What is shown now, beside {0}.").format(Path(other.path).name)
        return self.tr("What is shown now, beside the weights that ship with Atelier.")

    @Slot()
    def _show_fields(self) -> None:
        kind = self.kind.currentData()
        self.seed.setVisible(kind == "fresh")
        self.epoch.setVisible(kind == "epoch")

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if not self._job.is_running:
            self._compare()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_result()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Compare two"))
        self._caption.setText(self.tr("With"))
        self.kind.setAccessibleName(self.tr("Compare with"))
        self.seed.setAccessibleName(self.tr("Seed to compare with"))
        self.epoch.setAccessibleName(self.tr("Epoch to compare with"))
        self.button.setText(self.tr("Compare"))
        texts = {
            "fresh": self.tr("Fresh weights of seed"),
            "file": self.tr("A file"),
            "shipped": self.tr("The weights that ship"),
            "epoch": self.tr("Epoch of the run"),
        }
        for place in range(self.kind.count()):
            self.kind.setItemText(place, texts[str(self.kind.itemData(place))])
        self._show_fields()

"""The images that a dataset holds twice: looked for when the person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QWidget

from engine.errors import AtelierError
from gui import errors, theme
from gui.background import Background, Job
from gui.data.duplicate_pairs import DuplicatePairs
from gui.data.latest_job import LatestJob
from gui.session import LoadedDataset
from gui.widgets import layouts
from gui.widgets.forms.number_fields import WholeField

if TYPE_CHECKING:
    from engine.data.duplicates import Duplicates

# As `engine.data.duplicates.NEAR`, which cannot be read before torch is here.
_NEAR, _MOST = 8, 16


class DuplicatesCard(layouts.Card):
    """Looks for duplicates when asked to, and shows what was found.

    Signals:
        image_requested((split, index)): An image of a pair was chosen.
    """

    image_requested = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._search = LatestJob(background)
        self._dataset: LoadedDataset | None = None
        self.status = layouts.label("", "muted", wrap=True)
        self.pairs = DuplicatePairs()
        self.pairs.image_requested.connect(self.image_requested)
        self.column.addWidget(layouts.label(self.tr("Duplicates"), "heading"))
        self.column.addWidget(
            layouts.label(
                self.tr(
                    "A test image that is a training image, too, tests nothing: the network may "
                    "know it by heart. Equal images with different labels contradict each other."
                ),
                "muted",
                wrap=True,
            )
        )
        self.column.addLayout(self._build_search())
        self.column.addWidget(self.status)
        self.column.addWidget(self.pairs)
        self.set_dataset(None)

    def _build_search(self) -> QHBoxLayout:
        self.threshold_box = WholeField(1, _MOST)
        self.threshold_box.setValue(_NEAR)
        self.threshold_box.setToolTip(
            self.tr(
                "The root mean square of the differences of two images' pixels, in grey levels of "
                "0 to 255."
            )
        )
        name = layouts.caption(
            self.tr("Nearly equal: grey levels apart, at most"), self.threshold_box
        )
        self.look_button = QPushButton(self.tr("Look for duplicates"))
        self.look_button.clicked.connect(self._look)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the search"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        under_way = QWidget()
        inside = QHBoxLayout(under_way)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.progress, 1)
        inside.addWidget(self.cancel_button)
        self.corner = QStackedWidget()
        self.corner.addWidget(self.look_button)
        self.corner.addWidget(under_way)
        theme.scaled(self.corner.setFixedWidth, 240)
        theme.follow(
            self.corner.setFixedHeight, lambda corner: corner.widget(0).sizeHint().height()
        )
        row = QHBoxLayout()
        row.setSpacing(layouts.SPACING)
        row.addWidget(name)
        row.addWidget(self.threshold_box)
        row.addStretch(1)
        row.addWidget(self.corner)
        return row

    # The search

    def set_dataset(self, dataset: LoadedDataset | None) -> None:
        """Another dataset is open: what was found, and what is looked for, is of the last one."""
        self._search.cancel()
        self._dataset = dataset
        self.look_button.setEnabled(dataset is not None)
        self.status.hide()
        self.pairs.hide()
        self._rest()

    @Slot()
    def _look(self) -> None:
        dataset, threshold = self._dataset, float(self.threshold_box.value())
        if dataset is None:
            return

        def work(job: Job) -> Duplicates:
            from engine import devices
            from engine.data import duplicates

            devices.use_threads(1)
            return duplicates.find(
                dataset.train, dataset.test, threshold, job.progress, job.cancel_event
            )

        self._search.start(work, self._take, self._fail, self._show_progress)
        self.progress.setRange(0, 0)
        self.corner.setCurrentIndex(1)
        self.cancel_button.setFocus()

    @Slot()
    def _cancel(self) -> None:
        self._search.cancel()
        self._rest()

    def _rest(self) -> None:
        moved = self.cancel_button.hasFocus()
        self.corner.setCurrentIndex(0)
        if moved:
            self.look_button.setFocus()

    def _show_progress(self, done: int, total: int) -> None:
        if done:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _fail(self, error: AtelierError) -> None:
        self._rest()
        self.status.setText(errors.sentence(error))
        self.status.show()

    def _take(self, found: Duplicates) -> None:
        self._rest()
        if self._dataset is not None:
            self.status.setText(self._summary(found, self._dataset))
            self.status.show()
            self.pairs.show_found(found, self._dataset)
            self.pairs.show()

    def _summary(self, found: Duplicates, dataset: LoadedDataset) -> str:
        sentences = [
            self.tr(
                "Nearly equal means: the root mean square of the pixels' differences is at most "
                "{0} of 255 grey levels."
            ).format(f"{found.threshold:g}")
        ]
        if not found.complete:
            sentences.append(
                self.tr("There are more of them: the search ended at {0}.").format(
                    f"{len(found.near):,}"
                )
            )
        if dataset.entry.name == "fashion-mnist":
            sentences.append(
                self.tr(
                    "The first edition of this dataset held 43 equal pairs in training, 1 in test "
                    "and 10 across (issue 44 of its repository); its makers replaced them in 2017."
                )
            )
        return "\n".join(sentences)

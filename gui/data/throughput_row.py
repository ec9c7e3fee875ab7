"""Measures a DataLoader against the tutorial's, and says so in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QWidget

from engine.data_spec import DataSpec
from engine.errors import AtelierError
from gui import errors, theme
from gui.background import Background, Job
from gui.widgets import layouts

if TYPE_CHECKING:
    from engine.data.image_set import ImageSet
    from engine.data.throughput import Throughput

_SECONDS = 3.0


class ThroughputRow(QWidget):
    """A button, the progress of a measurement, and what came out of it."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._images: ImageSet | None = None
        self._spec = DataSpec()
        self._batch_size = 1
        self._job: Job | None = None
        self._build()
        self._show()

    def _build(self) -> None:
        self.button = QPushButton()
        self.button.clicked.connect(self._click)
        texts = (self.tr("Measure"), self.tr("Cancel"))
        # As wide as the wider of its texts: nothing moves when they change.
        theme.follow(
            self.button.setMinimumWidth,
            lambda button: (
                max(map(button.fontMetrics().horizontalAdvance, texts)) + theme.pixels(32)
            ),
        )
        self.message = layouts.label("", "muted", wrap=True, select=True)
        self.message.setAccessibleName(self.tr("Measured throughput"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the measurement"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.message)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.progress, 1, Qt.AlignmentFlag.AlignVCenter)
        self._pages.addWidget(holder)
        theme.hold_lines(self._pages.setFixedHeight, 2, 4)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(layouts.SPACING)
        outer.addWidget(self.button)
        outer.addWidget(self._pages, 1)

    def choose(self, images: ImageSet | None, spec: DataSpec, batch_size: int) -> None:
        """Take another choice; what was measured of the last one is forgotten.

        Args:
            images: A split as it is; None if there is nothing to measure.
            spec: How it is read, ordered and handed out.
            batch_size: Images in a batch.
        """
        self.cancel()
        self._images, self._spec, self._batch_size = images, spec, batch_size
        self._say(
            self.tr(
                "Measure how many images a second this choice loads, beside the tutorial's "
                "DataLoader(FashionMNIST(transform=ToTensor()), 64, shuffle=True)."
            )
        )
        self._show()

    def cancel(self) -> None:
        """End the measurement in progress, if there is one."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._say(self.tr("Cancelled."))
            self._show()

    @property
    def is_measuring(self) -> bool:
        """Whether a measurement is in progress."""
        return self._job is not None

    @Slot()
    def _click(self) -> None:
        if self._job is not None:
            self.cancel()
        elif self._images is not None:
            self._start(self._images, self._spec, self._batch_size)

    def _start(self, images: ImageSet, spec: DataSpec, batch_size: int) -> None:
        def work(job: Job) -> Throughput:
            return _measure(images, spec, batch_size, job)

        def done(found: Throughput) -> None:
            if self._job is job:
                self._job = None
                self._say(self._result(found))
                self._show()

        def failed(error: AtelierError) -> None:
            if self._job is job:
                self._job = None
                self._say(errors.sentence(error), role="error")
                self._show()

        def progressed(turns: int, total: int) -> None:
            if self._job is job:
                self.progress.setRange(0, total)
                self.progress.setValue(turns)

        self.progress.setRange(0, 0)
        job = self._background.start(work, done, failed, progressed)
        self._job = job
        self._show()

    def _result(self, found: Throughput) -> str:
        speedup = f"{found.speedup:.2g}" if found.speedup < 10 else f"{found.speedup:.0f}"
        figures = (_rounded(found.ours), _rounded(found.tutorial), speedup, _rounded(found.ready))
        if self._spec.workers:
            return self.tr(
                "{0} images/s after {4} s, in each epoch, for the workers to start; the tutorial's "
                "loader: {1} images/s ({2} times as fast); ready tensors: {3} images/s."
            ).format(*figures, f"{found.start:.1f}")
        return self.tr(
            "{0} images/s; the tutorial's loader: {1} images/s ({2} times as fast); ready tensors: "
            "{3} images/s. This is loading alone: a network's own time comes on top."
        ).format(*figures)

    def _say(self, text: str, role: str = "muted") -> None:
        self.message.setText(text)
        theme.set_role(self.message, role)

    def _show(self) -> None:
        """The button and the page follow whether something is measured."""
        self.button.setText(self.tr("Cancel") if self.is_measuring else self.tr("Measure"))
        self.button.setEnabled(self._images is not None)
        self._pages.setCurrentIndex(1 if self.is_measuring else 0)


def _measure(images: ImageSet, spec: DataSpec, batch_size: int, job: Job) -> Throughput:
    """In a worker thread."""
    from engine import devices
    from engine.data import throughput

    devices.use_threads(1)
    return throughput.measure(images, spec, batch_size, _SECONDS, job.progress, job.cancel_event)


def _rounded(rate: float) -> str:
    """Three digits: more are not the same the next time."""
    return f"{float(f'{rate:.3g}'):,.0f}"

"""One image step by step, and twelve draws of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from engine.errors import AtelierError
from engine.transform_steps import is_random
from gui import errors, theme
from gui.data.transform_previews import DRAWS, Answer, Stage
from gui.widgets import layouts
from gui.widgets.data.step_pictures import DrawGrid, StagePicture, StageStrip


class PreviewPanel(layouts.Card):
    """Shows what transforms make of an image.

    Signals:
        redraw_wanted(): Other random draws, please.
    """

    redraw_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.subject = layouts.label("", "muted")
        self.strip = StageStrip()
        scroll = layouts.scrolled(self.strip, sideways=True, name=self.tr("Step by step"))
        bar = scroll.horizontalScrollBar().sizeHint().height()
        theme.follow(
            scroll.setMinimumHeight, lambda area: area.widget().minimumSizeHint().height() + bar
        )
        self.grid = DrawGrid()
        self.grid.setAccessibleName(self.tr("Random draws of the image"))
        self.note = layouts.label("", "muted")
        self.redraw_button = QPushButton(self.tr("Draw again"))
        self.redraw_button.setToolTip(self.tr("Other random draws of the same image"))
        self.redraw_button.clicked.connect(self.redraw_wanted)
        heading = QHBoxLayout()
        heading.addWidget(layouts.label(self.tr("Step by step"), "heading"))
        heading.addWidget(self.subject, 1)
        below = QHBoxLayout()
        below.addWidget(layouts.label(self.tr("%Ln random draws", "", DRAWS), "heading"))
        below.addWidget(self.note, 1)
        below.addWidget(self.redraw_button)
        self.column.addLayout(heading)
        self.column.addWidget(scroll, 1)
        self.column.addLayout(below)
        self.column.addWidget(self.grid, 1)
        self.clear("")

    def clear(self, placeholder: str) -> None:
        """Show no image, but a sentence."""
        self.subject.setText("")
        self.note.setText("")
        self.strip.set_stages(())
        self.grid.set_images(None)
        self.grid.set_placeholder(placeholder)
        self.redraw_button.setEnabled(False)

    def set_subject(self, text: str) -> None:
        """Say which image it is."""
        self.subject.setText(text)

    def show_answer(self, found: Answer) -> None:
        """Show what was worked out."""
        self.strip.set_stages([self._picture(stage) for stage in found.stages])
        self.grid.set_images(found.draws)
        failed = found.stages[-1]
        varied = is_random(found.request.steps)
        if failed.error is not None:
            self.note.setText(self.tr("before step {0}").format(failed.number))
        elif varied:
            self.note.setText("")
        else:
            self.note.setText(self.tr("all the same, as no step is random"))
        self.redraw_button.setEnabled(varied)

    def show_error(self, error: AtelierError) -> None:
        """Show that it could not be worked out."""
        self.clear(errors.sentence(error))

    def _picture(self, stage: Stage) -> StagePicture:
        shape = str(list(stage.shape))
        if stage.number < 0:
            span = self.tr("{0} to {1}").format(f"{stage.low:.0f}", f"{stage.high:.0f}")
            return self._described(self.tr("As stored"), (shape, span, "uint8"), stage)
        if stage.error is not None:
            assert stage.step is not None
            lines = (shape, self.tr("cannot work"))
            return StagePicture(stage.step.name, lines, None, errors.sentence(stage.error))
        low, high = (
            f"{value:.2f}".replace("-", "\N{MINUS SIGN}") for value in (stage.low, stage.high)
        )
        span = self.tr("{0} to {1}").format(low, high)
        if stage.step is None:
            return self._described("ToImage, ToDtype", (shape, span, "float32"), stage)
        note = ""
        if stage.is_unchanged:
            note = self.tr("nothing changed")
        elif stage.is_stretched:
            note = self.tr("scaled for display")
        return self._described(stage.step.name, (shape, span, note), stage)

    def _described(self, title: str, lines: tuple[str, ...], stage: Stage) -> StagePicture:
        whole = title if stage.step is None else stage.step.expression()
        words = "\n".join(line for line in (whole, *lines) if line)
        return StagePicture(title, tuple(line for line in lines if line), stage.pixels, words)

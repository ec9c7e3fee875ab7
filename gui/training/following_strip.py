"""A line above the pages: the run that is followed, how far it is, and an end to following it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.training.controller import TrainingController
from gui.training.follower import Followed
from gui.widgets import layouts
from gui.widgets.badge import Badge
from gui.widgets.live_text import LiveText


class FollowingStrip(QWidget):
    """Shows the controller's `followed`; hidden where nothing is followed.

    Signals:
        stop_requested(): The person does not want to follow the run any more.
    """

    stop_requested = Signal()

    def __init__(self, controller: TrainingController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.badge = Badge()
        self.text = LiveText(title=False)
        self.text.setAccessibleName(self.tr("The run that is followed"))
        self.stop_button = QPushButton()
        self.stop_button.setProperty("quiet", True)
        self.stop_button.clicked.connect(self.stop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(layouts.SPACING)
        row.addWidget(self.badge)
        row.addWidget(self.text, 1)
        row.addWidget(self.stop_button)
        controller.followed_changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        followed = self._controller.followed
        if followed is not None:
            self.badge.set_text(self._word(followed), is_lively=followed.is_growing)
            self.text.set_text(self._sentence(followed))
            over = followed.course == "finished"
            button = self.tr("Dismiss") if over else self.tr("Stop following")
            if button != self.stop_button.text():
                self.stop_button.setText(button)
        self.setVisible(followed is not None)

    def _word(self, followed: Followed) -> str:
        match followed.course:
            case "finished":
                return self.tr("Finished")
            case "stopped":
                return self.tr("Stopped")
            case "killed":
                return self.tr("Broken off")
        return self.tr("Following")

    def _sentence(self, followed: Followed) -> str:
        step = f"{followed.step:,}"
        match followed.course:
            case "finished":
                return self.tr("It has come to its end, after epoch {0} and step {1}.").format(
                    followed.epoch, step
                )
            case "stopped":
                return self.tr("After step {0}. Continue goes on from there.").format(step)
            case "killed":
                return self.tr("After step {0}. Continue goes on from its last checkpoint.").format(
                    step
                )
            case "away":
                return self.tr("The folder cannot be read just now. Still looking.")
        place, news = self._place(followed), self._news(followed)
        return self.tr("{0} · {1}").format(place, news) if news else place

    def _place(self, followed: Followed) -> str:
        step = f"{followed.step:,}"
        if followed.total_steps is None:
            return self.tr("Epoch {0} of {1}, step {2}").format(
                followed.epoch, followed.epochs, step
            )
        return self.tr("Epoch {0} of {1}, step {2} of {3}").format(
            followed.epoch, followed.epochs, step, f"{followed.total_steps:,}"
        )

    def _news(self, followed: Followed) -> str:
        """How fast it goes, or for how long it has said nothing."""
        seconds = followed.quiet_seconds
        if seconds >= 120:
            return self.tr("nothing new for %Ln minute(s)", "", seconds // 60)
        if seconds:
            return self.tr("nothing new for %Ln second(s)", "", seconds)
        pace = followed.steps_per_second
        if pace is None:
            return ""
        return self.tr("{0} steps/s").format(f"{pace:,.0f}" if pace >= 10 else f"{pace:.1f}")

"""Light or dark, how large text is, whether things move."""

from PySide6.QtCore import Signal, Slot

from gui.numbers import percent
from gui.preferences import page
from gui.settings import TEXT_SCALES, Settings


class LooksPage(page.Page):
    """Theme, size of text, motion.

    Signals:
        looks_changed(): `scheme`, `text_scale` or `motion` is another one.
    """

    looks_changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__(self.tr("Looks"))
        self._settings = settings
        schemes = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        self.scheme = page.choice(schemes, settings.scheme, self._take)
        self.add_setting(
            self.tr("Theme"), self.scheme, self.tr("Light is easier to read on a projector.")
        )
        sizes = {str(scale): percent(scale) for scale in TEXT_SCALES}
        self.text_scale = page.choice(sizes, str(settings.text_scale), self._take)
        self.add_setting(
            self.tr("Size of text"),
            self.text_scale,
            self.tr("100 % is the system's own size; more is for a projector, or tired eyes."),
        )
        motions = {
            "system": self.tr("As the system"),
            "reduced": self.tr("Reduced"),
            "full": self.tr("Full"),
        }
        self.motion = page.choice(motions, settings.motion, self._take)
        self.add_setting(
            self.tr("Motion"),
            self.motion,
            self.tr("Reduced: what changes is shown at once, instead of sliding or fading there."),
        )
        self.end()

    @Slot()
    def _take(self) -> None:
        self._settings.scheme = self.scheme.currentData()
        self._settings.text_scale = float(self.text_scale.value())
        self._settings.motion = self.motion.currentData()
        self.looks_changed.emit()

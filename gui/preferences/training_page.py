"""Where trainings compute, with how many threads, and how much of them is kept."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot

from engine.errors import Said
from engine.train_spec import DEVICES, MAX_THREADS, available_cores, default_threads
from gui import errors
from gui.preferences import page
from gui.settings import LEAST_KEPT_MB, MOST_KEPT_MB, Settings
from gui.widgets.forms.number_fields import WholeField

_MB_OF_A_MILLION_PARAMETERS = 4  # float32


class TrainingPage(page.Page):
    """Device, threads, room for the weights of past epochs.

    Signals:
        device_changed(str): One of `DEVICES`.
        threads_changed(int): 0 for as many as suit this machine.
        kept_weights_changed(int): In MB.
    """

    device_changed = Signal(str)
    threads_changed = Signal(int)
    kept_weights_changed = Signal(int)

    def __init__(self, settings: Settings) -> None:
        super().__init__(self.tr("Training"))
        self._settings = settings
        self._found: Mapping[str, Said] = {}  # devices and what they are, once that is known
        names = {name: name.upper() for name in DEVICES} | {"auto": self.tr("Automatic")}
        self.device = page.choice(names, settings.device, self._take_device)
        self.device_text = self.add_setting(
            self.tr("Device"), self.device, self.tr("Looking at what this machine has...")
        )
        self.threads = WholeField(0, MAX_THREADS)
        self.threads.setSpecialValueText(self.tr("Automatic"))
        self.threads.setKeyboardTracking(False)  # half a number is not what is meant
        self.threads.setValue(settings.threads)
        self.threads.valueChanged.connect(self._take_threads)
        self.add_setting(
            self.tr("Threads"),
            self.threads,
            self.tr(
                "Processor threads of a training. This machine has {0} cores, of which Automatic "
                "takes {1}: with one left free, nothing waits for it."
            ).format(available_cores(), default_threads()),
        )
        self.kept = WholeField(LEAST_KEPT_MB, MOST_KEPT_MB)
        self.kept.setSingleStep(50)
        self.kept.setSuffix(self.tr(" MB"))
        self.kept.setKeyboardTracking(False)
        self.kept.setValue(settings.kept_weights_mb)
        self.kept.valueChanged.connect(self._take_kept)
        self.kept_text = self.add_setting(self.tr("Kept weights of a run"), self.kept, "")
        self._explain_kept()
        self.add_text(
            self.tr(
                "The next training takes these. Device and threads can be changed for a single run "
                "in the Training tab."
            ),
            "muted",
        )
        self.end()

    def show_devices(self, found: Mapping[str, Said]) -> None:
        """Say what this machine has: names and descriptions, the preferred one first."""
        preferred = next(iter(found), "cpu")
        for index in range(self.device.count()):
            name = self.device.itemData(index)
            is_here = name == "auto" or name in found
            if name == "auto":
                text = self.tr("Automatic ({0})").format(preferred.upper())
            elif is_here:
                text = name.upper()
            else:
                text = self.tr("{0} (not here)").format(name.upper())
            self.device.setItemText(index, text)
            self.device.set_offered(name, is_here)
        self._found = found
        self._explain_device()

    def show_no_devices(self, reason: str) -> None:
        """Say why it is not known what this machine has."""
        self._describe_device(reason)

    def _explain_device(self) -> None:
        wanted, preferred = self._settings.device, next(iter(self._found), "cpu")
        name = preferred if wanted == "auto" else wanted
        if name in self._found:
            text = self.tr("Where trainings compute. {0} is here: {1}.").format(
                name.upper(), errors.said(self._found[name])
            )
        else:
            text = self.tr(
                "This machine has no {0}: trainings fail until you choose another device."
            ).format(name.upper())
        self._describe_device(text)

    def _describe_device(self, text: str) -> None:
        self.device_text.setText(text)
        self.device.setAccessibleDescription(text)

    def _explain_kept(self) -> None:
        epochs = self.kept.value() // _MB_OF_A_MILLION_PARAMETERS
        text = self.tr(
            "For going back to a run's past epochs. Of a network with a million parameters this "
            "keeps the weights of about %Ln epoch(s); of longer runs, as many spread evenly.",
            "",
            epochs,
        )
        self.kept_text.setText(text)
        self.kept.setAccessibleDescription(text)

    @Slot()
    def _take_device(self) -> None:
        self._settings.device = self.device.currentData()
        if self._found:
            self._explain_device()
        self.device_changed.emit(self.device.value())

    @Slot(int)
    def _take_threads(self, count: int) -> None:
        self._settings.threads = count
        self.threads_changed.emit(count)

    @Slot(int)
    def _take_kept(self, megabytes: int) -> None:
        self._settings.kept_weights_mb = megabytes
        self._explain_kept()
        self.kept_weights_changed.emit(megabytes)

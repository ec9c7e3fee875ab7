"""Past moments of the shown run: every tab shows the network as it was at an epoch's end."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from engine.errors import AtelierError
from gui.background import Background, Job
from gui.session import OwnWeights, Session
from gui.training.controller import TrainingController

# Moments in memory: going back and forth between a few reads each of them once.
_CACHE_SIZE = 8


class TimeTravel(QObject):
    """Shows the session the newest weights of a run, or those of one of its past epochs.

    The controller's weights come through `take_live`, so that they do not overrule a past moment
    that is being looked at. A run that was opened from its folder has no live weights: its newest
    epoch is shown.

    Signals:
        epochs_changed(list[int], bool): The epochs that can be shown, ascending (0: before the
            first step), and whether there are newer, live weights beside them.
        moment_changed(int | None): What is shown now, once nothing newer is asked for: an epoch,
            or None for the newest. Also after a failure, with what stayed.
        failed(AtelierError): A moment could not be read; what was shown stays.
    """

    epochs_changed = Signal(object, bool)
    moment_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, session: Session, controller: TrainingController, background: Background
    ) -> None:
        super().__init__(background)
        self._session = session
        self._controller = controller
        self._background = background
        self._epochs: list[int] = []
        self._epochs_done = 0
        self._opened = False  # from its folder, and not started since
        self._live: OwnWeights | None = None
        self._moment: int | None = None
        self._wanted: int | None = None
        self._cache: OrderedDict[int, OwnWeights] = OrderedDict()
        self._reading: Job | None = None
        self._listing: Job | None = None
        self._list_again = False
        controller.run_changed.connect(self._change_run)
        controller.started.connect(self._run_started)
        controller.progressed.connect(self._follow)
        controller.finished.connect(self._list_epochs)

    @property
    def epochs(self) -> list[int]:
        """The epochs that can be shown, ascending."""
        return list(self._epochs)

    @property
    def moment(self) -> int | None:
        """The epoch that is shown; None for the newest weights."""
        return self._moment

    def take_over(self, other: TimeTravel) -> None:
        """Take the place of another one, which does not follow the run any more."""
        controller = self._controller
        controller.run_changed.disconnect(other._change_run)
        controller.started.disconnect(other._run_started)
        controller.progressed.disconnect(other._follow)
        controller.finished.disconnect(other._list_epochs)
        self._live, self._moment, self._wanted = other._live, other._moment, other._wanted
        self._opened, self._epochs_done = other._opened, other._epochs_done
        self._cache, self._epochs = other._cache, other.epochs
        self._tell_epochs()
        self.moment_changed.emit(self._moment)
        self._list_epochs()
        self._serve()

    # What is asked for

    @Slot(object)
    def choose(self, moment: int | None) -> None:
        """Show an epoch, or with None the newest weights; what is asked for last wins."""
        if moment is None:
            self.go_live()
        else:
            self.go_to(moment)

    def go_to(self, epoch: int) -> None:
        """Show the weights that the run had at the end of an epoch; 0: before the first step."""
        self._wanted = epoch
        self._serve()

    @Slot()
    def go_live(self) -> None:
        """Return to the newest weights."""
        self._wanted = self._moment = None
        if self._live is not None:
            self._session.set_own_weights(self._live)
        self.moment_changed.emit(None)

    @Slot(object)
    def take_live(self, own: OwnWeights) -> None:
        """Take newer weights of the run in progress; they are shown unless a past moment is."""
        first, self._live = self._live is None, own
        if self._moment is None and self._wanted is None:
            self._session.set_own_weights(own)
        if first:
            self._tell_epochs()

    # Reading

    def _serve(self) -> None:
        """Show the epoch that is wanted, at once or when it has been read."""
        epoch, folder = self._wanted, self._controller.folder
        if epoch is None or folder is None:
            return
        known = self._cache.get(epoch)
        if known is not None:
            self._cache.move_to_end(epoch)
            self._wanted = None
            self._show(epoch, known)
            self.moment_changed.emit(epoch)
        elif self._reading is None:
            self._read(folder, epoch)

    def _read(self, folder: Path, epoch: int) -> None:
        step = epoch * (self._controller.history.steps_per_epoch or 0)

        def read(_: Job) -> OwnWeights:
            from engine import devices
            from engine.training import snapshots

            devices.use_threads(1)  # a training in progress has first call on the cores
            found = snapshots.read(folder, epoch)
            return OwnWeights(found.model, found.inputs, step, found.state_dict, epoch)

        def done(own: OwnWeights) -> None:
            if self._reading is not job:
                return  # of another run
            self._reading = None
            self._cache[epoch] = own
            if len(self._cache) > _CACHE_SIZE:
                self._cache.popitem(last=False)
            if self._wanted is not None and self._wanted != epoch:
                # Not what is wanted by now, but on the way there: a slider that never rests is
                # followed all the same.
                self._show(epoch, own)
            self._serve()

        def not_done(error: AtelierError) -> None:
            if self._reading is not job:
                return
            self._reading = None
            if self._wanted == epoch:
                self._wanted = None
                self.failed.emit(error)
                self.moment_changed.emit(self._moment)
                self._list_epochs()
            else:
                self._serve()

        job = self._background.start(read, done, not_done)
        self._reading = job

    def _show(self, epoch: int, own: OwnWeights) -> None:
        self._moment = epoch
        self._session.set_own_weights(own)

    # The run's epochs

    @Slot(object)
    def _change_run(self, _folder: Path | None) -> None:
        self._live = self._reading = self._listing = self._wanted = self._moment = None
        self._epochs_done = 0
        self._opened = True
        self._cache.clear()
        self._epochs = []
        self._tell_epochs()
        self.moment_changed.emit(None)
        self._list_epochs()

    @Slot()
    def _run_started(self) -> None:
        """Who starts or resumes a run wants to see it learn, whatever was looked at before."""
        self._opened = False
        if self._moment is not None or self._wanted is not None:
            self.go_live()
        self._list_epochs()

    @Slot()
    def _follow(self) -> None:
        done = len(self._controller.history.epochs)
        if done != self._epochs_done:
            self._epochs_done = done
            self._list_epochs()

    @Slot()
    def _list_epochs(self) -> None:
        folder = self._controller.folder
        if self._listing is not None or folder is None:
            self._list_again = folder is not None
            return
        self._list_again = False

        def read(_: Job) -> list[int]:
            from engine.training import snapshots

            try:
                return snapshots.kept(folder)
            except OSError:
                return []  # the folder is gone, or may not be read: nothing to look back at

        def done(epochs: list[int]) -> None:
            if self._listing is not job:
                return  # of another run
            self._listing = None
            was_newest = self._moment is not None and self._moment == max(self._epochs, default=-1)
            if epochs != self._epochs:
                self._epochs = epochs
                self._tell_epochs()
            self._open_newest(was_newest=was_newest)
            if self._list_again:
                self._list_epochs()

        def not_done(error: AtelierError) -> None:
            if self._listing is job:
                self._listing = None
                self.failed.emit(error)

        job = self._background.start(read, done, not_done)
        self._listing = job

    def _open_newest(self, *, was_newest: bool) -> None:
        """Show something of a run that was opened: it has no live weights.

        Where another process goes on with it, who looks at its newest epoch goes along.
        """
        if (self._opened or was_newest) and self._epochs and not self._controller.is_active:
            self._opened = False
            if self._live is None and self._wanted is None and self._moment != self._epochs[-1]:
                self.go_to(self._epochs[-1])

    def _tell_epochs(self) -> None:
        self.epochs_changed.emit(list(self._epochs), self._live is not None)

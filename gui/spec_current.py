"""The settings of the next training, wherever they are shown, as one spec."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine.data.catalog import CatalogEntry
from engine.data_spec import DataSpec
from engine.errors import AtelierError
from engine.run_spec import RunSpec
from gui import errors
from gui.library import Library
from gui.session import LoadedDataset, Session

if TYPE_CHECKING:
    from gui.widgets.forms.train_form import TrainForm


class CurrentSpec(QObject):
    """Puts session and form together, and a spec into both.

    Args:
        session: Dataset and model.
        library: Opens datasets.
        form: Gives the training's form, which may have to be built first.
        parent: Owner.

    Signals:
        missing(CatalogEntry): The dataset of a spec that was set is not on this machine. If it is
            downloaded, it will be read as the spec says.
        failed(AtelierError): It could not be opened, or does not fit what the spec does with it.
    """

    missing = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        library: Library,
        form: Callable[[], TrainForm],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._library = library
        self._form = form
        self._before: RunSpec | None = None
        self._awaited: DataSpec | None = None  # how the dataset is to be read once it is here
        self._is_opening = False
        session.dataset_changed.connect(self._take_dataset)
        library.loading.connect(self._follow_loading)
        library.missing.connect(self._tell_missing)
        library.failed.connect(self._tell_failure)

    def problem(self) -> str | None:
        """Why nothing can be trained as it is, one sentence; None if there is a spec."""
        form_error = self._form().error()
        if form_error is not None:
            return form_error
        try:
            self.value()
        except AtelierError as error:
            return errors.sentence(error)
        return None

    def value(self) -> RunSpec:
        """What the next training would be.

        Raises:
            AtelierError: If its parts do not go together.
        """
        return RunSpec(self._session.data, self._session.model, self._form().value())

    def set_value(self, spec: RunSpec) -> None:
        """Show a spec everywhere; a class of somebody's own is asked about before it runs."""
        self._session.set_model(spec.model)
        self._form().set_value(spec.train)
        self._awaited, self._is_opening = spec.data, True
        self._library.open(spec.data)
        if self._library.opening is None and self._session.data == spec.data:
            self._awaited, self._is_opening = None, False  # it was here already

    # A step back

    @property
    def can_undo(self) -> bool:
        """Whether there is something to go back to."""
        return self._before is not None

    def keep(self) -> None:
        """Remember what is shown now, to go back to it."""
        is_whole = self._session.dataset is not None and self.problem() is None
        self._before = self.value() if is_whole else None

    def undo(self) -> None:
        """Go back to what was kept."""
        before, self._before = self._before, None
        if before is not None:
            self.set_value(before)

    # The dataset

    @Slot(object)
    def _follow_loading(self, entry: CatalogEntry) -> None:
        """Somebody opens another one: this one is not waited for any more."""
        if self._awaited is not None and entry.name != self._awaited.dataset:
            self._awaited, self._is_opening = None, False

    @Slot(object)
    def _take_dataset(self, dataset: LoadedDataset) -> None:
        """It is here, maybe after a download: have it read as the spec says."""
        wanted, self._awaited, self._is_opening = self._awaited, None, False
        if wanted is not None and dataset.entry.name == wanted.dataset:
            try:
                self._session.set_data(wanted)
            except AtelierError as error:
                self.failed.emit(error)

    @Slot(object)
    def _tell_missing(self, entry: CatalogEntry) -> None:
        if self._is_opening:
            self._is_opening = False
            self.missing.emit(entry)

    @Slot(object)
    def _tell_failure(self, error: AtelierError) -> None:
        if self._is_opening:
            self._awaited, self._is_opening = None, False
            self.failed.emit(error)

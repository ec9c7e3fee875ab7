"""What the person works with: four tabs below a banner. Built anew in another language."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from engine.codegen.twin import Language
from engine.train_spec import DeviceName, TrainSpec
from gui.predictor import Verdict
from gui.spec_current import CurrentSpec
from gui.spec_files import SpecFiles
from gui.tabs.data_tab import DataTab
from gui.widgets import layouts

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.tabs.draw_tab import DrawTab
    from gui.tabs.model_tab import ModelTab
    from gui.tabs.training_tab import TrainingTab

AnyTab = TypeVar("AnyTab", bound=QWidget)


class _Tabs(QTabWidget):
    """They need as much room as the one in front; Qt would ask for what the largest needs."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """What the tab in front needs, and the bar above it."""
        tabs = [tab for place in range(self.count()) if (tab := self.widget(place)) is not None]
        shown, largest = self.currentWidget(), QSize(0, 0)
        for tab in tabs:
            largest = largest.expandedTo(tab.minimumSizeHint())
        least = largest if shown is None else shown.minimumSizeHint()
        return super().minimumSizeHint() - largest + least


class Workbench(QWidget):
    """The tabs, and what one of them says to another. No logic.

    Args:
        window: Owns what the tabs are about: session, library, controller, predictor.
        language: What they speak: that of the translator in force.
        device: The training form's first choice.

    Attributes:
        background: The window's threads; its jobs end before the tabs do.
        files: Specs and scripts, with a banner of their own.
        tabs: Data, Model, Training, Draw.
        data_tab: The first of them.

    Signals:
        tab_wanted(): One tab has sent the person to another.
    """

    tab_wanted = Signal()

    def __init__(self, window: MainWindow, language: Language, device: DeviceName) -> None:
        super().__init__()
        self._window = window
        self._device = device
        self.language = language
        self.background = window.background.scope()
        self.data_tab = DataTab(window.session, window.library, self.background)
        self.data_tab.trace_requested.connect(self._trace)
        self.tabs = _Tabs()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("Tabs"))
        self.tabs.addTab(self.data_tab, self.tr("Data"))
        for title in (self.tr("Model"), self.tr("Training"), self.tr("Draw")):
            self.tabs.addTab(QWidget(), title)  # their place; see `build_tabs`
        self.tabs.currentChanged.connect(self._build_tab)
        self._build_files()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.files.banner)
        column.addWidget(self._build_area(), 1)

    def _build_area(self) -> QScrollArea:
        """The tabs scroll where the window is smaller than they are: large text, the Code pane.

        The window's least size would have Qt squeeze them, and what is in them overlap.
        """
        area = layouts.scrolled(self.tabs)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return area

    def _build_files(self) -> None:
        window = self._window
        current = CurrentSpec(
            window.session, window.library, lambda: self.training_tab.panel.form, self
        )
        self.files = SpecFiles(
            current,
            window.controller,
            self.background,
            self,
            self.language,
            data_root=window.data_root,
        )
        self.files.data_wanted.connect(self.show_catalogue)

    # The other tabs: importing and building them takes longer than all that the first frame needs.

    @functools.cached_property
    def model_tab(self) -> ModelTab:
        """The Model tab, built when it is first asked for."""
        from gui.tabs.model_tab import ModelTab

        return self._place(1, ModelTab(self._window.session, self.background, self.language))

    @functools.cached_property
    def training_tab(self) -> TrainingTab:
        """The Training tab, likewise."""
        from gui.tabs.training_tab import TrainingTab

        window = self._window
        tab = TrainingTab(window.session, window.library, window.controller, self.background)
        tab.panel.form.choose_device(self._device)
        tab.panel.form.choose_threads(window.settings.threads)
        tab.live.draw_requested.connect(self._show_draw_tab)
        tab.image_requested.connect(self._show_image)
        tab.runs.export_requested.connect(self.files.ask_export_run)
        return self._place(2, tab)

    @functools.cached_property
    def draw_tab(self) -> DrawTab:
        """The Draw tab, likewise."""
        from gui.tabs.draw_tab import DrawTab

        tab = DrawTab(self._window.session, self._window.predictor, self.background)
        tab.training_requested.connect(self._show_training_tab)
        tab.image_requested.connect(self._show_image)
        return self._place(3, tab)

    def _place(self, index: int, tab: AnyTab) -> AnyTab:
        """Put a tab in its place."""
        title, shown = self.tabs.tabText(index), self.tabs.currentIndex() == index
        blocked = self.tabs.blockSignals(True)
        self.tabs.removeTab(index)
        self.tabs.insertTab(index, tab, title)
        if shown:
            self.tabs.setCurrentIndex(index)
        self.tabs.blockSignals(blocked)
        return tab

    @Slot(int)
    def _build_tab(self, index: int) -> None:
        """Build a tab that somebody wants to see; those that are built are only looked up."""
        getattr(self, ("data_tab", "model_tab", "training_tab", "draw_tab")[index])

    def building(self) -> Iterator[None]:
        """Build what is not built yet, in pieces between which the window may answer."""
        for index in range(self.tabs.count()):
            self._build_tab(index)
            yield
        if not self.data_tab.is_complete:
            self.data_tab.build_pages()
            self._join_tabs()

    def _join_tabs(self) -> None:
        form, controller = self.training_tab.panel.form, self._window.controller
        self._take_form(form.value())
        self.data_tab.batch_size_changed.connect(form.set_batch_size)
        form.value_changed.connect(self._take_form)
        self.training_tab.time_travel.epochs_changed.connect(self._show_epochs)
        controller.run_changed.connect(self._show_epochs)
        self._window.predictor.answered.connect(self._pass_drawing)

    def shut_down(self) -> None:
        """End what its tabs have begun; for the end of the window, or of this workbench."""
        self.tabs.blockSignals(True)  # which come to the front when others are deleted
        self.data_tab.shut_down()
        self.background.close()

    # Going from tab to tab

    def show_tab(self, tab: QWidget) -> None:
        """Bring one of the tabs to the front."""
        self.tabs.setCurrentWidget(tab)
        self.tab_wanted.emit()

    @Slot()
    def show_catalogue(self) -> None:
        """Bring the catalogue of datasets to the front."""
        for _ in self.building():
            pass
        self.show_tab(self.data_tab)
        self.data_tab.pages.setCurrentWidget(self.data_tab.catalogue)

    @Slot()
    def _show_draw_tab(self) -> None:
        self.show_tab(self.draw_tab)

    @Slot()
    def _show_training_tab(self) -> None:
        self.show_tab(self.training_tab)

    @Slot(str, int)
    def _show_image(self, split: str, index: int) -> None:
        self.show_tab(self.data_tab)
        self.data_tab.show_image(split, index)

    @Slot(object)
    def _trace(self, image: NDArray[np.uint8]) -> None:
        self.draw_tab.canvas.set_template(image)
        self.show_tab(self.draw_tab)

    # What one tab says to another

    @Slot(object)
    def _take_form(self, train: TrainSpec) -> None:
        self.data_tab.loader.set_batch_size(train.batch_size)
        self.model_tab.set_train(train)

    @Slot()
    def _show_epochs(self) -> None:
        folder, epochs = self._window.controller.folder, self.training_tab.time_travel.epochs
        self.model_tab.set_epochs(folder, epochs)

    @Slot(object)
    def _pass_drawing(self, verdict: Verdict) -> None:
        """The walk takes the drawing as the own model sees it, or else as Atelier's does."""
        seen = [said.seen for said in (verdict.own, verdict.shipped) if said is not None]
        self.model_tab.set_drawing(seen[0] if seen else None)

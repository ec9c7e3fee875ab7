"""One menu for each tab: what its buttons do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from engine.data import catalog
from gui.menus.live_menu import LiveMenu
from gui.training.controller import RunState

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.tabs.training_tab import TrainingTab

_WAITING = (RunState.PAUSING, RunState.PAUSED)


class _BoxMenu(LiveMenu):
    """The entries of a box, to choose from; looked up when the menu opens."""

    def fill(self, box: QComboBox, *, is_told: bool = False) -> None:
        """Offer what a box holds.

        Args:
            box: The box.
            is_told: Whether the box tells what a person chooses in it, not what it shows.
        """
        self.forget()
        for row in range(box.count()):
            if self.has(str(box.itemData(row))):
                self._add_row(box, row, is_told)

    def has(self, data: str) -> bool:
        """Whether an entry is offered, by its data."""
        return True

    def _add_row(self, box: QComboBox, row: int, is_told: bool) -> None:
        def choose() -> None:
            box.setCurrentIndex(row)
            if is_told:
                box.activated.emit(row)

        text = box.itemText(row).replace("&", "&&")
        self.add(text, choose, can=box.isEnabled, is_on=lambda: box.currentIndex() == row)


class _DatasetMenu(_BoxMenu):
    """The datasets that are on this machine."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("&Datasets"))
        self._window = window
        window.library.inventory.changed.connect(self._follow)

    @Slot()
    def _look(self) -> None:
        self._window.library.inventory.look()
        self._fill()

    @Slot()
    def _follow(self) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        self.fill(self._window.data_tab.bar.dataset_box, is_told=True)
        super()._look()

    def has(self, data: str) -> bool:
        entry = catalog.ENTRIES.get(data)
        current, held = self._window.session.dataset, self._window.library.inventory.held
        if entry is None or (current is not None and current.entry.name == data):
            return True
        if entry.source == "download":
            return held is not None and held.places.get(data) is not None
        return entry.source != "drawings" or (held is not None and held.drawings > 0)


class DataMenu(LiveMenu):
    """Datasets, and what is done with them."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("&Data"))
        self._window = window
        self.datasets = _DatasetMenu(window, self)
        self.addMenu(self.datasets)
        self.add(self.tr("&Catalogue..."), window.workbench.show_catalogue)
        self.add(self.tr("&Folder of pictures..."), self._choose_folder)
        self.addSeparator()
        evaluate = self.addMenu(self.tr("&Evaluate"))
        offers = window.data_tab.images.bar.evaluate_button.menu()
        evaluate.addActions(offers.actions())
        evaluate.triggered.connect(self._show_images)
        self.add(self.tr("&Go to image..."), self._go_to_image, shows="Ctrl+G")
        self.addSeparator()
        for name, text in (
            ("images", self.tr("&Images")),
            ("transforms", self.tr("&Transforms")),
            ("loader", self.tr("Data&Loader")),
            ("overview", self.tr("&At a glance")),
        ):
            self._add_page(name, text)

    def _add_page(self, name: str, text: str) -> None:
        self.add(text, lambda: self._show(name))

    def _show(self, name: str) -> None:
        self._window.build_tabs()
        tab = self._window.data_tab
        self._window.workbench.show_tab(tab)
        tab.pages.setCurrentWidget(getattr(tab, name))

    @Slot()
    def _show_images(self) -> None:
        self._show("images")

    def _go_to_image(self) -> None:
        self._show("images")
        self._window.data_tab.images.bar.focus_index()

    def _choose_folder(self) -> None:
        self._window.workbench.show_catalogue()
        self._window.data_tab.catalogue.folder.browse_button.click()


class _ModelsMenu(_BoxMenu):
    """The networks."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("&Network"))
        self._window = window

    @Slot()
    def _look(self) -> None:
        self.fill(self._window.model_tab.model_box)
        super()._look()


class ModelMenu(LiveMenu):
    """Networks and their weights."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("&Model"))
        self._window = window
        self.models = _ModelsMenu(window, self)
        self.addMenu(self.models)
        self.addSeparator()
        for name, text in (
            ("layers", self.tr("&Layers")),
            ("walk", self.tr("&Walk")),
            ("backprop", self.tr("&Backprop")),
            ("builder", self.tr("B&uilder")),
            ("custom", self.tr("&Your class")),
            ("weights", self.tr("Wei&ghts")),
            ("tensors", self.tr("&Tensors")),
        ):
            self._add_page(name, text)
        self.addSeparator()
        self.press(
            self.tr("&Open weights..."),
            lambda: window.model_tab.weights.card.open_button,
            before=lambda: self._show("weights"),
        )
        self.press(
            self.tr("&Reset weights"),
            lambda: window.model_tab.weights.card.reset_button,
            before=lambda: self._show("weights"),
        )

    def _add_page(self, name: str, text: str) -> None:
        self.add(text, lambda: self._show(name))

    def _show(self, name: str) -> None:
        tab = self._window.model_tab
        self._window.workbench.show_tab(tab)
        tab.pages.setCurrentWidget(getattr(tab, name))


class _PresetMenu(_BoxMenu):
    """Ways to train that are known to work."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Pr&esets"))
        self._window = window

    @Slot()
    def _look(self) -> None:
        self.fill(self._window.training_tab.panel.form.preset_box)
        super()._look()


class TrainingMenu(LiveMenu):
    """A run from its start to its end."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("&Training"))
        self._window = window
        self.press(
            self.tr("&Start"),
            lambda: self._tab.panel.start_button,
            ["F5", "Ctrl+R"],
            before=self._show_tab,
        )
        self.press(
            self.tr("&Pause"),
            lambda: self._tab.panel.pause_button,
            "F6",
            says=self._pause_text,
        )
        self.press(
            self.tr("&One step"),
            lambda: self._tab.panel.step_button,
            "F8",
            before=self._show_tab,
        )
        self.press(self.tr("S&top"), lambda: self._tab.panel.stop_button, "Shift+F5")
        self.press(
            self.tr("&Continue or extend"),
            lambda: self._tab.panel.go_on_button,
            "Ctrl+Shift+R",
            before=self._show_tab,
        )
        self.addSeparator()
        self.presets = _PresetMenu(window, self)
        self.addMenu(self.presets)
        self.press(
            self.tr("Learning-rate ran&ge test"),
            lambda: self._tab.panel.form.find_lr_button,
            before=self._show_tab,
        )
        self.addSeparator()
        self.add(self.tr("C&urves"), lambda: self._show("live"))
        self.add(self.tr("Resu&lts"), lambda: self._show("results"))
        self.add(self.tr("Ru&ns"), lambda: self._show("runs"))

    @property
    def _tab(self) -> TrainingTab:
        return self._window.training_tab

    def _pause_text(self) -> str:
        is_waiting = self._window.controller.state in _WAITING
        return self.tr("&Resume") if is_waiting else self.tr("&Pause")

    def _show_tab(self) -> None:
        self._window.workbench.show_tab(self._tab)

    def _show(self, name: str) -> None:
        self._show_tab()
        self._tab.pages.setCurrentWidget(getattr(self._tab, name))

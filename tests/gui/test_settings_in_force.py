"""What the settings say reaches the window, its next run, and what it reads."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.train_spec import TrainSpec, default_threads
from gui import theme
from gui.background import Background
from gui.library import Library
from gui.main_window import MainWindow
from gui.preferences.in_force import SettingsInForce
from gui.session import LoadedDataset, Session
from gui.training.controller import TrainingController
from gui.widgets.forms.train_form import TrainForm
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images


def test_a_run_from_the_window_keeps_as_many_epochs_as_there_is_room_for(
    qtbot: QtBot, tiny_dataset: LoadedDataset
) -> None:
    from engine.training import snapshots

    session = Session()
    session.set_dataset(tiny_dataset)
    controller = TrainingController(session)
    controller.kept_weights_mb = 1  # less than the weights of a single epoch
    controller.start(TrainSpec(epochs=3, batch_size=100, threads=1, device="cpu"))
    qtbot.waitUntil(lambda: not controller.is_active, timeout=60_000)
    assert controller.folder is not None
    assert snapshots.kept(controller.folder) == [0, 3]
    controller.kept_weights_mb = 200
    controller.extend(5)
    qtbot.waitUntil(lambda: not controller.is_active, timeout=60_000)
    assert snapshots.kept(controller.folder) == [0, 3, 4, 5]


def test_the_training_form_takes_the_threads_that_suit_the_machine(qtbot: QtBot) -> None:
    form = TrainForm()
    qtbot.addWidget(form)
    form.choose_threads(7)
    assert form.value().threads == 7
    form.choose_threads(0)
    assert form.value().threads == default_threads()


def test_datasets_are_looked_for_in_another_folder_from_now_on(
    qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    root = write_fashion_files(tmp_path / "data", tiny_images(20, 0), tiny_images(10, 1))
    session = Session()
    library = Library(session, background)
    library.set_data_root(root)
    held = library.inventory
    qtbot.waitUntil(lambda: held.held is not None and held.held.places["fashion-mnist"] == root)
    library.open("fashion-mnist")
    qtbot.waitUntil(lambda: session.dataset is not None, timeout=30_000)
    assert session.dataset is not None
    assert len(session.dataset.train) == 20


def test_what_is_changed_acts_on_the_window_at_once(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    root = write_fashion_files(tmp_path / "data", tiny_images(20, 0), tiny_images(10, 1))
    in_force = SettingsInForce(window)
    assert window.controller.kept_weights_mb == 200
    in_force.show()
    dialog = in_force.dialog
    assert dialog is not None
    try:
        form = window.training_tab.panel.form
        dialog.training.threads.setValue(5)
        dialog.training.device.set_value("cpu")
        dialog.training.kept.setValue(50)
        assert (form.value().threads, form.value().device) == (5, "cpu")
        assert window.controller.kept_weights_mb == 50
        other = "dark" if theme.current().name == "light" else "light"
        dialog.looks.scheme.set_value(other)
        dialog.looks.motion.set_value("reduced")
        assert theme.current().name == other
        assert theme.is_motion_reduced()
        dialog.data.choose(str(root))
        held = window.library.inventory
        qtbot.waitUntil(lambda: held.held is not None and held.held.places["fashion-mnist"] == root)
        assert window.controller.data_root == window.files.data_root == window.data_root == root
    finally:
        dialog.close()
        theme.set_motion("system")
        theme.apply(qapp, "system")

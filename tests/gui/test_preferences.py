"""The settings dialog: what is changed acts and is saved at once."""

import shlex
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine import fresh_start, home
from gui import theme
from gui.background import Background
from gui.preferences import machine
from gui.preferences.dialog import Preferences
from gui.preferences.next_pupil_page import opening_command
from gui.settings import Settings
from tests.fashion_files import write_fashion_files
from tests.run_folders import own, write_run
from tests.tiny import tiny_images

Make = Callable[..., Preferences]


@pytest.fixture
def make(qtbot: QtBot, background: Background, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes dialogs on the screen; no device is looked for."""
    monkeypatch.setattr(machine, "devices", lambda: {"cuda": "A fast one", "cpu": "A slow one"})
    dialogs = []

    def made(settings: Settings | None = None, **options: Any) -> Preferences:
        options = {"is_training": lambda: False, **options}
        dialog = Preferences(settings or Settings(), background, **options)
        dialogs.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    yield made
    for dialog in dialogs:
        dialog.close()


def go_to(dialog: Preferences, page: QWidget) -> None:
    rows = (dialog.general, dialog.looks, dialog.data, dialog.training, dialog.privacy)
    dialog.names.setCurrentRow(rows.index(page) if page in rows else len(rows))
    assert page.isVisible()


def pick(box: QComboBox, data: str) -> None:
    box.setCurrentIndex(box.findData(data))


def sent(spy: QSignalSpy) -> list[Any]:
    return [spy.at(index) for index in range(spy.count())]


def test_general_and_looks_are_saved_and_said_at_once(make: Make) -> None:
    dialog = make()
    assert not dialog.isModal()
    languages = QSignalSpy(dialog.language_changed)
    looks = QSignalSpy(dialog.looks_changed)
    pick(dialog.general.language, "ko")
    dialog.general.start_page.click()
    assert (Settings().language, Settings().start_page) == ("ko", False)
    assert sent(languages) == [["ko"]]
    go_to(dialog, dialog.looks)
    pick(dialog.looks.scheme, "dark")
    pick(dialog.looks.text_scale, "1.5")
    pick(dialog.looks.motion, "reduced")
    after = Settings()
    assert (after.scheme, after.text_scale, after.motion) == ("dark", 1.5, "reduced")
    assert looks.count() == 3


def test_reset_layout_forgets_it_and_asks_for_it(make: Make) -> None:
    settings = Settings()
    settings.geometry = settings.layout = b"somewhere"  # type: ignore[assignment]
    dialog = make(settings)
    asked = QSignalSpy(dialog.reset_layout_requested)
    dialog.general.reset_button.click()
    assert (Settings().geometry, Settings().layout) == (None, None)
    assert asked.count() == 1


def test_training_says_what_is_here_and_what_a_budget_means(make: Make, qtbot: QtBot) -> None:
    settings = Settings()
    settings.device = "mps"
    dialog = make(settings)
    page = dialog.training
    go_to(dialog, page)
    qtbot.waitUntil(lambda: "MPS" in page.device_text.text())  # which this machine has not
    spies = [
        QSignalSpy(dialog.device_changed),
        QSignalSpy(dialog.threads_changed),
        QSignalSpy(dialog.kept_weights_changed),
    ]
    assert page.device.itemText(page.device.findData("auto")) == "Automatic (CUDA)"
    model = page.device.model()
    offered = [
        bool(model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsEnabled)
        for row in map(page.device.findData, ("auto", "cpu", "cuda", "mps"))
    ]
    assert offered == [True, True, True, False]
    pick(page.device, "cpu")
    assert "A slow one" in page.device_text.text()
    page.threads.setValue(3)
    page.kept.setValue(400)
    assert "100" in page.kept_text.text()  # epochs of 4 MB each
    after = Settings()
    assert (after.device, after.threads, after.kept_weights_mb) == ("cpu", 3, 400)
    assert [sent(spy) for spy in spies] == [[["cpu"]], [[3]], [[400]]]
    page.threads.setValue(0)
    assert page.threads.text() == "Automatic"


def test_a_data_folder_is_chosen_looked_at_and_given_back(
    make: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    root = write_fashion_files(tmp_path / "data", tiny_images(20, 0), tiny_images(10, 1))
    dialog = make()
    changes = QSignalSpy(dialog.data_folder_changed)
    page = dialog.data
    go_to(dialog, page)
    qtbot.waitUntil(lambda: "first download" in page.state_text.text())
    assert not page.usual_button.isEnabled()
    page.choose_button.click()
    assert isinstance(page.dialog, QFileDialog)
    chooser = page.dialog
    chooser.fileSelected.emit(str(root))
    chooser.close()
    qtbot.waitUntil(lambda: "Fashion-MNIST" in page.state_text.text())
    assert (Settings().data_folder, page.path.text()) == (root, str(root))
    page.show_button.click()
    assert shown == [QUrl.fromLocalFile(str(root))]
    page.choose(str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: "does not exist" in page.state_text.text())
    page.usual_button.click()
    assert (Settings().data_folder, page.path.text()) == (None, str(home.downloads_folder()))
    assert sent(changes) == [[root], [tmp_path / "nowhere"], [None]]


def test_what_overrules_the_data_folder_is_said(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared.ini"
    shared.write_text(f"[data]\nfolder={tmp_path.as_posix()}\n")
    page = make(Settings(shared=shared)).data
    assert (page.folder, "all who use" in page.origin_text.text()) == (tmp_path, True)
    assert not page.usual_button.isEnabled()
    monkeypatch.setenv("ATELIER_DATA", str(tmp_path / "environment"))
    page = make().data
    assert page.folder == tmp_path / "environment"
    assert "ATELIER_DATA" in page.origin_text.text()
    page = make(said_data_root=tmp_path / "said").data
    assert page.folder == tmp_path / "said"
    assert "--data-root" in page.origin_text.text()


def test_a_read_only_folder_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: not mode & 2)  # root may write anywhere
    state = machine.look_at(tmp_path)
    assert (state.error, state.writable) == (None, False)


def test_a_read_only_folder_is_said_to_be_fine(make: Make, tmp_path: Path) -> None:
    page = make(said_data_root=tmp_path).data
    page.show_state(machine.FolderState(tmp_path, None, False, ("MNIST",)))
    assert "MNIST" in page.state_text.text()
    assert "read-only" in page.state_text.text()
    page.show_state(machine.FolderState(tmp_path / "another", None, True, ("KMNIST",)))
    assert "KMNIST" not in page.state_text.text()


def test_the_next_pupil_is_asked_about_and_told_where_the_work_is(make: Make) -> None:
    write_run(own("mine"))
    dialog = make()
    page = dialog.next_pupil
    go_to(dialog, page)
    wanted = QSignalSpy(dialog.fresh_start_requested)
    page.ask_button.click()
    assert page.question.isVisible()
    assert str(fresh_start.kept_folder()) in page.question_text.text()
    assert page.no_button.hasFocus() or not dialog.isActiveWindow()
    page.no_button.click()
    assert (page.question.isVisible(), wanted.count()) == (False, 0)
    page.ask_button.click()
    page.yes_button.click()
    assert (page.ask_button.isEnabled(), wanted.count()) == (False, 1)


def test_the_newest_old_work_can_be_opened_again(make: Make) -> None:
    write_run(own("mine"))
    kept = fresh_start.put_away(datetime(2026, 11, 23, 9, 30))
    assert kept is not None
    dialog = make()
    page = dialog.next_pupil
    go_to(dialog, page)
    assert page.command.isVisible()
    page.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert str(kept.folder) in copied
    assert copied == page.command_text.text()
    QGuiApplication.clipboard().clear()


def test_the_command_that_opens_old_work_is_in_the_words_of_the_platform() -> None:
    work = Path("/home/it's me/kept/2026-11-23 09-30")
    home, python, _ = shlex.split(opening_command(work, "linux"))
    assert (home, python) == (f"ATELIER_HOME={work}", sys.executable)
    said = opening_command(work, "win32")
    assert said.startswith("$env:ATELIER_HOME='")
    assert "it''s me" in said


def test_while_a_training_goes_on_nothing_is_put_away(make: Make) -> None:
    page = make(is_training=lambda: True).next_pupil
    page.ask_button.click()
    assert page.question.isHidden()
    assert "Stop it first" in page.answer_text.text()


def test_settings_that_cannot_be_saved_are_said_to_be_so(make: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    dialog = make(Settings(tmp_path / "file" / "settings.ini"))
    assert "cannot be saved" in dialog.saved_text.text()
    assert "are saved" in make().saved_text.text()


def test_another_language_keeps_the_page_and_every_setting(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    go_to(dialog, dialog.training)
    qtbot.waitUntil(lambda: "A fast one" in dialog.training.device_text.text())
    dialog.training.threads.setValue(2)
    before = dialog.training
    # As the application sends it; a translator of this test's own would change the process.
    dialog.changeEvent(QEvent(QEvent.Type.LanguageChange))
    assert dialog.training is not before
    qtbot.waitUntil(dialog.training.isVisible)
    assert dialog.training.threads.value() == 2
    assert "A fast one" in dialog.training.device_text.text()
    changes = QSignalSpy(dialog.threads_changed)
    dialog.training.threads.setValue(4)
    assert sent(changes) == [[4]]


def test_everything_that_keys_reach_has_a_name(make: Make) -> None:
    dialog = make()
    for row in range(dialog.names.count()):
        dialog.names.setCurrentRow(row)
        for widget in dialog.findChildren(QWidget):
            is_own = not widget.objectName().startswith("qt_")  # a spin box's own parts
            if is_own and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, widget


def test_it_is_as_large_as_its_text_and_else_as_large_as_it_was_made(
    make: Make, qapp: QApplication
) -> None:
    dialog = make()
    usual = dialog.size()
    try:
        theme.apply(qapp, "light", 1.25)
        assert dialog.size() == dialog.sizeHint() != usual
        theme.apply(qapp, "light", 1.0)
        assert dialog.size() == usual
        dialog.resize(usual.width() + 10, usual.height() + 10)
        theme.apply(qapp, "dark", 1.0)
        assert dialog.width() == usual.width() + 10
    finally:
        theme.apply(qapp, "light")

"""The Code pane: it follows a page, and is in nobody's way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.errors import AtelierError
from gui.background import Background
from gui.code.page_code import PageCode, Shown
from gui.code.pane import CodePane
from tests.gui.code_pages import AnyPage, show, write_data
from tests.gui.file_hands import answering

CODE = "\n".join(f"line_{number} = {number}" for number in range(1, 121)) + "\n"


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    """Something beside the pane that a person types into."""
    return QLineEdit()


@pytest.fixture
def pane(qtbot: QtBot, background: Background, field: QLineEdit) -> Iterator[CodePane]:
    made = CodePane(background)
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(field)
    row.addWidget(made, 1)
    qtbot.addWidget(window)
    window.resize(700, 700)
    with qtbot.waitExposed(window):
        window.show()
    field.setFocus()
    yield made
    made.shut_down()


def test_it_shows_the_code_of_the_page_and_follows_it(qtbot: QtBot, pane: CodePane) -> None:
    page = AnyPage("x = 1\ny = 2\n", "Data: Images")
    show(qtbot, pane, page)
    assert pane.listing.code() == "x = 1\ny = 2\n"
    assert pane.listing.changed_lines() == [], "nothing has changed yet"
    page.change("x = 1\ny = 3\n")
    qtbot.waitUntil(lambda: pane.listing.code() == "x = 1\ny = 3\n")
    assert pane.listing.toPlainText() == "x = 1\ny = 3\n"
    assert pane.listing.changed_lines() == [2]


def test_another_page_begins_at_its_first_line_without_marks(qtbot: QtBot, pane: CodePane) -> None:
    show(qtbot, pane, AnyPage(CODE, "One"))
    pane.listing.verticalScrollBar().setValue(50)
    other = AnyPage(CODE.replace("= 7\n", "= 8\n"), "Two")
    show(qtbot, pane, other)
    assert pane.listing.verticalScrollBar().value() == 0
    assert pane.listing.changed_lines() == []
    assert pane.listing.code() == other.code


def test_a_page_that_is_left_is_not_asked_again(qtbot: QtBot, pane: CodePane) -> None:
    first, second = AnyPage("a = 1\n", "One"), AnyPage("b = 1\n", "Two")
    show(qtbot, pane, first)
    show(qtbot, pane, second)
    asked = first.asked
    first.change("a = 2\n")
    second.change("b = 2\n")
    qtbot.waitUntil(lambda: pane.listing.code() == "b = 2\n")
    assert first.asked == asked


def test_many_changes_are_one_update(qtbot: QtBot, pane: CodePane) -> None:
    page = AnyPage("x = 0\n")
    show(qtbot, pane, page)
    asked = page.asked
    for number in range(1, 1001):
        page.change(f"x = {number}\n")
    qtbot.waitUntil(lambda: pane.listing.code() == "x = 1000\n")
    assert page.asked == asked + 1


def test_a_hidden_pane_asks_nothing_and_catches_up(qtbot: QtBot, pane: CodePane) -> None:
    page = AnyPage("x = 1\n")
    show(qtbot, pane, page)
    pane.hide()
    asked = page.asked
    page.change("x = 2\n")
    other = AnyPage("seen = True\n", "Seen")
    beside = CodePane(pane._background)  # its update shows that events were handled
    qtbot.addWidget(beside)
    beside.show()
    show(qtbot, beside, other)
    assert page.asked == asked
    pane.show()
    qtbot.waitUntil(lambda: pane.listing.code() == "x = 2\n")
    beside.shut_down()


def test_the_focus_stays_where_it_is(qtbot: QtBot, pane: CodePane, field: QLineEdit) -> None:
    window = field.window()
    page = AnyPage(CODE)
    show(qtbot, pane, page)
    assert window.focusWidget() is field
    page.change(None)
    qtbot.waitUntil(pane.empty.isVisible)
    assert window.focusWidget() is field
    page.change("print(1)\n")
    qtbot.waitUntil(pane.listing.isVisible)
    assert window.focusWidget() is field
    pane.run_button.click()
    assert window.focusWidget() is field
    qtbot.waitUntil(lambda: not pane.runner.is_active, timeout=60_000)
    assert window.focusWidget() is field
    pane.hide()
    pane.show()
    assert window.focusWidget() is field


def test_a_page_that_shows_nothing_says_why(qtbot: QtBot, pane: CodePane) -> None:
    assert pane.empty.isVisible()
    assert pane.empty.text()
    page = AnyPage(None)
    show(qtbot, pane, page)
    assert pane.empty.text() == page.reason()
    assert not pane.listing.isVisible()
    buttons = (pane.copy_button, pane.save_button, pane.run_button)
    assert not any(button.isEnabled() for button in buttons)
    page.change("x = 1\n")
    qtbot.waitUntil(pane.listing.isVisible)
    assert all(button.isEnabled() for button in buttons)
    assert pane.listing.changed_lines() == []
    pane.set_page(None)
    qtbot.waitUntil(pane.empty.isVisible)
    assert pane.title.text() == ""


def test_what_cannot_be_said_in_code_is_said_in_words(qtbot: QtBot, pane: CodePane) -> None:
    class Broken(PageCode):
        def shown(self) -> Shown | None:
            raise AtelierError("dataset_unknown", name="socks", known="shirts")

    page = Broken("Broken")
    pane.set_page(page)
    qtbot.waitUntil(lambda: "socks" in pane.empty.text())
    assert pane.empty.isVisible()
    assert not pane.run_button.isEnabled()


def test_the_code_is_copied_as_it_is(qtbot: QtBot, pane: CodePane) -> None:
    code = 'name = "\u202etail"  # 한글\n'
    show(qtbot, pane, AnyPage(code))
    assert "<U+202E>" in pane.listing.toPlainText(), "nothing is hidden from who reads it"
    qtbot.mouseClick(pane.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == code
    assert pane.copy_button.text() == "Copied"


def test_saving_makes_a_new_folder_with_code_and_files(
    qtbot: QtBot, pane: CodePane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, [tmp_path, tmp_path])
    page = AnyPage("print('옷')\n")
    page.write_files = write_data
    show(qtbot, pane, page)
    pane.save_button.click()
    qtbot.waitUntil(lambda: pane.notice.text() == f"Saved in {tmp_path / 'atelier-code'}.")
    page.change("print('둘')\n")
    qtbot.waitUntil(lambda: pane.listing.code() == page.code)
    pane.save_button.click()
    qtbot.waitUntil(lambda: pane.notice.text() == f"Saved in {tmp_path / 'atelier-code-2'}.")
    for name, code in (("atelier-code", "print('옷')\n"), ("atelier-code-2", "print('둘')\n")):
        saved = tmp_path / name
        assert (saved / "snippet.py").read_text(encoding="utf-8") == code
        assert (saved / "data.txt").read_text() == "shirts"


def test_saving_that_fails_is_said_and_leaves_nothing(
    qtbot: QtBot, pane: CodePane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    answering(monkeypatch, [place])

    def fail(folder: Path) -> None:
        (folder / "half.txt").write_text("half")
        raise OSError(28, "No space left on device")

    page = AnyPage("x = 1\n")
    page.write_files = fail
    show(qtbot, pane, page)
    pane.save_button.click()
    qtbot.waitUntil(lambda: "No space left" in pane.notice.text())
    assert list(place.iterdir()) == []


def test_a_dialog_that_is_cancelled_saves_nothing(
    qtbot: QtBot, pane: CodePane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch)
    show(qtbot, pane, AnyPage("x = 1\n"))
    pane.save_button.click()
    assert not pane.notice.isVisible()


def test_what_the_window_shows_stands_beside(qtbot: QtBot, pane: CodePane) -> None:
    page = AnyPage("x = 1\n")
    page.says = (("Accuracy", "93.4 %"), ("Images", "60,000"))
    show(qtbot, pane, page)
    assert pane.output.says.toPlainText() == "Accuracy\n93.4 %\nImages\n60,000"
    page.says = (("Accuracy", "94.0 %"),)
    page.changed.emit()
    qtbot.waitUntil(lambda: pane.output.says.toPlainText() == "Accuracy\n94.0 %")


def test_every_control_has_a_name_and_is_reached_by_the_keyboard(
    qtbot: QtBot, pane: CodePane
) -> None:
    show(qtbot, pane, AnyPage("x = 1\n"))
    controls = [*pane.findChildren(QAbstractButton), *pane.findChildren(QPlainTextEdit)]
    assert len(controls) == 6
    for control in controls:
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or text
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_fits_into_a_narrow_dock(qtbot: QtBot, pane: CodePane) -> None:
    show(qtbot, pane, AnyPage(CODE, "A page with a name that is longer than any page has"))
    assert pane.minimumSizeHint().width() <= 300

"""Running what the Code pane shows, in real processes."""

import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from engine import trusted_code
from engine.network_spec import CodeSpec
from gui.background import Background
from gui.code import runner as runner_module
from gui.code.pane import CodePane
from gui.code.runner import SnippetState
from tests.fashion_files import write_fashion_files
from tests.gui.code_pages import AnyPage, run, show, wait_for_end, write_data
from tests.tiny import tiny_images


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made; nothing is left in it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def pane(qtbot: QtBot, background: Background, places: Path) -> Iterator[CodePane]:
    made = CodePane(background)
    qtbot.addWidget(made)
    made.resize(400, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.shut_down()
    assert list(places.iterdir()) == []


def run_code(qtbot: QtBot, pane: CodePane, code: str) -> str:
    show(qtbot, pane, AnyPage(code))
    return run(qtbot, pane)


def test_output_errors_and_the_end_are_shown(qtbot: QtBot, pane: CodePane) -> None:
    code = "import sys\nprint('옷을 그리세요', '👕')\nprint('said', file=sys.stderr)\n"
    assert run_code(qtbot, pane, code) == "옷을 그리세요 👕\nsaid\n"
    assert pane.runner.state is SnippetState.DONE
    assert pane.output.state.text().startswith("Done after ")
    assert pane.run_button.text() == "Run it"


def test_a_failure_shows_the_snippets_own_traceback(qtbot: QtBot, pane: CodePane) -> None:
    code = "def halve(x):\n    return 1 / x\n\n\nprint('before')\nhalve(0)\n"
    printed = run_code(qtbot, pane, code)
    assert pane.runner.state is SnippetState.FAILED
    assert "exit code 1" in pane.output.state.text()
    lines = printed.splitlines()
    assert lines[:3] == [
        "before",
        "Traceback (most recent call last):",
        '  File "snippet.py", line 6, in <module>',
    ]
    assert "main.py" not in printed
    assert "runpy" not in printed
    assert lines[-1] == "ZeroDivisionError: division by zero"


def test_code_that_is_not_python_says_where(qtbot: QtBot, pane: CodePane) -> None:
    printed = run_code(qtbot, pane, "x = (1\n")
    assert "SyntaxError" in printed
    assert 'File "snippet.py", line 1' in printed
    assert "main.py" not in printed


def test_an_exit_code_is_the_programs_own(qtbot: QtBot, pane: CodePane) -> None:
    assert run_code(qtbot, pane, "import sys\nsys.exit('enough')\n") == "enough\n"
    assert pane.runner.exit_code == 1
    run_code(qtbot, pane, "import sys\nsys.exit(0)\n")
    assert pane.runner.state is SnippetState.DONE


def test_it_runs_as_a_program_of_its_own(qtbot: QtBot, pane: CodePane) -> None:
    code = (
        "import os, sys\nprint(__name__, sys.argv, os.environ['OMP_NUM_THREADS'])\n"
        "print(sorted(os.listdir()), 'PySide6' in sys.modules)\n"
        "try:\n    input()\nexcept EOFError:\n    print('no keyboard')\n"
    )
    printed = run_code(qtbot, pane, code)
    assert printed == "__main__ ['snippet.py'] 1\n['snippet.py'] False\nno keyboard\n"


def test_what_never_ends_is_stopped_with_all_that_it_started(qtbot: QtBot, pane: CodePane) -> None:
    code = (
        "import subprocess, sys\n"
        "other = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "print(other.pid)\nprint('begun', flush=True)\nwhile True:\n    pass\n"
    )
    show(qtbot, pane, AnyPage(code))
    pane.run_button.click()
    assert pane.run_button.text() == "Stop"
    qtbot.waitUntil(lambda: "begun" in pane.output.printed.toPlainText(), timeout=30_000)
    other = psutil.Process(int(pane.output.printed.toPlainText().split()[0]))
    pane.run_button.click()
    wait_for_end(qtbot, pane)
    assert pane.runner.state is SnippetState.STOPPED
    assert pane.output.state.text().startswith("Stopped after ")
    qtbot.waitUntil(lambda: not other.is_running() or other.status() == psutil.STATUS_ZOMBIE)


def test_closing_ends_what_runs_and_leaves_nothing(
    qtbot: QtBot, pane: CodePane, places: Path
) -> None:
    show(qtbot, pane, AnyPage("import os\nprint(os.getpid(), 'begun')\nwhile True:\n    pass\n"))
    pane.run_button.click()
    qtbot.waitUntil(lambda: "begun" in pane.output.printed.toPlainText(), timeout=30_000)
    assert list(places.iterdir()) != []
    child = int(pane.output.printed.toPlainText().split()[0])
    begin = time.monotonic()
    pane.shut_down()
    assert time.monotonic() - begin < 2
    assert not psutil.pid_exists(child)
    assert list(places.iterdir()) == []


def test_closing_while_it_is_prepared_starts_nothing(
    qtbot: QtBot, pane: CodePane, background: Background, tmp_path: Path
) -> None:
    page = AnyPage("open('ran', 'w')\n")
    page.write_files = write_data
    show(qtbot, pane, page)
    pane.run_button.click()
    pane.shut_down()
    assert background.shut_down(10_000)
    assert not pane.runner.is_active


def test_a_flood_of_output_is_cut_and_ended(
    qtbot: QtBot, pane: CodePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner_module, "MOST_BYTES", 2_000_000)
    printed = run_code(qtbot, pane, "while True:\n    print('flood ' * 1000)\n")
    assert pane.runner.state is SnippetState.FLOODED
    assert len(printed) < 4_000_000
    assert pane.output.printed.document().blockCount() <= 2001
    assert pane.output.note.text() == "Only the end of the output is shown."


def test_much_output_ends_with_its_last_line(qtbot: QtBot, pane: CodePane) -> None:
    printed = run_code(qtbot, pane, "for number in range(30_000):\n    print(number)\n")
    assert pane.runner.state is SnippetState.DONE
    assert printed.endswith("29998\n29999\n")
    assert len(printed.splitlines()) <= 2001
    bar = pane.output.printed.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_a_progress_bar_stays_one_line(qtbot: QtBot, pane: CodePane) -> None:
    code = (
        "for i in range(5):\n    print(f'\\r{i} of 5', end='')\n"
        "print('\\r\\x1b[32mdone\\x1b[0m   ')\n"
    )
    assert run_code(qtbot, pane, code) == "done   \n"


def test_output_of_other_code_is_kept_and_said_to_be_so(qtbot: QtBot, pane: CodePane) -> None:
    page = AnyPage("print('first')\n")
    show(qtbot, pane, page)
    run(qtbot, pane)
    assert not pane.output.note.isVisible()
    page.change("print('second')\n")
    qtbot.waitUntil(pane.output.note.isVisible)
    assert pane.output.note.text() == "The code has changed since."
    assert pane.output.printed.toPlainText() == "first\n"
    assert run(qtbot, pane) == "second\n"
    assert not pane.output.note.isVisible()


def test_code_reads_its_files(qtbot: QtBot, pane: CodePane) -> None:
    page = AnyPage("print(open('data.txt').read())\n")
    page.write_files = write_data
    show(qtbot, pane, page)
    assert run(qtbot, pane) == "shirts\n"


def test_files_that_cannot_be_written_are_said(qtbot: QtBot, pane: CodePane) -> None:
    def fail(folder: Path) -> None:
        raise OSError(28, "No space left on device")

    page = AnyPage("print(1)\n")
    page.write_files = fail
    show(qtbot, pane, page)
    assert run(qtbot, pane) == ""
    assert pane.runner.state is SnippetState.NOT_STARTED
    assert "No space left on device" in pane.output.state.text()


def test_stopped_while_it_is_prepared_it_never_runs(qtbot: QtBot, pane: CodePane) -> None:
    page = AnyPage("print('ran')\n")
    show(qtbot, pane, page)
    pane.run_button.click()
    pane.run_button.click()
    assert pane.runner.state is SnippetState.STOPPED
    assert run(qtbot, pane) == "ran\n", "the next one does"


def test_a_class_that_is_not_allowed_does_not_run(qtbot: QtBot, pane: CodePane) -> None:
    page = AnyPage("print('ran')\n")
    page.own_class = CodeSpec("class Net:\n    pass\n", "Net")
    show(qtbot, pane, page)
    assert run(qtbot, pane) == ""
    assert "Net" in pane.output.state.text()
    trusted_code.trust(page.own_class.fingerprint, "Net")
    assert run(qtbot, pane) == "ran\n"


DATASET = (
    "from torchvision import datasets\n"
    "data = datasets.FashionMNIST(root='data', train=False, download=False)\n"
    "print(len(data))\n"
)


def test_it_finds_the_datasets_of_the_window(
    qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    root = write_fashion_files(tmp_path / "my data", tiny_images(30, 0), tiny_images(20, 1))
    pane = CodePane(background, root)
    qtbot.addWidget(pane)
    pane.show()
    assert run_code(qtbot, pane, DATASET) == "20\n"
    assert not pane.output.note.isVisible()
    pane.shut_down()
    assert len(list(root.rglob("*ubyte*"))) == 4, "what the link points to stays"


def test_a_dataset_that_is_not_here_is_named(qtbot: QtBot, pane: CodePane) -> None:
    run_code(qtbot, pane, DATASET)
    assert pane.runner.state is SnippetState.FAILED
    assert "Fashion-MNIST" in pane.output.note.text()

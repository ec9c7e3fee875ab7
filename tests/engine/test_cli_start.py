"""What the command line imports: for help nothing heavy, and never anything of the window."""

import json
import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.engine.command_line import Captured, call
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

COMMANDS = ("devices", "datasets", "train", "evaluate", "predict", "script", "export")
HEAVY = {"torch", "torchvision", "numpy", "PIL"}
WINDOW = {"PySide6", "shiboken6", "pyqtgraph", "gui", "main"}


def imported(calls: list[list[str]], unwanted: set[str]) -> tuple[list[int], set[str]]:
    """Exit codes of calls of the command line in one new process, and what it has imported."""
    code = (
        "import json, sys\n"
        "from engine.cli import main\n"
        "def call(words):\n"
        "    try:\n"
        "        return main(words)\n"
        "    except SystemExit as ended:\n"
        "        return int(ended.code or 0)\n"
        f"codes = [call(words) for words in {calls!r}]\n"
        f"print()\nprint(json.dumps([codes, sorted({unwanted!r} & set(sys.modules))]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    codes, found = json.loads(ended.stdout.splitlines()[-1])
    return codes, set(found)


def test_the_list_of_commands_here_is_whole(capsys: Captured) -> None:
    assert call("--help") == 0
    listed = capsys.readouterr().out.partition("COMMAND\n")[2].partition("\n\n")[0]
    assert tuple(line.split()[0] for line in listed.splitlines()) == COMMANDS


def test_help_imports_nothing_heavy() -> None:
    asked = [["--help"], *([command, "--help"] for command in COMMANDS)]
    assert imported(asked, HEAVY | WINDOW) == ([0] * len(asked), set())


def test_a_wrong_request_imports_nothing_heavy_either() -> None:
    asked = [["fly"], *([command, "--no-such-option"] for command in COMMANDS)]
    assert imported(asked, HEAVY | WINDOW) == ([2] * len(asked), set())


def test_no_command_imports_the_window(tmp_path: Path) -> None:
    root = write_fashion_files(tmp_path / "data", tiny_images(60, 0), tiny_images(20, 1))
    run = tmp_path / "run"
    weights = str(run / "final.safetensors")
    picture = tmp_path / "picture.png"
    Image.fromarray(tiny_images(1, 0).images[0, 0].numpy()).save(picture)
    data = ["--dataset", "fashion-mnist", "--data-root", str(root)]
    calls = [
        ["devices"],
        ["datasets"],
        ["train", *data, "--model", "linear", "--epochs", "1", "--batch-size", "10",
         "--out", str(run)],
        ["evaluate", "--checkpoint", weights, *data],
        ["predict", "--checkpoint", weights, str(picture)],
        ["predict", str(picture)],
        ["script", str(run), "--out", str(tmp_path / "script.py")],
        ["export", "--checkpoint", weights, "--format", "safetensors", "--out",
         str(tmp_path / "weights.safetensors")],
    ]  # fmt: skip
    assert {words[0] for words in calls} == set(COMMANDS)
    codes, found = imported(calls, WINDOW)
    assert codes == [0] * len(calls)
    assert found == set()

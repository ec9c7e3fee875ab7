"""What `main.py` and the runtime hook do for a packaged program."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import main

ROOT = Path(__file__).parents[1]
HOOK = ROOT / "packaging" / "runtime_hook.py"


def test_the_engine_s_command_line_is_inside(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--engine", "devices", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[-1]["name"] == "cpu"


def test_the_engine_s_mistakes_are_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(["--engine", "train", "--epochs", "many"])
    assert ended.value.code == 2
    assert "--epochs" in capsys.readouterr().err


def test_the_engine_comes_first_or_not_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(["--lang", "ko", "--engine", "devices"])
    assert ended.value.code == 2
    assert "--engine must come first" in capsys.readouterr().err


def test_the_engine_s_command_line_leaves_qt_alone() -> None:
    code = (
        "import sys, main\n"
        "try:\n"
        "    main.main(['--engine', '--help'])\n"
        "finally:\n"
        "    print([name for name in ('PySide6', 'gui.app') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert "predict" in done.stdout
    assert done.stdout.endswith("\n[]\n")


def after_the_hook(**variables: str) -> dict[str, str]:
    """What the environment is when the hook has run in it."""
    code = (
        "import json, os, runpy, sys\n"
        "runpy.run_path(sys.argv[1])\n"
        "print(json.dumps(dict(os.environ)))\n"
    )
    hidden = ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG", "SSL_CERT_FILE")
    plain = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", code, str(HOOK)],
        env={**plain, **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such variable")
def test_programs_that_it_starts_find_their_own_libraries() -> None:
    after = after_the_hook(LD_LIBRARY_PATH="/inside")
    assert "LD_LIBRARY_PATH" not in after
    assert after["PYINSTALLER_RESET_ENVIRONMENT"] == "1", "its own processes set it anew"
    before = after_the_hook(LD_LIBRARY_PATH="/inside", LD_LIBRARY_PATH_ORIG="/theirs")
    assert before["LD_LIBRARY_PATH"] == "/theirs"
    assert "LD_LIBRARY_PATH_ORIG" not in before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps certificates elsewhere")
def test_certificates_are_the_system_s() -> None:
    assert after_the_hook(SSL_CERT_FILE="/mine.pem")["SSL_CERT_FILE"] == "/mine.pem"
    chosen = after_the_hook().get("SSL_CERT_FILE")
    assert chosen is None or Path(chosen).is_file()

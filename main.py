"""Atelier's window: `python main.py`. torch is imported when the window is on the screen."""

import argparse
import importlib
import io
import logging
import multiprocessing
import os
import runpy
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import engine
from engine import home, own_process
from engine.errors import AtelierError
from engine.train_spec import DEVICES
from gui import display

if TYPE_CHECKING:
    from gui.app import Outcome

_TOUR_WITHOUT_DISPLAY = Path("atelier-tour")
_RUN_SNIPPET = "--run-snippet"  # with a file, from gui/code/runner.py; no option of a person's
_ENGINE = "--engine"  # the rest is the engine's command line


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window, or without a display its tour; returns the exit code."""
    multiprocessing.freeze_support()  # a packaged program's worker goes no further
    started = time.perf_counter()
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == [_ENGINE]:
        from engine import cli

        return cli.main(given[1:])
    # Until the window takes over, Ctrl+C just ends the process.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if len(given) == 2 and given[0] == _RUN_SNIPPET:
        return _run_snippet(given[1])
    if len(given) == 1 and given[0] in own_process.MODULES:
        importlib.import_module(own_process.MODULES[given[0]]).main()
        return 0
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.engine is not None:
        parser.error(f"{_ENGINE} must come first: what follows is the engine's")
    try:
        if options.data_root is not None:
            home.data_roots(options.data_root)
    except AtelierError as error:
        print(f"atelier: {error}", file=sys.stderr)
        return 1
    unusable = display.why_unusable()
    if unusable is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if options.tour is None:
            options.tour = _TOUR_WITHOUT_DISPLAY
            print(
                f"Atelier shows no window: {unusable}. It drives itself off-screen instead and "
                f"leaves pictures of what you would have seen in {options.tour}.",
                file=sys.stderr,
            )
    run = _run if options.tour is None else _run_in_temporary_home
    outcome = run(options, started)
    if not outcome.clean:
        # A thread waits for a server, or for the rest of an import; nobody wants to wait for it.
        logging.shutdown()
        if sys.stderr is not None:  # a packaged program has none
            sys.stderr.flush()
        os._exit(outcome.code)
    return outcome.code


def _run_in_temporary_home(options: argparse.Namespace, started: float) -> "Outcome":
    """A tour leaves nothing behind but its pictures; downloaded data it may use."""
    with tempfile.TemporaryDirectory(prefix="atelier-", ignore_cleanup_errors=True) as temporary:
        if "ATELIER_DATA" not in os.environ and home.downloads_folder().is_dir():
            os.environ["ATELIER_DATA"] = str(home.downloads_folder().resolve())
        os.environ["ATELIER_HOME"] = temporary
        return _run(options, started)


def _run(options: argparse.Namespace, started: float) -> "Outcome":
    from gui import app

    return app.run(
        app.Options(
            data_root=options.data_root,
            language=options.lang,
            device=options.device,
            tour=options.tour,
            started=started,
        )
    )


def _run_snippet(file: str) -> int:
    """Run a Python file as `python FILE` does: a traceback begins in that file."""
    sys.argv = [file]
    sys.path.insert(0, str(Path(file).resolve().parent))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a packaged program reads no PYTHONUNBUFFERED
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    try:
        runpy.run_path(file, run_name="__main__")
    except Exception as error:  # noqa: BLE001 - whatever it was, it is the snippet's own
        own = error.__traceback__
        while own is not None and own.tb_frame.f_code.co_filename != file:
            own = own.tb_next
        traceback.print_exception(error.with_traceback(own))
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="atelier", description="Watch a network learn, then draw clothes for it to name."
    )
    parser.add_argument("--data-root", type=Path, metavar="DIR", help="where datasets are")
    parser.add_argument(
        "--lang", choices=("en", "ko"), help="default: as in the settings, or the system's language"
    )
    parser.add_argument(
        "--device", choices=DEVICES, help="where to train; default: as in the settings"
    )
    parser.add_argument(
        "--tour", type=Path, metavar="DIR", help="drive the window by itself, leave pictures in DIR"
    )
    parser.add_argument(
        _ENGINE, nargs=argparse.REMAINDER, metavar="COMMAND", help="as `python -m engine COMMAND`"
    )
    parser.add_argument("--version", action="version", version=f"Atelier {engine.__version__}")
    return parser


if __name__ == "__main__":
    sys.exit(main())

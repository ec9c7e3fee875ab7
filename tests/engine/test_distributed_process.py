"""Several processes that are told to end, or killed: all of them end, and the run goes on later."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from engine.training.history import History
from tests.engine.command_line import call
from tests.engine.torchrun import TORCHRUN, environment
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

START_SECONDS = 120.0
END_SECONDS = 30.0

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's here")


@contextmanager
def launched(*words: object) -> Iterator[subprocess.Popen[str]]:
    """`torchrun` with two processes that train; none of them outlives the block."""
    command = [*TORCHRUN, "engine", "train", *map(str, words)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment()) as process:
        try:
            yield process
        finally:
            with suppress(psutil.NoSuchProcess):
                for child in psutil.Process(process.pid).children(recursive=True):
                    child.kill()
            process.kill()


def worker(process: subprocess.Popen[str], rank: int) -> psutil.Process:
    """One of the processes that a launcher has started."""
    children = psutil.Process(process.pid).children()
    return next(child for child in children if child.environ().get("RANK") == str(rank))


def wait_until(process: subprocess.Popen[str], happened: Callable[[], bool]) -> None:
    """Return as soon as it happened; fail if the launcher ends first, or after a deadline."""
    deadline = time.monotonic() + START_SECONDS
    while not happened():
        assert time.monotonic() < deadline, "nothing happened"
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.02)
            assert process.stderr is not None
            raise AssertionError(process.stderr.read())


def said(process: subprocess.Popen[str]) -> list[str]:
    """What our processes, not the launcher, say until the launcher has ended with an error."""
    began = time.monotonic()
    _, text = process.communicate(timeout=END_SECONDS)
    assert time.monotonic() - began < END_SECONDS
    assert process.returncode != 0, text
    assert "terminate called" not in text
    return [line for line in text.splitlines() if line.startswith(("atelier:", "Stopped"))]


def test_a_run_of_two_processes_is_left_killed_and_finished_by_one(tmp_path: Path) -> None:
    root = write_fashion_files(tmp_path / "data", tiny_images(600, 0), tiny_images(20, 1))
    run, whole = tmp_path / "run", tmp_path / "whole"
    flags = ["--dataset", "fashion-mnist", "--model", "linear", "--batch-size", 4,
             "--momentum", 0.9, "--threads", 1, "--device", "cpu", "--epochs", 1000,
             "--data-root", root]  # fmt: skip
    steps = run / "metrics.csv"

    with launched(*flags, "--out", run) as process:
        wait_until(process, (run / "last.ckpt").exists)
        worker(process, 1).send_signal(signal.SIGUSR1)
        (line,) = said(process)
    assert line.startswith("Stopped after step ")
    assert str(run) in line
    done = int(line.split()[3].rstrip(";"))
    assert len(History.read(run).losses) == done > 0

    with launched("--resume", run, "--data-root", root) as process:
        size = steps.stat().st_size
        wait_until(process, lambda: steps.stat().st_size > size)
        moment = time.monotonic() + random.uniform(0.0, 0.5)
        wait_until(process, lambda: time.monotonic() > moment)
        worker(process, 1).kill()
        (line,) = said(process)
    assert line.startswith("atelier: Another process of this run has ended")
    assert "--resume" in line
    kept = len(History.read(run).losses)
    assert kept > done

    epochs = kept // 150 + 1
    assert call("train", "--resume", run, "--data-root", root, "--epochs", epochs) == 0
    flags[flags.index(1000)] = epochs
    assert call("train", *flags, "--out", whole) == 0
    one, two = History.read(whole), History.read(run)
    assert len(two.losses) == epochs * 150
    assert list(two.losses) == pytest.approx(list(one.losses), abs=1e-4)
    assert not list(run.glob("*.part"))


def test_a_wrong_request_is_refused_once() -> None:
    ended = subprocess.run(
        [*TORCHRUN, "engine", "evaluate", "--dataset", "garments"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=START_SECONDS,
    )
    assert ended.returncode != 0
    lines = [line for line in ended.stderr.splitlines() if line.startswith("atelier:")]
    assert lines == ['atelier: Only "train" works in several processes; start "evaluate" without '
                     "torchrun."]  # fmt: skip

"""A download cut off at any byte: by the line, or by whoever kills the process."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from engine.errors import AtelierError
from tests.engine.broken_server import Server, serving
from tests.engine.dataset_files import names_below
from tests.engine.downloads import PACKED, QUICK, assert_nothing_half, assert_right, get, listed

CUTS = 200
KILLS = 10
DEATHS = 24


@pytest.mark.parametrize("end", ["close", "reset"])
def test_cut_at_any_byte_and_started_again(end: str, tmp_path: Path) -> None:
    draw = random.Random(end)
    size = sum(map(len, PACKED.values()))
    with serving(dict(PACKED)) as server:
        for number in range(CUTS // 2):
            root = tmp_path / str(number)
            server.cut, server.cut_end = draw.randrange(size), end  # type: ignore[assignment]
            with pytest.raises(AtelierError) as failed:
                get(server, root, patience=replace(QUICK, rounds=1))
            assert failed.value.code in ("download_failed", "download_wrong_bytes")
            assert_nothing_half(root)
            server.cut = None
            get(server, root)
            assert_right(root)


CHILD = """
import json, os, sys, threading
from pathlib import Path
from engine.data import catalog, download
from engine.data.archives import Member, Package
packages = [
    Package(**{**package, "members": [Member(**member) for member in package["members"]]})
    for package in json.loads(sys.argv[2])
]
assert "torch" not in sys.modules
step, last = 0, int(sys.argv[3])
def count(frame, event, function):
    # Each call of the engine's into C: opening, writing, syncing, renaming among them.
    global step
    if event in ("c_call", "c_return") and "engine" in frame.f_code.co_filename:
        step += 1
        if step == last:
            os._exit(9)  # nothing is flushed, nothing tidied up
sys.setprofile(count)
entry = catalog.entry("fashion-mnist")
download.fetch(entry, Path(sys.argv[1]), lambda *_: None, threading.Event(), packages=packages)
sys.setprofile(None)
print(step)
"""


def start(root: Path, server: Server, last: int = 0) -> "subprocess.Popen[str]":
    """Download in another process, which ends itself at its step number `last`."""
    packages = json.dumps([asdict(package) for package in listed(server)])
    command = [sys.executable, "-c", CHILD, str(root), packages, str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_killed_at_any_byte_and_started_again(tmp_path: Path) -> None:
    draw = random.Random(0)
    size = sum(map(len, PACKED.values()))
    left: set[str] = set()
    with serving(dict(PACKED)) as server:
        for number in range(KILLS):
            root = tmp_path / str(number)
            server.halted.clear()
            server.cut, server.cut_end = draw.randrange(size), "stall"
            with start(root, server) as child:
                assert server.halted.wait(60)
                child.kill()
            assert_nothing_half(root)
            left |= {path for path in names_below(root) if path.endswith(".part")}
            server.cut = None
            get(server, root)
            assert_right(root)
    assert left, "some were killed in the midst of a file"


def test_killed_at_any_step_and_started_again(server: Server, tmp_path: Path) -> None:
    draw = random.Random(1)
    with start(tmp_path / "whole", server) as child:
        steps = int(child.communicate()[0])
    assert_right(tmp_path / "whole")
    left: set[str] = set()
    for number in range(DEATHS):
        root = tmp_path / str(number)
        with start(root, server, draw.randrange(1, steps)) as child:
            child.communicate()
        assert_nothing_half(root)
        left |= names_below(root)
        get(server, root)
        assert_right(root)
    assert any("ubyte." in path for path in left), "some were killed while they extracted a file"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(dict(PACKED)) as running:
        yield running


def test_a_file_under_way_in_another_process_is_left_alone(server: Server, tmp_path: Path) -> None:
    raw = tmp_path / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        alive, dead = raw / f".some.gz.{other.pid}.part", raw / ".some.gz.999999999.part"
        for part in (alive, dead):
            part.write_bytes(b"half")
        get(server, tmp_path)
        assert alive.exists()
        assert not dead.exists()
        dead.write_bytes(b"half")  # of one that was killed after its last file had its name
        get(server, tmp_path)
        assert not dead.exists()
        other.kill()

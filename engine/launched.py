"""Which of several processes this one is, as `torchrun` says. Light: no torch.

A launcher starts the same command several times. People want to read each sentence once: only the
first process speaks, unless another one has something to say that the first cannot know.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

# For how long a process that has nothing to say waits before it ends with an error: a launcher
# ends the others as soon as one has failed, and the first must have had its say by then.
_FAREWELL_SECONDS = 10.0


@dataclass(frozen=True)
class Place:
    """Where a process stands among those that were started with it.

    Attributes:
        rank: Its number, 0 to `world` - 1.
        world: How many there are, on all machines.
        local_rank: Its number on this machine, from 0.
        local_world: How many there are on this machine.
    """

    rank: int = 0
    world: int = 1
    local_rank: int = 0
    local_world: int = 1

    @property
    def is_first(self) -> bool:
        """Whether it is the one that speaks and writes."""
        return self.rank == 0


ALONE = Place()


def place(environment: Mapping[str, str] | None = None) -> Place:
    """What the environment (the process's own by default) says; alone, if no launcher set it."""
    said = os.environ if environment is None else environment
    if "MASTER_ADDR" not in said or "MASTER_PORT" not in said:
        return ALONE
    try:
        rank, world = int(said["RANK"]), int(said["WORLD_SIZE"])
        local, locals_ = int(said["LOCAL_RANK"]), int(said["LOCAL_WORLD_SIZE"])
    except (KeyError, ValueError):
        return ALONE
    return Place(rank, world, local, locals_) if 0 <= rank < world and world > 1 else ALONE


def speak(aloud: bool) -> None:
    """Let what this process prints be read, or let it vanish."""
    if aloud:
        sys.stderr = sys.__stderr__
    else:
        os.environ.setdefault("TORCH_CPP_LOG_LEVEL", "ERROR")  # heeded before torch is imported
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def let_the_first_speak() -> None:
    """Wait, in any other process, until the launcher ends it; a few seconds at most."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    time.sleep(_FAREWELL_SECONDS)


def leave(code: int) -> NoReturn:
    """End this process at once.

    Python's own way out may wait for ever for threads and connections of torch whose other end is
    gone.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)

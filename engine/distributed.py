"""Several processes that train one network: what they tell each other.

Started by `torchrun`, each process holds the whole network and takes its part of every batch;
torch's `DistributedDataParallel` averages the gradients. The batch size of a spec is that of the
whole batch, so that the losses of a run do not depend on the number of processes, but for
rounding. What does depend on it:

- BatchNorm takes its means and variances from each process's own images of a batch, and the first
  process's running ones are kept;
- dropout, and whatever else is drawn inside the network, is drawn by each process for itself;
- a network of somebody's own may do other things with a batch: it only ever sees a part of it.

A process alone is a group too: all that is said here then costs nothing and changes nothing.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any, Protocol, TypeVar

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from engine import devices, launched
from engine.errors import AtelierError
from engine.launched import Place

# How long the others are waited for, in a step or while the first one writes.
_PATIENCE = timedelta(minutes=30)
# A launcher kills what has not ended 30 s after it was told to.
_LAST_WORDS_SECONDS = 22.0

_T = TypeVar("_T")


class _Store(Protocol):
    """Where processes leave marks for each other: `torch.distributed.Store`."""

    def add(self, key: str, amount: int) -> int:
        """Count on, and give the count."""


class Group:
    """The processes of a run, as one of them sees them.

    Args:
        place: Where this process stands.
        store: Where the processes leave marks for each other; None for one alone.

    Attributes:
        place: Where this process stands.
    """

    def __init__(self, place: Place = launched.ALONE, store: _Store | None = None) -> None:
        self.place = place
        self._store = store
        self._asked = 0
        self._agreed = 0
        self._spoken: bool | None = None

    @property
    def world(self) -> int:
        """How many processes there are."""
        return self.place.world

    @property
    def is_first(self) -> bool:
        """Whether this is the process that writes and speaks."""
        return self.place.is_first

    def ask_to_leave(self, number: int) -> None:
        """Ask all processes to leave the run, because of a signal (its number, from 1)."""
        self._asked = number

    @property
    def leaving(self) -> int:
        """The signal because of which all leave; 0 while they stay. The same in all of them."""
        return self._asked if self.world == 1 else self._agreed

    def gather(self, values: Sequence[float]) -> list[list[float]]:
        """Every process's values, by rank, in every process; they all wait for each other.

        Whether somebody wants to leave is told along with them: so all learn of it in the same
        step, and it costs no message of its own.
        """
        if self.world == 1:
            return [list(values)]
        own = torch.tensor([*values, self._asked], dtype=torch.float64)
        rows = [torch.empty_like(own) for _ in range(self.world)]
        dist.all_gather(rows, own)
        told = [row.tolist() for row in rows]
        self._agreed = self._agreed or int(max(row.pop() for row in told))
        return told

    def total(self, values: Sequence[float]) -> list[float]:
        """The sum of all processes' values, each for itself."""
        return [sum(column) for column in zip(*self.gather(values), strict=True)]

    def first(self, ask: Callable[[], _T]) -> _T:
        """What only the first process is asked, in every process."""
        if self.world == 1:
            return ask()
        box: list[_T | None] = [ask() if self.is_first else None]
        dist.broadcast_object_list(box, src=0, device=torch.device("cpu"))
        return box[0]  # type: ignore[return-value]  # it is the first one's answer now

    def device(self, name: str) -> torch.device:
        """Where this process computes; see `devices.choose`. Of several GPUs each takes its own.

        Raises:
            AtelierError: `device_unavailable`, `processes_mps`, `processes_gpus` or
                `processes_device`.
        """
        if self.world == 1:
            return devices.choose(name)
        if name == "mps":
            raise AtelierError("processes_mps")
        has_gpus = torch.cuda.is_available()
        device = devices.choose(("cuda" if has_gpus else "cpu") if name == "auto" else name)
        if device.type == "cuda":
            count = torch.cuda.device_count()
            if self.place.local_world > count:
                raise AtelierError("processes_gpus", count=count, processes=self.place.local_world)
            device = torch.device("cuda", self.place.local_rank)
            torch.cuda.set_device(device)
        kinds = [row[0] for row in self.gather([float(device.type == "cuda")])]
        other = next((rank for rank, kind in enumerate(kinds) if kind != kinds[0]), None)
        if other is not None:
            kind = "cuda" if kinds[0] else "cpu"
            raise AtelierError("processes_device", rank=other, device=kind)
        return device

    def threads(self, count: int) -> int:
        """How many of a machine's threads are for this process."""
        return max(1, count // self.place.local_world)

    def check_images(self, fingerprint: str) -> None:
        """Check that all processes learn from the same images.

        Args:
            fingerprint: `ImageSet.fingerprint`.

        Raises:
            AtelierError: `processes_images`.
        """
        seen = [row[0] for row in self.gather([float(int(fingerprint[:12], 16))])]
        other = next((rank for rank, value in enumerate(seen) if value != seen[0]), None)
        if other is not None:
            raise AtelierError("processes_images", rank=other)

    def share_gradients(self, model: nn.Module) -> nn.Module:
        """A network whose backward pass averages the gradients of all processes.

        Args:
            model: On its device, with something to train; it stays what is saved and looked at.
                All processes begin with the first one's parameters and buffers.

        Returns:
            What to call in its place in training mode; `model` itself in a process alone.
        """
        if self.world == 1:
            return model
        # Which parameters a forward of somebody's own uses may change from step to step. To look
        # for them takes a walk through the graph in every step, which ours need not pay for.
        return DistributedDataParallel(model, find_unused_parameters=not _all_known(model))

    def share_buffers(self, model: nn.Module) -> None:
        """Give every process the first one's buffers: running means, which are not averaged."""
        if self.world > 1:
            for buffer in model.buffers():
                dist.broadcast(buffer, src=0)

    def has_lost(self, error: BaseException) -> bool:
        """Whether an error means that another process is gone."""
        if self.world == 1 or not isinstance(error, RuntimeError):
            return False
        words = ("gloo", "NCCL", "Connection closed by peer", "Connection reset by peer")
        return isinstance(error, dist.DistError) or any(word in str(error) for word in words)

    def speaks(self) -> bool:
        """Whether this process says why the run ends: the one that asks first."""
        if self._spoken is None:
            try:
                self._spoken = self._store is None or self._store.add("atelier/said", 1) == 1
            except RuntimeError:  # the store went with the machine that held it
                self._spoken = True
        return self._spoken


ALONE = Group()


def differences(model: nn.Module) -> Iterator[str]:
    """What a run in several processes does not have in common with one in a single process."""
    kinds = list(model.modules())
    if any(isinstance(module, nn.modules.batchnorm._BatchNorm) for module in kinds):
        yield (
            "Note: BatchNorm takes its means from each process's own part of a batch, so that "
            "losses depend on the number of processes."
        )
    if any(isinstance(module, nn.modules.dropout._DropoutNd | nn.RReLU) for module in kinds):
        yield (
            "Note: each process draws its own dropout, so that losses depend on the number of "
            "processes."
        )
    if not _all_known(model):
        yield (
            "Note: what this network's own code draws or averages over a batch, it does for each "
            "process's part of it."
        )


def _all_known(model: nn.Module) -> bool:
    """Whether all modules are torch's or ours, of which it is known what they do."""
    origins = {type(module).__module__.split(".")[0] for module in model.modules()}
    return origins <= {"torch", "engine"}


@contextlib.contextmanager
def joined() -> Iterator[Group]:
    """The group of this process for as long as a run takes; itself alone, without a launcher.

    An error that leaves the block is said by one process only: the others are silent from then on.

    Raises:
        AtelierError: `processes_apart`.
    """
    here = launched.place()
    if here.world == 1:
        yield Group()
        return
    group = Group(here, _meet(here))
    _end_when_stuck(group)
    try:
        yield group
    except BaseException:
        launched.speak(group.speaks())
        raise
    with contextlib.suppress(RuntimeError):  # nothing is left to do: who has gone may go
        group.gather([])  # the launcher ends all others when one has left with an error


def _meet(here: Place) -> Any:
    """Find the other processes."""
    from torch.distributed.rendezvous import rendezvous  # not in every build of torch

    if here.local_world == here.world:
        _stay_on_this_machine()
    # Messages are small and on the CPU; gradients go from GPU to GPU where there are any.
    nccl = torch.cuda.is_available() and dist.is_nccl_available()
    try:
        store, rank, world = next(rendezvous("env://", timeout=_PATIENCE))
        dist.init_process_group(
            "cpu:gloo,cuda:nccl" if nccl else "gloo",
            store=store,
            rank=rank,
            world_size=world,
            timeout=_PATIENCE,
        )
    except (RuntimeError, ValueError, OSError) as error:
        launched.speak(True)  # there is nobody with whom to agree on who speaks
        reason = str(error).partition("\n")[0]
        raise AtelierError(
            "processes_apart", rank=here.rank, world=here.world, reason=reason
        ) from error
    return store


def _stay_on_this_machine() -> None:
    """Let gloo use the loopback: by itself it asks for the host's name, which may lead nowhere."""
    if hasattr(socket, "if_nameindex"):
        names = {name for _, name in socket.if_nameindex()}
        for loopback in ("lo", "lo0"):
            if loopback in names:
                os.environ.setdefault("GLOO_SOCKET_IFNAME", loopback)


def _end_when_stuck(group: Group) -> None:
    """See to it that a process which was told to end does so, also if it hangs.

    A GPU waits for the gradients of a process that is gone, and the main thread for the GPU: it
    never comes to a signal's handler. This thread hears of the signal nevertheless.
    """
    if os.name == "nt":
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)

    def watch() -> None:
        while os.read(reader, 1) != bytes([signal.SIGTERM]):
            pass
        time.sleep(_LAST_WORDS_SECONDS)
        if group.leaving:  # they have agreed: whatever takes long now will end
            return
        if group.speaks():
            launched.speak(True)
            sys.stderr.write(f"atelier: {AtelierError('processes_stuck')}\n")
        launched.leave(1)

    threading.Thread(target=watch, name="last words", daemon=True).start()

"""Reads the current network for the page "Layers", in worker threads."""

from __future__ import annotations

from dataclasses import dataclass

from engine.models.module_records import ModuleRecord
from engine.models.tensor_summary import TensorSummary
from gui.background import Job
from gui.model.subject import Network, Subject


@dataclass(frozen=True, eq=False)
class Reading:
    """A network, and what is in it.

    Attributes:
        network: With the values of this moment.
        record: Its modules; None where they are known.
        printed: What `print(model)` prints; empty where that is known.
    """

    network: Network
    record: ModuleRecord | None
    printed: str


def read(subject: Subject, *, known: bool) -> Reading:
    """Build the network and describe it.

    Args:
        subject: What to look at.
        known: Whether its modules have been described and only the values are others.

    Raises:
        AtelierError: What building the network raises.
    """
    from engine.models import module_tree

    network = subject.build()
    if known:
        return Reading(network, None, "")
    record = module_tree.describe(network.module, subject.inputs.shape)
    return Reading(network, record, _printed(network))


def _printed(network: Network) -> str:
    try:
        return str(network.module)
    except Exception as error:  # noqa: BLE001  # a person's own class
        return f"{type(error).__name__}: {error}"


def measure(network: Network, job: Job) -> dict[str, TensorSummary]:
    """The figures of all its parameters and buffers, by their paths.

    Raises:
        Cancelled: If the job was cancelled.
    """
    from engine.models import module_tree

    found = {}
    for path, summary in module_tree.summaries(network.module):
        found[path] = summary
        job.progress(len(found), 0)
    return found


def alike(one: Subject | None, other: Subject | None) -> bool:
    """Whether two subjects have the same modules; their values may differ."""
    if one is None or other is None:
        return one is other
    return one.spec == other.spec and one.inputs == other.inputs


def equal(one: Subject | None, other: Subject | None) -> bool:
    """Whether two subjects are the same, values and all."""
    if one is None or other is None:
        return one is other
    return alike(one, other) and one.own is other.own

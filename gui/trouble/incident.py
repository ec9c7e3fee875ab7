"""Exceptions that nobody caught, as values, and what to tell of them elsewhere. No Qt."""

import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import engine
from gui.trouble import log

_LOG_LINES = 40
_LONGEST_LINE = 300


@dataclass
class Incident:
    """One mistake in the program, however often it shows itself.

    Attributes:
        kind: The exception's class.
        message: What it says, one line.
        place: File and line where it was raised; "" if not known.
        trace: The whole traceback.
        times: How often it has happened.
    """

    kind: str
    message: str
    place: str
    trace: str = field(repr=False)
    times: int = 1

    @property
    def line(self) -> str:
        """What happened, in one line."""
        return f"{self.kind}: {self.message}" if self.message else self.kind

    @property
    def key(self) -> tuple[str, str]:
        """Equal for the same mistake: raised in the same place, whatever the message says."""
        return self.kind, self.place


def incident_of(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> Incident:
    """An incident from what `sys.excepthook` is given."""
    frames = traceback.extract_tb(trace)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    # Not `str(error)`, which may raise too.
    only = traceback.format_exception_only(kind, error)[-1]
    said = " ".join(only.partition(": ")[2].split())
    whole = "".join(traceback.format_exception(kind, error, trace))
    return Incident(kind.__name__, said[:_LONGEST_LINE], place, whole)


def details(incidents: Sequence[Incident]) -> str:
    """All that helps to find mistakes, as text: tracebacks, versions, the end of the log.

    In English, for whoever looks after the program. The home folder, whose name is the person's,
    is written as `~`.
    """
    import platform

    parts = [f"Atelier {engine.__version__} on {platform.platform()}", ", ".join(_versions()), ""]
    for incident in incidents:
        parts += [f"{incident.line} (times: {incident.times})", incident.trace.rstrip(), ""]
    lines = log.last_lines(_LOG_LINES)
    parts += [f"The last {len(lines)} lines of the log:", *lines]
    return shortened("\n".join(parts)) + "\n"


def _versions() -> list[str]:
    """Of what is loaded; to load more could be what went wrong."""
    versions = [f"Python {sys.version.split()[0]}"]
    for name in ("PySide6", "torch", "torchvision", "numpy", "pyqtgraph"):
        version = getattr(sys.modules.get(name), "__version__", None)
        if version is not None:
            versions.append(f"{name} {version}")
    return versions


def shortened(text: str) -> str:
    """The text with `~` where the home folder stands in it."""
    folder = str(Path.home())
    if len(folder) < 3:  # the root of a disk, for a user without a home
        return text
    return text.replace(folder, "~").replace(folder.replace("\\", "\\\\"), "~")

"""What the page of one's own class has done in worker threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine import trusted_code
from engine.errors import AtelierError
from engine.models import custom_source, custom_trial
from engine.models.custom_source import ClassInfo
from engine.models.custom_trial import Trial
from engine.network_spec import CodeSpec
from gui.background import Job
from gui.model.custom_arguments import Given

if TYPE_CHECKING:
    from engine.data_spec import Inputs

SECONDS = 10.0  # that a class may take

# What a class does that would do the same to us: it stays not allowed.
DANGERS = frozenset({"code_slow", "code_slow_line", "code_ended", "code_memory"})


@dataclass(frozen=True)
class Look:
    """What a source holds.

    Attributes:
        classes: At its top level.
        is_trusted: Whether it may run.
        error: Why it is no Python, if it is not.
    """

    classes: tuple[ClassInfo, ...] = ()
    is_trusted: bool = False
    error: AtelierError | None = None

    def choice(self, wanted: CodeSpec | None) -> tuple[str, Given]:
        """The name of the class to begin with, and its arguments; "" if there is no network.

        Args:
            wanted: What was chosen before, or came with the code; taken if there is such a class.
        """
        if wanted is not None and wanted.class_name in {info.name for info in self.classes}:
            return wanted.class_name, wanted.arguments
        network = custom_source.the_network(self.classes)
        return ("" if network is None else network.name), ()

    def offered(self, chosen: str) -> list[ClassInfo]:
        """The classes that may be networks, and the chosen one."""
        return [info for info in self.classes if info.is_network or info.name == chosen]


@dataclass(frozen=True)
class Tried:
    """A class and what came of trying it."""

    code: CodeSpec
    trial: Trial

    @property
    def is_dangerous(self) -> bool:
        """Whether it would stop us too."""
        return self.trial.problem is not None and self.trial.problem.code in DANGERS


def look(source: str) -> Look:
    """See what is in a source; nothing of it is run."""
    try:
        classes = custom_source.classes_in(source)
    except AtelierError as error:
        return Look(error=error)
    return Look(tuple(classes), trusted_code.is_trusted(CodeSpec(source, "").fingerprint))


def forget(source: str) -> None:
    """Ask again before a source is run; raises `cannot_write`."""
    trusted_code.forget(CodeSpec(source, "").fingerprint)


def allow_and_try(code: CodeSpec, inputs: Inputs, job: Job) -> Tried:
    """Remember that the code is allowed, and try it; what hangs or crashes is not kept as allowed.

    Raises:
        AtelierError: `cannot_write`.
        Cancelled: If the job was.
    """
    if not trusted_code.is_trusted(code.fingerprint):
        trusted_code.trust(code.fingerprint, code.class_name)
    trial = custom_trial.try_out(code, inputs.shape, len(inputs.classes), SECONDS, job.cancel_event)
    tried = Tried(code, trial)
    if tried.is_dangerous:
        trusted_code.forget(code.fingerprint)
    return tried

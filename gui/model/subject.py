"""The network that the Model tab looks at: which one, with which weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine import home
from engine.data_spec import Inputs
from engine.run_spec import ModelSpec
from gui.session import OwnWeights, Session

if TYPE_CHECKING:
    from torch import nn

Origin = Literal["own", "shipped", "fresh"]
_SHIPPED = "sketch"  # whose weights come with Atelier


@dataclass(frozen=True, eq=False)
class Network:
    """A network of one's own to look into; made in a worker thread.

    Attributes:
        module: The bare network on the CPU, in evaluation mode; nobody else has it.
        origin: Where its values come from.
    """

    module: nn.Module
    origin: Origin


@dataclass(frozen=True, eq=False)
class Subject:
    """What to look at.

    Attributes:
        spec: The architecture.
        inputs: What it is asked about: pictures, classes, fixed transforms.
        own: The weights of the person's own that belong to it; None for others.
    """

    spec: ModelSpec
    inputs: Inputs
    own: OwnWeights | None

    @property
    def origin(self) -> Origin | None:
        """Where its values come from; None where that is only known once they are read."""
        if self.own is not None:
            return "own"
        return None if self.spec.name == _SHIPPED else "fresh"

    def build(self) -> Network:
        """The network with its values: the own ones, those that ship, or fresh from seed 0.

        Imports torch: for worker threads.

        Raises:
            AtelierError: What building the network or reading its weights raises.
        """
        from engine import devices
        from engine.models import weights, zoo

        devices.use_threads(1)  # a training in progress has first call on the cores
        module = zoo.build(self.spec, self.inputs.shape, len(self.inputs.classes), seed=0).eval()
        name = self.spec.name
        if self.own is not None:
            weights.load_into(module, self.own.state_dict, name, name)
            return Network(module, "own")
        if name == _SHIPPED:
            shipped = weights.read(home.default_weights())
            alike = shipped.inputs.shape == self.inputs.shape
            if alike and len(shipped.classes) == len(self.inputs.classes):
                weights.load_into(module, shipped.state_dict, name, home.default_weights())
                return Network(module, "shipped")
        return Network(module, "fresh")


def subject_of(session: Session) -> Subject | None:
    """What there is to look at now; None before there is a dataset."""
    inputs, own = session.inputs, session.own_weights
    if inputs is None:
        return None
    fits = own is not None and own.model.same_network(session.model) and own.inputs == inputs
    return Subject(session.model, inputs, own if fits else None)


class Watcher(QObject):
    """Says when there is something else to look at; several changes at once are one.

    Signals:
        changed(Subject | None)
    """

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._tell)
        for signal in (
            session.dataset_changed,
            session.data_changed,
            session.model_changed,
            session.own_weights_changed,
        ):
            signal.connect(self._note)

    @property
    def subject(self) -> Subject | None:
        """What there is to look at now."""
        return subject_of(self._session)

    @Slot()
    def _note(self) -> None:
        self._soon.start()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit(self.subject)

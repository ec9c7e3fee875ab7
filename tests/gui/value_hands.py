"""A view of values on the screen, what is shown in it, and a run to look back at."""

from dataclasses import dataclass
from pathlib import Path

import torch
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from torch import Tensor, nn

from engine.models import zoo
from engine.models.module_records import TensorRecord
from engine.models.weights import Weights, copy_state
from engine.run_spec import ModelSpec
from engine.training.snapshots import Snapshots
from gui.model.subject import Network
from gui.model.values_view import ValuesView
from gui.session import OwnWeights, Session

FIRST = "linear_relu_stack.0.weight"


@dataclass(frozen=True, eq=False)
class Published(OwnWeights):
    """Weights with the gradients of the last step."""

    gradients: dict[str, Tensor] | None = None


class Place:
    """A view on the screen with its session."""

    def __init__(self, session: Session, view: ValuesView, qtbot: QtBot) -> None:
        self.session, self.view, self._qtbot = session, view, qtbot

    def look_at(self, module: nn.Module, path: str) -> None:
        """Show a tensor, and wait until it was read."""
        self.view.show_tensor(None, None)
        self.view.set_network(Network(module, "fresh"))
        self.view.show_tensor(path, record(module, path))
        self._qtbot.waitUntil(lambda: bool(self.view.numbers.text()))

    def turn_to(self, page: QWidget) -> None:
        self.view.pages.setCurrentWidget(page)

    def publish(self, module: nn.Module, epoch: int | None, step: int, *, trained: bool) -> None:
        """As the training does; `trained` with gradients."""
        inputs = self.session.inputs
        assert inputs is not None
        found = {n: torch.full_like(p, step) for n, p in module.named_parameters()}
        self.session.set_own_weights(
            Published(
                self.session.model,
                inputs,
                step,
                copy_state(module),
                epoch,
                found if trained else None,
            )
        )


def record(module: nn.Module, path: str) -> TensorRecord:
    tensor = module.state_dict(keep_vars=True)[path]
    trainable = tensor.requires_grad if isinstance(tensor, nn.Parameter) else None
    dtype = str(tensor.dtype).removeprefix("torch.")
    shape = tuple(tensor.shape)
    return TensorRecord(path.rpartition(".")[2], path, shape, dtype, trainable, tensor.numel())


def mlp(seed: int = 0) -> nn.Module:
    return zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, seed)


def kept_run(folder: Path, place: Place, epochs: int) -> None:
    inputs = place.session.inputs
    assert inputs is not None
    for epoch in range(epochs + 1):
        weights = Weights(ModelSpec("mlp"), inputs, copy_state(mlp(epoch)))
        Snapshots(folder).keep(epoch, weights)

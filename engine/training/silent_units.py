"""Units behind a ReLU that give 0 whatever the network sees: "dead" if they stay so."""

from types import TracebackType

import torch
from torch import Tensor, nn


class SilentUnits:
    """Counts, while it is entered, which units behind `nn.ReLU` never gave more than 0.

    A unit is an entry of the ReLU's dimension 1: a neuron of a linear layer, a channel of a
    convolution.

    Args:
        model: Every `nn.ReLU` in it is watched by a forward hook.
    """

    def __init__(self, model: nn.Module) -> None:
        self._relus = [module for module in model.modules() if isinstance(module, nn.ReLU)]
        self._spoke: dict[int, Tensor] = {}
        self._handles: list[torch.utils.hooks.RemovableHandle] = []

    def __enter__(self) -> "SilentUnits":
        for number, relu in enumerate(self._relus):
            self._handles.append(relu.register_forward_hook(self._watch(number)))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Watch no longer."""
        while self._handles:
            self._handles.pop().remove()

    def _watch(self, number: int):  # type: ignore[no-untyped-def]  # torch's own hook type is Any
        def hook(_module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
            rest = [dimension for dimension in range(output.dim()) if dimension != 1]
            spoke = (output > 0).sum(rest) > 0
            earlier = self._spoke.get(number)
            self._spoke[number] = spoke if earlier is None else spoke | earlier

        return hook

    @property
    def share(self) -> float | None:
        """Share of all units that were silent, 0 to 1; None where none was asked."""
        if not self._spoke:
            return None
        units = sum(spoke.numel() for spoke in self._spoke.values())
        return 1.0 - sum(int(spoke.sum()) for spoke in self._spoke.values()) / units

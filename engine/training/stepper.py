"""One optimizer step."""

import contextlib

import torch
from torch import Tensor, nn

from engine import rng


class Stepper:
    """Takes a batch through forward, loss, backward and update.

    Args:
        model: On `device`.
        optimizer: Over the model's parameters.
        loss_function: Logits [N, classes] and labels [N] to a mean loss [].
        device: Where to compute.
        seed: Fixes the draws inside a step (dropout), together with the step's number.
    """

    def __init__(
        self,
        model: nn.Module,
        optimizer: torch.optim.Optimizer,
        loss_function: nn.Module,
        device: torch.device,
        seed: int,
    ) -> None:
        self._model = model
        self._optimizer = optimizer
        self._loss_function = loss_function
        self._device = device
        self._seed = seed
        # Reseeding costs 20 microseconds a step, and the lock would make others wait: only where
        # something is drawn.
        self._draws = any(isinstance(m, nn.modules.dropout._DropoutNd) for m in model.modules())

    def step(self, images: Tensor, labels: Tensor, number: int) -> tuple[Tensor, Tensor]:
        """One update; the batch's mean loss [] and count of right answers [], on the device.

        Args:
            images: float32 [N, C, H, W].
            labels: int64 [N].
            number: The step's number in the run, from 1.
        """
        images, labels = images.to(self._device), labels.to(self._device)
        with rng.GLOBAL_LOCK if self._draws else contextlib.nullcontext():
            if self._draws:
                rng.seed_step(self._seed, number)
            logits = self._model(images)
            loss = self._loss_function(logits, labels)
            self._optimizer.zero_grad()
            loss.backward()
            self._optimizer.step()
        return loss.detach(), (logits.detach().argmax(1) == labels).sum()

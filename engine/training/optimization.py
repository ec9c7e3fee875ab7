"""Loss and optimizer from a `TrainSpec`."""

import torch
from torch import nn

from engine.run_spec import TrainSpec


def make_optimizer(model: nn.Module, spec: TrainSpec) -> torch.optim.Optimizer:
    """The optimizer that the spec names, over all of the model's parameters.

    What the spec does not say is torch's default.
    """
    parameters = model.parameters()
    if spec.optimizer == "sgd":
        return torch.optim.SGD(
            parameters, lr=spec.lr, momentum=spec.momentum, weight_decay=spec.weight_decay
        )
    kind = torch.optim.Adam if spec.optimizer == "adam" else torch.optim.AdamW
    return kind(parameters, lr=spec.lr, weight_decay=spec.weight_decay)


def make_loss() -> nn.Module:
    """Mean cross entropy between logits [N, classes] and labels int64 [N]."""
    return nn.CrossEntropyLoss()

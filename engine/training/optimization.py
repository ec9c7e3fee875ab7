"""Loss and optimizer from a `TrainSpec`."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.data_spec import Target
from engine.errors import AtelierError
from engine.train_spec import TrainSpec


def make_optimizer(model: nn.Module, spec: TrainSpec) -> torch.optim.Optimizer:
    """The optimizer that the spec names, over all of the model's parameters that are trained.

    What the spec does not say is torch's default.

    Raises:
        AtelierError: `no_gradient`, if none is.
    """
    parameters = [each for each in model.parameters() if each.requires_grad]
    if not parameters:
        raise AtelierError("no_gradient")
    lr, decay = spec.lr, spec.weight_decay
    match spec.optimizer:
        case "sgd":
            return torch.optim.SGD(
                parameters, lr, spec.momentum, weight_decay=decay, nesterov=spec.nesterov
            )
        case "rmsprop":
            return torch.optim.RMSprop(parameters, lr, weight_decay=decay)
        case "adamw":
            return torch.optim.AdamW(parameters, lr, weight_decay=decay)
    return torch.optim.Adam(parameters, lr, weight_decay=decay)


class LogSoftmaxNLLLoss(nn.NLLLoss):
    """Negative log likelihood of logits: `LogSoftmax(dim=1)` and `NLLLoss`, one after the other.

    Cross entropy is these two in one step; here they stand apart, as textbooks have them.
    """

    def forward(self, logits: Tensor, labels: Tensor) -> Tensor:
        """Mean loss [] of logits [N, classes] and labels int64 [N]."""
        return super().forward(functional.log_softmax(logits, dim=1), labels)


class OneHotCrossEntropyLoss(nn.CrossEntropyLoss):
    """Cross entropy that is given its targets as one-hot vectors, as a `target_transform` may."""

    def forward(self, logits: Tensor, labels: Tensor) -> Tensor:
        """Mean loss [] of logits [N, classes] and labels int64 [N]."""
        targets = functional.one_hot(labels, logits.shape[1]).to(logits.dtype)
        return super().forward(logits, targets)


def make_loss(
    spec: TrainSpec, classes: int, device: torch.device, target: Target = "index"
) -> nn.Module:
    """The mean loss [] between logits [N, classes] and labels int64 [N] that the spec names.

    Args:
        spec: The loss, its class weights and its label smoothing.
        classes: How many there are.
        device: Where the logits will be.
        target: What the loss is given for a label.

    Raises:
        AtelierError: `class_weights_count`, if there is not one weight for each class.
    """
    weight = None
    if spec.class_weights:
        if len(spec.class_weights) != classes:
            raise AtelierError(
                "class_weights_count", count=len(spec.class_weights), classes=classes
            )
        weight = torch.tensor(spec.class_weights, device=device)
    if target == "one_hot":
        return OneHotCrossEntropyLoss(weight, label_smoothing=spec.label_smoothing)
    match spec.loss:
        case "nll":
            return LogSoftmaxNLLLoss(weight)
        case "multi_margin":
            return nn.MultiMarginLoss(weight=weight)
    return nn.CrossEntropyLoss(weight, label_smoothing=spec.label_smoothing)


def label_weights(loss_function: nn.Module) -> Tensor | None:
    """What each label counts in the mean that a loss is, float32 [classes] on the CPU.

    None where all count alike: a hinge, and a cross entropy that is given vectors for labels,
    multiply by their class weights, but divide by the number of images.
    """
    divides = isinstance(loss_function, nn.CrossEntropyLoss | nn.NLLLoss)
    if not divides or isinstance(loss_function, OneHotCrossEntropyLoss):
        return None
    weight = loss_function.weight
    return weight.cpu() if isinstance(weight, Tensor) else None

"""Loss and optimizer of a script, as `engine.training.optimization` makes them. Light."""

from collections.abc import Iterator

from engine.code_layout import INDENT, Expression, call, literal
from engine.codegen import schedule_part
from engine.codegen.data_wording import spoken
from engine.codegen.part import Part
from engine.codegen.twin import Twin
from engine.codegen.words import comment
from engine.errors import AtelierError

_NLL = '''\
class LogSoftmaxNLLLoss(nn.NLLLoss):
    """Cross entropy in its two steps: log-softmax, then the negative log likelihood."""

    def forward(self, logits, labels):
        return super().forward(functional.log_softmax(logits, dim=1), labels)'''

_ONE_HOT = '''\
class OneHotCrossEntropyLoss(nn.CrossEntropyLoss):
    """Cross entropy whose targets are one-hot vectors."""

    def forward(self, logits, labels):
        targets = functional.one_hot(labels, logits.shape[1]).to(logits.dtype)
        return super().forward(logits, targets)'''

_OPTIMIZERS = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop"}


def write(twin: Twin) -> Part:
    """`loss_fn`, `optimizer`, `epochs`, and `scheduler` if the learning rate follows one.

    Raises:
        AtelierError: `class_weights_count`, and what `Twin.inputs` and `Twin.plan` raise.
    """
    course = schedule_part.write(twin)
    lines = (*loss(twin).lines, *_optimizer(twin), *_epochs(twin), *course.lines)
    return Part(
        ("import torch", *loss(twin).imports, *course.imports),
        (*loss(twin).definitions, *course.definitions),
        lines,
    )


def device(twin: Twin) -> tuple[str, ...]:
    """The lines that choose the device, a text."""
    if twin.spec.train.device != "auto":
        return (f'device = "{twin.spec.train.device}"',)
    return (
        "accelerator = torch.accelerator.current_accelerator(check_available=True)",
        'device = accelerator.type if accelerator else "cpu"',
    )


def loss(twin: Twin) -> Part:
    """`loss_fn`, and its class if torch has none that does the same.

    Raises:
        AtelierError: `class_weights_count`, and what `Twin.inputs` raises.
    """
    train, count = twin.spec.train, len(twin.inputs.classes)
    arguments: dict[str, Expression] = {}
    if train.class_weights:
        if len(train.class_weights) != count:
            raise AtelierError("class_weights_count", count=len(train.class_weights), classes=count)
        values = literal(list(train.class_weights))
        arguments["weight"] = call("torch.tensor", values, device="device")
    if train.label_smoothing:
        arguments["label_smoothing"] = literal(train.label_smoothing)
    name, definitions = _loss_class(twin)
    lines = _assigned("loss_fn", call(name, **arguments))
    extra = ("from torch.nn import functional",) if definitions else ()
    return Part(("import torch", "from torch import nn", *extra), definitions, tuple(lines))


def _loss_class(twin: Twin) -> tuple[str, tuple[str, ...]]:
    """What makes the loss, and its definition if it needs one."""
    if twin.spec.data.target == "one_hot":
        return "OneHotCrossEntropyLoss", (spoken(_ONE_HOT, twin.language),)
    match twin.spec.train.loss:
        case "nll":
            return "LogSoftmaxNLLLoss", (spoken(_NLL, twin.language),)
        case "multi_margin":
            return "nn.MultiMarginLoss", ()
    return "nn.CrossEntropyLoss", ()


def _optimizer(twin: Twin) -> Iterator[str]:
    train, parameters = twin.spec.train, "model.parameters()"
    if twin.spec.model.frozen:
        parameters = "trained"
        yield f"{parameters} = [p for p in model.parameters() if p.requires_grad]"
    arguments = {"lr": literal(schedule_part.rates(twin)[0][1])}
    if train.momentum:
        arguments["momentum"] = literal(train.momentum)
    # torch's default is .01 for AdamW, and 0 for the others.
    if train.weight_decay != (0.01 if train.optimizer == "adamw" else 0.0):
        arguments["weight_decay"] = literal(train.weight_decay)
    if train.nesterov:
        arguments["nesterov"] = literal(value=True)
    made = call(f"torch.optim.{_OPTIMIZERS[train.optimizer]}", parameters, **arguments)
    yield from _assigned("optimizer", made)


def _epochs(twin: Twin) -> Iterator[str]:
    planned, asked = twin.plan.epochs, twin.spec.train.epochs
    if planned != asked:
        text = "The run was to have {count} epochs, and was made longer."
        if planned < asked:
            text = "The run was to have {count} epochs, and was ended early."
        yield comment(text, twin.language, count=asked)
    yield f"epochs = {planned}"


def _assigned(name: str, value: Expression) -> list[str]:
    return [line[len(INDENT) :] for line in value.lines(INDENT, before=f"{name} = ")]

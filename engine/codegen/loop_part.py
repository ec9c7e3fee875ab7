"""The training loop of a script: `train`, `test`, and the epochs. Light.

The order in which it adds, draws and updates is that of `engine.training.loop` and `stepper`.
"""

from collections.abc import Iterator

from engine.code_layout import INDENT, Expression, call
from engine.codegen import model_part, schedule_part
from engine.codegen.data_wording import spoken
from engine.codegen.part import Part
from engine.codegen.twin import Twin
from engine.codegen.words import comment, said
from engine.transform_steps import is_random

_TEST = '''\
def test(dataloader, model, loss_fn, device):
    """Mean loss and accuracy on images that the model does not learn from."""
    model.eval()
    loss_sum, correct, seen = 0.0, 0, 0
    with torch.inference_mode():
        for inputs, labels in dataloader:
            inputs, labels = inputs.to(device), labels.to(device)
            logits = model(inputs)
            loss_sum += loss_fn(logits, labels).item() * len(labels)
            correct += (logits.argmax(1) == labels).sum().item()
            seen += len(labels)
    if not math.isfinite(loss_sum):
        raise SystemExit(SENTENCE)
    return loss_sum / seen, correct / seen'''

_BFLOAT16 = '''\
def has_bfloat16(device):
    """Whether the device computes in bfloat16; elsewhere float32 is faster."""
    if device == "cuda":
        return torch.cuda.get_device_capability() >= (8, 0)
    abilities = torch.cpu.get_capabilities() if device == "cpu" else {}
    return bool(abilities.get("avx512_bf16") or abilities.get("amx_bf16"))'''


def write(twin: Twin) -> Part:
    """The functions, and the lines of `main()` that train, write the figures and save the weights.

    Raises:
        AtelierError: What `Twin.plan` and `model_part.draws` raise.
    """
    definitions = [_train(twin), _test(twin)]
    if twin.spec.train.precision == "mixed":
        definitions.insert(0, spoken(_BFLOAT16, twin.language))
    imports = ("import math", "import time", "import torch")
    return Part(imports, tuple(definitions), tuple(_epochs(twin)))


def watches_patience(twin: Twin) -> bool:
    """Whether the script itself ends where the validation loss has stopped falling."""
    return twin.spec.train.patience is not None and twin.plan.is_as_specified


def watches_time(twin: Twin) -> bool:
    """Whether the script itself ends where its time budget is used up."""
    budget = twin.spec.train.time_budget
    return budget is not None and twin.plan.is_as_specified and not twin.is_over


def _test(twin: Twin) -> str:
    sentence = said("Validation loss is not finite: lower the learning rate.", twin.language)
    return spoken(_TEST, twin.language).replace("SENTENCE", f'"{sentence}"')


def _parameters(twin: Twin) -> tuple[Expression, ...]:
    """What `train` is given, by the names that it has in `main()` as well."""
    names = ["model", "loss_fn", "optimizer"]
    names += ["scheduler"] if schedule_part.has_scheduler(twin) else []
    names += ["device", "epoch", "metrics"]
    names += ["deadline"] if watches_time(twin) else []
    return tuple(map(Expression, names))


def _train(twin: Twin) -> str:
    parameters = (Expression("dataloader"), *_parameters(twin))
    text = "One epoch: a step for each batch. Mean loss and accuracy on the way."
    lines = [
        *Expression("def train(", parameters, ")").lines(after=":"),
        f'{INDENT}"""{said(text, twin.language)}"""',
        f"{INDENT}model.train()",
    ]
    if twin.spec.train.precision == "mixed":
        lines.append(f"{INDENT}mixed = has_bfloat16(device)")
    lines += [
        f"{INDENT}loss_sum, correct, seen = 0.0, 0, 0",
        f"{INDENT}{comment('Steps are counted on from epoch to epoch.', twin.language)}",
        f"{INDENT}first = (epoch - 1) * len(dataloader) + 1",
        f"{INDENT}for step, (inputs, labels) in enumerate(dataloader, first):",
    ]
    lines += [f"{INDENT * 2}{line}" if line else "" for line in _step(twin)]
    lines.append(f"{INDENT}return loss_sum / seen, correct / seen")
    return "\n".join(lines)


def _step(twin: Twin) -> Iterator[str]:
    """One optimizer step, and what is said of it."""
    yield from forward(twin)
    yield ""
    yield from update(twin)
    yield ""
    yield from _figures(twin)
    yield from _end_of_step(twin)


def forward(twin: Twin) -> Iterator[str]:
    """Lines from `inputs` and `labels` of batch `step` to `loss`, for two levels of indentation.

    Raises:
        AtelierError: What `model_part.draws` and `Twin.plan` raise.
    """
    train, language = twin.spec.train, twin.language
    if train.augment != "none":
        drawn = f"torch.Generator().manual_seed({twin.seeded('step')})"
        yield from _at(INDENT * 2, call("augment", "inputs", drawn), "inputs = ")
    yield "inputs, labels = inputs.to(device), labels.to(device)"
    if schedule_part.is_steered(twin):
        yield "for group in optimizer.param_groups:"
        yield f'{INDENT}group["lr"] = learning_rate(step)'
    if model_part.draws(twin):
        yield comment(
            "What the model draws by chance, as dropout does, follows from the step.", language
        )
        yield f"torch.manual_seed({twin.seeded('step')})"
    if train.precision == "mixed":
        yield "with torch.autocast(device, torch.bfloat16, enabled=mixed):"
        yield f"{INDENT}logits = model(inputs)"
        yield "loss = loss_fn(logits.float(), labels)"
    else:
        yield "logits = model(inputs)"
        yield "loss = loss_fn(logits, labels)"


def update(twin: Twin) -> Iterator[str]:
    """Lines from `loss` to the parameters' new values."""
    yield "optimizer.zero_grad()"
    yield "loss.backward()"
    if twin.spec.train.clip_norm is not None:
        longest = repr(twin.spec.train.clip_norm)
        yield f"nn.utils.clip_grad_norm_(model.parameters(), {longest})"
    yield "optimizer.step()"


def _figures(twin: Twin) -> Iterator[str]:
    yield "value = loss.item()"
    yield "if not math.isfinite(value):"
    # Its braces are those of an f-string.
    sentence = said("Loss {value} at step {step}: lower the learning rate.", twin.language)
    ended = call("SystemExit", f'f"{sentence}"')
    yield from (f"{INDENT}{line}" for line in _at(INDENT * 3, ended, "raise "))
    yield 'lr = optimizer.param_groups[0]["lr"]'
    yield 'print(step, epoch, value, lr, sep=",", file=metrics)'
    yield "loss_sum += value * len(labels)"
    yield "correct += (logits.argmax(1) == labels).sum().item()"
    yield "seen += len(labels)"


def _end_of_step(twin: Twin) -> Iterator[str]:
    plan = twin.plan
    if schedule_part.has_scheduler(twin):
        yield "scheduler.step()"
    if plan.total_steps % twin.steps_per_epoch:
        ended = f"step == {plan.total_steps}"
        yield from _break(ended, "Here the time budget was used up.", twin)
    if watches_time(twin):
        yield from _break("time.perf_counter() >= deadline", "The time budget is used up.", twin)


def _break(condition: str, why: str, twin: Twin) -> Iterator[str]:
    yield f"if {condition}:"
    yield f"{INDENT}{comment(why, twin.language)}"
    yield f"{INDENT}break"


def _epochs(twin: Twin) -> Iterator[str]:
    """The lines of `main()`; each row of figures reaches the disk as its line ends."""
    if watches_patience(twin):
        yield "best_loss, best_epoch = math.inf, 0"
    if watches_time(twin):
        yield f"deadline = time.perf_counter() + {twin.spec.train.time_budget!r}"
    yield 'with open(args.out / "metrics.csv", "w", buffering=1, newline="") as metrics:'
    yield f'{INDENT}print("step", "epoch", "loss", "lr", sep=",", file=metrics)'
    yield f"{INDENT}for epoch in range(1, epochs + 1):"
    yield from (f"{INDENT * 2}{line}" if line else "" for line in _epoch(twin))
    yield 'torch.save(model.state_dict(), args.out / "model.pth")'


def _epoch(twin: Twin) -> Iterator[str]:
    held, shown = twin.held_out, _shown(twin)
    yield "began = time.perf_counter()"
    yield comment("Each epoch has an order of its own, and always the same one.", twin.language)
    yield f"generator.manual_seed({twin.seeded('epoch')})"
    if is_random(twin.spec.data.transforms):
        yield "training_data.epoch = epoch"
    trained = Expression("train(", (Expression("train_dataloader"), *_parameters(twin)), ")")
    tested = call("test", f"{held}_dataloader", "model", "loss_fn", "device")
    yield from _at(INDENT * 3, trained, "loss, accuracy = ")
    yield from _at(INDENT * 3, tested, f"{shown}_loss, {shown}_accuracy = ")
    yield "print("
    yield f'{INDENT}f"Epoch {{epoch}}: train loss {{loss:.4f}}, accuracy {{accuracy:.1%}}; "'
    figures = f"{{{shown}_loss:.4f}}, accuracy {{{shown}_accuracy:.1%}}"
    yield f'{INDENT}f"validation loss {figures}; "'
    yield f'{INDENT}f"{{time.perf_counter() - began:.1f}} s"'
    yield ")"
    yield from _end_of_epoch(twin)


def _shown(twin: Twin) -> str:
    """What the figures of the images that are held out are called."""
    return "test" if twin.held_out == "test" else "val"


def _end_of_epoch(twin: Twin) -> Iterator[str]:
    if watches_patience(twin):
        loss = f"{_shown(twin)}_loss"
        yield f"if {loss} < best_loss:"
        yield f"{INDENT}best_loss, best_epoch = {loss}, epoch"
        tired = f"epoch - best_epoch >= {twin.spec.train.patience}"
        yield from _break(tired, "The loss has not fallen for this many epochs.", twin)
    if watches_time(twin):
        yield from _break("time.perf_counter() >= deadline", "The time budget is used up.", twin)


def _at(indent: str, expression: Expression, before: str) -> Iterator[str]:
    """Lines of an expression that will stand in so far, without this indentation."""
    return (line.removeprefix(indent) for line in expression.lines(indent, before=before))

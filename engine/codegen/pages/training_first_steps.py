"""The form of the Training tab as code: what it says, and the first steps of such a run. Light."""

from collections.abc import Iterator
from dataclasses import replace

from engine.code_layout import INDENT
from engine.codegen import (
    augmentation_part,
    data_part,
    loop_part,
    model_part,
    own_class,
    schedule_part,
    training_part,
)
from engine.codegen.pages import opening
from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Twin
from engine.codegen.words import comment
from engine.transform_steps import is_random

STEPS = 3


def first_steps(twin: Twin) -> Snippet:
    """Makes loader, network, loss, optimizer and schedule, and does the first `STEPS` steps.

    The losses that it prints are those of a run, bit for bit.

    Args:
        twin: The run; what is done to it later, and what may end it early, is passed over.

    Raises:
        AtelierError: What `model_part.write` and `training_part.write` raise.
    """
    train = replace(twin.spec.train, patience=None, time_budget=None)
    twin = replace(twin, spec=replace(twin.spec, train=train), interventions=())
    whole = Part()
    for part in (
        _machine(twin),
        opening.learnt_from(twin),
        data_part.loader(twin),
        augmentation_part.write(twin),
        model_part.write(twin),
        _learning(twin),
        _loop(twin),
    ):
        whole += part
    code = assembled(whole, guarded=twin.spec.data.workers > 0)
    return Snippet(own_class.fitted(code, twin.spec.model, twin.language), opening.needed(twin))


def _machine(twin: Twin) -> Part:
    lines = (f"torch.set_num_threads({twin.spec.train.threads})", *training_part.device(twin))
    return Part(("import torch",), (), lines)


def _learning(twin: Twin) -> Part:
    """Loss, optimizer and schedule; the number of epochs only if the schedule needs it."""
    part = training_part.write(twin)
    if any("epochs *" in line for line in part.lines):
        return part
    lines = tuple(line for line in part.lines if not line.startswith("epochs = "))
    return replace(part, lines=lines)


def _loop(twin: Twin) -> Part:
    mixed = twin.spec.train.precision == "mixed"
    found = [each for each in loop_part.write(twin).definitions if "def has_bfloat16" in each]
    return Part((), tuple(found) if mixed else (), tuple(_lines(twin)))


def _lines(twin: Twin) -> Iterator[str]:
    yield comment("The first steps of the first epoch.", twin.language)
    yield f"generator.manual_seed({twin.seeded('1')})"
    if is_random(twin.spec.data.transforms):
        yield "training_data.epoch = 1"
    yield "model.train()"
    if twin.spec.train.precision == "mixed":
        yield "mixed = has_bfloat16(device)"
    yield "for step, (inputs, labels) in enumerate(train_dataloader, 1):"
    yield from (f"{INDENT}{line}" if line else "" for line in _step(twin))


def _step(twin: Twin) -> Iterator[str]:
    yield from loop_part.forward(twin)
    yield 'print(f"step {step}: loss {loss.item()}")'
    yield ""
    yield "optimizer.zero_grad()"
    yield "loss.backward()"
    if twin.spec.train.clip_norm is not None:
        longest = repr(twin.spec.train.clip_norm)
        yield f"nn.utils.clip_grad_norm_(model.parameters(), {longest})"
    yield "optimizer.step()"
    if schedule_part.has_scheduler(twin):
        yield "scheduler.step()"
    yield f"if step == {STEPS}:"
    yield f"{INDENT}break"

"""The page of backpropagation as code: one loss, one weight, one step. Light."""

from collections.abc import Iterator
from dataclasses import replace

from engine.code_layout import literal
from engine.codegen import model_part, own_class, training_part
from engine.codegen.data_sources import Split
from engine.codegen.pages import model_images, model_network, opening
from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Twin
from engine.codegen.words import comment


def step(
    twin: Twin,
    split: Split,
    indices: tuple[int, ...],
    *,
    loaded: bool,
    training: bool,
    done: int,
    parameter: str,
    place: tuple[int, ...],
) -> Snippet:
    """Makes one loss, and prints a weight, its gradient, and the weight after a step.

    What it prints is equal to what the window shows, to the last bit.

    Args:
        twin: Dataset, network, loss and optimizer; the schedule and clipping are left out.
        split: Where the images are.
        indices: Their places there.
        loaded: Whether `weights.pth` holds the weights; else they are fresh from seed 0.
        training: Whether the network is in training mode.
        done: How many steps of that optimizer come before.
        parameter: The name of a parameter that is trained.
        place: The weight's place in it.

    Raises:
        AtelierError: What `model_part.network` and `training_part.write` raise.
    """
    model, inputs, language = twin.spec.model, twin.inputs, twin.language
    made = model_network.network(model, inputs.shape, len(inputs.classes), language, loaded=loaded)
    lines = (
        f"model.{'train' if training else 'eval'}()",
        *_loss_and_optimizer(twin).lines,
        "",
        *_steps(twin, done, training=training),
        *_weight(parameter, place),
    )
    whole = Part(("import torch",), (), _one_thread(twin))
    whole += model_images.batch(twin, split, indices) + made
    whole += replace(_loss_and_optimizer(twin), lines=lines)
    code = own_class.fitted(assembled(whole), model, language)
    return Snippet(code, (*opening.needed(twin), *model_network.files(loaded=loaded)))


def _one_thread(twin: Twin) -> tuple[str, ...]:
    words = "As the window does it: the last bit depends on how a sum is shared out."
    return comment(words, twin.language), "torch.set_num_threads(1)"


def _loss_and_optimizer(twin: Twin) -> Part:
    train = replace(
        twin.spec.train, schedule="constant", clip_norm=None, patience=None, time_budget=None
    )
    plain = replace(twin, spec=replace(twin.spec, train=train), interventions=())
    part = training_part.write(plain)
    lines = tuple(line for line in part.lines if not line.startswith("epochs = "))
    if train.class_weights:
        lines = ('device = "cpu"', *lines)
    return replace(part, lines=lines)


def _steps(twin: Twin, done: int, *, training: bool) -> Iterator[str]:
    seeding = "torch.manual_seed(0)"
    draws = twin.spec.model.code is not None or (training and model_part.draws(twin))
    if done:
        yield comment("The steps that were done in the window.", twin.language)
        yield f"for _ in range({done}):"
        if draws:
            yield f"    {seeding}"
        yield "    optimizer.zero_grad()"
        yield "    loss_fn(model(images), labels).backward()"
        yield "    optimizer.step()"
        yield "optimizer.zero_grad()"
        yield ""
    if draws:
        yield comment("What dropout draws: the same each time.", twin.language)
        yield seeding
    yield "loss = loss_fn(model(images), labels)"
    yield "loss.backward()"


def _weight(parameter: str, place: tuple[int, ...]) -> tuple[str, ...]:
    index = ", ".join(map(str, place)) if place else "()"
    return (
        'print("loss:", loss.item())',
        "",
        f"name = {literal(parameter).flat()}",
        "weight = model.get_parameter(name)",
        f'print("weight:", weight[{index}].item())',
        f'print("gradient:", weight.grad[{index}].item())',
        "optimizer.step()",
        f'print("after the step:", weight[{index}].item())',
    )

"""The learning rate, the loss and the optimizer of a script, against the engine's."""

from typing import Any

import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from torch import nn

from engine.codegen import schedule_part, training_part
from engine.codegen.part import Part, imports
from engine.codegen.twin import Twin
from engine.data.catalog import FASHION_CLASSES
from engine.errors import AtelierError
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.train_spec import SCHEDULES
from engine.training.optimization import make_loss, make_optimizer
from engine.training.plan import Intervention, Plan

CPU = torch.device("cpu")


def twin(
    *interventions: Intervention,
    per_epoch: int = 12,
    target: str = "index",
    frozen: tuple[str, ...] = (),
    **said: Any,
) -> Twin:
    data = DataSpec("fashion-mnist", target=target)  # type: ignore[arg-type]
    train = TrainSpec(**{"batch_size": 8, "lr": 0.1, "threads": 1, **said})
    spec = RunSpec(data, ModelSpec("mlp", frozen=frozen), train)
    return Twin(spec, (1, 28, 28), FASHION_CLASSES, per_epoch * 8, interventions)


def executed(part: Part, **names: Any) -> dict[str, Any]:
    """What the part's lines leave behind, in a `main()` in which these names are known."""
    space = dict(names)
    blocks = (imports(part.imports), *part.definitions, "\n".join(part.lines))
    exec("\n\n".join(blocks), space)
    return space


def script_rates(course: Twin) -> list[float]:
    """The learning rates with which a script takes its steps."""
    weight = nn.Parameter(torch.zeros(1))
    model = nn.Module()
    model.register_parameter("weight", weight)
    batches = range(course.steps_per_epoch)
    space = executed(training_part.write(course), model=model, train_dataloader=batches)
    assert space["epochs"] == course.plan.epochs
    steps = range(1, course.plan.total_steps + 1)
    if schedule_part.is_steered(course):
        return [space["learning_rate"](step) for step in steps]
    found = []
    for _ in steps:
        found.append(space["optimizer"].param_groups[0]["lr"])
        space["optimizer"].step()
        if schedule_part.has_scheduler(course):
            space["scheduler"].step()
    return found


def plan_rates(course: Twin) -> list[float]:
    plan = course.plan
    return [plan.lr(step) for step in range(1, plan.total_steps + 1)]


# The learning rate, bit for bit


@settings(deadline=None)  # torch's first optimizer takes seconds to import
@given(
    schedule=st.sampled_from(SCHEDULES),
    epochs=st.integers(1, 12),
    per_epoch=st.integers(1, 20),
    lr=st.floats(1e-9, 10.0),
    warmup=st.floats(0.001, 0.999),
    decay=st.floats(0.01, 1.0),
    decay_every=st.integers(1, 4),
)
def test_every_schedule_takes_the_plans_rates(per_epoch: int, **said: Any) -> None:
    course = twin(per_epoch=per_epoch, **said)
    assert not schedule_part.is_steered(course)
    assert script_rates(course) == plan_rates(course)


@st.composite
def interventions(draw: st.DrawFn, plan: Plan) -> list[Intervention]:
    """What people might do to a run, one thing after the other, as far as it makes sense."""
    done = 0
    for _ in range(draw(st.integers(1, 8))):
        done = draw(st.integers(done, plan.total_steps))
        key = draw(st.sampled_from(["lr", "lr", "epochs", "schedule", "stop"]))
        value = {
            "lr": repr(draw(st.floats(1e-6, 1.0))),
            "epochs": str(draw(st.integers(1, 9))),
            "schedule": draw(st.sampled_from(SCHEDULES)),
            "stop": draw(st.sampled_from(["time", "patience"])),
        }[key]
        try:
            plan.add(Intervention(done, key, value))  # type: ignore[arg-type]
        except AtelierError:
            continue
    return plan.interventions


@settings(deadline=None)
@given(st.data(), st.sampled_from(SCHEDULES), st.integers(1, 5), st.integers(1, 12))
def test_a_steered_run_takes_the_plans_rates(
    data: st.DataObject, schedule: str, epochs: int, per_epoch: int
) -> None:
    said: dict[str, Any] = {"schedule": schedule, "epochs": epochs, "decay": 0.7}
    done = data.draw(interventions(Plan(twin(**said).spec.train, per_epoch)))
    assume(done)
    course = twin(*done, per_epoch=per_epoch, **said)
    assert script_rates(course) == plan_rates(course)


def test_a_change_stands_in_the_script_with_its_step() -> None:
    course = twin(Intervention(20, "lr", "0.025"), schedule="cosine")
    code = training_part.write(course).definitions[-1]
    assert "(20, 0.025),  # from step 21 on" in code


@pytest.mark.parametrize(
    "done",
    [
        (),
        (Intervention(7, "lr", "0.1"),),
        (Intervention(60, "lr", "0.2"),),
        (Intervention(60, "epochs", "8"),),
        (Intervention(20, "epochs", "3"),),
        (Intervention(20, "stop", "time"),),
        (Intervention(0, "lr", "0.3"),),
    ],
    ids=str,
)
def test_a_constant_rate_needs_no_function(done: tuple[Intervention, ...]) -> None:
    course = twin(*done)
    part = training_part.write(course)
    assert part.definitions == ()
    assert not schedule_part.is_steered(course)
    assert not schedule_part.has_scheduler(course)


@pytest.mark.parametrize(
    "done", [Intervention(30, "epochs", "3"), Intervention(31, "stop", "time")], ids=str
)
def test_a_run_that_was_cut_short_keeps_its_scheduler(done: Intervention) -> None:
    course = twin(done, schedule="onecycle")
    assert schedule_part.has_scheduler(course)
    assert "epochs = 3" in training_part.write(course).lines
    assert script_rates(course) == plan_rates(course)


def test_a_whole_number_is_written_as_the_run_writes_it() -> None:
    assert "optimizer = torch.optim.SGD(model.parameters(), lr=1.0)" in (
        training_part.write(twin(lr=1)).lines
    )


# Loss


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ({}, "index"),
        ({"label_smoothing": 0.1}, "index"),
        ({"loss": "nll"}, "index"),
        ({"loss": "multi_margin"}, "index"),
        ({}, "one_hot"),
        ({"label_smoothing": 0.3}, "one_hot"),
    ],
)
@pytest.mark.parametrize("weighted", [False, True])
def test_the_loss_is_the_engines(said: dict[str, Any], target: str, weighted: bool) -> None:
    weights = tuple(0.5 + label / 3 for label in range(10)) if weighted else ()
    course = twin(target=target, class_weights=weights, **said)
    written = executed(training_part.loss(course), device="cpu")["loss_fn"]
    engines = make_loss(course.spec.train, 10, CPU, course.spec.data.target)
    generator = torch.Generator().manual_seed(1)
    logits = torch.randn(33, 10, generator=generator).mul(4).requires_grad_()
    labels = torch.randint(0, 10, (33,), generator=generator)
    found, expected = written(logits, labels), engines(logits, labels)
    assert torch.equal(found, expected)
    (one,), (other,) = (torch.autograd.grad(loss, logits) for loss in (found, expected))
    assert torch.equal(one, other)


def test_class_weights_must_be_as_many_as_the_classes() -> None:
    with pytest.raises(AtelierError) as refused:
        training_part.write(twin(class_weights=(1.0, 2.0)))
    assert refused.value.code == "class_weights_count"


def test_the_usual_loss_is_said_in_the_usual_way() -> None:
    assert training_part.loss(twin()).lines == ("loss_fn = nn.CrossEntropyLoss()",)


# Optimizer


@pytest.mark.parametrize(
    "said",
    [
        {"optimizer": "sgd"},
        {"optimizer": "sgd", "momentum": 0.9, "weight_decay": 5e-4},
        {"optimizer": "sgd", "momentum": 0.9, "nesterov": True},
        {"optimizer": "adam"},
        {"optimizer": "adam", "weight_decay": 0.01},
        {"optimizer": "adamw"},
        {"optimizer": "adamw", "weight_decay": 0.01},
        {"optimizer": "adamw", "weight_decay": 0.3},
        {"optimizer": "rmsprop", "lr": 0.003},
        {"optimizer": "rmsprop", "weight_decay": 0.1},
    ],
    ids=str,
)
@pytest.mark.parametrize("frozen", [(), ("0",)])
def test_the_optimizer_is_the_engines(said: dict[str, Any], frozen: tuple[str, ...]) -> None:
    model = nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 2))
    for parameter in model[0].parameters():
        parameter.requires_grad_(not frozen)
    course = twin(frozen=frozen, **said)
    written = executed(training_part.write(course), model=model, device="cpu")["optimizer"]
    engines = make_optimizer(model, course.spec.train)
    assert type(written) is type(engines)
    (ours,), (theirs,) = (each.param_groups for each in (engines, written))
    assert list(map(id, ours.pop("params"))) == list(map(id, theirs.pop("params")))
    assert ours == theirs


def test_only_what_is_not_torchs_default_is_said() -> None:
    lines = training_part.write(twin(optimizer="adamw", weight_decay=0.01)).lines
    assert "optimizer = torch.optim.AdamW(model.parameters(), lr=0.1)" in lines

"""One loss, and steps from there, on a copy of the network; for worker threads."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.data_spec import DataSpec
from engine.errors import AtelierError
from engine.train_spec import TrainSpec
from gui.model.backprop_diagram import placed
from gui.model.subject import Subject
from gui.session import Chosen, LoadedDataset
from gui.widgets.model.graph_layout import Placed

if TYPE_CHECKING:
    from torch import Tensor, nn

    from engine.models.gradient_records import GradientTrace
    from engine.training.step_arithmetic import Arithmetic

Index = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Request:
    """What the loss is to be taken of.

    Attributes:
        subject: The network.
        dataset: Where the images are from.
        data: How they are read.
        chosen: The first image; the first of the training split if none is chosen.
        count: How many images.
        training: Whether the network is in training mode.
        train: Names the loss and, for steps, the optimizer.
    """

    subject: Subject
    dataset: LoadedDataset
    data: DataSpec
    chosen: Chosen | None
    count: int
    training: bool
    train: TrainSpec


@dataclass(frozen=True, eq=False)
class Moment:
    """A network at some step, with one loss of it. Its parts are never changed.

    Attributes:
        request: What the loss is taken of.
        module: The network; never run itself, each job works on a copy.
        loss_function: Logits and labels to a mean loss.
        inputs: float32 [N, C, H, W].
        labels: int64 [N].
        states: What the optimizer remembers, by the parameter's name.
        optimizer: Whose memory that is.
        losses: Before each step so far, and now.
        done: What each of those steps was taken with.
        each: The loss of each image, where the loss is their plain mean; else empty.
        trace: The loss, its graph, the gradients.
        graph: The graph laid out.
        parameters: Name and shape of all that have a gradient.
    """

    request: Request
    module: nn.Module
    loss_function: nn.Module
    inputs: Tensor
    labels: Tensor
    states: Mapping[str, Mapping[str, Tensor]]
    optimizer: str
    losses: tuple[float, ...]
    done: tuple[TrainSpec, ...]
    each: tuple[float, ...]
    trace: GradientTrace
    graph: Placed
    parameters: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, eq=False)
class Look:
    """One weight.

    Attributes:
        parameter: The name of its parameter.
        index: Its place there.
        gradient: From autograd.
        slope: The finite difference; None where there is none.
        slope_error: Why there is none.
        arithmetic: The optimizer's step.
    """

    parameter: str
    index: Index
    gradient: float
    slope: float | None
    slope_error: AtelierError | None
    arithmetic: Arithmetic


@dataclass(frozen=True, eq=False)
class Looked:
    """A weight that is shown.

    Attributes:
        first: The network and its loss before any step.
        now: After the steps that were done.
        train: Whose optimizer's next step is written out.
        look: The weight.
    """

    first: Moment
    now: Moment
    train: TrainSpec
    look: Look


def begin(request: Request) -> Moment:
    """The first loss.

    Raises:
        AtelierError: What building the network, reading the images and the trace raise.
    """
    import torch

    from engine.data import loaders
    from engine.training.optimization import make_loss

    module = request.subject.build().module.train(request.training)
    first = request.chosen or Chosen("train", 0)
    images = loaders.prepare(request.dataset.split(first.split), request.data)
    places = [(first.index + i) % len(images) for i in range(min(request.count, len(images)))]
    inputs, labels = images.__getitems__(places)
    loss = make_loss(request.train, len(images.classes), torch.device("cpu"), request.data.target)
    return _moment(request, module, loss, inputs, labels, {}, (), ())


def step(moment: Moment, train: TrainSpec) -> Moment:
    """One step of the optimizer with the gradients of this moment, and the loss after it."""
    from engine.training import step_arithmetic

    module = copy.deepcopy(moment.module)
    states = step_arithmetic.take_step(
        module, train, moment.trace.gradients, _memory(moment, train)
    )
    request = replace(moment.request, train=train)
    return _moment(
        request,
        module,
        moment.loss_function,
        moment.inputs,
        moment.labels,
        states,
        moment.losses,
        (*moment.done, train),
    )


def look(moment: Moment, train: TrainSpec, parameter: str, index: Index | None) -> Look:
    """One weight from all sides.

    Args:
        moment: The network and its gradients.
        train: The optimizer.
        parameter: A name of `moment.parameters`.
        index: Which weight; None for the one with the largest gradient.
    """
    import torch

    from engine.models import gradient_check
    from engine.training import step_arithmetic

    _use_one_thread()
    gradient = moment.trace.gradients[parameter]
    if index is None:
        place = gradient.abs().nan_to_num(nan=0.0).argmax()
        index = tuple(int(i) for i in torch.unravel_index(place, gradient.shape))
    weight = moment.module.get_parameter(parameter).detach()
    state = _memory(moment, train).get(parameter)
    arithmetic = step_arithmetic.explain(train, weight, gradient, state, index)
    slope, slope_error = None, None
    batch = (moment.loss_function, moment.inputs, moment.labels)
    try:
        slope = gradient_check.finite_difference(moment.module, *batch, parameter, index)
    except AtelierError as error:
        slope_error = error
    return Look(parameter, index, float(gradient[index]), slope, slope_error, arithmetic)


def accumulated(moment: Moment, parameter: str, index: Index, times: int) -> float:
    """The weight's gradient after so many calls of backward() and no zero_grad()."""
    from engine.models import gradient_check

    _use_one_thread()
    module = copy.deepcopy(moment.module)
    batch = (moment.loss_function, moment.inputs, moment.labels)
    return gradient_check.repeated(module, *batch, parameter, index, times)


def _moment(
    request: Request,
    module: nn.Module,
    loss_function: nn.Module,
    inputs: Tensor,
    labels: Tensor,
    states: Mapping[str, Mapping[str, Tensor]],
    losses: tuple[float, ...],
    done: tuple[TrainSpec, ...],
) -> Moment:
    from engine.models import gradient_trace

    _use_one_thread()
    trace = gradient_trace.trace(copy.deepcopy(module), loss_function, inputs, labels)
    return Moment(
        request=request,
        module=module,
        loss_function=loss_function,
        inputs=inputs,
        labels=labels,
        states=states,
        optimizer=request.train.optimizer,
        losses=(*losses, trace.loss),
        done=done,
        each=_each(request.train, trace, labels),
        trace=trace,
        graph=placed(trace),
        parameters=tuple((name, tuple(g.shape)) for name, g in trace.gradients.items()),
    )


def _each(train: TrainSpec, trace: GradientTrace, labels: Tensor) -> tuple[float, ...]:
    from torch.nn import functional

    plain = train.loss in ("cross_entropy", "nll") and not train.label_smoothing
    if not plain or train.class_weights:
        return ()
    parts = functional.cross_entropy(trace.outputs, labels, reduction="none")
    return tuple(parts.tolist())


def _memory(moment: Moment, train: TrainSpec) -> Mapping[str, Mapping[str, Tensor]]:
    """What the optimizer remembers; one that is new remembers nothing."""
    return moment.states if train.optimizer == moment.optimizer else {}


def _use_one_thread() -> None:
    from engine import devices

    devices.use_threads(1)  # a training in progress has first call on the cores

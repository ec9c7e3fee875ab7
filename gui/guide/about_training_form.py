"""What lessons can name of the training form: its fields, what it says, and this machine."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from engine.data_spec import DataSpec
from engine.errors import AtelierError
from engine.lessons.vocabulary import Parameter
from engine.train_spec import (
    DEVICES,
    OPTIMIZERS,
    OptimizerName,
    TrainSpec,
    available_cores,
    default_threads,
)
from gui.background import Job
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once, number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.main_window import MainWindow
    from gui.widgets.forms.train_form import TrainForm

_CLOTHES = ("garments", "fashion-mnist")  # of ten classes, 28x28 grey: what the lessons count on
_preferred: list[str] = []  # the device of this machine, once it is known

_FIELDS: dict[str, Callable[[TrainForm], QWidget]] = {
    "rate": lambda form: form.lr,
    "optimizer": lambda form: form.optimizer,
    "machine": lambda form: form.machine.header,
    "device": lambda form: form.device if form.machine.is_open() else form.machine.header,
    "threads": lambda form: form.threads if form.machine.is_open() else form.machine.header,
}
HOW = {
    "optimizer": Parameter(OPTIMIZERS, required=False),
    "rate": Parameter("positive", required=False),
    "epochs": Parameter("whole", required=False, least=1),
    "batch": Parameter("whole", required=False, least=1),
}


def form_of(window: MainWindow) -> TrainForm:
    """The form, as it is now."""
    return window.training_tab.panel.form


def _machine_is_open(window: MainWindow, _arguments: Arguments) -> Holds:
    return lambda: form_of(window).machine.is_open() and form_of(window).isVisible()


def _next(window: MainWindow, arguments: Arguments) -> QWidget:
    """The field that says something else than a task wants, or else the button that starts."""
    form = form_of(window)
    value = form.value()
    if arguments.get("optimizer", value.optimizer) != value.optimizer:
        return form.optimizer
    if not math.isclose(number(arguments, "rate", value.lr or 0.0), value.lr or 0.0):
        return form.lr
    if arguments.get("device", value.device) != value.device:
        return _FIELDS["device"](form)
    return window.training_tab.panel.start_button


# Actions


def _open_clothes(window: MainWindow, _arguments: Arguments) -> Holds:
    """Have pictures of clothes, read as they are: those that are open, or the garments."""
    session, is_plain = window.session, False

    def goes_on() -> bool:
        nonlocal is_plain
        dataset = session.dataset
        if dataset is None or dataset.entry.name not in _CLOTHES:
            return False
        if not is_plain:
            is_plain = True
            session.set_data(DataSpec(dataset.entry.name))
        return True

    if not goes_on():
        window.library.open(DataSpec(_CLOTHES[0]))
    return goes_on


def how(train: TrainSpec, arguments: Arguments) -> TrainSpec:
    """The tutorial's way, on a person's machine and with their seed, but for what is named."""
    name = cast(OptimizerName, arguments.get("optimizer", "sgd"))
    made = TrainSpec(
        optimizer=name,
        epochs=int(number(arguments, "epochs", 1)),
        batch_size=int(number(arguments, "batch", 64)),
        threads=train.threads,
        device=train.device,
        seed=train.seed,
    )
    return replace(made, lr=number(arguments, "rate", made.lr or 0.0))


def _fill_form(window: MainWindow, arguments: Arguments) -> Holds:
    """Set the form, as the tutorial does but for what is named."""
    form = form_of(window)
    form.set_value(how(form.value(), arguments))
    return at_once


def _find_device(window: MainWindow, _arguments: Arguments) -> Holds:
    """Find out, in a thread, where a training would compute that leaves it to Atelier."""
    if not _preferred:
        window.background.start(_ask_torch, _preferred.append, _note_no_device)
    return lambda: bool(_preferred)


def _ask_torch(_job: Job) -> str:
    from engine import devices

    return devices.choose("auto").type.upper()


def _note_no_device(_error: AtelierError) -> None:
    _preferred.append("CPU")


# Values


def _images(window: MainWindow) -> int:
    """How many images an epoch of what the form says sees."""
    dataset, train = window.session.dataset, form_of(window).value()
    if dataset is None:
        return 0
    drawn = window.session.data.drawn(len(dataset.train))
    return drawn if isinstance(train.validation, str) else drawn - round(drawn * train.validation)


def _steps_of_epoch(window: MainWindow) -> str:
    images = _images(window)
    return f"{-(-images // form_of(window).value().batch_size):,}" if images else ""


def _image_count(window: MainWindow) -> str:
    images = _images(window)
    return f"{images:,}" if images else ""


KNOWN = Known(
    checks={"form-machine": Check(_machine_is_open)},
    actions={
        "clothes": Action(_open_clothes),
        "form": Action(_fill_form, HOW),
        "device-known": Action(_find_device),
    },
    places={
        "form": Place(
            lambda window, arguments: _FIELDS[arguments["name"]](form_of(window)),
            {"name": Parameter(tuple(_FIELDS))},
        ),
        "form-next": Place(
            _next,
            {
                "optimizer": HOW["optimizer"],
                "rate": HOW["rate"],
                "device": Parameter(DEVICES, required=False),
            },
        ),
    },
    values={
        "form.images": _image_count,
        "form.batch": lambda window: str(form_of(window).value().batch_size),
        "form.steps": _steps_of_epoch,
        "machine.device": lambda _window: "".join(_preferred[-1:]),
        "machine.cores": lambda _window: str(available_cores()),
        "machine.threads": lambda _window: str(default_threads()),
    },
)

"""What lessons can name of the page of transforms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.lessons.vocabulary import Parameter
from engine.transform_steps import KINDS, TransformStep, enabled_steps, is_random
from gui.data.transform_previews import DRAWS, Answer, Stage, mean_and_std
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once
from gui.widgets.data.target_box import one_hot

if TYPE_CHECKING:
    from gui.data.transforms_view import TransformsView
    from gui.main_window import MainWindow
    from gui.session import LoadedDataset

_KIND = Parameter(tuple(KINDS))
_TARGET = {"name": Parameter(("index", "one_hot"))}
_NEAR = 1e-3  # figures with three decimals that are rounded are those of the dataset


def _view(window: MainWindow) -> TransformsView:
    return window.data_tab.transforms


def _worked_out(window: MainWindow) -> Answer | None:
    """What the page shows, if that is what the session's transforms do."""
    if not _view(window).isVisible():
        return None
    answer = _view(window).answer
    is_newest = answer is not None and answer.request.steps == window.session.data.transforms
    return answer if is_newest else None


# Checks


def _image_is_followed(window: MainWindow, arguments: Arguments) -> Holds:
    """Another image than now is chosen, and looked at step by step."""
    before = window.session.chosen

    def holds() -> bool:
        is_other = window.session.chosen not in (None, before)
        return is_other and _worked_out(window) is not None

    return holds


class _Standardized:
    """Whether a Normalize has the dataset's own mean and deviation, wherever it has them from."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._measured: LoadedDataset | None = None
        self._figures: tuple[float, float] | None = None

    def __call__(self) -> bool:
        dataset = self._window.session.dataset
        if dataset is None:
            return False
        if dataset is not self._measured:
            self._measure(dataset)
        steps = enabled_steps(self._window.session.data.transforms)
        return _worked_out(self._window) is not None and any(map(self._has_figures, steps))

    def _has_figures(self, step: TransformStep) -> bool:
        if step.name != "Normalize" or self._figures is None:
            return False
        given = step.value("mean"), step.value("std")
        return all(abs(a - b) < _NEAR for a, b in zip(given, self._figures, strict=True))

    def _measure(self, dataset: LoadedDataset) -> None:
        self._measured, self._figures = dataset, None

        def done(figures: tuple[float, float]) -> None:
            if dataset is self._measured:
                self._figures = figures

        window = self._window
        window.background.start(
            lambda job: mean_and_std(dataset, job), done, window.library.failed.emit
        )


def _is_standardized(window: MainWindow, arguments: Arguments) -> Holds:
    return _Standardized(window)


def _is_redrawn(window: MainWindow, arguments: Arguments) -> Holds:
    """Something random is in the list, and was drawn once more than now."""
    last = _view(window).answer
    before = [] if last is None else [last.request.seed]

    def holds() -> bool:
        answer = _worked_out(window)
        if answer is None:
            return False
        if not before:
            before.append(answer.request.seed)
        return is_random(answer.request.steps) and answer.request.seed not in before

    return holds


def _names(window: MainWindow) -> list[str]:
    return [step.name for step in enabled_steps(window.session.data.transforms)]


def _is_in_order(window: MainWindow, arguments: Arguments) -> Holds:
    def holds() -> bool:
        names = _names(window)
        wanted = arguments["first"], arguments["then"]
        if _worked_out(window) is None or any(name not in names for name in wanted):
            return False
        return names.index(wanted[0]) < names.index(wanted[1])

    return holds


def _target_is(window: MainWindow, arguments: Arguments) -> Holds:
    return lambda: window.session.data.target == arguments["name"]


# Actions


def _show(window: MainWindow, steps: tuple[TransformStep, ...]) -> Holds:
    """Use these steps, and look at what they do."""
    window.session.set_data(replace(window.session.data, transforms=steps))
    window.data_tab.pages.setCurrentWidget(_view(window))
    return lambda: _worked_out(window) is not None


def _add(window: MainWindow, arguments: Arguments) -> Holds:
    """Have a step, at the end if it is not there."""
    steps, name = window.session.data.transforms, arguments["name"]
    if name not in _names(window):
        steps = (*steps, TransformStep.make(name))
    return _show(window, steps)


def _put_first(window: MainWindow, arguments: Arguments) -> Holds:
    """Have a step before all others."""
    steps, name = window.session.data.transforms, arguments["name"]
    one = next((step for step in steps if step.name == name), TransformStep.make(name))
    return _show(window, (replace(one, enabled=True), *(s for s in steps if s.name != name)))


def _redraw(window: MainWindow, arguments: Arguments) -> Holds:
    window.data_tab.pages.setCurrentWidget(_view(window))
    _view(window).previews.redraw_button.click()
    return at_once


def _set_target(window: MainWindow, arguments: Arguments) -> Holds:
    session = window.session
    is_vector = arguments["name"] == "one_hot"
    session.set_data(replace(session.data, target="one_hot" if is_vector else "index"))
    window.data_tab.pages.setCurrentWidget(_view(window))
    return at_once


# Values


def _range(stage: Stage, decimals: int = 2) -> str:
    """From where to where its values go, as the page says it."""
    span = QCoreApplication.translate("PreviewPanel", "{0} to {1}")
    low, high = (
        f"{value:.{decimals}f}".replace("-", "\N{MINUS SIGN}") for value in (stage.low, stage.high)
    )
    return span.format(low, high)


def _said_of(stage: Stage) -> str:
    """Shape and range."""
    return f"{list(stage.shape)}, {_range(stage)}"


def _stored(window: MainWindow) -> str:
    answer = _view(window).answer
    if answer is None:
        return ""
    stage = answer.stages[0]
    return f"{list(stage.shape)} uint8, {_range(stage, 0)}"


def _floats(window: MainWindow) -> str:
    answer = _view(window).answer
    return "" if answer is None else f"{_said_of(answer.stages[1])}"


def _last(window: MainWindow) -> str:
    answer = _view(window).answer
    if answer is None or answer.stages[-1].error is not None:
        return ""
    return _said_of(answer.stages[-1])


def _after_normalize(window: MainWindow) -> str:
    answer = _view(window).answer
    stages = () if answer is None else answer.stages
    found = (each for each in stages if each.step is not None and each.step.name == "Normalize")
    stage = next(found, None)
    return "" if stage is None else _range(stage)


def _setting(window: MainWindow, name: str) -> str:
    steps = enabled_steps(window.session.data.transforms)
    values = (step.value(name) for step in steps if step.name == "Normalize")
    return f"{next(values):.4f}" if "Normalize" in _names(window) else ""


def _label(window: MainWindow) -> int | None:
    dataset, chosen = window.session.dataset, window.session.chosen
    if dataset is None:
        return None
    labels = dataset.train.labels if chosen is None else dataset.split(chosen.split).labels
    return int(labels[0 if chosen is None else chosen.index])


def _label_text(window: MainWindow) -> str:
    label = _label(window)
    return "" if label is None else str(label)


def _vector(window: MainWindow) -> str:
    label, inputs = _label(window), window.session.inputs
    return "" if label is None or inputs is None else one_hot(label, len(inputs.classes))


KNOWN = Known(
    checks={
        "transforms-followed": Check(_image_is_followed),
        "transforms-standardized": Check(_is_standardized),
        "transforms-redrawn": Check(_is_redrawn),
        "transforms-order": Check(_is_in_order, {"first": _KIND, "then": _KIND}),
        "target-is": Check(_target_is, _TARGET),
    },
    actions={
        "transforms-add": Action(_add, {"name": _KIND}),
        "transforms-first": Action(_put_first, {"name": _KIND}),
        "transforms-redraw": Action(_redraw),
        "target": Action(_set_target, _TARGET),
    },
    places={
        "transforms-add": Place(lambda window, _: _view(window).steps.add_button),
        "transforms-redraw": Place(lambda window, _: _view(window).previews.redraw_button),
        "transforms-list": Place(lambda window, _: _view(window).steps.list),
        "target-choice": Place(lambda window, _: _view(window).target.choice),
    },
    values={
        "transforms.stored": _stored,
        "transforms.floats": _floats,
        "transforms.last": _last,
        "transforms.draws": lambda _: str(DRAWS),
        "normalize.mean": lambda window: _setting(window, "mean"),
        "normalize.std": lambda window: _setting(window, "std"),
        "normalize.range": _after_normalize,
        "target.label": _label_text,
        "target.vector": _vector,
    },
)

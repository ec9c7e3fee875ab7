"""The Model tab's pages as code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from engine.codegen.pages import model_backprop, model_layers, model_walk
from engine.codegen.twin import Language
from engine.run_spec import RunSpec
from engine.train_spec import TrainSpec
from gui.code.made_code import BuilderCode, CustomCode, TensorsCode, WeightsCode
from gui.code.page_code import PageCode, Shown
from gui.code.shown_data import twin_of, writer
from gui.code.shown_network import both, is_loaded, picture_writer, weights_writer
from gui.model.backprop_bench import Looked
from gui.model.backprop_texts import single
from gui.model.backprop_view import BackpropView
from gui.model.layers_view import LayersView
from gui.model.walk_maker import Answer
from gui.model.walk_view import WalkView
from gui.session import Chosen, Session
from gui.widgets.model.softmax_bars import softmax

if TYPE_CHECKING:
    from gui.tabs.model_tab import ModelTab

Says = tuple[tuple[str, str], ...]


def codes_of(tab: ModelTab, session: Session, language: Language) -> tuple[PageCode, ...]:
    """The code of each page of the Model tab, in the order of its pages."""
    return (
        LayersCode(tab.layers, language, tab),
        WalkCode(tab.walk, language, tab),
        BackpropCode(tab.backprop, language, tab),
        BuilderCode(tab.builder, language, tab),
        CustomCode(tab.custom, session, language, tab),
        WeightsCode(session, tab.weights, language, tab),
        TensorsCode(tab.tensors, language, tab),
    )


class LayersCode(PageCode):
    """The network printed, its parameters, and the figures of the chosen one."""

    def __init__(
        self, view: LayersView, language: Language = "en", parent: QObject | None = None
    ) -> None:
        super().__init__(self.tr("Model: Layers"), parent)
        self._view, self._language = view, language
        view.shown_changed.connect(self.changed)
        view.values.was_read.connect(self.changed)

    def shown(self) -> Shown | None:
        """The network that the tree shows."""
        view, subject = self._view, self._view.subject
        if subject is None:
            return None
        tensor, inputs = view.tensor, subject.inputs
        snippet = model_layers.parameters(
            subject.spec,
            inputs.shape,
            len(inputs.classes),
            self._language,
            loaded=is_loaded(subject),
            chosen="" if tensor is None else tensor.path,
            count=0 if tensor is None else tensor.count,
        )
        says = [(self.tr("Network"), view.totals.text().partition("\n")[0])]
        if tensor is not None:
            says += [
                (tensor.path, view.values.kind.text()),
                (self.tr("Figures"), view.values.numbers.text()),
            ]
        return Shown(snippet, tuple(says), weights_writer(subject), subject.spec.code)

    def reason(self) -> str:
        """There is none where there is no tree."""
        return self.tr("No network is shown yet.")


class WalkCode(PageCode):
    """The images that walk, a hook on every layer, and the softmax."""

    def __init__(
        self, view: WalkView, language: Language = "en", parent: QObject | None = None
    ) -> None:
        super().__init__(self.tr("Model: Walk"), parent)
        self._view, self._language = view, language
        view.answer_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """The walk that is shown."""
        answer = self._view.answer
        if answer is None:
            return None
        request = answer.request
        subject, chosen = request.subject, request.chosen or Chosen("test", 0)
        twin = twin_of(request.dataset, RunSpec(request.data, subject.spec), self._language)
        is_drawn = answer.labels[0] < 0
        total = len(request.dataset.split(chosen.split))
        count = len(answer.labels) - is_drawn
        snippet = model_walk.walk(
            twin,
            chosen.split,
            tuple((chosen.index + step) % total for step in range(count)),
            loaded=is_loaded(subject),
            drawing=is_drawn,
        )
        write = both(writer(request.dataset), weights_writer(subject))
        if is_drawn:
            write = both(write, picture_writer(answer.pictures[0], model_walk.DRAWING))
        return Shown(snippet, self._says(answer), write, subject.spec.code)

    def _says(self, answer: Answer) -> Says:
        walk = answer.walk
        says = [(step.path, f"{step.kind} {list(step.output_shape or ())}") for step in walk.steps]
        logits = () if walk.logits is None else walk.logits
        for number, shares in enumerate(map(softmax, logits), 1):
            label = int(shares.argmax())
            text = self.tr("{0} {1}, sum {2}").format(
                answer.classes[label], f"{shares[label]:.1%}", f"{shares.sum():.4f}"
            )
            says.append((self.tr("Image {0}").format(number), text))
        return tuple(says)

    def reason(self) -> str:
        """There is none before something has walked."""
        return self.tr("No images have walked yet.")


class BackpropCode(PageCode):
    """One loss, its gradient for one weight, and the optimizer's step."""

    def __init__(
        self, view: BackpropView, language: Language = "en", parent: QObject | None = None
    ) -> None:
        super().__init__(self.tr("Model: Backprop"), parent)
        self._view, self._language = view, language
        view.looked.connect(self.changed)

    def shown(self) -> Shown | None:
        """The weight that is shown, if all steps so far were of the optimizer that is set."""
        looked = self._view.looked_at
        if looked is None or not _is_one_optimizer(looked):
            return None
        request, look = looked.first.request, looked.look
        subject, chosen = request.subject, request.chosen or Chosen("train", 0)
        train = replace(request.train, **_optimizer(looked.train))
        spec = RunSpec(request.data, subject.spec, train)
        total = len(request.dataset.split(chosen.split))
        snippet = model_backprop.step(
            twin_of(request.dataset, spec, self._language),
            chosen.split,
            tuple((chosen.index + i) % total for i in range(min(request.count, total))),
            loaded=is_loaded(subject),
            training=request.training,
            done=len(looked.now.done),
            parameter=look.parameter,
            place=look.index,
        )
        says = (
            (self.tr("Loss"), single(looked.now.losses[-1])),
            (self.tr("Weight"), single(look.arithmetic.before)),
            (self.tr("Gradient"), single(look.gradient)),
            (self.tr("After the step"), single(look.arithmetic.after)),
        )
        write = both(writer(request.dataset), weights_writer(subject))
        return Shown(snippet, says, write, subject.spec.code)

    def reason(self) -> str:
        """There is none before there is a loss, and for steps of several kinds."""
        if self._view.looked_at is None:
            return self.tr("Make one loss first.")
        return self.tr("The optimizer was changed between the steps: begin again.")


def _optimizer(train: TrainSpec) -> dict[str, Any]:
    """What the page sets of an optimizer."""
    names = ("optimizer", "lr", "momentum", "nesterov", "weight_decay")
    return {name: getattr(train, name) for name in names}


def _is_one_optimizer(looked: Looked) -> bool:
    wanted = _optimizer(looked.train)
    return all(_optimizer(train) == wanted for train in looked.now.done)

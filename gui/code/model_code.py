"""The Model tab's pages as code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.codegen.pages import model_layers, model_walk
from engine.codegen.twin import Language
from engine.run_spec import RunSpec
from gui.code.page_code import PageCode, Shown
from gui.code.shown_data import twin_of, writer
from gui.code.shown_network import both, is_loaded, picture_writer, weights_writer
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
        says = []
        for step in answer.walk.steps:
            shape = "" if step.output_shape is None else f" {list(step.output_shape)}"
            says.append((step.path, f"{step.kind}{shape}"))
        for number, logits in enumerate(answer.walk.logits if answer.walk.logits is not None else ()):
            shares = softmax(logits)
            label = int(shares.argmax())
            text = self.tr("{0} {1}, sum {2}").format(
                answer.classes[label], f"{shares[label]:.1%}", f"{shares.sum():.4f}"
            )
            says.append((self.tr("Image {0}").format(number + 1), text))
        return tuple(says)

    def reason(self) -> str:
        """There is none before something has walked."""
        return self.tr("No images have walked yet.")

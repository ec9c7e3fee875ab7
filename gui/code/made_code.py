"""The Model tab's pages on which networks, weights and tensors are made, as code."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from engine.codegen.pages import model_dynamic, model_made, model_pad, model_weights
from engine.codegen.pages.model_pad import Typed
from engine.codegen.twin import Language
from engine.run_spec import BUILDER, CUSTOM, ModelSpec
from gui.code.page_code import PageCode, Shown
from gui.code.shown_network import both, picture_writer, state_of
from gui.model.builder_view import BuilderView
from gui.model.custom_view import CustomView
from gui.model.subject import subject_of
from gui.model.tensor_pad_runner import Source, Taken
from gui.model.tensors_view import TensorsView
from gui.model.weights_view import WeightsView
from gui.session import Session


class BuilderCode(PageCode):
    """The network of layers as a class, called on a picture of noise."""

    def __init__(
        self, view: BuilderView, language: Language = "en", parent: QObject | None = None
    ) -> None:
        super().__init__(self.tr("Model: Builder"), parent)
        self._view, self._language = view, language
        view.side.whole_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """The network as it stands.

        Raises:
            AtelierError: Its first mistake.
        """
        side = self._view.side
        whole = side.whole
        if whole is None:
            return None
        model = ModelSpec(BUILDER, layers=whole.root)
        snippet = model_made.tried(model, whole.shape, whole.classes, self._language)
        says = (
            (self.tr("Size"), side.parameters.text()),
            (self.tr("Answer"), side.output.text()),
        )
        return Shown(snippet, says)

    def reason(self) -> str:
        """There is none without pictures."""
        return self.tr("No dataset is open yet.")


class CustomCode(PageCode):
    """The class of the file that is shown, made and called on two pictures of noise."""

    def __init__(
        self,
        view: CustomView,
        session: Session,
        language: Language = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self.tr("Model: Your class"), parent)
        self._view, self._session, self._language = view, session, language
        view.panel.told.connect(self.changed)
        view.panel.changed.connect(self.changed)
        session.dataset_changed.connect(self.changed)
        session.data_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """The chosen class with the arguments as they are in the fields."""
        code, inputs = self._view.code(), self._session.inputs
        panel = self._view.panel
        if code is None or inputs is None or panel.why_not():
            return None
        model = ModelSpec(CUSTOM, code=code)
        snippet = model_made.tried(
            model, inputs.shape, len(inputs.classes), self._language, pictures=2
        )
        lines = [panel.verdict.text(), *panel.facts.text().splitlines()]
        says = tuple((code.class_name, line) for line in lines if line)
        return Shown(snippet, says, None, code)

    def reason(self) -> str:
        """There is none without a class, and while an argument is missing."""
        if self._session.inputs is None:
            return self.tr("No dataset is open yet.")
        return self._view.panel.why_not() or self.tr("No class is chosen.")


class WeightsCode(PageCode):
    """The state_dict of the network that is shown."""

    def __init__(
        self,
        session: Session,
        view: WeightsView,
        language: Language = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self.tr("Model: Weights"), parent)
        self._session, self._view, self._language = session, view, language
        for signal in (
            session.dataset_changed,
            session.data_changed,
            session.model_changed,
            session.own_weights_changed,
        ):
            signal.connect(self.changed)

    def shown(self) -> Shown | None:
        """The weights in their file, fresh ones too."""
        subject = subject_of(self._session)
        if subject is None:
            return None
        inputs = subject.inputs
        snippet = model_weights.state_dict(
            subject.spec, inputs.shape, len(inputs.classes), self._language
        )
        says = ((self.tr("Weights"), self._view.card.origin()),)
        return Shown(snippet, says, state_of(subject), subject.spec.code)

    def reason(self) -> str:
        """There is none without pictures."""
        return self.tr("No dataset is open yet.")


class TensorsCode(PageCode):
    """What was typed on the pad, or the dynamic graphs: whichever is in front."""

    def __init__(
        self, view: TensorsView, language: Language = "en", parent: QObject | None = None
    ) -> None:
        super().__init__(self.tr("Model: Tensors"), parent)
        self._view, self._language = view, language
        view.page_changed.connect(self.changed)
        view.pad.runner.answered.connect(self.changed)
        for side in view.dynamic.sides:
            side.recorded.connect(self.changed)

    def shown(self) -> Shown | None:
        """The page in front."""
        return self._pad() if self._view.shows_pad else self._dynamic()

    def _pad(self) -> Shown | None:
        runner = self._view.pad.runner
        if not runner.taken:
            return None
        tensors = [each for each in runner.tensors if each.name != "picture"]
        typed, pictures = _typed(runner.taken)
        snippet = model_pad.lines(
            typed, [(each.name, each.kind == "array") for each in tensors], self._language
        )
        says = tuple(
            (each.name, f"{list(each.shape)} {each.dtype} {each.strides}") for each in tensors
        )
        writers = [
            picture_writer(picture, model_pad.picture_file(number))
            for number, picture in enumerate(pictures, 1)
        ]
        return Shown(snippet, says, both(*writers))

    def _dynamic(self) -> Shown:
        sides = self._view.dynamic.sides
        snippet = model_dynamic.graphs(tuple(side.values() for side in sides), self._language)
        titles = (self.tr("Input A"), self.tr("Input B"))
        ways = [side.way.text() for side in sides]
        return Shown(snippet, tuple((a, b) for a, b in zip(titles, ways, strict=True) if b))

    def reason(self) -> str:
        """There is none before something is typed."""
        return self.tr("Nothing is typed on the pad yet.")


def _typed(taken: Sequence[Taken]) -> tuple[list[Typed], list[NDArray[np.uint8]]]:
    """The lines, and the pictures that they use, in the order of their numbers."""
    typed = list[Typed]()
    numbers: dict[Source, int] = {}
    pictures = list[NDArray[np.uint8]]()
    for each in taken:
        picture = each.source.picture
        if picture is None or not model_pad.uses_picture(each.line):
            typed.append(Typed(each.line, each.name, each.has_text))
            continue
        if each.source not in numbers:
            pictures.append(picture)
            numbers[each.source] = len(pictures)
        number, colour = numbers[each.source], picture.ndim == 3
        typed.append(Typed(each.line, each.name, each.has_text, number, colour))
    return typed, pictures

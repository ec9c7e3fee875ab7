"""The Draw tab's pages as code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from engine import home
from engine.codegen.pages import draw_framing, draw_verdicts, draw_why
from engine.codegen.twin import Language
from engine.data_spec import Inputs
from engine.run_spec import ModelSpec
from gui.code.page_code import PageCode, Shown
from gui.code.shown_network import Write, both, picture_writer, state_writer
from gui.drawing.verdicts_view import softmax
from gui.numbers import percent
from gui.session import OwnWeights, Session

if TYPE_CHECKING:
    from pathlib import Path

    from engine.inference.classifier import Prediction
    from gui.tabs.draw_tab import DrawTab

# The network that comes with Atelier, and what it is asked about; its classes are told later.
_SHIPPED = ModelSpec("sketch")
_DATASET, _PICTURE = "fashion-mnist", (1, 28, 28)


def codes_of(tab: DrawTab, session: Session, language: Language) -> tuple[PageCode, ...]:
    """The code of each page of the Draw tab, in the order of its pages."""
    return (
        VerdictsCode(tab, session, language, tab),
        WhyCode(tab, session, language, tab),
        TeachCode(tab),
    )


class _DrawCode(PageCode):
    """What the pages have in common: they speak of the drawing on the canvas.

    Args:
        title: As `PageCode` has it.
        tab: Knows the drawing.
        session: Knows the person's own weights.
        language: Of the comments.
        parent: Owner.
    """

    def __init__(
        self,
        title: str,
        tab: DrawTab,
        session: Session,
        language: Language,
        parent: QObject | None,
    ) -> None:
        super().__init__(title, parent)
        self._tab, self._session, self._language = tab, session, language
        tab.verdict_changed.connect(self.changed)

    def reason(self) -> str:
        """There is none for an empty sheet."""
        if self._tab.picture is None:
            return self.tr("Nothing is drawn yet.")
        return self.tr("The verdict is on its way.")

    def _write(self, own: OwnWeights | None, ours: Write) -> Write | None:
        picture = self._tab.picture
        assert picture is not None
        weights = ours if own is None else state_writer(own.state_dict)
        return both(weights, picture_writer(picture, draw_framing.DRAWING))


class VerdictsCode(_DrawCode):
    """The person's own model's verdict; Atelier's where there is none."""

    def __init__(
        self,
        tab: DrawTab,
        session: Session,
        language: Language = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self.tr("Draw: Verdicts"), tab, session, language, parent)

    def shown(self) -> Shown | None:
        """The likeliest classes."""
        verdicts = self._tab.verdicts
        shipped, prediction = self._tab.newest
        own = self._session.own_weights if prediction is not None else None
        bars = verdicts.shipped_bars if own is None else verdicts.own_bars
        named = shipped if own is None else prediction
        if named is None or self._tab.picture is None:
            return None
        if len(bars.classes()) != len(named.logits):
            return None  # the verdict of other weights is still on its way
        model, inputs = _asked(own, bars.classes())
        exponent = verdicts.exponent
        snippet = draw_verdicts.verdict(model, inputs, self._language, exponent)
        says = self._says(named, bars.classes(), exponent)
        title = self.tr("Atelier's model") if own is None else self.tr("Your model")
        write = self._write(own, _write_weights_in_use)
        return Shown(snippet, ((self.tr("Named by"), title), *says), write, model.code)

    def _says(
        self, named: Prediction, classes: tuple[str, ...], exponent: float
    ) -> tuple[tuple[str, str], ...]:
        shares = softmax(named.logits / 10**exponent)
        likeliest = np.argsort(-shares, kind="stable")[: draw_verdicts.LIKELIEST]
        return tuple((classes[label], percent(shares[label], 1)) for label in likeliest)


class WhyCode(_DrawCode):
    """Which ink spoke for the class that is explained."""

    def __init__(
        self,
        tab: DrawTab,
        session: Session,
        language: Language = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self.tr("Draw: Why"), tab, session, language, parent)
        tab.why.answer_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """The explanation that is shown."""
        answer = self._tab.why.answer
        if answer is None or self._tab.picture is None:
            return None
        own, label = answer.request.own, answer.labels[0]
        model, inputs = _asked(own, answer.classes)
        snippet = draw_why.saliency(model, inputs, self._language, answer.request.label)
        says = [(answer.classes[label], percent(float(answer.probabilities[label]), 1))]
        for place in np.argsort(-answer.saliency[0].ravel(), kind="stable")[: draw_why.STRONGEST]:
            row, column = divmod(int(place), answer.saliency.shape[2])
            where = self.tr("Row {0}, column {1}").format(row, column)
            says.append((where, f"{answer.saliency[0, row, column]:+.3f}"))
        return Shown(snippet, tuple(says), self._write(own, _write_shipped), model.code)

    def reason(self) -> str:
        """There is none before something is explained."""
        if self._tab.picture is None:
            return super().reason()
        return self.tr("The explanation is on its way.")


class TeachCode(PageCode):
    """Says why teaching has no code."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(self.tr("Draw: Teach"), parent)

    def shown(self) -> Shown | None:
        """There is none."""
        return None

    def reason(self) -> str:
        """It is a training with rules of its own, on drawings that are kept by Atelier."""
        return self.tr(
            "Teaching trains a copy of Atelier's model on your drawings and on photos at once, and "
            "checks that it has forgotten nothing. That is no few lines of code."
        )


def _asked(own: OwnWeights | None, classes: tuple[str, ...]) -> tuple[ModelSpec, Inputs]:
    """Which network names the drawing, and what it is asked about."""
    if own is not None:
        return own.model, own.inputs
    return _SHIPPED, Inputs(_DATASET, _PICTURE, classes)


def _write_weights_in_use(folder: Path) -> None:
    """Those that ship, or what they were taught since; in a worker thread."""
    from engine.models import taught, weights

    state_writer(weights.read(taught.current_weights()).state_dict)(folder)


def _write_shipped(folder: Path) -> None:
    """Those that are explained: what they were taught since is not in them."""
    from engine.models import weights

    state_writer(weights.read(home.default_weights()).state_dict)(folder)

"""The Training tab's pages as code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.codegen.pages import training_first_steps, training_results, training_runs
from engine.codegen.twin import Language
from engine.data_spec import DataSpec
from engine.run_spec import RunSpec
from gui.code.page_code import PageCode, Shown
from gui.code.shown_data import twin_of, writer
from gui.session import Session
from gui.training.controller import TrainingController
from gui.training.results_view import ResultsView
from gui.training.run_panel import RunPanel
from gui.training.runs_view import RunsView

if TYPE_CHECKING:
    from torch import Tensor

    from gui.tabs.training_tab import TrainingTab

Write = Callable[[Path], None]


def codes_of(
    tab: TrainingTab, session: Session, controller: TrainingController, language: Language
) -> tuple[PageCode, ...]:
    """The code of the Training tab's pages, in their order; the last is not always there."""
    return (
        CurvesCode(session, tab.panel, controller, language, tab),
        ResultsCode(tab.results, language, tab),
        RunsCode(tab.runs, language, tab),
        RangeTestCode(tab),
    )


class CurvesCode(PageCode):
    """What the form says, and the first steps of a run of it."""

    def __init__(
        self,
        session: Session,
        panel: RunPanel,
        controller: TrainingController,
        language: Language = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self.tr("Training: Curves"), parent)
        self._session, self._panel, self._controller = session, panel, controller
        self._language = language
        for signal in (
            session.dataset_changed,
            session.data_changed,
            session.model_changed,
            panel.form.value_changed,
            panel.form.validity_changed,
            controller.run_changed,
            controller.progressed,
        ):
            signal.connect(self.changed)

    def shown(self) -> Shown | None:
        """The form; beside it the losses of the run that is shown, if it is one of such a spec."""
        dataset, spec = self._session.dataset, self._panel.spec
        if dataset is None or spec is None:
            return None
        snippet = training_first_steps.first_steps(twin_of(dataset, spec, self._language))
        return Shown(snippet, self._says(spec), writer(dataset), spec.model.code)

    def _says(self, spec: RunSpec) -> tuple[tuple[str, str], ...]:
        history = self._controller.history
        steered = any(change.step < training_first_steps.STEPS for change in history.interventions)
        if self._controller.spec != spec or steered:
            return ()
        losses = history.losses[: training_first_steps.STEPS].tolist()
        return tuple(
            (self.tr("Loss of step {0}").format(step), repr(loss))
            for step, loss in enumerate(losses, 1)
        )

    def reason(self) -> str:
        """There is none where Start would do nothing."""
        if self._session.dataset is None:
            return self.tr("No dataset is open yet.")
        return self.tr("What the form says cannot be trained.")


class ResultsCode(PageCode):
    """The weights that were measured, and what came of it."""

    def __init__(
        self, view: ResultsView, language: Language = "en", parent: QObject | None = None
    ) -> None:
        super().__init__(self.tr("Training: Results"), parent)
        self._view, self._language = view, language
        view.results_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """The results on the page."""
        found = self._view.results
        if found is None:
            return None
        request, results = found
        own, dataset = request.own, request.dataset
        spec = request.spec or RunSpec(DataSpec(dataset.entry.name), own.model)
        # Without a run nobody knows more of its images than what goes with the weights.
        spec = replace(
            spec, model=own.model, data=replace(spec.data, transforms=own.inputs.transforms)
        )
        snippet = training_results.measured(
            twin_of(dataset, spec, self._language), on_training=results.part == "training"
        )
        says = (
            (self.tr("Result"), self._view.headline.text()),
            (self.tr("Measured"), self._view.subline.text()),
        )
        return Shown(snippet, says, _with_weights(writer(dataset), own.state_dict), own.model.code)

    def reason(self) -> str:
        """There is none before something is measured."""
        return self.tr("No results are shown.")


class RunsCode(PageCode):
    """The figures of the chosen run."""

    def __init__(
        self, view: RunsView, language: Language = "en", parent: QObject | None = None
    ) -> None:
        super().__init__(self.tr("Training: Runs"), parent)
        self._view, self._language = view, language
        view.chosen_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """One run that has done a step."""
        chosen = self._view.chosen()
        if len(chosen) != 1 or not chosen[0].steps:
            return None
        run, details = chosen[0], self._view.details
        snippet = training_runs.figures(bool(run.epochs), self._language)
        says = (
            (self.tr("Run"), details.title.text()),
            (self.tr("State"), details.facts.text()),
            (self.tr("Result"), details.result.text()),
        )
        names = [file.name for file in snippet.files]

        def write(folder: Path) -> None:
            for name in names:
                # A run in progress may have written half of its last row.
                whole, _, _ = (run.folder / name).read_bytes().rpartition(b"\n")
                (folder / name).write_bytes(whole + b"\n")

        return Shown(snippet, says, write)

    def reason(self) -> str:
        """There is none for no run, for several, and for one without figures."""
        if len(self._view.chosen()) != 1:
            return self.tr("Choose one run.")
        return self.tr("This run has no figures yet.")


class RangeTestCode(PageCode):
    """The search for a learning rate: Atelier's own, with nothing to take away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(self.tr("Training: Learning rate"), parent)

    def shown(self) -> Shown | None:
        """Nothing, ever."""
        return None

    def reason(self) -> str:
        """Where to look instead."""
        return self.tr(
            "The search for a learning rate has no code of its own. The page of curves shows the "
            "loss, the optimizer and the loop, with the rate that the form says."
        )


def _with_weights(images: Write | None, state_dict: Mapping[str, Tensor]) -> Write:
    def write(folder: Path) -> None:
        import torch

        if images is not None:
            images(folder)
        torch.save(dict(state_dict), folder / training_results.WEIGHTS)

    return write

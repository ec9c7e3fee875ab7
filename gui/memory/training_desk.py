"""What the Training tab remembers beside the form's values, which are part of the spec."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.memory import pages, values
from gui.memory.values import Values
from gui.widgets.forms.section import SectionHeader

if TYPE_CHECKING:
    from gui.tabs.training_tab import TrainingTab


def remembered(tab: TrainingTab) -> Values:
    """What is to come back."""
    return {
        "page": pages.front(tab.pages, _pages(tab)),
        "open": [header.isChecked() for header in _headers(tab)],
        "search": tab.runs.bar.search.text(),
        "part": tab.results.part_box.currentData(),
        "run": "" if tab.shown_run is None else str(tab.shown_run),
    }


def recall(tab: TrainingTab, remembered: Values) -> None:
    """Bring it back."""
    pages.bring_to_front(tab.pages, _pages(tab), remembered)
    for header, is_open in zip(_headers(tab), values.flags(remembered, "open"), strict=False):
        header.setChecked(is_open)
    tab.runs.bar.search.setText(values.text(remembered, "search") or "")
    part = tab.results.part_box.findData(values.text(remembered, "part"))
    if part >= 0:
        tab.results.part_box.setCurrentIndex(part)
    run = values.text(remembered, "run")
    if run:
        tab.bring_back_run(Path(run))


def _headers(tab: TrainingTab) -> list[SectionHeader]:
    return tab.panel.form.findChildren(SectionHeader)


def _pages(tab: TrainingTab) -> dict[str, QWidget]:
    return {
        "curves": tab.live,
        "results": tab.results,
        "runs": tab.runs,
        "range": tab.range_test,  # not there after a start
    }

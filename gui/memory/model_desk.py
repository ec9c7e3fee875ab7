"""What the Model tab remembers: the network that is being built, code, lines, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engine.errors import AtelierError
from engine.network_spec import CodeSpec, LayerSpec
from gui.memory import pages, values
from gui.memory.values import Values
from gui.model.layer_edits import Draft, Edits

if TYPE_CHECKING:
    from gui.model.builder_view import BuilderView
    from gui.model.custom_view import CustomView
    from gui.model.dynamic_view import DynamicView
    from gui.tabs.model_tab import ModelTab
    from gui.widgets.forms.number_fields import RealField


def remembered(tab: ModelTab) -> Values:
    """What is to come back."""
    return {
        "page": pages.front(tab.pages, _pages(tab)),
        "builder": _builder(tab.builder),
        "custom": _custom(tab.custom),
        "tensors": pages.front(tab.tensors.pages, _tensor_pages(tab)),
        "pad": tab.tensors.pad.remembered(),
        "dynamic": [field.value() for field in _numbers(tab.tensors.dynamic)],
    }


def recall(tab: ModelTab, remembered: Values) -> None:
    """Bring it back; nothing of a class of the person's own runs."""
    pages.bring_to_front(tab.pages, _pages(tab), remembered)
    tensors = {"page": values.text(remembered, "tensors")}
    pages.bring_to_front(tab.tensors.pages, _tensor_pages(tab), tensors)
    _recall_builder(tab.builder, values.part(remembered, "builder"))
    _recall_custom(tab.custom, values.part(remembered, "custom"))
    if "pad" in remembered:
        tab.tensors.pad.recall(values.part(remembered, "pad"))
    fields = _numbers(tab.tensors.dynamic)
    for field, number in zip(fields, values.numbers(remembered, "dynamic"), strict=False):
        field.setValue(number)


def _pages(tab: ModelTab) -> dict[str, QWidget]:
    return {
        "layers": tab.layers,
        "walk": tab.walk,
        "backprop": tab.backprop,
        "builder": tab.builder,
        "custom": tab.custom,
        "weights": tab.weights,
        "tensors": tab.tensors,
    }


def _tensor_pages(tab: ModelTab) -> dict[str, QWidget]:
    return {"pad": tab.tensors.pad, "dynamic": tab.tensors.dynamic}


def _numbers(view: DynamicView) -> Iterator[RealField]:
    return (field for side in view.sides for field in side.fields)


# The builder's draft, which need not be the network that training uses, nor one that can work


def _builder(view: BuilderView) -> dict[str, object]:
    is_touched = view.edits.can_undo or view.edits.can_redo
    return {"root": view.root.to_dict()} if is_touched else {}


def _recall_builder(view: BuilderView, remembered: Values) -> None:
    try:
        root = LayerSpec.from_dict(remembered.get("root"))
    except (AtelierError, RecursionError):
        return
    edits = Edits(view.root)  # a step back leads to what a new page begins with
    if edits.edit(Draft(root)):
        view.take_edits(edits)


# A class of one's own: its file, or where that is gone, its source


def _custom(view: CustomView) -> dict[str, object]:
    code, path = view.code(), view.file.path
    if code is None and not view.source:
        return {} if path is None else {"path": str(path)}
    code = code or CodeSpec(view.source, "")
    return {"path": None if path is None else str(path), "code": code.to_dict()}


def _recall_custom(view: CustomView, remembered: Values) -> None:
    path = values.text(remembered, "path")
    try:
        view.ask_for(CodeSpec.from_dict(remembered.get("code")))
        view.bar.origin.set_text(
            QCoreApplication.translate("Memory", "This code was here the last time.")
        )
    except AtelierError:
        pass  # there was none, or it is damaged: the file may be there all the same
    if path:
        view.file.open(Path(path))

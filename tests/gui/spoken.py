"""All that the window says at a moment, and what of it is English."""

import functools
import html
import re
from collections.abc import Iterator
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from engine import home, layer_kinds, train_spec
from engine.data import catalog
from engine.data_spec import Colour, Sampler, Target
from engine.models.module_records import ModuleRecord
from engine.run_spec import MODELS, RunSpec
from engine.training.run_store import fields_of
from engine.transform_steps import KINDS
from gui.main_window import MainWindow
from gui.widgets.data.step_editor import StepEditor
from gui.widgets.live_text import LiveText
from gui.widgets.plots.plot_area import PlotArea
from gui.widgets.runs.spec_table import SpecTable

# What is called the same in every language; a gradient is explained by its English name.
NAMES = (
    *MODELS,
    *(name.upper() for name in train_spec.DEVICES if name != "auto"),
    *(entry.title for entry in catalog.ENTRIES.values() if entry.source == "download"),
    *catalog.ENTRIES,
    *catalog.FASHION_CLASSES,
    *(
        "English",
        "Atelier",
        "PyTorch",
        "CNN",
        "ReLU",
        "SGD",
        "AdamW",
        "Adam",
        "RMSprop",
        "NLL",
        "ECE",
    ),
    *("float32", "bfloat16", "uint8", "kB", "MB", "GB", "gz", "PNG", "SVG", "CSV"),
    *("Ctrl", "Shift", "Alt", "Enter", "Esc", "Del", "gradient"),
    # The Data tab: transforms, PyTorch's own names, file formats, datasets and their makers.
    *KINDS,
    *("DataLoader", "WeightedRandomSampler", "SubsetRandomSampler", "BatchNorm", "ToImage"),
    *("DataLoader(FashionMNIST(transform=ToTensor()), 64, shuffle=True)", "ToDtype", "GPU"),
    *("shuffle=True", "shuffle=False", "drop_last", "pin_memory", "cpu", "int64"),
    *("JPEG", "WebP", "BMP", "RGB", "RMS", "train과 test"),
    *(name for entry in catalog.ENTRIES.values() for name in entry.classes),
    *(entry.website for entry in catalog.ENTRIES.values() if entry.website),
    *("MIT", "CC BY-SA 3.0", "CC BY-SA 4.0", "NIST", "CODH", "Zalando"),
    *("Han Xiao", "Kashif Rasul", "Roland Vollgraf", "Yann LeCun", "Corinna Cortes"),
    *("Christopher Burges", "Tarin Clanuwat", "Gregory Cohen"),
    *("Alex Krizhevsky", "Vinod Nair", "Geoffrey Hinton"),
    # The Model tab: layers, and Python's and PyTorch's words where they stand alone.
    *layer_kinds.KINDS,
    *(name.lower() for name in layer_kinds.KINDS),
    *(setting.name for kind in layer_kinds.KINDS.values() for setting in kind.settings),
    *("LeNet", "NumPy", "JSON", "Python", "autograd", "forward", "torch", "dtype", "float64"),
    *("ONNX", "torch.export", "safetensors", "Nesterov"),
    *("None", "True", "cuda", "picture", "if와 for", "-log p", "lr * g", "nan", "inf"),
)

# Python in the midst of words: calls, dotted names, names with underscores, arguments.
_CODE = re.compile(
    r"[A-Za-z_][\w.]*\((?:[^()가-힣]|\([^()가-힣]*\))*\)"
    r"|[A-Za-z_]\w*(?:\.\w+)+|\.[a-z]\w+|\b[A-Za-z]*_\w+|\b[A-Za-z]+ ?= ?[\w\[]+"
)

_MANY = 50  # rows: more say nothing new


@functools.lru_cache(maxsize=16)
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    """Any of the names as a word, the longest that fits."""
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, longest_first))})(?![A-Za-z])")


def english(text: str, names: set[str]) -> list[str]:
    """The Latin words of a text that are nobody's name."""
    text = html.unescape(re.sub(r"<[^>]*>|\(&\w\)", "", text))
    text = re.sub(r"(?<=[가-힣])\([A-Za-z][A-Za-z -]*\)", "", text)  # a term, at its first use
    text = _any_of(frozenset(names)).sub("", text)
    return re.findall(r"[A-Za-z]{2,}", _CODE.sub("", text))


def said_by(widget: QWidget) -> Iterator[str]:
    """Everything that a widget says, to the eye, under the mouse, and to a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    for action in widget.actions():
        yield from (action.text(), action.toolTip(), action.statusTip())
    if widget.isWindow():
        yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton() | QAbstractSpinBox() | LiveText():
            yield widget.text()
        case QComboBox():
            yield widget.placeholderText()
            for number in range(widget.count()):
                tip = widget.itemData(number, Qt.ItemDataRole.ToolTipRole)
                yield from (widget.itemText(number), str(tip or ""))
        case QTabBar():
            yield from (widget.tabText(number) for number in range(widget.count()))
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QMenu():
            yield widget.title()
        case QHeaderView():
            yield from _said_by_header(widget)
        case QListWidget():
            items = [widget.item(row) for row in range(widget.count())]
            yield from (text for item in items for text in (item.text(), item.toolTip()))
        case QTableView():
            yield from _said_by_cells(widget)
        case PlotArea():
            yield from (widget.view.getAxis(side).labelText for side in ("left", "bottom"))
            yield from (curve.name for curve in widget.layer.curves)


def _said_by_header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    across = header.orientation() == Qt.Orientation.Horizontal
    count = model.columnCount() if across else model.rowCount()
    for number in range(min(count, _MANY)):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield str(model.headerData(number, header.orientation(), role) or "")


def _said_by_cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for row in range(min(model.rowCount(), _MANY)) if model is not None else ():
        for column in range(min(model.columnCount(), _MANY)):
            cell = model.index(row, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(cell.data(role) or "")


def not_korean(window: MainWindow) -> set[tuple[str, str]]:
    """What the window says at this moment in another language."""
    runs = [*home.runs_folder().glob("*"), *home.trash_folder().glob("*")]
    paths = {*map(str, runs), str(home.drawings_folder())}
    names = {*NAMES, *_names_of_layers(window), *(run.name for run in runs), *paths}
    names |= _code_of_data(window)
    found = set()
    for widget in (window, *window.findChildren(QWidget)):
        allowed = names | _names_of_fields() if _is_of_spec(widget) else names
        allowed = allowed | _names_of_settings() if _is_of_step(widget) else allowed
        found |= {(type(widget).__name__, t) for t in said_by(widget) if english(t, allowed)}
    found |= {("status bar", t) for t in [window.statusBar().currentMessage()] if english(t, names)}
    return found


def _names_of_layers(window: MainWindow) -> set[str]:
    """Names in the shown network: they are code."""
    modules = window.model_tab.layers.modules
    root = modules.record(modules.index(0, 0))
    if not isinstance(root, ModuleRecord):
        return set()
    found = set()
    for record in root.walk():
        found |= {record.path, record.kind, record.settings}
        found |= {tensor.path for tensor in record.tensors}
    return found - {""}


def _is_of_spec(widget: QWidget) -> bool:
    return isinstance(widget, SpecTable) or isinstance(widget.parentWidget(), SpecTable)


def _code_of_data(window: MainWindow) -> set[str]:
    """What the Data tab says in Python, as it is at this moment."""
    tab = window.data_tab
    if not tab.is_complete:
        return set()
    steps = tab.transforms.steps.list
    tensors = re.findall(r"(?:images|labels) \[[\d, ]+\] \w+", tab.loader.facts.text())
    codes = {tab.loader.form.code.text(), tab.overview.pixels.code.text()}
    codes |= {steps.item(row).text() for row in range(steps.count())}
    return (codes | {*tensors}) - {""}


def _is_of_step(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and isinstance(parent.parentWidget(), StepEditor)


def _names_of_settings() -> set[str]:
    """Arguments of transforms: they are code too."""
    return {setting.name for kind in KINDS.values() for setting in kind.settings}


def _names_of_fields() -> set[str]:
    """Names and values in a run's spec: they are code too."""
    choices = (
        *train_spec.LOSSES,
        *train_spec.OPTIMIZERS,
        *train_spec.SCHEDULES,
        *train_spec.AUGMENTATIONS,
        *train_spec.PRECISIONS,
        *train_spec.DEVICES,
        *get_args(Colour),
        *get_args(Sampler),
        *get_args(Target),
    )
    paths = fields_of(RunSpec())
    return {path.removeprefix("train.") for path in paths} | {*choices, "test", "True", "False"}

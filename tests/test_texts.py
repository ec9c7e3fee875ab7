"""Whatever the window says can be translated: no text goes around `tr()`, none is glued."""

import ast
import functools
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Two words, or one with a capital letter: what somebody reads. Codes are small ("val_loss").
PROSE = re.compile(r"[A-Za-z]{2,}[,.;:]? [A-Za-z]{2,}")
WORD = re.compile(r"[A-Za-z]{2,}")
PYTHON = re.compile(
    r"[A-Za-z_.=]+\(.*|.*\nfrom torch import .*|\w+ = .*|[A-Z]\w+\d*[a-z]+[A-Z]\w*", re.DOTALL
)
NAME = re.compile(r"[a-z_]+")
MARKUP = re.compile(r"<[^>]*>")
STYLE = re.compile(r"\{[^}]*:[^}]*|;\s*[a-z-]+:|^<")

# What is English on purpose: read by who runs the program in a terminal, or who mends it.
ENGLISH = {
    "gui/app.py": "said before there is a window",
    "gui/display.py": "said where there can be no window",
    "gui/fonts.py": "for who cannot see Korean yet",
    "gui/tour.py": "for tests and screenshots, in a terminal",
    "gui/about_facts.py": "to be pasted into a report",
    "gui/trouble/incident.py": "to be pasted into a report",
    "gui/guide/reference.py": "written to a file, for teachers",
}

NO_WORDS = {
    "ToImage, ToDtype",  # classes
    "parameter, float32, cpu, shared",  # measured for a column's width
    "atelier translator",  # an object's name
}

# Methods, functions and classes that show a text.
SHOWS = {
    *("setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription"),
    *("setPlaceholderText", "setStatusTip", "setWhatsThis", "setTitle", "setTabText"),
    *("setTabToolTip", "setItemText", "setHeaderLabels", "setLabelText", "setInformativeText"),
    *("setDetailedText", "setPlainText", "setPrefix", "setSuffix", "setSpecialValueText"),
    *("setNameFilter", "addTab", "insertTab", "addItem", "addItems", "addAction", "addMenu"),
    *("addRow", "addButton", "showMessage", "showText", "drawText", "set_text", "set_title"),
    *("set_placeholder", "set_message", "show_text", "show_error", "show_message"),
    *("show_progress", "say", "label", "caption", "heading", "QLabel", "QPushButton"),
    *("QToolButton", "QAction", "QCheckBox", "QRadioButton", "QGroupBox", "QMenu", "QDockWidget"),
    *("QListWidgetItem", "QTreeWidgetItem", "QTableWidgetItem", "QStandardItem", "QFileDialog"),
    *("LiveText", "Card", "Banner", "Section", "SectionHeader"),
}
SEPARATORS = {"\n", "\n\n", "\t", ";;"}  # between texts that stand for themselves
LOGGERS = {"_log", "logging", "log", "logger"}


@functools.cache
def modules() -> dict[str, ast.Module]:
    paths = sorted((ROOT / "gui").rglob("*.py"))
    return {str(p.relative_to(ROOT).as_posix()): ast.parse(p.read_text("utf-8")) for p in paths}


def called(node: ast.AST) -> str:
    """The name of what a call calls; "" for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def is_spoken(node: ast.AST) -> bool:
    """Whether something is a text from `tr()`, filled in or not."""
    if called(node) == "format" and isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and is_spoken(node.func.value)
    return called(node) in ("tr", "translate")


def is_unseen(node: ast.AST) -> bool:
    """Whether nobody who uses the window reads what stands in a piece of code."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Assert() | ast.arg():
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if name in LOGGERS:
            return True
    return is_spoken(node) or called(node) in ("cast", "getLogger", "TypeVar", "Phrase")


def literals(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts in a piece of code that somebody may read."""
    if is_unseen(node):
        # What is filled into a translated text is read too.
        if isinstance(node, ast.Call) and called(node) == "format":
            for given in node.args:
                yield from literals(given)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    if isinstance(node, ast.AnnAssign):
        if node.value is not None:
            yield from literals(node.value)
        return
    # A key is a code, whatever it looks like.
    children = node.values if isinstance(node, ast.Dict) else ast.iter_child_nodes(node)
    for child in children:
        yield from literals(child)


def readable(text: str) -> str:
    return html.unescape(MARKUP.sub("", text)).strip()


def bypassing(tree: ast.Module) -> set[tuple[int, str]]:
    """Texts that are read and were never given to `tr()`, with their lines."""
    found = set()
    for node in literals(tree):
        text = readable(str(node.value))
        is_code = PYTHON.fullmatch(text) or STYLE.search(str(node.value)) or text in NO_WORDS
        if PROSE.search(text) and not is_code:
            found.add((node.lineno, text))
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or called(call) not in SHOWS or is_unseen(call):
            continue
        # By name it is a role or a kind ("muted") more often than a text.
        for given in call.args:
            if isinstance(given, ast.Constant | ast.JoinedStr | ast.BinOp | ast.IfExp):
                is_joined = isinstance(given, ast.JoinedStr | ast.BinOp)
                found |= {
                    (node.lineno, text)
                    for node in literals(given)
                    if WORD.search(text := readable(str(node.value)))
                    and not PYTHON.fullmatch(text)
                    and (is_joined or not NAME.fullmatch(text))
                }
    return found


def glued(tree: ast.Module) -> set[tuple[int, str]]:
    """Sentences put together of translated pieces: another language needs another order."""
    found = set()
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        match node:
            case ast.BinOp(op=ast.Add()):
                parts = [node.left, node.right]
            case ast.AugAssign(op=ast.Add()) if not isinstance(node.value, ast.List | ast.Tuple):
                parts = [node.value]
            case ast.JoinedStr():
                parts = node.values
        if {part.value for part in parts if isinstance(part, ast.Constant)} & SEPARATORS:
            continue
        said = [part for part in parts for inner in ast.walk(part) if is_spoken(inner)]
        if said and not any(isinstance(part, ast.List | ast.Tuple) for part in parts):
            found.add((getattr(node, "lineno", 0), ast.unparse(node)))
    return found


@pytest.mark.parametrize("name", ENGLISH)
def test_what_is_english_on_purpose_is_there(name: str) -> None:
    assert name in modules()


def test_no_text_goes_around_the_translation() -> None:
    found = {
        name: wrong
        for name, tree in modules().items()
        if name not in ENGLISH and (wrong := bypassing(tree))
    }
    assert found == {}


def test_no_sentence_is_glued_together() -> None:
    assert {name: wrong for name, tree in modules().items() if (wrong := glued(tree))} == {}


@pytest.mark.parametrize(
    "code",
    [
        'label.setText("Ready")',
        'label.setText("Ready" if done else "")',
        'label.setText(f"{count} images")',
        'self.say("the " + name)',
        'QLabel("Batch size")',
        'layouts.label("Loss", "muted")',
        'self.title = "A title that is shown later"',
        'text = self.tr("{0} is here").format("the last one")',
        'button.setToolTip("<b>Stop</b>")',
    ],
)
def test_a_text_that_goes_around_it_is_seen(code: str) -> None:
    assert bypassing(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        'label.setText(self.tr("Ready to go"))',
        'QLabel(QCoreApplication.translate("Context", "Ready to go"))',
        'layouts.label(self.tr("Loss"), "muted")',
        'box.addItem(self.tr("Test"), "test")',
        '_log.warning("the file %s is damaged", path)',
        'raise ValueError("no such thing here")',
        'def f() -> None:\n    """What is said here."""',
        'label.setText("print(model)")',
        'x = "color: red; padding: 2px"',
    ],
)
def test_what_is_no_text_passes(code: str) -> None:
    assert bypassing(ast.parse(code)) == set()


@pytest.mark.parametrize(
    "code",
    [
        'self.tr("a") + self.tr("b")',
        "f\"{self.tr('a')} {name}\"",
        'text += " " + self.tr("b").format(1)',
        'self.tr("{0} a").format(1) + "."',
    ],
)
def test_what_is_glued_is_seen(code: str) -> None:
    assert glued(ast.parse(code))


def test_texts_beside_one_another_are_not_glued() -> None:
    assert not glued(ast.parse("f\"{kinds};;{self.tr('All files (*)')}\""))
    assert not glued(ast.parse('lines += [self.tr("a")]\nlines.append(self.tr("b {0}").format(n))'))

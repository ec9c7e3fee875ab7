"""The shape of the code: who may import whom, what stays light, how long a file may be."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.light_modules import LIGHT

ROOT = Path(__file__).parent.parent
QT = {"PySide6", "shiboken6", "pyqtgraph"}
LONGEST_FILE = 320

# What each part of the engine may import, beside itself; `base` is every module not listed.
LAYERS = {
    "base": set[str](),
    "data": {"base"},
    "models": {"base"},
    "evaluation": {"base", "data", "models"},
    "training": {"base", "data", "models", "evaluation"},
    "inference": {"base", "data", "models", "evaluation"},
    "codegen": {"base", "data", "models", "training"},
    "exporting": {"base", "data", "models", "codegen"},
    "lessons": {"base"},
    "commands": {
        *("base", "data", "models", "evaluation", "training", "inference"),
        *("codegen", "exporting"),
    },
}
ABOVE = ("cli", "commands", "commands_training", "commands_weights", "__main__", "fresh_start")
COMMANDS = {f"engine.{name}" for name in ABOVE}


def modules(package: str) -> dict[str, Path]:
    """Dotted name to file, of every module below a package of the project."""
    found = {}
    for path in sorted((ROOT / package).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path) -> Iterator[str]:
    """Dotted names that a file imports, anywhere in it; `from a import b` gives `a` and `a.b`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def offenders(package: str, forbidden: set[str]) -> list[str]:
    return [
        f"{module} imports {name}"
        for module, path in modules(package).items()
        for name in imports(path)
        if inside(name, forbidden)
    ]


def test_this_file_reads_imports_as_they_are() -> None:
    """The tests below would pass on an empty project: so first, that they see anything."""
    assert {"engine.cli", "engine.training.loop", "engine.data"} <= modules("engine").keys()
    seen = set(imports(ROOT / "engine" / "training" / "loop.py"))
    assert {"torch", "engine.errors.AtelierError", "engine.data.loaders"} <= seen
    assert "engine.commands" in set(imports(ROOT / "engine" / "cli.py")), "in functions too"
    assert offenders("engine", {"torch"})


def test_the_engine_never_names_qt_or_the_window() -> None:
    assert offenders("engine", QT | {"gui", "main"}) == []


def test_the_whole_engine_is_imported_without_qt() -> None:
    names = [name for name in modules("engine") if name != "engine.__main__"]
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        f"print({QT | {'gui'}!r} & set(sys.modules), 'torch' in sys.modules)"
    )
    assert printed_by(code) == "set() True"


def printed_by(code: str) -> str:
    """What a new Python prints, started where the project is."""
    ended = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return ended.stdout.strip()


def test_light_modules_import_no_torch() -> None:
    """One after the other in one process: the first that does is named."""
    code = (
        f"import importlib, sys\nheavy = {{'torch', 'torchvision', 'PySide6'}}\n"
        f"for name in {LIGHT!r}:\n"
        "    importlib.import_module(name)\n"
        "    if heavy & set(sys.modules): sys.exit(print(name))\n"
        "print('light')"
    )
    assert printed_by(code) == "light"


def test_the_window_shows_before_torch_is_imported() -> None:
    names = [name for name in modules("gui") if name != "gui.__main__"]
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        "print({'torch', 'torchvision'} & set(sys.modules), 'PySide6' in sys.modules)"
    )
    assert printed_by(code) == "set() True"


def layer(module: str) -> str:
    """The layer of an engine's module; the catalogue is facts only, which specs are checked by."""
    if module in COMMANDS:
        return "commands"
    part = module.split(".")[1] if "." in module else ""
    return part if part in LAYERS and module != "engine.data.catalog" else "base"


def test_the_engines_imports_run_one_way() -> None:
    known = modules("engine")
    wrong = []
    for module, path in known.items():
        own = layer(module)
        for name in imports(path):
            if name not in known or name in ("engine", "engine.data"):
                continue
            if layer(name) != own and layer(name) not in LAYERS[own]:
                wrong.append(f"{module} imports {name}")
    assert wrong == []


def test_no_two_modules_of_the_engine_import_each_other() -> None:
    known = modules("engine")
    graph = {
        module: {name for name in imports(path) if name in known and name != module}
        for module, path in known.items()
    }
    for node in graph.values():  # packages hold docstrings only
        node -= {name for name in node if known[name].name == "__init__.py"}
    while leaves := [module for module, needed in graph.items() if not needed & graph.keys()]:
        for module in leaves:
            del graph[module]
    assert graph == {}


def test_one_tab_never_imports_another() -> None:
    tabs = {name for name in modules("gui/tabs") if name.startswith("gui.tabs.")}
    wrong = [
        f"{tab} imports {name}"
        for tab in sorted(tabs)
        for name in imports(modules("gui/tabs")[tab])
        if inside(name, tabs - {tab})
    ]
    assert wrong == []


@pytest.mark.parametrize("package", ["gui/widgets", "gui/item_models"])
def test_widgets_know_values_and_not_the_session(package: str) -> None:
    fellows = {
        "gui.widgets",
        "gui.item_models",
        "gui.theme",
        "gui.class_colours",
        "gui.icons",
        "gui.style_sheet",
        "gui.i18n",
        "gui.numbers",
    }
    others = {name for name in modules("gui") if name != "gui" and not inside(name, fellows)}
    assert "gui.session" in others
    assert offenders(package, others) == []


@pytest.mark.parametrize("package", ["gui/widgets", "gui/item_models"])
def test_widgets_draw_before_torch_is_there(package: str) -> None:
    parts = ("", ".data", ".models", ".evaluation", ".training", ".inference")
    heavy = {name for name in modules("engine") if name not in LIGHT}
    heavy -= {f"engine{part}" for part in parts}
    assert offenders(package, heavy | {"torch", "torchvision"}) == []


def test_the_window_is_the_only_one_who_knows_its_owners() -> None:
    """The controller knows the session, never the other way round; nobody knows the tabs."""
    window = {"gui.app", "gui.main_window", "gui.workbench", "gui.tabs", "gui.preferences"}
    window |= {"gui.start", "gui.menus", "gui.drops", "gui.memory", "gui.tour", "gui.renewal"}
    window |= {"gui.code.dock", "gui.docks", "gui.guide"}
    codes = {f"gui.code.{tab}_code" for tab in ("data", "model", "training", "draw")}
    below = [name for name in modules("gui") if not inside(name, window | codes)]
    wrong = [
        f"{module} imports {name}"
        for module in below
        for name in imports(modules("gui")[module])
        if inside(name, {"gui.tabs", "gui.main_window", "gui.app"})
    ]
    seen = imports(modules("gui")["gui.session"])
    wrong += [name for name in seen if inside(name, {"gui.training.controller"})]
    assert wrong == []


def source_files() -> list[Path]:
    folders = ("engine", "gui", "resources", "benchmarks", "tests")
    return [*ROOT.glob("*.py"), *(path for f in folders for path in (ROOT / f).rglob("*.py"))]


def test_no_file_is_too_long_to_hold_in_ones_head() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in source_files()
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}

"""Runs snippets as a person would, and reads what stands in them."""

import ast
import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import torch

from engine.codegen import data_file
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Twin
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec
from engine.run_spec import ModelSpec, RunSpec
from engine.train_spec import TrainSpec

DATA_FILE = "garments.pt"


def twin_of(
    train: ImageSet,
    data: DataSpec | None = None,
    model: ModelSpec | None = None,
    settings: TrainSpec | None = None,
    file: str = DATA_FILE,
) -> Twin:
    """What code about a run on some images is written from."""
    spec = RunSpec(data or DataSpec(train.name), model or ModelSpec(), settings or TrainSpec())
    return Twin(spec, train.shape, train.classes, len(train), data_file=file)


def write_images(folder: Path, train: ImageSet, test: ImageSet) -> None:
    data_file.write(folder / DATA_FILE, train, test)


def printed(code: str, folder: Path) -> list[str]:
    """What code prints, run in a folder, in this process and with nothing of it."""
    heard, threads, before = io.StringIO(), torch.get_num_threads(), Path.cwd()
    file = folder / "snippet.py"
    file.write_text(code, encoding="utf-8")
    os.chdir(folder)
    try:
        with torch.random.fork_rng(devices=[]), contextlib.redirect_stdout(heard):
            exec(compile(code, str(file), "exec"), {"__name__": "__main__"})
    finally:
        os.chdir(before)
        torch.set_num_threads(threads)
    return heard.getvalue().splitlines()


def printed_alone(code: str, folder: Path) -> list[str]:
    """The same in a new Python that finds nothing of Atelier's."""
    file = folder / "snippet.py"
    file.write_text(code, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    ended = subprocess.run(
        [sys.executable, "-W", "error::SyntaxWarning", file.name],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return ended.stdout.splitlines()


def assert_laid_out(snippets: Iterable[Snippet], folder: Path) -> None:
    """ruff, as it comes, has nothing to say of any of them."""
    ruff = shutil.which("ruff") or shutil.which("ruff", path=str(Path(sys.executable).parent))
    if ruff is None:
        pytest.skip("ruff is not here")
    below = folder / "laid-out"
    below.mkdir()
    for number, snippet in enumerate(snippets):
        (below / f"snippet_{number}.py").write_text(snippet.code, encoding="utf-8")
    assert any(below.iterdir())
    for command in (["check"], ["format", "--diff"]):
        ended = subprocess.run(
            [ruff, *command, "--isolated", "--no-cache", str(below)],
            check=False,
            capture_output=True,
            text=True,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr


def words_in(code: str) -> Iterator[str]:
    """Comments and docstrings."""
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT and "fmt:" not in token.string:
            yield token.string
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
            docstring = ast.get_docstring(node)
            if docstring:
                yield docstring


def is_korean(text: str) -> bool:
    return re.search("[가-힣]", text) is not None


def imported_by(code: str) -> set[str]:
    """The packages that code imports."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found

"""Calling the command line in this process, and reading what it answered."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.cli import main

Captured = pytest.CaptureFixture[str]


def call(*arguments: object) -> int:
    """The exit code of `python -m engine` with these arguments."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as ended:  # argparse's own way out
        return int(ended.code or 0)


def train(root: Path, out: Path, *more: object) -> int:
    """Train on the small Fashion-MNIST in `root`."""
    return call(
        "train", "--dataset", "fashion-mnist", "--model", "mlp", "--optimizer", "adam",
        "--batch-size", 16, "--threads", 1, "--device", "cpu", "--data-root", root, "--out", out,
        *(more or ("--epochs", 2)),
    )  # fmt: skip


def refusal(capsys: Captured) -> str:
    """The one line on stderr; nothing on stdout."""
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    lines = captured.err.splitlines()
    assert len(lines) == 1, captured.err
    return lines[0]


def strict_json(text: str) -> Any:
    """One JSON document, without Python's NaN and Infinity."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(text, parse_constant=refuse)

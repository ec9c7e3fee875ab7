"""Code of somebody's own on the command line: run where it was allowed, and only there."""

from pathlib import Path

import pytest
import torch

from engine.network_spec import CodeSpec
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from tests.engine.command_line import Captured, call, refusal, strict_json
from tests.engine.custom_files import GOOD, net


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A spec that carries a class which leaves a trace when it is run."""
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    trace = f"\nopen({str(tmp_path / 'trace')!r}, 'w').close()\nprint('hello')\n"
    model = ModelSpec("custom", code=CodeSpec(GOOD + trace, "NeuralNetwork", (("hidden", 16),)))
    train = TrainSpec(epochs=1, batch_size=500, threads=1, device="cpu")
    path = tmp_path / "spec.json"
    path.write_text(RunSpec(DataSpec("garments"), model, train).to_json())
    return path


def test_code_in_a_spec_is_not_run_unasked(spec: Path, tmp_path: Path, capsys: Captured) -> None:
    assert call("train", "--spec", spec, "--out", tmp_path / "run") == 2
    assert "--allow-code" in refusal(capsys)
    assert not (tmp_path / "trace").exists()


def test_allowed_code_is_trained_measured_and_resumed(
    spec: Path, tmp_path: Path, capsys: Captured
) -> None:
    run = tmp_path / "run"
    assert call("train", "--spec", spec, "--out", run, "--allow-code", "--json") == 0
    assert strict_json(capsys.readouterr().out)["reason"] == "completed"
    assert (tmp_path / "trace").exists()
    measured = ("evaluate", "--checkpoint", run / "final.safetensors", "--dataset", "garments")
    assert call(*measured, "--allow-code") == 0
    capsys.readouterr()
    assert call(*measured) == 2, "what was allowed once was allowed for that process only"
    assert "--allow-code" in refusal(capsys)


def test_what_a_class_draws_in_its_own_forward_comes_from_the_seed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """It has no dropout layer, only the function: nothing in its modules says that it draws."""
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    source = net("return self.top(torch.dropout(x.flatten(1), 0.5, self.training))")
    model = ModelSpec("custom", code=CodeSpec(source, "Net"))
    train = TrainSpec(epochs=1, batch_size=2000, threads=1, device="cpu")
    path = tmp_path / "spec.json"
    path.write_text(RunSpec(DataSpec("garments"), model, train).to_json())
    for name in ("first", "second"):
        assert call("train", "--spec", path, "--out", tmp_path / name, "--allow-code") == 0
        torch.rand(3)  # somebody else draws meanwhile
    first, second = ((tmp_path / name / "metrics.csv").read_text() for name in ("first", "second"))
    assert first == second
    capsys.readouterr()

"""Whole scripts: what they leave behind beside what the run has left, and how they read."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from engine import trusted_code
from engine.codegen import export, reading, script
from engine.codegen.twin import Language, Twin
from engine.commands_training import epoch_line
from engine.data.catalog import FASHION_CLASSES
from engine.network_spec import CodeSpec
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.training.events import Event, StepsFinished
from engine.training.gate import Gate
from engine.training.history import History
from engine.training.plan import Extension, Intervention
from engine.training.runner import Runner
from tests.engine.custom_files import net
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

COUNT = 200


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    return write_fashion_files(folder, tiny_images(COUNT, seed=0), tiny_images(70, seed=1))


@pytest.fixture(autouse=True)
def _same_threads() -> Iterator[None]:
    """A script that is run in this process sets them."""
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def spec(model: str = "mlp", data: dict[str, Any] | None = None, **train: Any) -> RunSpec:
    train = {"epochs": 2, "batch_size": 16, "lr": 0.01, "threads": 1, "device": "cpu", **train}
    return RunSpec(DataSpec("fashion-mnist", **(data or {})), ModelSpec(model), TrainSpec(**train))


def twin(
    spec: RunSpec, *interventions: Intervention, language: Language = "en", file: str = ""
) -> Twin:
    return Twin(
        spec, (1, 28, 28), FASHION_CLASSES, COUNT, interventions, file, language, "torch 2.9.1"
    )


def run_engine(spec: RunSpec, folder: Path, root: Path, *wishes: tuple[int, str, str]) -> str:
    """Run a spec; what is wished is (step, key, value). How it ended."""
    gate = Gate()

    def emit(event: Event) -> None:
        for step, key, value in wishes:
            if isinstance(event, StepsFinished) and event.step == step:
                gate.wish(key, value)  # type: ignore[arg-type]

    return Runner(spec, folder, data_root=root, gate=gate).run(emit).reason


def run_script(code: str, out: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a script in this process; a test below shows that it needs nothing of Atelier."""
    arguments = ["script.py", "--data-root", str(root), "--out", str(out)]
    monkeypatch.setattr(sys, "argv", arguments)
    space: dict[str, Any] = {"__name__": "script"}
    exec(compile(code, "script.py", "exec"), space)
    space["main"]()


def assert_twins(folder: Path, out: Path) -> None:
    assert (out / "metrics.csv").read_bytes() == (folder / "metrics.csv").read_bytes()
    ours = load_file(folder / "final.safetensors")
    theirs = torch.load(out / "model.pth", weights_only=True)
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)


def epoch_lines(printed: str) -> list[str]:
    return [line.rpartition("; ")[0] for line in printed.splitlines()]


# The same numbers


RUNS: dict[str, dict[str, Any]] = {
    "tutorial": {},
    "cosine": {"optimizer": "adamw", "schedule": "cosine", "loss": "nll", "clip_norm": 0.5},
    "onecycle": {
        "optimizer": "rmsprop",
        "lr": 0.001,
        "schedule": "onecycle",
        "loss": "multi_margin",
        "validation": 0.2,
        "seed": 7,
    },
    "step": {"momentum": 0.9, "nesterov": True, "schedule": "step", "label_smoothing": 0.1},
    "exponential": {"optimizer": "adam", "schedule": "exponential", "precision": "mixed"},
    "weighted": {"class_weights": tuple(1 + label / 3 for label in range(10)), "augment": "flip"},
    "one_hot": {"data": {"target": "one_hot", "sampler": "subset", "subset": 50}},
    "patient": {"epochs": 6, "lr": 1e-12, "patience": 2},
    "dropout": {"model": "sketch", "epochs": 1, "seed": 3},
}


@pytest.mark.parametrize("name", RUNS)
def test_a_script_gives_the_runs_numbers(
    name: str,
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, wanted = tmp_path / "run", spec(**RUNS[name])
    assert run_engine(wanted, folder, root) == "completed"
    run_script(script.write(twin(wanted)), tmp_path / "new" / "out", root, monkeypatch)
    assert_twins(folder, tmp_path / "new" / "out")
    expected = [epoch_line(epoch) for epoch in History.read(folder).epochs]
    assert epoch_lines(capsys.readouterr().out) == expected


@pytest.mark.parametrize(
    ("train", "wishes"),
    [
        ({}, [(5, "lr", "0.0123456789")]),
        ({"schedule": "cosine"}, [(5, "lr", "0.03"), (20, "lr", "0.002")]),
        ({"schedule": "step"}, [(5, "epochs", "4"), (5, "schedule", "onecycle")]),
        ({"epochs": 4, "schedule": "exponential"}, [(15, "epochs", "2")]),
        ({"time_budget": 1e-9}, []),
        ({"epochs": 6, "lr": 1e-12, "patience": 1}, []),
    ],
    ids=str,
)
def test_a_steered_runs_script_gives_its_numbers(
    train: dict[str, Any],
    wishes: list[tuple[int, str, str]],
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, wanted = tmp_path / "run", spec(**train)
    assert run_engine(wanted, folder, root, *wishes) == "completed"
    history = History.read(folder)
    assert history.interventions
    run_script(script.write(twin(wanted, *history.interventions)), tmp_path, root, monkeypatch)
    assert_twins(folder, tmp_path)
    assert epoch_lines(capsys.readouterr().out) == list(map(epoch_line, history.epochs))


def test_mixed_precision_where_the_processor_computes_in_bfloat16(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx512_bf16": True})
    folder, wanted = tmp_path / "run", spec("cnn", precision="mixed", epochs=1)
    run_engine(wanted, folder, root)
    run_script(script.write(twin(wanted)), tmp_path, root, monkeypatch)
    assert_twins(folder, tmp_path)
    run_engine(spec("cnn", epochs=1), tmp_path / "float32", root)
    rows = (tmp_path / "float32" / "metrics.csv").read_bytes()
    assert rows != (tmp_path / "metrics.csv").read_bytes()


def test_a_run_that_was_out_of_time_and_went_on(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, wanted = tmp_path / "run", spec(time_budget=1e-9, schedule="cosine")
    run_engine(wanted, folder, root)
    longer = Runner(wanted, folder, data_root=root, resume=Extension(3, "step", 0.5))
    assert longer.run(lambda event: None).reason == "completed"
    done = History.read(folder).interventions
    run_script(script.write(twin(wanted, *done)), tmp_path, root, monkeypatch)
    assert_twins(folder, tmp_path)


def test_a_time_budget_ends_a_script_by_the_clock(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = script.write(twin(spec(time_budget=1e-9)))
    run_script(code, tmp_path, root, monkeypatch)
    assert len((tmp_path / "metrics.csv").read_text().splitlines()) == 2
    assert [line[:8] for line in capsys.readouterr().out.splitlines()] == ["Epoch 1:"]


def test_a_network_that_draws_in_evaluation_too_is_measured_alike(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The usual slip: dropout as a function, which nobody tells that training is over."""
    own = CodeSpec(net("return self.top(torch.dropout(x.flatten(1), 0.5, True))"), "Net")
    trusted_code.trust(own.fingerprint, "Net")
    wanted = replace(spec(), model=ModelSpec("custom", code=own))
    assert run_engine(wanted, tmp_path / "run", root) == "completed"
    capsys.readouterr()
    run_script(script.write(twin(wanted)), tmp_path, root, monkeypatch)
    assert_twins(tmp_path / "run", tmp_path)
    lines = [line.rpartition(";")[0] for line in capsys.readouterr().out.splitlines()]
    epochs = History.read(tmp_path / "run").epochs
    assert lines == [epoch_line(epoch) for epoch in epochs]


def test_a_run_that_is_over_needs_no_clock(root: Path, tmp_path: Path) -> None:
    """Its budget was large enough; another machine's clock has no say in it."""
    folder, wanted = tmp_path / "run", spec(time_budget=1e6)
    assert Runner(wanted, folder, data_root=root).run(lambda event: None).reason == "completed"
    code = export.export(folder, None, data_root=root).code
    assert "deadline" not in code
    assert "deadline" in script.write(twin(wanted))
    (tmp_path / "run.py").write_text(code)
    assert reading.read(tmp_path / "run.py").matches


@pytest.mark.parametrize(("lr", "loss"), [(1e30, "cross_entropy"), (1e3, "multi_margin")])
def test_a_script_that_diverges_says_so_and_keeps_its_rows(
    lr: float, loss: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of the second, the steps of the only epoch are finite, and the validation is not.
    wanted = spec(epochs=3, lr=lr, loss=loss)
    reason = run_engine(wanted, tmp_path / "run", root)
    assert reason == "diverged"
    with pytest.raises(SystemExit, match="lower the learning rate"):
        run_script(script.write(twin(wanted)), tmp_path, root, monkeypatch)
    rows = (tmp_path / "metrics.csv").read_bytes()
    assert rows == (tmp_path / "run" / "metrics.csv").read_bytes()
    assert not (tmp_path / "model.pth").exists()


# How it reads


def whole_specs() -> Iterator[RunSpec]:
    for model in ("mlp", "cnn", "resnet", "sketch"):
        yield spec(model, schedule="cosine", augment="affine", precision="mixed", clip_norm=1.0)
    for settings in RUNS.values():
        yield spec(**settings)
    yield spec(time_budget=60.0, patience=3, device="auto", class_weights=(1 / 3,) * 10)


def steered(spec: RunSpec) -> Twin:
    """Two other learning rates, a longer run with another schedule, and an early end."""
    planned = twin(spec).plan.total_steps
    return twin(
        spec,
        Intervention(2, "lr", "0.0123456789"),
        Intervention(5, "lr", "0.01"),
        Intervention(planned, "epochs", str(spec.train.epochs + 2)),
        Intervention(planned, "schedule", "onecycle"),
        Intervention(planned + 3, "stop", "time"),
    )


def scripts(language: Language) -> Iterator[str]:
    for each in whole_specs():
        for one in (twin(each), steered(each)):
            yield script.write(replace(one, language=language))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_ruff_has_nothing_to_say(language: Language, tmp_path: Path) -> None:
    pytest.importorskip("ruff")
    for number, code in enumerate(scripts(language)):
        (tmp_path / f"script_{number}.py").write_text(code, encoding="utf-8")
    for command in (["check"], ["format", "--check"]):
        line = [sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", str(tmp_path)]
        said = subprocess.run(line, check=False, capture_output=True, text=True)
        assert said.returncode == 0, said.stdout


def test_no_line_is_too_long_to_read() -> None:
    for code in scripts("en"):
        lines = code.partition("ATELIER =")[0].splitlines()
        assert [line for line in lines if len(line) > 88] == []


def test_korean_leaves_no_english_comment() -> None:
    for code in scripts("ko"):
        for line in code.partition("ATELIER =")[0].splitlines():
            comment = line.partition("# ")[2]
            assert not comment or any("가" <= char <= "힣" for char in comment), line


def test_a_script_imports_what_comes_with_torch(root: Path, tmp_path: Path) -> None:
    """In a process of its own, in which nothing of Atelier can be found."""
    file = tmp_path / "script.py"
    code = script.write(twin(spec(epochs=1)))
    blocked = "import sys\nsys.modules.update(dict.fromkeys(('engine', 'gui', 'tests')))\n"
    file.write_text(blocked + code, encoding="utf-8")
    line = [sys.executable, "-I", str(file), "--data-root", str(root), "--out", "made/here"]
    ended = subprocess.run(line, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("Epoch 1: train loss ")
    with (tmp_path / "made" / "here" / "metrics.csv").open(newline="") as table:
        rows = list(csv.reader(table))
    assert rows[0] == ["step", "epoch", "loss", "lr"]
    assert [row[:2] for row in rows[1:]] == [[str(step), "1"] for step in range(1, 14)]

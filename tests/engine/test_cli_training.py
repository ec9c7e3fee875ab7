"""`train` and `evaluate` on the command line: what is on disk, what is said, what is kept."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.presets import preset
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.training.run_store import list_runs
from tests.engine.command_line import Captured, call, refusal, strict_json, train
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_fashion_files(tmp_path / "data", tiny_images(120, 0), tiny_images(40, 1))


def tree(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_spec_file_is_the_same_run_as_its_flags(root: Path, tmp_path: Path) -> None:
    assert train(root, tmp_path / "flags") == 0
    spec = tmp_path / "flags" / "spec.json"
    out = tmp_path / "file"
    assert call("train", "--spec", spec, "--out", out, "--data-root", root) == 0
    assert (out / "spec.json").read_bytes() == spec.read_bytes()
    for name in ("metrics.csv", "final.safetensors"):
        assert (out / name).read_bytes() == (tmp_path / "flags" / name).read_bytes()


def test_a_whole_number_in_a_spec_file_means_the_same_as_a_fraction(
    root: Path, tmp_path: Path
) -> None:
    spec = RunSpec(
        DataSpec("fashion-mnist"),
        ModelSpec("linear"),
        TrainSpec(lr=1.0, epochs=1, threads=1, device="cpu"),
    )
    for name, text in (("float", spec.to_json()), ("int", spec.to_json().replace("1.0,", "1,"))):
        (tmp_path / name).write_text(text)
        out = tmp_path / f"{name} run"
        assert call("train", "--spec", tmp_path / name, "--out", out, "--data-root", root) == 0
    metrics = [(tmp_path / f"{name} run" / "metrics.csv").read_bytes() for name in ("float", "int")]
    assert metrics[0] == metrics[1]


def test_train_leaves_a_run_and_says_it_as_json(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "new" / "run"
    assert train(root, out, "--epochs", 2, "--json") == 0
    captured = capsys.readouterr()
    said = strict_json(captured.out)
    assert (said["run"], said["reason"], said["steps"]) == (str(out), "completed", 2 * 8)
    with (out / "epochs.csv").open(newline="") as table:
        rows = list(csv.DictReader(table))
    assert [
        {name: float(text) for name, text in row.items()} for row in rows
    ] == said["epochs"]  # fmt: skip
    assert captured.err.count("Epoch ") == 2


def test_without_json_stdout_stays_empty(root: Path, tmp_path: Path, capsys: Captured) -> None:
    assert train(root, tmp_path / "run") == 0
    assert capsys.readouterr().out == ""


def test_a_folder_with_a_run_is_refused_and_kept(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "run"
    assert train(root, out) == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert train(root, out) == 2
    assert "--resume" in refusal(capsys)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_every_option_reaches_the_spec(root: Path, tmp_path: Path) -> None:
    options = {
        "loss": "cross_entropy",
        "label_smoothing": 0.1,
        "class_weights": (1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
        "optimizer": "sgd",
        "lr": 0.02,
        "momentum": 0.9,
        "weight_decay": 0.001,
        "schedule": "onecycle",
        "warmup": 0.5,
        "decay": 0.25,
        "decay_every": 3,
        "augment": "shift",
        "clip_norm": 5.0,
        "patience": 4,
        "time_budget": 600.0,
        "precision": "mixed",
        "validation": 0.25,
        "seed": 3,
    }
    words: list[object] = ["--nesterov", "--epochs", 1]
    for name, value in options.items():
        text = ",".join(map(str, value)) if isinstance(value, tuple) else value
        words += [f"--{name.replace('_', '-')}", text]
    assert train(root, tmp_path / "run", *words) == 0
    spec = RunSpec.read(tmp_path / "run" / "spec.json").train
    assert {name: getattr(spec, name) for name in options} == options
    assert spec.nesterov


def test_a_preset_is_where_the_other_options_begin(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    assert call("train", "--dataset", "fashion-mnist", "--preset", "fast", "--epochs", 1,
                "--batch-size", 32, "--seed", 5, "--threads", 1, "--data-root", root,
                "--out", out) == 0  # fmt: skip
    spec, fast = RunSpec.read(out / "spec.json"), preset("fast")
    assert spec.model == fast.model
    machine = replace(spec.train, epochs=fast.train.epochs, batch_size=fast.train.batch_size)
    assert machine == fast.on(machine)


def test_a_finished_run_gets_a_new_phase(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    assert train(root, out, "--epochs", 1) == 0
    past = (out / "metrics.csv").read_text()
    assert call("train", "--resume", out, "--data-root", root, "--epochs", 2,
                "--schedule", "cosine", "--lr", 0.01) == 0  # fmt: skip
    assert (out / "metrics.csv").read_text().startswith(past)
    rows = (out / "interventions.csv").read_text().splitlines()[1:]
    assert rows == ["8,epochs,2", "8,schedule,cosine", "8,lr,0.01"]


def test_a_run_elsewhere_is_remembered_for_the_list(root: Path, tmp_path: Path) -> None:
    assert train(root, tmp_path / "mine", "--epochs", 1) == 0
    assert [run.folder for run in list_runs()] == [tmp_path / "mine"]


@pytest.mark.parametrize("name", ["metrics.csv", "epochs.csv", "final.safetensors"])
def test_a_file_of_someone_elses_is_not_overwritten(
    name: str, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / name).write_text("theirs\n")
    assert train(root, tmp_path) == 2
    refusal(capsys)
    assert (tmp_path / name).read_text() == "theirs\n"


def test_resume_goes_on_to_more_epochs_as_if_never_ended(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert train(root, tmp_path / "whole", "--epochs", 3) == 0
    out = tmp_path / "parts"
    assert train(root, out, "--epochs", 1) == 0
    capsys.readouterr()
    assert call("train", "--resume", out, "--data-root", root) == 2
    assert "--epochs" in refusal(capsys)
    # What a kill -9 or a power cut may leave behind.
    (out / ".last.ckpt.4242.part").write_bytes(b"half a checkpoint")
    with (out / "metrics.csv").open("ab") as table:
        table.write(b"\0\0\0")
    assert call("train", "--resume", out, "--data-root", root, "--epochs", 3) == 0
    for name in ("metrics.csv", "final.safetensors"):
        assert (out / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert (out / "interventions.csv").read_text().splitlines()[1:] == ["8,epochs,3"]
    assert tree(out) == tree(tmp_path / "whole")


@pytest.mark.parametrize(
    ("setting", "value"), [("lr", 0.5), ("seed", 1), ("batch_size", 8), ("optimizer", "adamw")]
)
def test_a_run_whose_spec_was_edited_is_not_continued_as_another(
    setting: str, value: object, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "run"
    assert train(root, out, "--epochs", 1) == 0
    record = json.loads((out / "spec.json").read_text())
    record["train"][setting] = value
    (out / "spec.json").write_text(json.dumps(record))
    before = (out / "metrics.csv").read_bytes()
    capsys.readouterr()
    assert call("train", "--resume", out, "--data-root", root, "--epochs", 2) == 1
    assert "spec.json" in refusal(capsys)
    assert (out / "metrics.csv").read_bytes() == before


def test_divergence_is_a_failure_in_one_sentence(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    settings = ("--optimizer", "sgd", "--lr", 1e30, "--json")
    assert train(root, tmp_path / "run", *settings) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "learning rate smaller" in captured.err.splitlines()[-1]
    assert "Traceback" not in captured.err


def test_what_nobody_foresaw_in_a_run_is_one_line(
    root: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise RuntimeError("first line\nsecond line")

    monkeypatch.setattr("engine.training.runner.make_optimizer", broken)
    assert train(root, tmp_path / "run") == 1
    assert "first line" in refusal(capsys)


def test_a_place_that_cannot_be_written_is_a_failure(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "file").write_text("")
    assert train(root, tmp_path / "file" / "run") == 1
    assert str(tmp_path / "file") in refusal(capsys)


def test_evaluate_agrees_with_the_run(root: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "run"
    assert train(root, out, "--epochs", 4, "--json") == 0
    last = strict_json(capsys.readouterr().out)["epochs"][-1]
    for name in ("final.safetensors", "last.ckpt"):
        code = call("evaluate", "--checkpoint", out / name, "--dataset", "fashion-mnist",
                    "--data-root", root, "--device", "cpu", "--json")  # fmt: skip
        assert code == 0
        report = strict_json(capsys.readouterr().out)
        assert report["accuracy"] == last["val_accuracy"]
        assert report["loss"] == pytest.approx(last["val_loss"])
        assert sum(map(sum, report["confusion"])) == 40
        right = sum(report["confusion"][label][label] for label in range(10))
        assert right == round(report["accuracy"] * 40)
        for row, label, share in zip(report["confusion"], range(10), report["per_class"],
                                     strict=True):  # fmt: skip
            assert share == pytest.approx(row[label] / max(1, sum(row)))

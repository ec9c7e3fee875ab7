"""The command line as a contract: exit codes, what goes to which stream, what is on disk."""

from pathlib import Path

import pytest

from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from tests.engine.command_line import Captured, call, refusal, strict_json, train
from tests.fashion_files import FILES, raw_folder, write_fashion_files
from tests.tiny import tiny_images


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_fashion_files(tmp_path / "data", tiny_images(120, 0), tiny_images(40, 1))


WRONG_REQUESTS = [
    "",
    "fly",
    "train",
    "train --dataset fashion-mnist --out RUN",
    "train --model mlp --out RUN",
    "train --dataset fashion-mnist --model mlp",
    "TRAIN --dataset fashion",
    "TRAIN --model perceptron",
    "TRAIN --device tpu",
    "TRAIN --optimizer sdg",
    "TRAIN --speed 3",
    "TRAIN --epo 1",
    "TRAIN --lr 0",
    "TRAIN --lr -0.1",
    "TRAIN --lr nan",
    "TRAIN --lr inf",
    "TRAIN --lr fast",
    "TRAIN --lr",
    "TRAIN --batch-size 0",
    "TRAIN --batch-size -4",
    "TRAIN --batch-size 1.5",
    "TRAIN --batch-size 121",
    "TRAIN --epochs 0",
    "TRAIN --epochs 1e3",
    "TRAIN --threads 0",
    "TRAIN --threads 100000",
    "TRAIN --seed -1",
    "TRAIN --seed 2147483648",
    "TRAIN --momentum 0.9 --optimizer adam",
    "TRAIN --momentum 1 --optimizer sgd",
    "TRAIN --nesterov",
    "TRAIN --weight-decay -1",
    "TRAIN --loss hinge",
    "TRAIN --label-smoothing 1",
    "TRAIN --label-smoothing 0.1 --loss nll",
    "TRAIN --class-weights 1,2",
    "TRAIN --class-weights 1,x",
    "TRAIN --class-weights 1,1,1,1,1,1,1,1,1,0",
    "TRAIN --schedule linear",
    "TRAIN --warmup 1",
    "TRAIN --decay 0",
    "TRAIN --decay 1.5",
    "TRAIN --decay-every 0",
    "TRAIN --augment rotate",
    "TRAIN --clip-norm 0",
    "TRAIN --patience 0",
    "TRAIN --time-budget 0",
    "TRAIN --precision float8",
    "TRAIN --preset slow",
    "train --preset fast --out RUN",
    "TRAIN --validation 0",
    "TRAIN --validation 1",
    "TRAIN --validation nan",
    "TRAIN --validation train",
    "TRAIN --validation 0.001",
    "TRAIN --spec SPEC",
    "train --spec SPEC",
    "train --resume ROOT --out RUN",
    "train --resume ROOT --spec SPEC",
    "train --resume ROOT --lr 0.1",
    "evaluate",
    "evaluate --dataset nothing",
    "evaluate --dataset fashion-mnist --split validation",
    "predict",
    "predict --json --csv ROOT",
    "devices --data-root ROOT",
]

# The request is right; what it names is not there.
MISSING_THINGS = [
    "train --spec MISSING --out RUN",
    "train --spec ROOT --out RUN",
    "train --resume MISSING",
    "train --resume ROOT",
    "evaluate --dataset fashion-mnist --checkpoint MISSING",
    "predict --checkpoint MISSING ROOT",
    "predict --checkpoint ROOT ROOT",
]


@pytest.mark.parametrize(
    ("request_", "code"),
    [(request, 2) for request in WRONG_REQUESTS] + [(request, 1) for request in MISSING_THINGS],
)
def test_what_cannot_be_done_is_refused_in_one_line(
    request_: str, code: int, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    spec = RunSpec(DataSpec("fashion-mnist"), ModelSpec("linear"), TrainSpec(device="cpu"))
    (tmp_path / "spec.json").write_text(spec.to_json())
    run = tmp_path / "run"
    places = {"RUN": run, "ROOT": root, "SPEC": tmp_path / "spec.json", "MISSING": root / "none"}
    start = ["train", "--dataset", "fashion-mnist", "--model", "linear", "--out", run,
             "--data-root", root]  # fmt: skip
    words: list[object] = []
    for word in request_.split():
        words += start if word == "TRAIN" else [places.get(word, word)]
    assert call(*words) == code
    refusal(capsys)
    assert not run.exists()


@pytest.mark.parametrize(
    ("option", "named"),
    [
        ("--dataset", ["garments", "fashion-mnist"]),
        ("--model", ["linear", "mlp", "cnn"]),
        ("--optimizer", ["sgd", "adam", "adamw", "rmsprop"]),
        ("--schedule", ["constant", "step", "exponential", "cosine", "onecycle"]),
        ("--augment", ["none", "flip", "affine", "sketch"]),
        ("--preset", ["tutorial", "fast"]),
        ("--device", ["cpu"]),
    ],
)
def test_an_unknown_name_is_answered_with_the_known_ones(
    option: str, named: list[str], root: Path, tmp_path: Path, capsys: Captured
) -> None:
    arguments = {"--dataset": "fashion-mnist", "--model": "mlp", option: "nonesuch"}
    words = [word for pair in arguments.items() for word in pair]
    assert call("train", *words, "--out", tmp_path / "run") == 2
    line = refusal(capsys)
    assert "nonesuch" in line
    assert all(name in line for name in named)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"train": {"lr": NaN}}',
        '{"train": {"lr": 1' + "0" * 400 + "}}",
        '{"train": {"epochs": "5"}}',
        '{"model": {"name": "mlp", "code": "import os"}}',
        '{"version": 99}',
    ],
)
def test_a_spec_that_is_none_is_refused(text: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "spec.json").write_text(text)
    assert call("train", "--spec", tmp_path / "spec.json", "--out", tmp_path / "run") == 2
    refusal(capsys)
    assert not (tmp_path / "run").exists()


def test_devices_and_datasets_speak_json(root: Path, capsys: Captured) -> None:
    assert call("devices", "--json") == 0
    devices = strict_json(capsys.readouterr().out)
    assert devices[-1]["name"] == "cpu"
    assert call("datasets", "--json", "--data-root", root) == 0
    found = {entry["name"]: entry for entry in strict_json(capsys.readouterr().out)}
    assert found["garments"]["here"] is True
    assert (found["fashion-mnist"]["here"], found["fashion-mnist"]["path"]) == (True, str(root))
    assert call("datasets", "--json", "--data-root", root.parent) == 0
    found = {entry["name"]: entry for entry in strict_json(capsys.readouterr().out)}
    assert (found["fashion-mnist"]["here"], found["fashion-mnist"]["path"]) == (False, None)


def _spoilt(change: str, root: Path) -> Path:
    """Spoil the data root, or name another one."""
    file = raw_folder(root) / FILES[0]
    match change:
        case "no such folder":
            return root / "nowhere"
        case "a file":
            return file
        case "an endless name":
            return Path("a" * 300)
        case "empty folder":
            return root.parent
        case "zero bytes":
            file.write_bytes(b"")
        case "truncated":
            file.write_bytes(file.read_bytes()[:-100])
        case "foreign":
            file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
        case "labels for images":
            file.write_bytes((raw_folder(root) / FILES[2]).read_bytes())
        case "a folder for a file":
            file.unlink()
            file.mkdir()
    return root


@pytest.mark.parametrize(
    "change",
    [
        "no such folder",
        "a file",
        "an endless name",
        "empty folder",
        "zero bytes",
        "truncated",
        "foreign",
        "labels for images",
        "a folder for a file",
    ],
)
def test_a_data_root_without_good_data_is_a_failure(
    change: str, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    spoilt = _spoilt(change, root)
    assert train(spoilt, tmp_path / "run") == 1
    refusal(capsys)
    assert not (tmp_path / "run").exists()


def test_debug_shows_where_it_went_wrong(tmp_path: Path, capsys: Captured) -> None:
    missing = tmp_path / "none"
    assert call("datasets", "--data-root", missing, "--debug") == 1
    assert "Traceback" in capsys.readouterr().err


def test_what_nobody_foresaw_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def broken() -> None:
        raise RuntimeError("first line\nsecond line")

    monkeypatch.setattr("engine.devices.available", broken)
    assert call("devices") == 1
    assert "first line" in refusal(capsys)

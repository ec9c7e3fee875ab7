"""`script` on the command line: where the script goes, what goes with it, what is refused."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.data.sources import open_both
from engine.network_spec import CodeSpec
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from tests.engine.command_line import Captured, call, refusal, strict_json, train
from tests.engine.custom_files import GOOD
from tests.engine.test_folders import pets
from tests.engine.twin_runs import run_script
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("script")
    return write_fashion_files(place / "data", tiny_images(60, 0), tiny_images(30, 1))


@pytest.fixture(scope="module")
def trained(root: Path) -> Path:
    """A run that came to its end; not to be changed."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ATELIER_HOME", str(root.parent / "home"))
        assert train(root, root.parent / "run", "--epochs", 2) == 0
    return root.parent / "run"


@pytest.fixture
def run(trained: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(trained, tmp_path / "run")


def spec_file(
    path: Path, data: str = "fashion-mnist", model: ModelSpec | None = None, **settings: Any
) -> Path:
    settings = {"epochs": 1, "batch_size": 4, "threads": 1, "device": "cpu", **settings}
    network = model or ModelSpec("linear")
    spec = RunSpec(DataSpec(data, size=8), network, TrainSpec(**settings))
    path.write_text(spec.to_json(), encoding="utf-8")
    return path


def folder_spec(tmp_path: Path, **settings: Any) -> Path:
    """A spec on a folder of pictures: its script needs a file beside it."""
    return spec_file(tmp_path / "spec.json", f"folder:{pets(tmp_path / 'pets', 10)}", **settings)


def test_a_runs_script_goes_to_stdout_and_nothing_else_does(
    run: Path, root: Path, capsys: Captured
) -> None:
    assert call("script", run, "--data-root", root) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    compile(captured.out, "script", "exec")
    assert "import engine" not in captured.out


def test_a_file_holds_what_stdout_would_show(
    run: Path, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    call("script", run, "--data-root", root)
    shown = capsys.readouterr().out
    out = tmp_path / "fashion.py"
    assert call("script", run, "--data-root", root, "--out", out, "--json") == 0
    captured = capsys.readouterr()
    assert out.read_text(encoding="utf-8") == shown
    assert strict_json(captured.out) == {"script": str(out), "data": None, "code": shown}
    assert captured.err == f"Wrote {out}\n"


def test_a_dataset_that_torchvision_has_need_not_be_there(tmp_path: Path, capsys: Captured) -> None:
    assert call("script", spec_file(tmp_path / "spec.json")) == 0
    assert "FashionMNIST(" in capsys.readouterr().out


def test_a_dataset_of_ateliers_goes_along_and_the_script_finds_it(
    tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "가게's {0}.py"
    assert call("script", folder_spec(tmp_path), "--out", out, "--json") == 0
    data = tmp_path / "가게's {0}-data.pt"
    assert strict_json(capsys.readouterr().out)["data"] == str(data)
    saved = torch.load(data, weights_only=True)
    opened = open_both(DataSpec(f"folder:{tmp_path / 'pets'}", size=8))
    assert torch.equal(saved["train"]["images"], opened.train.images)
    assert torch.equal(saved["test"]["labels"], opened.test.labels)
    ended = run_script(out, ["--out", tmp_path / "left"], tmp_path / "elsewhere")
    assert ended.code == 0, ended.complained
    assert (tmp_path / "left" / "metrics.csv").exists()


def test_a_share_for_validation_needs_no_test_split(tmp_path: Path) -> None:
    out = tmp_path / "pets.py"
    assert call("script", folder_spec(tmp_path, validation=0.25), "--out", out) == 0
    assert "test" not in torch.load(tmp_path / "pets-data.pt", weights_only=True)


def test_without_a_place_for_its_data_a_script_asks_for_one(
    tmp_path: Path, capsys: Captured
) -> None:
    assert call("script", folder_spec(tmp_path)) == 2
    assert "--out" in refusal(capsys)


@pytest.mark.parametrize("taken", ["pets.py", "pets-data.pt"])
def test_nothing_is_written_over(taken: str, tmp_path: Path, capsys: Captured) -> None:
    spec, before = folder_spec(tmp_path), "a person's own"
    (tmp_path / taken).write_text(before)
    assert call("script", spec, "--out", tmp_path / "pets.py") == 2
    assert taken in refusal(capsys)
    assert (tmp_path / taken).read_text() == before
    assert [path.name for path in tmp_path.glob("pets*.p*")] == [taken]


def test_a_script_is_written_again_in_another_language(
    run: Path, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    for language in ("en", "ko"):
        call("script", run, "--data-root", root, "--lang", language, "--out",
             tmp_path / f"{language}.py")  # fmt: skip
    capsys.readouterr()
    assert call("script", tmp_path / "en.py", "--data-root", root, "--lang", "ko") == 0
    assert capsys.readouterr().out == (tmp_path / "ko.py").read_text(encoding="utf-8")


def test_a_script_that_somebody_changed_is_not_written_again(
    run: Path, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "run.py"
    call("script", run, "--data-root", root, "--out", out)
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace("model.train()", "model.eval()", 1), encoding="utf-8")
    capsys.readouterr()
    assert call("script", out, "--data-root", root) == 1
    number = text[: text.index("model.train()")].count("\n") + 1
    assert f"line {number}" in refusal(capsys)


def test_what_was_done_to_a_run_is_in_its_script(
    run: Path, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert call("train", "--resume", run, "--epochs", 3, "--schedule", "cosine", "--lr", 0.0031,
                "--data-root", root) == 0  # fmt: skip
    capsys.readouterr()
    out = tmp_path / "twin.py"
    assert call("script", run, "--data-root", root, "--out", out) == 0
    assert "0.0031" in out.read_text(encoding="utf-8").partition("ATELIER")[0]
    arguments: list[object] = ["--data-root", root, "--out", tmp_path / "left"]
    ended = run_script(out, arguments, tmp_path)
    assert ended.code == 0, ended.complained
    ours, theirs = (tmp_path / name / "metrics.csv" for name in ("run", "left"))
    assert theirs.read_bytes() == ours.read_bytes()


def test_a_run_that_has_only_begun_has_a_script(root: Path, run: Path, capsys: Captured) -> None:
    """Of a run in progress, or one that crashed, its last row may be half of one."""
    for name in ("final.safetensors", "last.ckpt"):
        (run / name).unlink()
    with (run / "interventions.csv").open("a") as table:
        table.write("3,lr,0.00")
    assert call("script", run, "--data-root", root) == 0
    compile(capsys.readouterr().out, "script", "exec")


def in_spec(**entries: object) -> Callable[[Path], None]:
    def change(run: Path) -> None:
        spec = json.loads((run / "spec.json").read_text())
        (run / "spec.json").write_text(json.dumps({**spec, **entries}))

    return change


def in_file(name: str, text: str) -> Callable[[Path], None]:
    def change(run: Path) -> None:
        (run / name).write_text(text)

    return change


# What is done to a run, and a word of what has to be said about it.
DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "no spec": (lambda run: (run / "spec.json").unlink(), "spec.json"),
    "a newer spec": (in_spec(version=99), "version 99"),
    "a foreign entry": (in_spec(extra=1), "extra"),
    "another spec": (in_spec(train={"threads": 1}), "changed after it began"),
    "foreign figures": (in_file("metrics.csv", "a,b\n1,2\n"), "CSV"),
    "a senseless change": (in_file("interventions.csv", "step,key,value\n3,lr,fast\n"), "fast"),
    "a broken checkpoint": (in_file("last.ckpt", "PK"), "last.ckpt"),
}


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_run_is_refused_in_one_line(
    how: str, run: Path, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    damage, word = DAMAGES[how]
    damage(run)
    out = tmp_path / "out.py"
    assert call("script", run, "--data-root", root, "--out", out) != 0
    assert word in refusal(capsys)
    assert not out.exists()


def test_no_run_no_file_no_json(tmp_path: Path, capsys: Captured) -> None:
    assert call("script", tmp_path) == 1
    assert "no run" in refusal(capsys)
    assert call("script", tmp_path / "nowhere.json") == 1
    assert "nowhere.json" in refusal(capsys)
    (tmp_path / "text.json").write_text("{")
    assert call("script", tmp_path / "text.json") == 2
    assert "not JSON (line 1, column 2)" in refusal(capsys)


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"batch_size": 100_000}, "Batch size"),
        ({"class_weights": (1.0, 2.0)}, "class weights"),
        ({"validation": 1e-9}, "share"),
        ({"augment": "sketch"}, None),
    ],
)
def test_a_spec_that_does_not_fit_its_dataset(
    settings: dict[str, Any], word: str | None, tmp_path: Path, capsys: Captured
) -> None:
    spec = spec_file(tmp_path / "spec.json", **settings)
    if word is None:
        spec.write_text(spec.read_text().replace("fashion-mnist", "cifar10"))
        word = "one channel"
    assert call("script", spec) == 2
    assert word in refusal(capsys)


def test_a_class_whose_source_is_gone(tmp_path: Path, capsys: Captured) -> None:
    model = ModelSpec("custom", code=CodeSpec(GOOD, "NeuralNetwork"))
    spec = spec_file(tmp_path / "spec.json", model=model)
    record = json.loads(spec.read_text())
    record["model"]["code"]["source"] = ""
    spec.write_text(json.dumps(record))
    assert call("script", spec) == 2
    assert "source" in refusal(capsys)


def test_code_is_written_down_without_being_run(tmp_path: Path, capsys: Captured) -> None:
    trace = tmp_path / "trace"
    source = GOOD + f"\nopen({str(trace)!r}, 'w').close()\n"
    model = ModelSpec("custom", code=CodeSpec(source, "NeuralNetwork"))
    assert call("script", spec_file(tmp_path / "spec.json", model=model)) == 0
    assert str(trace) in capsys.readouterr().out
    assert not trace.exists()


def test_data_that_are_not_there(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out.py"
    for data in (f"folder:{tmp_path / 'gone'}", "drawings"):
        spec = spec_file(tmp_path / "spec.json", data)
        assert call("script", spec, "--out", out) == 1
        refusal(capsys)
    assert call("script", spec, "--data-root", tmp_path / "gone", "--out", out) == 1
    assert not out.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path, capsys: Captured) -> None:
    spec = folder_spec(tmp_path)
    place = tmp_path / "place"
    place.mkdir(mode=0o500)
    assert call("script", spec, "--out", place / "out.py") == 1
    assert "cannot be written" in refusal(capsys)
    assert list(place.iterdir()) == []


def test_a_place_that_is_none(tmp_path: Path, capsys: Captured) -> None:
    spec = folder_spec(tmp_path)
    assert call("script", spec, "--out", tmp_path / "nowhere" / "out.py") == 1
    assert "cannot be written" in refusal(capsys)


def test_help_says_what_there_is(capsys: Captured) -> None:
    assert call("script", "--help") == 0
    said = capsys.readouterr().out
    for word in ("RUN_DIR", "--out", "--lang", "--data-root", "--json"):
        assert word in said

"""Writing scripts from the window: names, replacing, and what a run's folder says."""

import shutil
from pathlib import Path

import pytest
import torch
import torchvision

from engine import __version__
from engine.codegen import export, reading
from engine.codegen.export import Origin
from engine.errors import AtelierError
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.training.plan import Intervention
from tests.engine.test_folders import pets

TRAIN = TrainSpec(epochs=1, batch_size=4, threads=1, device="cpu")


def spec(dataset: str = "fashion-mnist") -> RunSpec:
    return RunSpec(DataSpec(dataset, size=8), ModelSpec("linear"), TRAIN)


def test_a_person_may_replace_what_they_wrote_before(tmp_path: Path) -> None:
    origin = Origin(spec(f"folder:{pets(tmp_path / 'pets', 5)}"))
    out = tmp_path / "pets.py"
    first = export.write(origin, out)
    assert first.data == tmp_path / "pets-data.pt"
    pets(tmp_path / "pets", 10)
    with pytest.raises(AtelierError) as refused:
        export.write(origin, out)
    assert refused.value.code == "file_exists"
    again = export.write(origin, out, overwrite=True)
    assert out.read_text(encoding="utf-8") == again.code
    saved = torch.load(tmp_path / "pets-data.pt", weights_only=True)
    assert len(saved["train"]["labels"]) == 16, "each class keeps a fifth of ten for the test"


def test_a_disk_that_refuses_leaves_no_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.codegen.data_file.write", full)
    origin = Origin(spec(f"folder:{pets(tmp_path / 'pets', 5)}"))
    (tmp_path / "out").mkdir()
    with pytest.raises(AtelierError) as refused:
        export.write(origin, tmp_path / "out" / "pets.py")
    assert refused.value.code == "cannot_write"
    assert "No space left" in refused.value.sentence
    assert list((tmp_path / "out").iterdir()) == []


def test_a_spec_in_a_runs_folder_is_the_spec_alone(tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    (run / "spec.json").write_text(spec().to_json())
    (run / "interventions.csv").write_text("step,key,value\n3,lr,0.5\n")
    assert export.read(run) == Origin(spec(), (Intervention(3, "lr", "0.5"),))
    assert export.read(run / "spec.json") == Origin(spec())
    out = tmp_path / "run.py"
    export.export(run, out)
    assert export.read(out) == export.read(run)
    shutil.rmtree(run)
    assert export.read(out).interventions, "a script needs nothing of the run"


@pytest.mark.parametrize(
    ("dataset", "name"),
    [
        ("fashion-mnist", "fashion-mnist-linear.py"),
        ("emnist-letters", "emnist-letters-linear.py"),
        ("folder:/home/some one/내 사진: '{1}'", "내-사진-1-linear.py"),
        ("folder:/***", "data-linear.py"),
    ],
)
def test_a_name_to_begin_with(dataset: str, name: str) -> None:
    assert export.suggested_name(spec(dataset)) == name


def test_a_script_says_for_which_versions_it_promises_equal_bits() -> None:
    code = export.write(Origin(spec()), None).code
    for module in (torch, torchvision):
        assert module.__version__.partition("+")[0] in code.partition("import argparse")[0]


def test_a_script_of_another_version_is_what_it_was(tmp_path: Path) -> None:
    """Only the version in its record is another: that is no change by hand."""
    code = export.write(Origin(spec()), None).code
    path = tmp_path / "old.py"
    path.write_text(code.replace(f'"atelier": "{__version__}"', '"atelier": "0.0.9"'))
    read = reading.read(path)
    assert (read.atelier, read.matches) == ("0.0.9", True)

"""Specs in files and run folders: the settings, or one sentence that says why not."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from engine.codegen import reading
from engine.codegen.reading import Reading
from engine.errors import AtelierError
from engine.network_spec import CodeSpec
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.training.plan import Intervention
from tests.engine.random_twins import SOURCE
from tests.run_folders import SPEC, write_run

CUSTOM = RunSpec(model=ModelSpec("custom", code=CodeSpec(SOURCE, "Net")))


def refusal(path: Path) -> AtelierError:
    with pytest.raises(AtelierError) as refused:
        reading.read(path)
    return refused.value


def file_with(folder: Path, text: str) -> Path:
    path = folder / "spec.json"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("spec", [SPEC, CUSTOM], ids=["cnn", "custom"])
def test_a_spec_is_read_whole_or_small(tmp_path: Path, spec: RunSpec) -> None:
    whole = file_with(tmp_path, spec.to_json())
    assert reading.read(whole) == Reading(spec)
    small = file_with(tmp_path, json.dumps(spec.to_small_dict()))
    assert reading.read(small) == Reading(spec)
    assert reading.read(small).matches


def test_a_run_is_read_from_its_folder_and_from_its_spec(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run")
    assert reading.read(folder) == reading.read(folder / "spec.json") == Reading(SPEC)
    (folder / "interventions.csv").write_text("step,key,value\n4,lr,0.5\n")
    assert reading.read(folder).interventions == (Intervention(4, "lr", "0.5"),)
    (folder / "interventions.csv").write_text("step,key,value\nfour,lr,0.5\n")
    assert reading.read(folder) == Reading(SPEC), "the settings are none the worse for it"


def test_a_folder_without_a_run_says_so(tmp_path: Path) -> None:
    error = refusal(tmp_path)
    assert error.code == "spec_unreadable"
    assert "spec.json" in error.sentence


def test_what_is_no_text_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "spec.json"
    path.write_bytes(b"\xff\xfe{}")
    assert "UTF-8" in refusal(path).sentence
    path.write_bytes(b" " * (reading.LARGEST + 1))
    assert "larger than 1 MB" in refusal(path).sentence
    assert refusal(tmp_path / "none.json").code == "spec_unreadable"
    assert refusal(tmp_path / "none.py").code == "script_unreadable"
    assert refusal(tmp_path / "a\0b.json").code == "spec_unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
@pytest.mark.parametrize("name", ["spec.json", "script.py"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert "not a file" in refusal(tmp_path / name).sentence


TEXTS = ["", "{", "[]", "3", "[" * 100_000, '{"lr": ' + "9" * 5000 + "}"]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:8])
def test_text_that_is_no_spec_is_refused(tmp_path: Path, text: str) -> None:
    assert refusal(file_with(tmp_path, text)).code == "spec_field"


def with_part(part: str, /, **entries: object) -> dict[str, Any]:
    record = SPEC.to_dict()
    return {**record, part: {**record[part], **entries}}


UNFIT = "transform_unfit"
CODE = {"source": SOURCE, "class_name": "Net", "arguments": {}}


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({**SPEC.to_dict(), "version": 2}, "spec_field"),
        ({**SPEC.to_dict(), "speed": 3}, "spec_field"),
        ({"version": 1, "network": {"kind": "Sequential"}}, "spec_field"),
        (with_part("train", speed=3), "spec_field"),
        (with_part("train", epochs="3"), "spec_field"),
        (with_part("train", nesterov=True), "option_needs"),
        (with_part("data", merge=[[0, 99]]), "merge_invalid"),
        (with_part("data", transforms=[{"name": "CenterCrop", "settings": {"size": 40}}]), UNFIT),
        (with_part("data", dataset="imagenet"), "dataset_unknown"),
        (with_part("model", name="perceptron"), "model_unknown"),
        ({"model": {"name": "custom", "code": {**CODE, "source": ""}}}, "source_gone"),
        ({"model": {"name": "custom", "code": {**CODE, "source": None}}}, "source_gone"),
        ({"model": {"name": "custom", "code": {"class_name": "Net"}}}, "source_gone"),
        ({"model": {"name": "custom"}}, "spec_field"),
        ({"model": {"name": "custom", "code": {**CODE, "path": "net.py"}}}, "spec_field"),
    ],
    ids=str,
)
def test_a_spec_that_was_edited_into_nonsense_is_refused(
    tmp_path: Path, record: dict[str, Any], code: str
) -> None:
    error = refusal(file_with(tmp_path, json.dumps(record)))
    assert error.code == code


def test_an_entry_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    error = refusal(file_with(tmp_path, '{"train": {"lr": 0.1, "lr": 0.2}}'))
    assert '"lr" is there twice' in error.sentence


def test_of_a_folder_nothing_is_known_before_it_is_open(tmp_path: Path) -> None:
    spec = RunSpec(DataSpec(f"folder:{tmp_path / 'gone'}", merge=((0, 99),)), train=TrainSpec())
    assert reading.read(file_with(tmp_path, spec.to_json())) == Reading(spec)

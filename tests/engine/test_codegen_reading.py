"""Scripts and specs that come back: the same settings, or one sentence that says why not."""

import ast
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings

from engine import __version__
from engine.codegen import reading, record, script
from engine.codegen.reading import Difference
from engine.codegen.twin import Twin
from engine.data import catalog
from engine.errors import AtelierError
from engine.network_spec import CodeSpec
from engine.presets import preset
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.training.plan import Intervention
from engine.transform_steps import TransformStep
from tests.engine.random_twins import NASTY, SOURCE, run_specs, twins

MNIST = catalog.entry("fashion-mnist")
SPEC = RunSpec(DataSpec("fashion-mnist"), ModelSpec("mlp"), TrainSpec(threads=1))
TWIN = Twin(SPEC, MNIST.shape, MNIST.classes, MNIST.train_count)
OFTEN = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def node_of(text: str) -> ast.expr:
    (statement,) = ast.parse(text).body
    assert isinstance(statement, ast.Assign)
    return statement.value


def file_with(folder: Path, text: str) -> Path:
    path = folder / "script.py"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(action: Callable[[], object]) -> AtelierError:
    with pytest.raises(AtelierError) as refused:
        action()
    return refused.value


# There and back


@OFTEN
@given(twins())
def test_a_literal_and_back_is_the_same_twin(twin: Twin) -> None:
    text = record.literal(twin)
    assert record.read(node_of(text)) == record.Record(twin, __version__)
    assert ast.literal_eval(node_of(text)), "any reader of Python can have it"


@OFTEN
@given(run_specs())
def test_a_small_spec_and_back_is_the_same_spec(spec: RunSpec) -> None:
    small = json.loads(json.dumps(spec.to_small_dict()))
    assert RunSpec.from_dict(small) == spec


def test_a_small_spec_says_only_what_is_not_as_usual() -> None:
    train = replace(SPEC.train, epochs=3, optimizer="adam", lr=0.001)
    assert RunSpec(SPEC.data, ModelSpec("cnn"), train).to_small_dict() == {
        "version": 1,
        "data": {"dataset": "fashion-mnist"},
        "model": {"name": "cnn"},
        "train": {"epochs": 3, "optimizer": "adam", "lr": 0.001, "threads": 1},
    }


def test_the_tutorials_literal_is_a_few_lines() -> None:
    chosen = preset("tutorial")
    spec = RunSpec(SPEC.data, chosen.model, chosen.on(SPEC.train))
    text = record.literal(replace(TWIN, spec=spec, versions="torch 2.15.0, torchvision 0.29.2"))
    assert len(text.splitlines()) <= 12
    assert max(map(len, text.splitlines())) <= 88


@settings(OFTEN, max_examples=20)
@given(twin=twins())
def test_a_script_and_back_is_the_same_twin(tmp_path: Path, twin: Twin) -> None:
    try:
        text = script.write(twin)
    except AtelierError:  # a network that does not fit pictures of a few pixels
        reject()
    read = reading.read(file_with(tmp_path, text))
    assert (read.twin, read.spec, read.interventions) == (twin, twin.spec, twin.interventions)
    assert read.matches


@pytest.mark.parametrize("name", NASTY)
def test_no_name_breaks_out_of_a_script(tmp_path: Path, name: str) -> None:
    code = CodeSpec(SOURCE, "옷Net", (("note", name),))
    spec = RunSpec(DataSpec(f"folder:/{name}"), ModelSpec("custom", code=code, frozen=(name,)))
    twin = Twin(spec, (1, 28, 28), (name, "coat"), 1000, data_file="data.pt", versions=name)
    read = reading.read(file_with(tmp_path, script.write(twin)))
    assert (read.twin, read.matches) == (twin, True)


def test_what_was_done_to_a_run_comes_along(tmp_path: Path) -> None:
    done = (Intervention(200, "lr", "0.05"), Intervention(300, "stop", "time"))
    twin = replace(TWIN, interventions=done)
    read = reading.read(file_with(tmp_path, script.write(twin)))
    assert (read.spec, read.interventions, read.atelier) == (SPEC, done, __version__)


# A script's code


def test_a_script_whose_code_was_changed_is_told_apart(tmp_path: Path) -> None:
    text = script.write(TWIN)
    changed = text.replace("model.parameters(), lr=0.01", "model.parameters(), lr=0.5")
    read = reading.read(file_with(tmp_path, changed))
    assert read.spec == SPEC, "the spec is what its literal says"
    assert not read.matches
    assert read.difference is not None
    number, found, expected = read.difference.line, read.difference.found, read.difference.expected
    assert changed.splitlines()[number - 1] == found == expected.replace("lr=0.01", "lr=0.5")


def test_a_script_whose_literal_was_changed_is_told_apart(tmp_path: Path) -> None:
    text = script.write(TWIN).replace('"lr": 0.01', '"lr": 0.5')
    read = reading.read(file_with(tmp_path, text))
    assert read.spec.train.lr == 0.5
    assert read.difference is not None
    assert "lr=0.01" in read.difference.found
    assert "lr=0.5" in read.difference.expected


def test_a_line_that_was_added_at_the_end_is_told(tmp_path: Path) -> None:
    text = script.write(TWIN).rstrip("\n") + "\n"
    read = reading.read(file_with(tmp_path, text + "print(1)\n"))
    assert read.difference == Difference(text.count("\n") + 1, "print(1)", "")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.rstrip("\n").encode(),
        lambda text: (text + "\n\n").encode(),
    ],
    ids=["windows", "old mac", "byte order mark", "no last line end", "empty lines at the end"],
)
def test_what_editors_do_to_line_ends_is_no_change(
    tmp_path: Path, change: Callable[[str], bytes]
) -> None:
    path = tmp_path / "script.PY"
    path.write_bytes(change(script.write(TWIN)))
    read = reading.read(path)
    assert (read.twin, read.matches) == (TWIN, True)


def test_nothing_of_a_script_is_executed(tmp_path: Path) -> None:
    there = tmp_path / "there"
    text = f"from pathlib import Path\nPath({str(there)!r}).touch()\n{script.write(TWIN)}"
    assert not reading.read(file_with(tmp_path, text)).matches
    sly = f"ATELIER = __import__('os').mkdir({str(there)!r})\n"
    assert refusal(lambda: reading.read(file_with(tmp_path, sly))).code == "script_record"
    assert not there.exists()


# Scripts that say nothing, or nonsense


TEXTS: dict[str, tuple[str, str]] = {
    "nothing": ("", "script_no_record"),
    "another script": ("print('hello')\n", "script_no_record"),
    "a record elsewhere": ("def f():\n    ATELIER = {}\n", "script_no_record"),
    "two records": ("ATELIER = {}\nATELIER = {}\n", "script_records"),
    "two of other kinds": ("ATELIER: dict = {}\n(ATELIER, x) = {}, 1\n", "script_records"),
    "no Python": ("def f(:\n", "script_unreadable"),
    "a null character": ("x = '\0'\n", "script_unreadable"),
    "many brackets": ("(" * 50_000, "script_unreadable"),
    "many signs": ("-" * 200_000 + "1", "script_unreadable"),
    "many parts": ("a" + ".b" * 200_000, "script_unreadable"),
    "a long sum": ("1" + "+1" * 200_000, "script_unreadable"),
    "a long number": ("x = " + "9" * 10_000, "script_unreadable"),
    "a deep list": ("ATELIER = " + "[" * 150 + "]" * 150, "script_record"),
}


@pytest.mark.parametrize(("text", "code"), TEXTS.values(), ids=TEXTS.keys())
def test_a_script_without_settings_is_one_sentence(tmp_path: Path, text: str, code: str) -> None:
    assert refusal(lambda: reading.read(file_with(tmp_path, text))).code == code


LITERALS: dict[str, str] = {
    "a call": "dict(format=1)",
    "a name": "SETTINGS",
    "a computation": '{"format": 1 + 1}',
    "a tuple": '{"format": 1, "classes": ("a", "b")}',
    "a set": "{1}",
    "bytes": 'b"1"',
    "an f-string": 'f"{1}"',
    "another dictionary in it": '{**{"format": 1}}',
    "an entry twice": '{"format": 1, "format": 1}',
    "a number as a name": "{1: 2}",
    "a comprehension": "[x for x in 'ab']",
    "a minus before a text": '-"1"',
    "true for a version": '{"format": True, "atelier": "0.1.0"}',
    "nothing": "{}",
    "a number that Python refuses to print": f'{{"format": 0x{"f" * 5000}}}',
    "a text": '"settings"',
}


@pytest.mark.parametrize("text", LITERALS.values(), ids=LITERALS.keys())
def test_what_is_no_literal_of_ours_is_refused(text: str) -> None:
    error = refusal(lambda: record.read(node_of(f"ATELIER = {text}")))
    assert error.code == "script_record"
    assert "line 1" in error.sentence


FOLDER = replace(TWIN, spec=replace(SPEC, data=DataSpec("folder:/x")), picture=(1, 28, 28))


def edited(**entries: object) -> AtelierError:
    """Why the literal of a folder's script is refused once entries were changed in it."""
    kept = ast.literal_eval(node_of(record.literal(replace(FOLDER, classes=("a", "b", "c")))))
    changed = {key: value for key, value in (kept | entries).items() if value is not ...}
    return refusal(lambda: record.read(node_of(f"ATELIER = {changed!r}")))


@pytest.mark.parametrize(
    "entries",
    [
        {"speed": 3},
        {"format": "1"},
        {"atelier": 1},
        {"picture": [1, 28]},
        {"picture": [1, 28, 0]},
        {"picture": [1, 28, 28.0]},
        {"picture": ...},
        {"classes": ["a"]},
        {"classes": "ab"},
        {"classes": ["a", 2]},
        {"classes": ...},
        {"count": 0},
        {"count": True},
        {"count": ...},
        {"language": "fr"},
        {"language": ["en"]},
        {"versions": 2},
        {"data_file": "../x.pt"},
        {"data_file": "a/b.pt"},
        {"data_file": "C:\\x.pt"},
        {"data_file": ".."},
        {"data_file": None},
        {"interventions": {}},
        {"interventions": [[1, "lr"]]},
        {"interventions": [["1", "lr", "0.1"]]},
        {"interventions": [[-1, "lr", "0.1"]]},
        {"interventions": [[1, "speed", "0.1"]]},
        {"interventions": [[1, "lr", 0.1]]},
    ],
    ids=str,
)
def test_an_entry_that_was_edited_into_nonsense_is_named(entries: dict[str, object]) -> None:
    error = edited(**entries)
    assert error.code == "script_record"
    assert f'"{next(iter(entries))}"' in error.sentence


def spec_with(part: str, **entries: object) -> dict[str, Any]:
    small = FOLDER.spec.to_small_dict()
    return {**small, part: {**small[part], **entries}}


NORMALIZE = TransformStep.make("Normalize").to_dict()


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ({"spec": {**SPEC.to_dict(), "version": 2}}, "spec_field"),
        ({"spec": {**SPEC.to_dict(), "speed": {}}}, "spec_field"),
        ({"spec": None}, "spec_field"),
        ({"spec": ...}, "spec_field"),
        ({"spec": spec_with("train", epochs="5")}, "spec_field"),
        ({"spec": spec_with("train", speed=5)}, "spec_field"),
        ({"spec": spec_with("train", lr=-1.0)}, "value_out_of_range"),
        ({"spec": spec_with("train", nesterov=True)}, "option_needs"),
        ({"spec": spec_with("train", loss="nll", label_smoothing=0.1)}, "option_needs"),
        (
            {"spec": spec_with("data", transforms=[NORMALIZE]) | {"train": {"augment": "flip"}}},
            "augment_normalized",
        ),
        (
            {"spec": spec_with("data", target="one_hot") | {"train": {"loss": "nll"}}},
            "one_hot_loss",
        ),
        ({"spec": spec_with("data", merge=[[0, 7]])}, "merge_invalid"),
        ({"spec": spec_with("data", merge=[[0, 1, 2]])}, "merge_invalid"),
        ({"spec": spec_with("model", name="builder")}, "spec_field"),
        ({"spec": spec_with("train", batch_size=10**6)}, "batch_too_large"),
        ({"spec": spec_with("train", validation=1e-9)}, "split_empty"),
        ({"interventions": [[1, "lr", "fast"]]}, "intervention_invalid"),
        ({"interventions": [[1, "lr", "-1"]]}, "value_out_of_range"),
        ({"interventions": [[1, "stop", "time"], [10**9, "stop", "time"]]}, "intervention_invalid"),
        ({"format": 2, "news": []}, "script_newer"),
    ],
    ids=str,
)
def test_parts_that_contradict_each_other_are_told(entries: dict[str, object], code: str) -> None:
    assert edited(**entries).code == code

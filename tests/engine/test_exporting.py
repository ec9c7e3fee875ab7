"""Weights as files for other programs: what is in them, and what cannot be written."""

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file

from engine import trusted_code
from engine.data_spec import Inputs
from engine.errors import AtelierError
from engine.exporting import formats, writing
from engine.models import weights
from engine.run_spec import ModelSpec
from tests.engine.exported_files import STEPS, made, own

LINEAR, LENET = ModelSpec("linear"), ModelSpec("lenet")
PREPARED = Inputs("folder:/pictures/자전거", (3, 30, 34), ("a", '"b"\n{c}', "자전거"), STEPS)


@pytest.fixture
def allowed() -> Iterator[None]:
    """A person's own code may run."""
    trusted_code.allow_for_this_process()
    yield
    trusted_code.allow_for_this_process(False)


def pictures(count: int, inputs: Inputs) -> torch.Tensor:
    return torch.rand(count, *inputs.picture, generator=torch.Generator().manual_seed(count))


def test_an_onnx_file_takes_batches_of_any_size_and_says_what_it_is(tmp_path: Path) -> None:
    trained = made(LENET, PREPARED)
    written = writing.export(trained, formats.kind("onnx"), tmp_path / "m.onnx")
    assert written.size == (tmp_path / "m.onnx").stat().st_size
    assert 0 < written.check.difference <= formats.TOLERANCE
    assert written.check.reader == f"onnxruntime {onnxruntime.__version__}"
    session = onnxruntime.InferenceSession(written.path)
    (given,), (answer,) = session.get_inputs(), session.get_outputs()
    assert (given.name, given.shape) == ("pictures", ["batch", 3, 30, 34])
    assert (answer.name, answer.shape) == ("logits", ["batch", 3])
    for count in (1, 2, 7):
        asked = pictures(count, PREPARED)
        (found,) = session.run(None, {"pictures": asked.numpy()})
        with torch.no_grad():
            expected = trained.build()(asked).numpy()
        assert np.abs(found - expected).max() <= 1e-5
    facts = session.get_modelmeta().custom_metadata_map
    assert json.loads(facts["classes"]) == list(PREPARED.classes)
    assert json.loads(facts["input_shape"]) == [3, 30, 34]
    assert (facts["dataset"], facts["framing"]) == ("자전거", "whole")


def test_a_torch_export_file_gives_the_very_logits(tmp_path: Path) -> None:
    trained = made(LENET, PREPARED)
    written = writing.export(trained, formats.kind("torch-export"), tmp_path / "m.pt2")
    assert written.check.difference == 0
    extra = {"atelier.json": ""}
    module = torch.export.load(written.path, extra_files=extra).module()
    for count in (1, 2, 7):
        asked = pictures(count, PREPARED)
        with torch.inference_mode():
            assert torch.equal(module(asked), trained.build()(asked))
    facts = json.loads(extra["atelier.json"])
    assert facts["classes"] == list(PREPARED.classes)
    assert facts["input_shape"] == [3, 30, 34]


def test_a_safetensors_file_is_a_plain_state_dict_and_opens_here_again(tmp_path: Path) -> None:
    trained = made(LINEAR, Inputs("mnist", (1, 28, 28), tuple("0123456789"), STEPS))
    kind = formats.kind("safetensors")
    written = writing.export(trained, kind, tmp_path / "m.safetensors")
    assert written.check.difference == 0
    state = load_file(written.path)
    assert state.keys() == trained.state_dict.keys()
    assert all(torch.equal(state[name], trained.state_dict[name]) for name in state)
    with safe_open(written.path, framework="pt") as opened:
        facts = opened.metadata()
    assert facts["framing"] == "centred-mass"
    assert json.loads(facts["classes"]) == list("0123456789")
    again = weights.read(written.path)
    assert (again.model, again.inputs) == (trained.model, trained.inputs)


@pytest.mark.parametrize("name", formats.KINDS)
def test_an_export_says_nothing_and_leaves_no_trace(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before, disabled = torch.get_rng_state(), logging.root.manager.disable
    written = writing.export(made(LINEAR), formats.kind(name), tmp_path / "m")
    assert written.path == tmp_path / f"m{written.kind.suffix}"
    assert list(tmp_path.iterdir()) == [written.path]
    assert torch.equal(before, torch.get_rng_state())
    assert logging.root.manager.disable == disabled
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["onnx", "torch-export"])
def test_a_file_names_no_folder_of_this_machine(name: str) -> None:
    content, _ = writing.checked_content(made(ModelSpec("cnn")), formats.kind(name))
    folders = (Path(weights.__file__).parents[2], Path(torch.__file__).parents[1])
    if name == "torch-export":  # a zip archive, its parts not compressed
        assert content.startswith(b"PK")
    assert [folder for folder in folders if str(folder).encode() in content] == []


def test_without_onnxruntime_onnx_itself_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    _, check = writing.checked_content(made(LINEAR), formats.kind("onnx"))
    assert check.reader.startswith("onnx 1.")
    assert check.difference <= formats.TOLERANCE


def test_packages_that_are_missing_are_named_with_the_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(AtelierError, match=r"pip install onnx onnxscript$") as raised:
        writing.export(made(LINEAR), formats.kind("onnx"), tmp_path / "m.onnx")
    assert raised.value.code == "package_missing"
    assert formats.missing_packages(formats.kind("torch-export")) == ()


BRANCH = "y = self.top(x.flatten(1))\nreturn y if y.sum() > 0 else -y"
FIXED = "return self.top(x.reshape(2, 784))"
DICT = "return {'logits': self.top(x.flatten(1))}"
EIGEN = "y = self.top(x.flatten(1))\nreturn y * torch.linalg.eigvals(y.T @ y).abs()"
CHANCE = "return self.top(x.flatten(1)) + torch.rand(1)"
BROKEN = "raise ValueError('no\\nway')"
ODD = "return self.top(x.flatten(1)) / 0"


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    ("name", "forward", "code", "said"),
    [
        ("torch-export", BRANCH, "export_branches", "line 10: Could not guard"),
        ("onnx", FIXED, "export_batch", "one size of batch"),
        ("torch-export", DICT, "walk_output", "it returned dict"),
        ("onnx", EIGEN, "export_impossible", "No ONNX function found"),
        ("onnx", CHANCE, "export_differs", "draws by chance"),
        ("torch-export", BROKEN, "export_impossible", "line 9: no."),
        ("safetensors", ODD, "answers_not_finite", "no numbers"),
    ],
)
def test_what_cannot_be_exported_is_one_sentence_and_leaves_nothing(
    name: str,
    forward: str,
    code: str,
    said: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(AtelierError) as raised:
        writing.export(own(forward), formats.kind(name), tmp_path / "m")
    assert raised.value.code == code
    assert said in raised.value.sentence
    assert "\n" not in raised.value.sentence
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("allowed")
def test_a_network_that_draws_can_be_taken_along_as_numbers(tmp_path: Path) -> None:
    written = writing.export(own(CHANCE), formats.kind("safetensors"), tmp_path / "m")
    assert written.check.difference == 0


def test_code_that_is_not_allowed_is_not_run(tmp_path: Path) -> None:
    trusted_code.allow_for_this_process()
    trained = own("return self.top(x.flatten(1))")
    trusted_code.allow_for_this_process(False)
    with pytest.raises(AtelierError, match="has not been allowed"):
        writing.export(trained, formats.kind("torch-export"), tmp_path / "m")


def test_names_of_files(tmp_path: Path) -> None:
    onnx = formats.kind("onnx")
    (tmp_path / "there.onnx").write_bytes(b"mine")
    assert formats.target(tmp_path / "a.b", onnx) == tmp_path / "a.b.onnx"
    assert formats.target(tmp_path / "A.ONNX", onnx) == tmp_path / "A.ONNX"
    assert formats.target(tmp_path / "there.onnx", onnx, replace=True).exists()
    for name, code, replace in (
        ("a.pt2", "export_suffix", False),
        ("a.safetensors", "export_suffix", True),
        ("there.onnx", "file_exists", False),
        ("there", "file_exists", True),  # nobody was asked about this name
        ("nowhere/a.onnx", "path_unusable", False),
        (".", "path_unusable", False),
    ):
        with pytest.raises(AtelierError) as raised:
            formats.target(tmp_path / name, onnx, replace=replace)
        assert raised.value.code == code, name
    with pytest.raises(AtelierError, match="choose one of: onnx, torch-export, safetensors"):
        formats.kind("tflite")


def test_a_disk_that_is_full_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "m.safetensors"
    old.write_bytes(b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.exporting.writing.Path.write_bytes", full)
    with pytest.raises(AtelierError, match="No space left"):
        writing.place(b"new", old)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]

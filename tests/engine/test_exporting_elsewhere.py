"""Exporting in another process, beside a training."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from engine import trusted_code
from engine.errors import AtelierError, Cancelled
from engine.exporting import elsewhere, formats
from engine.models import weights
from engine.run_spec import ModelSpec
from tests.engine.exported_files import made, own

KIND = formats.kind("safetensors")


@pytest.fixture
def allowed() -> Iterator[None]:
    """A person's own code may run."""
    trusted_code.allow_for_this_process()
    yield
    trusted_code.allow_for_this_process(False)


def test_the_file_is_the_same_as_from_here(tmp_path: Path) -> None:
    trained = made(ModelSpec("linear"))
    compiling = torch.compiler.is_compiling()
    place = tmp_path / "mine.pt2"
    place.write_bytes(b"old")
    kind = formats.kind("torch-export")
    written = elsewhere.export(trained, kind, place, replace=True)
    assert (written.path, written.size) == (place, place.stat().st_size)
    assert written.check.difference == 0
    asked = torch.rand(3, 1, 28, 28)
    with torch.inference_mode():
        assert torch.equal(torch.export.load(place).module()(asked), trained.build()(asked))
    assert list(tmp_path.iterdir()) == [place]
    assert torch.compiler.is_compiling() == compiling


@pytest.mark.usefixtures("allowed")
def test_own_code_that_is_allowed_here_is_run_there(tmp_path: Path) -> None:
    trained = own("return self.top(x.flatten(1))")
    written = elsewhere.export(trained, KIND, tmp_path / "m")
    assert weights.read(written.path).model == trained.model


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    ("forward", "code", "said"),
    [
        ("return {}", "walk_output", "it returned dict"),
        ("import os\nos._exit(7)", "export_ended", "exit code 7"),
    ],
)
def test_what_goes_wrong_there_is_said_here(
    forward: str, code: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(AtelierError, match=said) as raised:
        elsewhere.export(own(forward), KIND, tmp_path / "m")
    assert raised.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    cancel = threading.Event()
    cancel.set()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        elsewhere.export(made(ModelSpec("linear")), KIND, tmp_path / "m", cancel=cancel)
    assert time.monotonic() - began < 20
    assert list(tmp_path.iterdir()) == []

"""How the data part of a script reads: as the tutorial does, in two languages, and harmless."""

import ast
import importlib.util
import io
import re
import subprocess
import sys
import tokenize
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from engine.codegen import data_part, sketching_code
from engine.codegen.part import Part
from engine.codegen.twin import Twin
from engine.data_spec import DataSpec, Sampler
from engine.transform_steps import TransformStep
from tests.engine.random_twins import NASTY, twins
from tests.engine.written_data import source, twin_of
from tests.tiny import tiny_images

TRAIN = tiny_images(40, 0)
EVERY = DataSpec(
    "emnist-letters",
    transforms=(TransformStep.make("Resize"), TransformStep.make("Sketch")),
    merge=((0, 6),),
    sampler="weighted",
)


def test_the_plain_case_reads_as_the_tutorial_does() -> None:
    part = data_part.write(twin_of(DataSpec("fashion-mnist"), TRAIN, file="", batch_size=64))
    assert part.definitions == ()
    assert (
        "\n".join(part.lines)
        == """\
training_data = datasets.FashionMNIST(
    root=args.data_root, train=True, download=True, transform=ToTensor()
)
test_data = datasets.FashionMNIST(
    root=args.data_root, train=False, download=True, transform=ToTensor()
)

generator = torch.Generator()
train_dataloader = DataLoader(
    training_data, batch_size=64, shuffle=True, generator=generator
)
test_dataloader = DataLoader(test_data, batch_size=500)"""
    )


def test_only_what_is_used_is_written() -> None:
    plain = source(data_part.write(twin_of(DataSpec(), TRAIN)))
    off = (TransformStep.make("Normalize", enabled=False), TransformStep.make("Sketch", False))
    assert source(data_part.write(twin_of(DataSpec(transforms=off), TRAIN))) == plain
    for word in ("transform", "sample_seed", "Subset", "new_label", "worker", "v2", "pin_memory"):
        assert word not in plain


def test_noise_is_cut_off_where_pixels_are_pixels_only() -> None:
    noise, norm = TransformStep.make("GaussianNoise"), TransformStep.make("Normalize")
    for steps, cut in (((noise, norm), True), ((norm, noise), False)):
        written = source(data_part.write(twin_of(DataSpec(transforms=steps), TRAIN)))
        assert ("clip=False" in written) is not cut


def said(code: str) -> list[str]:
    """Docstrings and comments, but for those that are meant for ruff."""
    nodes = [n for n in ast.walk(ast.parse(code)) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    docstrings = [ast.get_docstring(node) or "" for node in nodes]
    return [text for text in (*docstrings, *comments) if text and not text.startswith("# fmt:")]


@pytest.mark.parametrize("validation", ["test", 0.2])
@pytest.mark.parametrize("name", ["emnist-letters", "usps", "drawings"])
@pytest.mark.parametrize("sampler", ["weighted", "subset"])
@pytest.mark.parametrize("merge", [(), ((0, 6),)])
def test_korean_code_has_no_english_comment(
    name: str, sampler: Sampler, merge: tuple[tuple[int, ...], ...], validation: str | float
) -> None:
    spec = replace(EVERY, dataset=name, sampler=sampler, merge=merge)
    twin = replace(twin_of(spec, TRAIN, validation=validation), language="ko")
    english, korean = (
        source(data_part.write(replace(twin, language=language))) for language in ("en", "ko")
    )
    assert len(said(korean)) == len(said(english)) > 5
    assert all(re.search("[가-힣]", text) for text in said(korean)), said(korean)
    assert not any(re.search("[가-힣]", text) for text in said(english))
    assert ast.dump(without_docstrings(korean)) == ast.dump(without_docstrings(english))


def without_docstrings(code: str) -> ast.Module:
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            node.body = node.body[1:]
    return tree


def test_sketching_is_said_in_korean_too() -> None:
    functions = sketching_code.definitions(["warp", "mirror", "as_sketches"], "ko")
    assert len(functions) == 6
    assert all(re.search("[가-힣]", text) for each in functions for text in said(each))


@pytest.mark.parametrize("name", NASTY)
def test_a_file_name_is_a_text_and_nothing_else(name: str) -> None:
    plain = twin_of(DataSpec("folder:/x"), TRAIN, file="images.pt")
    nasty = twin_of(DataSpec(f"folder:/{name}"), TRAIN, file=name)
    nasty = replace(nasty, classes=(name, *NASTY, "é"))
    code, usual = (source(data_part.write(twin)) for twin in (nasty, plain))
    assert ast.dump(ast.parse(code)).replace(repr(name), "'images.pt'") == ast.dump(
        ast.parse(usual)
    )
    constants = [n.value for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Constant)]
    assert name in constants


@pytest.mark.skipif(importlib.util.find_spec("ruff") is None, reason="ruff is not installed")
@given(twin=twins())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_ruff_has_nothing_to_say(twin: Twin) -> None:
    used = Part(lines=(f"print(train_dataloader, {twin.held_out}_dataloader)",))
    code = source(data_part.write(twin) + used)
    for command in (["check", "--isolated"], ["format", "--isolated", "--diff"]):
        ended = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "-"],
            input=code.encode(),
            capture_output=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stdout.decode()

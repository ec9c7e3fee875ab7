"""A network as a script makes it: the engine's, bit for bit."""

import ast
import io
import re
import tokenize

import pytest
import torch

from engine.codegen import model_part, part
from engine.codegen.twin import Twin
from engine.errors import AtelierError
from engine.layer_presets import preset
from engine.network_spec import LayerSpec
from engine.run_spec import MODELS, ModelSpec
from tests.engine.codegen_models import (
    check_equal,
    check_same_weights,
    check_style,
    of_engine,
    run,
    script,
    twin,
)
from tests.engine.custom_files import GOOD, code
from tests.engine.random_networks import SHAPES, layer, random_case

HANGUL = re.compile("[가-힣]")
CONVOLUTIONAL = ("lenet", "cnn", "resnet", "sketch")


def builder(*children: LayerSpec, frozen: tuple[str, ...] = ()) -> ModelSpec:
    return ModelSpec("builder", LayerSpec("Sequential", children=children), None, frozen)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", MODELS)
def test_the_zoos_networks_are_the_same(name: str, shape: tuple[int, int, int]) -> None:
    check_equal(twin(ModelSpec(name), shape, classes=7))


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_networks_of_the_builder_are_the_same(start: int) -> None:
    for seed in range(start, start + 20):
        root, shape, classes = random_case(seed)
        check_equal(twin(ModelSpec("builder", root), shape, classes, seed))


@pytest.mark.parametrize("name", MODELS)
def test_convolutions_have_their_channels_last(name: str) -> None:
    written = script(twin(ModelSpec(name)))
    assert ("channels_last" in written) == (name in CONVOLUTIONAL)


def test_the_way_around_a_block_may_be_the_only_convolution() -> None:
    block = layer("Residual", layer("AvgPool2d", kernel_size=1, stride=2))
    given = twin(builder(block, layer("Flatten"), layer("Linear", out_features=10)))
    assert "channels_last" in script(given)
    check_equal(given)


@pytest.mark.parametrize(
    "frozen",
    [
        ("features",),
        ("features.0.weight", "classifier.1"),
        ("classifier.1", "feature", "nothing", ""),
        ("features.0", "features.1", "features.4", "features.5", "classifier.1", "classifier.3"),
    ],
)
def test_what_is_not_trained_is_frozen(frozen: tuple[str, ...]) -> None:
    given = twin(ModelSpec("cnn", frozen=frozen))
    check_equal(given)
    check_style(script(given))


def test_a_name_is_not_the_beginning_of_another() -> None:
    parts = [layer("Linear", out_features=4, name="a"), layer("Linear", out_features=4, name="ab")]
    given = twin(builder(layer("Flatten"), *parts, layer("Linear", out_features=10), frozen=("a",)))
    written = check_equal(given)
    assert [not each.requires_grad for each in written.parameters()] == [True] * 2 + [False] * 4


@pytest.mark.parametrize(
    "name", ['a"; import os; "', "a\nimport os", "\\", '"""', "{x}", "가", "'", "\x00"]
)
def test_no_name_gets_into_the_code_as_it_is(name: str) -> None:
    given = twin(
        builder(
            layer("Flatten", name=name), layer("Linear", out_features=10), frozen=(name, "linear")
        )
    )
    check_equal(given)
    modules = {
        alias.name
        for node in ast.walk(ast.parse(script(given)))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert modules <= {"torch"}


@pytest.mark.parametrize("name", MODELS)
def test_the_code_is_as_ruff_writes_it(name: str) -> None:
    for language in ("en", "ko"):
        check_style(script(twin(ModelSpec(name, frozen=("head",)), language=language)))


def test_the_code_of_a_builders_network_is_as_ruff_writes_it() -> None:
    for seed in range(6):
        root, shape, classes = random_case(seed)
        check_style(script(twin(ModelSpec("builder", root), shape, classes)))


@pytest.mark.parametrize("name", MODELS)
def test_in_korean_no_english_is_left(name: str) -> None:
    written = script(twin(ModelSpec(name, frozen=("head",)), language="ko"))
    said = spoken(written)
    assert said
    for text in said:
        assert HANGUL.search(text), text


def spoken(written: str) -> list[str]:
    """Comments and docstrings."""
    tokens = tokenize.generate_tokens(io.StringIO(written).readline)
    said = [token.string for token in tokens if token.type == tokenize.COMMENT]
    whole = ast.walk(ast.parse(written))
    parts = [node for node in whole if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    said += [ast.get_docstring(node) or "" for node in parts]
    return [text for text in said if text]


@pytest.mark.parametrize("name", ["mlp", "cnn", "sketch", "builder", "custom"])
def test_a_snippets_network_is_on_the_cpu_and_draws_from_where_the_generator_stands(
    name: str,
) -> None:
    models = {
        "builder": ModelSpec("builder", preset("lenet", 10)),
        "custom": ModelSpec("custom", None, code(GOOD, "NeuralNetwork", hidden=4)),
    }
    model = models[name] if name in models else ModelSpec(name)
    made = model_part.network(model, (1, 28, 28), 10, "en")
    text = "".join(f"\n\n{definition}\n" for definition in made.definitions)
    lines = part.indented(made.lines, "")
    found = run(
        f"import torch\n\n{part.imports(made.imports)}{text}\n\ntorch.manual_seed(7)\n{lines}"
    )
    built = of_engine(twin(model)).to(memory_format=torch.contiguous_format)
    check_same_weights(found["model"], built)


def test_whether_a_network_draws_is_known() -> None:
    dropout = layer("Sequential", layer("Flatten"), layer("Dropout"))
    head = layer("Linear", out_features=10)
    expected: list[tuple[ModelSpec, bool]] = [
        (ModelSpec("mlp"), False),
        (ModelSpec("resnet"), False),
        (ModelSpec("sketch"), True),
        (builder(dropout, head), True),
        (builder(layer("Flatten"), head), False),
        (ModelSpec("custom", None, code(GOOD, "NeuralNetwork")), True),
    ]
    for model, draws in expected:
        assert model_part.draws(twin(model)) is draws


def test_a_network_that_does_not_fit_is_not_written() -> None:
    given: list[tuple[Twin, str]] = [
        (twin(builder(layer("Flatten"))), "output_not_classes"),
        (twin(ModelSpec("lenet"), (1, 4, 4)), ""),
    ]
    for wrong, reason in given:
        with pytest.raises(AtelierError) as caught:
            model_part.write(wrong)
        assert reason in caught.value.code

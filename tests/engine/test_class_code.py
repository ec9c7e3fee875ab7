"""A network written as a Python class: the same network, in code as the tutorial has it."""

import subprocess

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from engine.errors import AtelierError
from engine.layer_presets import PRESETS, preset
from engine.models import layers
from engine.models.class_code import as_class
from engine.network_spec import LayerSpec
from tests.engine.random_networks import layer, random_case

MLP = """\
from torch import nn


class NeuralNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear_relu_stack = nn.Sequential(
            nn.Linear(784, 512),
            nn.ReLU(),
            nn.Linear(512, 512),
            nn.ReLU(),
            nn.Linear(512, 10),
        )

    def forward(self, x):
        x = self.flatten(x)
        logits = self.linear_relu_stack(x)
        return logits
"""

BLOCK = """\
class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, kernel_size=3, stride=2, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.shortcut = nn.Conv2d(1, 4, kernel_size=1, stride=2, bias=False)
        self.relu = nn.ReLU()

    def forward(self, x):
        out = self.conv(x)
        out = self.norm(out)
        out = out + self.shortcut(x)
        return self.relu(out)
"""


def net(*children: LayerSpec) -> LayerSpec:
    return LayerSpec("Sequential", children=children)


def run(code: str, name: str = "NeuralNetwork") -> nn.Module:
    """What the code's class makes, as a person would who pasted it."""
    space: dict[str, type[nn.Module]] = {}
    exec(code, space)
    return space[name]()


def check_same(root: LayerSpec, shape: tuple[int, int, int], code: str) -> None:
    built, written = layers.build(root, shape).eval(), run(code).eval()
    assert list(written.state_dict()) == list(built.state_dict())
    written.load_state_dict(built.state_dict())
    images = torch.rand(3, *shape)
    with torch.no_grad():
        assert torch.equal(written(images), built(images))


def check_style(code: str) -> None:
    """As `ruff format` would write it, and nothing that its default rules find."""
    ruff = pytest.importorskip("ruff").find_ruff_bin()
    for command in ("format", "--diff"), ("check",):
        done = subprocess.run(
            [ruff, *command, "--isolated", "-"],
            input=code,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_tutorials_network_is_written_as_in_the_tutorial() -> None:
    assert as_class(preset("mlp", 10), (1, 28, 28), 10) == MLP


def test_a_residual_block_has_a_class_of_its_own() -> None:
    block = layer(
        "Residual", layer("Conv2d", out_channels=4, stride=2, padding=1), layer("BatchNorm2d")
    )
    code = as_class(net(block, layer("Flatten"), layer("Linear", out_features=10)), (1, 28, 28))
    assert BLOCK in code
    assert "        self.residual = Residual()\n" in code


def test_blocks_of_the_same_sizes_share_a_class() -> None:
    block, other = layer("Residual", layer("Linear", out_features=784)), layer("Residual")
    code = as_class(net(layer("Flatten"), block, block, other), (1, 28, 28))
    assert code.count("class Residual") == 2
    assert code.count(" = Residual()\n") == 2
    check_style(code)


@pytest.mark.parametrize("name", PRESETS)
def test_presets_written_are_the_networks(name: str) -> None:
    code = as_class(preset(name, 10), (1, 28, 28), 10)
    check_same(preset(name, 10), (1, 28, 28), code)
    check_style(code)


@pytest.mark.parametrize("start", range(0, 200, 40))
def test_random_networks_written_are_the_networks(start: int) -> None:
    for seed in range(start, start + 40):
        root, shape, classes = random_case(seed)
        check_same(root, shape, as_class(root, shape, classes))


def test_random_networks_are_written_in_style() -> None:
    for seed in range(12):
        check_style(as_class(*random_case(seed)))


def test_what_is_too_long_for_a_line_is_broken_as_ruff_does_it() -> None:
    long = "a_name_that_is_as_long_as_a_name_can_be__"
    inner: tuple[LayerSpec, ...] = (
        layer("Conv2d", name=long, out_channels=4, stride=1, padding=1, bias=False),
        layer("LayerNorm", name="쌍둥이" * 9, eps=1e-6),
        layer("MaxPool2d", name=long + "more", stride=1, kernel_size=3, padding=1),
        layer("SiLU", name="w" * 40),
    )
    for depth in range(10):
        for place in (depth, depth + 1):
            check_style(as_class(net(*inner, net(*inner[:place])), (1, 28, 28)))
        kind = "Residual" if depth == 4 else "Sequential"
        inner = (LayerSpec(kind, (), long if depth % 2 else "", inner),)
    check_same(net(*inner), (1, 28, 28), as_class(net(*inner), (1, 28, 28)))


def test_an_empty_network_is_a_class_too() -> None:
    for root in (net(), net(net()), net(layer("Residual"))):
        code = as_class(root, (1, 4, 4))
        check_same(root, (1, 4, 4), code)
        check_style(code)


NAMES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "x = __import__('os').system('false')",
            "nn",
            "OrderedDict",
            "self",
            "x",
            "logits",
            "super",
            "None",
            "forward",
            "a\nb",
            '"""',
            "\\",
            "l",
            "__class__",
            "한글",
            "ﬁ",
            "e\u0301",
            "\u200b",
            "match",
            "other",
        ]
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMES, min_size=3, max_size=3), st.lists(NAMES, min_size=2, max_size=2))
def test_no_name_gets_into_the_code_as_it_is(outer: list[str], inner: list[str]) -> None:
    parts = [layer("Conv2d", name=name, out_channels=2) for name in inner]
    root = net(
        LayerSpec("Sequential", (), outer[0], tuple(parts)),
        LayerSpec("Residual", (), outer[1], (layer("ReLU", name=inner[0]),)),
        layer("Flatten", name=outer[2]),
    )
    check_same(root, (1, 8, 8), as_class(root, (1, 8, 8)))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mine", "Mine"),
        ("my net", "my_net"),
        ("class", "class_"),
        ("nn", "nn_"),
        ("Residual", "Residual_"),
        ("Residual2", "Residual2_"),
        ("X(nn.Module): pass\nimport os", "X_nn_Module___pass_import_os"),
        ("", "NeuralNetwork"),
    ],
)
def test_the_class_gets_a_name_that_python_takes(name: str, expected: str) -> None:
    root = net(layer("Residual"))
    code = as_class(root, (1, 4, 4), name=name)
    assert type(run(code, expected)).__name__ == expected


def test_a_network_with_a_mistake_is_not_written() -> None:
    with pytest.raises(AtelierError) as caught:
        as_class(net(layer("Flatten"), layer("Linear", out_features=9)), (1, 28, 28), 10)
    assert caught.value.code == "output_not_classes"

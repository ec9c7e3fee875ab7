"""What a network of layers is said to do, and what is said of its mistakes: without torch."""

import json

import pytest

from engine.errors import AtelierError
from engine.layer_kinds import DEEPEST, MANY_PARAMETERS, MOST_LAYERS, check, infer
from engine.layer_presets import PRESETS, preset
from engine.network_spec import LayerSpec
from tests.engine.random_networks import SHAPES, layer, random_case

PICTURE = (1, 28, 28)


def net(*children: LayerSpec) -> LayerSpec:
    return LayerSpec("Sequential", children=children)


def said(root: LayerSpec, classes: int | None = None) -> list[tuple[str, str]]:
    """Path and sentence of each mistake."""
    return [(problem.path, str(problem.error)) for problem in infer(root, PICTURE, classes).errors]


def warned(root: LayerSpec) -> list[tuple[str, str]]:
    """Path and code of each warning."""
    inference = infer(root, PICTURE)
    assert not inference.errors
    return [(problem.path, problem.code) for problem in inference.problems]


def codes(root: LayerSpec, classes: int | None = None) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in infer(root, PICTURE, classes).errors]


def test_input_sizes_fill_themselves_in() -> None:
    root = net(
        layer("Conv2d", out_channels=8, padding=1),
        layer("BatchNorm2d"),
        layer("MaxPool2d"),
        layer("Flatten"),
        layer("LayerNorm"),
        layer("Linear", out_features=10),
    )
    inference = infer(root, PICTURE, 10)
    assert inference.problems == ()
    filled = [dict(seen.settings) for seen in inference.layers]
    assert filled[1]["in_channels"] == 1
    assert filled[2]["num_features"] == 8
    assert filled[3]["stride"] == 2
    assert filled[5]["normalized_shape"] == 8 * 14 * 14
    assert filled[6]["in_features"] == 8 * 14 * 14
    assert [seen.output_shape for seen in inference.layers[1:4]] == [
        (8, 28, 28),
        (8, 28, 28),
        (8, 14, 14),
    ]
    assert inference.at("5").parameters == 1568 * 10 + 10
    assert inference.output_shape == (10,)


@pytest.mark.parametrize(
    ("root", "path", "sentence"),
    [
        (
            net(
                layer("Conv2d", out_channels=32, padding=1),
                layer("MaxPool2d"),
                layer("Flatten"),
                layer("Linear", in_features=784, out_features=10),
            ),
            "3",
            "Linear expects 784 features, gets 6272 from Flatten.",
        ),
        (
            net(layer("AdaptiveAvgPool2d", output_size=3), layer("Conv2d", kernel_size=5)),
            "1",
            "Conv2d with kernel 5 needs at least 5 x 5 pixels, gets 3 x 3 from AdaptiveAvgPool2d.",
        ),
        (
            net(layer("Conv2d", in_channels=3)),
            "0",
            "Conv2d expects 3 channels, gets 1 from Input.",
        ),
        (
            net(layer("Linear", in_features=784)),
            "0",
            "Linear expects one row of features, gets [1, 28, 28] from Input; put Flatten before "
            "it.",
        ),
        (
            net(layer("Flatten"), layer("ReLU"), net(layer("MaxPool2d"))),
            "2.0",
            "MaxPool2d needs a picture [channels, height, width], gets [784] from ReLU; put it "
            "before Flatten.",
        ),
        (
            net(layer("BatchNorm1d")),
            "0",
            "BatchNorm1d needs one row of features, gets [1, 28, 28] from Input; put Flatten "
            "before it, or take BatchNorm2d.",
        ),
        (
            net(layer("Dropout", p=1.5)),
            "0",
            "Dropout: p must be a number from 0.0 to 1.0, not 1.5.",
        ),
        (
            net(layer("Residual", layer("Conv2d", kernel_size=3))),
            "0",
            "Residual cannot add [1, 28, 28], which comes in, to [16, 26, 26], which its layers "
            "make of it: no stride leads there. Keep the size with padding, or halve it with "
            "stride 2.",
        ),
    ],
)
def test_a_mistake_is_said_where_it_happens(root: LayerSpec, path: str, sentence: str) -> None:
    assert said(root) == [(path, sentence)]


def test_after_a_mistake_the_rest_is_read_on() -> None:
    root = net(
        layer("Flatten"),
        layer("Linear", in_features=100, out_features=64),
        layer("BatchNorm1d", num_features=32),
        layer("Linear", in_features=64, out_features=9),
        layer("Glue"),
        layer("Linear", out_features=10),
    )
    assert codes(root, 10) == [
        ("1", "layer_features"),
        ("2", "layer_features"),
        ("4", "layer_unknown"),
    ]
    inference = infer(root, PICTURE, 10)
    assert inference.at("3").output_shape == (9,)
    assert inference.at("5").input_shape is None
    assert inference.output_shape is None


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (layer("Linear", out_features=0), "layer_setting_whole"),
        (layer("Linear", out_features=2.5), "layer_setting_whole"),
        (layer("Linear", out_features=True), "layer_setting_whole"),
        (layer("Linear", out_features=None), "layer_setting_whole"),
        (layer("Linear", out_features=10**30), "layer_setting_whole"),
        (layer("Linear", bias=1), "layer_setting_truth"),
        (layer("Linear", outputs=1), "layer_setting_unknown"),
        (layer("Linear", layer("ReLU")), "layer_children"),
        (layer("Dropout", p=float("nan")), "layer_setting_number"),
        (layer("Dropout", p="0.5"), "layer_setting_number"),
        (layer("GELU", approximate="os.system('')"), "layer_setting_choice"),
        (layer("Softmax", dim=2), "layer_dim"),
        (layer("os.system"), "layer_unknown"),
        (layer(""), "layer_unknown"),
    ],
)
def test_what_there_is_not_is_said(broken: LayerSpec, code: str) -> None:
    root = net(layer("Flatten"), broken)
    assert codes(root)[0] == ("1", code)
    with pytest.raises(AtelierError) as caught:
        check(root, PICTURE)
    assert caught.value.code == code


def test_a_raised_mistake_names_the_layer() -> None:
    inner = net(layer("Linear", in_features=3))
    root = net(layer("Flatten"), LayerSpec("Sequential", (), "stack", inner.children))
    with pytest.raises(AtelierError, match=r"^Linear \(stack\.0\) expects 3 features, gets 784"):
        check(root, PICTURE)


def test_pooling_pads_by_half_its_kernel_at_most() -> None:
    assert codes(net(layer("MaxPool2d", kernel_size=3, padding=2))) == [("0", "layer_padding")]
    assert codes(net(layer("MaxPool2d", kernel_size=3, padding=1))) == []


def test_a_block_finds_its_way_around() -> None:
    halving = layer("Residual", layer("Conv2d", out_channels=4, stride=2, padding=1))
    flat = layer("Residual", layer("Linear", out_features=5))
    same = layer("Residual", layer("ReLU"))
    inference = infer(net(halving, same, layer("Flatten"), flat), PICTURE)
    assert inference.problems == ()
    first, third = inference.at("0").shortcut, inference.at("3").shortcut
    assert first is not None
    assert dict(first.settings)["stride"] == 2
    assert third is not None
    assert third.kind == "Linear"
    assert inference.at("1").shortcut is None
    assert inference.at("0").parameters == (9 * 4 + 4) + 4


def test_a_block_cannot_add_a_row_to_a_picture() -> None:
    assert codes(net(layer("Residual", layer("Flatten")))) == [("0", "layer_residual_axes")]


@pytest.mark.parametrize(
    ("end", "code"),
    [("Softmax", "layer_softmax_last"), ("ReLU", "layer_changes_logits"), ("Linear", "")],
)
def test_what_changes_logits_at_the_end_is_warned_of(end: str, code: str) -> None:
    layers = (layer("Flatten"), layer("Linear"), net(layer(end), net()))
    assert warned(net(*layers)) == ([("2.0", code)] if code else [])
    assert warned(net(*layers, layer("Linear"))) == []


def test_a_linear_layer_on_a_picture_is_warned_of_once() -> None:
    root = net(layer("Linear", out_features=10), layer("Linear", out_features=10))
    assert warned(root) == [("0", "layer_on_picture")]
    assert said(root, 10) == [
        (
            "1",
            "The network puts out [1, 28, 10] for each picture, and not one number for each of 10 "
            "classes; end with Flatten and a Linear layer with 10 features.",
        )
    ]


def test_a_linear_layer_takes_a_row_of_pixels_that_is_all_of_a_picture() -> None:
    root = net(layer("AdaptiveAvgPool2d"), layer("Linear", in_features=1))
    assert warned(root) == [("1", "layer_on_picture")]


def test_the_output_is_one_number_for_each_class() -> None:
    root = net(layer("Flatten"), layer("Linear", out_features=9))
    assert codes(root, 10) == [("1", "output_not_classes")]
    assert codes(root, 9) == []
    assert codes(net(), 10) == [("", "output_not_classes")]


def test_a_network_is_a_sequential() -> None:
    assert codes(layer("Flatten")) == [("", "layer_root")]


def test_size_has_limits() -> None:
    deep = net()
    for _ in range(DEEPEST - 1):
        deep = net(deep)
    assert codes(deep) == []
    assert codes(net(deep)) == [("", "layers_too_deep")]
    for _ in range(5000):
        deep = LayerSpec("Residual", children=(deep,))
    assert codes(deep) == [("", "layers_too_deep")]
    assert codes(net(*[layer("ReLU")] * (MOST_LAYERS - 1))) == []
    assert codes(net(*[layer("ReLU")] * MOST_LAYERS)) == [("", "layers_too_many")]


def test_parameters_have_limits() -> None:
    wide = layer("Linear", out_features=65_536)
    one = net(layer("Flatten"), layer("Linear", out_features=1600), wide)
    assert infer(one, PICTURE).errors == ()
    assert infer(one, PICTURE).parameters > MANY_PARAMETERS
    assert codes(net(layer("Flatten"), wide, wide)) == [("", "network_too_large")]


def test_what_comes_out_has_limits() -> None:
    growing = [layer("Conv2d", kernel_size=1, padding=64, out_channels=64)] * 8
    assert [code for _, code in codes(net(*growing))] == ["layer_output_large"]


def test_random_networks_have_no_mistake_and_survive_json() -> None:
    for seed in range(200):
        root, shape, classes = random_case(seed)
        assert infer(root, shape, classes).problems == ()
        assert LayerSpec.from_dict(json.loads(json.dumps(root.to_dict()))) == root


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("shape", [*SHAPES, (2, 20, 24)])
def test_presets_fit_any_picture(name: str, shape: tuple[int, int, int]) -> None:
    assert infer(preset(name, 7), shape, 7).problems == ()


def test_a_preset_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(AtelierError) as caught:
        preset("vgg", 10)
    assert caught.value.code == "model_unknown"

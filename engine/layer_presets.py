"""Networks to begin with in the builder: those of `engine/models/zoo.py`, layer by layer. Light.

The names are the zoo's too, so that weights of one fit the other.
"""

from engine.errors import AtelierError
from engine.network_spec import LayerSpec
from engine.network_spec import Setting as Value

PRESETS: tuple[str, ...] = ("mlp", "linear", "lenet", "cnn", "resnet")


def preset(name: str, classes: int) -> LayerSpec:
    """A network for pictures of any shape that it is large enough for.

    Args:
        name: One of `PRESETS`.
        classes: How many logits it puts out.

    Raises:
        AtelierError: `model_unknown`.
    """
    if name not in PRESETS:
        raise AtelierError("model_unknown", name=name, known=", ".join(PRESETS))
    return _MAKERS[name](classes)


def _layer(kind: str, name: str = "", **settings: Value) -> LayerSpec:
    return LayerSpec(kind, tuple(settings.items()), name)


def _stack(name: str, *children: LayerSpec) -> LayerSpec:
    return LayerSpec("Sequential", (), name, children)


def _conv(channels: int, kernel: int, padding: int = 0, bias: bool = True) -> LayerSpec:
    sizes = {"out_channels": channels, "kernel_size": kernel, "padding": padding, "bias": bias}
    return LayerSpec("Conv2d", tuple(sizes.items()))


def _linear(features: int, name: str = "") -> LayerSpec:
    return _layer("Linear", name, out_features=features)


def _regression(classes: int) -> LayerSpec:
    return _stack("", _layer("Flatten", "flatten"), _linear(classes, "linear"))


def _mlp(classes: int) -> LayerSpec:
    relu = _layer("ReLU")
    layers = (_linear(512), relu, _linear(512), relu, _linear(classes))
    return _stack("", _layer("Flatten", "flatten"), _stack("linear_relu_stack", *layers))


def _cnn(classes: int) -> LayerSpec:
    norm, relu = _layer("BatchNorm2d"), _layer("ReLU")
    pool = _layer("MaxPool2d", kernel_size=2)
    first, second = (_conv(width, 3, padding=1) for width in (16, 32))
    return _stack(
        "",
        _stack("features", first, norm, relu, pool, second, norm, relu, pool),
        _stack("classifier", _layer("Flatten"), _linear(128), relu, _linear(classes)),
    )


def _lenet(classes: int) -> LayerSpec:
    tanh, pool = _layer("Tanh"), _layer("AvgPool2d", kernel_size=2)
    first, second = _conv(6, 5, padding=2), _conv(16, 5)
    dense = (_linear(120), tanh, _linear(84), tanh, _linear(classes))
    return _stack(
        "",
        _stack("features", first, tanh, pool, second, tanh, pool),
        _stack("classifier", _layer("Flatten"), *dense),
    )


def _resnet(classes: int) -> LayerSpec:
    return _stack(
        "",
        _stack("features", _stage("stem", 32), _stage("middle", 64), _stage("top", 128)),
        _layer("AdaptiveAvgPool2d", "pool", output_size=1),
        _layer("Flatten", "flatten"),
        _linear(classes, "classifier"),
    )


def _stage(name: str, width: int) -> LayerSpec:
    """Half the height and width, and a residual block, which the zoo's has no ReLU after."""
    conv = _conv(width, 3, padding=1, bias=False)
    norm, relu = _layer("BatchNorm2d"), _layer("ReLU")
    body = (_stack("first", conv, norm, relu), _stack("second", conv, norm, relu))
    return _stack(
        name,
        _stack("halve", conv, _layer("MaxPool2d", kernel_size=2), norm, relu),
        LayerSpec("Residual", (("relu", False),), "residual", body),
    )


_MAKERS = {
    "linear": _regression,
    "mlp": _mlp,
    "lenet": _lenet,
    "cnn": _cnn,
    "resnet": _resnet,
}

"""What the layers of the builder are, in plain words."""

from PySide6.QtCore import QCoreApplication

FAMILIES: dict[str, tuple[str, ...]] = {
    "layers": ("Linear", "Conv2d"),
    "pooling": ("MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d"),
    "normalisation": ("BatchNorm1d", "BatchNorm2d", "LayerNorm"),
    "activations": ("ReLU", "LeakyReLU", "GELU", "SiLU", "Tanh", "Sigmoid"),
    "others": ("Flatten", "Dropout", "Softmax"),
    "blocks": ("Sequential", "Residual"),
}
"""All kinds of layers, as they stand in the menu."""


def family(name: str) -> str:
    """The heading of a group of layers in the menu: a key of `FAMILIES`."""
    return {
        "layers": QCoreApplication.translate("Layers", "Layers with weights"),
        "pooling": QCoreApplication.translate("Layers", "Pooling"),
        "normalisation": QCoreApplication.translate("Layers", "Normalisation"),
        "activations": QCoreApplication.translate("Layers", "Activations"),
        "others": QCoreApplication.translate("Layers", "Others"),
        "blocks": QCoreApplication.translate("Layers", "Blocks"),
    }[name]


def description(kind: str) -> str:
    """One line on what a layer does: a key of `engine.layer_kinds.KINDS`."""
    return {**_weights(), **_between(), **_activations(), **_blocks()}[kind]


def preset(name: str) -> str:
    """What a network to begin with is called: one of `engine.layer_presets.PRESETS`."""
    return {
        "mlp": QCoreApplication.translate("Layers", "The tutorial's network (mlp)"),
        "linear": QCoreApplication.translate("Layers", "One layer of weights (linear)"),
        "lenet": QCoreApplication.translate("Layers", "LeNet-5 (lenet)"),
        "cnn": QCoreApplication.translate("Layers", "Convolutions with pooling (cnn)"),
        "resnet": QCoreApplication.translate("Layers", "Residual blocks (resnet)"),
    }[name]


def _weights() -> dict[str, str]:
    return {
        "Linear": QCoreApplication.translate(
            "Layers", "Each output is a weighted sum of all inputs."
        ),
        "Conv2d": QCoreApplication.translate(
            "Layers", "Slides small filters over the picture, one for each channel that comes out."
        ),
        "BatchNorm1d": QCoreApplication.translate(
            "Layers", "Brings each feature to mean 0 and variance 1 over the batch."
        ),
        "BatchNorm2d": QCoreApplication.translate(
            "Layers", "Brings each channel to mean 0 and variance 1 over the batch."
        ),
        "LayerNorm": QCoreApplication.translate(
            "Layers", "Brings each image's values to mean 0 and variance 1."
        ),
    }


def _between() -> dict[str, str]:
    return {
        "MaxPool2d": QCoreApplication.translate(
            "Layers", "Keeps the largest value of each window."
        ),
        "AvgPool2d": QCoreApplication.translate("Layers", "Takes the mean of each window."),
        "AdaptiveAvgPool2d": QCoreApplication.translate(
            "Layers", "Takes means so that the picture gets a given size."
        ),
        "Dropout": QCoreApplication.translate(
            "Layers", "In training, sets random values to 0, against learning by heart."
        ),
        "Flatten": QCoreApplication.translate(
            "Layers", "Puts all values of an image into one row, for Linear."
        ),
        "Softmax": QCoreApplication.translate(
            "Layers", "Turns logits into probabilities; cross entropy does that itself."
        ),
    }


def _activations() -> dict[str, str]:
    return {
        "ReLU": QCoreApplication.translate("Layers", "Sets negative values to 0."),
        "LeakyReLU": QCoreApplication.translate("Layers", "Makes negative values small."),
        "GELU": QCoreApplication.translate("Layers", "A ReLU without its corner."),
        "SiLU": QCoreApplication.translate("Layers", "Each value times its own sigmoid."),
        "Tanh": QCoreApplication.translate("Layers", "Bends values into -1 to 1."),
        "Sigmoid": QCoreApplication.translate("Layers", "Bends values into 0 to 1."),
    }


def _blocks() -> dict[str, str]:
    return {
        "Sequential": QCoreApplication.translate(
            "Layers", "Layers one after the other, under one name."
        ),
        "Residual": QCoreApplication.translate(
            "Layers", "Adds what its layers compute to what came in."
        ),
    }


def tip(kind: str, setting: str) -> str:
    """What a setting of a layer does, and what happens when it is too large."""
    return {**_size_tips(), **_window_tips(), **_number_tips()}[
        _OF_KIND.get((kind, setting), setting)
    ]


# Settings that mean something else in this kind than in others.
_OF_KIND = {
    ("MaxPool2d", "stride"): "pool_stride",
    ("AvgPool2d", "stride"): "pool_stride",
    ("MaxPool2d", "kernel_size"): "pool_size",
    ("AvgPool2d", "kernel_size"): "pool_size",
}


def _size_tips() -> dict[str, str]:
    return {
        "in_features": QCoreApplication.translate(
            "Layers",
            "How many numbers come in for each image. It has to be what the layer before puts out.",
        ),
        "out_features": QCoreApplication.translate(
            "Layers",
            "How many units the layer has. More can learn more; too many cost time and "
            "memory, and learn the training images by heart. The last layer needs one for each "
            "class.",
        ),
        "in_channels": QCoreApplication.translate(
            "Layers",
            "How many channels come in. It has to be what the layer before puts out.",
        ),
        "out_channels": QCoreApplication.translate(
            "Layers",
            "How many filters the layer has, each of which makes one channel. Twice as "
            "many are twice the work here and in the next convolution.",
        ),
        "num_features": QCoreApplication.translate(
            "Layers",
            "How many channels or features come in. It has to be what the layer before puts out.",
        ),
        "normalized_shape": QCoreApplication.translate(
            "Layers",
            "What is brought to mean 0 and variance 1 together: filled in, all values "
            "of an image; a number, the last dimension alone, which must have this size.",
        ),
        "output_size": QCoreApplication.translate(
            "Layers",
            "Height and width of what comes out. 1 leaves one mean for each channel; too "
            "large, and the layers behind it have much to do.",
        ),
    }


def _window_tips() -> dict[str, str]:
    return {
        "kernel_size": QCoreApplication.translate(
            "Layers",
            "Height and width of a filter in pixels. 3 with padding 1 keeps the "
            "picture's size. Too large, and filters blur what they look for and cost much.",
        ),
        "pool_size": QCoreApplication.translate(
            "Layers",
            "Height and width of the window in pixels. 2 halves the picture; too large, "
            "and it is lost where things are.",
        ),
        "stride": QCoreApplication.translate(
            "Layers",
            "How many pixels a filter moves at a time. 2 halves height and width; too "
            "large, and pixels are passed over.",
        ),
        "pool_stride": QCoreApplication.translate(
            "Layers",
            "How many pixels the window moves at a time; filled in, it moves by its own "
            "size. Larger, and pixels are passed over.",
        ),
        "padding": QCoreApplication.translate(
            "Layers",
            "How many rows and columns of zeros are put around the picture. Too many, "
            "and filters look at nothing but zeros at the edge.",
        ),
        "dim": QCoreApplication.translate(
            "Layers",
            "Over which dimension the probabilities sum to 1. 0 is the batch, 1 the classes.",
        ),
    }


def _number_tips() -> dict[str, str]:
    return {
        "bias": QCoreApplication.translate(
            "Layers",
            "Whether a number of its own is added to each output. Before a "
            "normalisation it does nothing.",
        ),
        "eps": QCoreApplication.translate(
            "Layers",
            "Is added to the variance, so that nothing is divided by 0. Too large, and "
            "the values become small.",
        ),
        "momentum": QCoreApplication.translate(
            "Layers",
            "How fast the mean and variance that are used after training follow those of "
            "the batches. Too large, and the last batch decides.",
        ),
        "negative_slope": QCoreApplication.translate(
            "Layers",
            "What negative values are multiplied by. At 1 the layer does nothing; above, "
            "it makes them larger.",
        ),
        "approximate": QCoreApplication.translate(
            "Layers",
            "none: as it is defined; tanh: a formula that comes close and is faster on "
            "some devices.",
        ),
        "p": QCoreApplication.translate(
            "Layers",
            "The share of values that become 0 in training. Too large, and too little is "
            "left to learn from.",
        ),
        "relu": QCoreApplication.translate(
            "Layers", "Whether negative values of the sum become 0, as a ReLU behind it would do."
        ),
    }

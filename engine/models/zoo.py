"""Named architectures. All take float32 [N, C, H, W] in 0..1 and return logits [N, classes]."""

from collections import OrderedDict

from torch import nn

from engine import layer_kinds, rng
from engine.models import custom, layers
from engine.models.blocks import Residual, convolution
from engine.models.sketch_net import SketchNet
from engine.run_spec import ModelSpec


def build(spec: ModelSpec, shape: tuple[int, int, int], classes: int, seed: int) -> nn.Module:
    """A fresh network on the CPU, its weights drawn from the seed.

    Args:
        spec: Which architecture.
        shape: Channels, height, width of one image.
        classes: How many logits.
        seed: Fixes the initial weights; torch's global generator is left as it was.

    Raises:
        AtelierError: Of networks that people make what `layer_kinds.check`, `layers.build` and
            `custom.build` raise.
    """
    with rng.seeded(seed):
        if spec.layers is not None:
            layer_kinds.check(spec.layers, shape, classes)
            model = layers.build(spec.layers, shape)
        elif spec.code is not None:
            model = custom.build(spec.code, shape, classes)
        else:
            model = _BUILDERS[spec.name](shape, classes)
    if spec.frozen:
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(parameter.requires_grad and not spec.freezes(name))
    return model


def _linear(shape: tuple[int, int, int], classes: int) -> nn.Module:
    """Softmax regression: one weight per pixel and class."""
    channels, height, width = shape
    return nn.Sequential(
        OrderedDict(flatten=nn.Flatten(), linear=nn.Linear(channels * height * width, classes))
    )


def _mlp(shape: tuple[int, int, int], classes: int) -> nn.Module:
    """The network of PyTorch's "Learn the Basics", with its names: 784-512-512-10."""
    channels, height, width = shape
    return nn.Sequential(
        OrderedDict(
            flatten=nn.Flatten(),
            linear_relu_stack=nn.Sequential(
                nn.Linear(channels * height * width, 512),
                nn.ReLU(),
                nn.Linear(512, 512),
                nn.ReLU(),
                nn.Linear(512, classes),
            ),
        )
    )


def _cnn(shape: tuple[int, int, int], classes: int) -> nn.Module:
    """Two convolutions with pooling and one hidden layer, in the manner of LeNet-5.

    Batch normalisation brings it to 90 % on Fashion-MNIST in 3 epochs of Adam where twice as many
    plain channels need 2 to 4, at half the cost.
    """
    channels, height, width = shape
    return nn.Sequential(
        OrderedDict(
            features=nn.Sequential(
                nn.Conv2d(channels, 16, kernel_size=3, padding=1),
                nn.BatchNorm2d(16),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Conv2d(16, 32, kernel_size=3, padding=1),
                nn.BatchNorm2d(32),
                nn.ReLU(),
                nn.MaxPool2d(2),
            ),
            classifier=nn.Sequential(
                nn.Flatten(),
                nn.Linear(32 * (height // 4) * (width // 4), 128),
                nn.ReLU(),
                nn.Linear(128, classes),
            ),
        )
    )


def _lenet(shape: tuple[int, int, int], classes: int) -> nn.Module:
    """LeNet-5 (LeCun et al. 1998), with its tanh and its averages, for pictures of 12x12 or more.

    28x28 pixels are padded to the 32x32 that it was made for. Simpler than the original: every
    map of the second convolution sees all maps of the first, averages have no weights of their
    own, and the last layer gives logits instead of distances.
    """
    channels, height, width = shape
    maps = 16 * ((height // 2 - 4) // 2) * ((width // 2 - 4) // 2)
    return nn.Sequential(
        OrderedDict(
            features=nn.Sequential(
                nn.Conv2d(channels, 6, kernel_size=5, padding=2),
                nn.Tanh(),
                nn.AvgPool2d(2),
                nn.Conv2d(6, 16, kernel_size=5),
                nn.Tanh(),
                nn.AvgPool2d(2),
            ),
            classifier=nn.Sequential(
                nn.Flatten(),
                nn.Linear(maps, 120),
                nn.Tanh(),
                nn.Linear(120, 84),
                nn.Tanh(),
                nn.Linear(84, classes),
            ),
        )
    )


def _stage(inputs: int, outputs: int) -> nn.Sequential:
    """Half the height and width, and a residual block.

    The pooling comes before normalisation and ReLU, which then have a quarter of the pixels to
    pass over.
    """
    return nn.Sequential(
        OrderedDict(halve=convolution(inputs, outputs, nn.MaxPool2d(2)), residual=Residual(outputs))
    )


def _resnet(shape: tuple[int, int, int], classes: int) -> nn.Module:
    """The network of the recipe "Fast": see benchmarks/fast_recipe.py for how it was found."""
    return nn.Sequential(
        OrderedDict(
            features=nn.Sequential(
                OrderedDict(stem=_stage(shape[0], 32), middle=_stage(32, 64), top=_stage(64, 128))
            ),
            pool=nn.AdaptiveAvgPool2d(1),
            flatten=nn.Flatten(),
            classifier=nn.Linear(128, classes),
        )
    )


def _sketch(shape: tuple[int, int, int], classes: int) -> nn.Module:
    """The network whose weights ship with Atelier; see resources/weights/MODEL_CARD.md."""
    return SketchNet(shape[0], classes)


_BUILDERS = {
    "linear": _linear,
    "mlp": _mlp,
    "lenet": _lenet,
    "cnn": _cnn,
    "resnet": _resnet,
    "sketch": _sketch,
}

"""Named architectures. All take float32 [N, C, H, W] in 0..1 and return logits [N, classes]."""

from collections import OrderedDict

from torch import nn

from engine import rng
from engine.models.sketch_net import SketchNet
from engine.run_spec import ModelSpec


def build(spec: ModelSpec, shape: tuple[int, int, int], classes: int, seed: int) -> nn.Module:
    """A fresh network on the CPU, its weights drawn from the seed.

    Args:
        spec: Which architecture.
        shape: Channels, height, width of one image.
        classes: How many logits.
        seed: Fixes the initial weights; torch's global generator is left as it was.
    """
    with rng.seeded(seed):
        return _BUILDERS[spec.name](shape, classes)


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


def _sketch(shape: tuple[int, int, int], classes: int) -> nn.Module:
    """The network whose weights ship with Atelier; see resources/weights/MODEL_CARD.md."""
    return SketchNet(shape[0], classes)


_BUILDERS = {"linear": _linear, "mlp": _mlp, "cnn": _cnn, "sketch": _sketch}

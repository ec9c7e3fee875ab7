"""Random builder networks that are valid by construction, for property tests. No torch.

They leave every input size out, so that it has to be inferred; the generator keeps account of the
picture's size itself and asks nothing of the code under test.
"""

from __future__ import annotations

from random import Random

from engine.network_spec import LayerSpec, Setting

Shape = tuple[int, int, int]

SHAPES: tuple[Shape, ...] = ((1, 28, 28), (3, 32, 32), (1, 16, 16))

_ACTIVATIONS = ("ReLU", "LeakyReLU", "GELU", "SiLU", "Tanh", "Sigmoid")
_NAMES = ("stem", "body", "top", "features", "mix", "kleidung", "층")


def layer(kind: str, *children: LayerSpec, name: str = "", **settings: Setting) -> LayerSpec:
    """A layer with some of its settings."""
    return LayerSpec(kind, tuple(settings.items()), name, children)


def random_case(seed: int) -> tuple[LayerSpec, Shape, int]:
    """A network with a picture's shape [C, H, W] and a number of classes that it fits."""
    random = Random(seed)
    shape, classes = random.choice(SHAPES), random.randint(2, 12)
    return random_network(seed, shape, classes), shape, classes


def random_network(seed: int, shape: Shape = (1, 28, 28), classes: int = 10) -> LayerSpec:
    """A small network from pictures of a shape to logits [N, classes]."""
    return _Maker(Random(seed), shape).network(classes)


class _Maker:
    """Makes layers one after the other, and knows what shape has come so far."""

    def __init__(self, random: Random, shape: Shape) -> None:
        self._random = random
        self._channels, self._height, self._width = shape

    def network(self, classes: int) -> LayerSpec:
        draw = self._random
        layers = [self._on_picture(0) for _ in range(draw.randint(0, 5))]
        if layers and draw.random() < 0.5:
            size = draw.randint(1, 2)
            layers.append(layer("AdaptiveAvgPool2d", output_size=size))
        layers.append(layer("Flatten"))
        layers += [self._on_features(0) for _ in range(draw.randint(0, 4))]
        layers.append(layer("Linear", out_features=classes, bias=draw.random() < 0.8))
        return self._block("Sequential", layers)

    def _block(self, kind: str, layers: list[LayerSpec], **settings: Setting) -> LayerSpec:
        """Layers in one, some of them with names of their own."""
        free = list(_NAMES)
        self._random.shuffle(free)
        named = tuple(
            LayerSpec(part.kind, part.settings, free.pop(), part.children)
            if free and self._random.random() < 0.2
            else part
            for part in layers
        )
        return LayerSpec(kind, tuple(settings.items()), "", named)

    def _on_picture(self, depth: int) -> LayerSpec:
        draw = self._random
        chance = draw.random()
        if chance < 0.3:
            return self._convolution()
        if chance < 0.45:
            return self._pooling()
        if chance < 0.6:
            return layer(draw.choice(("BatchNorm2d", "LayerNorm")))
        if chance < 0.8 or depth > 1:
            return self._pointwise()
        if chance < 0.9:
            parts = [self._on_picture(depth + 1) for _ in range(draw.randint(0, 3))]
            return self._block("Sequential", parts)
        return self._residual()

    def _on_features(self, depth: int) -> LayerSpec:
        draw = self._random
        chance = draw.random()
        if chance < 0.35:
            return layer("Linear", out_features=draw.randint(1, 16), bias=draw.random() < 0.8)
        if chance < 0.55:
            return layer(draw.choice(("BatchNorm1d", "LayerNorm")))
        if chance < 0.75 or depth > 1:
            return self._pointwise()
        parts = [self._on_features(depth + 1) for _ in range(draw.randint(1, 3))]
        return self._block(draw.choice(("Sequential", "Residual")), parts)

    def _pointwise(self) -> LayerSpec:
        if self._random.random() < 0.2:
            return layer("Dropout", p=self._random.choice((0.1, 0.25, 0.5)))
        return layer(self._random.choice(_ACTIVATIONS))

    def _convolution(self) -> LayerSpec:
        draw = self._random
        shortest = min(self._height, self._width)
        kernel = draw.choice([size for size in (1, 2, 3, 5) if size <= shortest])
        return self._convolve(kernel, draw.choice((1, 1, 2)), draw.randint(0, kernel // 2))

    def _convolve(self, kernel: int, stride: int, padding: int) -> LayerSpec:
        self._channels = self._random.randint(1, 6)
        self._slide(kernel, stride, padding)
        return layer(
            "Conv2d",
            out_channels=self._channels,
            kernel_size=kernel,
            stride=stride,
            padding=padding,
            bias=self._random.random() < 0.7,
        )

    def _pooling(self) -> LayerSpec:
        draw = self._random
        if draw.random() < 0.2:
            self._height = self._width = draw.randint(1, 6)
            return layer("AdaptiveAvgPool2d", output_size=self._height)
        kernel = draw.choice((1, 2, 3))
        if kernel > min(self._height, self._width):
            return layer("ReLU")
        kind, padding = draw.choice(("MaxPool2d", "AvgPool2d")), draw.randint(0, kernel // 2)
        if draw.random() < 0.5:
            self._slide(kernel, kernel, padding)
            return layer(kind, kernel_size=kernel, padding=padding)
        stride = draw.randint(1, 3)
        self._slide(kernel, stride, padding)
        return layer(kind, kernel_size=kernel, stride=stride, padding=padding)

    def _residual(self) -> LayerSpec:
        """Odd kernels, padded by half: the way around can follow with a stride."""
        draw = self._random
        parts = [self._convolve(kernel := draw.choice((1, 3)), draw.choice((1, 2)), kernel // 2)]
        parts += [layer("BatchNorm2d"), self._pointwise()][: draw.randint(0, 2)]
        if draw.random() < 0.5:
            parts.append(self._convolve(3, 1, 1))
        return self._block("Residual", parts, relu=draw.random() < 0.8)

    def _slide(self, kernel: int, stride: int, padding: int) -> None:
        """What a window leaves of the picture: one pixel for each place where it fits."""
        self._height, self._width = (
            len(range(0, size + 2 * padding - kernel + 1, stride))
            for size in (self._height, self._width)
        )

"""Files that people write: classes that work, and classes that go wrong in every way."""

from engine.network_spec import CodeSpec, Setting

GOOD = '''"""The tutorial's network."""

import torch
from torch import nn


class NeuralNetwork(nn.Module):
    def __init__(self, hidden: int = 32, classes: int = 10, *, dropout: float = 0.0):
        super().__init__()
        self.flatten = nn.Flatten()
        self.stack = nn.Sequential(
            nn.Linear(28 * 28, hidden), nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, classes)
        )

    def forward(self, x):
        return self.stack(self.flatten(x))
'''

FILLED_IN = """
from torch import nn

class Net(nn.Module):
    def __init__(self, in_channels, shape, num_classes):
        super().__init__()
        channels, height, width = shape
        self.features = nn.Conv2d(in_channels, 4, 3, padding=1)
        self.top = nn.Linear(4 * height * width, num_classes)

    def forward(self, x):
        return self.top(self.features(x).flatten(1))
"""


def net(forward: str, constructor: str = "self.top = nn.Linear(784, 10)", before: str = "") -> str:
    """A class called Net, with its constructor's and its forward's lines, and what comes first."""
    return "\n".join(
        [
            "import torch",
            "from torch import nn",
            before,
            "class Net(nn.Module):",
            "    def __init__(self):",
            "        super().__init__()",
            *(f"        {line}" for line in constructor.splitlines()),
            "    def forward(self, x):",
            *(f"        {line}" for line in forward.splitlines()),
            "",
        ]
    )


PLAIN = "return self.top(x.flatten(1))"


def code(source: str, name: str = "Net", **arguments: Setting) -> CodeSpec:
    return CodeSpec(source, name, tuple(arguments.items()))


def line_of(source: str, part: str) -> int:
    """The line of a source, from 1, that holds some text first."""
    return next(n for n, line in enumerate(source.splitlines(), 1) if part in line)

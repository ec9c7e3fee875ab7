"""A first class of one's own, to begin with."""

import textwrap

from PySide6.QtCore import QCoreApplication

EXAMPLE_NAME = "my_network.py"

_SOURCE = '''"""{title}"""

from torch import nn


class NeuralNetwork(nn.Module):
    """{layers}

{arguments}
    """

    def __init__(self, shape, classes, hidden: int = 512):
        super().__init__()
        channels, height, width = shape
        self.flatten = nn.Flatten()
        self.linear_relu_stack = nn.Sequential(
            nn.Linear(channels * height * width, hidden),
            nn.ReLU(),
            nn.Linear(hidden, hidden),
            nn.ReLU(),
            nn.Linear(hidden, classes),
        )

    def forward(self, x):
        x = self.flatten(x)
        logits = self.linear_relu_stack(x)
        return logits
'''
_WIDTH = 60  # the view has little room beside the source


def example() -> str:
    """The class as a Python file, with its comments in the person's language."""
    arguments = QCoreApplication.translate(
        "CustomExample", "shape and classes have no default: they come from the dataset."
    )
    indent = "    "
    return _SOURCE.format(
        title=QCoreApplication.translate(
            "CustomExample", "My network: change it, save it, and it is read again."
        ),
        layers=QCoreApplication.translate(
            "CustomExample", "A flat picture, two hidden layers, one logit per class."
        ),
        arguments=textwrap.fill(arguments, _WIDTH, initial_indent=indent, subsequent_indent=indent),
    )

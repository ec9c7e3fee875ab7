"""A first class of one's own, to begin with."""

EXAMPLE_NAME = "my_network.py"

EXAMPLE = '''"""My network: change it, save it, and it is read again."""

from torch import nn


class NeuralNetwork(nn.Module):
    """A flat picture, two hidden layers, one logit per class.

    shape and classes have no default: they come from the
    dataset.
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

"""The residual networks of the zoo as plain PyTorch, written by hand. Light.

As layers they would be three times as long. Names are those of `zoo.py` and `SketchNet`.
"""

from engine.codegen.part import Part
from engine.codegen.twin import Language
from engine.codegen.words import comment, said

NETWORKS = ("resnet", "sketch")

_CONVOLUTION = """\
def convolution(inputs, outputs, *between):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel_size=3, padding=1, bias=False),
        *between,
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )"""

_WITHOUT_BETWEEN = _CONVOLUTION.replace(", *between", "").replace("        *between,\n", "")

_RESIDUAL = '''\
class Residual(nn.Module):
    """<residual>"""

    def __init__(self, channels):
        super().__init__()
        self.first = convolution(channels, channels)
        self.second = convolution(channels, channels)

    def forward(self, x):
        return x + self.second(self.first(x))'''

_STAGE = '''\
class Stage(nn.Module):
    """<stage>"""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.halve = convolution(inputs, outputs, nn.MaxPool2d(2))
        self.residual = Residual(outputs)

    def forward(self, x):
        return self.residual(self.halve(x))'''

_RESNET = """\
class NeuralNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                stem=Stage(<channels>, 32),
                middle=Stage(32, 64),
                top=Stage(64, 128),
            )
        )
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten()
        self.classifier = nn.Linear(128, <classes>)

    def forward(self, x):
        x = self.features(x)
        x = self.pool(x)
        x = self.flatten(x)
        logits = self.classifier(x)
        return logits"""

_SKETCH = """\
class NeuralNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(convolution(<channels>, 24), nn.MaxPool2d(2))
        self.middle = nn.Sequential(convolution(24, 48), Residual(48), nn.MaxPool2d(2))
        self.top = nn.Sequential(convolution(48, 96), Residual(96))
        self.dropout = nn.Dropout(0.2)
        self.head = nn.Linear(192, <classes>)

    def describe(self, x):
        maps = self.top(self.middle(self.stem(x)))
        <describe>
        return torch.cat([maps.mean(dim=(2, 3)), maps.amax(dim=(2, 3))], dim=1)

    def forward(self, x):
        if self.training:
            features = self.describe(x)
        else:
            <mirror>
            both = self.describe(torch.cat([x, x.flip(-1)]))
            one, other = both.chunk(2)
            features = (one + other) / 2
        logits = self.head(self.dropout(features))
        return logits"""


def write(name: str, channels: int, classes: int, language: Language) -> Part:
    """A network's class and what it is made of.

    Args:
        name: One of `NETWORKS`.
        channels: Of a picture.
        classes: How many logits.
        language: Of comments and docstrings.
    """
    words = {
        "<channels>": str(channels),
        "<classes>": str(classes),
        "<residual>": said("Two convolutions whose result is added to their input.", language),
        "<stage>": said("Half the height and width, then a residual block.", language),
        "<describe>": comment(
            "The mean tells cloth from lines, the maximum finds details.", language
        ),
        "<mirror>": comment("A picture and its mirror image get the same answer.", language),
    }
    own = (_STAGE, _RESNET) if name == "resnet" else (_SKETCH,)
    convolution = _CONVOLUTION if name == "resnet" else _WITHOUT_BETWEEN
    module = "from collections import OrderedDict" if name == "resnet" else "import torch"
    templates = (convolution, _RESIDUAL, *own)
    return Part((module, "from torch import nn"), tuple(_filled(each, words) for each in templates))


def _filled(template: str, words: dict[str, str]) -> str:
    for place, text in words.items():
        template = template.replace(place, text)
    return template

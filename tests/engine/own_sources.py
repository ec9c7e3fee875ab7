"""Files that people write which are not easily put into a script. All of them work."""

from engine.network_spec import CodeSpec
from tests.engine.custom_files import FILLED_IN, GOOD, PLAIN, code, net

TOP = "self.top = nn.Linear(784, 10)"
PROGRAM = "if __name__ == '__main__':\n    raise SystemExit('it ran')\n    # the end"
CONVOLVED = "return self.top(self.conv(x).flatten(1))"
OPTIONS = net(PLAIN).replace("(self):", "(self, **options):")

_ARGUMENTS = {
    "good": code(GOOD, "NeuralNetwork"),
    "with arguments": code(GOOD, "NeuralNetwork", hidden=8, dropout=0.25),
    "filled in": code(FILLED_IN),
    "filled in but one": code(FILLED_IN, num_classes=10),
    "of a base class": code(
        net(PLAIN).replace("(self):", "(self, classes):") + "class Own(Net):\n    pass\n", "Own"
    ),
    "by other names": CodeSpec(
        OPTIONS, "Net", (("a b", 1), ("class", "x"), ("size", 2), ("x=1 #", '"\n'))
    ),
    "not finite": code(OPTIONS, low=float("-inf"), high=float("nan")),
    "a text": code(OPTIONS, text='"); import os; ("\n한글\\'),
    "many": CodeSpec(OPTIONS, "Net", tuple((f"an_argument_of_the_class_{n}", n) for n in range(5))),
    "no room for more": code(OPTIONS, option="x" * 48),
}

_LAYERS = {
    "convolution": code(
        net(CONVOLVED, "self.conv = nn.Conv2d(1, 4, 3)\nself.top = nn.Linear(2704, 10)")
    ),
    "lazy": code(net(PLAIN, "self.top = nn.LazyLinear(10)")),
    "lazy convolution": code(
        net(
            "return self.top(self.norm(self.conv(x)).flatten(1))",
            "self.conv = nn.LazyConv2d(3, 3)\n"
            "self.norm = nn.LazyBatchNorm2d()\nself.top = nn.LazyLinear(10)",
        )
    ),
    "dropout": code(
        net("return nn.functional.dropout(self.top(x.flatten(1)), 0.3, self.training)")
    ),
    "imported": code(
        "from torch.nn import Module as Base\n" + net(PLAIN).replace("nn.Module", "Base")
    ),
    "all imported": code("from torch.nn import *\n" + net(PLAIN).replace("nn.", "")),
}

_STATE = {
    "float64": code(net(PLAIN, before="torch.set_default_dtype(torch.float64)")),
    "float64 inside": code(net(PLAIN, f"torch.set_default_dtype(torch.float64)\n{TOP}")),
    "no gradients": code(
        net(
            f"{PLAIN} * self.scale",
            f"{TOP}\nself.scale = self.top.bias * 2",
            "torch.set_grad_enabled(False)",
        )
    ),
    "gradients in a with": code(
        net("with torch.set_grad_enabled(self.training):\n    return self.top(x.flatten(1))")
    ),
    "draws first": code(
        net("return self.top(x.flatten(1) * SCALE)", TOP, "torch.rand(5)\nSCALE = torch.rand(784)")
    ),
    "draws in a class": code(
        net(f"{PLAIN} * Scale.scale", TOP, "class Scale:\n    scale = torch.rand(1)")
    ),
    "draws in a default": code(
        net("return f(self.top(x.flatten(1)))", TOP, "def f(x, y=torch.rand(1)):\n    return x * y")
    ),
    "seeds itself": code(net(PLAIN, f"torch.manual_seed(3)\n{TOP}")),
    "seeds itself first": code(net(PLAIN, before="torch.manual_seed(3)")),
}

_FILE = {
    "future": code(
        '"""What it is."""\nfrom __future__ import annotations  # for X\n'
        + net(PLAIN, f"x: X\n{TOP}", before="def f(a: Missing): ...")
    ),
    "future and more": code(f"from __future__ import annotations; import math\n{net(PLAIN)}"),
    "future in brackets": code(
        f"from __future__ import (\n    annotations,\n    division,\n)\n{net(PLAIN)}"
    ),
    "a program at the end": code(f"{net(PLAIN)}\n{PROGRAM}"),
    "a program at the beginning": code(
        f"{PROGRAM}\nif '__main__' == __name__: 1 / 0\n{net(PLAIN)}"
    ),
    "a program or not": code(
        net(
            f"{PLAIN} * FACTOR",
            before="if __name__ == '__main__':\n    FACTOR = 3\nelse:\n    FACTOR = 2",
        )
    ),
    "a program in a try": code(
        net(PLAIN, before="try:\n    if '한글' and __name__ == '__main__': 1 / 0\nfinally: pass")
    ),
    "line breaks of Windows": code(net(PLAIN).replace("\n", "\r\n")),
    "line breaks of long ago": code(net(PLAIN).replace("\n", "\r")),
    "a page break": code(net(PLAIN, before=f"한글 = 'a\u2028'\n\x0c\n{PROGRAM}")),
    "no last line break": code(net(PLAIN).rstrip()),
}

_NAMES = {
    name: code(net(PLAIN).replace("class Net", f"class {name}"), name)
    for name in ("model", "device", "main", "frozen", "module", "OWN_DRAWS")
} | {
    "torch": code(
        net(
            "return self.top(self.conv(x).flatten(1)) * torch",
            "self.conv = nn.Conv2d(1, 4, 3)\nself.top = nn.Linear(2704, 10)",
        ).replace("import torch\n", "")
        + "torch = 3\ndef isinstance(*given):\n    raise ValueError\nany = None\n"
    ),
    "nn": code(
        net(PLAIN)
        .replace("from torch import nn", "from torch import nn as layers")
        .replace("nn.", "layers.")
        + "import functools as nn\nvalue = layers.Conv2d\n"
    ),
}

SOURCES: dict[str, CodeSpec] = {**_ARGUMENTS, **_LAYERS, **_STATE, **_FILE, **_NAMES}

"""A person's own class in a script: the engine's network, bit for bit, and names that hold."""

import ast
import io
from typing import Any

import pytest
import torch

from engine.codegen import model_part, own_class
from engine.codegen.part import indented
from engine.errors import AtelierError
from engine.network_spec import CodeSpec
from engine.run_spec import ModelSpec
from tests.engine.codegen_models import check_equal, check_style, of_engine, run, script, twin
from tests.engine.custom_files import FILLED_IN, GOOD, PLAIN, code, net
from tests.engine.own_sources import SOURCES
from tests.engine.test_codegen_model import HANGUL, spoken


def own(given: CodeSpec, *frozen: str) -> ModelSpec:
    return ModelSpec("custom", None, given, frozen)


@pytest.mark.parametrize("name", SOURCES)
def test_the_class_is_made_as_the_engine_makes_it(name: str) -> None:
    given = twin(own(SOURCES[name]))
    check_equal(given)
    check_style(script(given))


def test_what_is_filled_in_is_what_the_pictures_are() -> None:
    given = twin(own(code(FILLED_IN), "features", "top.bias"), (3, 16, 20), classes=4)
    check_equal(given)
    assert "Net(in_channels=3, shape=(3, 16, 20), num_classes=4)" in script(given)


def test_a_plain_class_adds_nothing_to_the_script() -> None:
    given = twin(own(code(GOOD, "NeuralNetwork", hidden=8)))
    part = model_part.write(given)
    assert len(part.definitions) == 1
    assert part.definitions[0].count(GOOD.strip()) == 1
    assert part.lines[1:] == (
        "torch.manual_seed(7)",
        "model = NeuralNetwork(hidden=8).to(device)",
    )


def test_in_korean_no_english_is_left() -> None:
    for name, source in SOURCES.items():
        written = script(twin(own(source, "top"), language="ko"))
        before, _, after = written.partition("# fmt: off\n# ruff: noqa\n")
        for text in (*spoken(before or "pass"), *spoken(after.rpartition("# fmt: on\n")[2])):
            assert HANGUL.search(text), (name, text)


# A script that uses what scripts use, and says what it saw.
SCRIPT = '''
"""What it does."""

import csv
from pathlib import Path

from torch.utils.data import (
    DataLoader,
    Subset,
)

from torch import nn as layers

<definitions>

def train(data, csv=csv, *, main=3):
    return [csv.__name__, main, f"{Path('a') / 'csv'} {len(data):>3}", layers.Linear.__name__]


def asked(model):
    logits = model(-2)
    return logits


class Transformed:
    def __init__(self, train):
        self.train = train
        super().__init__()


def main():
    device = "cpu"
<lines>
    seen = train([1, 2], main=sum([4]))
    seen += [Transformed(train=5).train, DataLoader.__name__, Subset.__name__]
    seen += [(lambda csv: csv + 1)(1), asked(abs)]
    print("train", csv.writer.__name__, file=out)
    returned.extend([model, seen])


if __name__ == "__main__":
    main()

ATELIER = {"train": "train"}
'''

CLASHES = """
import math as csv
from math import *
from torch import nn, rand as Subset
try:
    from torch.utils.data import Dataset as DataLoader
except ImportError as layers:
    pass
train_ = 2
ATELIER = 2

def main(x):
    global Path
    Path = 3
    return x * train_

def train(x):
    return main(x) * csv.pi * Path

def print(*values, **options):
    raise RuntimeError("not yours")

sum = len = None

class Transformed(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.top = nn.Linear(784, classes)

    def forward(self, x):
        return train(self.top(x.flatten(1)))
"""


def whole(source: CodeSpec) -> str:
    """`SCRIPT` with a class in it, as `script.py` makes it."""
    part = model_part.write(twin(own(source)))
    text = SCRIPT.replace("<definitions>", "\n\n\n".join(part.definitions))
    text = text.replace("<lines>\n", indented(part.lines))
    imports = "".join(f"{line}\n" for line in part.imports)
    text = text.replace("import csv\n", f"import csv\n{imports}", 1)
    return own_class.fitted(text, own(source), "en")


@pytest.mark.parametrize("name", ["Transformed", "model", "device", "seen", "train", "Subset"])
@pytest.mark.parametrize("star", ["from math import *", ""])
def test_names_of_the_person_and_of_the_script_both_keep_their_meaning(
    star: str, name: str
) -> None:
    named = CLASHES if name != "train" else CLASHES.replace("train(", "teach(")
    named = named.replace("from math import *", star).replace("Transformed", name)
    source = code(named, name)
    printed, returned = io.StringIO(), list[Any]()
    run(whole(source), out=printed, returned=returned)
    network, seen = returned
    assert printed.getvalue() == "train writer\n"
    assert seen == ["csv", 4, "a/csv   2", "Linear", 5, "DataLoader", "Subset", 2, 2]
    images = torch.rand(3, 1, 28, 28)
    built = of_engine(twin(own(source)))
    assert torch.equal(network(images), built(images))


def test_a_script_without_clashes_stays_as_it_is() -> None:
    source = code(GOOD, "NeuralNetwork")
    part = model_part.write(twin(own(source)))
    assert SCRIPT.partition("<definitions>")[2].partition("<lines>")[0] in whole(source)
    for line in part.lines:
        assert f"    {line}\n" in whole(source)


def test_the_record_of_a_script_keeps_its_name_and_its_texts() -> None:
    record = ast.parse(whole(code(CLASHES, "Transformed"))).body[-1]
    assert ast.unparse(record) == "ATELIER = {'train': 'train'}"


def test_a_script_of_another_network_stays_as_it_is() -> None:
    assert own_class.fitted(SCRIPT, ModelSpec("mlp"), "en") == SCRIPT


def test_a_script_without_the_class_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the script"):
        own_class.fitted(SCRIPT, own(code(GOOD)), "en")


@pytest.mark.parametrize(
    ("source", "name", "reason"),
    [
        ("x = (", "Net", "code_failed"),
        ("a\0b", "Net", "code_failed"),
        (net(PLAIN), "Net()\nimport os", "code_unusable"),
        (net(PLAIN), "class", "code_unusable"),
        (net(PLAIN), "", "code_unusable"),
    ],
)
def test_what_is_no_class_is_refused(source: str, name: str, reason: str) -> None:
    with pytest.raises(AtelierError) as caught:
        model_part.write(twin(own(code(source, name))))
    assert caught.value.code == reason

"""Where a script's images come from: torchvision, or the file beside the script. Light."""

import textwrap
from dataclasses import dataclass
from typing import Literal

from engine.code_layout import INDENT, LINE, Expression, call, literal
from engine.codegen.data_wording import spoken
from engine.codegen.part import Part
from engine.codegen.transforms_part import laid_out
from engine.codegen.twin import Twin
from engine.data_spec import merged_classes
from engine.transform_steps import fixed_steps

Split = Literal["train", "test"]

DATA_ROOT = "args.data_root"


@dataclass(frozen=True)
class Torchvision:
    """A dataset of torchvision's.

    Attributes:
        name: Of its class.
        split: Its argument of that name; empty if it has none.
        first_label: The label of the first class.
        transposed: Whether rows and columns of its images are swapped.
    """

    name: str
    split: str = ""
    first_label: int = 0
    transposed: bool = False


TORCHVISION = {
    "fashion-mnist": Torchvision("FashionMNIST"),
    "mnist": Torchvision("MNIST"),
    "kmnist": Torchvision("KMNIST"),
    "emnist-letters": Torchvision("EMNIST", split="letters", first_label=1, transposed=True),
    "usps": Torchvision("USPS"),
    "cifar10": Torchvision("CIFAR10"),
}
"""By the catalogue's name. The other datasets are Atelier's: they go along as a file."""

_UPRIGHT = '''\
def upright(image):
    """The files hold each letter lying on its side: swap rows and columns."""
    return image.mT.contiguous()'''

_MERGED = '''\
def new_label(label):
    """Classes that were merged into one have the same label."""
    TABLE
    return new_labels[PLACE]'''

_FROM_ZERO = '''\
def new_label(label):
    """The files count classes from 1 on, a loss function counts them from 0 on."""
    return label - 1'''

_IMAGES = '''\
class Images(Dataset):
    """Images and labels in memory; pixels of 0 to 255 become 0 to 1, as with ToTensor."""

    def __init__(self, split, transform=None):
        self.images = split["images"]
        self.targets = split["labels"]
        self.transform = transform

    def __len__(self):
        return len(self.targets)

    def __getitem__(self, index):
        image = self.images[index].float() / 255
        if self.transform:
            image = self.transform(image)
        return image, self.targets[index]'''


def is_torchvisions(twin: Twin) -> bool:
    """Whether torchvision has the dataset: then a script downloads it."""
    return twin.spec.data.dataset in TORCHVISION


def relabelled(twin: Twin) -> bool:
    """Whether labels go through the function `new_label`."""
    known = TORCHVISION.get(twin.spec.data.dataset)
    return bool(twin.spec.data.merge) or (known is not None and known.first_label > 0)


def first_steps(twin: Twin) -> tuple[Expression, ...]:
    """What the dataset is given so that its images come out as float tensors of 0..1, upright."""
    known = TORCHVISION.get(twin.spec.data.dataset)
    if known is None:
        return ()
    upright = (Expression("upright"),) if known.transposed else ()
    return (Expression("ToTensor()"), *upright)


def definitions(twin: Twin) -> Part:
    """The imports and definitions that `opened` and `loaded` need."""
    known = TORCHVISION.get(twin.spec.data.dataset)
    if known is None:
        return _new_label(twin) + _images(twin)
    upright = (spoken(_UPRIGHT, twin.language),) if known.transposed else ()
    imports = ("from torchvision import datasets", "from torchvision.transforms import ToTensor")
    return Part(imports, upright) + _new_label(twin)


def loaded(twin: Twin) -> tuple[str, ...]:
    """The line of `main()` that reads the data file, as `saved`; none for torchvision's."""
    if is_torchvisions(twin):
        return ()
    path = call("Path(__file__).with_name", literal(twin.data_file))
    return tuple(laid_out("saved", call("torch.load", path, weights_only="True")))


def opened(
    twin: Twin, split: Split, transform: Expression | str | None, root: str = DATA_ROOT
) -> Expression:
    """What makes one split of the dataset.

    Args:
        twin: The run.
        split: Which one.
        transform: What each image goes through; None for nothing.
        root: Where torchvision's files are, as Python.
    """
    known = TORCHVISION.get(twin.spec.data.dataset)
    arguments: dict[str, Expression | str] = {}
    if known is not None:
        arguments["root"] = root
        if known.split:
            arguments["split"] = literal(known.split)
        arguments |= {"train": str(split == "train"), "download": "True"}
    if transform is not None:
        arguments["transform"] = transform
    if known is not None and relabelled(twin):
        arguments["target_transform"] = "new_label"
    if known is None:
        return call("Images", f'saved["{split}"]', **arguments)
    return call(f"datasets.{known.name}", **arguments)


def _images(twin: Twin) -> Part:
    """The class that serves what is in the data file."""
    source = _IMAGES
    if not fixed_steps(twin.spec.data.transforms):
        plain = source.replace(", transform=None", "").splitlines(keepends=True)
        source = "".join(line for line in plain if "self.transform" not in line)
    if relabelled(twin):
        source = source.replace(
            "image, self.targets[index]", "image, new_label(self.targets[index])"
        )
    imports = ("from pathlib import Path", "import torch", "from torch.utils.data import Dataset")
    return Part(imports, (spoken(source, twin.language),))


def _new_label(twin: Twin) -> Part:
    """The function of that name, where it is needed."""
    if not relabelled(twin):
        return Part()
    if not twin.spec.data.merge:
        return Part((), (spoken(_FROM_ZERO, twin.language),))
    known = TORCHVISION.get(twin.spec.data.dataset)
    first = known.first_label if known else 0
    function = spoken(_MERGED, twin.language).replace("TABLE", _table(twin))
    return Part((), (function.replace("PLACE", f"label - {first}" if first else "label"),))


def _table(twin: Twin) -> str:
    """The new label of each class, within a function; one column of numbers would be long."""
    _, labels = merged_classes(twin.classes, twin.spec.data.merge)
    numbers = ", ".join(map(str, labels))
    line = f"new_labels = ({numbers})"
    if len(INDENT + line) <= LINE:
        return line
    rows = textwrap.indent(textwrap.fill(f"{numbers},", LINE - 2 * len(INDENT)), 2 * INDENT)
    return f"new_labels = (\n{rows}\n{INDENT})  # fmt: skip"

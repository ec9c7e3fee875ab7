"""How a snippet opens the shown dataset. Light."""

from dataclasses import replace

from engine.code_layout import call, literal
from engine.codegen import data_part, transforms_part
from engine.codegen.data_sources import Split, is_torchvisions
from engine.codegen.part import Part
from engine.codegen.snippet import NeededFile
from engine.codegen.twin import Twin
from engine.data_spec import DataSpec
from engine.transform_steps import fixed_steps, is_random

_ROOT = '"data"'
# torchvision's own names of these classes are those that Atelier has.
_NAMED = ("fashion-mnist", "kmnist", "cifar10")


def plain(twin: Twin) -> Twin:
    """The same dataset as it is: no transforms, no merged classes."""
    data = twin.spec.data
    bare = DataSpec(data.dataset, data.size, data.colour)
    return replace(twin, spec=replace(twin.spec, data=bare))


def measured(twin: Twin) -> Twin:
    """The same run as its images are measured: with nothing drawn."""
    data = replace(twin.spec.data, transforms=fixed_steps(twin.spec.data.transforms))
    return replace(twin, spec=replace(twin.spec, data=data))


def needed(twin: Twin) -> tuple[NeededFile, ...]:
    """The file that holds the images, where torchvision has them not."""
    return () if is_torchvisions(twin) else (NeededFile(twin.data_file, "dataset"),)


def split(twin: Twin, name: Split) -> Part:
    """`training_data` or `test_data`, the whole split with the fixed transforms."""
    return _beside(twin, data_part.open_dataset(twin, name, root=_ROOT))


def both(twin: Twin) -> Part:
    """`training_data` and `validation_data`, which was held back of the training images."""
    return _beside(twin, data_part.open_datasets(twin, _ROOT))


def learnt_from(twin: Twin) -> Part:
    """`training_data` as the optimizer sees it."""
    if twin.held_out != "test":
        return both(twin)
    if not is_random(twin.spec.data.transforms):
        return split(twin, "train")
    untouched = replace(twin.spec.data, transforms=())
    images = data_part.open_dataset(
        replace(twin, spec=replace(twin.spec, data=untouched)), name="images", root=_ROOT
    )
    chain = transforms_part.chain(twin.spec.data.transforms, twin.language)
    lines = (*chain.lines("transform"), "training_data = Transformed(images, transform)")
    opened = _beside(twin, images)
    made = transforms_part.transformed(twin)
    return Part(
        opened.imports + chain.part.imports + made.imports,
        opened.definitions + chain.part.definitions + made.definitions,
        opened.lines + lines,
    )


def class_name(twin: Twin, variable: str) -> str:
    """The name of the class of `label`, as Python; empty where it is the label itself.

    Args:
        twin: As `plain` gives it.
        variable: What the dataset is called.
    """
    if not is_torchvisions(twin):
        return 'saved["classes"][label]'
    if twin.spec.data.dataset in _NAMED:
        return f"{variable}.classes[label]"
    if twin.classes == tuple(str(label) for label in range(len(twin.classes))):
        return ""
    return f"{literal(''.join(twin.classes)).flat()}[label]"


def _beside(twin: Twin, part: Part) -> Part:
    """The data file is in the folder that the snippet runs in: a notebook has no `__file__`."""
    if is_torchvisions(twin):
        return part
    there = call("Path(__file__).with_name", literal(twin.data_file)).flat()
    here = literal(twin.data_file).flat()
    lines = tuple(line.replace(there, here) for line in part.lines)
    imports = tuple(each for each in part.imports if each != "from pathlib import Path")
    return Part(imports, part.definitions, lines)

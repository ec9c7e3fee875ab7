"""Transforms as a script has them: torchvision's v2, and what it does not have. Light."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.code_layout import Expression, call, literal
from engine.codegen import sketching_code
from engine.codegen.data_wording import spoken
from engine.codegen.part import Part
from engine.codegen.twin import Language, Twin
from engine.transform_steps import TransformStep, enabled_steps

_SKETCH = '''\
class Sketch:
    """Turns an image into a sketch, with probability p."""

    def __init__(self, p):
        self.p = p

    def __call__(self, image):
        if torch.rand(1).item() >= self.p:
            return image
        # ToTensor's own layout of grey images would round convolutions differently.
        image = image.clone(memory_format=torch.contiguous_format)
        return as_sketches(image[None], torch.default_generator)[0]'''

_SAMPLE_SEED = '''\
def sample_seed(epoch, index):
    """A seed for each image in each epoch: any order, any worker, the same draws."""
    mixed = (EPOCH * 0x9E3779B97F4A7C15 + index) % 2**64
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> shift)) * factor % 2**64
    return (mixed ^ (mixed >> 31)) % 2**32'''

_TRANSFORMED = '''\
class Transformed(Dataset):
    """A dataset whose images are transformed anew in each epoch."""

    def __init__(self, data, transform):
        self.data = data
        self.transform = transform
        self.epoch = 1

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        image, label = self.data[index]
        # Transforms draw from here. torch.manual_seed would seed every GPU too: slow.
        torch.default_generator.manual_seed(sample_seed(self.epoch, index))
        return self.transform(image), label'''


@dataclass(frozen=True)
class Chain:
    """What is done to an image, as code.

    Attributes:
        expression: What makes the function; None if nothing is done.
        part: The imports and definitions that it needs.
        count: How many steps it has.
    """

    expression: Expression | None
    part: Part
    count: int

    def lines(self, name: str) -> tuple[str, ...]:
        """It as a variable of `main()`."""
        if self.expression is None:
            return ()
        return tuple(laid_out(name, self.expression))


def laid_out(name: str, value: Expression) -> list[str]:
    """Lines of `main()` that give a value a name; they fit 88 columns with the indentation."""
    return [line[4:] for line in value.lines("    ", before=f"{name} = ")]


def chain(
    steps: Iterable[TransformStep], language: Language, first: Sequence[Expression] = ()
) -> Chain:
    """The steps that are switched on, one after the other, random ones included.

    Args:
        steps: The list; `enabled_steps` and `fixed_steps` may have chosen already.
        language: Of docstrings.
        first: What is done before them, such as `Expression("ToTensor()")`.
    """
    enabled = enabled_steps(steps)
    links = [*first]
    normalized = False
    for step in enabled:
        links.append(_made(step, normalized))
        normalized |= step.name == "Normalize"
    part = Part()
    if any(step.name == "Sketch" for step in enabled):
        drawn = sketching_code.definitions(["as_sketches"], language)
        part += Part(sketching_code.IMPORTS, (*drawn, spoken(_SKETCH, language)))
    if len(links) > 1:
        part += Part(("from torchvision.transforms import v2",))
        listed = Expression("[", tuple(links), "]")
        return Chain(Expression("v2.Compose(", (listed,), ")"), part, len(links))
    if any(step.name != "Sketch" for step in enabled):
        part += Part(("from torchvision.transforms import v2",))
    return Chain(links[0] if links else None, part, len(links))


def transformed(twin: Twin) -> Part:
    """The class `Transformed`, with the attribute `epoch`, and the seeds of what it draws."""
    seeded = twin.seeded("epoch")
    epoch = f"({seeded})" if seeded != "epoch" else seeded
    seeds = spoken(_SAMPLE_SEED, twin.language).replace("EPOCH", epoch)
    return Part(
        ("import torch", "from torch.utils.data import Dataset"),
        (seeds, spoken(_TRANSFORMED, twin.language)),
    )


def _made(step: TransformStep, normalized: bool) -> Expression:
    """A step; where pixels are normalised, noise does not cut them off at 0 and 1."""
    arguments = {name: literal(_short(value)) for name, value in step.arguments().items()}
    if step.name == "GaussianNoise" and normalized:
        arguments["clip"] = literal(False)
    return call(step.name if step.name == "Sketch" else f"v2.{step.name}", **arguments)


def _short(value: object) -> object:
    """15 for 15.0, as a person would write it: torchvision takes either."""
    if isinstance(value, list | tuple):
        return type(value)(_short(each) for each in value)
    return int(value) if isinstance(value, float) and value.is_integer() else value

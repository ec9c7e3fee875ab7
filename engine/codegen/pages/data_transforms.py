"""The page of transforms as code: what they make of one image, step by step. Light."""

from dataclasses import replace

from engine.code_layout import Expression
from engine.codegen import transforms_part
from engine.codegen.data_sources import Split
from engine.codegen.pages import opening
from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Twin
from engine.codegen.words import comment
from engine.transform_steps import is_random

_FIRST = 'print("ToTensor", list(image.shape), f"{image.min():.2f} to {image.max():.2f}")'


def steps(twin: Twin, split: Split, index: int, seed: int) -> Snippet:
    """Puts an image through the transforms, and says what each of them makes of it.

    Args:
        twin: The dataset, and the transforms; all of them can work on its images.
        split: Where the image is.
        index: Its place there.
        seed: torch's, of what is random.
    """
    raw = opening.plain(twin)
    variable = "training_data" if split == "train" else "test_data"
    chain = transforms_part.chain(twin.spec.data.transforms, twin.language)
    part = opening.split(raw, split) + chain.part
    lines = [f"image, label = {variable}[{index}]", _FIRST]
    if chain.expression is not None:
        lines += ["", *_composed(chain.expression, chain.count)]
        if is_random(twin.spec.data.transforms):
            said = "The same draw as the first one in the window."
            lines += [comment(said, twin.language), f"torch.manual_seed({seed})"]
            part += Part(("import torch",))
        lines += [
            "for step in transform.transforms:",
            "    image = step(image)",
            "    low, high = image.aminmax()",
            '    print(type(step).__name__, list(image.shape), f"{low:.2f} to {high:.2f}")',
        ]
        part += Part(("from torchvision.transforms import v2",))
    whole = replace(part, lines=(*part.lines, *lines))
    return Snippet(assembled(whole), opening.needed(twin))


def _composed(expression: Expression, count: int) -> list[str]:
    """`transform`, a Compose also of a single step: so it can be gone through."""
    if count == 1:
        listed = Expression("[", (expression,), "]")
        expression = Expression("v2.Compose(", (listed,), ")")
    return transforms_part.laid_out("transform", expression)

"""The page of images as code: one sample of the dataset. Light."""

from dataclasses import replace

from engine.codegen import transforms_part
from engine.codegen.data_sources import Split
from engine.codegen.pages import opening
from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Twin
from engine.codegen.words import comment
from engine.transform_steps import fixed_steps


def sample(twin: Twin, split: Split, index: int) -> Snippet:
    """Reads an image and its label, and says what they are: as stored, and as a network gets them.

    Args:
        twin: The dataset, and the transforms of what is trained next.
        split: Where the image is.
        index: Its place there.
    """
    raw = opening.plain(twin)
    variable = "training_data" if split == "train" else "test_data"
    fixed = transforms_part.chain(fixed_steps(twin.spec.data.transforms), twin.language)
    name = opening.class_name(raw, variable)
    lines = [
        f"image, label = {variable}[{index}]",
        f'print("label:", int(label), {name})' if name else 'print("label:", label)',
        "",
        comment("As it is stored: whole numbers.", twin.language),
        "pixels = (image * 255).round().to(torch.uint8)",
        'print("stored:", list(pixels.shape), pixels.dtype)',
        'print(f"range: {pixels.min()} to {pixels.max()}")',
        'print(f"mean, std: {pixels.double().mean():.2f}, {pixels.double().std():.2f}")',
        "",
        comment("As the network is given it.", twin.language),
    ]
    if fixed.expression is not None:
        lines += [*fixed.lines("transform"), "image = transform(image)"]
    lines += [
        'print("to the network:", list(image.shape), image.dtype)',
        'print(f"range: {image.min():.4g} to {image.max():.4g}")',
        'print(f"mean, std: {image.double().mean():.4f}, {image.double().std():.4f}")',
    ]
    part = opening.split(raw, split) + Part(("import torch",)) + fixed.part
    whole = replace(part, lines=(*part.lines, *lines))
    return Snippet(assembled(whole), opening.needed(twin))

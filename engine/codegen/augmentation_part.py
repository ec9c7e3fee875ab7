"""What a script does to each batch of training images: `engine.data.augmentation` in code. Light.

A test runs both and compares them.
"""

from engine.codegen import sketching_code
from engine.codegen.data_wording import spoken
from engine.codegen.part import Part
from engine.codegen.twin import Language, Twin
from engine.errors import AtelierError, Phrase
from engine.train_spec import AugmentName

_FLIP = '''\
def augment(images, generator):
    """Change a batch of training images a little, anew each time."""
    return mirror(images, generator)
'''

_SHIFT = '''\
def augment(images, generator):
    """Change a batch of training images a little, anew each time."""
    return shift(mirror(images, generator), generator)
'''

_AFFINE = '''\
def augment(images, generator):
    """Change a batch of training images a little, anew each time."""
    return warp(mirror(images, generator), generator)
'''

_SKETCH = '''\
def augment(images, generator):
    """Change a batch of training images a little, anew each time."""
    # Half of them become sketches, so that the network learns photos and sketches.
    chosen = torch.rand(len(images), generator=generator) < 0.5
    mixed = images.clone()
    mixed[chosen] = as_sketches(images[chosen], generator)
    return warp(mirror(mixed, generator), generator, elastic=0.03)
'''

_SHIFTED = '''\
def shift(images, generator):
    """Move each image by up to 2 pixels along each axis, black behind it."""
    height, width = images.shape[-2:]
    padded = functional.pad(images, (2, 2, 2, 2))
    rows, columns = torch.randint(0, 5, (2, len(images)), generator=generator).tolist()
    crops = [
        image[:, row : row + height, column : column + width]
        for image, row, column in zip(padded, rows, columns)
    ]
    return torch.stack(crops)
'''

# What `augment` is, and the functions of `sketching_code` that it calls.
_WRITTEN: dict[AugmentName, tuple[str, tuple[str, ...]]] = {
    "flip": (_FLIP, ("mirror",)),
    "shift": (_SHIFT, ("mirror",)),
    "affine": (_AFFINE, ("mirror", "warp")),
    "sketch": (_SKETCH, ("mirror", "warp", "as_sketches")),
}


def write(twin: Twin) -> Part:
    """`augment(images, generator)`, and what it needs; nothing if the run augments nothing.

    The function takes and returns float32 [N, C, H, W] in 0..1 on the CPU, and draws from a CPU
    generator.

    Raises:
        AtelierError: `option_needs`, for sketches of images of more than one channel.
    """
    name = twin.spec.train.augment
    if name == "none":
        return Part()
    if name == "sketch" and twin.inputs.shape[0] != 1:
        raise AtelierError(
            "option_needs", option=Phrase("field_sketch"), needed=Phrase("needs_grey")
        )
    own, called = _WRITTEN[name]
    shifted = (_SHIFTED,) if name == "shift" else ()
    return Part(
        ("import torch",) if name == "flip" else sketching_code.IMPORTS,
        (
            *sketching_code.definitions(called, twin.language),
            *(_said(source, twin.language) for source in (*shifted, own)),
        ),
    )


def _said(source: str, language: Language) -> str:
    return spoken(source, language).rstrip()

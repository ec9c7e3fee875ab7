"""The lines that make a drawing fit for a network, as `engine.data.preprocessing` does. Light.

Exactly as the window does it, strokes widened where they are thin: the answers are equal. For
photos there is more to do; see `engine.exporting.example_pictures` for what is enough elsewhere.
"""

from engine.codegen import transforms_part
from engine.codegen.data_wording import spoken
from engine.codegen.part import Part
from engine.codegen.twin import Language
from engine.codegen.words import comment
from engine.data.catalog import Framing
from engine.data_spec import Inputs

DRAWING = "drawing.png"
SIZE = 280  # pixels along the edge of the file

_STROKE = '''\
def stroke_width(ink):
    """Twice the area over the length of the outline, counted in blocks of 2 x 2 pixels."""
    inked = functional.pad(pil_to_tensor(ink)[0] > 96, (1, 1, 1, 1)).int()
    blocks = inked[1:, 1:] + inked[1:, :-1] + inked[:-1, 1:] + inked[:-1, :-1]
    straight, diagonal = (blocks == 2).sum().item(), (blocks % 2).sum().item()
    return 2 * inked.sum().item() / max(1, straight + diagonal / 2**0.5)'''

_TRIMMED = '''\
def trimmed(drawing):
    """Light ink on black, without what is empty around it."""
    levels = pil_to_tensor(drawing)[0].double()
    rim = min(drawing.size) // 50
    parts = levels[:rim], levels[-rim:], levels[:, :rim], levels[:, -rim:]
    border = torch.cat([part.flatten() for part in parts])
    ground = border.quantile(0.5)
    rise = levels - ground
    rise = -rise if rise.sum() < 0 else rise
    room, grain = rise.max().item(), 4 * (border - ground).abs().quantile(0.5)
    floor = min(max(0.1 * room, grain), 0.5 * room)
    ink = (rise * (255 / room)).round() * (rise > floor)
    ink = to_pil_image(ink.byte())
    return ink.crop(ink.getbbox())'''

_FITTED = '''\
def fitted(ink):
    """The ink scaled until it fits; a stroke thinner than 1.75 pixels is widened."""
    longest = max(ink.size)
    if stroke_width(ink) * EDGE / longest < 1.75:
        # Only the brightest pixel of each block is kept: thin lines stay.
        levels, factor = pil_to_tensor(ink).float(), -(-longest // LARGE)
        levels = functional.max_pool2d(levels, factor, ceil_mode=True)
        ink = to_pil_image(levels.byte())
    else:
        ink = ink.reduce(max(1, longest // LARGE))
    width = stroke_width(ink) * LARGE / max(ink.size)
    grow = min(max(round(7 - width), 0), 6)
    scale = (LARGE - grow) / max(ink.size)
    width, height = (max(1, round(edge * scale)) for edge in ink.size)
    ink = ink.resize((width, height), Image.Resampling.BILINEAR)
    sheet = Image.new("L", (LARGE, LARGE))
    sheet.paste(ink, ((LARGE - width - grow) // 2, (LARGE - height - grow) // 2))
    for step in range(grow):
        right, below = ImageChops.offset(sheet, 1, 0), ImageChops.offset(sheet, 0, 1)
        wider = ImageChops.lighter(sheet, ImageChops.lighter(right, below))
        corner = ImageChops.offset(right, 0, 1) if step % 2 else wider
        sheet = ImageChops.lighter(wider, corner)
    small = pil_to_tensor(sheet.reduce(4)).float()
    return (small * (255 / small.max().item())).round()'''

# By the share of the frame's edges that the ink fills; see `preprocessing`.
_SHARES: dict[Framing, float] = {"longest-edge": 1.0, "boxed": 24 / 28, "centred-mass": 20 / 28}
_OVERSAMPLING = 4


def reading(inputs: Inputs, language: Language) -> Part:
    """Lines that read the drawing's file into `picture`, float32 [C, H, W] in 0..1.

    And `transform`, if the network has transforms of its own: see `prepared`. The images that it
    is asked about must be square.

    Args:
        inputs: What the network is asked about.
        language: Of comments and docstrings.
    """
    part = _whole(inputs) if _framing(inputs) == "whole" else _ink(inputs, language)
    chain = transforms_part.chain(inputs.transforms, language)
    if chain.expression is None:
        return part
    lines = (*part.lines, *chain.lines("transform"))
    return Part(part.imports + chain.part.imports, part.definitions + chain.part.definitions, lines)


def prepared(inputs: Inputs, pictures: str) -> str:
    """What the network is given, as Python; `pictures`: a batch as `reading` makes them."""
    has_steps = transforms_part.chain(inputs.transforms, "en").expression is not None
    return f"transform({pictures})" if has_steps else pictures


def _framing(inputs: Inputs) -> Framing:
    """As `preprocessing.frame_for`: what has colours is never trimmed to its ink."""
    return inputs.framing if inputs.picture[0] == 1 else "whole"


def _whole(inputs: Inputs) -> Part:
    channels, height, width = inputs.picture
    mode = '"L"' if channels == 1 else '"RGB"'
    lines = (
        f'drawing = Image.open("{DRAWING}").convert({mode})',
        f"size, way = {(width, height)}, Image.Resampling.BILINEAR",
        "picture = ToTensor()(drawing.resize(size, way, reducing_gap=2.0))",
    )
    return Part(("from PIL import Image", "from torchvision.transforms import ToTensor"), (), lines)


def _ink(inputs: Inputs, language: Language) -> Part:
    edge, how = inputs.picture[1], _framing(inputs)
    box = round(edge * _SHARES[how])
    fitted = spoken(_FITTED, language).replace("LARGE", str(_OVERSAMPLING * box))
    fitted = fitted.replace("EDGE", str(box))
    lines = (
        f'drawing = Image.open("{DRAWING}").convert("L")',
        "picture = fitted(trimmed(drawing)) / 255",
        *_centred(how, edge - box, edge, language),
    )
    functions = "pil_to_tensor", "to_pil_image"
    imports = (
        "import torch",
        "from PIL import Image",
        "from PIL import ImageChops",
        "from torch.nn import functional",
        *(f"from torchvision.transforms.functional import {name}" for name in functions),
    )
    definitions = spoken(_STROKE, language), spoken(_TRIMMED, language), fitted
    return Part(imports, definitions, lines)


def _centred(how: Framing, room: int, edge: int, language: Language) -> tuple[str, ...]:
    """Lines that put what fills a part of the frame into its middle."""
    if not room:
        return ()
    if how == "boxed":
        near = round(room / 2)
        return (f"picture = functional.pad(picture, {(near, room - near) * 2})",)
    middle, places = (edge - 1) / 2, edge - room
    return (
        comment("Centred by its mass, as MNIST's digits are.", language),
        "mass = (picture[0] * 255).round().double()",
        f"places = torch.arange({places}).double()",
        f"corner = [{middle} - mass.sum(axis) @ places / mass.sum() for axis in (1, 0)]",
        f"top, left = (min(max(round(place.item()), 0), {room}) for place in corner)",
        f"picture = functional.pad(picture, (left, {room} - left, top, {room} - top))",
    )

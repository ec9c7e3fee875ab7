"""The tensor pad as code: the lines that were typed, in plain torch. Light."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import NeededFile, Snippet
from engine.codegen.twin import Language
from engine.codegen.words import comment

_RANDOM = {"rand", "randn", "randint", "randperm"}  # as `tensor_pad_names.RANDOM`
_IMPORTS = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "tensor": "from torch import tensor",
}


@dataclass(frozen=True)
class Typed:
    """A line that the pad took.

    Attributes:
        line: As it was typed.
        name: The tensor that it made, changed or showed; "" if it was something else.
        has_text: Whether it was something else that can be read, such as a number.
        picture: Which picture `picture` was, from 1; 0 for none.
        colour: Whether that one has colours.
    """

    line: str
    name: str = ""
    has_text: bool = False
    picture: int = 0
    colour: bool = False


def picture_file(number: int) -> str:
    """What the file of a picture is called, by its number."""
    return f"picture_{number}.png"


def uses_picture(line: str) -> bool:
    """Whether a line that the pad took needs the picture."""
    return "picture" in _names([ast.parse(line.strip())])


def lines(
    typed: Sequence[Typed], tensors: Sequence[tuple[str, bool]], language: Language
) -> Snippet:
    """Does what was typed, and prints shape, type and strides of what has a name at the end.

    Args:
        typed: In their order.
        tensors: Name of each tensor at the end, and whether it is an array of NumPy's.
        language: Of the comments.
    """
    parsed = [ast.parse(each.line.strip()) for each in typed]
    names = _names(parsed)
    say, listed = (f"builtins.{name}" if name in names else name for name in ("print", "list"))
    needed = ["import torch", *(_IMPORTS[name] for name in _IMPORTS if name in names)]
    needed += ["import builtins"] if say != "print" or listed != "list" else []
    if "picture" in names:
        needed += [
            "from PIL import Image",
            "from torchvision.transforms.functional import pil_to_tensor",
        ]
    body = list(_body(typed, parsed, say, language))
    for name, is_array in tensors:
        steps = "strides" if is_array else "stride()"
        body.append(f'{say}("{name}:", {listed}({name}.shape), {name}.dtype, {name}.{steps})')
    used = dict.fromkeys(
        each.picture
        for each, tree in zip(typed, parsed, strict=True)
        if "picture" in _names([tree])
    )
    files = tuple(NeededFile(picture_file(number), "other") for number in used)
    return Snippet(assembled(Part(tuple(needed), (), tuple(body))), files)


def _body(
    typed: Sequence[Typed], parsed: Sequence[ast.Module], say: str, language: Language
) -> Iterator[str]:
    if any(
        isinstance(node, ast.Attribute) and node.attr in _RANDOM
        for tree in parsed
        for node in ast.walk(tree)
    ):
        yield comment("The pad draws from seed 0.", language)
        yield "torch.manual_seed(0)"
    shown = 0
    for each, tree in zip(typed, parsed, strict=True):
        if "picture" in _names([tree]) and each.picture != shown:
            shown = each.picture
            yield from _picture(each)
        yield from _statement(each, tree.body[0], say)


def _picture(each: Typed) -> Iterator[str]:
    yield f'image = Image.open("{picture_file(each.picture)}")'
    planes = ".permute(1, 2, 0).contiguous()" if each.colour else "[0]"
    yield f"picture = pil_to_tensor(image){planes}"


def _statement(each: Typed, statement: ast.stmt, say: str) -> Iterator[str]:
    line = each.line.strip()
    if not isinstance(statement, ast.Expr):
        yield ast.get_source_segment(line, statement) or line
        return
    value = ast.get_source_segment(line, statement.value) or line
    if each.name == "_":
        yield f"_ = {value}"
    elif each.has_text or not isinstance(statement.value, ast.Call | ast.Name):
        yield f"{say}({value})"
    elif isinstance(statement.value, ast.Call):
        yield value  # in place; a name alone was only looked at


def _names(trees: Sequence[ast.AST]) -> set[str]:
    return {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}

"""A network that somebody makes as code: of layers, or of a class of their own. Light."""

from dataclasses import replace

from engine.codegen import model_part, own_class
from engine.codegen.pages.assembly import assembled
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Language
from engine.codegen.words import comment
from engine.data_spec import Shape
from engine.run_spec import ModelSpec


def tried(
    model: ModelSpec, shape: Shape, classes: int, language: Language, *, pictures: int = 1
) -> Snippet:
    """Makes a network, prints it and its size, and calls it on noise.

    Args:
        model: Which network; what is frozen is passed over.
        shape: Channels, height, width of one picture, as it reaches the network.
        classes: How many logits.
        language: Of comments and docstrings.
        pictures: How many it is called on.

    Raises:
        AtelierError: What `model_part.network` raises.
    """
    bare = replace(model, frozen=())
    made = model_part.network(bare, shape, classes, language)
    sizes = ", ".join(map(str, (pictures, *shape)))
    lines = (
        *made.lines,
        "print(model)",
        "parameters = sum(parameter.numel() for parameter in model.parameters())",
        'print(f"parameters: {parameters:,}")',
        "",
        comment("Noise: only the shape of the answer counts.", language),
        "model.eval()",
        "with torch.no_grad():",
        f"    output = model(torch.rand({sizes}))",
        'print("output:", type(output).__name__, list(output.shape))',
    )
    imports = ("import torch", *made.imports)
    code = assembled(replace(made, imports=imports, lines=lines))
    return Snippet(own_class.fitted(code, bare, language))

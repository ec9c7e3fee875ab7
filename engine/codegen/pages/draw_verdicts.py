"""The verdicts on a drawing as code: weights, preprocessing, softmax. Light."""

from dataclasses import replace

from engine.code_layout import literal
from engine.codegen import own_class
from engine.codegen.pages import draw_framing, model_network
from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import NeededFile, Snippet
from engine.codegen.transforms_part import laid_out
from engine.codegen.twin import Language
from engine.data_spec import Inputs
from engine.run_spec import ModelSpec

LIKELIEST = 3

FILES = (model_network.FILE, NeededFile(draw_framing.DRAWING, "drawing"))


def verdict(model: ModelSpec, inputs: Inputs, language: Language, exponent: float = 0.0) -> Snippet:
    """Loads weights, reads the drawing's file, and prints the likeliest classes.

    Args:
        model: The network that the weights are of.
        inputs: What it is asked about; the pictures must be square.
        language: Of comments and docstrings.
        exponent: The logits are divided by 10 to the power of this before softmax.

    Raises:
        AtelierError: What `model_part.network` raises.
    """
    divided = "logits"
    lines: list[str] = []
    if exponent:
        lines = [f"temperature = 10**{literal(exponent).flat()}"]
        divided = "(logits / temperature)"
    lines += [
        f"shares = {divided}.softmax(dim=1)[0]",
        f"for label in shares.topk({min(LIKELIEST, len(inputs.classes))}).indices:",
        '    print(f"{names[label]}: {shares[label]:.1%}")',
    ]
    part = asked(model, inputs, language) + Part((), (), tuple(lines))
    return Snippet(own_class.fitted(assembled(part), model, language), FILES)


def asked(model: ModelSpec, inputs: Inputs, language: Language) -> Part:
    """Lines that make `model`, `picture` [C, H, W], `names` and `logits` [1, classes].

    Args:
        model: The network that the weights are of.
        inputs: What it is asked about; the pictures must be square.
        language: Of comments and docstrings.
    """
    bare = replace(model, frozen=())
    made = model_network.network(bare, inputs.shape, len(inputs.classes), language, loaded=True)
    lines = (
        "model.eval()",
        *laid_out("names", literal(list(inputs.classes))),
        "with torch.inference_mode():",
        f"    logits = model({draw_framing.prepared(inputs, 'picture[None]')})",
    )
    return draw_framing.reading(inputs, language) + made + Part(("import torch",), (), lines)

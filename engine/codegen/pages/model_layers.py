"""The page "Layers" as code: what is in a network. Light."""

from dataclasses import replace

from engine.code_layout import literal
from engine.codegen import own_class
from engine.codegen.pages import model_network
from engine.codegen.pages.assembly import assembled
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Language
from engine.codegen.words import comment
from engine.data_spec import Shape
from engine.run_spec import ModelSpec


def parameters(
    model: ModelSpec,
    shape: Shape,
    classes: int,
    language: Language,
    *,
    loaded: bool,
    chosen: str = "",
    count: int = 0,
) -> Snippet:
    """Prints the network and its parameters, one by one, and the figures of one tensor.

    Args:
        model: Which network.
        shape: Channels, height, width of one picture, as it reaches the network.
        classes: How many logits.
        language: Of comments and docstrings.
        loaded: Whether `weights.pth` holds the values; else they are fresh from seed 0.
        chosen: The name in the state_dict of a tensor to look at; empty for none.
        count: How many numbers that tensor holds.

    Raises:
        AtelierError: What `model_part.network` raises.
    """
    made = model_network.network(model, shape, classes, language, loaded=loaded)
    lines = [
        *made.lines,
        "",
        "print(model)",
        "for name, parameter in model.named_parameters():",
        "    print(name, list(parameter.shape), parameter.numel())",
        "count = sum(parameter.numel() for parameter in model.parameters())",
        'print(f"parameters: {count:,}")',
    ]
    if model.frozen:
        lines += [
            "trained = sum(p.numel() for p in model.parameters() if p.requires_grad)",
            'print(f"trained: {trained:,}")',
        ]
    if chosen:
        lines += _figures(chosen, count, language)
    code = assembled(replace(made, lines=tuple(lines)))
    code = own_class.fitted(code, model, language)
    return Snippet(code, model_network.files(loaded=loaded))


def _figures(chosen: str, count: int, language: Language) -> list[str]:
    lines = [
        "",
        comment("The tensor that is chosen in the window.", language),
        f"chosen = {literal(chosen).flat()}",
        "tensor = model.state_dict()[chosen]",
        'print("shape:", list(tensor.shape), tensor.dtype)',
    ]
    if count:
        lines += ["values = tensor.double()", 'print(f"mean: {values.mean():.4g}")']
    if count > 1:
        lines += ['print(f"std: {values.std():.4g}")']
    if count:
        lines += ['print(f"range: {values.min():.4g} to {values.max():.4g}")']
    return lines

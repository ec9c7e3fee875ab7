"""The page of weights as code: a state_dict, and the network that it belongs to. Light."""

from dataclasses import replace

from engine.codegen import model_part, own_class
from engine.codegen.pages import model_network
from engine.codegen.pages.assembly import assembled
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Language
from engine.codegen.words import comment
from engine.data_spec import Shape
from engine.run_spec import ModelSpec


def state_dict(model: ModelSpec, shape: Shape, classes: int, language: Language) -> Snippet:
    """Reads weights, prints their names, sizes and bytes, and loads them into the network.

    Args:
        model: Which network; what is frozen is passed over.
        shape: Channels, height, width of one picture, as it reaches the network.
        classes: How many logits.
        language: Of comments and docstrings.

    Raises:
        AtelierError: What `model_part.network` raises.
    """
    bare = replace(model, frozen=())
    made = model_part.network(bare, shape, classes, language)
    lines = (
        f'state_dict = torch.load("{model_network.WEIGHTS}", weights_only=True)',
        "for name, tensor in state_dict.items():",
        "    print(name, list(tensor.shape), tensor.dtype)",
        "count = sum(tensor.numel() for tensor in state_dict.values())",
        "size = sum(tensor.nbytes for tensor in state_dict.values())",
        'print(f"{count:,} numbers, {size:,} bytes")',
        "",
        *made.lines,
        comment("It says so if a name is missing, or a shape is another.", language),
        "print(model.load_state_dict(state_dict))",
    )
    code = assembled(replace(made, imports=("import torch", *made.imports), lines=lines))
    return Snippet(own_class.fitted(code, bare, language), (model_network.FILE,))

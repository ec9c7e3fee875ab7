"""The network that a page shows, as code: its class, and `model` with the shown values. Light."""

from dataclasses import replace

from engine.codegen import model_part, own_class
from engine.codegen.part import Part
from engine.codegen.snippet import NeededFile
from engine.codegen.twin import Language
from engine.codegen.words import comment
from engine.data_spec import Shape
from engine.run_spec import ModelSpec

WEIGHTS = "weights.pth"
FILE = NeededFile(WEIGHTS, "weights")

_SEED = 0  # of weights that nobody has trained; see `gui.model.subject`


def network(
    model: ModelSpec, shape: Shape, classes: int, language: Language, *, loaded: bool
) -> Part:
    """The class, and lines that make `model` on the CPU with the values that the window shows.

    Args:
        model: Which network; what is frozen is frozen here too.
        shape: Channels, height, width of one picture, as it reaches the network.
        classes: How many logits.
        language: Of comments and docstrings.
        loaded: Whether the values are in the file `WEIGHTS`; else they are fresh from seed 0.

    Raises:
        AtelierError: What `model_part.network` raises.
    """
    if loaded:
        made = model_part.network(model, shape, classes, language)
        loading = (
            comment("The weights that the window shows.", language),
            f'model.load_state_dict(torch.load("{WEIGHTS}", weights_only=True))',
        )
        return Part(("import torch", *made.imports), made.definitions, (*made.lines, *loading))
    if model.code is None:
        made = model_part.network(model, shape, classes, language)
        seeding = (
            comment("Not trained yet: fresh weights from seed 0.", language),
            f"torch.manual_seed({_SEED})",
        )
        return Part(("import torch", *made.imports), made.definitions, (*seeding, *made.lines))
    # A file of somebody's own may draw before its class is made.
    part = own_class.definitions(model.code, language, _SEED)
    lines = own_class.lines(model.code, shape, classes, language, _SEED)
    frozen = model_part.network(model, shape, classes, language).lines
    bare = model_part.network(replace(model, frozen=()), shape, classes, language).lines
    return Part(("import torch", *part.imports), part.definitions, (*lines, *frozen[len(bare) :]))


def files(*, loaded: bool) -> tuple[NeededFile, ...]:
    """What `network` reads."""
    return (FILE,) if loaded else ()

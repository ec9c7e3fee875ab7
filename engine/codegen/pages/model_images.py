"""The images that a page of the Model tab gives to a network, as one batch. Light."""

from engine.code_layout import call, literal
from engine.codegen.data_sources import Split
from engine.codegen.pages import opening
from engine.codegen.part import Part
from engine.codegen.transforms_part import laid_out
from engine.codegen.twin import Twin


def variable(split: Split) -> str:
    """What a split is called."""
    return "training_data" if split == "train" else "test_data"


def batch(twin: Twin, split: Split, indices: tuple[int, ...]) -> Part:
    """Lines that open a split, and make `images` and `labels` of some images of it.

    Args:
        twin: The dataset, and how it is read; nothing is drawn.
        split: Where the images are.
        indices: Their places there.
    """
    chosen = laid_out("chosen", call("Subset", variable(split), literal(list(indices))))
    loader = call("DataLoader", "chosen", batch_size=str(len(indices))).flat()
    imports = ("from torch.utils.data import DataLoader", "from torch.utils.data import Subset")
    lines = (*chosen, f"images, labels = next(iter({loader}))")
    return opening.split(opening.measured(twin), split) + Part(imports, (), lines)

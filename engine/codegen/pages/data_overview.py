"""The page "At a glance" as code: images of each class, mean and deviation of pixels. Light."""

from dataclasses import replace

from engine.codegen.data_sources import Split
from engine.codegen.pages import opening
from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Twin
from engine.codegen.words import comment

_IMPORTS = ("import torch", "from torch.utils.data import DataLoader")


def statistics(twin: Twin, split: Split) -> Snippet:
    """Goes through a split once, and says what it is as a whole.

    Args:
        twin: The dataset; transforms and merged classes are passed over.
        split: Which one.
    """
    raw = opening.plain(twin)
    variable = "training_data" if split == "train" else "test_data"
    opened = opening.split(raw, split)
    lines = (
        "",
        f"counts = torch.zeros({len(twin.classes)}, dtype=torch.int64)",
        "total = squares = pixels = 0",
        f"for images, labels in DataLoader({variable}, batch_size=1000):",
        "    counts += labels.bincount(minlength=len(counts))",
        f"    {comment('Whole numbers again: their sums are exact.', twin.language)}",
        "    values = (images * 255).round().long()",
        "    total += values.sum(dim=(0, 2, 3))",
        "    squares += (values**2).sum(dim=(0, 2, 3))",
        "    pixels += values[:, 0].numel()",
        "",
        "mean = total.double() / pixels",
        "std = (squares.double() / pixels - mean**2).sqrt()",
        'print("images of each class:", counts.tolist())',
        'print("mean:", [f"{value:.4f}" for value in (mean / 255).tolist()])',
        'print("std:", [f"{value:.4f}" for value in (std / 255).tolist()])',
    )
    whole = opened + Part(_IMPORTS)
    return Snippet(assembled(replace(whole, lines=(*whole.lines, *lines))), opening.needed(twin))

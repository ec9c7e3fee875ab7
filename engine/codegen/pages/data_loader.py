"""The page of the DataLoader as code: the batch that is shown. Light."""

from dataclasses import replace

from engine.codegen import data_part
from engine.codegen.pages import opening
from engine.codegen.pages.assembly import assembled
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Twin
from engine.codegen.words import comment
from engine.transform_steps import is_random

FIRST_LABELS = 10
"""So many labels of a batch are printed."""


def batch(twin: Twin, epoch: int = 1, number: int = 1) -> Snippet:
    """Fetches a batch of an epoch, as a training gets it, and says what it is.

    Args:
        twin: The dataset, how it is handed out, and the batch size; nothing is held back.
        epoch: Which epoch, from 1.
        number: Which batch of it, from 1.
    """
    part = opening.learnt_from(twin) + data_part.loader(twin)
    lines = ["", comment("Each epoch has an order of its own.", twin.language)]
    if is_random(twin.spec.data.transforms):
        lines += [f"training_data.epoch = {epoch}"]
    lines += [f"generator.manual_seed({twin.seeded(str(epoch))})"]
    if number == 1:
        lines += ["inputs, labels = next(iter(train_dataloader))"]
    else:
        lines += [
            "batches = iter(train_dataloader)",
            f"for _ in range({number}):",
            "    inputs, labels = next(batches)",
        ]
    lines += [
        'print("images", list(inputs.shape), inputs.dtype)',
        'print("labels", list(labels.shape), labels.dtype)',
        f'print("first labels:", labels[:{FIRST_LABELS}].tolist())',
        'print(f"values {inputs.min():.3g} to {inputs.max():.3g}")',
    ]
    whole = replace(part, lines=(*part.lines, *lines))
    is_shared = twin.spec.data.workers > 0
    return Snippet(assembled(whole, guarded=is_shared), opening.needed(twin))

"""The catalogue's page as code: how the chosen dataset is opened. Light."""

from dataclasses import replace

from engine.codegen.data_sources import is_torchvisions
from engine.codegen.pages import opening
from engine.codegen.pages.assembly import assembled
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Twin
from engine.codegen.words import comment
from engine.data import catalog


def both_splits(twin: Twin) -> Snippet:
    """Opens both splits of a dataset, and says how much is in them.

    Args:
        twin: The dataset; transforms and merged classes are passed over.
    """
    raw = opening.plain(twin)
    train, test = opening.split(raw, "train"), opening.split(raw, "test")
    shared = 0  # reading the data file
    while train.lines[shared] == test.lines[shared]:
        shared += 1
    lines = [
        *train.lines,
        *test.lines[shared:],
        "",
        'print(len(training_data), "training images,", len(test_data), "test images")',
        "image, label = training_data[0]",
        'print("size:", " x ".join(map(str, image.shape)))',
    ]
    if not is_torchvisions(twin):
        lines += ['print("classes:", saved["classes"])']
    else:
        entry = catalog.entry(twin.spec.data.dataset)
        said = "Downloads about {megabytes} MB, once."
        lines.insert(0, comment(said, twin.language, megabytes=entry.megabytes))
    return Snippet(assembled(replace(train, lines=tuple(lines))), opening.needed(twin))

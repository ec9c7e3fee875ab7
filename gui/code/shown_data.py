"""What code needs to know of the dataset in memory, and the file that goes with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.codegen.twin import Language, Twin
from engine.run_spec import RunSpec
from gui.session import LoadedDataset

# Of datasets that torchvision has not: what their file is called.
_NAMES = {"built-in": "garments.pt", "drawings": "drawings.pt", "folder": "pictures.pt"}


def twin_of(dataset: LoadedDataset, spec: RunSpec, language: Language) -> Twin:
    """What code about a run on a dataset is written from."""
    train = dataset.train
    return Twin(
        spec,
        picture=train.shape,
        classes=train.classes,
        count=len(train),
        data_file=_NAMES.get(dataset.entry.source, ""),
        language=language,
    )


def writer(dataset: LoadedDataset) -> Callable[[Path], None] | None:
    """What writes the dataset's file into a folder, in a worker thread.

    None if torchvision has the dataset.
    """
    name = _NAMES.get(dataset.entry.source)
    if name is None:
        return None

    def write(folder: Path) -> None:
        from engine.codegen import data_file

        data_file.write(folder / name, dataset.train, dataset.test)

    return write

"""The weights of a run's past epochs, kept in its folder within a budget.

`snapshots/epoch-0003.safetensors` below the run's folder is the network at the end of epoch 3,
`epoch-0000` the one before the first step.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from engine.files import remove_parts
from engine.models import weights
from engine.models.weights import Weights
from engine.training.run_files import SNAPSHOTS_FOLDER

BUDGET_MEGABYTES = 200.0

_NAME = re.compile(r"epoch-(\d{4,})\.safetensors")


class Snapshots:
    """Keeps one run's epochs; for the run's own thread.

    Args:
        folder: The run's folder.
        megabytes: How much the files may take together (10^6 bytes each). When they take more,
            epochs between the first and the last go, so that those left are spread evenly.
    """

    def __init__(self, folder: Path, megabytes: float = BUDGET_MEGABYTES) -> None:
        self._folder = folder
        self._budget = megabytes * 1e6

    def keep(self, epoch: int, record: Weights) -> None:
        """Write an epoch's weights in one step, in the place of older ones of that epoch.

        The first and the last epoch stay even where these two pass the budget.

        Args:
            epoch: The epoch that has ended; 0 before the first step.
            record: The network as it is.

        Raises:
            OSError: If the folder cannot be written; nothing that was there is damaged.
        """
        path = _path(self._folder, epoch)
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_parts(path.parent)
        weights.write(path, record)
        self._thin()

    def _thin(self) -> None:
        epochs = kept(self._folder)
        sizes = {epoch: _path(self._folder, epoch).stat().st_size for epoch in epochs}
        while len(epochs) > 2 and sum(sizes[epoch] for epoch in epochs) > self._budget:
            gone = _least_missed(epochs)
            _path(self._folder, gone).unlink(missing_ok=True)
            epochs.remove(gone)


def kept(folder: Path) -> list[int]:
    """The epochs whose weights a run's folder holds, ascending; foreign files do not count.

    Raises:
        OSError: If they cannot be listed.
    """
    where = folder / SNAPSHOTS_FOLDER
    if not where.is_dir():
        return []
    found = (_NAME.fullmatch(path.name) for path in where.iterdir())
    epochs = sorted({int(match[1]) for match in found if match})
    return [epoch for epoch in epochs if _path(folder, epoch).is_file()]  # not epoch-00003


def read(folder: Path, epoch: int) -> Weights:
    """The weights that a run's folder holds of an epoch.

    Raises:
        AtelierError: As `engine.models.weights.read`.
    """
    return weights.read(_path(folder, epoch))


def _path(folder: Path, epoch: int) -> Path:
    return folder / SNAPSHOTS_FOLDER / f"epoch-{epoch:04}.safetensors"


def _least_missed(epochs: Sequence[int]) -> int:
    """Of the epochs between first and last, the oldest whose neighbours are closest together."""
    inner = range(1, len(epochs) - 1)
    return epochs[min(inner, key=lambda place: epochs[place + 1] - epochs[place - 1])]

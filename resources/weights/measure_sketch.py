"""Measure weights on photos and sketches: `python -m resources.weights.measure_sketch --help`."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from engine import home
from engine.data import sources
from engine.data.preprocessing import frame, read_image
from engine.data_spec import DataSpec
from engine.inference import doubt
from engine.inference.doubt import Doubt
from engine.models import weights
from engine.pixels import to_float
from resources.weights import measure_doubt


def drawings(folder: Path) -> list[tuple[Path, int]]:
    """File and label of each drawing of a folder, as its `labels.csv` lists them.

    Raises:
        OSError: if there is no `labels.csv`.
    """
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as table:
        return [(folder / row["file"], int(row["label"])) for row in csv.DictReader(table)]


def sketches(folder: Path) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Read a folder of drawings whose `labels.csv` has the columns `file` and `label`.

    Returns:
        The drawings as the model sees them, uint8 [N, 28, 28], and labels, int64 [N].

    Raises:
        AtelierError: as `read_image` and `frame`.
        OSError: if there is no `labels.csv`.
    """
    listed = drawings(folder)
    seen = [frame(read_image(path), name=path.name) for path, _ in listed]
    return np.stack(seen), np.array([label for _, label in listed])


def logits(path: Path, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
    """What the weights of a file say of pictures [N, 28, 28]: float32 [N, classes]."""
    model = weights.read(path).build(str(path))
    with torch.inference_mode():
        parts = torch.split(torch.from_numpy(pictures)[:, None], 500)
        answers: NDArray[np.float32] = torch.cat([model(to_float(part)) for part in parts]).numpy()
    return answers


def shares(answers: NDArray[np.float32], labels: NDArray[np.int64], top: int) -> dict[int, float]:
    """For each class present, the share of its pictures whose label is among the `top` first."""
    ranked = np.argsort(-answers, axis=1)[:, :top]
    right = (ranked == labels[:, None]).any(axis=1)
    return {int(label): float(right[labels == label].mean()) for label in np.unique(labels)}


def calibration_error(answers: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    """Expected calibration error in ten bins (Naeini et al. 2015), each sample counted once."""
    odds = np.exp(answers - answers.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    sure, right = odds.max(axis=1), odds.argmax(axis=1) == labels
    bins = np.minimum((sure * 10).astype(int), 9)
    gaps = [abs(float(sure[bins == b].sum()) - int(right[bins == b].sum())) for b in range(10)]
    return sum(gaps) / len(labels)


def _report(title: str, answers: NDArray[np.float32], labels: NDArray[np.int64]) -> None:
    first, third = shares(answers, labels, 1), shares(answers, labels, 3)
    error = calibration_error(answers, labels)
    mean = np.mean(list(first.values())), np.mean(list(third.values()))
    lines = [f"{title}: top-1 {mean[0]:.3f}  top-3 {mean[1]:.3f}  calibration error {error:.3f}"]
    lines += [f"  class {label}: {first[label]:.3f}  {third[label]:.3f}" for label in first]
    guesses = answers.argmax(axis=1)
    for label in first:
        counts = np.bincount(guesses[labels == label], minlength=answers.shape[1])
        lines.append(f"  class {label} was called " + " ".join(map(str, counts)))
    sys.stdout.write("\n".join(lines) + "\n")


def _report_doubt(place: Path, drawn: NDArray[np.uint8], photos: NDArray[np.uint8]) -> None:
    if place.is_file():
        lines = measure_doubt.report(Doubt.read(place), drawn, photos)
        sys.stdout.write("\n".join(lines) + "\n")


def main() -> None:
    """Print accuracy on the test photos and a folder of sketches, and how well doubt works."""
    parser = argparse.ArgumentParser(description=__doc__, prog="measure_sketch")
    parser.add_argument("--weights", type=Path, default=home.default_weights())
    parser.add_argument("--data-root", type=Path, help="folder that holds FashionMNIST/raw")
    parser.add_argument("--sketches", type=Path, help="folder of drawings with a labels.csv")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    test = sources.open_split(DataSpec("fashion-mnist"), "test", arguments.data_root)
    answers = logits(arguments.weights, test.images[:, 0].numpy())
    _report("test photos", answers, test.labels.numpy())
    if arguments.sketches is not None:
        drawn, labels = sketches(arguments.sketches)
        _report("sketches, mean over classes", logits(arguments.weights, drawn), labels)
        _report_doubt(doubt.beside(arguments.weights), drawn, test.images[:, 0].numpy())


if __name__ == "__main__":
    main()

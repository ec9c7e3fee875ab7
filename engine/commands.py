"""What the command line's commands do; each takes the parsed options and returns an exit code."""

import argparse
import csv
import json
import math
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine import commands_training, home
from engine import devices as engine_devices
from engine.codegen.export import export as export_script
from engine.data import catalog, preprocessing, sources
from engine.data_spec import LARGEST_SIZE, SMALLEST_SIZE, DataSpec
from engine.errors import AtelierError, Phrase
from engine.evaluation import metrics
from engine.evaluation.report import class_scores
from engine.inference.classifier import Classifier
from engine.models import weights

_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".pgm", ".ppm"}


def devices(options: argparse.Namespace) -> int:
    """List the devices, the preferred one first."""
    found = engine_devices.available()
    for device in found:
        _say(f"{device.name:6} {device.description}")
    _print_json(
        options, [{**vars(device), "description": str(device.description)} for device in found]
    )
    return 0


def datasets(options: argparse.Namespace) -> int:
    """List the catalogue and what of it is on this machine."""
    listed = []
    for entry in catalog.ENTRIES.values():
        wanted = entry.source == "download"
        place = sources.find(entry, options.data_root) if wanted else None
        here = place is not None or not wanted
        listed.append({**asdict(entry), "here": here, "path": place and str(place)})
        state = place or ("not on this machine" if wanted else entry.source)
        _say(f"{entry.name:14} {entry.train_count:6,} + {entry.test_count:6,} images  {state}")
    _print_json(options, listed)
    return 0


def train(options: argparse.Namespace) -> int:
    """Train a new run, or continue one."""
    return commands_training.train(options)


def evaluate(options: argparse.Namespace) -> int:
    """Measure weights on a dataset's split."""
    path = options.checkpoint or home.default_weights()
    device = engine_devices.choose(options.device)
    trained = weights.read(path)
    spec = _data_spec(options, trained)
    images = sources.open_split(spec, options.split, options.data_root)
    inputs = trained.inputs
    if images.shape != inputs.picture or len(images.classes) != len(inputs.classes):
        raise AtelierError(
            "dataset_mismatch",
            expected=Phrase(
                "classes_of_size", classes=len(inputs.classes), size=_size(inputs.picture)
            ),
            dataset=catalog.spoken_title(spec.dataset),
            found=Phrase("count_of_size", classes=len(images.classes), size=_size(images.shape)),
        )
    model = engine_devices.place(trained.build(str(path)), device)
    report = metrics.evaluate(model, images, device)
    _say(f"{len(images):,} images: accuracy {report.accuracy:.2%}, loss {report.loss:.4f}")
    for name, share in zip(images.classes, report.per_class, strict=True):
        _say(f"  {name:12} {share:6.1%}")
    scores = class_scores(report.confusion.numpy())
    _print_json(
        options,
        {
            "accuracy": report.accuracy,
            "loss": report.loss,
            "classes": list(images.classes),
            "per_class": report.per_class,
            "precision": [_known(score.precision) for score in scores],
            "recall": [_known(score.recall) for score in scores],
            "f1": [_known(score.f1) for score in scores],
            "confusion": report.confusion.tolist(),
        },
    )
    return 0


def _data_spec(options: argparse.Namespace, trained: weights.Weights) -> DataSpec:
    """The dataset in the form in which a network wants it: a folder's pictures, merged classes."""
    channels, height, _ = trained.inputs.picture
    size = min(max(height, SMALLEST_SIZE), LARGEST_SIZE)
    return DataSpec(options.dataset, size=size, colour="grey" if channels == 1 else "rgb")


def _known(share: float) -> float | None:
    """JSON knows no NaN: what is undefined (nothing was given that name) is null."""
    return None if math.isnan(share) else share


def _size(shape: tuple[int, int, int]) -> str:
    return " x ".join(map(str, shape))


def predict(options: argparse.Namespace) -> int:
    """Name pictures; one that cannot be read is reported and the rest goes on."""
    classifier = Classifier.read(options.checkpoint or home.default_weights())
    answers = [_predict_one(classifier, path) for path in _pictures(options.paths)]
    _print_json(options, answers)
    if options.csv:
        _print_csv(classifier.classes, answers)
    return 1 if any("error" in answer for answer in answers) else 0


def _pictures(paths: list[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = [p for p in sorted(path.iterdir()) if p.suffix.lower() in _PICTURES]
        if not inside:
            raise AtelierError("folder_empty", path=path)
        found += inside
    return found


def _predict_one(classifier: Classifier, path: Path) -> dict[str, Any]:
    try:
        prediction = classifier.predict(_read(classifier, path), str(path))
    except AtelierError as error:
        _say(f"atelier: {error}")
        return {"file": str(path), "error": str(error)}
    likeliest = float(prediction.probabilities[prediction.label])
    unsure = ", but not sure it is clothing" if prediction.is_doubtful else ""
    _say(f"{path}: {prediction.name}, {likeliest:.0%}{unsure}")
    return {
        "file": str(path),
        "label": prediction.label,
        "class": prediction.name,
        "probabilities": prediction.probabilities.tolist(),
        "doubt": prediction.doubt,
    }


def _read(classifier: Classifier, path: Path) -> preprocessing.Picture:
    return preprocessing.read_image(path, colour=classifier.weights.inputs.picture[0] == 3)


def _print_csv(classes: tuple[str, ...], answers: list[dict[str, Any]]) -> None:
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["file", "label", "class", *classes, "doubt", "error"])
    blank = [""] * len(classes)
    for answer in answers:
        shares = answer.get("probabilities", blank)
        label, name = answer.get("label", ""), answer.get("class", "")
        doubt = answer.get("doubt")
        told = "" if doubt is None else doubt
        table.writerow([answer["file"], label, name, *shares, told, answer.get("error", "")])


def script(options: argparse.Namespace) -> int:
    """Write a run or a spec as one PyTorch script, into a file or to stdout."""
    written = export_script(options.source, options.out, options.lang, options.data_root)
    places = {"script": written.script, "data": written.data}
    for path in filter(None, places.values()):
        _say(f"Wrote {path}")
    if written.script is None and not options.json:
        sys.stdout.write(written.code)
    named = {name: path and str(path) for name, path in places.items()}
    _print_json(options, {**named, "code": written.code})
    return 0


def export(options: argparse.Namespace) -> int:
    """Write weights in a format that other programs read."""
    from engine import commands_weights  # torch's exporters, which no other command needs

    return commands_weights.export(options)


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _print_json(options: argparse.Namespace, document: object) -> None:
    if options.json:
        print(json.dumps(document, indent=2, ensure_ascii=False))

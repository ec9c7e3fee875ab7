"""What the command line's commands do; each takes the parsed options and returns an exit code."""

import argparse
import csv
import json
import math
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from engine import devices as engine_devices
from engine import home
from engine.codegen.export import export as export_script
from engine.data import catalog, preprocessing, sources
from engine.data_spec import LARGEST_SIZE, SMALLEST_SIZE, DataSpec
from engine.errors import AtelierError, Phrase
from engine.evaluation import metrics
from engine.evaluation.report import class_scores
from engine.inference.classifier import Classifier
from engine.models import weights
from engine.presets import preset
from engine.run_spec import ModelSpec, RunSpec, TrainSpec
from engine.training.events import EpochFinished, Event, RunFinished, RunStarted
from engine.training.gate import Gate
from engine.training.history import EPOCH_COLUMNS, History
from engine.training.plan import Extension
from engine.training.run_files import remember
from engine.training.runner import Runner, resumed_spec

_DATA = {"dataset", "size", "colour", "target", "sampler", "subset", "drop_last", "workers"}
"""The entries of a DataSpec that are options; transforms and merged classes need a spec file."""

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
    spec, folder, resume = _run_and_place(options)
    gate = Gate()
    runner = Runner(spec, folder, data_root=options.data_root, gate=gate, resume=resume)
    remember(folder)
    with _stopping_on_signals(gate):
        finished = runner.run(_print_event)
    if finished.error is not None:
        raise finished.error
    history = History.read(folder)
    _print_json(
        options,
        {
            "run": str(folder),
            "reason": finished.reason,
            "steps": finished.step,
            "epochs": [
                {name: getattr(epoch, name) for name in EPOCH_COLUMNS} for epoch in history.epochs
            ],
        },
    )
    if finished.reason == "stopped":
        _say(f"Stopped after step {finished.step}; continue with --resume {folder}")
        return 1
    return 0


def _run_and_place(options: argparse.Namespace) -> tuple[RunSpec, Path, bool | Extension]:
    """What to train, where, and whether to go on; only options that were given are there."""
    given = vars(options)
    named = {"preset", "model", *_DATA, *TrainSpec.__dataclass_fields__} & given.keys()
    if options.resume is not None:
        phase = {"epochs", "schedule", "lr"} if "epochs" in named else set()
        conflicts = [f"--{n.replace('_', '-')}" for n in sorted(named - phase)]
        conflicts += [f"--{n}" for n in ("out", "spec") if given[n] is not None]
        if conflicts:
            raise AtelierError("option_conflict", option=conflicts[0], other="--resume")
        resume = Extension(**{name: given[name] for name in phase & named}) if phase else True
        return resumed_spec(options.resume), options.resume, resume
    if options.out is None:
        raise AtelierError("option_needs", option="train", needed=Phrase("needs_out"))
    if options.spec is not None:
        if named:
            option = f"--{min(named).replace('_', '-')}"
            raise AtelierError("option_conflict", option=option, other="--spec")
        return RunSpec.read(options.spec), options.out, False
    return _described_run(given, named), options.out, False


def _described_run(given: dict[str, Any], named: set[str]) -> RunSpec:
    """The spec that options describe, on top of a preset if one is named."""
    settings = {name: given[name] for name in named - {"preset", "model"} - _DATA}
    for option in ("dataset", "model"):
        if option not in named and (option == "dataset" or "preset" not in named):
            needed = Phrase("needs_name", option=option)
            raise AtelierError("option_needs", option="train", needed=needed)
    data = DataSpec(**{name: given[name] for name in named & _DATA})
    if "preset" not in named:
        return RunSpec(data, ModelSpec(given["model"]), TrainSpec(**settings))
    chosen = preset(given["preset"])
    model = ModelSpec(given["model"]) if "model" in named else chosen.model
    return RunSpec(data, model, replace(chosen.train, **settings))


@contextmanager
def _stopping_on_signals(gate: Gate) -> Iterator[None]:
    """Ctrl+C and SIGTERM end the run after the step in progress, with a checkpoint."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda *_: gate.stop()) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _print_event(event: Event) -> None:
    match event:
        case RunStarted():
            _say(f"Training on {event.device} with {event.threads} thread(s) into {event.folder}")
        case EpochFinished():
            _say(f"{epoch_line(event)}; {event.seconds:.1f} s")
        case RunFinished(reason="completed"):
            ends = {
                "epochs": "",
                "time": " (the time budget is used up)",
                "patience": " (the validation loss has stopped falling)",
            }
            _say(f"Done after {event.step} steps{ends[event.cause]}.")


def epoch_line(event: EpochFinished) -> str:
    """What is said of an epoch, but for its seconds."""
    return (
        f"Epoch {event.epoch}: train loss {event.train_loss:.4f}, "
        f"accuracy {event.train_accuracy:.1%}; validation loss {event.val_loss:.4f}, "
        f"accuracy {event.val_accuracy:.1%}"
    )


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

"""Runs whose data is changed on its way: exact, resumed exactly, and used again as trained."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from engine.data.loaders import TrainingData, prepare, split_data
from engine.data_spec import DataSpec
from engine.evaluation import metrics
from engine.models import weights
from engine.run_spec import RunSpec
from engine.training.events import EpochFinished, StepsFinished
from engine.training.history import History
from engine.transform_steps import TransformStep
from tests.engine.runs import assert_same_run, finished, make_spec, run, stop_at
from tests.tiny import tiny_images

STEPS = (
    TransformStep.make("RandomAffine"),
    TransformStep.make("CenterCrop", size=24),
    TransformStep.make("RandomErasing"),
    TransformStep.make("Normalize", mean=0.286, std=0.353),
)
WAYS = {
    "transforms": DataSpec(transforms=STEPS),
    "merged, weighted": DataSpec(merge=((0, 2), (5, 7, 9)), sampler="weighted"),
    "one-hot, subset": DataSpec(target="one_hot", sampler="subset", subset=100, drop_last=True),
    "all": DataSpec(transforms=STEPS, merge=((1, 3),), target="one_hot", sampler="sequential"),
}


def spec_and_data(way: str, model: str = "mlp") -> tuple[RunSpec, TrainingData]:
    data = WAYS[way]
    spec = replace(make_spec(model, validation="test"), data=data)
    return spec, split_data(spec, tiny_images(200, seed=0), tiny_images(70, seed=1))


@pytest.mark.parametrize("way", WAYS)
def test_stopped_and_resumed_it_is_the_same_run(way: str, tmp_path: Path) -> None:
    spec, data = spec_and_data(way)
    run(spec, tmp_path / "whole", data)
    events = run(spec, tmp_path / "parts", data, stop_at(5, StepsFinished))
    assert finished(events).reason == "stopped"
    assert finished(run(spec, tmp_path / "parts", data, resume=True)).reason == "completed"
    assert_same_run(tmp_path / "whole", tmp_path / "parts")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("model", ["mlp", "cnn"])
def test_its_weights_name_pictures_as_its_validation_did(
    way: str, model: str, tmp_path: Path
) -> None:
    spec, data = spec_and_data(way, model)
    events = run(spec, tmp_path / "run", data)
    validated = [event for event in events if isinstance(event, EpochFinished)][-1]
    for name in ("final.safetensors", "last.ckpt"):
        trained = weights.read(tmp_path / "run" / name)
        assert trained.classes == data.train.classes
        assert trained.inputs.shape == data.train.input_shape
        pictures = prepare(tiny_images(70, seed=1), DataSpec(merge=spec.data.merge))
        report = metrics.evaluate(trained.build(), pictures, torch.device("cpu"))
        assert report.accuracy == validated.val_accuracy
        # The loss of the run may be another one; that of cross entropy is the same.
        assert report.loss == pytest.approx(validated.val_loss, rel=1e-5)


def test_an_epoch_is_as_long_as_its_order_says(tmp_path: Path) -> None:
    spec, data = spec_and_data("one-hot, subset")
    run(spec, tmp_path / "run", data)
    history = History.read(tmp_path / "run")
    assert len(history.losses) == 2 * (100 // 16)


def test_one_hot_targets_train_as_indices_do(tmp_path: Path) -> None:
    spec = make_spec(label_smoothing=0.1, validation=0.2)
    images = tiny_images(200, seed=0)
    for name, data in (("index", DataSpec()), ("one-hot", DataSpec(target="one_hot"))):
        chosen = replace(spec, data=data)
        run(chosen, tmp_path / name, split_data(chosen, images, None))
    index, one_hot = (History.read(tmp_path / name) for name in ("index", "one-hot"))
    assert list(one_hot.losses) == pytest.approx(list(index.losses), rel=1e-4)

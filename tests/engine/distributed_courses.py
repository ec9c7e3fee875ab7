"""Runs that several processes do as one does, and what they say of themselves.

`python -m torch.distributed.run --nproc-per-node=2 -m tests.engine.distributed_courses FOLDER`
"""

import json
import sys
from pathlib import Path

from safetensors.torch import save_file
from torch import Tensor

from engine import distributed, trusted_code
from engine.data import loaders
from engine.data.loaders import TrainingData
from engine.data_spec import DataSpec
from engine.distributed import Group
from engine.run_spec import ModelSpec, RunSpec, TrainSpec
from engine.training.drive import Published
from engine.training.events import EvaluationStep, Event
from engine.training.plan import Extension
from engine.training.runner import Runner
from engine.transform_steps import TransformStep
from tests.engine import custom_files
from tests.tiny import tiny_images

SPARE = "self.top = nn.Linear(784, 10)\nself.spare = nn.Linear(784, 10)"
OWN = custom_files.code(custom_files.net(custom_files.PLAIN, SPARE))
WEIGHTS = tuple(float(label) for label in range(1, 11))
MIRROR = TransformStep.make("RandomHorizontalFlip")
LONGER = Extension(epochs=4, schedule="cosine", lr=0.02)


def _spec(data: DataSpec | None = None, model: str = "linear", **settings: object) -> RunSpec:
    usual = {"epochs": 2, "batch_size": 24, "lr": 0.05, "threads": 1, "device": "cpu"}
    train = TrainSpec(**{**usual, **settings})  # type: ignore[arg-type]  # as the keys say
    return RunSpec(data or DataSpec("garments"), ModelSpec(model), train)


COURSES = {
    "mlp": _spec(model="mlp", epochs=3, batch_size=3, momentum=0.9, lr=0.01),  # 240 steps in all
    # The last batches have 12 images, then 1: one process has nothing to do then.
    "uneven": _spec(batch_size=19, optimizer="adam", clip_norm=0.5, schedule="onecycle"),
    "single": _spec(DataSpec("garments", sampler="subset", subset=31), batch_size=15, epochs=3),
    "augmented": _spec(batch_size=50, augment="affine", validation=0.2),
    "weighted": _spec(class_weights=WEIGHTS, label_smoothing=0.1, batch_size=19),
    "hinge": _spec(class_weights=WEIGHTS, loss="multi_margin", batch_size=19),
    "transformed": _spec(DataSpec("garments", transforms=(MIRROR,), drop_last=True)),
    "convolutions": _spec(model="lenet", epochs=1),
    "patience": _spec(epochs=9, patience=1, lr=1e-12),
    "budget": _spec(epochs=9, time_budget=1e-9),
    "frozen": RunSpec(
        DataSpec("garments"),
        ModelSpec("mlp", frozen=("stack.0",)),
        _spec(optimizer="rmsprop", lr=0.001).train,
    ),
    "spare": RunSpec(
        DataSpec("garments"), ModelSpec("custom", code=OWN), _spec(weight_decay=0.1).train
    ),
}


def _data(spec: RunSpec) -> TrainingData:
    """240 images to learn from; those to be measured on take three batches, the last one small."""
    return loaders.split_data(spec, tiny_images(240, 0), tiny_images(1_100, 1))


def run(
    spec: RunSpec, folder: Path, group: Group = distributed.ALONE, resume: bool | Extension = False
) -> tuple[Runner, list[Event]]:
    """A run, and its events; the last gradients of each of its epochs go into a file beside it."""
    events: list[Event] = []
    gradients: dict[str, Tensor] = {}

    def publish(seen: Published) -> None:
        if seen.epoch:
            for name, gradient in seen.gradients.items():
                gradients[f"{seen.epoch}: {name}"] = gradient.contiguous()

    runner = Runner(spec, folder, data=_data(spec), group=group, resume=resume, publish=publish)
    runner.run(events.append)
    if group.is_first:
        save_file(gradients, folder.with_suffix(".gradients"))
    return runner, events


def main(folder: Path) -> None:
    """All courses, and networks that are not the same in several processes."""
    trusted_code.allow_for_this_process()
    with distributed.joined() as group:
        measured = 0
        for name, spec in COURSES.items():
            _, events = run(spec, folder / name, group)
            measured += sum(isinstance(event, EvaluationStep) for event in events)
        run(COURSES["mlp"], folder / "mlp", group, LONGER)
        normed, _ = run(_spec(model="resnet", batch_size=39, epochs=1), folder / "normed", group)
        small = Runner(_spec(batch_size=1), folder / "small", data=_data(_spec()), group=group)
        error = small.run(lambda event: None).error
        assert normed.model is not None
        assert error is not None
        trained = [float(value.sum()) for _, value in normed.model.named_parameters()]
        report = {
            "measured": measured,
            "trained": group.gather(trained),
            "differences": list(distributed.differences(normed.model)),
            "refused": error.code,
        }
        (folder / f"report-{group.place.rank}.json").write_text(json.dumps(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

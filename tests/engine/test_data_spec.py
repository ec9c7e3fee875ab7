"""What a run reads, as a value: checked at birth, JSON both ways, and what follows from it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engine.data.catalog import ENTRIES, FASHION_CLASSES
from engine.data_spec import DataSpec, inputs_of, merged_classes
from engine.errors import AtelierError
from engine.run_spec import ModelSpec, RunSpec, TrainSpec
from engine.transform_steps import KINDS, TransformStep

NORMALIZE = TransformStep.make("Normalize", mean=0.2860, std=0.3530)
CROP = TransformStep.make("CenterCrop", size=20)
FLIP = TransformStep.make("RandomHorizontalFlip")


@some.composite
def steps(draw: some.DrawFn) -> TransformStep:
    kind = KINDS[draw(some.sampled_from(sorted(KINDS)))]
    values = {
        s.name: draw(
            some.integers(int(s.least), int(s.most))
            if isinstance(s.default, int)
            else some.floats(s.least, s.most)
        )
        for s in kind.settings
    }
    return TransformStep.make(kind.name, draw(some.booleans()), **values)


@some.composite
def specs(draw: some.DrawFn) -> DataSpec:
    return DataSpec(
        dataset=draw(some.sampled_from([*ENTRIES, "folder:/my pictures/옷 (2)", 'folder:a"b\n{}'])),
        size=draw(some.integers(8, 224)),
        colour=draw(some.sampled_from(["grey", "rgb"])),
        transforms=tuple(draw(some.lists(steps(), max_size=4))),
        target=draw(some.sampled_from(["index", "one_hot"])),
        merge=draw(some.sampled_from([(), ((0, 6),), ((0, 2, 6), (5, 7, 9))])),
        sampler=draw(some.sampled_from(["random", "sequential", "weighted", "subset"])),
        subset=draw(some.integers(1, 10**6)),
        drop_last=draw(some.booleans()),
        workers=draw(some.integers(0, 16)),
        pin_memory=draw(some.booleans()),
    )


@given(specs())
def test_a_spec_survives_json(data: DataSpec) -> None:
    spec = RunSpec(data)
    assert RunSpec.from_json(spec.to_json()) == spec


def test_a_spec_of_the_first_version_reads_as_before() -> None:
    old = {"version": 1, "data": {"dataset": "fashion-mnist"}, "model": {"name": "mlp"}}
    assert RunSpec.from_dict(old).data == DataSpec("fashion-mnist")


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"dataset": "imagenet"}, "dataset_unknown"),
        ({"dataset": "folder:"}, "dataset_unknown"),
        ({"size": 7}, "value_out_of_range"),
        ({"size": 225}, "value_out_of_range"),
        ({"colour": "cmyk"}, "choice_unknown"),
        ({"target": "two_hot"}, "choice_unknown"),
        ({"sampler": "sorted"}, "choice_unknown"),
        ({"subset": 0}, "value_out_of_range"),
        ({"workers": -1}, "value_out_of_range"),
        ({"merge": ((3,),)}, "merge_invalid"),
        ({"merge": ((0, 1), (1, 2))}, "merge_invalid"),
        ({"merge": ((-1, 2),)}, "merge_invalid"),
        ({"transforms": (TransformStep("Rotate", ()),)}, "transform_invalid"),
        ({"transforms": (TransformStep("CenterCrop", (("size", 1),)),)}, "transform_invalid"),
    ],
)
def test_what_cannot_be_is_refused_at_birth(settings: dict[str, Any], code: str) -> None:
    with pytest.raises(AtelierError) as refused:
        DataSpec(**settings)
    assert refused.value.code == code
    assert refused.value.usage


@pytest.mark.parametrize(
    "part",
    [
        {"transforms": "Normalize"},
        {"transforms": [{"settings": {}}]},
        {"transforms": [{"name": "Normalize", "settings": {"mean": "grey"}}]},
        {"transforms": [{"name": "Normalize", "settings": {"median": 0.5}}]},
        {"transforms": [{"name": "Normalize", "colour": 1}]},
        {"transforms": [{"name": "Normalize", "enabled": 1}]},
        {"transforms": [7]},
        {"merge": [0, 1]},
        {"merge": [[0, 1.5]]},
        {"merge": [[0, True]]},
        {"merge": "all"},
        {"workers": "many"},
        {"shuffle": True},
    ],
)
def test_what_a_spec_file_may_hold_wrongly_is_one_sentence(part: dict[str, Any]) -> None:
    with pytest.raises(AtelierError) as refused:
        RunSpec.from_json(json.dumps({"data": part}))
    assert refused.value.usage


def test_merged_classes_stand_where_their_first_stood() -> None:
    names, labels = merged_classes(("a", "b", "c", "d", "e"), ((1, 3), (2, 4)))
    assert names == ("a", "b + d", "c + e")
    assert labels == (0, 1, 2, 1, 2)
    assert merged_classes(FASHION_CLASSES, ())[0] == FASHION_CLASSES


@pytest.mark.parametrize("merge", [((1, 10),), (tuple(range(10)),)])
def test_a_merging_that_does_not_fit_the_classes_is_refused(
    merge: tuple[tuple[int, ...], ...],
) -> None:
    with pytest.raises(AtelierError) as refused:
        merged_classes(FASHION_CLASSES, merge)
    assert refused.value.code == "merge_invalid"


def test_a_networks_inputs_follow_from_the_spec() -> None:
    spec = DataSpec("fashion-mnist", transforms=(FLIP, CROP, NORMALIZE), merge=((0, 6),))
    inputs = inputs_of(spec, (1, 28, 28), FASHION_CLASSES)
    assert (inputs.picture, inputs.shape) == ((1, 28, 28), (1, 20, 20))
    assert inputs.transforms == (CROP, NORMALIZE), "what is random is for training only"
    assert inputs.classes[0] == "T-shirt/top + Shirt"
    assert len(inputs.classes) == 9
    assert (inputs.framing, inputs.title) == ("longest-edge", "Fashion-MNIST")


def test_a_step_that_cannot_work_names_itself() -> None:
    spec = DataSpec("usps", transforms=(FLIP, CROP))
    with pytest.raises(AtelierError, match=r"Transform 2, CenterCrop.* 20 x 20 out of 16 x 16"):
        inputs_of(spec, (1, 16, 16), FASHION_CLASSES)
    off = DataSpec("usps", transforms=(TransformStep.make("CenterCrop", enabled=False, size=20),))
    assert inputs_of(off, (1, 16, 16), FASHION_CLASSES).shape == (1, 16, 16)


def test_parts_that_do_not_go_together_are_refused() -> None:
    with pytest.raises(AtelierError) as one_hot:
        RunSpec(DataSpec(target="one_hot"), ModelSpec(), TrainSpec(loss="nll"))
    assert one_hot.value.code == "one_hot_loss"
    with pytest.raises(AtelierError) as normalized:
        RunSpec(DataSpec(transforms=(NORMALIZE,)), ModelSpec(), TrainSpec(augment="sketch"))
    assert normalized.value.code == "augment_normalized"


def test_specs_with_the_same_images() -> None:
    assert DataSpec("mnist").same_images(DataSpec("mnist", size=99, transforms=(FLIP,)))
    assert not DataSpec("mnist").same_images(DataSpec("kmnist"))
    folder = DataSpec("folder:/a", size=32)
    assert folder.same_images(DataSpec("folder:/a", size=32, workers=2))
    assert not folder.same_images(DataSpec("folder:/a", size=28))

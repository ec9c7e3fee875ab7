"""The transforms as values: their arguments, their order, and the shapes they can work on."""

import pytest
from torchvision.transforms import v2

from engine.errors import AtelierError
from engine.transform_steps import (
    KINDS,
    TransformStep,
    check_steps,
    fixed_steps,
    is_random,
    shape_after,
)

make = TransformStep.make


def code(action: object, *arguments: object, **keywords: object) -> tuple[str, dict[str, object]]:
    assert callable(action)
    with pytest.raises(AtelierError) as caught:
        action(*arguments, **keywords)
    return caught.value.code, caught.value.params


@pytest.mark.parametrize("name", KINDS)
def test_what_is_written_is_what_torchvision_is_called_with(name: str) -> None:
    step = make(name)
    if name == "Sketch":  # our own
        assert step.expression() == "Sketch(p=0.5)"
        return
    made = eval(f"v2.{step.expression()}", {"v2": v2})  # our own text
    same = getattr(v2, name)(**step.arguments())
    assert str(made) == str(same)


def test_arguments_in_torchvisions_own_terms() -> None:
    assert make("RandomRotation").expression() == "RandomRotation(degrees=15)"
    assert make("Normalize", mean=0.286, std=0.353).expression() == (
        "Normalize(mean=[0.286], std=[0.353])"
    )
    affine = make("RandomAffine", degrees=0, translate=0.2, scale=0.3, shear=0)
    assert affine.expression() == (
        "RandomAffine(degrees=0, translate=(0.2, 0.2), scale=(0.7, 1.3), shear=0)"
    )
    assert make("RandomErasing", scale=0.5).arguments()["scale"] == (0.02, 0.5)


@pytest.mark.parametrize("name", KINDS)
def test_a_record_is_read_back(name: str) -> None:
    step = make(name, enabled=False)
    assert TransformStep.from_dict(step.to_dict()) == step


@pytest.mark.parametrize("name", KINDS)
def test_each_setting_keeps_its_bounds(name: str) -> None:
    for setting in KINDS[name].settings:
        for value in (setting.least, setting.most):
            record = {"name": name, "settings": {setting.name: value}}
            assert TransformStep.from_dict(record).value(setting.name) == value
        for wrong in (setting.least - 1, setting.most + 1, float("nan"), True, "1"):
            assert code(make, name, **{setting.name: wrong})[0] == "transform_invalid"


def test_unknown_names_are_refused() -> None:
    assert code(make, "Solarise")[0] == "transform_invalid"
    assert code(make, "RandomRotation", turns=1)[0] == "transform_invalid"
    foreign = TransformStep("RandomRotation", (("degrees", 999.0),))
    assert code(check_steps, [foreign])[0] == "transform_invalid"


def test_steps_that_are_off_count_as_places_only() -> None:
    steps = (make("CenterCrop", enabled=False, size=200), make("Resize", size=14), make("Sketch"))
    assert shape_after(steps, (1, 28, 28)) == (1, 14, 14)
    assert fixed_steps(steps) == (steps[1],)
    assert is_random(steps)
    assert not is_random(steps[:2])
    assert code(shape_after, steps, (3, 28, 28))[1]["number"] == 3


def test_resize_keeps_proportions() -> None:
    assert shape_after([make("Resize", size=20)], (3, 30, 61)) == (3, 20, 40)
    assert shape_after([make("Resize", size=64), make("CenterCrop", size=60)], (1, 16, 16)) == (
        1,
        60,
        60,
    )


@pytest.mark.parametrize(
    ("steps", "shape", "number", "said"),
    [
        ((make("CenterCrop", size=30),), (1, 28, 28), 1, "30 x 30 out of 28 x 28"),
        ((make("Resize", size=16), make("CenterCrop", size=20)), (1, 28, 28), 2, "of 16 x 16"),
        ((make("Sketch"),), (3, 32, 32), 1, "grey"),
        ((make("Normalize"), make("Sketch")), (1, 28, 28), 2, "before Normalize"),
        ((make("ElasticTransform", sigma=4.0),), (1, 16, 16), 1, "16 pixels"),
    ],
)
def test_a_step_that_cannot_work_is_named_with_its_reason(
    steps: tuple[TransformStep, ...], shape: tuple[int, int, int], number: int, said: str
) -> None:
    found, params = code(shape_after, steps, shape)
    assert found == "transform_unfit"
    assert params["number"] == number
    assert params["name"] == steps[number - 1].name
    assert said in str(params["reason"])


@pytest.mark.parametrize("name", KINDS)
def test_what_a_kind_begins_with_works_on_the_smallest_catalogue_images(name: str) -> None:
    if name != "CenterCrop":  # 24 pixels cannot be cut out of 16
        assert shape_after([make(name)], (1, 16, 16))[0] == 1


def test_a_whole_number_of_any_length_is_answered() -> None:
    with pytest.raises(AtelierError) as raised:
        TransformStep.make("Resize", size=10**400)
    assert raised.value.code == "transform_invalid"

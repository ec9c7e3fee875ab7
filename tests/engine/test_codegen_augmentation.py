"""Augmentation as a script does it: the pictures that the engine makes, bit for bit."""

import re

import pytest
import torch
from torch import Tensor

from engine.codegen import augmentation_part
from engine.codegen.part import Part, imports
from engine.codegen.transforms_part import chain
from engine.codegen.twin import Language, Twin
from engine.data.augmentation import augment
from engine.errors import AtelierError
from engine.run_spec import DataSpec, RunSpec, TrainSpec
from engine.train_spec import AUGMENTATIONS, AugmentName
from engine.transform_steps import TransformStep

NAMES: tuple[AugmentName, ...] = ("flip", "shift", "affine", "sketch")
SHAPES = ((1, 28, 28), (3, 32, 32), (1, 16, 20))


def twin(name: AugmentName, channels: int = 1, language: Language = "en") -> Twin:
    spec = RunSpec(DataSpec(), train=TrainSpec(augment=name))
    return Twin(spec, (channels, 28, 28), tuple("0123456789"), 100, language=language)


def source(part: Part) -> str:
    return "\n\n\n".join((imports(part.imports), *part.definitions)) + "\n"


def written(part: Part, images: Tensor, generator: torch.Generator) -> Tensor:
    """What the written function makes of a batch; it sees nothing but its own imports."""
    names: dict[str, object] = {}
    exec(source(part), names)
    changed = names["augment"](images, generator)  # type: ignore[operator]
    assert isinstance(changed, Tensor)
    return changed


def test_every_augmentation_is_tested() -> None:
    assert {"none", *NAMES} == set(AUGMENTATIONS)
    assert augmentation_part.write(twin("none")) == Part()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [1, 7, 64])
def test_the_same_pictures_and_the_same_draws(
    name: AugmentName, shape: tuple[int, int, int], count: int
) -> None:
    if name == "sketch" and shape[0] == 3:
        pytest.skip("sketches are grey")
    part = augmentation_part.write(twin(name, shape[0]))
    images = torch.rand(count, *shape, generator=torch.Generator().manual_seed(count))
    before = images.clone()
    ours, theirs = (torch.Generator().manual_seed(5) for _ in range(2))
    expected, found = augment(name, images, ours), written(part, images, theirs)
    assert torch.equal(found, expected)
    # Another layout in memory would send a convolution another way, to other last bits.
    assert found.stride() == expected.stride()
    assert torch.equal(ours.get_state(), theirs.get_state())
    assert torch.equal(images, before), "the batch given was changed"


def test_a_script_holds_only_what_it_uses() -> None:
    for name in NAMES:
        part = augmentation_part.write(twin(name))
        text = source(part)
        for function in re.findall(r"^def (\w+)", text, re.MULTILINE):
            uses = len(re.findall(rf"\b{function}\(", text))
            assert uses > 1 or function == "augment", f"{function} for {name}"
    assert "functional" not in source(augmentation_part.write(twin("flip")))


def test_what_a_transform_defines_as_well_appears_once() -> None:
    steps = (TransformStep.make("Sketch"),)
    both = chain(steps, "en").part + augmentation_part.write(twin("sketch"))
    assert len(both.definitions) == len(set(both.definitions))
    assert source(both).count("def as_sketches(") == 1


def test_korean_comments_and_the_same_code() -> None:
    for name in NAMES:
        english, korean = (
            source(augmentation_part.write(twin(name, language=language)))
            for language in ("en", "ko")
        )
        for text in re.findall(r'"""(.+)"""|# (.+)', korean):
            assert re.search("[가-힣]", "".join(text)), text
        spoken = r'""".+"""|# .+'
        assert re.sub(spoken, "", english) == re.sub(spoken, "", korean)
        assert english != korean


def test_sketches_need_grey_images() -> None:
    with pytest.raises(AtelierError) as refused:
        augmentation_part.write(twin("sketch", channels=3))
    assert refused.value.code == "option_needs"

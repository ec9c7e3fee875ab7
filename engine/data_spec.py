"""What a run reads: which images, changed and ordered how. Frozen, checked at birth. Light."""

from dataclasses import dataclass
from typing import Any, Literal

from engine.data import catalog
from engine.data.catalog import Framing
from engine.errors import AtelierError, Phrase, Said
from engine.transform_steps import TransformStep, check_steps, fixed_steps, shape_after

Colour = Literal["grey", "rgb"]
Sampler = Literal["random", "sequential", "weighted", "subset"]
Target = Literal["index", "one_hot"]
Shape = tuple[int, int, int]

SMALLEST_SIZE, LARGEST_SIZE = 8, 224


@dataclass(frozen=True)
class DataSpec:
    """Which images, and how a `DataLoader` hands them out.

    Attributes:
        dataset: A name of the catalogue (`engine.data.catalog`), or `folder:PATH`.
        size: Edge of the square that a folder's pictures are fitted into, 8 to 224 pixels.
        colour: How a folder's pictures are read: one channel or three.
        transforms: What is done to each image, in this order, after its pixels have become
            floats of 0..1. Random steps are drawn anew each time that an image is trained on;
            fixed ones (Normalize, Resize, CenterCrop) are done wherever the network is asked.
        target: What stands for a label: its index, or a one-hot vector.
        merge: Groups of labels that become one class each; labels in no group stay what they are.
        sampler: Each epoch's order: all images shuffled, all in order, as many draws with all
            classes equally likely, or a part of them, shuffled.
        subset: How many images `sampler="subset"` keeps, at least 1; drawn by the run's seed.
        drop_last: Whether a last batch that is not full is left out.
        workers: Processes that fetch batches, 0 to 16; with 0 the training thread does.
        pin_memory: Whether batches are put where a GPU can fetch them from.

    Raises:
        AtelierError: `dataset_unknown`, `choice_unknown`, `value_out_of_range`, `merge_invalid` or
            `transform_invalid`.
    """

    dataset: str = "garments"
    size: int = 28
    colour: Colour = "grey"
    transforms: tuple[TransformStep, ...] = ()
    target: Target = "index"
    merge: tuple[tuple[int, ...], ...] = ()
    sampler: Sampler = "random"
    subset: int = 1000
    drop_last: bool = False
    workers: int = 0
    pin_memory: bool = False

    def __post_init__(self) -> None:
        catalog.check(self.dataset)
        choices = (("colour", Colour), ("target", Target), ("sampler", Sampler))
        for name, kind in choices:
            allowed = kind.__args__  # type: ignore[attr-defined]
            value = getattr(self, name)
            if value not in allowed:
                known = ", ".join(allowed)
                field = Phrase(f"field_{name}")
                raise AtelierError("choice_unknown", field=field, value=value, known=known)
        for name, least, most in (
            ("size", SMALLEST_SIZE, LARGEST_SIZE),
            ("subset", 1, 10**9),
            ("workers", 0, 16),
        ):
            value = getattr(self, name)
            if not least <= value <= most:
                raise AtelierError(
                    "value_out_of_range",
                    field=Phrase(f"field_{name}"),
                    expected=Phrase("range_to", least=least, most=most),
                    value=value,
                )
        self._check_merge()
        check_steps(self.transforms)

    def _check_merge(self) -> None:
        labels = [label for group in self.merge for label in group]
        whole = all(len(group) > 1 and min(group) >= 0 for group in self.merge)
        if not whole or len(set(labels)) != len(labels):
            raise AtelierError("merge_invalid", reason=Phrase("merge_group"))

    def drawn(self, count: int) -> int:
        """How many images an epoch draws of `count`."""
        return min(count, self.subset) if self.sampler == "subset" else count

    def same_images(self, other: "DataSpec") -> bool:
        """Whether both begin with the same images, whatever they do with them."""
        mine, theirs = (
            (spec.dataset, spec.size, spec.colour)
            if spec.dataset.startswith(catalog.FOLDER)
            else (spec.dataset,)
            for spec in (self, other)
        )
        return mine == theirs

    def to_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON."""
        return {
            **{name: getattr(self, name) for name in self.__dataclass_fields__},
            "transforms": [step.to_dict() for step in self.transforms],
            "merge": [list(group) for group in self.merge],
        }


@dataclass(frozen=True)
class Inputs:
    """What a network is asked about, and what its answers mean.

    Attributes:
        dataset: The name of the dataset that it was trained on.
        picture: Channels, height and width of the pictures, before any transform.
        classes: Class names, by logit.
        transforms: The fixed steps that each picture goes through on its way to the network.
    """

    dataset: str
    picture: Shape
    classes: tuple[str, ...]
    transforms: tuple[TransformStep, ...] = ()

    @property
    def framing(self) -> Framing:
        """How a picture from elsewhere is fitted into `picture`."""
        return catalog.framing(self.dataset)

    @property
    def shape(self) -> Shape:
        """Channels, height and width of what the network is given."""
        return shape_after(self.transforms, self.picture)

    @property
    def title(self) -> Said:
        """How people call the dataset."""
        return catalog.spoken_title(self.dataset)


def merged_classes(
    classes: tuple[str, ...], merge: tuple[tuple[int, ...], ...]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The classes that are left after merging, and the new label of each old one.

    A merged class stands where its lowest label stood, and its name is all their names.

    Raises:
        AtelierError: `merge_invalid`, if a group names a label that there is not, or if fewer than
            two classes are left.
    """
    if any(label >= len(classes) for group in merge for label in group):
        last = len(classes) - 1
        raise AtelierError("merge_invalid", reason=Phrase("merge_labels", last=last))
    leader = {label: min(group) for group in merge for label in group}
    members: dict[int, list[str]] = {}
    for label, name in enumerate(classes):
        members.setdefault(leader.get(label, label), []).append(name)
    if merge and len(members) < 2:
        raise AtelierError("merge_invalid", reason=Phrase("merge_two"))
    place = {label: number for number, label in enumerate(members)}
    labels = tuple(place[leader.get(label, label)] for label in range(len(classes)))
    return tuple(" + ".join(names) for names in members.values()), labels


def inputs_of(spec: DataSpec, shape: Shape, classes: tuple[str, ...]) -> Inputs:
    """What a network that is trained on a dataset as `spec` says is asked about.

    Args:
        spec: The dataset, its merged classes and its transforms.
        shape: Of the dataset's images [C, H, W].
        classes: The dataset's, before merging.

    Raises:
        AtelierError: `merge_invalid` or `transform_unfit`, where the merging or the transforms do
            not fit the dataset.
    """
    shape_after(spec.transforms, shape)
    merged, _ = merged_classes(classes, spec.merge)
    return Inputs(spec.dataset, shape, merged, fixed_steps(spec.transforms))

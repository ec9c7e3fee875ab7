"""All that a script is written from, as one value. Light."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from engine.data_spec import Inputs, Shape, inputs_of
from engine.errors import AtelierError
from engine.run_spec import RunSpec
from engine.training.plan import Intervention, Plan

Language = Literal["en", "ko"]


@dataclass(frozen=True)
class Twin:
    """A run, and what has to be known of its data to write it down.

    Attributes:
        spec: What is run.
        picture: Channels, height, width of the dataset's images, before any transform.
        classes: The dataset's class names, by label, before merging.
        count: Images in the dataset's training split, before any are held back.
        interventions: What was done to the run while it went, in order.
        data_file: The file beside the script that holds the images; empty if torchvision has the
            dataset.
        language: Of comments and docstrings.
        is_over: Whether the run came to its end, so that a time budget ends it no earlier.
        versions: Those that the promise holds for, such as "torch 2.15.0, torchvision 0.29.2".
    """

    spec: RunSpec
    picture: Shape
    classes: tuple[str, ...]
    count: int
    interventions: tuple[Intervention, ...] = ()
    data_file: str = ""
    language: Language = "en"
    versions: str = ""
    is_over: bool = False

    @cached_property
    def inputs(self) -> Inputs:
        """What the network is asked about: shape and classes as they reach it.

        Raises:
            AtelierError: What `inputs_of` raises.
        """
        return inputs_of(self.spec.data, self.picture, self.classes)

    @property
    def held_out(self) -> str:
        """What the images that measure the run are called: in the script, `test_data` and so on."""
        return "test" if self.spec.train.validation == "test" else "validation"

    def seeded(self, number: str) -> str:
        """The seed of one epoch or step, as Python: `epoch`, or `7 * 1_000_003 + epoch`.

        Args:
            number: The variable that counts; see `engine.rng`.
        """
        seed = self.spec.train.seed
        return f"{seed} * 1_000_003 + {number}" if seed else number

    @property
    def train_count(self) -> int:
        """Images that the optimizer sees in an epoch of all images."""
        share = self.spec.train.validation
        held = round(self.count * share) if isinstance(share, float) else 0
        return self.count - held

    @property
    def steps_per_epoch(self) -> int:
        """Optimizer steps in one epoch."""
        drawn = self.spec.data.drawn(self.train_count)
        size = self.spec.train.batch_size
        return drawn // size if self.spec.data.drop_last else -(-drawn // size)

    def check(self) -> None:
        """Check that the parts go together, as a run does when it begins.

        Raises:
            AtelierError: `split_empty`, `batch_too_large`, `class_weights_count`, `source_gone`;
                what `inputs` and `plan` raise.
        """
        train, share, code = self.spec.train, self.spec.train.validation, self.spec.model.code
        classes, weights = len(self.inputs.classes), len(train.class_weights)
        if weights and weights != classes:
            raise AtelierError("class_weights_count", count=weights, classes=classes)
        if isinstance(share, float) and not 0 < self.train_count < self.count:
            raise AtelierError("split_empty", share=share, count=self.count)
        available = self.spec.data.drawn(self.train_count)
        if train.batch_size > available:
            raise AtelierError("batch_too_large", batch_size=train.batch_size, count=available)
        if code is not None and not code.source.strip():
            raise AtelierError("source_gone", name=code.class_name)
        self.plan  # noqa: B018  # it raises where what was done to the run makes no sense

    @cached_property
    def plan(self) -> Plan:
        """The course of the run, with what was done to it.

        Raises:
            AtelierError: `intervention_invalid` or `value_out_of_range`.
        """
        return Plan(self.spec.train, self.steps_per_epoch, self.interventions)

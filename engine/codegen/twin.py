"""All that a script is written from, as one value. Light."""

from dataclasses import dataclass
from typing import Literal

from engine.data_spec import Inputs, Shape, inputs_of
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

    @property
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

    @property
    def plan(self) -> Plan:
        """The course of the run, with what was done to it.

        Raises:
            AtelierError: `intervention_invalid` or `value_out_of_range`.
        """
        return Plan(self.spec.train, self.steps_per_epoch, self.interventions)

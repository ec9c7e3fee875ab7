"""Ways to train that are known to work: a network and how to train it, by name. Light: no torch.

A preset says nothing of the machine: threads, device and seed are the person's, see `on`.
"""

from dataclasses import dataclass, replace

from engine.errors import AtelierError, Phrase
from engine.run_spec import ModelSpec
from engine.train_spec import TrainSpec


@dataclass(frozen=True)
class Preset:
    """A network and how to train it.

    Attributes:
        name: What programs call it; what people read is the window's.
        model: The network.
        train: How to train it; its threads, device and seed mean nothing.
    """

    name: str
    model: ModelSpec
    train: TrainSpec

    def on(self, machine: TrainSpec) -> TrainSpec:
        """How to train, with threads, device and seed of another spec."""
        return replace(
            self.train, threads=machine.threads, device=machine.device, seed=machine.seed
        )

    def matches(self, model: str, train: TrainSpec) -> bool:
        """Whether a run is this preset, on whatever machine and with whatever seed.

        Args:
            model: Name of its network.
            train: How it trains; what its schedule makes no use of may differ.
        """
        return model == self.model.name and _used(self.on(train)) == _used(train)


def _used(spec: TrainSpec) -> TrainSpec:
    """The spec with the settings that its schedule makes no use of as they are at birth."""
    usual = TrainSpec(threads=spec.threads)
    if spec.schedule != "onecycle":
        spec = replace(spec, warmup=usual.warmup)
    if spec.schedule not in ("step", "exponential"):
        spec = replace(spec, decay=usual.decay)
    if spec.schedule != "step":
        spec = replace(spec, decay_every=usual.decay_every)
    return spec


PRESETS: tuple[Preset, ...] = (
    # For somebody who has never trained anything: on the garments half a minute on a CPU, and then
    # it names drawings too. Fewer epochs are as good on drawings, but leave less to watch.
    Preset(
        "first",
        ModelSpec("cnn"),
        TrainSpec(
            epochs=3,
            optimizer="adamw",
            lr=2e-3,
            weight_decay=0.01,
            schedule="onecycle",
            augment="sketch",
        ),
    ),
    # What PyTorch's quickstart does.
    Preset("tutorial", ModelSpec("mlp"), TrainSpec(epochs=5, optimizer="sgd", lr=1e-3)),
    Preset("adam", ModelSpec("mlp"), TrainSpec(epochs=10, optimizer="adam", lr=1e-3)),
    Preset(
        "cnn",
        ModelSpec("cnn"),
        TrainSpec(epochs=10, optimizer="adam", lr=2e-3, schedule="onecycle", augment="flip"),
    ),
    # How it was found: benchmarks/fast_recipe.py.
    Preset(
        "fast",
        ModelSpec("resnet"),
        TrainSpec(
            epochs=5,
            batch_size=256,
            optimizer="sgd",
            lr=0.4,
            momentum=0.9,
            nesterov=True,
            weight_decay=5e-4,
            label_smoothing=0.1,
            schedule="onecycle",
            augment="flip",
            precision="mixed",
        ),
    ),
    Preset(
        "sketch",
        ModelSpec("sketch"),
        TrainSpec(
            epochs=20,
            batch_size=128,
            optimizer="adamw",
            lr=2e-3,
            weight_decay=0.01,
            schedule="cosine",
            augment="sketch",
        ),
    ),
)


def preset(name: str) -> Preset:
    """The preset of that name.

    Raises:
        AtelierError: `choice_unknown`.
    """
    for known in PRESETS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in PRESETS)
    raise AtelierError("choice_unknown", field=Phrase("field_preset"), value=name, known=names)

"""Twins that could be of a run, drawn by hypothesis, with names that nobody should choose."""

from dataclasses import replace

from hypothesis import assume, reject
from hypothesis import strategies as st

from engine.codegen.twin import Twin
from engine.data import catalog
from engine.data_spec import DataSpec, inputs_of
from engine.errors import AtelierError
from engine.network_spec import CodeSpec
from engine.run_spec import MODELS, ModelSpec, RunSpec
from engine.training.plan import Intervention, Plan
from engine.transform_steps import KINDS, TransformStep, enabled_steps
from tests.engine.random_networks import random_network
from tests.specs import train_specs

NASTY = (
    'a"b',
    "it's",
    'both "\'"',
    '"""',
    "line\nbreak\r\n",
    "{name} {0} {",
    "옷 (2)",
    "back\\slash\\",
    "# fmt: on",
    "\u2028\x0c\x00\x1b",
    "\udcff",
    '"; import os; os.system("true") #',
)
SOURCE = '''"""A class with 'quotes' and {braces}."""
from torch import nn


class 옷Net(nn.Module):
    def __init__(self, width=8, note="a\\n"):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.LazyLinear(10))

    def forward(self, x):
        return self.layers(x)
'''

names = st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
datasets = st.sampled_from(tuple(catalog.ENTRIES)) | names.map(lambda name: f"folder:/{name}")


@st.composite
def steps(draw: st.DrawFn) -> TransformStep:
    """One transform with any arguments."""
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    values = {
        setting.name: draw(
            st.integers(int(setting.least), int(setting.most))
            if isinstance(setting.default, int)
            else st.floats(setting.least, setting.most)
        )
        for setting in kind.settings
    }
    return TransformStep.make(kind.name, draw(st.booleans()), **values)


data_specs = st.builds(
    DataSpec,
    dataset=datasets,
    size=st.integers(8, 224),
    colour=st.sampled_from(["grey", "rgb"]),
    transforms=st.lists(steps(), max_size=3).map(tuple),
    target=st.sampled_from(["index", "one_hot"]),
    merge=st.sampled_from([(), ((0, 1),), ((0, 2, 6), (5, 7, 9))]),
    sampler=st.sampled_from(["random", "sequential", "weighted", "subset"]),
    subset=st.integers(1, 10**6),
    drop_last=st.booleans(),
    workers=st.integers(0, 16),
    pin_memory=st.booleans(),
)
frozen = st.lists(names, max_size=2).map(tuple)
arguments = st.dictionaries(
    st.sampled_from(["width", "note", "flag"]),
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | names,
)
model_specs = st.one_of(
    st.builds(ModelSpec, st.sampled_from(MODELS), frozen=frozen),
    st.builds(
        lambda seed, kept: ModelSpec("builder", layers=random_network(seed), frozen=kept),
        st.integers(0, 10**6),
        frozen,
    ),
    st.builds(
        lambda given, kept: ModelSpec(
            "custom", code=CodeSpec(SOURCE, "옷Net", tuple(given.items())), frozen=kept
        ),
        arguments,
        frozen,
    ),
)


@st.composite
def run_specs(draw: st.DrawFn) -> RunSpec:
    """Any valid spec, whether or not the parts fit the images."""
    train, data = draw(train_specs()), draw(data_specs)
    if train.loss != "cross_entropy":
        data = replace(data, target="index")
    if any(step.name == "Normalize" for step in enabled_steps(data.transforms)):
        train = replace(train, augment="none")
    return RunSpec(data, draw(model_specs), train)


@st.composite
def twins(draw: st.DrawFn) -> Twin:
    """A twin whose parts fit each other, steered or not."""
    spec = draw(run_specs())
    entry = catalog.ENTRIES.get(spec.data.dataset)
    if entry is None or entry.source == "drawings":
        picture = draw(st.sampled_from([(1, 28, 28), (3, 32, 32), (1, 16, 16)]))
        classes = tuple(draw(st.lists(names, min_size=2, max_size=12, unique=True)))
        count = draw(st.integers(100, 100_000))
    else:
        picture, classes, count = entry.shape, entry.classes, entry.train_count
    twin = Twin(
        spec,
        picture,
        classes,
        count,
        data_file=draw(st.sampled_from(["", "train-data.pt", "옷 {}'\".pt"])),
        language=draw(st.sampled_from(["en", "ko"])),
        versions=draw(st.sampled_from(["", "torch 2.15.0, torchvision 0.29.2"])),
    )
    try:
        inputs_of(spec.data, picture, classes)
    except AtelierError:
        reject()
    assume(spec.train.validation == "test" or 0 < twin.train_count < count)
    train = replace(
        spec.train,
        batch_size=min(spec.train.batch_size, spec.data.drawn(twin.train_count)),
        class_weights=spec.train.class_weights and (0.5,) * len(twin.inputs.classes),
    )
    model = spec.model
    if model.layers is not None:
        seed = draw(st.integers(0, 10**6))
        layers = random_network(seed, twin.inputs.shape, len(twin.inputs.classes))
        model = replace(model, layers=layers)
    twin = replace(twin, spec=replace(spec, train=train, model=model))
    return replace(twin, interventions=draw(_interventions(twin.plan)))


@st.composite
def _interventions(draw: st.DrawFn, plan: Plan) -> tuple[Intervention, ...]:
    last = plan.total_steps
    course = (
        Intervention(draw(st.integers(0, last)), "lr", repr(draw(st.floats(1e-12, 10.0)))),
        Intervention(last, "epochs", str(plan.epochs + draw(st.integers(1, 5)))),
        Intervention(last, "schedule", "cosine"),
        Intervention(last + 1, "stop", "time"),
    )
    return course[: draw(st.integers(0, len(course)))]

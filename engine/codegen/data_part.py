"""Datasets and loaders of a script: which images, in which order. Light.

What is written gives the same batches, bit for bit, as `engine.data.loaders` does.
"""

from engine.code_layout import Expression, call, literal
from engine.codegen import data_sources, transforms_part, words
from engine.codegen.data_sources import DATA_ROOT, Split
from engine.codegen.part import Part
from engine.codegen.transforms_part import Chain, chain, laid_out
from engine.codegen.twin import Twin
from engine.data_spec import Sampler
from engine.transform_steps import fixed_steps, is_random

# As `loaders.EVALUATION_BATCH`, which torch would have to be imported for; a test compares them.
EVALUATION_BATCH = 500

_TRAINED = "Subset(images, order[held_back:].tolist())"
_HELD_BACK = "Subset(images, order[:held_back].tolist())"

_SAMPLERS: dict[Sampler, str] = {
    "weighted": "WeightedRandomSampler",
    "subset": "SubsetRandomSampler",
}


def write(twin: Twin) -> Part:
    """All of it: `training_data`, `{held_out}_data`, `generator` and a loader for each."""
    return open_datasets(twin) + loader(twin, with_held_out=True)


def open_dataset(twin: Twin, split: Split = "train", name: str = "", root: str = DATA_ROOT) -> Part:
    """One split as it is, with the fixed transforms: no share held back, nothing drawn.

    Args:
        twin: The run.
        split: Which one.
        name: The variable's; `training_data` or `test_data` if empty.
        root: Where torchvision's files are, as Python.
    """
    fixed = _fixed(twin)
    variable = name or ("training_data" if split == "train" else "test_data")
    made = data_sources.opened(twin, split, fixed.expression, root)
    lines = (*data_sources.loaded(twin), *laid_out(variable, made))
    return data_sources.definitions(twin) + fixed.part + Part((), (), lines)


def open_datasets(twin: Twin, root: str = DATA_ROOT) -> Part:
    """`training_data` and `{held_out}_data`, each as the run sees it."""
    if is_random(twin.spec.data.transforms):
        return _drawn(twin, root)
    fixed = _fixed(twin)
    named, transform = _named("transform", fixed)
    lines = [*data_sources.loaded(twin), *named]
    train = data_sources.opened(twin, "train", transform, root)
    if twin.held_out == "test":
        lines += laid_out("training_data", train)
        lines += laid_out("test_data", data_sources.opened(twin, "test", transform, root))
    else:
        lines += [*laid_out("images", train), *_split(twin)]
        lines += [f"training_data = {_TRAINED}", f"validation_data = {_HELD_BACK}"]
    return data_sources.definitions(twin) + fixed.part + Part(_split_imports(twin), (), (*lines,))


def loader(twin: Twin, with_held_out: bool = False) -> Part:
    """`generator`, `train_dataloader`, and on request `{held_out}_dataloader`.

    The generator is to be seeded with `twin.seeded("epoch")` when an epoch begins.
    """
    data = twin.spec.data
    arguments = {"batch_size": str(twin.spec.train.batch_size)}
    sampling = _sampling(twin)
    if data.sampler == "random":
        arguments["shuffle"] = "True"
    elif data.sampler in _SAMPLERS:
        arguments["sampler"] = "sampler"
    arguments["generator"] = "generator"
    if data.drop_last:
        arguments["drop_last"] = "True"
    if data.workers:
        arguments["num_workers"] = str(data.workers)
        arguments["multiprocessing_context"] = '"spawn"'
    if data.pin_memory:
        arguments["pin_memory"] = "torch.cuda.is_available()"
    lines = ["generator = torch.Generator()", *sampling.lines]
    lines += laid_out("train_dataloader", call("DataLoader", "training_data", **arguments))
    if with_held_out:
        lines += laid_out(f"{twin.held_out}_dataloader", _evaluation(twin))
    imports = ("import torch", "from torch.utils.data import DataLoader", *sampling.imports)
    return Part(imports, (), tuple(lines))


def _evaluation(twin: Twin) -> Expression:
    named = {"batch_size": str(EVALUATION_BATCH)}
    if twin.spec.model.code is not None:
        # Without one the loader draws from the generator that the network may be drawing from.
        named["generator"] = "torch.Generator()"
    return call("DataLoader", f"{twin.held_out}_data", **named)


def _fixed(twin: Twin) -> Chain:
    """What images go through that nothing is drawn for."""
    steps = fixed_steps(twin.spec.data.transforms)
    return chain(steps, twin.language, data_sources.first_steps(twin))


def _named(name: str, made: Chain) -> tuple[tuple[str, ...], Expression | str | None]:
    """Lines that name a function of several steps, and what stands for it; one step needs none."""
    if made.expression is None or made.count == 1:
        return (), made.expression
    return made.lines(name), name


def _drawn(twin: Twin, root: str) -> Part:
    """The datasets of a run with random transforms: these are for training only."""
    first = chain((), twin.language, data_sources.first_steps(twin))
    every = chain(twin.spec.data.transforms, twin.language)
    lines = [*data_sources.loaded(twin), *every.lines("transform")]
    lines += laid_out("images", data_sources.opened(twin, "train", first.expression, root))
    said = words.comment("What is random is for training only.", twin.language)
    if twin.held_out == "test":
        fixed = _fixed(twin)
        named, transform = _named("fixed", fixed)
        lines += ["training_data = Transformed(images, transform)", said, *named]
        lines += laid_out("test_data", data_sources.opened(twin, "test", transform, root))
    else:
        fixed = chain(fixed_steps(twin.spec.data.transforms), twin.language)
        lines += [*_split(twin), f"training_data = Transformed({_TRAINED}, transform)", said]
        if fixed.expression is None:
            lines += [f"validation_data = {_HELD_BACK}"]
        else:
            lines += fixed.lines("fixed")
            lines += [f"validation_data = Transformed({_HELD_BACK}, fixed)"]
    source = data_sources.definitions(twin) + first.part + every.part + fixed.part
    own = Part(_split_imports(twin), (), tuple(lines))
    return source + transforms_part.transformed(twin) + own


def _split(twin: Twin) -> list[str]:
    """Lines that choose the images that are held back."""
    share = literal(twin.spec.train.validation).flat()
    return [
        words.comment("A share of the training images is held back for validation.", twin.language),
        *laid_out("order", _drawn_once(twin, "images")),
        f"held_back = round(len(images) * {share})",
    ]


def _split_imports(twin: Twin) -> tuple[str, ...]:
    if twin.held_out == "test":
        return ()
    return ("import torch", "from torch.utils.data import Subset")


def _sampling(twin: Twin) -> Part:
    """Lines that make `sampler`, where `shuffle=True` does not."""
    sampler = twin.spec.data.sampler
    if sampler not in _SAMPLERS:
        return Part()
    lines = _subset(twin) if sampler == "subset" else _weighted(twin)
    return Part((f"from torch.utils.data import {_SAMPLERS[sampler]}",), (), tuple(lines))


def _subset(twin: Twin) -> list[str]:
    said = "A part of the training images, the same in each epoch, in a new order."
    return [
        words.comment(said, twin.language),
        *laid_out("chosen", _drawn_once(twin, "training_data")),
        f"chosen = chosen[:{twin.spec.data.subset}].tolist()",
        "sampler = SubsetRandomSampler(chosen, generator=generator)",
    ]


def _weighted(twin: Twin) -> list[str]:
    """The labels are read from the files: no image is decoded for them."""
    said = "The more images a class has, the less each weighs: all classes are as likely."
    wrapped = twin.held_out != "test" or is_random(twin.spec.data.transforms)
    labels = f"{'images' if wrapped else 'training_data'}.targets"
    if data_sources.relabelled(twin):
        made = call("torch.tensor", f"[new_label(int(label)) for label in {labels}]")
    else:
        made = call("torch.as_tensor", labels)
    held_back = ["labels = labels[order[held_back:]]"] if twin.held_out != "test" else []
    return [
        words.comment(said, twin.language),
        *laid_out("labels", made),
        *held_back,
        "weights = 1 / labels.bincount()[labels].double()",
        "sampler = WeightedRandomSampler(weights, len(weights), generator=generator)",
    ]


def _drawn_once(twin: Twin, images: str) -> Expression:
    """The numbers of images in an order that the run's seed decides, before its first epoch."""
    seed = twin.spec.train.seed
    seeded = f"{seed} * 1_000_003" if seed else "0"
    generator = f"torch.Generator().manual_seed({seeded})"
    return call("torch.randperm", f"len({images})", generator=generator)

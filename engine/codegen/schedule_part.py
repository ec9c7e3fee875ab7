"""The learning rate of every step, as a script has it. Light.

A run that nobody steered has a scheduler: torch's `LambdaLR` multiplies the learning rate with what
a function says, as `Plan.lr` does. One that was steered has a function of its own, with the changes
written into it.
"""

import itertools
from collections.abc import Iterator

from engine.code_layout import INDENT, Expression, call
from engine.codegen.part import Part
from engine.codegen.twin import Language, Twin
from engine.codegen.words import comment, said
from engine.training.plan import Phase

# Of each schedule: its function in a script, and what that counts in beside the steps done.
_FUNCTIONS = {
    "step": ("step_decay", "steps_per_epoch"),
    "exponential": ("exponential_decay", "steps_per_epoch"),
    "cosine": ("cosine", "steps"),
    "onecycle": ("one_cycle", "steps"),
}


def write(twin: Twin) -> Part:
    """The schedule's functions and, where it is used, the scheduler; nothing for a constant rate.

    Raises:
        AtelierError: What `Twin.plan` raises.
    """
    phases = twin.plan.phases
    names = dict.fromkeys(p.schedule for p in phases if p.schedule in _FUNCTIONS)
    definitions = tuple(_factor(name, twin) for name in names)
    imports = ("import math",) if names.keys() & {"cosine", "onecycle"} else ()
    if is_steered(twin):
        return Part(imports, (*definitions, _learning_rate(twin)))
    if not has_scheduler(twin):
        return Part()
    imports = (*imports, "from torch.optim.lr_scheduler import LambdaLR")
    return Part(imports, definitions, tuple(_scheduler(twin)))


def rates(twin: Twin) -> tuple[tuple[int, float], ...]:
    """The learning rates that took effect, as (steps done before, rate); the first at 0."""
    plan = twin.plan
    last = {done: rate for done, rate in plan.rates if done < plan.total_steps}
    found: list[tuple[int, float]] = []
    for done, rate in last.items():
        if not found or rate != found[-1][1]:
            found.append((done, float(rate)))  # as the product with a factor is
    return tuple(found)


def is_steered(twin: Twin) -> bool:
    """Whether each step's learning rate is set by the script itself."""
    phases = twin.plan.phases
    restarts = len(phases) > 1 and any(phase.schedule != "constant" for phase in phases)
    return restarts or len(rates(twin)) > 1


def has_scheduler(twin: Twin) -> bool:
    """Whether the script has a `scheduler`, to be called after each step."""
    return twin.plan.phases[0].schedule != "constant" and not is_steered(twin)


def _scheduler(twin: Twin) -> Iterator[str]:
    phase = twin.plan.phases[0]
    function, unit = _FUNCTIONS[phase.schedule]
    if unit == "steps_per_epoch":
        yield "steps_per_epoch = len(train_dataloader)"
    elif phase.length == phase.last:
        yield "steps = epochs * len(train_dataloader)"
    else:
        yield comment(
            "Laid out over the epochs that were planned: the run was ended early.", twin.language
        )
        yield f"steps = {phase.length // twin.steps_per_epoch} * len(train_dataloader)"
    made = call("LambdaLR", "optimizer", f"lambda done: {function}(done, {unit})")
    yield from (line[len(INDENT) :] for line in made.lines(INDENT, before="scheduler = "))


def _factor(schedule: str, twin: Twin) -> str:
    """A function of steps done, with the arithmetic of `Plan`: the order of operations counts."""
    train = twin.spec.train
    texts = {
        "step": "The learning rate's factor: times {decay} after each epoch.",
        "exponential": "The learning rate's factor: times {decay} in each epoch, little by little.",
        "cosine": "The learning rate's factor: from 1 to 0 along half a cosine.",
    }
    if schedule == "onecycle":
        return _one_cycle(train.warmup, twin.language)
    text, every = texts[schedule], ""
    if schedule == "step" and train.decay_every > 1:
        text = "The learning rate's factor: times {decay} after each {count} epochs."
        every = f" // {train.decay_every}"
    results = {
        "step": f"{train.decay!r} ** (done // steps_per_epoch{every})",
        "exponential": f"{train.decay!r} ** (done / steps_per_epoch)",
        "cosine": "0.5 * (1 + math.cos(math.pi * (done / steps)))",
    }
    function, unit = _FUNCTIONS[schedule]
    sentence = said(text, twin.language, decay=train.decay, count=train.decay_every)
    return (
        f"def {function}(done, {unit}):\n"
        f"{INDENT}{_quoted(sentence)}\n"
        f"{INDENT}return {results[schedule]}"
    )


def _one_cycle(warmup: float, language: Language) -> str:
    text = "The learning rate's factor: up from 1/25 to 1, then down to almost 0."
    return f"""\
def one_cycle(done, steps):
    {_quoted(said(text, language))}
    top = max(1, {warmup!r} * steps - 1)
    if done <= top:
        start, end, share = 1 / 25, 1, done / top
    else:
        start, end, share = 1, 1 / 250_000, (done - top) / max(1, steps - 1 - top)
    return end + (start - end) / 2 * (1 + math.cos(math.pi * share))"""


def _learning_rate(twin: Twin) -> str:
    """The function of a steered run."""
    language = twin.language
    text = "The learning rate of a step, counted from 1, as it was set while the run went."
    lines = [_quoted(said(text, language)), *_rates(twin)]
    per_epoch = twin.steps_per_epoch
    factors = {phase: _times(phase, per_epoch) for phase in twin.plan.phases}
    if len(set(factors.values())) > 1:
        for phase, following in itertools.pairwise(factors):
            lines += [f"if step <= {phase.last}:", f"{INDENT}return rate{factors[phase]}"]
            text = "From epoch {first} on: here the run was made longer."
            lines.append(comment(text, language, first=following.first // per_epoch + 1))
    lines.append(f"return rate{_times(twin.plan.phases[-1], per_epoch)}")
    return "def learning_rate(step):\n" + "\n".join(INDENT + line for line in lines)


def _rates(twin: Twin) -> Iterator[str]:
    changes = rates(twin)
    if len(changes) == 1:
        yield f"rate = {changes[0][1]!r}"
        return
    yield comment("After how many steps the learning rate was set, and to what.", twin.language)
    yield "rates = ["
    for done, rate in changes:
        after = comment("from step {step} on", twin.language, step=done + 1)
        yield f"{INDENT}({done}, {rate!r}),  {after}"
    yield "]"
    yield "rate = [rate for done, rate in rates if done < step][-1]"


def _times(phase: Phase, steps_per_epoch: int) -> str:
    """What the rate is multiplied with in a phase, with the sign; empty for a constant one."""
    if phase.schedule not in _FUNCTIONS:
        return ""
    function, unit = _FUNCTIONS[phase.schedule]
    count = steps_per_epoch if unit == "steps_per_epoch" else phase.length
    return f" * {Expression(f'{function}(step - {phase.first + 1}, {count})').flat()}"


def _quoted(sentence: str) -> str:
    return f'"""{sentence}"""'

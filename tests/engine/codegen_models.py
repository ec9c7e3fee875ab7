"""A network's part of a script, made a script of its own and run; the engine's beside it."""

import subprocess
from typing import Any

import pytest
import torch
from torch import nn

from engine import devices, rng, trusted_code
from engine.codegen import model_part, own_class, part
from engine.codegen.twin import Language, Twin
from engine.models import zoo
from engine.run_spec import ModelSpec, RunSpec, TrainSpec

Shape = tuple[int, int, int]


def twin(
    model: ModelSpec,
    shape: Shape = (1, 28, 28),
    classes: int = 10,
    seed: int = 7,
    language: Language = "en",
) -> Twin:
    names = tuple(f"class {number}" for number in range(classes))
    return Twin(
        RunSpec(model=model, train=TrainSpec(seed=seed)), shape, names, 100, (), "", language
    )


def script(given: Twin) -> str:
    """The network's part with a `main` around it that returns the network."""
    made = model_part.write(given)
    definitions = "".join(f"\n\n{definition}\n" for definition in made.definitions)
    body = part.indented(('device = "cpu"', *made.lines, "return model"))
    text = f"{part.imports(made.imports)}{definitions}\n\ndef main():\n{body}"
    text += '\n\nif __name__ == "__main__":\n    network = main()\n'
    return own_class.fitted(text, given.spec.model, given.language)


def run(code: str, **known: object) -> dict[str, Any]:
    """What a script leaves when it is run as a program; the global generator stays."""
    space: dict[str, Any] = {"__name__": "__main__", **known}
    with rng.borrowed():
        exec(compile(code, "<script>", "exec", dont_inherit=True), space)
    return space


def of_engine(given: Twin) -> nn.Module:
    """The network as a run of the engine has it, on the CPU."""
    model = given.spec.model
    if model.code is not None:
        trusted_code.trust(model.code.fingerprint, model.code.class_name)
    made = zoo.build(model, given.inputs.shape, len(given.classes), given.spec.train.seed)
    return devices.place(made, torch.device("cpu"))


def check_equal(given: Twin) -> nn.Module:
    """The script's network is the engine's, bit for bit; it is returned."""
    written, built = run(script(given))["network"], of_engine(given)
    assert isinstance(written, nn.Module)
    check_same_weights(written, built)
    dtype = next((each.dtype for each in built.parameters()), torch.float32)
    images = torch.rand(4, *given.inputs.shape, dtype=dtype)
    for module in (written, built):
        assert module.training
    for is_training in (True, False):
        answers = [_answer(model.train(is_training), images) for model in (written, built)]
        assert torch.equal(*answers)
    # The gradient, and what batch normalisation has seen.
    for ours, theirs in zip(written.parameters(), built.parameters(), strict=True):
        assert (ours.grad is None) == (theirs.grad is None)
        assert ours.grad is None or torch.equal(ours.grad, theirs.grad)  # type: ignore[arg-type]
    check_same_weights(written, built)
    return written


def check_same_weights(written: nn.Module, built: nn.Module) -> None:
    """Names, order, values, places in memory, and what is trained."""
    ours, theirs = written.state_dict(), built.state_dict()
    assert list(ours) == list(theirs)
    for name, tensor in theirs.items():
        assert ours[name].dtype == tensor.dtype, name
        assert torch.equal(ours[name], tensor), name
        assert ours[name].stride() == tensor.stride(), name
    trained = [
        [(name, parameter.requires_grad) for name, parameter in model.named_parameters()]
        for model in (written, built)
    ]
    assert trained[0] == trained[1]


def _answer(model: nn.Module, images: torch.Tensor) -> torch.Tensor:
    with rng.seeded(3):
        logits: torch.Tensor = model(images)
    if model.training and logits.requires_grad:
        logits.square().sum().backward()
    return logits


def check_style(code: str) -> None:
    """As `ruff format` would write it, and nothing that its default rules find."""
    ruff = pytest.importorskip("ruff").find_ruff_bin()
    for command in ("format", "--diff"), ("check",):
        done = subprocess.run(
            [ruff, *command, "--isolated", "-"],
            input=code,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

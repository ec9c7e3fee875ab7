"""The process in which `custom_trial.py` tries a class out: `main` is all that it does.

Imported by nothing else: it gives away its own stdout and allows all code.
"""

from __future__ import annotations

import io
import json
import logging
import os
import sys
import threading
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any

from engine import trusted_code
from engine.errors import AtelierError, Phrase
from engine.models import custom
from engine.network_spec import CodeSpec

if TYPE_CHECKING:
    from torch import Tensor, nn

_BATCHES = (1, 2, 3)
_SAMPLE = 2  # pictures, where one batch stands for all
_SHARE_BEFORE_LINE = 0.9  # of the time, until the line that is running is told


def main() -> None:
    """Read the request from stdin, answer on stdout, end the process at once."""
    with open(0, "rb", closefd=False) as pipe:  # no path; sys.stdin may be None
        request = json.load(pipe)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    said = os.dup(2)
    _hush()  # what torch says while it is imported is not the person's
    import torch

    torch.set_num_threads(1)  # a training in progress has first call on the cores
    for stream in (1, 2):
        os.dup2(said, stream)
    # Nothing waits in a buffer, which would be lost if the process ended.
    raw = io.FileIO(2, "w", closefd=False)
    sys.stdout = sys.stderr = io.TextIOWrapper(raw, "utf-8", "replace", write_through=True)
    # `force`: importing torch may have set the log up.
    logging.basicConfig(level=logging.CRITICAL, format="%(message)s", force=True)
    logging.getLogger(custom.PRINTS).setLevel(logging.INFO)
    trusted_code.allow_for_this_process()  # whoever asks has looked it up
    own = os.getpid()
    code = CodeSpec.from_dict(request["code"])
    _tell(answers, {"ready": True})
    watch = threading.Timer(
        _SHARE_BEFORE_LINE * request["seconds"], _tell_line, (answers, code, threading.get_ident())
    )
    watch.daemon = True
    watch.start()
    answer = _examine(code, tuple(request["shape"]), request["classes"])
    if os.getpid() == own:  # not a copy of us that the code has forked
        _tell(answers, {"answer": answer})
    os._exit(0)  # a thread that the code has started would keep us


def _hush() -> None:
    """Drop what is printed from now on."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)


def _tell(answers: IO[str], record: dict[str, Any]) -> None:
    answers.write(json.dumps(record) + "\n")
    answers.flush()


def _tell_line(answers: IO[str], code: CodeSpec, thread: int) -> None:
    line = custom.line_in(code, sys._current_frames().get(thread))
    if line is not None:
        _tell(answers, {"at": line})


def _examine(code: CodeSpec, shape: tuple[int, int, int], classes: int) -> dict[str, Any]:
    """All that `custom_trial.Trial` says but the prints."""
    answer: dict[str, Any] = {
        "problem": None,
        "warnings": [],
        "parameters": 0,
        "trainable": 0,
        "shared": [],
        "output": "",
    }
    try:
        module = custom.build(code, shape, classes)
        with custom.explained(code):
            _count(module, answer)
            warnings = _call_in_batches(code, module, shape, classes, answer)
            warnings += _save_and_load(code, module, shape, classes)
        if not answer["trainable"]:
            warnings.append(AtelierError("code_no_parameters"))
        answer["warnings"] = [warning.to_record() for warning in warnings]
    except AtelierError as error:
        answer["problem"] = error.to_record()
    return answer


def _count(module: nn.Module, answer: dict[str, Any]) -> None:
    parameters = list(module.parameters())
    answer["parameters"] = sum(part.numel() for part in parameters)
    answer["trainable"] = sum(part.numel() for part in parameters if part.requires_grad)
    first: dict[int, str] = {}
    for name, part in module.named_parameters(remove_duplicate=False):
        if first.setdefault(id(part), name) != name:
            answer["shared"].append(name)


def _call_in_batches(
    code: CodeSpec,
    module: nn.Module,
    shape: tuple[int, int, int],
    classes: int,
    answer: dict[str, Any],
) -> list[AtelierError]:
    """What is to be said of its outputs; raises what it raises for every batch."""
    outputs, errors = _in_mode(code, module.eval(), shape)
    if not outputs:
        raise errors[_SAMPLE]
    answer["output"] = _described(next(reversed(outputs.values())))
    if _SAMPLE in outputs:
        answer["output"] = _described(outputs[_SAMPLE])
    warnings = []
    for batch in sorted(outputs, key=lambda batch: batch != _SAMPLE):
        if not _are_logits(outputs[batch], batch, classes):
            found = _described(outputs[batch])
            warnings.append(AtelierError("code_output", batch=batch, found=found, classes=classes))
            break
    warnings += _of_batches("code_batch", errors)
    _hush()  # from here on it says the same again
    _, in_training = _in_mode(code, module.train(), shape)
    only_there = {batch: error for batch, error in in_training.items() if batch not in errors}
    return warnings + _of_batches("code_batch_training", only_there)


def _in_mode(
    code: CodeSpec, module: nn.Module, shape: tuple[int, int, int]
) -> tuple[dict[int, Any], dict[int, AtelierError]]:
    """Outputs and errors by the size of the batch."""
    import torch

    outputs: dict[int, Any] = {}
    errors: dict[int, AtelierError] = {}
    for batch in _BATCHES:
        try:
            with custom.explained(code), torch.no_grad():
                outputs[batch] = module(_pictures(batch, shape))
        except AtelierError as error:
            errors[batch] = error
    return outputs, errors


def _of_batches(kind: str, errors: dict[int, AtelierError]) -> list[AtelierError]:
    """One warning for all sizes of a batch that fail, with the first one's reason."""
    if not errors:
        return []
    error = next(iter(errors.values()))
    line, reason = error.params.get("line"), error.params["reason"]
    if line is not None:
        reason = Phrase("in_line", line=line, said=reason)
    return [AtelierError(kind, batch=", ".join(map(str, errors)), reason=reason, line=line)]


def _save_and_load(
    code: CodeSpec, module: nn.Module, shape: tuple[int, int, int], classes: int
) -> list[AtelierError]:
    """Whether another one of the class, given the first one's state_dict, is the same."""
    import torch

    torch.manual_seed(1)  # other weights, so that what is not loaded is seen
    twin = custom.build(code, shape, classes)
    try:
        twin.load_state_dict(module.state_dict())
    except Exception as error:  # noqa: BLE001  # a method of the person's own may raise anything
        said = str(error).partition("\n")[0]
        return [AtelierError("code_state", reason=Phrase("state_refused", said=said))]
    answers = [_answer_of(part, shape) for part in (module, module, twin)]
    once, again, other = answers
    if once is None or again is None or other is None or not torch.equal(once, again):
        return []  # it draws by chance, or remembers: nothing can be said
    if torch.equal(once, other):
        return []
    return [AtelierError("code_state", reason=Phrase("state_differs"))]


def _answer_of(module: nn.Module, shape: tuple[int, int, int]) -> Tensor | None:
    import torch

    torch.manual_seed(0)
    call: Callable[[Tensor], Any] = module.eval()
    try:
        with torch.no_grad():
            output = call(_pictures(3, shape))
    except Exception:  # noqa: BLE001  # this has been said before
        return None
    return torch.nan_to_num(output) if isinstance(output, torch.Tensor) else None


def _pictures(batch: int, shape: tuple[int, int, int]) -> Tensor:
    import torch

    return torch.rand(batch, *shape, generator=torch.Generator().manual_seed(batch))


def _are_logits(output: object, batch: int, classes: int) -> bool:
    import torch

    return (
        isinstance(output, torch.Tensor)
        and output.is_floating_point()
        and tuple(output.shape) == (batch, classes)
    )


def _described(output: object) -> str:
    """What something is, in the notation of code: the same in every language."""
    import torch

    if isinstance(output, torch.Tensor):
        words = f"Tensor {list(output.shape)}"
        if output.is_floating_point():
            return words
        return f"{words} {str(output.dtype).removeprefix('torch.')}"
    if isinstance(output, tuple | list | dict):
        return f"{type(output).__name__} ({len(output)})"
    return "None" if output is None else type(output).__name__


if __name__ == "__main__":
    main()

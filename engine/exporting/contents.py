"""The bytes of an exported file, and a way to ask them.

torch's exporters change switches of the whole process while they work (`is_compiling`, by which
optimizers choose how they compute), the random generators, `builtins.max`: nothing may be trained
in this process meanwhile. The window exports in another one: see `elsewhere.py`.
"""

import importlib
import io
import json
import tempfile
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.torch import load, save
from torch import Tensor, nn
from torch.export import ExportedProgram
from torch.fx import GraphModule

from engine.errors import Phrase
from engine.exporting.description import as_texts, described
from engine.exporting.formats import Format
from engine.models import weights, zoo
from engine.models.weights import Weights

Run: TypeAlias = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""From pictures [N, C, H, W] to logits [N, classes]."""

INPUT, OUTPUT, FACTS = "pictures", "logits", "atelier.json"
_TRACED_BATCH = 2  # torch takes sizes of 0 and 1 for special


def content(trained: Weights, network: nn.Module, kind: Format) -> bytes:
    """What stands in the file.

    Args:
        trained: The weights.
        network: As `trained.build()` gives it.
        kind: The format.

    Raises:
        Exception: Whatever torch raises for a network that it cannot write down.
    """
    if kind == "safetensors":
        return _tensors(trained)
    program = _program(network, trained.inputs.picture)
    facts = described(trained.model, trained.inputs)
    return _onnx(program, facts) if kind == "onnx" else _saved(program, facts)


def reader(file: bytes, trained: Weights, kind: Format) -> tuple[Run, str]:
    """What the file computes, and what reads it: "onnxruntime 1.31.1"."""
    if kind == "onnx":
        return _onnx_reader(file)
    if kind == "torch-export":
        module = torch.export.load(io.BytesIO(file)).module()
        return _running(module), f"torch {torch.__version__}"
    return _running(_rebuilt(file, trained)), f"safetensors {version('safetensors')}"


def _running(module: nn.Module) -> Run:
    def run(pictures: NDArray[np.float32]) -> NDArray[np.float32]:
        with torch.inference_mode():
            logits: Tensor = module(torch.from_numpy(pictures))
        return logits.numpy()

    return run


# torch.export


def _program(network: nn.Module, picture: tuple[int, int, int]) -> ExportedProgram:
    """The network's computations for batches of any size."""
    # Not a named Dim: what divides by the size of a batch (`chunk`) may then not be exported.
    free = ({0: torch.export.Dim.DYNAMIC},)
    program = torch.export.export(
        network, (torch.zeros(_TRACED_BATCH, *picture),), dynamic_shapes=free
    )
    for module in program.graph_module.modules():
        if isinstance(module, GraphModule):
            for node in module.graph.nodes:
                node.meta.pop("stack_trace", None)  # folders of this machine
    return program


def _saved(program: ExportedProgram, facts: Mapping[str, Any]) -> bytes:
    file = io.BytesIO()
    extra = {FACTS: json.dumps(facts, ensure_ascii=False, indent=2)}
    torch.export.save(program, file, extra_files=extra)
    return file.getvalue()


# ONNX


def _onnx(program: ExportedProgram, facts: dict[str, Any]) -> bytes:
    try:
        made = _converted(program, optimize=True)
    except Exception:  # noqa: BLE001  # onnxscript 0.7 fails to fold a `chunk` of the batch
        made = _converted(program, optimize=False)
    for node in made.model.graph.all_nodes():
        node.metadata_props.clear()  # where in our source it comes from
    made.model.producer_name = "Atelier"
    made.model.metadata_props.update(as_texts(facts))
    file: bytes = made.model_proto.SerializeToString()
    return file


def _converted(program: ExportedProgram, *, optimize: bool) -> Any:
    return torch.onnx.export(
        program,
        (),
        dynamo=True,
        input_names=[INPUT],
        output_names=[OUTPUT],
        dynamic_shapes=({0: "batch"},),  # a name only: the program has the dimension already
        optimize=optimize,
        verbose=False,
    )


def _onnx_reader(file: bytes) -> tuple[Run, str]:
    try:
        onnxruntime = importlib.import_module("onnxruntime")
    except ImportError:  # it is no part of what an export needs
        return _reference_reader(file)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])

    def run(pictures: NDArray[np.float32]) -> NDArray[np.float32]:
        logits: NDArray[np.float32] = session.run([OUTPUT], {INPUT: pictures})[0]
        return logits

    return run, f"onnxruntime {onnxruntime.__version__}"


def _reference_reader(file: bytes) -> tuple[Run, str]:
    """ONNX's own evaluator: slow, but it comes with the package that writes the file."""
    import onnx
    from onnx.reference import ReferenceEvaluator

    evaluator = ReferenceEvaluator(onnx.load_from_string(file))

    def run(pictures: NDArray[np.float32]) -> NDArray[np.float32]:
        (logits,) = evaluator.run([OUTPUT], {INPUT: pictures})
        return np.asarray(logits, dtype=np.float32)

    return run, f"onnx {onnx.__version__}"


# safetensors


def _tensors(trained: Weights) -> bytes:
    """The state_dict as Atelier itself writes it, so that it can be opened here again, and more."""
    with tempfile.TemporaryDirectory(prefix="atelier-") as folder:
        plain = Path(folder) / "plain.safetensors"
        weights.write(plain, trained)
        with safe_open(plain, framework="pt") as opened:
            ours = opened.metadata()
            tensors = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
    facts = as_texts(described(trained.model, trained.inputs))
    return save(tensors, facts | ours)


def _rebuilt(file: bytes, trained: Weights) -> nn.Module:
    """A fresh network with the values that stand in the file."""
    classes = len(trained.classes)
    network = zoo.build(trained.model, trained.inputs.shape, classes, seed=1).eval()
    weights.load_into(network, load(file), trained.model.name, Phrase("the_file"))
    return trained.prepared(network)

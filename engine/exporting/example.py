"""How to use an exported file, as a page of Python that runs without Atelier. Light."""

from dataclasses import replace

from engine.code_layout import quoted
from engine.codegen import model_part, own_class
from engine.codegen.part import Part, imports
from engine.codegen.twin import Language
from engine.codegen.words import comment, said
from engine.data_spec import Inputs
from engine.exporting import example_pictures
from engine.exporting.formats import Kind
from engine.run_spec import ModelSpec

_NAMING = (
    "with torch.inference_mode():",
    "    shares = model(pictures)[0].softmax(dim=0)",
    "best = int(shares.argmax())",
    'print(f"{names[best]}: {shares[best]:.1%}")',
)


def write(kind: Kind, file_name: str, model: ModelSpec, inputs: Inputs, language: Language) -> str:
    """A script that reads a picture, prepares it, asks the file, and prints a name and a share.

    Args:
        kind: The file's format.
        file_name: What the file is called, in the folder where the script is run.
        model: The network; a format that holds values only needs its class.
        inputs: What the network is asked about.
        language: Of the comments.

    Raises:
        AtelierError: What `model_part.network` raises.
    """
    asking = {"onnx": _onnx, "torch-export": _program, "safetensors": _tensors}[kind.name]
    picture = example_pictures.reading(inputs, language)
    line = example_pictures.batch(inputs, as_tensor=kind.name != "onnx")
    part = picture + Part(lines=(line,)) + asking(quoted(file_name), model, inputs, language)
    statements = ("import json", *part.imports)
    text = "\n\n\n".join((_heading(statements, language), *part.definitions))
    gap = "\n\n\n" if part.definitions else "\n\n"
    text += gap + "\n".join(part.lines) + "\n"
    # Of a class of somebody's own, names that the example has too are given to the class.
    return own_class.fitted(text, model, language) if kind.name == "safetensors" else text


def _heading(statements: tuple[str, ...], language: Language) -> str:
    named = (("onnxruntime", "onnxruntime"), ("safetensors", "safetensors"), ("torch", "torch"))
    modules = {statement.split()[1].partition(".")[0] for statement in statements}
    packages = [package for module, package in named if module in modules]
    packages += ["torchvision"] if "torchvision" in modules else []
    needs = " ".join(["numpy", "pillow", *packages])
    docstring = (
        f'"""{said("Name a picture: python example.py PICTURE", language)}\n\n'
        f'{said("Needs: pip install {packages}", language, packages=needs)}\n"""\n\n'
    )
    # `imports` sorts by the module's name, and takes all after "import" for it.
    return docstring + imports(statements).rstrip("\n")


def _onnx(file: str, _: ModelSpec, inputs: Inputs, language: Language) -> Part:
    return Part(
        ("import onnxruntime",),
        lines=(
            f"session = onnxruntime.InferenceSession({file})",
            'logits = session.run(["logits"], {"pictures": pictures})[0][0]',
            "shares = np.exp(logits - logits.max())",
            "shares /= shares.sum()",
            'names = json.loads(session.get_modelmeta().custom_metadata_map["classes"])',
            'print(f"{names[shares.argmax()]}: {shares.max():.1%}")',
        ),
    )


def _program(file: str, _: ModelSpec, inputs: Inputs, language: Language) -> Part:
    return Part(
        ("import torch",),
        lines=(
            'facts = {"atelier.json": ""}',
            f"model = torch.export.load({file}, extra_files=facts).module()",
            'names = json.loads(facts["atelier.json"])["classes"]',
            *_NAMING,
        ),
    )


def _tensors(file: str, model: ModelSpec, inputs: Inputs, language: Language) -> Part:
    network = model_part.network(
        replace(model, frozen=()), inputs.shape, len(inputs.classes), language
    )
    steps = tuple(f"pictures = v2.{step.expression()}(pictures)" for step in inputs.transforms)
    if steps:
        words = "The network's own transforms, which the file does not hold."
        steps = (comment(words, language), *steps)
    reading = (
        f"model.load_state_dict(load_file({file}))",
        "model.eval()",
        f'with safe_open({file}, framework="pt") as file:',
        '    names = json.loads(file.metadata()["classes"])',
    )
    ours = ("from safetensors import safe_open", "from safetensors.torch import load_file")
    needed = ("import torch", *ours, *network.imports)
    if steps:
        needed += ("from torchvision.transforms import v2",)
    lines = (*steps, *network.lines, *reading, *_NAMING)
    return Part(needed, network.definitions, lines)

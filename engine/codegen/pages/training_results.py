"""The page of results as code: how many images some weights name right. Light."""

from dataclasses import replace

from engine.codegen import data_part, model_part, own_class
from engine.codegen.pages import opening
from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import NeededFile, Snippet
from engine.codegen.twin import Twin
from engine.codegen.words import comment

WEIGHTS = "weights.pth"

_IMPORTS = (
    "import torch",
    "from torch.nn import functional",
    "from torch.utils.data import DataLoader",
)


def measured(twin: Twin, *, on_training: bool = False) -> Snippet:
    """Loads weights, and has them name all images of one of a run's two sets.

    Args:
        twin: The run that the weights are of.
        on_training: Whether the images are those that it learns from, not those held out.

    Raises:
        AtelierError: What `model_part.network` raises.
    """
    twin = opening.measured(twin)
    inputs, model = twin.inputs, replace(twin.spec.model, frozen=())
    if twin.held_out == "test":
        opened = opening.split(twin, "train" if on_training else "test")
    else:
        opened = opening.both(twin)
    network = model_part.network(model, inputs.shape, len(inputs.classes), twin.language)
    images = "training_data" if on_training else f"{twin.held_out}_data"
    lines = (
        *network.lines,
        comment("The weights that the window shows.", twin.language),
        f'model.load_state_dict(torch.load("{WEIGHTS}", weights_only=True))',
        "",
        "model.eval()",
        "loss_sum, correct = 0.0, 0",
        "with torch.inference_mode():",
        f"    for pixels, labels in DataLoader({images}, {data_part.EVALUATION_BATCH}):",
        "        logits = model(pixels)",
        "        loss = functional.cross_entropy(logits, labels)",
        "        loss_sum += loss.item() * len(labels)",
        "        correct += (logits.argmax(dim=1) == labels).sum().item()",
        f"count = len({images})",
        'print(f"{correct} of {count} named right: {correct / count:.1%}")',
        'print(f"loss {loss_sum / count:.3f}")',
    )
    whole = opened + replace(network, lines=()) + Part(_IMPORTS, (), lines)
    code = own_class.fitted(assembled(whole), model, twin.language)
    return Snippet(code, (*opening.needed(twin), NeededFile(WEIGHTS, "weights")))

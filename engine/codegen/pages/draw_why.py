"""Why a drawing is named as it is, as code: which ink spoke for a class. Light."""

from engine.codegen import own_class
from engine.codegen.data_wording import spoken
from engine.codegen.pages import draw_framing, draw_verdicts
from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Language
from engine.codegen.words import comment
from engine.data_spec import Inputs
from engine.run_spec import ModelSpec

STRONGEST = 3

_EVENED = '''\
def evened(uneven, inked):
    """Each inked pixel gets the mean of the ink around it, nearer ink counting more."""
    line = torch.exp(-0.5 * torch.arange(-2.0, 3.0) ** 2)
    window = torch.outer(line, line)[None, None]
    sums = functional.conv2d(uneven[None, None], window, padding=2)
    weights = functional.conv2d(inked[None, None], window, padding=2)
    return (sums / weights.clamp_min(1e-6))[0, 0] * inked'''


def saliency(
    model: ModelSpec, inputs: Inputs, language: Language, label: int | None = None
) -> Snippet:
    """Prints a class's share, and the pixels whose ink spoke most for it.

    Args:
        model: The network that the weights are of.
        inputs: What it is asked about; the pictures must be square.
        language: Of comments and docstrings.
        label: The class; None for the likeliest.

    Raises:
        AtelierError: What `model_part.network` raises.
    """
    height, width = inputs.picture[1:]
    chosen = "logits[0].argmax().item()" if label is None else str(label)
    lines = (
        f"label = {chosen}",
        'print(f"{names[label]}: {logits[0].softmax(dim=0)[label]:.1%}")',
        "",
        comment("Eight copies of the drawing, each without a fifth of its pixels.", language),
        "generator = torch.Generator().manual_seed(0)",
        f"kept = torch.rand(8, {height}, {width}, generator=generator) >= 0.2",
        "copies = (picture * kept[:, None]).requires_grad_()",
        f"logits = model({draw_framing.prepared(inputs, 'copies')})",
        comment("The log of the odds: the class against all others together.", language),
        "others = logits.clone()",
        "others[:, label] = -torch.inf",
        "odds = logits[:, label] - others.logsumexp(dim=1)",
        "odds.sum().backward()",
        "spoke = (copies.grad.mean(dim=0) * picture).sum(dim=0)",
        "spoke = evened(spoke, (picture.mean(dim=0) > 0).float())",
        f"for place in spoke.flatten().topk({STRONGEST}).indices.tolist():",
        f"    row, column = divmod(place, {width})",
        '    print(f"row {row}, column {column}: {spoke[row, column]:+.3f}")',
    )
    part = draw_verdicts.asked(model, inputs, language)
    part += Part(("from torch.nn import functional",), (spoken(_EVENED, language),), lines)
    return Snippet(own_class.fitted(assembled(part), model, language), draw_verdicts.FILES)

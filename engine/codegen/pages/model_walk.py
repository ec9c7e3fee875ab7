"""The walk as code: three pictures go through a network, and hooks say what each layer gives."""

from engine.code_layout import literal
from engine.codegen import own_class, transforms_part
from engine.codegen.data_sources import Split
from engine.codegen.data_wording import spoken
from engine.codegen.pages import model_images, model_network, opening
from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import NeededFile, Snippet
from engine.codegen.transforms_part import laid_out
from engine.codegen.twin import Twin
from engine.codegen.words import comment

DRAWING = "drawing.png"

_REPORT = '''\
def report(name):
    """A forward hook that prints what a layer gives."""

    def hook(module, inputs, output):
        print(f"{name}: {type(module).__name__} {SAID}")

    return hook'''


def walk(
    twin: Twin, split: Split, indices: tuple[int, ...], *, loaded: bool, drawing: bool = False
) -> Snippet:
    """Calls the network on some images, prints the shape after each layer, and the softmax.

    Args:
        twin: The dataset, how it is read, the network.
        split: Where the images are.
        indices: Their places there.
        loaded: Whether `weights.pth` holds the weights; else they are fresh from seed 0.
        drawing: Whether a drawing, in the size of the dataset's images, comes first.

    Raises:
        AtelierError: What `model_part.network` raises.
    """
    model, inputs, language = twin.spec.model, twin.inputs, twin.language
    made = model_network.network(model, inputs.shape, len(inputs.classes), language, loaded=loaded)
    # What a person's own layers give may be anything.
    said = "list(output.shape)"
    if model.code is not None:
        said = "list(getattr(output, 'shape', []))"
    report = spoken(_REPORT.replace("SAID", said), language)
    images = model_images.batch(twin, split, indices)
    images += _drawing(twin) if drawing else Part()
    part = images + made
    whole = part + Part(("import torch",), (report,), _walked(twin, model_images.variable(split)))
    code = own_class.fitted(assembled(whole), model, language)
    drawn = (NeededFile(DRAWING, "drawing"),) if drawing else ()
    return Snippet(code, (*opening.needed(twin), *model_network.files(loaded=loaded), *drawn))


def _drawing(twin: Twin) -> Part:
    """Lines that put the drawing before the images."""
    chain = transforms_part.chain(twin.inputs.transforms, twin.language)
    mode = literal("L" if twin.picture[0] == 1 else "RGB").flat()
    lines = [
        comment("The drawing as the window has made it ready.", twin.language),
        f'drawing = ToTensor()(Image.open("{DRAWING}").convert({mode}))',
    ]
    if chain.expression is not None:
        lines += [*chain.lines("transform"), "drawing = transform(drawing)"]
    lines += ["images = torch.cat([drawing[None], images])"]
    imports = (
        "import torch",
        "from PIL import Image",
        "from torchvision.transforms import ToTensor",
    )
    return Part((*imports, *chain.part.imports), chain.part.definitions, tuple(lines))


def _walked(twin: Twin, data: str) -> tuple[str, ...]:
    language, name = twin.language, _name(twin, data)
    said = "name" if name else "label"
    drawn: tuple[str, ...] = ()
    if twin.spec.model.code is not None:
        drawn = (comment("Whatever it draws: from seed 0.", language), "torch.manual_seed(0)")
    return (
        "for name, module in model.named_modules():",
        "    if not list(module.children()):",
        "        module.register_forward_hook(report(name))",
        "",
        "model.eval()",
        *drawn,
        "with torch.no_grad():",
        f"    {comment('Not model.forward(images): that would leave out hooks.', language)}",
        "    logits = model(images)",
        *(laid_out("names", literal(list(twin.inputs.classes))) if twin.spec.data.merge else ()),
        "shares = logits.softmax(dim=1)",
        "for share in shares:",
        "    label = share.argmax().item()",
        *((f"    name = {name}",) if name else ()),
        '    print(WHAT, f"{share[label]:.1%}, sum {share.sum():.4f}")'.replace("WHAT", said),
    )


def _name(twin: Twin, data: str) -> str:
    """The name of the class of `label`, as Python; empty where the label says it."""
    if twin.spec.data.merge:
        return "names[label]"  # the dataset's own names are those before merging
    return opening.class_name(opening.plain(twin), data)

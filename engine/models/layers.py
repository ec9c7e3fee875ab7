"""From a tree of layers to a network of PyTorch: nests of `nn.Sequential`, and residual blocks."""

from collections import OrderedDict
from collections.abc import Mapping

from torch import Tensor, nn

from engine.errors import AtelierError
from engine.layer_kinds import Inference, InferredLayer, check
from engine.layer_names import child_names
from engine.layer_settings import Filled, arguments
from engine.network_spec import LayerSpec


class Residual(nn.Module):
    """Layers with a way around them: what came in is added to what they make of it.

    Args:
        layers: By name, in order; they are attributes of the block.
        shortcut: What brings the input to the output's shape; None if it has that shape.
        relu: Whether a ReLU follows the sum.
    """

    def __init__(self, layers: Mapping[str, nn.Module], shortcut: nn.Module | None, relu: bool):
        super().__init__()
        self._names = tuple(layers)
        for name, module in layers.items():
            self.add_module(name, module)
        self.shortcut = shortcut
        self.relu = nn.ReLU() if relu else None

    def forward(self, x: Tensor) -> Tensor:
        """The sum, of the shape that the layers put out."""
        out = x
        for name in self._names:
            out = getattr(self, name)(out)
        out = out + (x if self.shortcut is None else self.shortcut(x))
        return out if self.relu is None else self.relu(out)


def build(root: LayerSpec, shape: tuple[int, int, int]) -> nn.Module:
    """A fresh network, on torch's default device, its weights drawn from the global generator.

    Takes float32 [N, C, H, W]. That it puts out [N, classes] is not looked at.

    Args:
        root: The network, a `Sequential`.
        shape: Channels, height, width of one picture.

    Raises:
        AtelierError: The first mistake of `engine.layer_kinds.check`, with the layer's name;
            `layer_unbuilt` if torch refuses, for want of memory.
    """
    return _module(root, "", check(root, shape))


def _module(layer: LayerSpec, path: str, inference: Inference) -> nn.Module:
    seen = inference.at(path)
    if not layer.children and layer.kind not in ("Sequential", "Residual"):
        return _leaf(seen.kind, dict(seen.settings), seen)
    names = child_names(layer, is_root=not path)
    parts: OrderedDict[str, nn.Module] = OrderedDict(
        (name, _module(child, f"{path}.{place}".lstrip("."), inference))
        for place, (name, child) in enumerate(zip(names, layer.children, strict=True))
    )
    if layer.kind == "Sequential":
        return nn.Sequential(parts)
    around = seen.shortcut
    shortcut = _leaf(around.kind, dict(around.settings), seen) if around else None
    return Residual(parts, shortcut, bool(dict(seen.settings)["relu"]))


def _leaf(kind: str, values: Mapping[str, Filled], seen: InferredLayer) -> nn.Module:
    placed, named = arguments(kind, values)
    try:
        module: nn.Module = getattr(nn, kind)(*placed, **named)
    except (RuntimeError, MemoryError) as error:
        where = f"{seen.kind} ({seen.name})"
        raise AtelierError("layer_unbuilt", layer=where, reason=str(error)) from error
    return module

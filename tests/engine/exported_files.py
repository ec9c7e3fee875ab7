"""Weights to export, and a drawing to ask exported files about."""

from pathlib import Path

from PIL import Image, ImageDraw

from engine.data.catalog import FASHION_CLASSES
from engine.data_spec import Inputs
from engine.models import zoo
from engine.models.weights import Weights
from engine.network_spec import CodeSpec
from engine.run_spec import ModelSpec
from engine.transform_steps import TransformStep
from tests.engine.custom_files import code, net

GREY = Inputs("fashion-mnist", (1, 28, 28), FASHION_CLASSES)
STEPS = (
    TransformStep.make("Resize", size=32),
    TransformStep.make("CenterCrop", size=24),
    TransformStep.make("Normalize", mean=0.3, std=0.4),
)


def made(model: ModelSpec, inputs: Inputs = GREY, seed: int = 3) -> Weights:
    """Fresh weights."""
    return Weights(
        model, inputs, zoo.build(model, inputs.shape, len(inputs.classes), seed).state_dict()
    )


def own(forward: str, before: str = "") -> Weights:
    """Weights of a person's own class; its code has to be allowed."""
    written: CodeSpec = code(net(forward, before=before))
    return made(ModelSpec("custom", code=written))


def shirt(path: Path, ink: int = 0, ground: int = 255) -> Path:
    """A T-shirt in one tone on a sheet of another, off centre."""
    sheet = Image.new("L", (320, 300), ground)
    outline = ((150, 60), (80, 110), (110, 150), (140, 130), (140, 250), (240, 250), (240, 130),
               (270, 150), (300, 110), (230, 60), (190, 85))  # fmt: skip
    ImageDraw.Draw(sheet).polygon(outline, ink)
    sheet.save(path)
    return path

"""What goes along in an exported file, so that nobody has to guess what it wants. Light."""

import json
from typing import Any

import engine
from engine.data.catalog import Framing
from engine.data_spec import Inputs
from engine.run_spec import ModelSpec

FRAMINGS: dict[Framing, str] = {
    "longest-edge": (
        "light ink on black; trimmed; the longest edge of the ink fills the picture; centred"
    ),
    "boxed": (
        "light ink on black; trimmed; the longest edge of the ink fills 24/28 of the picture; "
        "centred"
    ),
    "centred-mass": (
        "light ink on black; trimmed; the longest edge of the ink fills 20/28 of the picture; its "
        "centre of mass in the middle"
    ),
    "whole": "the whole picture, scaled until it fits; the rest in the colour of its border",
}


def framing(inputs: Inputs) -> Framing:
    """How a picture from elsewhere is fitted in: what has colours is never trimmed to its ink."""
    return inputs.framing if inputs.picture[0] == 1 else "whole"


def described(model: ModelSpec, inputs: Inputs) -> dict[str, Any]:
    """What a file takes and gives: plain values, ready for JSON.

    Args:
        model: The network.
        inputs: What it is asked about.
    """
    channels, height, width = inputs.picture
    return {
        "producer": f"Atelier {engine.__version__}",
        "model": model.name,
        "dataset": str(inputs.title),
        "classes": list(inputs.classes),
        "input": f"pictures: float32 [N, {channels}, {height}, {width}], 0 (black) to 1",
        "input_shape": list(inputs.picture),
        "output": f"logits: float32 [N, {len(inputs.classes)}]",
        "framing": framing(inputs),
        "preprocessing": FRAMINGS[framing(inputs)],
    }


def as_texts(values: dict[str, Any]) -> dict[str, str]:
    """The same where a format keeps texts only; whatever is no text becomes JSON."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in values.items()
    }

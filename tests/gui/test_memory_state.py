"""A desk as a value: it reads back as it was, and what is damaged in it is left out."""

import json
from typing import Any

import numpy as np
import pytest

from engine.network_spec import CodeSpec, LayerSpec
from engine.run_spec import DataSpec, ModelSpec, TrainSpec
from engine.transform_steps import TransformStep
from gui.memory.desk_state import DeskState
from gui.widgets.drawing.strokes import Fill, Move, Picture, Stroke

LAYERS = LayerSpec("Sequential", children=(LayerSpec("Flatten"), LayerSpec("Linear")))
STROKE = Stroke(((0.1, 0.2), (0.3, 0.4)), 0.05, shade=0.5, mirror=True, pressures=(0.5, 1.0))


def full() -> DeskState:
    """Something of everything; data and training that do not go together among it."""
    return DeskState(
        tab="draw",
        tabs={"data": {"page": "loader", "images": {"zoom": 40}}, "draw": {"tool": "fill"}},
        splitters={"ImagesView": (700, 300)},
        data=DataSpec(target="one_hot", transforms=(TransformStep.make("RandomRotation"),)),
        model=ModelSpec("builder", layers=LAYERS, frozen=("0",)),
        train=TrainSpec(epochs=7, loss="multi_margin", threads=1),
        made=(ModelSpec("cnn"), ModelSpec("custom", code=CodeSpec("class A: ...", "A"))),
        drawing=(STROKE, Fill((0.5, 0.5)), Move(1.1, 0.1, 0.0)),
    )


def changed(**parts: Any) -> DeskState:
    """A desk whose file somebody has changed."""
    document = json.loads(full().to_text())
    document.update(parts)
    read = DeskState.from_text(json.dumps(document))
    assert read is not None
    return read


def test_a_desk_reads_back_as_it_was() -> None:
    assert DeskState.from_text(full().to_text()) == full()
    assert DeskState.from_text(DeskState().to_text()) == DeskState()


def test_a_picture_on_the_sheet_reads_back() -> None:
    ink = np.arange(12, dtype=np.uint8).reshape(3, 4)
    read = DeskState.from_text(DeskState(drawing=(Picture(ink, (0.1, 0.1, 0.5, 0.5)),)).to_text())
    assert read is not None
    (picture,) = read.drawing
    assert isinstance(picture, Picture)
    assert picture.ink.tolist() == ink.tolist()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"format": "atelier-drawing", "version": 1}',
        '{"format": "atelier-desk", "version": 2}',
        "[" * 100_000,
        full().to_text()[:-100],
    ],
)
def test_what_is_no_desk_is_none(text: str) -> None:
    assert DeskState.from_text(text) is None


@pytest.mark.parametrize("nonsense", [None, 3, "x", [], [1], {}, {"a": []}, float("nan"), True])
def test_what_is_damaged_is_left_out_and_the_rest_stays(nonsense: object) -> None:
    fields = [field for field in DeskState.__dataclass_fields__ if field not in ("data", "model")]
    for broken in (*(field for field in fields if field != "train"), "spec"):
        read = changed(**{broken: nonsense})
        for field in fields:
            if field != broken and not (broken == "spec" and field == "train"):
                assert getattr(read, field) == getattr(full(), field), (broken, field)


@pytest.mark.parametrize("part", ["data", "model", "train"])
def test_a_damaged_part_of_the_spec_leaves_the_others(part: str) -> None:
    spec = json.loads(full().to_text())["spec"]
    for damage in (None, 7, {"foreign": 1}, {**spec[part], "dataset": 3, "epochs": -1, "name": ""}):
        read = changed(spec={**spec, part: damage})
        assert getattr(read, part) is None
        for other in {"data", "model", "train"} - {part}:
            assert getattr(read, other) == getattr(full(), other)


def test_splitters_that_make_no_sense_are_left_out() -> None:
    sizes = {"A": [700, 300], "B": [-1, 5], "C": [0, 0], "D": [1], "E": "12", "F": [10**9, 1]}
    assert changed(splitters=sizes).splitters == {"A": (700, 300)}


def test_a_damaged_network_leaves_the_others() -> None:
    made = json.loads(full().to_text())["made"]
    assert changed(made=[made[0], {"name": "nobody"}, 3, made[1]]).made == full().made

"""Advice in plain words: each kind has a sentence, with its figures in it."""

import math

import pytest

from engine.training.diagnosis import Advice
from gui.training import advice


@pytest.mark.parametrize(
    ("given", "figures"),
    [
        (Advice("diverging", {"loss": 7.25, "lowest": 0.31}), ("7.25", "0.31")),
        (Advice("diverging", {"loss": 3.8e26, "lowest": 2.3}), ("3.8e+26", "2.3")),
        (Advice("stuck", {"accuracy": 0.11, "chance": 0.1}), ("11 %", "10 %")),
        (Advice("stuck", {"accuracy": math.nan, "chance": 0.1}), ("guessing",)),
        (Advice("silent_units", {"share": 0.72}), ("72 %", "ReLU")),
        (Advice("overfitting", {"epoch": 5}), ("epoch 5 ",)),
        (Advice("too_slow", {"fall": 0.0042, "steps": 200, "lr": 1e-4}), ("0.4 %", "200", "0.001")),
    ],
    ids=lambda value: value.code if isinstance(value, Advice) else "",
)
def test_the_figures_are_in_the_sentence(given: Advice, figures: tuple[str, ...]) -> None:
    sentence = advice.sentence(given)
    assert all(figure in sentence for figure in figures), sentence
    assert sentence.endswith(".")
    assert "nan" not in sentence
    assert "{" not in sentence

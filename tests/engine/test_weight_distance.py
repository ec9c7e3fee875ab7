"""How far apart two sets of weights are."""

import math

import pytest
import torch
from torch import nn

from engine.models.weight_distance import compare, total


def test_equal_weights_have_no_distance() -> None:
    state = {"a": torch.randn(3, 4), "b": torch.arange(5)}
    for entry in (*compare(state, state), total(compare(state, state))):
        assert entry.status == "both"
        assert (entry.l2, entry.relative, entry.largest, entry.cosine) == (0.0, 0.0, 0.0, 1.0)


def test_the_numbers_are_those_of_torch() -> None:
    one, other = torch.randn(40, 50), torch.randn(40, 50)
    (entry,) = compare({"w": one}, {"w": other})
    a, b = one.double().flatten(), other.double().flatten()
    assert entry.l2 == pytest.approx(float(torch.dist(a, b)))
    assert entry.relative == pytest.approx(float(torch.dist(a, b) / a.norm()))
    assert entry.largest == float((a - b).abs().max())
    cosine = nn.functional.cosine_similarity(a, b, dim=0)
    assert entry.cosine == pytest.approx(float(cosine))
    assert entry.count == 2000


def test_chunks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = {"w": torch.randn(1000)}, {"w": torch.randn(1000)}
    (whole,) = compare(one, other)
    monkeypatch.setattr("engine.models.weight_distance._CHUNK", 7)
    (parts,) = compare(one, other)
    assert parts.l2 == pytest.approx(whole.l2)
    assert (parts.count, parts.largest) == (whole.count, whole.largest)


def test_the_total_is_one_long_vector() -> None:
    one = {"a": torch.randn(7), "b": torch.randn(2, 3)}
    other = {"a": torch.randn(7), "b": torch.randn(2, 3)}
    joined = [{"w": torch.cat([part.flatten() for part in s.values()])} for s in (one, other)]
    (expected,) = compare(*joined)
    found = total(compare(one, other))
    for name in ("l2", "norm", "relative", "cosine", "largest"):
        assert getattr(found, name) == pytest.approx(getattr(expected, name))


def test_what_is_missing_extra_or_of_another_shape_is_listed() -> None:
    one = {"same": torch.ones(2), "gone": torch.ones(3), "wide": torch.ones(2, 3)}
    other = {"same": torch.ones(2), "wide": torch.ones(3, 2), "new": torch.ones(4)}
    found = {entry.name: entry for entry in compare(one, other)}
    assert list(found) == ["same", "gone", "wide", "new"]
    assert [entry.status for entry in found.values()] == ["both", "missing", "shape", "extra"]
    assert (found["wide"].shape, found["wide"].other_shape) == ((2, 3), (3, 2))
    assert (found["new"].shape, found["new"].other_shape) == (None, (4,))
    assert found["gone"].relative is None
    assert found["gone"].cosine is None
    assert total(compare(one, other)).count == 2


def test_numbers_that_are_none_are_counted_and_left_out() -> None:
    one = {"w": torch.tensor([1.0, math.nan, 3.0, math.inf])}
    other = {"w": torch.tensor([1.0, 2.0, 5.0, 4.0])}
    (entry,) = compare(one, other)
    assert (entry.count, entry.left_out, entry.l2, entry.largest) == (2, 2, 2.0, 2.0)
    (entry,) = compare({"w": torch.full((3,), math.nan)}, {"w": torch.zeros(3)})
    assert (entry.count, entry.left_out, entry.relative, entry.cosine) == (0, 3, None, None)


def test_from_zero_there_is_no_relative_distance() -> None:
    (entry,) = compare({"bias": torch.zeros(3)}, {"bias": torch.ones(3)})
    assert entry.relative is None
    assert entry.cosine is None
    assert entry.l2 == pytest.approx(math.sqrt(3))


def test_empty_tensors_and_scalars() -> None:
    one = {"none": torch.zeros(0, 3), "steps": torch.tensor(7)}
    other = {"none": torch.zeros(0, 3), "steps": torch.tensor(9)}
    none, steps = compare(one, other)
    assert none.count == 0
    assert (steps.count, steps.l2) == (1, 2.0)


def test_nothing_to_compare() -> None:
    assert compare({}, {}) == []
    assert total([]).relative is None

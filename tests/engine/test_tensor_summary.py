"""Figures and histograms of tensors, against torch and numpy, and of what is not finite."""

import numpy as np
import pytest
import torch

from engine.models.tensor_summary import histogram, summarize

NAN, INF = float("nan"), float("inf")


def test_figures_are_those_of_torch() -> None:
    tensor = torch.randn(3, 700_001, generator=torch.Generator().manual_seed(0)) * 0.03 + 5
    found, exact = summarize(tensor.numpy()), tensor.double()
    assert found.mean == pytest.approx(exact.mean().item(), rel=1e-12)
    assert found.std == pytest.approx(exact.std().item(), rel=1e-9)
    assert (found.minimum, found.maximum) == (tensor.min().item(), tensor.max().item())
    assert found.count == found.finite == tensor.numel()


def test_what_is_not_finite_is_counted_and_left_out() -> None:
    found = summarize(np.array([[1, NAN, 3], [INF, -INF, INF]], np.float32))
    assert (found.mean, found.minimum, found.maximum) == (2, 1, 3)
    assert found.std == pytest.approx(np.sqrt(2))
    assert (found.nan, found.positive_infinite, found.negative_infinite) == (1, 2, 1)
    assert (found.count, found.finite) == (6, 2)


@pytest.mark.parametrize("values", [np.zeros(0), np.full(5, NAN), np.full((2, 2), INF)])
def test_without_finite_values_there_are_no_figures(values: np.ndarray) -> None:
    found = summarize(values)
    assert found.mean is found.std is found.minimum is found.maximum is None
    assert found.finite == histogram(values).finite == 0


def test_a_single_number_has_no_deviation() -> None:
    found = summarize(np.array(7, np.int64))  # num_batches_tracked
    assert (found.count, found.mean, found.std) == (1, 7, None)


@pytest.mark.parametrize("bins", [1, 10, 64])
def test_counts_are_those_of_numpy(bins: int) -> None:
    values = np.random.default_rng(0).normal(size=(300, 40)).astype(np.float32)
    found = histogram(values, bins)
    counts, edges = np.histogram(values.astype(np.float64), bins)
    assert found.counts.tolist() == counts.tolist()
    assert found.edges == pytest.approx(edges)
    assert found.shape == (300, 40)


def test_large_arrays_are_counted_to_the_last_value() -> None:
    values = np.tile(np.array([0, 1, 2, NAN], np.float32), 700_000)
    found = histogram(values, 3)
    assert found.counts.tolist() == [700_000] * 3
    assert found.nan == 700_000


@pytest.mark.parametrize("value", [0.0, 1.0, -3.0, 1e-310, 1e300])
def test_equal_values_stand_in_the_middle(value: float) -> None:
    found = histogram(np.full(9, value))
    assert found.low < value < found.high or value == pytest.approx(found.low + found.high)
    assert found.counts.max() == found.counts[len(found.counts) // 2] == 9


@pytest.mark.parametrize(
    "values",
    [
        np.array([1.7e308, -1.7e308]),
        np.array([3e38, -3e38], np.float32),
        np.array([1e-45, 2e-45], np.float32),
        np.array([65504, -1], np.float16),
        np.array([True, False, True]),
        np.array([2**62, -(2**62)]),
        np.array([[NAN, 1.0], [INF, -INF]]),
    ],
    ids=str,
)
def test_no_value_is_lost(values: np.ndarray) -> None:
    found = histogram(values)
    others = found.nan + found.positive_infinite + found.negative_infinite
    assert found.finite + others == values.size
    assert np.isfinite(found.edges).all()
    assert found.low < found.high
    assert summarize(values).count == values.size

import numpy as np
import pytest

from gui.widgets.plots.plot_points import Points, Values


def points(y: Values) -> Points:
    made = Points()
    for first in range(0, len(y), 97):  # piecemeal, as they come
        part = y[first : first + 97]
        made.extend(np.arange(first, first + len(part)), part)
    return made


def smoothed(y: Values, stride: int = 1) -> Values:
    return points(y).smoothed(0, len(y), stride)[1]


@pytest.mark.parametrize("stride", [1, 2, 16, 64, 128, 1024])
def test_the_envelope_covers_all_points(stride: int) -> None:
    y = np.random.default_rng(0).normal(0, 1, 5_000)
    y[[3, 700]] = np.nan, np.inf
    x, line = points(y).envelope(0, len(y), stride)
    assert len(line) <= max(len(y), 2 * (len(y) // stride + 1))
    assert (np.diff(x) >= 0).all()
    known = y[np.isfinite(y)]
    assert np.nanmin(line) == known.min()
    assert np.nanmax(line) == known.max()


@pytest.mark.parametrize("stride", [2, 64, 256])
def test_a_part_of_the_envelope_is_that_part_of_the_whole(stride: int) -> None:
    made = points(np.random.default_rng(0).normal(0, 1, 5_000))
    x, y = made.envelope(0, 5_000, stride)
    part_x, part_y = made.envelope(2_000, 3_000, stride)
    first = int(np.searchsorted(x, part_x[0]))
    assert np.array_equal(part_y, y[first : first + len(part_y)])


def test_a_logarithmic_axis_gets_positive_values_only() -> None:
    y = np.array([0.0, -1.0, 0.5, 2.0] * 100)
    made = points(y)
    for stride in (1, 4, 128):
        _, line = made.envelope(0, len(y), stride, positive=True)
        assert np.nanmin(line) == 0.5
        assert np.nanmax(line) == 2.0
    assert made.bounds(positive=True) == (0.5, 2.0)
    assert made.bounds() == (-1.0, 2.0)
    assert np.isnan(points(np.array([-1.0, np.nan])).bounds(positive=True)).all()


def test_the_running_mean() -> None:
    assert smoothed(np.full(1000, 3.0)).tolist() == [3.0] * 1000
    noisy = np.random.default_rng(0).normal(0, 1, 10_000)
    assert smoothed(noisy)[1000:-1000].std() < 0.12
    gaps = np.array([1, np.nan, 3, np.inf, 5, np.nan])
    assert np.allclose(smoothed(gaps), [1, 2, 3, 4, 4, 5])
    assert np.isnan(smoothed(np.full(9, np.nan))).all()
    assert len(smoothed(np.zeros(0))) == 0
    assert np.allclose(smoothed(noisy, 8)[:-1], smoothed(noisy)[::8])


def test_the_running_mean_over_blocks_is_that_over_points() -> None:
    falling = np.exp(-np.arange(50_000) / 20_000)
    made = points(falling)
    fine_x, fine = made.smoothed(0, len(falling), 64)
    for stride in (128, 1024):
        x, coarse = made.smoothed(0, len(falling), stride)
        assert np.allclose(coarse, np.interp(x, fine_x, fine), atol=0.01)


def test_a_smoothed_curve_begins_where_the_values_do() -> None:
    falling = np.exp(-np.arange(2000) / 10)
    assert smoothed(falling)[0] == falling[0]


def test_a_huge_value_long_ago_spoils_no_later_mean() -> None:
    y = np.full(100_000, 0.1)
    y[10] = 1e300
    made = points(y)
    for stride in (1, 16, 256):
        assert np.allclose(made.smoothed(90_000, 100_000, stride)[1], 0.1)


def test_arrays_that_were_given_out_stay_as_they_were() -> None:
    made = points(np.arange(10.0))
    y = made.y
    made.extend(np.arange(10, 5_000), np.zeros(4_990))
    assert y.tolist() == list(range(10))


def test_nearest_and_between() -> None:
    made = Points()
    made.extend([1.0, 2.0, 10.0], [0.0, 0.0, 0.0])
    assert [made.nearest(at) for at in (-5, 1.4, 1.6, 7, 99)] == [0, 0, 1, 2, 2]
    assert made.between(-5, 99) == (0, 3)
    assert made.between(1.5, 1.6) == (0, 2)

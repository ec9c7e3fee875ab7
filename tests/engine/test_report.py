"""Scores, calibration and mistakes against counting one image after the other."""

import math

import numpy as np
import pytest

from engine.evaluation import report

LABELS = np.array([0, 0, 0, 1, 1, 2, 2, 2, 2])
ANSWERS = np.array([0, 1, 0, 1, 1, 0, 2, 1, 2])


def confusion(labels: np.ndarray, answers: np.ndarray, classes: int) -> np.ndarray:
    table = np.zeros((classes, classes), np.int64)
    for label, answer in zip(labels, answers, strict=True):
        table[label, answer] += 1
    return table


def test_scores_are_shares_of_what_was_named_and_of_what_there_is() -> None:
    first, second, third = report.class_scores(confusion(LABELS, ANSWERS, 3))
    assert (first.precision, first.recall, first.count) == (2 / 3, 2 / 3, 3)
    assert (second.precision, second.recall, second.count) == (2 / 4, 1.0, 2)
    assert (third.precision, third.recall, third.count) == (1.0, 2 / 4, 4)
    for score in (first, second, third):
        harmonic = 2 / (1 / score.precision + 1 / score.recall)
        assert score.f1 == pytest.approx(harmonic)


def test_what_has_no_meaning_is_no_number() -> None:
    table = np.array([[3, 0, 0], [2, 0, 0], [0, 0, 0]])
    _, never_named, not_there = report.class_scores(table)
    assert math.isnan(never_named.precision)
    assert (never_named.recall, never_named.f1, never_named.count) == (0.0, 0.0, 2)
    assert all(map(math.isnan, (not_there.precision, not_there.recall, not_there.f1)))
    named_only = report.class_scores(np.array([[1, 1], [0, 0]]))[1]
    assert (named_only.precision, named_only.f1) == (0.0, 0.0)
    assert math.isnan(named_only.recall)


@pytest.mark.parametrize("bins", [1, 10, 15])
def test_the_calibration_error_is_the_bins_mean_distance_weighed_by_their_images(
    bins: int,
) -> None:
    random = np.random.default_rng(0)
    confidences = random.random(400).astype(np.float32)
    right = random.random(400) < confidences**2
    places = [max(0, math.ceil(float(c) * bins) - 1) for c in confidences]
    error = 0.0
    found = report.calibration(confidences, right, bins)
    for number in range(bins):
        members = [i for i, place in enumerate(places) if place == number]
        sure = sum(float(confidences[i]) for i in members) / len(members)
        share = sum(bool(right[i]) for i in members) / len(members)
        error += len(members) / 400 * abs(sure - share)
        assert found.counts[number] == len(members)
        assert found.confidences[number] == pytest.approx(sure)
        assert found.shares_right[number] == pytest.approx(share)
    assert found.error == pytest.approx(error)
    assert found.accuracy == pytest.approx(right.mean())
    assert found.confidence == pytest.approx(confidences.astype(np.float64).mean())


def test_a_confidence_on_an_edge_belongs_to_the_bin_below() -> None:
    edges = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
    found = report.calibration(edges, np.ones(5, np.bool_), 4)
    assert found.counts.tolist() == [2, 1, 1, 1]


def test_a_network_that_is_as_sure_as_it_is_right_has_no_error() -> None:
    right = np.array([True, True, True, False] * 25)
    found = report.calibration(np.full(100, 0.75), right)
    assert found.error == pytest.approx(0.0)
    assert math.isnan(found.shares_right[0])
    assert report.calibration(np.full(100, 1.0), right).error == pytest.approx(0.25)


def test_answers_without_a_confidence_are_left_out() -> None:
    found = report.calibration(np.array([0.9, np.nan]), np.array([True, False]))
    assert (found.counts.sum(), found.accuracy) == (1, 1.0)
    nothing = report.calibration(np.full(3, np.nan), np.zeros(3, np.bool_))
    assert nothing.counts.sum() == 0
    assert math.isnan(nothing.error)


def test_mistakes_come_with_the_most_confident_first() -> None:
    confidences = np.array([0.9, 0.4, 0.8, 0.7, 0.6, 0.95, 0.5, 0.4, 0.3], np.float32)
    assert report.confident_mistakes(LABELS, ANSWERS, confidences).tolist() == [5, 1, 7]
    confidences[5] = np.nan
    assert report.confident_mistakes(LABELS, ANSWERS, confidences).tolist() == [1, 7, 5]
    assert report.confident_mistakes(LABELS, LABELS, confidences).tolist() == []


def test_the_images_of_a_cell() -> None:
    confidences = np.linspace(0.1, 0.9, 9)
    assert report.images_of_cell(LABELS, ANSWERS, confidences, 2, 2).tolist() == [8, 6]
    assert report.images_of_cell(LABELS, ANSWERS, confidences, 0, 1).tolist() == [1]
    assert report.images_of_cell(LABELS, ANSWERS, confidences, 1, 2).tolist() == []

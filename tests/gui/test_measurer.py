"""Evaluations in the background: one at a time, the newest wins, the last ones are kept."""

from collections.abc import Hashable

from pytestqt.qtbot import QtBot

from engine.data.catalog import FASHION_CLASSES
from engine.data_spec import Inputs
from engine.models import zoo
from engine.run_spec import ModelSpec
from gui.background import Background
from gui.session import LoadedDataset, OwnWeights
from gui.training.measurer import Measurer, Request, Results

LINEAR = ModelSpec("linear")

GARMENTS = Inputs("garments", (1, 28, 28), FASHION_CLASSES)


def request(dataset: LoadedDataset, seed: int, key: Hashable) -> Request:
    state = zoo.build(LINEAR, (1, 28, 28), 10, seed).state_dict()
    own = OwnWeights(LINEAR, GARMENTS, 10 * seed, state, seed)
    return Request(own, None, dataset, "validation", key)


def test_only_the_newest_request_is_answered_and_no_two_at_once(
    qtbot: QtBot, background: Background, tiny_dataset: LoadedDataset
) -> None:
    measurer = Measurer(background)
    answers: list[Results] = []
    measurer.measured.connect(answers.append)
    for seed in (1, 2, 3):
        measurer.measure(request(tiny_dataset, seed, seed))
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert [answer.epoch for answer in answers] == [3]


def test_a_moment_seen_before_is_there_at_once(
    qtbot: QtBot, background: Background, tiny_dataset: LoadedDataset
) -> None:
    measurer = Measurer(background)
    answers: list[Results] = []
    measurer.measured.connect(answers.append)
    for seed in (1, 2):
        with qtbot.waitSignal(measurer.measured, timeout=20_000):
            measurer.measure(request(tiny_dataset, seed, ("run", seed)))
    measurer.measure(request(tiny_dataset, 1, ("run", 1)))
    assert [answer.epoch for answer in answers] == [1, 2, 1]
    assert answers[2] is answers[0]
    measurer.forget()
    measurer.measure(request(tiny_dataset, 1, ("run", 1)))
    assert len(answers) == 3
    qtbot.waitUntil(lambda: len(answers) == 4, timeout=20_000)

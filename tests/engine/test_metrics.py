"""Loss, accuracy and confusion against counting one image after the other."""

import math

import pytest
import torch
from torch import nn

from engine.data.image_set import ImageSet
from engine.data.loaders import EVALUATION_BATCH
from engine.evaluation import metrics
from engine.evaluation.metrics import Tally
from engine.models import zoo
from engine.run_spec import ModelSpec
from tests.tiny import tiny_images

CPU = torch.device("cpu")


def model() -> nn.Module:
    return zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, seed=0)


@pytest.mark.parametrize("count", [1, 37, EVALUATION_BATCH, EVALUATION_BATCH + 3])
def test_a_report_is_what_counting_by_hand_gives(count: int) -> None:
    images, network = tiny_images(count, 0), model()
    confusion = [[0] * 10 for _ in range(10)]
    losses = []
    with torch.no_grad():
        for index in range(count):
            image, label = images[index]
            shares = network(image.unsqueeze(0))[0].double().softmax(0).tolist()
            confusion[int(label)][max(range(10), key=shares.__getitem__)] += 1
            losses.append(-math.log(shares[int(label)]))
    report = metrics.evaluate(network, images, CPU)
    assert report.confusion.tolist() == confusion
    assert report.accuracy == sum(confusion[n][n] for n in range(10)) / count
    assert report.loss == pytest.approx(sum(losses) / count, rel=1e-5)
    recall = [confusion[n][n] / (sum(confusion[n]) or 1) for n in range(10)]
    assert report.per_class == pytest.approx(recall)


def test_a_class_without_images_has_recall_0() -> None:
    images = tiny_images(60, 0)
    images = images.subset(torch.nonzero(images.labels != 4).flatten())
    report = metrics.evaluate(model(), images, CPU)
    assert report.per_class[4] == 0.0
    assert report.confusion[4].sum() == 0


def test_progress_ends_at_the_last_image() -> None:
    told: list[tuple[int, int]] = []
    count = 2 * EVALUATION_BATCH + 1
    metrics.evaluate(
        model(), tiny_images(count, 0), CPU, lambda done, all_: told.append((done, all_))
    )
    assert told == [(EVALUATION_BATCH, count), (2 * EVALUATION_BATCH, count), (count, count)]


def test_evaluation_is_without_dropout_and_leaves_the_weights_alone() -> None:
    network = nn.Sequential(nn.Dropout(0.9), model()).train()
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    images: ImageSet = tiny_images(80, 0)
    first, second = (metrics.evaluate(network, images, CPU) for _ in range(2))
    assert first.loss == second.loss == metrics.evaluate(network[1], images, CPU).loss
    after = network.state_dict()
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_evaluating_batch_by_batch_lets_the_caller_train_in_between() -> None:
    network = model()
    batches = metrics.batches(network, tiny_images(EVALUATION_BATCH + 1, 0), CPU)
    next(batches)
    assert not torch.is_inference_mode_enabled()
    network(torch.zeros(1, 1, 28, 28)).sum().backward()
    assert next(network.parameters()).grad is not None


def test_a_tally_weighs_batches_by_their_size() -> None:
    tally = Tally()
    tally.add(1.0, 3, 4)
    tally.add(4.0, 0, 1)
    assert (tally.loss, tally.accuracy) == ((4 * 1.0 + 4.0) / 5, 3 / 5)

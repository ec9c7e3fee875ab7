"""Loss, accuracy and confusion against counting one image after the other."""

import math

import pytest
import torch
from torch import nn
from torch.nn import functional

from engine.data import loaders
from engine.data.image_set import ImageSet
from engine.data.loaders import EVALUATION_BATCH
from engine.errors import Cancelled
from engine.evaluation import metrics
from engine.evaluation.metrics import Part, Tally
from engine.models import zoo
from engine.run_spec import ModelSpec, RunSpec, TrainSpec
from tests.tiny import tiny_images

CPU = torch.device("cpu")


def model() -> nn.Module:
    return zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, seed=0)


@pytest.mark.parametrize("count", [1, 37, EVALUATION_BATCH, EVALUATION_BATCH + 3])
def test_a_report_is_what_counting_by_hand_gives(count: int) -> None:
    images, network = tiny_images(count, 0), model()
    confusion = [[0] * 10 for _ in range(10)]
    answers, confidences, losses = [], [], []
    with torch.no_grad():
        for index in range(count):
            image, label = images[index]
            shares = network(image.unsqueeze(0))[0].double().softmax(0).tolist()
            answers.append(max(range(10), key=shares.__getitem__))
            confidences.append(max(shares))
            confusion[int(label)][answers[-1]] += 1
            losses.append(-math.log(shares[int(label)]))
    report = metrics.evaluate(network, images, CPU)
    assert report.confusion.tolist() == confusion
    assert report.accuracy == sum(confusion[n][n] for n in range(10)) / count
    assert report.loss == pytest.approx(sum(losses) / count, rel=1e-5)
    recall = [confusion[n][n] / (sum(confusion[n]) or 1) for n in range(10)]
    assert report.per_class == pytest.approx(recall)
    assert report.answers.tolist() == answers
    assert report.labels.tolist() == images.labels.tolist()
    assert report.confidences.tolist() == pytest.approx(confidences, rel=1e-5)
    assert report.losses.tolist() == pytest.approx(losses, rel=1e-4, abs=1e-6)
    kinds = [report.answers.dtype, report.confidences.dtype, report.losses.dtype]
    assert kinds == [torch.int64, torch.float32, torch.float32]


def test_a_batchs_loss_is_the_loss_functions_own_mean_bit_for_bit() -> None:
    images, network = tiny_images(EVALUATION_BATCH + 7, 0), model()
    with torch.inference_mode():
        expected = [
            float(functional.cross_entropy(network(inputs), labels))
            for inputs, labels in loaders.evaluation_loader(images)
        ]
    assert [batch.loss for batch in metrics.batches(network, images, CPU)] == expected


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


def test_what_progress_raises_ends_the_evaluation() -> None:
    asked = []

    def cancelled(done: int, total: int) -> None:
        asked.append(done)
        raise Cancelled

    with pytest.raises(Cancelled):
        metrics.evaluate(model(), tiny_images(3 * EVALUATION_BATCH, 0), CPU, cancelled)
    assert asked == [EVALUATION_BATCH]


@pytest.mark.parametrize("validation", ["test", 0.25])
def test_found_images_are_those_of_the_run_and_know_where_they_stand(
    validation: float | str,
) -> None:
    train, test = tiny_images(90, 0), tiny_images(40, 1)
    spec = RunSpec(train=TrainSpec(batch_size=8, validation=validation, seed=3))
    run = loaders.split_data(spec, train, test)
    parts: dict[Part, ImageSet] = {"training": run.train, "validation": run.validation}
    for part, expected in parts.items():
        found = metrics.find_images(spec, train, test, part)
        assert torch.equal(found.images.images, expected.images)
        assert torch.equal(found.images.labels, expected.labels)
        whole = {"train": train, "test": test}[found.split]
        assert torch.equal(whole.images[found.indices], expected.images)
        on_test = part == "validation" and validation == "test"
        assert found.split == ("test" if on_test else "train")

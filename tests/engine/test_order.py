import subprocess
import sys

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.data.tensor_facts import facts_of
from engine.errors import Cancelled
from engine.evaluation import order
from engine.evaluation.order import Answers, arrange


def test_it_needs_no_torch() -> None:
    code = (
        "import sys, engine.evaluation.order, engine.data.tensor_facts\n"
        "sys.exit(bool({'torch', 'PySide6'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(deadline=None)
@given(
    rows=st.lists(st.tuples(st.integers(0, 3), st.floats(0, 1, width=32)), max_size=40),
    classes=st.sets(st.integers(0, 4)),
    descending=st.booleans(),
)
def test_it_is_what_python_would_sort(
    rows: list[tuple[int, float]], classes: set[int], descending: bool
) -> None:
    labels = np.array([label for label, _ in rows], np.int64)
    values = np.array([value for _, value in rows], np.float32)
    kept = [i for i, (label, _) in enumerate(rows) if not classes or label in classes]
    expected = sorted(kept, key=lambda i: -rows[i][1] if descending else rows[i][1])
    assert arrange(labels, classes, values, descending=descending).tolist() == expected
    by_label = sorted(kept, key=lambda i: -rows[i][0] if descending else rows[i][0])
    assert arrange(labels, classes, labels, descending=descending).tolist() == by_label
    by_index = arrange(labels, classes, descending=descending)
    assert by_index.tolist() == kept[:: -1 if descending else 1]
    assert by_index.dtype == np.int64


def test_what_is_no_number_comes_last() -> None:
    values = np.array([np.nan, 2, np.inf, 1], np.float32)
    labels = np.zeros(4, np.int64)
    assert arrange(labels, values=values).tolist() == [3, 1, 2, 0]
    assert arrange(labels, values=values, descending=True).tolist() == [2, 1, 3, 0]


@pytest.mark.parametrize("shape", [(1, 28, 28), (3, 32, 32), (3, 224, 224), (1, 1, 1)])
def test_brightness_is_the_mean_pixel(shape: tuple[int, int, int]) -> None:
    images = np.random.default_rng(0).integers(0, 256, (5, *shape), np.uint8)
    images[1] = 255
    found = order.brightness(images)
    assert found.dtype == np.float32
    assert found == pytest.approx(images.mean((1, 2, 3)), rel=1e-6)
    assert found[1] == 255


def test_brightness_can_be_cancelled() -> None:
    heard = []

    def progress(done: int, total: int) -> None:
        heard.append((done, total))
        if done > 4096:
            raise Cancelled

    images = np.zeros((10_000, 1, 2, 2), np.uint8)
    with pytest.raises(Cancelled):
        order.brightness(images, progress)
    assert heard == [(4096, 10_000), (8192, 10_000)]
    assert len(order.brightness(images[:0])) == 0


def test_answers_can_be_sorted_by() -> None:
    found = Answers(
        ("a", "b"),
        np.array([0, 1, 1]),
        np.array([0.9, 0.6, 0.7], np.float32),
        np.array([0.1, 2.5, 0.4], np.float32),
        np.array([True, False, True]),
    )
    assert found.accuracy == pytest.approx(2 / 3)
    labels = np.zeros(3, np.int64)
    orders = {
        key: arrange(labels, values=found.sort_values(key)).tolist()
        for key in ("loss", "confidence", "correct")
    }
    assert orders == {"loss": [0, 2, 1], "confidence": [1, 2, 0], "correct": [1, 0, 2]}


def test_facts_are_what_torch_says() -> None:
    stored = torch.randint(0, 256, (3, 8, 5), dtype=torch.uint8)
    seen = stored.float() / 255
    for tensor in (stored, seen):
        facts = facts_of(tensor.numpy())
        assert facts.shape == tuple(tensor.shape)
        assert f"torch.{facts.dtype}" == str(tensor.dtype)
        assert (facts.low, facts.high) == (tensor.min().item(), tensor.max().item())
        assert facts.mean == pytest.approx(tensor.float().mean().item(), rel=1e-5)
        assert facts.std == pytest.approx(tensor.float().std().item(), rel=1e-5)
        assert facts.nbytes == tensor.nbytes
    assert facts_of(stored.numpy()).is_whole
    assert not facts_of(seen.numpy()).is_whole

"""The nearest images by a network's features, and the cache of these."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from engine import home
from engine.data.catalog import FASHION_CLASSES
from engine.data.image_set import ImageSet
from engine.data_spec import Inputs
from engine.errors import AtelierError, Cancelled
from engine.inference import neighbours
from engine.models import zoo
from engine.models.weights import Weights
from engine.run_spec import ModelSpec
from tests.tiny import tiny_images

SHAPE = (1, 28, 28)
INPUTS = Inputs("garments", SHAPE, FASHION_CLASSES)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path))


def fresh(name: str = "mlp", seed: int = 0) -> Weights:
    model = zoo.build(ModelSpec(name), SHAPE, 10, seed)
    return Weights(ModelSpec(name), INPUTS, model.state_dict())


def cache_files() -> list[Path]:
    return sorted((home.home() / "cache").iterdir())


@pytest.mark.parametrize("name", ["linear", "mlp", "lenet", "cnn", "resnet", "sketch"])
def test_an_image_of_the_set_is_its_own_nearest(name: str) -> None:
    images = tiny_images(260, 0)
    index = neighbours.index(fresh(name), images)
    assert len(index) == 260
    for place in (0, 249, 259):
        found = index.nearest(images.images[place, 0].numpy())
        assert found.indices[0] == place
        assert found.distances[0] == pytest.approx(0, abs=1e-3)
        assert len(set(found.indices.tolist())) == 8
        assert (np.diff(found.distances) >= 0).all()
        assert found.distances[-1] <= 2


def test_features_are_what_the_last_linear_layer_sees() -> None:
    class Twice(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.head = nn.Linear(4, 3)  # registered first, called last
            self.body = nn.Linear(784, 4)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            logits: torch.Tensor = self.head(self.body(x.flatten(1)).relu())
            return logits

    model, images = Twice().eval(), tiny_images(5, 0)
    features = neighbours.compute(model, images)
    expected = model.body(images.images.flatten(1).float() / 255).relu()
    torch.testing.assert_close(features.float(), expected, atol=2e-3, rtol=2e-3)


def test_a_network_without_linear_layers_is_searched_by_its_logits() -> None:
    model = nn.Sequential(nn.Conv2d(1, 7, 28), nn.Flatten())
    assert neighbours.compute(model.eval(), tiny_images(5, 0)).shape == (5, 7)


def test_a_small_set_has_fewer_neighbours() -> None:
    images = tiny_images(3, 0)
    found = neighbours.index(fresh(), images).nearest(images.images[1, 0].numpy())
    assert sorted(found.indices.tolist()) == [0, 1, 2]


def test_the_second_time_it_comes_from_the_cache() -> None:
    images = tiny_images(300, 0)
    steps: list[tuple[int, int]] = []
    first = neighbours.index(fresh(), images, lambda *step: steps.append(step))
    assert steps[-1] == (300, 300)
    steps.clear()
    second = neighbours.index(fresh(), images, lambda *step: steps.append(step))
    assert steps == []
    seen = tiny_images(1, 9).images[0, 0].numpy()
    np.testing.assert_array_equal(first.nearest(seen).indices, second.nearest(seen).indices)


def test_other_weights_and_other_images_have_another_index() -> None:
    for trained, images in (
        (fresh(seed=0), tiny_images(20, 0)),
        (fresh(seed=1), tiny_images(20, 0)),
        (fresh(seed=0), tiny_images(20, 1)),
    ):
        neighbours.index(trained, images)
    assert len(cache_files()) == 3


def test_the_cache_does_not_grow_without_end() -> None:
    for seed in range(5):
        neighbours.index(fresh("linear", seed), tiny_images(4, 0))
    assert len(cache_files()) == 3


@pytest.mark.parametrize("harm", ["cut", "flipped", "foreign", "empty"])
def test_a_damaged_cache_is_built_again(harm: str, caplog: pytest.LogCaptureFixture) -> None:
    images = tiny_images(50, 0)
    neighbours.index(fresh(), images)
    (file,) = cache_files()
    whole = file.read_bytes()
    flipped = whole[:-1] + bytes([whole[-1] ^ 1])
    harmed = {"cut": whole[:-9], "flipped": flipped, "foreign": b"x" * 900, "empty": b""}
    file.write_bytes(harmed[harm])
    steps: list[int] = []
    index = neighbours.index(fresh(), images, lambda done, _: steps.append(done))
    assert steps == [50]
    assert index.nearest(images.images[7, 0].numpy()).indices[0] == 7
    assert str(file) in caplog.text
    assert file.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "file"))
    images = tiny_images(10, 0)
    assert len(neighbours.index(fresh(), images)) == 10
    assert "not kept" in caplog.text


def test_it_can_be_cancelled_and_leaves_nothing() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        neighbours.index(fresh(), tiny_images(600, 0), stop)
    assert not (home.home() / "cache").exists()


def test_images_of_another_shape_are_refused() -> None:
    images = ImageSet(
        "garments", torch.zeros(2, 1, 32, 32, dtype=torch.uint8), torch.zeros(2).long(), ("one",)
    )
    with pytest.raises(AtelierError) as caught:
        neighbours.index(fresh(), images)
    assert caught.value.code == "dataset_mismatch"


def test_features_too_large_for_the_cache_still_have_angles() -> None:
    trained = fresh("mlp")
    state = {key: value * 1e6 for key, value in trained.state_dict.items()}
    images = tiny_images(30, 0)
    index = neighbours.index(Weights(trained.model, INPUTS, state), images)
    assert np.isfinite(index.nearest(images.images[3, 0].numpy()).distances).all()

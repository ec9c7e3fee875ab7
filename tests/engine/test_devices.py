"""Devices: the CPU is always there, and what is not there is refused by name."""

import threading
from collections.abc import Iterator

import pytest
import torch

from engine import devices
from engine.errors import AtelierError
from engine.train_spec import DEVICES, default_threads


def test_the_cpu_is_always_last() -> None:
    found = devices.available()
    assert found[-1].name == "cpu"
    assert found[-1].threads == default_threads()
    assert len({device.name for device in found}) == len(found)
    assert all(device.description for device in found)


def test_auto_is_the_preferred_one_and_each_can_be_asked_for() -> None:
    found = devices.available()
    assert devices.choose("auto").type == found[0].name
    for device in found:
        chosen = devices.choose(device.name)
        assert chosen.type == device.name
        assert torch.zeros(1, device=chosen).item() == 0


@pytest.mark.parametrize("name", ["tpu", "", *DEVICES])
def test_a_device_that_is_not_here_is_refused(name: str) -> None:
    here = [device.name for device in devices.available()]
    if name in (*here, "auto"):
        pytest.skip("it is here")
    with pytest.raises(AtelierError) as refused:
        devices.choose(name)
    assert refused.value.code == "device_unavailable"
    assert all(known in str(refused.value) for known in here)


def test_cuda_comes_before_mps_before_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda index: "a GPU")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert [device.name for device in devices.available()] == ["cuda", "mps", "cpu"]
    assert devices.choose("auto") == torch.device("cuda")


@pytest.fixture
def _threads_kept() -> Iterator[None]:
    before = torch.get_num_threads()
    yield
    devices.use_threads(before)


@pytest.mark.usefixtures("_threads_kept")
@pytest.mark.parametrize("count", [1, 2, 3])
def test_threads_are_set_for_torch(count: int) -> None:
    devices.use_threads(count)
    assert torch.get_num_threads() == count


@pytest.mark.usefixtures("_threads_kept")
@pytest.mark.parametrize(("first", "second"), [(2, 1), (1, 2)])
def test_what_one_thread_asks_for_another_cannot_change(first: int, second: int) -> None:
    asked, disturbed = threading.Event(), threading.Event()
    seen = []

    def train() -> None:
        devices.use_threads(first)
        asked.set()
        disturbed.wait(10)
        seen.append(torch.get_num_threads())

    def predict() -> None:
        asked.wait(10)
        devices.use_threads(second)
        disturbed.set()

    workers = [threading.Thread(target=work) for work in (train, predict)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert seen == [first]

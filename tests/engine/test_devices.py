"""Devices: the CPU is always there, and what is not there is refused by name."""

import pytest
import torch

from engine import devices
from engine.errors import AtelierError
from engine.run_spec import DEVICES, default_threads


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


def test_threads_are_set_for_torch() -> None:
    before = torch.get_num_threads()
    try:
        for count in (1, 2):
            devices.use_threads(count)
            assert torch.get_num_threads() == count
    finally:
        devices.use_threads(before)

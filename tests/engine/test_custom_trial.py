"""Classes of somebody's own, tried out in a process that they may hang, crash or fill."""

import os
import threading
import time

import psutil
import pytest

from engine import trusted_code
from engine.errors import AtelierError, Cancelled
from engine.models import custom_trial
from engine.models.custom_trial import Trial
from tests.engine.custom_files import GOOD, PLAIN, code, line_of, net

SHAPE = (1, 28, 28)


def tried(source: str, name: str = "Net", seconds: float = 30.0, **arguments: int) -> Trial:
    made = code(source, name, **arguments)
    trusted_code.trust(made.fingerprint, name)
    return custom_trial.try_out(made, SHAPE, 10, seconds)


def problem(trial: Trial) -> tuple[str, object]:
    """The code of what is wrong, and the line."""
    assert trial.problem is not None
    return trial.problem.code, trial.problem.params.get("line")


def codes(trial: Trial) -> list[str]:
    assert trial.problem is None
    return [warning.code for warning in trial.warnings]


def test_code_that_was_not_allowed_is_not_tried_either() -> None:
    with pytest.raises(AtelierError) as raised:
        custom_trial.try_out(code(GOOD, "NeuralNetwork"), SHAPE, 10)
    assert raised.value.code == "code_not_allowed"


def test_a_network_that_works_is_described() -> None:
    trial = tried("print('안녕')\n" + GOOD, "NeuralNetwork", hidden=5)
    parameters = 785 * 5 + 6 * 10
    expected = Trial(None, (), parameters, parameters, (), "Tensor [2, 10]", "안녕\n")
    assert trial == expected


@pytest.mark.parametrize("before", ["while True: pass", "import time; time.sleep(600)"])
def test_what_never_ends_is_ended_and_its_line_is_said(before: str) -> None:
    source = net(PLAIN, before="print('first')\n" + before)
    began = time.monotonic()
    trial = tried(source, seconds=1.0)
    assert problem(trial) == ("code_slow_line", line_of(source, before))
    assert trial.printed == "first\n"
    assert time.monotonic() - began < 60, "far less than it would take"


def test_a_flood_of_prints_is_cut() -> None:
    trial = tried(net(PLAIN, before="while True: print('x' * 99)"), seconds=1.0)
    assert problem(trial)[0] == "code_slow_line"
    assert len(trial.printed) == custom_trial.LONGEST_PRINT


def test_a_trial_can_be_cancelled() -> None:
    cancel = threading.Event()
    made = code(net(PLAIN, before="while True: pass"))
    trusted_code.trust(made.fingerprint, "Net")
    others = psutil.Process().children()  # multiprocessing's, which live as long as this one
    threading.Timer(0.3, cancel.set).start()
    with pytest.raises(Cancelled):
        custom_trial.try_out(made, SHAPE, 10, 600, cancel)
    assert set(psutil.Process().children()) <= set(others)


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ("import sys; sys.exit(0)", "code_failed"),
        ("raise KeyboardInterrupt", "code_ended"),
        ("import os; os._exit(0)", "code_ended"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", "code_ended"),
        ("input()", "code_failed"),
    ],
)
def test_what_ends_its_process_does_not_end_ours(before: str, reason: str) -> None:
    assert problem(tried(net(PLAIN, before=before)))[0] == reason


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform does not fork")
def test_a_fork_gives_one_answer_and_leaves_nothing_behind() -> None:
    before = "import os, time\nif os.fork() == 0:\n    time.sleep(600)"
    assert codes(tried(net(PLAIN, before=before))) == []
    before = "import os\nprint(os.getpid())\nos.fork()"
    trial = tried(net(PLAIN, before=before))
    assert codes(trial) == []
    assert not psutil.pid_exists(int(trial.printed.split()[0]))


def test_what_fills_the_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custom_trial, "_MOST_MEMORY", 1e9)
    source = net(PLAIN, "self.rest = []\nwhile True: self.rest.append(torch.ones(10_000_000))")
    assert problem(tried(source))[0] == "code_memory"


@pytest.mark.parametrize(
    ("source", "at"),
    [
        (net(PLAIN, before="1 / 0"), "1 / 0"),
        (net(PLAIN, "nn.Linear(2, 'x')"), "'x'"),
        (net("return self.top(x)", "self.top = nn.Linear(5, 10)"), "return"),
    ],
)
def test_an_error_is_said_with_its_line(source: str, at: str) -> None:
    assert problem(tried(source)) == ("code_failed", line_of(source, at))


@pytest.mark.parametrize(
    ("forward", "constructor", "said"),
    [
        ("y = self.top(x.flatten(1))\nreturn y, y", "", "tuple (2)"),
        ("return self.top(x)", "self.top = nn.Linear(28, 10)", "Tensor [2, 1, 28, 10]"),
        ("return self.top(x.flatten(1)).argmax(1)", "", "Tensor [2] int64"),
        ("self.top(x.flatten(1))", "", "None"),
    ],
)
def test_another_output_than_logits_is_said(forward: str, constructor: str, said: str) -> None:
    trial = tried(net(forward, constructor or "self.top = nn.Linear(784, 10)"))
    assert codes(trial) == ["code_output"]
    assert said in trial.output
    assert said in trial.warnings[0].sentence


@pytest.mark.parametrize("batch", [1, 3])
def test_a_size_of_a_batch_that_fails_is_said(batch: int) -> None:
    forward = f"assert len(x) != {batch}, 'no'\n{PLAIN}"
    trial = tried(net(forward))
    assert codes(trial) == ["code_batch"]
    assert f"batch of {batch}: line" in trial.warnings[0].sentence


def test_normalising_a_batch_of_one_fails_in_training_only() -> None:
    constructor = "self.top = nn.Sequential(nn.Linear(784, 10), nn.BatchNorm1d(10))"
    assert codes(tried(net(PLAIN, constructor))) == ["code_batch_training"]


def test_a_network_without_parameters_learns_nothing() -> None:
    trial = tried(net("return x.flatten(1)[:, :10]", "pass"))
    assert codes(trial) == ["code_no_parameters"]
    assert trial.parameters == 0


def test_shared_and_frozen_parameters_are_counted_once_and_apart() -> None:
    constructor = """\
self.first = nn.Linear(784, 784, bias=False)
self.second = nn.Linear(784, 784, bias=False)
self.second.weight = self.first.weight
self.top = nn.Linear(784, 10).requires_grad_(False)"""
    trial = tried(net("return self.top(self.second(self.first(x.flatten(1))))", constructor))
    assert codes(trial) == []
    assert trial.shared == ("second.weight",)
    assert (trial.trainable, trial.parameters) == (784**2, 784**2 + 7850)


def test_layers_in_a_plain_list_are_lost_when_saved() -> None:
    constructor = "self.top = nn.Linear(784, 10)\nself.layers = [nn.Linear(784, 784)]"
    trial = tried(net("return self.top(self.layers[0](x.flatten(1)))", constructor))
    assert codes(trial) == ["code_state"]
    assert "ModuleList" in trial.warnings[0].sentence


def test_a_network_that_draws_by_chance_is_not_accused() -> None:
    noise = "return self.top(x.flatten(1)) + torch.randn(1)"
    assert codes(tried(net(noise))) == []
    remembers = (
        "self.count = getattr(self, 'count', 0) + 1\nreturn self.top(x.flatten(1)) + self.count"
    )
    assert codes(tried(net(remembers))) == []


def test_a_hundred_million_parameters_are_counted() -> None:
    trial = tried(
        net(PLAIN, "self.top = nn.Linear(784, 10)\nself.more = nn.Linear(10_000, 10_000)")
    )
    assert codes(trial) == []
    assert trial.parameters == 7850 + 10_000 * 10_001

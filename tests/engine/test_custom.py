"""Classes of somebody's own: understood without being run, refused unless allowed, built."""

import logging
from pathlib import Path

import pytest
import torch
from torch import nn

from engine import rng, trusted_code
from engine.errors import AtelierError
from engine.models import custom, custom_source
from engine.models.custom_source import Argument
from engine.network_spec import CodeSpec
from tests.engine.custom_files import FILLED_IN, GOOD, PLAIN, code, line_of, net

SHAPE = (1, 28, 28)


def built(source: str, name: str = "Net", **arguments: bool | float | str | None) -> nn.Module:
    made = code(source, name, **arguments)
    trusted_code.trust(made.fingerprint, name)
    return custom.build(made, SHAPE, 10)


def refused(source: str, name: str = "Net", **arguments: bool | float | str | None) -> AtelierError:
    with pytest.raises(AtelierError) as raised:
        built(source, name, **arguments)
    return raised.value


# Reading


def test_a_file_is_read_as_it_is_and_bad_ones_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "내 네트워크.py"
    path.write_bytes(b"\xef\xbb\xbf" + "# 안녕\r\nx = 1\r\n".encode())
    assert custom_source.read_file(path) == "# 안녕\r\nx = 1\r\n"
    for content in (b"x" * 1_000_001, b"\xff\xfe\x00"):
        path.write_bytes(content)
        with pytest.raises(AtelierError) as raised:
            custom_source.read_file(path)
        assert raised.value.code == "code_unreadable"
    path.write_bytes(b"#" * 1_000_000)
    assert len(custom_source.read_file(path)) == 1_000_000
    for missing in (tmp_path / "none.py", tmp_path):
        with pytest.raises(AtelierError) as raised:
            custom_source.read_file(missing)
        assert raised.value.code == "code_unreadable"


def test_classes_are_listed_with_their_constructors_and_nothing_runs() -> None:
    source = "raise SystemExit\n" + GOOD
    (info,) = custom_source.classes_in(source)
    assert (info.name, info.bases, info.is_network) == ("NeuralNetwork", ("nn.Module",), True)
    assert info.line == line_of(source, "class NeuralNetwork")
    assert info.arguments == (
        Argument("hidden", "32", "int"),
        Argument("classes", "10", "int"),
        Argument("dropout", "0.0", "float"),
    )


def test_the_whole_network_is_told_from_its_parts_and_from_other_classes() -> None:
    source = """
class Settings: pass
class Block(nn.Module):
    def __init__(self, size, *rest, slope=.1, **more): ...
class Net(nn.Module):
    def __init__(self): self.block = Block(3)
class Twin(Block): pass
if True:
    class Late(torch.utils.data.Dataset): pass
def function():
    class Hidden(nn.Module): pass
"""
    classes = {info.name: info for info in custom_source.classes_in(source)}
    assert list(classes) == ["Settings", "Block", "Net", "Twin", "Late"]
    assert [info.name for info in classes.values() if info.is_network] == ["Block", "Net", "Twin"]
    assert [info.name for info in classes.values() if info.is_part] == ["Block"]
    arguments = (Argument("size"), Argument("slope", "0.1"))
    assert classes["Twin"].arguments == classes["Block"].arguments == arguments
    chosen = custom_source.the_network(list(classes.values()))
    assert chosen is not None
    assert chosen.name == "Twin"
    assert custom_source.the_network([classes["Settings"]]) is None


@pytest.mark.parametrize("source", ["x = 1\nclass Net(\n", "x = 1\n\0", "(" * 10_000])
def test_what_is_not_python_is_said_with_its_line(source: str) -> None:
    with pytest.raises(AtelierError) as raised:
        custom_source.classes_in(source)
    assert raised.value.code == "code_failed"
    assert raised.value.params["line"] in (1, 2)


@pytest.mark.parametrize(
    ("typed", "default", "value"),
    [
        ("3", None, 3),
        ("-2.5", None, -2.5),
        (" True ", None, True),
        ("None", "1", None),
        ("'a b'", None, "a b"),
        ("relu", None, "relu"),
        ("a b", "'max'", "a b"),
    ],
)
def test_a_typed_argument_becomes_a_plain_value(
    typed: str, default: str | None, value: object
) -> None:
    assert Argument("size", default).value_of(typed) == value


@pytest.mark.parametrize("typed", ["", "(1, 2)", "[3]", "1 +", "print('x')", "a b"])
def test_an_argument_that_is_no_plain_value_is_refused(typed: str) -> None:
    with pytest.raises(AtelierError) as raised:
        Argument("size", "3").value_of(typed)
    assert raised.value.code == "value_out_of_range"


# Building


def test_code_that_was_not_allowed_is_not_run(tmp_path: Path) -> None:
    mark = tmp_path / "it ran"
    source = f"open({str(mark)!r}, 'w').close()\n" + net(PLAIN)
    with pytest.raises(AtelierError) as raised:
        custom.build(code(source), SHAPE, 10)
    assert raised.value.code == "code_not_allowed"
    assert not mark.exists()
    built(source)
    assert mark.exists()


def test_the_same_code_and_seed_give_the_same_weights() -> None:
    with rng.seeded(3):
        first = built(GOOD, "NeuralNetwork", hidden=8)
    with rng.seeded(3):
        second = built(GOOD, "NeuralNetwork", hidden=8)
    assert first.state_dict().keys() == second.state_dict().keys()
    for name, tensor in first.state_dict().items():
        assert torch.equal(tensor, second.state_dict()[name])
    assert first.state_dict()["stack.0.weight"].shape == (8, 784)


def test_arguments_without_a_value_are_filled_in_from_the_pictures() -> None:
    made = code(FILLED_IN)
    trusted_code.trust(made.fingerprint, "Net")
    module = custom.build(made, (3, 8, 9), 4)
    assert module(torch.zeros(2, 3, 8, 9)).shape == (2, 4)
    assert built(FILLED_IN, num_classes=7)(torch.zeros(2, *SHAPE)).shape == (2, 7)


def test_lazy_layers_get_their_sizes() -> None:
    module = built(net(PLAIN, "self.top = nn.LazyLinear(10)"))
    assert module.training
    assert [tuple(part.shape) for part in module.parameters()] == [(10, 784), (10,)]


def test_prints_go_to_the_log_and_not_to_our_output(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        module = built(net("print('called', 2)\n" + PLAIN, before="print('imported')"))
        module(torch.zeros(1, *SHAPE))
    assert capsys.readouterr().out == ""
    assert [record.getMessage() for record in caplog.records] == ["imported", "called 2"]


@pytest.mark.parametrize(
    ("source", "at", "reason"),
    [
        (net(PLAIN, before="1 / 0"), "1 / 0", "ZeroDivisionError"),
        (net(PLAIN, before="import no_such_module"), "no_such", "ModuleNotFoundError"),
        (net(PLAIN, before="import sys; sys.exit()"), "sys.exit", "sys.exit"),
        (net(PLAIN, before="def f(:"), "def f(:", "SyntaxError"),
        (net(PLAIN, "nn.Linear(-1, 2)"), "Linear(-1", "RuntimeError"),
        (net(PLAIN, "def f(): f()\nf()"), "def f", "RecursionError"),
        (net(PLAIN, "raise BaseException('enough')"), "enough", "BaseException: enough"),
        (GOOD.replace("super().__init__()", "pass"), "self.flatten =", "AttributeError"),
    ],
)
def test_an_error_is_said_with_its_line(source: str, at: str, reason: str) -> None:
    error = refused(source, "NeuralNetwork" if source.startswith('"""') else "Net")
    assert (error.code, error.params["line"]) == ("code_failed", line_of(source, at))
    assert reason in str(error.params["reason"])
    assert "\n" not in error.sentence


@pytest.mark.parametrize(
    ("source", "name", "arguments"),
    [
        (GOOD, "Missing", {}),
        (GOOD, "torch", {}),
        ("class Net: pass\n", "Net", {}),
        (GOOD, "NeuralNetwork", {"sizes": 3}),
        (FILLED_IN.replace("num_classes", "depth"), "Net", {}),
    ],
)
def test_a_class_that_is_no_network_is_refused(
    source: str, name: str, arguments: dict[str, int]
) -> None:
    error = refused(source, name, **arguments)
    assert error.code == "code_unusable"
    assert error.params["name"] == name


def test_a_class_changes_nothing_for_the_others() -> None:
    before = torch.get_default_dtype()
    source = "torch.set_default_dtype(torch.float64)\ntorch.set_grad_enabled(False)"
    module = built(net(PLAIN, before=source))
    assert torch.get_default_dtype() == before
    assert torch.is_grad_enabled()
    assert next(module.parameters()).dtype == torch.float64, "its own it may choose"


def test_a_built_class_can_be_copied_and_shows_its_source() -> None:
    import copy
    import inspect
    import pickle

    module = built(GOOD, "NeuralNetwork")
    picture = torch.rand(1, *SHAPE)
    for twin in (copy.deepcopy(module), pickle.loads(pickle.dumps(module))):
        assert torch.equal(twin.eval()(picture), module.eval()(picture))
    assert inspect.getsource(type(module).forward).strip().startswith("def forward(self, x):")


def test_the_spec_of_a_class_comes_back_from_json_unrun() -> None:
    made = code("raise SystemExit\n" + GOOD, "NeuralNetwork", hidden=8)
    assert CodeSpec.from_dict(made.to_dict()) == made

"""What the tensor pad refuses: the rest of Python, and what is too large or takes too long."""

import pytest

from engine.errors import AtelierError
from engine.models.tensor_pad import Pad


def refused(*lines: str) -> AtelierError:
    """What the last of some lines is refused with; those before are done."""
    pad = Pad()
    for line in lines[:-1]:
        pad.run(line)
    with pytest.raises(AtelierError) as caught:
        pad.run(lines[-1])
    return caught.value


@pytest.mark.parametrize(
    "line",
    [
        "__import__('os').system('true')",
        "import os",
        "open('x')",
        "eval('1')",
        "exec('1')",
        "print(1)",
        "getattr(torch, 'load')",
        "torch.load('x')",
        "torch.save(x, 'y')",
        "torch.ops",
        "torch.hub.load('a', 'b')",
        "np.load('x')",
        "np.fromfile('x')",
        "x.__class__",
        "x.__class__.__mro__",
        "x.tofile('y')",
        "x.numpy().tofile('y')",
        "x.numpy().ctypes",
        "x.register_hook(len)",
        "x.apply_(len)",
        "x.map_(x, len)",
        "x.share_memory_()",
        "x.untyped_storage()",
        "x.set_(x)",
        "x.resize_(100)",
        "x.data",
        "x.normal_()",
        "torch.rand_like(x)",
        "torch.dropout(x, 0.5, True)",
        "torch.set_default_dtype(torch.float64)",
        "lambda: 1",
        "[i for i in x]",
        "(y := 1)",
        "f'{x}'",
        "x if x else x",
        "x and x",
        "not x",
        "{1: 2}",
        "{1}",
        "1j",
        "b'1'",
        "'a' * 1000",
        "[0] * 1000",
        "[*x]",
        "len(*x)",
        "torch.zeros(**x)",
        "torch.rand(2, generator=1)",
        "torch.add(x, x, out=x)",
        "torch.ones(2, out=x)",
        "x.reshape",
        "torch",
        "y = x.sum",
        "y = torch",
        "x, y = x",
        "x = y = 1",
        "x: int = 1",
        "def f(): pass",
        "while True: pass",
        "with x: pass",
        "x.shape = 3",
        "await x",
        "1 < 2 < 3",
        "tensor([tensor])",
    ],
)
def test_nothing_else_of_python_is_done(line: str) -> None:
    error = refused("x = torch.ones(2)", line)
    assert error.code in {"pad_not_here", "pad_unknown", "pad_syntax", "pad_failed"}
    assert error.params["column"] in range(1, len(line) + 2)


@pytest.mark.parametrize("line", ["torch = 1", "np = 1", "tensor = 1", "picture = 1", "_ = 1"])
def test_names_that_mean_something_stay(line: str) -> None:
    assert refused(line).code == "pad_name_taken"


@pytest.mark.parametrize(
    "line",
    [
        "torch.zeros(10**12)",
        "torch.zeros(k)",
        "torch.rand(100000, 100000)",
        "torch.arange(1e12)",
        "torch.eye(1000000)",
        "torch.full((100000, 100000), 0.)",
        "x.repeat(1000000, 1)",
        "x[:, None] + x",
        "torch.outer(x, x)",
        "x[:, None] @ x[None]",
        "x[None].expand(10000, 10000)",
        "x.unsqueeze(1)[torch.zeros(10000, 10000).long()]",
        "x.unfold(0, 5000, 1)",
        "torch.diag(x)",
        "np.zeros(10**12)",
        "np.ones((100000, 100000), np.float32)",
        "np.full(10**12, 1)",
        "np.arange(10**12)",
        "n[:, None] * n",
        "torch.ones(9000000).tolist()",
    ],
)
def test_what_is_too_large_is_not_made(line: str) -> None:
    lines = ("k = torch.tensor(10**12)", "x = torch.ones(10000)", "n = np.ones(10000)")
    assert refused(*lines, line).code == "pad_too_large"


def test_the_pad_is_full_at_some_point() -> None:
    pad = Pad()
    for i in range(6):
        pad.run(f"x{i} = torch.zeros(9000000).double()")
    with pytest.raises(AtelierError) as caught:
        pad.run("x = torch.zeros(9000000).double()")
    assert caught.value.code == "pad_full"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "pad_syntax"),
        ("x = ", "pad_syntax"),
        ("1; 2", "pad_syntax"),
        ("-" * 1000 + "1", "pad_complex"),
        ("+".join("1" * 100), "pad_complex"),
        ("(" * 500 + ")" * 500, "pad_syntax"),
        ("x" * 3000, "pad_complex"),
        ("1\x00", "pad_syntax"),
        ("10 ** 10 ** 10", "pad_failed"),
        ("9 ** 64", "pad_failed"),
        ("int(1e300)", "pad_failed"),
        ("1 / 0", "pad_failed"),
        ("torch.ones(2).to('nowhere')", "device_unavailable"),
        ("torch.ones(2, device='meta')", "device_unavailable"),
        ("torch.ones(2).to(torch.device('xla'))", "device_unavailable"),
    ],
)
def test_bad_lines(line: str, code: str) -> None:
    assert refused(line).code == code


def test_a_column_counts_characters_not_bytes() -> None:
    assert refused("\N{GREEK SMALL LETTER BETA} = torch.ones(2) + no").params["column"] == 21


def test_a_line_has_a_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.models.tensor_pad_syntax._SECONDS", -1.0)
    assert refused("torch.ones(2) + 1").code == "pad_slow"

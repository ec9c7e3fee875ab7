"""The tensor pad: lines in, tensors out, and nothing else."""

import numpy as np
import pytest
import torch
from numpy.testing import assert_array_equal

from engine.errors import AtelierError
from engine.models.tensor_pad import Pad
from engine.models.tensor_pad_records import Answer, TensorRecord


def ran(*lines: str, pad: Pad | None = None) -> Answer:
    """The answer to the last of some lines."""
    pad = pad or Pad()
    return [pad.run(line) for line in lines][-1]


def shown(answer: Answer) -> TensorRecord:
    """The tensor that an answer shows."""
    return {record.name: record for record in answer.tensors}[str(answer.name)]


def refused(*lines: str) -> AtelierError:
    """What the last of some lines is refused with; those before are done."""
    pad = Pad()
    for line in lines[:-1]:
        pad.run(line)
    with pytest.raises(AtelierError) as caught:
        pad.run(lines[-1])
    return caught.value


@pytest.mark.parametrize(
    "expression",
    [
        "torch.arange(6).reshape(2, 3)",
        "torch.tensor([[1., 2.], [3., 4.]]).T",
        "torch.arange(24).reshape(2, 3, 4)[0, 1:, ::2]",
        "torch.arange(24).reshape(2, 3, 4)[..., None]",
        "torch.arange(4).expand(3, 4)",
        "torch.arange(6.).reshape(2, 3) @ torch.ones(3, 2)",
        "torch.arange(3)[:, None] + torch.arange(4)",
        "-torch.ones(2) ** 2 / 3 > 0",
        "torch.arange(6)[torch.tensor([0, 0, 5])]",
        "torch.arange(6)[torch.arange(6) > 2]",
        "torch.cat([torch.zeros(2, 3), torch.ones(1, 3)])",
        "torch.arange(6).reshape(2, 3).T.contiguous()",
        "torch.ones(2, 2).to(torch.float16)",
        "torch.arange(12).reshape(3, 4).permute(1, 0)[1:]",
        "torch.arange(3).repeat(2, 2)",
        "torch.full((2, 2), 7).masked_fill(torch.eye(2).bool(), 0)",
        "torch.linspace(0, 1, 5).softmax(dim=0)",
    ],
)
def test_a_line_does_what_torch_does(expression: str) -> None:
    record = shown(ran("x = " + expression))
    expected = eval(expression, {"torch": torch})  # these very lines
    assert_array_equal(record.values, expected.numpy())
    assert record.shape == tuple(expected.shape)
    assert record.strides == expected.stride()
    assert record.offset == expected.storage_offset()
    assert record.dtype == str(expected.dtype)
    assert record.contiguous == expected.is_contiguous()
    assert record.bytes == expected.numel() * expected.element_size()
    assert record.is_whole


def test_views_share_memory_and_copies_do_not() -> None:
    answer = ran(
        "x = tensor([[1., 2.], [3., 4.]])",
        "v = x[0]",
        "t = x.T",
        "c = x.T.contiguous()",
        "v[0] = 9",
    )
    records = {record.name: record for record in answer.tensors}
    assert records["x"].shares_with == ("v", "t")
    assert records["v"].shares_with == ("x", "t")
    assert records["c"].shares_with == ()
    assert records["t"].values[0, 0] == 9
    assert records["c"].values[0, 0] == 1


def test_numpy_and_back_shares_memory_where_torch_does() -> None:
    pad = Pad()
    ran("n = np.zeros(4)", "x = torch.from_numpy(n)", "y = torch.tensor(n)", pad=pad)
    ran("m = x.reshape(2, 2).numpy()", "h = n[2:]", pad=pad)
    records = {r.name: r for r in ran("n[0] = 7", pad=pad).tensors}
    assert set(records["n"].shares_with) == {"x", "m", "h"}
    assert set(records["m"].shares_with) == {"n", "x", "h"}
    assert records["y"].shares_with == ()
    assert records["x"].values[0] == 7
    assert records["m"].values[0, 0] == 7
    assert records["y"].values[0] == 0
    assert (records["n"].kind, records["x"].kind) == ("array", "tensor")
    assert records["n"].strides == (8,)
    assert records["x"].strides == (1,)


@pytest.mark.parametrize(
    "view", ["x", "x.T", "x[1]", "x[:, 1:]", "x[::2, ::2]", "x.reshape(12)", "x[1, 1]"]
)
@pytest.mark.parametrize("made", ["torch.arange(12).reshape(3, 4)", "np.arange(12).reshape(3, 4)"])
def test_each_element_is_read_from_the_cell_that_is_told(made: str, view: str) -> None:
    record = shown(
        ran(f"x = {made} * 10", f"v = {view}" if "1, 1" not in view else "v = x[1:, 1:]")
    )
    assert record.cells is not None
    assert record.reads is not None
    assert_array_equal(record.cells[record.reads], record.values)


def test_an_array_that_runs_backwards_is_read_backwards() -> None:
    record = shown(ran("n = np.arange(5)", "b = n[::-1]"))
    assert record.offset == 4
    assert record.strides == (-8,)
    assert record.cells is not None
    assert record.reads is not None
    assert_array_equal(record.cells[record.reads], [4, 3, 2, 1, 0])


def test_stretched_axes_are_told() -> None:
    answer = ran("x = torch.ones(3, 1)", "y = torch.ones(4)", "x + y * 2")
    (broadcast,) = answer.broadcasts
    assert (broadcast.left, broadcast.right, broadcast.result) == ((3, 1), (4,), (3, 4))
    assert broadcast.operator == "+"


def test_results_without_a_name_and_results_that_are_no_tensors() -> None:
    pad = Pad()
    assert ran("x = torch.ones(2, 3)", "x.shape", pad=pad).text == "torch.Size([2, 3])"
    assert ran("x.stride()", pad=pad).text == "(3, 1)"
    assert ran("x.sum().item()", pad=pad).text == "6.0"
    assert ran("2 + 3 * 4", pad=pad).text == "14"
    assert ran("x + 1", pad=pad).name == "_"
    assert ran("_ * 2", pad=pad).name == "_"
    assert ran("x.add_(1)", pad=pad).name == "x"
    assert ran("x[0, 0].item()", pad=pad).text == "2.0"
    assert ran("k = 2", pad=pad).text == "2"
    assert shown(ran("y = x.reshape(3, k)", pad=pad)).shape == (3, 2)


def test_elements_and_whole_tensors_change_in_place() -> None:
    pad = Pad()
    ran("x = torch.zeros(2, 2)", "v = x[0]", "x += 1", "x[1, :] = tensor([5., 6.])", pad=pad)
    records = {r.name: r for r in ran("x[0, 0] *= 3", pad=pad).tensors}
    assert_array_equal(records["x"].values, [[3, 1], [5, 6]])
    assert_array_equal(records["v"].values, [3, 1])


def test_autograd_works() -> None:
    pad = Pad()
    ran("x = torch.tensor([1., 2.], requires_grad=True)", "y = (x ** 2).sum()", pad=pad)
    assert shown(ran("y", pad=pad)).requires_grad
    assert ran("y.grad_fn", pad=pad).text == "<SumBackward0>"
    ran("y.backward()", pad=pad)
    assert_array_equal(shown(ran("x.grad", pad=pad)).values, [2, 4])


def test_random_draws_are_the_pads_own() -> None:
    before = torch.get_rng_state()
    first = shown(ran("torch.rand(2, 3)")).values
    again = shown(ran("x = torch.randn(5)", "torch.manual_seed(0)", "torch.rand(2, 3)")).values
    shown(ran("torch.randint(0, 10, (3,))")), shown(ran("torch.randperm(5)"))
    assert_array_equal(first, again)
    assert torch.equal(before, torch.get_rng_state())


def test_the_picture_is_a_copy() -> None:
    picture = np.arange(12, dtype=np.uint8).reshape(3, 4)
    pad = Pad()
    pad.set_picture(picture)
    record = shown(ran("picture[0, 0] = 99", pad=pad))
    assert (record.dtype, record.shape, record.values[0, 0]) == ("torch.uint8", (3, 4), 99)
    assert picture[0, 0] == 0
    pad.set_picture(None)
    with pytest.raises(AtelierError) as caught:
        pad.run("picture")
    assert caught.value.code == "pad_no_picture"


def test_names_go() -> None:
    pad = Pad()
    ran("x = torch.ones(2)", "y = x[0:1]", "z = x + 1", pad=pad)
    assert [r.name for r in pad.run("del x").tensors] == ["y", "z"]
    assert [r.name for r in pad.remove("y").tensors] == ["z"]
    assert pad.clear().tensors == ()
    assert refused("x = torch.ones(2)", "del x", "x").code == "pad_unknown"


def test_an_error_says_where_and_in_torchs_words() -> None:
    error = refused("x = torch.ones(2, 3)", "y = x + torch.ones(4) * 2")
    assert error.code == "pad_failed"
    assert error.params["column"] == 5
    assert str(error).startswith("At character 5: The size of tensor a (3) must match")
    error = refused("x = torch.ones(2, 3)", "x.reshape(7).sum()")
    assert str(error) == "At character 1: shape '[7]' is invalid for input of size 6."
    error = refused("torch.zeros('a')")
    assert "\n" not in str(error)
    assert "expected one of" not in str(error)


def test_a_large_tensor_shows_its_corner() -> None:
    record = shown(ran("x = torch.arange(1000000).reshape(1000, 1000)"))
    assert not record.is_whole
    assert record.values[1, 1] == 1001
    assert record.cells is None
    assert record.reads is None


def test_scalars_empty_tensors_and_bfloat16() -> None:
    assert shown(ran("tensor(3.)")).values == 3
    assert shown(ran("np.array(3.)")).shape == ()
    assert shown(ran("torch.zeros(0, 3)")).shape == (0, 3)
    assert shown(ran("torch.ones(2).bfloat16()")).dtype == "torch.bfloat16"

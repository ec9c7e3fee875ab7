"""The Model tab's page of weights."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from safetensors.torch import save_file

from engine.data_spec import DataSpec, Inputs
from engine.models import weights, zoo
from engine.models.weights import Weights
from engine.run_spec import ModelSpec
from engine.transform_steps import TransformStep
from gui.background import Background
from gui.model.subject import subject_of
from gui.model.weights_view import WeightsView
from gui.session import LoadedDataset, OwnWeights, Session
from tests.gui.weights_page import LINEAR, session_with, shown_page

_SECONDS = 30_000


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    return session_with(tiny_dataset)


@pytest.fixture
def view(qtbot: QtBot, session: Session, background: Background) -> WeightsView:
    return shown_page(qtbot, session, background)


def linear(session: Session, seed: int, inputs: Inputs | None = None) -> Weights:
    """Weights of a linear model for what is open, or for other inputs."""
    inputs = inputs or session.inputs
    assert inputs is not None
    module = zoo.build(LINEAR, inputs.shape, len(inputs.classes), seed)
    return Weights(LINEAR, inputs, module.state_dict())


def said(qtbot: QtBot, view: WeightsView) -> str:
    """The banner's text, once there is one."""
    qtbot.waitUntil(view.banner.isVisible, timeout=_SECONDS)
    return view.banner.text()


def own(session: Session) -> OwnWeights:
    """The session's own weights."""
    assert session.own_weights is not None
    return session.own_weights


def test_opened_weights_are_the_sessions_own(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    record = linear(session, 3)
    session.set_model(ModelSpec("cnn"))
    weights.write(tmp_path / "mine.safetensors", record)
    view.open_file(str(tmp_path / "mine.safetensors"))
    assert said(qtbot, view) == "mine.safetensors is open."
    assert session.model == LINEAR
    for name, tensor in record.state_dict.items():
        assert torch.equal(own(session).state_dict[name], tensor)
    subject = subject_of(session)
    assert subject is not None
    assert subject.own is own(session)
    qtbot.waitUntil(lambda: "mine.safetensors" in view.card.origin(), timeout=_SECONDS)


def test_foreign_weights_that_fit_are_taken(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    record = linear(session, 4)
    save_file(dict(record.state_dict), tmp_path / "foreign.safetensors")
    view.open_file(str(tmp_path / "foreign.safetensors"))
    assert said(qtbot, view) == "foreign.safetensors is open."
    weight = own(session).state_dict["linear.weight"]
    assert torch.equal(weight, record.state_dict["linear.weight"])


@pytest.mark.parametrize("inside", [None, "state_dict", "model"])
def test_what_torch_has_saved_is_taken_if_it_fits(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path, inside: str | None
) -> None:
    state = dict(linear(session, 4).state_dict)
    torch.save({inside: state, "epoch": 3} if inside else state, tmp_path / "theirs.pth")
    view.open_file(str(tmp_path / "theirs.pth"))
    assert said(qtbot, view) == "theirs.pth is open."
    assert torch.equal(own(session).state_dict["linear.weight"], state["linear.weight"])


def test_code_in_what_torch_has_saved_is_refused(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    torch.save(torch.nn.Linear(2, 2), tmp_path / "whole.pt")
    view.open_file(str(tmp_path / "whole.pt"))
    assert "whole.pt" in said(qtbot, view)
    assert session.own_weights is None


def test_weights_that_others_took_the_place_of_come_back(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    weights.write(tmp_path / "mine.safetensors", linear(session, 3))
    view.open_file(str(tmp_path / "mine.safetensors"))
    assert said(qtbot, view) == "mine.safetensors is open."
    opened = own(session)
    qtbot.mouseClick(view.card.reset_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Fresh weights" in view.banner.text(), timeout=_SECONDS)
    assert own(session) is not opened
    (undo,) = (b for b in view.banner.findChildren(QPushButton) if b.text() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert own(session) is opened
    assert not view.banner.isVisible()


def damaged(path: Path) -> None:
    path.write_bytes(b"\x10\0\0\0\0\0\0\0not a header at all")


def unfit(path: Path) -> None:
    save_file({"other.weight": torch.zeros(3)}, path)


def misshapen(path: Path) -> None:
    save_file({"linear.weight": torch.zeros(10, 5), "linear.bias": torch.zeros(10)}, path)


def not_finite(path: Path) -> None:
    state = {"linear.weight": torch.full((10, 784), torch.nan), "linear.bias": torch.zeros(10)}
    save_file(state, path)


class _Code:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (print, ("run",))


def with_code(path: Path) -> None:
    path.write_bytes(pickle.dumps(_Code()))


@pytest.mark.parametrize(
    ("name", "made", "expected"),
    [
        ("a.safetensors", damaged, "not a checkpoint that Atelier can read: it is damaged"),
        ("b.safetensors", unfit, "do not fit the model linear"),
        ("c.safetensors", misshapen, "has shape [10, 5], not [10, 784]"),
        ("d.safetensors", not_finite, "are not finite (NaN or infinity), in linear.weight"),
        ("e.ckpt", with_code, "it holds Python code or objects"),
        ("f.ckpt", damaged, "not a checkpoint that Atelier can read"),
        ("g.txt", damaged, "it is no .safetensors, .ckpt, .pt or .pth file"),
        ("h.safetensors", None, "There is no checkpoint at"),
        ("i.safetensors", Path.mkdir, "There is no checkpoint at"),
    ],
)
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    qtbot: QtBot,
    view: WeightsView,
    session: Session,
    tmp_path: Path,
    name: str,
    made: Callable[[Path], object] | None,
    expected: str,
) -> None:
    if made is not None:
        made(tmp_path / name)
    view.open_file(str(tmp_path / name))
    text = said(qtbot, view)
    assert expected in text
    assert "\n" not in text
    assert session.own_weights is None
    assert session.model == LINEAR


def test_our_own_weights_that_are_not_finite_are_named(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    record = linear(session, 0)
    record.state_dict["linear.bias"].detach()[2] = torch.inf
    weights.write(tmp_path / "w.safetensors", record)
    view.open_file(str(tmp_path / "w.safetensors"))
    assert "in linear.bias" in said(qtbot, view)


def test_weights_for_other_transforms_are_offered(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    weights.write(tmp_path / "w.safetensors", linear(session, 1))
    normalize = TransformStep.from_dict({"name": "Normalize"})
    session.set_data(DataSpec(transforms=(normalize,)))
    view.open_file(str(tmp_path / "w.safetensors"))
    assert "with other transforms or classes" in said(qtbot, view)
    assert session.own_weights is None
    view.banner.action_clicked.emit()
    assert own(session).inputs == session.inputs
    assert not view.banner.isVisible()


def test_weights_for_other_pictures_wait_for_their_dataset(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    other = Inputs("cifar10", (3, 32, 32), tuple("abcdefghij"))
    weights.write(tmp_path / "w.safetensors", linear(session, 1, other))
    view.open_file(str(tmp_path / "w.safetensors"))
    text = said(qtbot, view)
    assert "[3, 32, 32]" in text
    assert "[1, 28, 28]" in text
    view.banner.action_clicked.emit()
    assert own(session).inputs == other
    assert "as soon as CIFAR-10 is opened" in view.banner.text()


def test_saved_weights_are_read_again(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    view.reset(7)
    qtbot.waitUntil(lambda: session.own_weights is not None, timeout=_SECONDS)
    view.save_file(str(tmp_path / "saved"))
    assert said(qtbot, view).startswith("Saved as ")
    read = weights.read(tmp_path / "saved.safetensors")
    assert (read.model, read.inputs) == (LINEAR, session.inputs)
    expected = linear(session, 7)
    for name, tensor in expected.state_dict.items():
        assert torch.equal(read.state_dict[name], tensor)


def test_a_folder_that_cannot_be_written(qtbot: QtBot, view: WeightsView, tmp_path: Path) -> None:
    view.save_file(str(tmp_path / "nowhere" / "w.safetensors"))
    assert "cannot be written" in said(qtbot, view)


def test_a_reset_is_the_seeds(qtbot: QtBot, view: WeightsView, session: Session) -> None:
    before = torch.get_rng_state()
    view.card.seed.setValue(11)
    qtbot.mouseClick(view.card.reset_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.own_weights is not None, timeout=_SECONDS)
    expected = linear(session, 11)
    assert torch.equal(
        own(session).state_dict["linear.weight"], expected.state_dict["linear.weight"]
    )
    assert torch.equal(before, torch.get_rng_state())
    qtbot.waitUntil(lambda: view.card.origin() == "Values: fresh, from seed 11", timeout=_SECONDS)


def test_a_dropped_file_is_opened(
    qtbot: QtBot, view: WeightsView, session: Session, tmp_path: Path
) -> None:
    weights.write(tmp_path / "w.safetensors", linear(session, 9))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "w.safetensors"))])
    left = Qt.MouseButton.LeftButton
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier
    )
    view.dropEvent(drop)
    assert said(qtbot, view) == "w.safetensors is open."


def test_without_a_dataset_there_is_nothing_to_save(qtbot: QtBot, background: Background) -> None:
    view = WeightsView(Session(), background)
    qtbot.addWidget(view)
    assert not view.card.save_button.isEnabled()
    assert not view.card.reset_button.isEnabled()
    assert not view.compare.button.isEnabled()

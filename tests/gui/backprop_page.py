"""The backprop page on tiny data, and hands to use it with."""

import torch
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.models import zoo
from engine.run_spec import ModelSpec
from gui.background import Background, Job
from gui.model.backprop_view import BackpropView
from gui.session import LoadedDataset, Session


def session_with(dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(dataset)
    return made


def shown_page(qtbot: QtBot, session: Session, background: Background) -> BackpropView:
    """The page, on the screen; the test closes it."""
    made = BackpropView(session, background)
    made.resize(1024, 560)
    with qtbot.waitExposed(made):
        made.show()
    return made


def settle(qtbot: QtBot, background: Background) -> None:
    """Wait until all that was asked for has been answered."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not background.findChildren(Job), timeout=60_000)


def end(qtbot: QtBot, view: BackpropView, background: Background) -> None:
    settle(qtbot, background)
    view.close()
    view.deleteLater()


def numbers(view: BackpropView) -> dict[str, str]:
    return {name.text(): text.text() for name, text in view.weight.rows if name.text()}


def reference(
    spec: ModelSpec, data: LoadedDataset, count: int = 3
) -> tuple[float, torch.nn.Module]:
    """The loss by hand, on the first images of the training split, with its gradients."""
    model = zoo.build(spec, (1, 28, 28), 10, seed=0).train()
    images, labels = data.train.__getitems__(range(count))
    loss = torch.nn.CrossEntropyLoss()(model(images), labels)
    loss.backward()
    return float(loss.detach()), model

"""The Model tab's page of weights, on the screen."""

from pytestqt.qtbot import QtBot

from engine.run_spec import ModelSpec
from gui.background import Background
from gui.model.weights_view import WeightsView
from gui.session import LoadedDataset, Session

LINEAR = ModelSpec("linear")


def session_with(dataset: LoadedDataset) -> Session:
    """A dataset is open, the model is a linear one."""
    made = Session()
    made.set_dataset(dataset)
    made.set_model(LINEAR)
    return made


def shown_page(qtbot: QtBot, session: Session, background: Background) -> WeightsView:
    """The page on the screen."""
    made = WeightsView(session, background)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    with qtbot.waitExposed(made):
        made.show()
    return made

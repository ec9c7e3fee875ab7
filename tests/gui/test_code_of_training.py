"""The Training tab's pages as code: it follows the page, and prints what the page says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import home, trusted_code
from engine.data import catalog, loaders
from engine.data_spec import DataSpec, Inputs
from engine.models import zoo
from engine.network_spec import CodeSpec
from engine.run_spec import ModelSpec, RunSpec
from engine.train_spec import TrainSpec
from engine.transform_steps import TransformStep
from gui.background import Background
from gui.code import training_code
from gui.code.page_code import PageCode, Shown
from gui.code.training_code import CurvesCode, ResultsCode, RunsCode
from gui.main_window import MainWindow
from gui.session import LoadedDataset, OwnWeights, Session
from gui.training.controller import TrainingController
from gui.training.results_view import ResultsView
from gui.training.run_panel import RunPanel
from tests.engine.custom_files import GOOD
from tests.engine.runs import run as train
from tests.gui import run_pages
from tests.run_folders import write_run
from tests.snippet_hands import is_korean, printed, words_in

FORM = TrainSpec(epochs=1, batch_size=100, threads=1, device="cpu", optimizer="adam", seed=5)
NORMALIZE = (TransformStep.make("Normalize", mean=0.3),)
OWN = CodeSpec(GOOD, "NeuralNetwork", (("hidden", 8),))
MS = 20_000


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(tiny_dataset)
    return made


def shown_by(code: PageCode) -> Shown:
    shown = code.shown()
    assert shown is not None, code.reason()
    return shown


def run(shown: Shown, folder: Path) -> list[str]:
    """What the code prints in a folder with its files."""
    folder.mkdir()
    assert shown.write_files is not None
    shown.write_files(folder)
    assert {path.name for path in folder.iterdir()} == {file.name for file in shown.snippet.files}
    return printed(shown.snippet.code, folder)


# The form


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> RunPanel:
    made = RunPanel(session, TrainingController(session))
    qtbot.addWidget(made)
    made.form.set_value(FORM)
    return made


def test_the_code_follows_the_form_the_model_and_the_data(
    qtbot: QtBot, session: Session, panel: RunPanel
) -> None:
    code = CurvesCode(session, panel, TrainingController(session))
    actions: tuple[tuple[Callable[[], None], str], ...] = (
        (lambda: panel.form.set_value(replace(FORM, optimizer="rmsprop")), "torch.optim.RMSprop"),
        (lambda: panel.form.set_lr(0.25), "lr=0.25"),
        (lambda: session.set_model(ModelSpec("cnn")), "nn.Conv2d"),
        (lambda: session.set_data(replace(session.data, transforms=NORMALIZE)), "v2.Normalize"),
    )
    for act, expected in actions:
        assert expected not in shown_by(code).snippet.code
        with qtbot.waitSignal(code.changed, timeout=60_000):
            act()
        assert expected in shown_by(code).snippet.code
    assert shown_by(code).says == ()  # nothing was trained yet


def test_what_cannot_be_trained_has_no_code(
    qtbot: QtBot, session: Session, panel: RunPanel
) -> None:
    code = CurvesCode(session, panel, TrainingController(session))
    session.set_data(replace(session.data, transforms=NORMALIZE))
    panel.form.set_value(replace(FORM, augment="flip"))
    assert code.shown() is None
    assert "cannot be trained" in code.reason()
    empty = CurvesCode(Session(), panel, TrainingController(session))
    assert empty.shown() is None
    assert "No dataset" in empty.reason()


def test_the_first_losses_are_those_of_the_run_beside_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    tab, session = window.training_tab, window.session
    code = CurvesCode(session, tab.panel, window.controller)
    window.tabs.setCurrentWidget(tab)
    session.set_model(ModelSpec("lenet"))
    session.set_data(replace(session.data, transforms=(TransformStep.make("RandomRotation"),)))
    tab.panel.form.set_value(FORM)
    with qtbot.waitSignals([window.controller.finished, code.changed], timeout=60_000):
        tab.panel.start_button.click()
    shown = shown_by(code)
    losses = [value for _, value in shown.says]
    assert len(losses) == 3
    expected = [f"step {step}: loss {loss}" for step, loss in enumerate(losses, 1)]
    assert run(shown, tmp_path / "run") == expected
    tab.panel.form.set_value(replace(FORM, seed=6))
    assert shown_by(code).says == ()  # the run beside it is another one


class Form(QObject):
    """The signals of a form, and of the panel around it what it says."""

    value_changed = Signal(object)
    validity_changed = Signal(bool)

    def __init__(self, spec: RunSpec) -> None:
        super().__init__()
        self.form, self.spec = self, spec


@pytest.mark.parametrize("model", [ModelSpec("mlp"), ModelSpec("custom", code=OWN)])
def test_a_class_of_ones_own_is_named_so_that_it_is_asked_about(
    session: Session, tmp_path: Path, model: ModelSpec
) -> None:
    panel = Form(RunSpec(session.data, model, FORM))
    shown = shown_by(CurvesCode(session, cast(RunPanel, panel), TrainingController(session)))
    assert shown.own_class == model.code
    assert len(run(shown, tmp_path / "run")) == 3


# Results


@pytest.fixture
def results(qtbot: QtBot, session: Session, background: Background) -> ResultsView:
    made = ResultsView(session, TrainingController(session), background)
    qtbot.addWidget(made)
    made.resize(850, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def own_weights(model: ModelSpec, steps: tuple[TransformStep, ...] = ()) -> OwnWeights:
    entry = catalog.entry("garments")
    if model.code is not None:
        trusted_code.trust(model.code.fingerprint, model.code.class_name)
    network = zoo.build(model, entry.shape, len(entry.classes), seed=3)
    inputs = Inputs(entry.name, entry.shape, entry.classes, steps)
    return OwnWeights(model, inputs, 10, network.state_dict(), 1)


@pytest.mark.parametrize(
    ("model", "steps"),
    [
        (ModelSpec("mlp"), ()),
        (ModelSpec("cnn"), NORMALIZE),
        (ModelSpec("custom", code=OWN), ()),
    ],
)
def test_the_weights_are_measured_as_on_the_page(
    qtbot: QtBot,
    session: Session,
    results: ResultsView,
    tmp_path: Path,
    model: ModelSpec,
    steps: tuple[TransformStep, ...],
) -> None:
    code = ResultsCode(results)
    assert code.shown() is None
    assert "No results" in code.reason()
    for part, count in (("validation", 100), ("training", 400)):
        with qtbot.waitSignal(code.changed, timeout=MS):
            if part == "validation":
                session.set_own_weights(own_weights(model, steps))
            else:
                results.part_box.setCurrentIndex(results.part_box.findData(part))
        qtbot.waitUntil(lambda part=part: part in results.headline.text(), timeout=MS)  # type: ignore[misc]
        shown = shown_by(code)
        assert [file.name for file in shown.snippet.files] == ["garments.pt", "weights.pth"]
        assert shown.own_class == model.code
        right, loss = run(shown, tmp_path / part)
        assert f" of {count} named right: " in right
        share = right.rpartition(" ")[2].removesuffix("%")
        said, measured = (value for _, value in shown.says)
        assert said.startswith(f"{share} % of {count} ")
        assert measured.endswith(f"· {loss}")


def test_images_that_were_held_back_are_those_of_the_run(
    qtbot: QtBot, session: Session, background: Background, tmp_path: Path
) -> None:
    controller = TrainingController(session)
    controller.spec = RunSpec(
        DataSpec(merge=((0, 1), (5, 7))), ModelSpec("linear"), replace(FORM, validation=0.25)
    )
    view = ResultsView(session, controller, background)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    own = own_weights(ModelSpec("linear"))
    merged = replace(own.inputs, classes=tuple("abcdefgh"))
    network = zoo.build(ModelSpec("linear"), merged.picture, 8, seed=3)
    code = ResultsCode(view)
    with qtbot.waitSignal(code.changed, timeout=MS):
        session.set_own_weights(replace(own, inputs=merged, state_dict=network.state_dict()))
    qtbot.waitUntil(lambda: code.shown() is not None, timeout=MS)
    right, loss = run(shown_by(code), tmp_path / "run")
    assert right.split(" named")[0].endswith("of 100")
    assert view.headline.text().startswith(right.rpartition(" ")[2].replace("%", " %"))
    assert view.subline.text().endswith(loss)


# Runs


def test_the_chosen_runs_figures_are_read(
    qtbot: QtBot, qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    folder = write_run(home.runs_folder() / "one", (0.5, 0.875, 0.75))
    write_run(home.runs_folder() / "none", ())
    with (folder / "metrics.csv").open("a") as file:
        file.write("13,4,0.1")  # a run in progress may write while it is read
    view = run_pages.shown_view(qtbot, qapp, background)
    code = RunsCode(view)
    qtbot.waitUntil(lambda: len(run_pages.names(view)) == 2, timeout=MS)
    run_pages.choose(view, "one")
    shown = shown_by(code)
    assert run(shown, tmp_path / "run") == [
        "steps: 12",
        "last loss: 0.5",
        "best epoch: 2",
        "validation accuracy: 87.50%",
        "at the end: 75.00%",
    ]
    name, state, result = (value for _, value in shown.says)
    assert name == "one"
    assert "12 step" in state
    assert "87.50 %" in result
    assert "after epoch 2" in result
    assert "75.00 %" in result
    with qtbot.waitSignal(code.changed, timeout=60_000):
        run_pages.choose(view, "none")
    assert code.shown() is None
    assert "no figures" in code.reason()
    run_pages.choose(view, "one", "none")
    assert code.shown() is None
    assert "Choose one run" in code.reason()


def test_a_real_runs_files_are_read(
    qtbot: QtBot,
    qapp: QApplication,
    background: Background,
    tiny_dataset: LoadedDataset,
    tmp_path: Path,
) -> None:
    spec = RunSpec(DataSpec(), ModelSpec("linear"), replace(FORM, epochs=2))
    data = loaders.split_data(spec, tiny_dataset.train, tiny_dataset.test)
    train(spec, home.runs_folder() / "real", data)
    view = run_pages.shown_view(qtbot, qapp, background)
    code = RunsCode(view)
    qtbot.waitUntil(lambda: code.shown() is not None, timeout=MS)
    lines = run(shown_by(code), tmp_path / "run")
    assert lines[0] == "steps: 8"
    assert lines[3].removeprefix("validation accuracy: ").replace("%", " %") in (
        view.details.result.text()
    )


# All of them


def test_every_page_has_its_code_in_the_persons_language(qtbot: QtBot, window: MainWindow) -> None:
    tab, session = window.training_tab, window.session
    *codes, range_test = training_code.codes_of(tab, session, window.controller, "ko")
    titles = {code.title for code in (*codes, range_test)}
    assert len(titles) == len(codes) + 1
    assert len(codes) == tab.pages.count()
    assert range_test.shown() is None
    assert "no code" in range_test.reason()
    write_run(home.runs_folder() / "one")
    window.tabs.setCurrentWidget(tab)
    session.set_own_weights(own_weights(ModelSpec("mlp")))
    for place, code in enumerate(codes):
        tab.pages.setCurrentIndex(place)
        qtbot.waitUntil(lambda code=code: code.shown() is not None, timeout=MS)  # type: ignore[misc]
        words = list(words_in(shown_by(code).snippet.code))
        assert words
        assert all(is_korean(text) for text in words)

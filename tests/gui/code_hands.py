"""Pages as code: what they show, and what it prints."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from engine.models import zoo
from gui.code.page_code import PageCode, Shown
from gui.model.tensors_view import TensorsView
from gui.session import OwnWeights, Session
from tests.snippet_hands import printed

MS = 60_000


def shown_by(code: PageCode) -> Shown:
    shown = code.shown()
    assert shown is not None, code.reason()
    return shown


def run(shown: Shown, folder: Path) -> list[str]:
    """What the code prints in a folder with its files."""
    folder.mkdir()
    if shown.write_files is not None:
        shown.write_files(folder)
    assert {path.name for path in folder.iterdir()} == {file.name for file in shown.snippet.files}
    return printed(shown.snippet.code, folder)


def own_weights(session: Session, seed: int = 4) -> OwnWeights:
    """Weights of the session's network, as a training would bring them."""
    inputs = session.inputs
    assert inputs is not None
    built = zoo.build(session.model, inputs.shape, len(inputs.classes), seed)
    return OwnWeights(session.model, inputs, 1, built.state_dict(), 1)


def type_on(qtbot: QtBot, view: TensorsView, *lines: str) -> None:
    for line in lines:
        view.pad.line.setText(line)
        view.pad.line.submit()
        qtbot.waitUntil(
            lambda line=line: view.pad.said.text().partition("\n")[0] == line,  # type: ignore[misc]
            timeout=MS,
        )

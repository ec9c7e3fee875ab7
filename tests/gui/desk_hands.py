"""A bench full of things, and what there is to be seen on a bench."""

from typing import cast

from PySide6.QtCore import QObject

from engine.network_spec import LayerSpec
from engine.run_spec import TrainSpec
from gui.background import Background
from gui.library import Library
from gui.main_window import MainWindow
from gui.memory.desk_state import DeskState
from gui.memory.memory import Bench, Memory
from gui.predictor import Predictor
from gui.session import Session
from gui.settings import Settings
from gui.training.controller import TrainingController
from gui.widgets.drawing.strokes import Stroke
from gui.workbench import Workbench

FIRST = Stroke(((0.2, 0.2), (0.8, 0.2)), 0.05)
SECOND = Stroke(((0.2, 0.4), (0.8, 0.4)), 0.1)
TRAIN = TrainSpec(epochs=1000, batch_size=8, lr=0.02, threads=1, device="cpu")
SHORT = TrainSpec(epochs=1, batch_size=16, optimizer="adam", threads=1, device="cpu")
SOURCE = """from torch import nn

class Mine(nn.Module):
    def __init__(self, width: int = 8) -> None:
        super().__init__()
        self.layer = nn.Linear(784, width)
"""


def fill(bench: Bench) -> None:
    """Do something in each tab."""
    images, form = bench.data_tab.images, bench.training_tab.panel.form
    images.split_box.setCurrentIndex(1)
    images.class_filter.choose(frozenset({3, 4}))
    images.bar.sort_box.setCurrentIndex(images.bar.sort_box.findData("label"))
    images.bar.direction.click()
    images.zoom.setValue(50)
    images.grid.set_current(int(images.grid.indices()[2]))
    bench.data_tab.transforms.steps.add_wanted.emit("RandomRotation")
    bench.data_tab.pages.setCurrentWidget(bench.data_tab.loader)
    form.set_value(TRAIN)
    model = bench.model_tab
    model.builder.add("ReLU")
    model.builder.add("Dropout")
    model.pages.setCurrentWidget(model.tensors)
    model.tensors.pad.line.setText("x = torch.ze")
    model.tensors.dynamic.sides[1].fields[0].setValue(2.5)
    canvas = bench.draw_tab.canvas
    canvas.set_strokes((FIRST,))
    canvas.set_strokes((FIRST, SECOND))
    canvas.set_tool("line")
    canvas.set_width(0.11)
    canvas.set_mirror(True)
    bench.draw_tab.verdicts.temperature.setValue(7)
    bench.draw_tab.pages.setCurrentWidget(bench.draw_tab.teach)
    bench.tabs.setCurrentWidget(bench.draw_tab)


def layer_kinds(root: LayerSpec) -> list[str]:
    return [layer.kind for layer in root.children]


def captured(memory: Memory, bench: Bench) -> DeskState:
    """What is on a bench, through the text that is kept of it."""
    read = DeskState.from_text(memory.capture(bench).to_text())
    assert read is not None
    return read


class Start(QObject):
    """What a window owns, as it begins.

    Args:
        background: The threads to work in.
    """

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.background = background
        self.predictor = Predictor(self)
        self.data_root = None
        self.settings = Settings()
        self.session = Session(self)
        self.library = Library(self.session, self.background, None, self)
        self.controller = TrainingController(self.session, None, self)
        self.memory = Memory(self.session, self.library, self)
        self.bench = bench_in(cast(MainWindow, self))


def bench_in(window: MainWindow) -> Workbench:
    """A workbench around what a window owns, complete."""
    made = Workbench(window, "en", "auto")
    for _ in made.building():
        pass
    return made

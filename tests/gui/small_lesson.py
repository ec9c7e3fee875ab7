"""A lesson made by hand, in both languages, with what it names: for tests of the guide."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from engine.lessons.lesson import Call, Fact, Lesson, Option, Step, Text
from engine.lessons.vocabulary import Parameter
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place
from gui.main_window import MainWindow

_WORD = {"name": Parameter("word")}


def text(english: str, korean: str = "") -> Text:
    """Words in both languages; in Korean the same unless it is said otherwise."""
    return Text({"en": english, "ko": korean or english})


class Bench:
    """What the lesson can name: flags that tests set, controls that they give, what was asked."""

    def __init__(self) -> None:
        self.flags: dict[str, bool] = {}
        self.places: dict[str, QWidget | None] = {}
        self.done: list[str] = []
        self.value = ""
        self.asked = 0
        self.broken: set[str] = set()  # what raises when it is asked
        self.impossible: set[str] = set()  # what raises at its beginning

    def known(self) -> Known:
        """As the window knows it."""
        return Known(
            checks={"flag": Check(self._flag, _WORD)},
            actions={"act": Action(self._act, _WORD)},
            places={"at": Place(self._at, _WORD)},
            values={"bench.value": lambda _: self.value},
        )

    def _at(self, window: MainWindow, arguments: Arguments) -> QWidget | None:
        self._stumble(arguments["name"], self.broken)
        return self.places.get(arguments["name"])

    def _flag(self, window: MainWindow, arguments: Arguments) -> Holds:
        self._stumble(arguments["name"], self.impossible)
        return self._asking(arguments["name"])

    def _act(self, window: MainWindow, arguments: Arguments) -> Holds:
        self._stumble(arguments["name"], self.impossible)
        self.done.append(arguments["name"])
        return self._asking(arguments["name"])

    def _asking(self, name: str) -> Callable[[], bool]:
        def holds() -> bool:
            self.asked += 1
            self._stumble(name, self.broken)
            return self.flags.get(name, False)

        return holds

    def _stumble(self, name: str, over: set[str]) -> None:
        if name in over:
            raise ValueError(f"{name} stumbles")


def call(kind: str, name: str) -> Call:
    """One of the bench's names with its argument."""
    return Call(kind, {"name": name})


FLATTEN = Step(
    name="flatten",
    text=text("`Flatten` is the first module.", "`Flatten`이 첫 모듈입니다."),
    question=text(
        "What shape leaves `Flatten` when three images of {shape} go in?",
        "{shape} 이미지 세 장이 들어가면 `Flatten`에서 어떤 형상이 나올까요?",
    ),
    options=(
        Option(
            text("`[3, {pixels}]`"),
            text(
                "Every image keeps its place in the batch; its pixels stand in one row.",
                "이미지마다 배치에서의 자리를 지키고, 픽셀은 한 줄로 섭니다.",
            ),
            right=True,
        ),
        Option(
            text("`[2352]`, one long row", "`[2352]`, 긴 한 줄"),
            text(
                "It looks right because `torch.flatten()` alone does that. `nn.Flatten` begins at "
                "dimension one.",
                "`torch.flatten()`만 쓰면 그렇게 되므로 맞아 보입니다.",
            ),
            right=False,
            see=(call("act", "one"), call("act", "two")),
        ),
    ),
    task=text(
        "In the Model tab, choose the station **Flatten**.",
        "모델 탭에서 **Flatten** 역을 고르세요.",
    ),
    show=call("at", "page"),
    point=call("at", "control"),
    checks=(call("flag", "chosen"), call("flag", "seen")),
    reveal=text("It became `{bench.value}`.", "`{bench.value}`이 되었습니다."),
    code="images = torch.rand(3, 28, 28)\nprint(nn.Flatten()(images).shape)  # [3, 784]",
)
TRY = Step(
    name="try",
    text=text("Now you.", "이제 해 보세요."),
    task=text("Press the button.", "버튼을 누르세요."),
    point=call("at", "control"),
    checks=(call("flag", "tried"),),
    reveal=text("That was it.", "다 됐습니다."),
)
READ = Step(name="read", text=text("Only to be read.", "읽기만 합니다."), reveal=text("So it is."))

SHAPES = Lesson(
    name="01-shapes",
    title=text("What leaves a layer", "층에서 나오는 것"),
    text=text("Shapes tell most of what a layer does.", "형상은 층이 하는 일을 거의 다 말합니다."),
    minutes=5,
    steps=(FLATTEN, TRY, READ),
    facts={"pixels": Fact("784"), "shape": Fact("[28, 28]")},
)
STAGED = Lesson(
    name="02-staged",
    title=text("With a stage", "무대가 있는 것"),
    text=text("It needs something."),
    minutes=3,
    steps=(READ, TRY),
    stage=(call("act", "stage"),),
)

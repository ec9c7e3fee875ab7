"""The Draw tab of the real window, walked through in Korean: nothing in it is left in English."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QImage
from pytestqt.qtbot import QtBot

from engine import home
from engine.data import catalog
from engine.data.catalog import FASHION_CLASSES
from engine.data_spec import Inputs
from engine.models import weights, zoo
from engine.run_spec import ModelSpec
from engine.training.teaching import Taught
from gui.drawing import teacher
from gui.drawing.samples_panel import SamplesPanel
from gui.drawing.teacher import Lesson
from gui.main_window import MainWindow
from gui.predictor import Verdict
from gui.session import OwnWeights
from gui.widgets.drawing.lesson_card import LessonFacts
from tests.gui.canvas_hands import BOX, drag
from tests.gui.file_hands import answering
from tests.gui.spoken import NAMES, english, not_korean

MS = 60_000
BUTTONS = ("brush", "eraser", "fill", "line", "move", "mirror", "undo", "redo", "clear", "picture")

GARMENTS = Inputs("garments", (1, 28, 28), FASHION_CLASSES)


@pytest.fixture
def korean(speak: Callable[[str], str], request: pytest.FixtureRequest) -> MainWindow:
    """The real window in Korean, the Draw tab in front."""
    speak("ko")
    window: MainWindow = request.getfixturevalue("window")
    window.tabs.setCurrentWidget(window.draw_tab)
    return window


def draw(qtbot: QtBot, window: MainWindow) -> Verdict:
    """Draw a box; what is said of it."""
    predictor = window.predictor

    def is_named(verdict: Verdict) -> bool:
        return verdict.shipped is not None

    with qtbot.waitSignal(predictor.answered, timeout=MS, check_params_cb=is_named) as answered:
        drag(window.draw_tab.canvas, BOX)
    verdict: Verdict = answered.args[0]
    return verdict


def own_weights(epoch: int | None) -> OwnWeights:
    """A network of the person's own that has learned nothing."""
    model = ModelSpec("linear")
    state = zoo.build(model, (1, 28, 28), 10, 1).state_dict()
    return OwnWeights(model, GARMENTS, 7, state, epoch)


def wait_for_words(qtbot: QtBot, panel: SamplesPanel, words: str) -> None:
    qtbot.waitUntil(lambda: words in panel.message.text(), timeout=MS)


def test_an_empty_sheet_and_its_pages_speak_korean(korean: MainWindow) -> None:
    tab = korean.draw_tab
    titles = []
    for page in range(tab.pages.count()):
        tab.pages.setCurrentIndex(page)
        titles.append(tab.pages.tabText(page))
        assert not_korean(korean) == set()
    assert titles == ["판단", "이유", "가르치기"]
    assert "그림을 그리면" in tab.why.message.text()
    assert tab.teach.panel.keep_button.toolTip() == "먼저 그림을 그리세요."


def test_the_tools_speak_korean(korean: MainWindow) -> None:
    tools = korean.draw_tab.tools
    for name in BUTTONS:
        assert re.search("[가-힣]", tools.button(name).toolTip())
        assert re.search("[가-힣]", tools.button(name).accessibleName())
    menu = tools.button("picture").menu()
    assert menu is not None
    menu.aboutToShow.emit()
    entries = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert entries[0] == "그림 열기..."
    assert [entry for entry in entries if english(entry, set(NAMES))] == []
    sizes = [one.text() for one in korean.menus.view.findChildren(QAction)]
    assert "100%" in sizes
    named = [korean.draw_tab.canvas, *map(tools.button, BUTTONS), korean.draw_tab.pages.tabBar()]
    names = [widget.accessibleName() for widget in named]
    assert "" not in names
    assert len(set(names)) == len(names)
    assert not_korean(korean) == set()


def test_the_tools_ask_for_files_in_korean(
    korean: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = answering(monkeypatch)
    for choice in ("open", "load", "png", "save"):
        korean.draw_tab.tools.choose(choice)
    assert answers.asked[0] == "그림 열기"
    kinds = [re.sub(r"\*\.\w+", "", text) for text in answers.kinds]
    asked = [*answers.asked, *(name.partition(".")[0] for name in answers.names), *kinds]
    assert [text for text in asked if english(text, set(NAMES))] == []


def test_what_is_said_of_pictures_and_files_is_korean(
    qtbot: QtBot, korean: MainWindow, tmp_path: Path
) -> None:
    """But for their names, and the reasons that the engine and the system give."""
    tab = korean.draw_tab
    said: list[str] = []
    tab.files.notice.connect(said.append)
    tab.files.failed.connect(said.append)
    blank = QImage(40, 40, QImage.Format.Format_RGB888)
    blank.fill(0)
    tab.canvas.image_offered.emit(blank)
    qtbot.waitUntil(lambda: said[-1:] != [] and "배경을 구분하지 못해" in said[-1], timeout=MS)
    assert tab.banner.isVisible()
    assert not_korean(korean) == set()
    tab.canvas.image_offered.emit(b"no picture")
    qtbot.waitUntil(lambda: said[-1].startswith("붙여넣은 그림에서 그림을"), timeout=MS)
    tab.tools.strokes_saved.emit(str(tmp_path / "a.json"))
    qtbot.waitUntil(lambda: said[-1].startswith("저장했습니다"), timeout=MS)
    (tmp_path / "a.json").write_text("{")
    tab.tools.strokes_opened.emit(str(tmp_path / "a.json"))
    qtbot.waitUntil(lambda: "획 파일로 열 수 없습니다" in said[-1], timeout=MS)


def test_the_verdicts_speak_korean(qtbot: QtBot, korean: MainWindow) -> None:
    tab = korean.draw_tab
    verdict = draw(qtbot, korean)
    assert verdict.shipped is not None
    for doubt, said in ((0.1, r"[\w/ -]+, \d+%"), (0.9, "옷이나 소품인지 잘 모르겠습니다")):
        shipped = replace(verdict.shipped, doubt=doubt)
        korean.predictor.answered.emit(replace(verdict, shipped=shipped))
        assert re.fullmatch(said, tab.verdict_label.text())
        assert not_korean(korean) == set()
    assert verdict.shipped.name in tab.hint_label.text()
    tab.verdicts.logits_box.click()
    tab.verdicts.temperature.setValue(5)
    assert not_korean(korean) == set()
    for epoch, said in ((None, "7스텝까지"), (2, "2에폭까지")):
        korean.session.set_own_weights(own_weights(epoch))
        assert said in tab.verdicts.own_label.text()
        qtbot.waitUntil(lambda: tab.verdicts.own_bars.probabilities() is not None, timeout=MS)
        assert not_korean(korean) == set()


def test_why_speaks_korean(qtbot: QtBot, korean: MainWindow) -> None:
    tab = korean.draw_tab
    why = tab.why
    draw(qtbot, korean)
    tab.pages.setCurrentWidget(why)
    assert "살펴보는 중" in why.nearest.status.text()
    assert why.own_button.toolTip() == "먼저 학습 탭에서 모델을 학습시키세요."
    assert not_korean(korean) == set()
    qtbot.waitUntil(lambda: len(why.nearest.strip.captions()) == 8, timeout=MS)
    assert why.pages.currentWidget() is why.panels
    assert why.titles[0].text().endswith(")인 이유")
    assert why.titles[1].text().startswith("경쟁 클래스: ")
    assert not_korean(korean) == set()
    korean.session.set_own_weights(own_weights(2))
    tab.verdicts.own_bars.class_clicked.emit(8)
    assert why.own_button.isChecked()
    qtbot.waitUntil(lambda: why.titles[0].text().startswith("Bag("), timeout=MS)
    qtbot.waitUntil(lambda: why.nearest.index() is not None, timeout=MS)
    assert not_korean(korean) == set()
    tiny = (1, 8, 8)
    state = zoo.build(ModelSpec("linear"), tiny, 10, 1).state_dict()
    small = replace(own_weights(3), inputs=replace(GARMENTS, picture=tiny), state_dict=state)
    korean.session.set_own_weights(small)
    assert "맞지 않습니다" in why.nearest.status.text()
    assert not_korean(korean) == set()


def test_the_samples_speak_korean(qtbot: QtBot, korean: MainWindow) -> None:
    tab = korean.draw_tab
    panel = tab.teach.panel
    tab.pages.setCurrentWidget(tab.teach)
    draw(qtbot, korean)
    for name, said in (("Coat", "보관했습니다"), ("Coat", "이미 보관"), ("Bag", "바꿨습니다")):
        panel.class_box.setCurrentText(name)
        panel.keep_button.click()
        wait_for_words(qtbot, panel, said)
        assert not_korean(korean) == set()
    (home.drawings_folder() / "broken.png").write_bytes(b"no picture")
    panel.undo_button.click()
    wait_for_words(qtbot, panel, "파일 1개를 읽지 못했습니다")
    assert not_korean(korean) == set()


def test_learning_from_drawings_speaks_korean(
    qtbot: QtBot, korean: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = korean.draw_tab
    teach = tab.teach
    shipped = weights.read(home.default_weights())
    lesson = Lesson(
        Taught(shipped, (False,), (True,), 100, 0.9, 0.9, 1.0), catalog.spoken_title("garments")
    )
    monkeypatch.setattr(teacher, "learn", lambda samples, dataset, job: lesson)
    tab.pages.setCurrentWidget(teach)
    draw(qtbot, korean)
    teach.panel.keep_button.click()
    qtbot.waitUntil(teach.learn_button.isEnabled, timeout=MS)
    assert "그림 1장으로" in teach.reason.text()
    teach.learn_button.click()
    assert not_korean(korean) == set()
    qtbot.waitUntil(teach.card.isVisible, timeout=MS)
    assert "맞힌 테스트 이미지(옷과 소품 100장)" in teach.card.accessibleDescription()
    assert not_korean(korean) == set()
    teach.card.use_button.click()
    qtbot.waitUntil(lambda: "내 그림" in tab.verdicts.shipped_label.text(), timeout=MS)
    assert teach.back_button.isVisible()
    assert not_korean(korean) == set()
    for right, after, said in ((0, 0.9, "나빠졌"), (1, 0.8, "0.5%p"), (1, 0.9, "적용하지 않았")):
        teach.card.show_facts(LessonFacts(2, 1, right, "옷과 소품", 100, 0.9, after, 3.0))
        assert said in teach.card.verdict.text()
        assert not_korean(korean) == set()

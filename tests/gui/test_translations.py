"""Korean is whole, fits its sources, and is what the window really says."""

import html
import importlib.util
import re
import shutil
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.errors import MESSAGES, AtelierError
from engine.models.module_records import ModuleRecord
from engine.run_spec import DEVICES, MODELS, TrainSpec
from gui import errors, i18n
from gui.main_window import MainWindow
from gui.training_controller import RunState

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"


class Script(Protocol):
    """What this file uses of packaging/translations.py."""

    def collect(self, folder: Path) -> None: ...
    def compile_all(self, folder: Path) -> None: ...


def script() -> Script:
    """Loaded by its path: as a package, `packaging` would hide the one from PyPI."""
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("atelier_packaging_translations", path)
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast(Script, module)


@dataclass(frozen=True)
class Text:
    """One message of a `.ts` file; several forms if it counts something."""

    context: str
    source: str
    comment: str
    forms: tuple[str, ...]
    counts: bool
    finished: bool


def texts(language: str, folder: Path = FOLDER) -> list[Text]:
    root = ElementTree.parse(folder / f"atelier_{language}.ts").getroot()
    found = []
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            counts = message.get("numerus") == "yes"
            parts = translation.findall("numerusform") if counts else [translation]
            found.append(
                Text(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                    tuple(part.text or "" for part in parts),
                    counts,
                    translation.get("type") is None and all(part.text for part in parts),
                )
            )
    return found


def placeholders(text: str) -> set[str]:
    fields = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return fields | set(re.findall(r"%L?n", text))


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], str]]:
    """Installs a language, until the test has ended."""
    yield i18n.install
    i18n.uninstall()


# The files


def test_this_file_reads_the_translations() -> None:
    """The tests below would pass on empty files."""
    assert len(texts("ko")) > 200
    assert {text.context for text in texts("ko")} >= {"MainWindow", "TrainForm", errors.CONTEXT}
    assert any(text.counts for text in texts("ko"))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_is_left_to_translate(language: str) -> None:
    assert [text for text in texts(language) if not text.finished] == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_files_hold_what_the_code_says(language: str, tmp_path: Path) -> None:
    """If this fails: `python packaging/translations.py`, translate, and once more."""
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    script().collect(tmp_path)
    assert set(texts(language, tmp_path)) == set(texts(language))


def test_every_error_has_its_sentence() -> None:
    known = {text.source for text in texts("ko") if text.context == errors.CONTEXT}
    assert known == {message.text for message in MESSAGES.values()}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_placeholders_stay(language: str) -> None:
    wrong = [
        (text.source, form)
        for text in texts(language)
        for form in text.forms
        if placeholders(form) != placeholders(text.source)
    ]
    assert wrong == []


def test_mnemonics_are_those_of_the_english_window() -> None:
    """In brackets at the end, as Korean has them."""
    for text in texts("ko"):
        letter = re.search(r"&(\w)", text.source)
        if letter is not None:
            assert text.forms[0].endswith(f"(&{letter[1].upper()})"), text
        else:
            assert "&" not in text.forms[0], text


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_compiled_file_is_that_of_the_texts(language: str, qapp: QApplication) -> None:
    compiled = QTranslator()
    assert compiled.load(f"atelier_{language}", str(FOLDER))
    for text in texts(language):
        for form, count in zip(text.forms, (1, 2), strict=False):
            number = count if text.counts else -1
            said = compiled.translate(text.context, text.source, text.comment, number)
            assert said == form


# In the application


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        (["ko-KR", "ko"], "ko"),
        (["ko_KR"], "ko"),
        (["ko-Kore-KR", "en-US"], "ko"),
        (["en-US", "ko-KR"], "en"),
        (["fr-FR", "fr", "ko"], "ko"),
        (["fr-FR", "de"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_a_system_prefers(tags: list[str], language: str) -> None:
    assert i18n.preferred(tags) == language


def test_a_language_comes_and_goes(speak: Callable[[str], str]) -> None:
    before = QLocale()
    say = QCoreApplication.translate
    assert say("TrainingTab", "Start") == "Start"
    assert speak("ko") == "ko"
    assert say("TrainingTab", "Start") == "시작"
    assert say("QPlatformTheme", "Cancel") == "취소", "Qt's own texts too"
    assert QLocale().language() == QLocale.Language.Korean
    assert speak("en") == "en"
    assert say("TrainingTab", "Start") == "Start"
    assert QLocale().language() == QLocale.Language.English
    speak("ko")
    i18n.uninstall()
    assert say("TrainingTab", "Start") == "Start"
    assert QLocale() == before


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("en", "1 image", "12,000 images"), ("ko", "이미지 1장", "이미지 12,000장")],
)
def test_plurals(language: str, one: str, many: str, speak: Callable[[str], str]) -> None:
    speak(language)
    counted = [
        QCoreApplication.translate("DataTab", "%Ln image(s)", "", count) for count in (1, 2, 12_000)
    ]
    assert counted == [one, many.replace("12,000", "2"), many]


def test_the_window_counts_in_english(
    speak: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    speak("en")
    window: MainWindow = request.getfixturevalue("window")
    assert window.data_tab.count_label.text() == "400 images"


def test_errors_are_said_in_korean(speak: Callable[[str], str]) -> None:
    error = AtelierError("batch_too_large", batch_size=99, count=40)
    assert errors.sentence(error) == error.sentence
    speak("ko")
    assert (
        errors.sentence(error)
        == "배치 크기(99)가 학습 이미지 수(40)보다 큽니다. 40 이하로 정해 주세요."
    )


# The whole window

# What is called the same in every language; a gradient is explained by its English name.
NAMES = (
    *MODELS,
    *(name.upper() for name in DEVICES if name != "auto"),
    *(entry.title for entry in catalog.ENTRIES.values()),
    *catalog.FASHION_CLASSES,
    *(
        "Atelier",
        "SGD",
        "AdamW",
        "Adam",
        "float32",
        "uint8",
        "MB",
        "gz",
        "Ctrl",
        "Shift",
        "gradient",
    ),
)


def english(text: str, names: set[str]) -> list[str]:
    """The Latin words of a text that are nobody's name."""
    text = html.unescape(re.sub(r"<[^>]*>|\(&\w\)", "", text))
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", "", text)
    return re.findall(r"[A-Za-z]{2,}", text)


def said_by(widget: QWidget) -> Iterator[str]:
    """Everything that a widget says, to the eye, under the mouse, and to a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    for action in widget.actions():
        yield from (action.text(), action.toolTip(), action.statusTip())
    if widget.isWindow():
        yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield widget.placeholderText()
            yield from (widget.itemText(number) for number in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(number) for number in range(widget.count()))
        case QLineEdit():
            yield widget.placeholderText()
        case QHeaderView():
            model = widget.model()
            across = widget.orientation() == Qt.Orientation.Horizontal
            count = model.columnCount() if across else model.rowCount()
            for number in range(min(count, 50)):
                yield str(model.headerData(number, widget.orientation()) or "")


def names_of_layers(window: MainWindow) -> set[str]:
    """Names in the shown network: they are code."""
    modules = window.model_tab.modules
    root = modules.record(modules.index(0, 0))
    if not isinstance(root, ModuleRecord):
        return set()
    found = set()
    for record in root.walk():
        found |= {record.path, record.kind, record.settings}
        found |= {tensor.path for tensor in record.tensors}
    return found - {""}


def not_korean(window: MainWindow) -> set[tuple[str, str]]:
    """What the window says at this moment in another language."""
    names = set(NAMES) | names_of_layers(window)
    found = set()
    for widget in (window, *window.findChildren(QWidget)):
        found |= {(type(widget).__name__, t) for t in said_by(widget) if english(t, names)}
    found |= {("status bar", t) for t in [window.statusBar().currentMessage()] if english(t, names)}
    return found


@pytest.fixture
def korean(speak: Callable[[str], str], request: pytest.FixtureRequest) -> MainWindow:
    """The real window in Korean: the language has to be there before it."""
    speak("ko")
    window: MainWindow = request.getfixturevalue("window")
    window.training_tab.live.build_plots()
    return window


def test_this_file_sees_english(window: MainWindow) -> None:
    """The tests below would pass if nothing were looked at."""
    window.data_tab.grid.set_current(0)
    seen = {text for _, text in not_korean(window)}
    assert {"Start", "Batch size", "All classes", "&Quit", "&Help", "Draw", "Type"} <= seen
    assert english("Fashion-MNIST 여는 중", set(NAMES)) == []
    assert english("Atelier의 모델, T-shirt/top", set(NAMES)) == []
    assert english("Adamant 종료(&Q)", set(NAMES)) == ["Adamant"]


def test_the_data_tab_speaks_korean(korean: MainWindow) -> None:
    tab = korean.data_tab
    assert not_korean(korean) == set()
    tab.grid.set_current(3)
    assert "0 ~ " in tab.facts()["range"]
    assert not_korean(korean) == set()
    korean.library.missing.emit(catalog.entry("fashion-mnist"))
    assert tab.banner.isVisible()
    assert not_korean(korean) == set()
    korean.library.download_progressed.emit(0.5)
    assert not_korean(korean) == set()
    korean.library.loading.emit(catalog.entry("fashion-mnist"))
    assert not_korean(korean) == set()
    korean.library.failed.emit(AtelierError("download_failed", name="1.gz", reason="404"))
    assert "내려받지 못했습니다" in tab.banner.text()
    assert not_korean(korean) == set()


@pytest.mark.parametrize("name", MODELS)
def test_the_model_tab_speaks_korean(name: str, qtbot: QtBot, korean: MainWindow) -> None:
    tab = korean.model_tab
    korean.tabs.setCurrentWidget(tab)
    tab.model_box.setCurrentIndex(tab.model_box.findData(name))
    qtbot.waitUntil(lambda: tab.tree.currentIndex().isValid(), timeout=30_000)
    qtbot.waitUntil(lambda: tab.origin_label.text() != "", timeout=30_000)
    assert not_korean(korean) == set()
    tab.tree.setCurrentIndex(tab.modules.index(0, 0))
    assert not_korean(korean) == set()
    kinds = {tab.modules.index(0, 0).siblingAtColumn(0).data()}
    index = tab.modules.first_tensor()
    kinds.add(index.siblingAtColumn(1).data())
    assert kinds == {"모델", "매개변수"}


def test_a_training_speaks_korean(qtbot: QtBot, korean: MainWindow) -> None:
    tab, controller = korean.training_tab, korean.controller
    korean.tabs.setCurrentWidget(tab)
    tab.form.set_value(TrainSpec(epochs=1000, batch_size=8, threads=1, device="cpu"))
    states = []
    controller.state_changed.connect(lambda state: states.append((state, not_korean(korean))))
    controller.start(tab.form.value())
    qtbot.waitUntil(lambda: len(controller.history.epochs) > 0, timeout=60_000)
    assert not_korean(korean) == set()
    controller.pause()
    qtbot.waitUntil(lambda: controller.state is RunState.PAUSED, timeout=10_000)
    qtbot.waitUntil(lambda: "일시정지" in tab.live.progress_label.text(), timeout=10_000)
    assert not_korean(korean) == set()
    controller.stop()
    qtbot.waitUntil(lambda: not controller.is_active, timeout=10_000)
    assert "정지했습니다" in tab.live.progress_label.text()
    assert {state for state, _ in states} >= {RunState.STARTING, RunState.RUNNING, RunState.IDLE}
    assert [said for _, said in states if said] == []
    with qtbot.waitSignal(controller.finished, timeout=60_000):
        controller.start(TrainSpec(epochs=1, device="cpu"))
    assert "완료" in tab.live.progress_label.text()
    assert not_korean(korean) == set()
    with qtbot.waitSignal(controller.finished, timeout=60_000):
        controller.start(TrainSpec(batch_size=401, device="cpu"))
    assert "400 이하" in tab.banner.text()
    assert not_korean(korean) == set()


def test_the_draw_tab_speaks_korean(qtbot: QtBot, korean: MainWindow) -> None:
    tab = korean.draw_tab
    korean.tabs.setCurrentWidget(tab)
    assert not_korean(korean) == set()
    sheet = tab.canvas.sheet().toRect()
    ends = sheet.center(), sheet.center() + QPoint(sheet.width() // 4, sheet.height() // 3)
    qtbot.mousePress(tab.canvas, Qt.MouseButton.LeftButton, pos=ends[0])
    qtbot.mouseMove(tab.canvas, ends[1])
    qtbot.mouseRelease(tab.canvas, Qt.MouseButton.LeftButton, pos=ends[1])
    qtbot.waitUntil(lambda: tab.shipped_bars.probabilities() is not None, timeout=30_000)
    assert re.fullmatch(r"[\w/ -]+, \d+%", tab.verdict_label.text())
    assert not_korean(korean) == set()
    with qtbot.waitSignal(korean.controller.finished, timeout=60_000):
        korean.controller.start(TrainSpec(epochs=1, device="cpu"))
    qtbot.waitUntil(lambda: tab.own_bars.probabilities() is not None, timeout=10_000)
    assert "Garments" in tab.own_label.text()
    assert not_korean(korean) == set()

"""Korean is whole, fits its sources, and is what the window really says."""

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
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import (
    QApplication,
)

from engine.errors import MESSAGES, PHRASES, AtelierError, Phrase
from gui import errors, i18n
from gui.main_window import MainWindow

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
    """What is filled in, each in the form in which it is: a count with its thousands apart."""
    parts = string.Formatter().parse(text)
    fields = {f"{name}:{form}" for _, name, form, _ in parts if name is not None}
    return fields | set(re.findall(r"%L?n", text))


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
    assert known == {message.text for message in MESSAGES.values()} | {*PHRASES.values()}


def test_what_counts_has_its_plural_forms() -> None:
    """Korean has one form for all; English needs two, or it says "1 images"."""
    counted = {(text.context, text.source) for text in texts("ko") if text.counts}
    english = {(text.context, text.source): text.forms for text in texts("en")}
    assert counted == set(english)
    assert [source for source, forms in english.items() if len(forms) != 2 or not all(forms)] == []
    uncounted = [text for text in texts("ko") if not text.counts and re.search("%L?n", text.source)]
    assert uncounted == [], "tr() was given no count"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_placeholders_stay(language: str) -> None:
    wrong = [
        (text.source, form)
        for text in texts(language)
        for form in (text.forms if text.finished else ())
        if placeholders(form) != placeholders(text.source)
    ]
    assert wrong == []


def test_mnemonics_are_those_of_the_english_window() -> None:
    """In brackets at the end, as Korean has them."""
    for text in filter(lambda text: text.finished, texts("ko")):
        letter = re.search(r"&(\w)", text.source)
        if letter is not None:
            assert text.forms[0].removesuffix("...").endswith(f"(&{letter[1].upper()})"), text
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
    assert say("RunPanel", "Start") == "Start"
    assert speak("ko") == "ko"
    assert say("RunPanel", "Start") == "시작"
    assert say("QPlatformTheme", "Cancel") == "취소", "Qt's own texts too"
    assert QLocale().language() == QLocale.Language.Korean
    assert speak("en") == "en"
    assert say("RunPanel", "Start") == "Start"
    assert QLocale().language() == QLocale.Language.English
    speak("ko")
    i18n.uninstall()
    assert say("RunPanel", "Start") == "Start"
    assert QLocale() == before


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("en", "1 image", "12,000 images"), ("ko", "이미지 1장", "이미지 12,000장")],
)
def test_plurals(language: str, one: str, many: str, speak: Callable[[str], str]) -> None:
    speak(language)
    translate = QCoreApplication.translate
    counted = [translate("ImagesView", "%Ln image(s)", "", count) for count in (1, 2, 12_000)]
    assert counted == [one, many.replace("12,000", "2"), many]


def test_the_window_counts_in_english(
    speak: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    speak("en")
    window: MainWindow = request.getfixturevalue("window")
    assert window.data_tab.images.count_label.text() == "400 images"


def test_errors_are_said_in_korean(speak: Callable[[str], str]) -> None:
    error = AtelierError("batch_too_large", batch_size=99, count=40)
    assert errors.sentence(error) == error.sentence
    speak("ko")
    assert (
        errors.sentence(error)
        == "배치 크기(99)가 학습 이미지 수(40)보다 큽니다. 40 이하로 정해 주세요."
    )


class _Shouting(QTranslator):
    """Another language: the same in capitals, what is filled in aside."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context != errors.CONTEXT:
            return ""
        return "".join(
            part if part.startswith("{") else part.upper()
            for part in re.split(r"({[^}]*})", source)
        )


@pytest.fixture
def shouting(qapp: QApplication) -> Iterator[None]:
    translator = _Shouting()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_the_words_in_an_error_are_translated_with_it(shouting: None) -> None:
    inner = Phrase("in_line", line=3, said=Phrase("ends_program"))
    error = AtelierError("code_batch", batch="1, 2", reason=inner)
    assert str(error) == "It fails for a batch of 1, 2: line 3: it ends the program (sys.exit)."
    assert errors.sentence(error) == (
        "IT FAILS FOR A BATCH OF 1, 2: LINE 3: IT ENDS THE PROGRAM (SYS.EXIT)."
    )


def test_what_others_say_stays_as_they_say_it(shouting: None) -> None:
    error = AtelierError("walk_failed", reason="RuntimeError: shapes cannot be multiplied")
    assert "RuntimeError: shapes cannot be multiplied" in errors.sentence(error)
    assert errors.said("as it is") == "as it is"

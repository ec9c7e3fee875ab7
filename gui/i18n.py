"""The window's language: English in the source, Korean from `resources/translations`."""

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.codegen.twin import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)

_FOLDER = Path(__file__).parent.parent / "resources" / "translations"
_OWN = "atelier translator"


def install(language: str | None = None) -> Language:
    """Translate the application, into this language only; windows built later speak it.

    Args:
        language: One of `LANGUAGES`; None for what the person's system prefers of them.

    Returns:
        The language in force. English needs its file too: it holds the plural forms.

    Raises:
        RuntimeError: If there is no application yet.
    """
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("a translation needs an application")
    uninstall()
    chosen = choice(language or "system")
    own = QLocale(chosen)
    if own.language() != QLocale.system().language():
        QLocale.setDefault(own)  # numbers as in the texts around them
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{chosen}", qt_folder), (f"atelier_{chosen}", str(_FOLDER))):
        translator = QTranslator(app)
        translator.setObjectName(_OWN)
        if translator.load(name, folder):
            app.installTranslator(translator)
    return chosen


def choice(setting: str) -> Language:
    """The language of a setting: one of `LANGUAGES`, or `system`."""
    return preferred(QLocale.system().uiLanguages() if setting == "system" else [setting])


def uninstall() -> None:
    """Take back what `install` did; where it did nothing, neither does this."""
    app = QCoreApplication.instance()
    translators = app.findChildren(QTranslator, _OWN) if app is not None else []
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
        translator.setParent(None)
    if translators:
        QLocale.setDefault(QLocale.system())


def preferred(tags: Iterable[str]) -> Language:
    """The first of some languages (`ko-KR`, `ko`) that is in `LANGUAGES`, or else English."""
    languages = (tag.replace("_", "-").partition("-")[0].lower() for tag in tags)
    return next((known for tag in languages for known in LANGUAGES if known == tag), "en")

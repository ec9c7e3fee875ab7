"""The window's language: English in the source, Korean from `resources/translations`."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = ("en", "ko")

_FOLDER = Path(__file__).parent.parent / "resources" / "translations"


def install(language: str | None = None) -> str:
    """Translate the application, into this language only; windows built later speak it.

    Args:
        language: One of `LANGUAGES`; None for the system's, or English where that is neither.

    Returns:
        The language in force. English needs its file too: it holds the plural forms.

    Raises:
        RuntimeError: If there is no application yet.
    """
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("a translation needs an application")
    uninstall()
    chosen = language or QLocale.system().name().split("_")[0]
    chosen = chosen if chosen in LANGUAGES else "en"
    if language is not None:
        QLocale.setDefault(QLocale(chosen))
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{chosen}", qt_folder), (f"atelier_{chosen}", str(_FOLDER))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    return chosen


def uninstall() -> None:
    """Take back what `install` did; without it, nothing happens."""
    app = QCoreApplication.instance()
    translators = app.findChildren(QTranslator) if app is not None else []
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
        translator.setParent(None)
    if translators:
        QLocale.setDefault(QLocale.system())

"""The window's language: English in the source, Korean from `resources/translations`."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = ("en", "ko")

_FOLDER = Path(__file__).parent.parent / "resources" / "translations"


def install(language: str | None = None) -> str:
    """Translate the application.

    Args:
        language: One of `LANGUAGES`; None for the system's, or English where that is neither.

    Returns:
        The language in force. English needs its file too: it holds the plural forms.
    """
    app = QCoreApplication.instance()
    chosen = language or QLocale.system().name().split("_")[0]
    chosen = chosen if chosen in LANGUAGES else "en"
    if app is None:
        raise RuntimeError("a translation needs an application")
    if language is not None:
        QLocale.setDefault(QLocale(language))
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{chosen}", qt_folder), (f"atelier_{chosen}", str(_FOLDER))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    return chosen

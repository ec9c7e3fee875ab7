"""The engine's errors in the person's language."""

from PySide6.QtCore import QCoreApplication

from engine.errors import MESSAGES, AtelierError

# The translations' context of the engine's sentences; see packaging/translations.py.
CONTEXT = "engine.errors"


def sentence(error: AtelierError) -> str:
    """What is wrong and what to do, translated if there is a translation."""
    template = QCoreApplication.translate(CONTEXT, MESSAGES[error.code].text)
    return template.format(**error.params)

"""The engine's errors in the person's language."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from engine.errors import MESSAGES, PHRASES, AtelierError, Phrase, Said

# The translations' context of the engine's sentences and phrases; see packaging/translations.py.
CONTEXT = "engine.errors"


def sentence(error: AtelierError) -> str:
    """What is wrong and what to do, translated if there is a translation."""
    template = QCoreApplication.translate(CONTEXT, MESSAGES[error.code].text)
    return template.format(**_said(error.params))


def said(words: Said) -> str:
    """A phrase of the engine, translated if there is a translation; a text as it is."""
    if not isinstance(words, Phrase):
        return words
    template = QCoreApplication.translate(CONTEXT, PHRASES[words.code])
    return template.format(**_said(words.params))


def _said(params: Mapping[str, object]) -> dict[str, object]:
    """Parameters with their phrases translated."""
    return {
        name: said(value) if isinstance(value, Phrase) else value for name, value in params.items()
    }

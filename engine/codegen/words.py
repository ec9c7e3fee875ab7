"""Comments and docstrings of written code, in the person's language. Light.

English is the source, as in the window; Korean stands beside it here, because the engine knows no
Qt. A test reads what is written in Korean and finds no English comment in it.
"""

from collections.abc import Mapping

from engine.codegen.twin import Language
from engine.codegen.words_korean import KOREAN


def said(text: str, language: Language, **parameters: object) -> str:
    """A sentence in a language.

    Args:
        text: In English, with `{name}` for each parameter; a key of `KOREAN`.
        language: Whose.
        parameters: What stands for the names; it must hold no line break.

    Raises:
        KeyError: If there is no Korean for it.
    """
    table: Mapping[str, str] = KOREAN if language == "ko" else {}
    sentence = table[text] if language == "ko" else text
    return sentence.format(**parameters) if parameters else sentence


def comment(text: str, language: Language, **parameters: object) -> str:
    """The same as a comment of one line."""
    return f"# {said(text, language, **parameters)}"

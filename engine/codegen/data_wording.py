"""Code that is written down in English, said in the person's language. Light."""

import re

from engine.codegen import words
from engine.codegen.twin import Language

# One line each: a docstring, or a comment that ends a line.
_SAID = re.compile(r'"""(?P<docstring>[^"]+)"""|# (?P<comment>.+)$', re.MULTILINE)


def spoken(source: str, language: Language) -> str:
    """Code with its docstrings and comments in a language.

    Args:
        source: Python in which nothing but docstrings of one line has three quotes, and nothing
            but comments a number sign: so before anything of a person's is put in.
        language: Whose.

    Raises:
        KeyError: If there is no Korean for one of them.
    """
    return _SAID.sub(lambda found: _in_language(found, language), source)


def _in_language(found: re.Match[str], language: Language) -> str:
    if found["comment"] is not None:
        return words.comment(found["comment"], language)
    return f'"""{words.said(found["docstring"], language)}"""'

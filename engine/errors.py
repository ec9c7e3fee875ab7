"""Mistakes a person can act on: a code, its parameters, one English sentence.

The engine raises `AtelierError` and nothing else for what a user can cause. The code names the
mistake for programs (and for a translation, see `gui/errors.py`), the sentence says what is wrong
and what to do. Light: importing this module imports nothing of torch or Qt.
"""

from engine.messages import MESSAGES

__all__ = ["MESSAGES", "AtelierError", "Cancelled"]


class AtelierError(Exception):
    """A mistake with a code, its parameters, and one sentence that says what to do.

    Args:
        code: A key of `MESSAGES`.
        **params: What the sentence's template names; kept as given in `params`.

    Raises:
        KeyError: If `code` is not in `MESSAGES`, or a parameter of its template is missing.
    """

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        self.sentence = MESSAGES[code].text.format(**params)
        super().__init__(self.sentence)

    @property
    def usage(self) -> bool:
        """Whether the request was wrong (exit code 2), rather than its execution (1)."""
        return MESSAGES[self.code].usage


class Cancelled(Exception):  # noqa: N818  # it is an answer, not an error
    """The person asked a long job to stop, and it has stopped; nothing is wrong."""

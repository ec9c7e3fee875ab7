"""Mistakes a person can act on: a code, its parameters, one English sentence.

The engine raises `AtelierError` and nothing else for what a user can cause. The code names the
mistake for programs (and for a translation, see `gui/errors.py`), the sentence says what is wrong
and what to do. Light: importing this module imports nothing of torch or Qt.
"""

from typing import Any, Self

from engine.messages import MESSAGES
from engine.phrases import PHRASES, Phrase, Said, from_plain, of_os_error, to_plain

__all__ = [
    "MESSAGES",
    "PHRASES",
    "AtelierError",
    "Cancelled",
    "Phrase",
    "Said",
    "of_os_error",
]


class AtelierError(Exception):
    """A mistake with a code, its parameters, and one sentence that says what to do.

    Args:
        code: A key of `MESSAGES`.
        **params: What the sentence's template names; kept as given in `params`. Words are a
            `Phrase`, unless they are names, or said by Python, torch or the system.

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

    def to_record(self) -> dict[str, Any]:
        """Plain containers, ready for JSON: an error goes from one process to another like this."""
        return {
            "code": self.code,
            "params": {name: to_plain(value) for name, value in self.params.items()},
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Self:
        """Read what `to_record` wrote; paths have become texts.

        Raises:
            KeyError: If the error, or a phrase in it, is not known.
        """
        params = {name: from_plain(value) for name, value in record["params"].items()}
        return cls(record["code"], **params)


class Cancelled(Exception):  # noqa: N818  # it is an answer, not an error
    """The person asked a long job to stop, and it has stopped; nothing is wrong."""

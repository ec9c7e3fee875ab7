"""A value that a person edits, with a way back. No Qt."""

from collections.abc import Hashable
from typing import Generic, TypeVar

_STEPS = 500

DraftT = TypeVar("DraftT")


class EditHistory(Generic[DraftT]):
    """A draft and the drafts before and after it; the oldest of 500 are forgotten.

    Args:
        draft: What to begin with. Drafts are values: none is ever changed.
    """

    def __init__(self, draft: DraftT) -> None:
        self._before: list[DraftT] = []
        self._after: list[DraftT] = []
        self._draft = draft
        self._key: Hashable = None

    @property
    def draft(self) -> DraftT:
        """As it stands."""
        return self._draft

    @property
    def can_undo(self) -> bool:
        """Whether there is a way back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a way forward again."""
        return bool(self._after)

    def begin(self, draft: DraftT) -> None:
        """Start afresh from a draft."""
        self._before, self._after = [], []
        self._draft, self._key = draft, None

    def edit(self, draft: DraftT, key: Hashable = None) -> bool:
        """Go on to another draft; false if it is the same one.

        Args:
            draft: The other one.
            key: Edits that follow each other with the same key, unless it is None, are one step.
        """
        if self.is_same(draft):
            return False
        if key is None or key != self._key:
            self._before = [*self._before[1 - _STEPS :], self._draft]
        self._after = []
        self._draft, self._key = draft, key
        return True

    def is_same(self, draft: DraftT) -> bool:
        """Whether going on to a draft would be no step."""
        return draft == self._draft

    def undo(self) -> bool:
        """Go one step back; false at the beginning."""
        return self._go(self._before, self._after)

    def redo(self) -> bool:
        """Go one step forward again; false at the end."""
        return self._go(self._after, self._before)

    def _go(self, source: list[DraftT], behind: list[DraftT]) -> bool:
        if not source:
            return False
        behind.append(self._draft)
        self._draft, self._key = source.pop(), None
        return True

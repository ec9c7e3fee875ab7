"""Which images of a grid are selected."""

from collections.abc import Iterable

SELECTION_LIMIT = 200
"""As many images can be selected: more than anyone looks at side by side."""


class GridSelection:
    """Indices of images in the order in which they were selected, at most `SELECTION_LIMIT`."""

    def __init__(self) -> None:
        self._chosen: tuple[int, ...] = ()
        self._settled: tuple[int, ...] = ()  # what a range that still changes is added to

    def chosen(self) -> tuple[int, ...]:
        """The indices."""
        return self._chosen

    def set(self, indices: Iterable[int]) -> None:
        """Select these; those beyond the limit are left out."""
        self._chosen = tuple(dict.fromkeys(indices))[:SELECTION_LIMIT]
        self._settled = self._chosen

    def toggle(self, index: int) -> None:
        """Add an image, or take it out."""
        if index in self._chosen:
            self.set(other for other in self._chosen if other != index)
        else:
            self.set((*self._chosen, index))

    def span(self, indices: Iterable[int]) -> None:
        """Add a range, in the place of the range that was added since `settle`."""
        self._chosen = tuple(dict.fromkeys((*self._settled, *indices)))[:SELECTION_LIMIT]

    def settle(self) -> None:
        """From here on a range is added to what is selected now."""
        self._settled = self._chosen

"""What a page of the window says of itself as code: the contract between pages and the Code pane.

No torch here, and none in `shown`: it is asked for on the GUI thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.codegen.snippet import Snippet
from engine.network_spec import CodeSpec


@dataclass(frozen=True)
class Shown:
    """What a page shows, as code, and what to compare the code's output with.

    Attributes:
        snippet: The code, and the names of the files that it reads.
        says: What the window shows for it, one line each: a translated label and the value as the
            window writes it. It stands beside the output of the code.
        write_files: Writes the files that `snippet.files` names into a folder that is there and
            is empty. It is called in a worker thread, maybe some time after `shown`: it holds what
            it writes and asks no widget. An `AtelierError` or `OSError` of its is shown. None
            where the snippet reads no files.
        own_class: The class of the person's own that the code holds, if it does: the code runs
            only if they have allowed that.
    """

    snippet: Snippet
    says: tuple[tuple[str, str], ...] = ()
    write_files: Callable[[Path], None] | None = None
    own_class: CodeSpec | None = None


class PageCode(QObject):
    """The code of one page of the window; each page derives one from it.

    The pane asks `shown()` at most some ten times a second, and only while it can be seen; so
    `changed` may be emitted as often as anything changes, and `shown()` should take a few
    milliseconds.

    Signals:
        changed(): What `shown()` or `reason()` returns may be different now.

    Args:
        title: The page's name for the pane's header, translated: "Data: Transforms".
        parent: Owner.
    """

    changed = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title

    def shown(self) -> Shown | None:
        """What the page shows now, as code; None where it shows nothing yet.

        Raises:
            AtelierError: If what is shown cannot be said in code; the pane shows its sentence.
        """
        raise NotImplementedError

    def reason(self) -> str:
        """Why there is no code, translated; asked for when `shown()` returned None."""
        return self.tr("This page shows nothing yet.")

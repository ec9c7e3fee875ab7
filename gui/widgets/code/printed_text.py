"""What a program prints, byte by byte, as lines to show. No Qt."""

import codecs
import re

from gui.widgets.code.unseen import spelled_out

MOST_LINES = 2000
LONGEST_LINE = 1000  # characters
_MOST_WAITING = 200_000  # bytes that are looked at each time

# What colours a terminal or moves its cursor.
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")


class PrintedText:
    """Cuts a stream of bytes into lines, of which it keeps no more than can be shown.

    A carriage return begins the line anew, as progress bars want it; colours of a terminal are
    left out; whatever else cannot be seen is spelled out.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._line = ""  # the last one, which has no end yet
        self._ended: list[str] = []  # lines that `take` has not returned
        self.bytes_seen = 0
        self.is_cut = False  # whether anything was left out

    def feed(self, content: bytes) -> None:
        """Take what was printed next."""
        self.bytes_seen += len(content)
        if len(content) > _MOST_WAITING:
            content = content[-_MOST_WAITING:]
            self.is_cut = True
        text = self._decoder.decode(content).replace("\r\n", "\n")
        *ended, self._line = (self._line + text).split("\n")
        self._ended += ended
        # It may never end: what a carriage return hides is dropped, and what is too long to show.
        self._line = self._line[self._line.rfind("\r", 0, -1) + 1 :][: 2 * LONGEST_LINE]
        if len(self._ended) > MOST_LINES:
            self._ended = self._ended[-MOST_LINES:]
            self.is_cut = True

    def take(self) -> tuple[list[str], str]:
        """The lines that ended since the last call, and the one that has no end yet."""
        ended, self._ended = self._ended, []
        return [self._shown(line) for line in ended], self._shown(self._line)

    def _shown(self, line: str) -> str:
        line = _ESCAPES.sub("", line).rstrip("\r")
        line = line[line.rfind("\r") + 1 :]
        if len(line) > LONGEST_LINE:
            self.is_cut = True
            line = line[:LONGEST_LINE] + "..."
        return spelled_out(line)

"""A download server on this machine that goes wrong where it is told to."""

import http.server
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

STEP = 997


@dataclass(frozen=True)
class Trouble:
    """What is wrong with one answer.

    Attributes:
        status: The answer's code.
        sent: Bytes after which it ends in the way of `end`; None for all of them.
        end: `close`, as at a right end; `reset`, as when a line breaks; `stall`: nothing more
            comes until the server is told to go on.
        length: What the header claims; None for the truth, "" for nothing at all.
        wrong: Whether the first byte is another one.
        more: Bytes that follow the right ones.
    """

    status: int = 200
    sent: int | None = None
    end: Literal["close", "reset", "stall"] = "close"
    length: int | Literal[""] | None = None
    wrong: bool = False
    more: int = 0


class Server(http.server.ThreadingHTTPServer):
    """Serves `files`, each time with the trouble that is next on the list.

    Attributes:
        files: Name to bytes.
        troubles: Name to what is wrong with the answers, one after the other; those after the
            list are right.
        always: Name to what is wrong with all answers.
        cut: How many bytes it sends in all, whatever the files, before it ends as `cut_end` says.
        cut_end: As `Trouble.end`.
        asked: The names that were asked for, in order.
        halted: Set when an answer has stopped before its end, or was an error.
        go_on: Ends all stalls.
    """

    daemon_threads = True

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = files
        self.troubles: dict[str, list[Trouble]] = {}
        self.always: dict[str, Trouble] = {}
        self.cut: int | None = None
        self.cut_end: Literal["close", "reset", "stall"] = "close"
        self.asked: list[str] = []
        self.halted = threading.Event()
        self.go_on = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def trouble(self, name: str) -> Trouble:
        self.asked.append(name)
        if self.troubles.get(name):
            return self.troubles[name].pop(0)
        return self.always.get(name, Trouble())

    def handle_error(self, request: object, client_address: object) -> None:
        """Be silent: whoever asked may have gone away."""


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Be silent."""

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        trouble = self.server.trouble(name)
        if trouble.status != 200:
            self.send_error(trouble.status)
            self.server.halted.set()
            return
        content = self.server.files[name] + bytes(trouble.more)
        if trouble.wrong:
            content = bytes([content[0] ^ 1]) + content[1:]
        self.send_response(200)
        if trouble.length != "":
            length = len(content) if trouble.length is None else trouble.length
            self.send_header("Content-Length", str(length))
        self.end_headers()
        whole = len(content)
        content = content[: trouble.sent]
        if self._send(content):
            self._end(self.server.cut_end)
        elif len(content) < whole:
            self._end(trouble.end)

    def _send(self, content: bytes) -> bool:
        """Send it in small pieces; True if the server's cut came before the end."""
        for start in range(0, len(content), STEP):
            piece = content[start : start + STEP]
            if self.server.cut is not None:
                self.wfile.write(piece[: self.server.cut])
                self.server.cut -= len(piece)
                if self.server.cut < 0:
                    return True
            else:
                self.wfile.write(piece)
        return False

    def _end(self, end: Literal["close", "reset", "stall"]) -> None:
        self.wfile.flush()
        self.server.halted.set()
        if end == "reset":
            # Close with nothing lingering: the peer gets a RST.
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
        elif end == "stall":
            self.server.go_on.wait(60)


@contextmanager
def serving(files: dict[str, bytes]) -> Iterator[Server]:
    with Server(files) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.go_on.set()
        running.shutdown()
        thread.join()

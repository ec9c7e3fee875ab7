"""A download server on this machine, which misbehaves if asked to."""

import gzip
import hashlib
import http.server
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from torchvision.datasets import FashionMNIST

from tests.fashion_files import raw_folder, write_fashion_files
from tests.tiny import tiny_images


class Server(http.server.ThreadingHTTPServer):
    """Serves `files`; for the last of them it does what `trouble` says.

    Attributes:
        files: Name to bytes.
        trouble: What is wrong with the last file; None for nothing.
        asked: The names that were asked for, in order.
        part_sent: Set when the first half of a stalled file is about to be sent.
        go_on: Ends a stall.
    """

    daemon_threads = True

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = files
        self.trouble: str | None = None
        self.asked: list[str] = []
        self.part_sent = threading.Event()
        self.go_on = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Be silent."""

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        self.server.asked.append(name)
        content = self.server.files[name]
        last = name == list(self.server.files)[-1]
        trouble = self.server.trouble if last else None
        if trouble in ("404", "500"):
            self.send_error(int(trouble))
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self._send(content, trouble)

    def _send(self, content: bytes, trouble: str | None) -> None:
        half = len(content) // 2
        if trouble == "wrong bytes":
            self.wfile.write(bytes([content[0] ^ 1]) + content[1:])
        elif trouble == "truncated":
            self.wfile.write(content[:half])
        elif trouble == "reset":
            self.wfile.write(content[:half])
            self.wfile.flush()
            # Close with data under way and nothing lingering: the peer gets a RST.
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
        elif trouble == "stalled":
            self.server.part_sent.set()
            self.wfile.write(content[:half])
            self.wfile.flush()
            self.server.go_on.wait(60)
            self.wfile.write(content[half:])
        else:
            self.wfile.write(content)


@contextmanager
def serving(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Small files in torchvision's layout, torchvision's list of them and mirrors changed."""
    source = write_fashion_files(folder / "source", tiny_images(40, 0), tiny_images(20, 1))
    files = {}
    for name, _ in FashionMNIST.resources:
        raw = (raw_folder(source) / name.removesuffix(".gz")).read_bytes()
        files[name] = gzip.compress(raw, mtime=0)
    listed = [(name, hashlib.md5(content).hexdigest()) for name, content in files.items()]
    monkeypatch.setattr(FashionMNIST, "resources", listed)
    with Server(files) as running:
        monkeypatch.setattr(FashionMNIST, "mirrors", [running.address])
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.go_on.set()
        running.shutdown()
        thread.join()

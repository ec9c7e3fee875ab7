"""Reads what a server sends, so that who waits for it can go away at any moment. Light."""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Generator

from engine import __version__
from engine.errors import Cancelled, Phrase, Said, of_os_error

_CHUNK = 1 << 16
_CHUNKS_AHEAD = 16
_POLL_SECONDS = 0.05
_TRY_AGAIN = (408, 425, 429)  # beside all of 500 and above
# What the system answers where a name has no address: phrases.
_NAMELESS = {socket.EAI_NONAME: "name_unknown", socket.EAI_AGAIN: "name_unresolved"}

_Items = queue.Queue[int | bytes | Exception]


class Failed(Exception):  # noqa: N818  # its callers say what it means to them
    """A server gave no answer or a bad one; the text says which.

    Args:
        reason: What went wrong, as a part of a sentence.
        may_pass: Whether asking again later may help.
    """

    def __init__(self, reason: Said, may_pass: bool) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.may_pass = may_pass


def answer(url: str, timeout: float, cancel: threading.Event) -> Generator[int | bytes, None, None]:
    """What a server sends: the length as an int, if it says one, then chunks of bytes.

    The socket is read in a thread of its own: looking up a name, connecting and reading cannot be
    broken off, but whoever waits for them can go away. The thread ends with its own timeout.

    Args:
        url: An http or https address.
        timeout: Seconds without anything new before giving up.
        cancel: Set from any thread to end the waiting within a fraction of a second.

    Raises:
        Failed: If there is no answer, or it breaks off in a way that shows. An answer may also
            just end too early: compare with the length.
        Cancelled: If `cancel` was set.
    """
    items: _Items = queue.Queue(_CHUNKS_AHEAD)
    over = threading.Event()
    arguments = (url, timeout, items, over)
    threading.Thread(target=_read, args=arguments, name="download", daemon=True).start()
    try:
        silent_since = time.monotonic()
        while True:
            if cancel.is_set():
                raise Cancelled
            try:
                item = items.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                if time.monotonic() - silent_since > timeout:
                    raise _silence(timeout) from None
                continue
            if isinstance(item, Exception):
                raise _failed(item, timeout) from item
            if item == b"":
                return
            yield item
            silent_since = time.monotonic()
    finally:
        over.set()


def _read(url: str, timeout: float, items: _Items, over: threading.Event) -> None:
    """In a daemon thread: the length, the chunks, b"" at the end; or what went wrong."""

    def put(item: int | bytes | Exception) -> None:
        while not over.is_set():
            try:
                items.put(item, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return

    try:
        request = urllib.request.Request(url, headers={"User-Agent": f"Atelier/{__version__}"})
        with contextlib.closing(urllib.request.urlopen(request, timeout=timeout)) as response:
            if response.length is not None:
                put(response.length)
            # What has arrived, not a whole chunk: on a slow line it would wait for the rest.
            while not over.is_set() and (chunk := response.read1(_CHUNK)):
                put(chunk)
        put(b"")
    except Exception as error:  # noqa: BLE001  # who waits for it is told, whatever it was
        if isinstance(error, urllib.error.HTTPError):
            error.close()  # it holds the connection
        put(error)


def _silence(timeout: float) -> Failed:
    return Failed(Phrase("no_answer", seconds=timeout), may_pass=True)


def _failed(error: Exception, timeout: float) -> Failed:
    """What an error of the connection means."""
    if isinstance(error, urllib.error.HTTPError):
        may_pass = error.code >= 500 or error.code in _TRY_AGAIN
        return Failed(Phrase("server_answered", status=error.code), may_pass)
    if isinstance(error, ValueError):  # of urllib: no address at all
        return Failed(Phrase("address_unusable"), may_pass=False)
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return _silence(timeout)
    if isinstance(reason, socket.gaierror) and reason.errno in _NAMELESS:
        return Failed(Phrase(_NAMELESS[reason.errno]), may_pass=True)
    if isinstance(reason, OSError) and reason.strerror:
        return Failed(of_os_error(reason), may_pass=True)
    return Failed(Phrase("connection_broke"), may_pass=True)

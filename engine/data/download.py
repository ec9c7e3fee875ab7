"""Fetching a dataset's files: to a `.part` file, checked, extracted, then renamed into place.

torchvision's own download has no timeout and cannot be cancelled, and afterwards only looks
whether the extracted file exists. This one takes torchvision's list of files and checksums, and a
file that has its final name is whole.
"""

import contextlib
import gzip
import hashlib
import http.client
import os
import shutil
import threading
import urllib.error
import urllib.request
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.data.catalog import CatalogEntry
from engine.data.image_set import Progress
from engine.errors import AtelierError, Cancelled

_CHUNK = 1 << 16
_TIMEOUT_SECONDS = 20.0


def download_fashion_mnist(
    entry: CatalogEntry,
    root: Path,
    progress: Progress,
    cancel: threading.Event,
    mirrors: Sequence[str] | None = None,
) -> None:
    """Put Fashion-MNIST's four IDX files below `root`, as torchvision lays them out.

    Args:
        entry: The catalogue's entry, for its size and title.
        root: A folder to write to; made if need be.
        progress: Called with (bytes so far, bytes in all: an estimate).
        cancel: Set from any thread to end the download; what was fetched in part is removed.
        mirrors: Addresses that end with a slash; torchvision's by default.

    Raises:
        AtelierError: `download_failed`, `download_wrong_bytes` or `cannot_write`.
        Cancelled: If `cancel` was set.
    """
    from torchvision.datasets import FashionMNIST

    folder = root / "FashionMNIST" / "raw"
    transfer = _Transfer(entry.megabytes << 20, progress, cancel)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, md5 in FashionMNIST.resources:
            final = folder / name.removesuffix(".gz")
            if final.exists():
                continue
            part = folder / f"{name}.part"
            urls = [mirror + name for mirror in mirrors or FashionMNIST.mirrors]
            try:
                _fetch_any(urls, part, md5, transfer)
                _extract(part, final)
            finally:
                part.unlink(missing_ok=True)
    except OSError as error:
        raise AtelierError("cannot_write", path=folder, reason=error.strerror or error) from error
    transfer.finish()


@dataclass
class _Transfer:
    """How far a download is, and whether it may go on."""

    total: int
    progress: Progress
    cancel: threading.Event
    done: int = 0

    def check(self) -> None:
        if self.cancel.is_set():
            raise Cancelled

    def add(self, count: int) -> None:
        self.done += count
        self.progress(min(self.done, self.total), self.total)

    def finish(self) -> None:
        self.progress(self.total, self.total)


def _fetch_any(urls: Sequence[str], part: Path, md5: str, transfer: _Transfer) -> None:
    """Fetch from the first of `urls` that yields the right bytes."""
    failure: AtelierError | None = None
    for url in urls:
        try:
            return _fetch(url, part, md5, transfer)
        except AtelierError as error:
            failure = error
    if failure is None:
        raise ValueError("no mirror to download from")
    raise failure


def _fetch(url: str, part: Path, md5: str, transfer: _Transfer) -> None:
    name = url.rsplit("/", 1)[-1]
    digest = hashlib.md5(usedforsecurity=False)
    try:
        source = urllib.request.urlopen(url, timeout=_TIMEOUT_SECONDS)
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()  # it holds the connection
        raise AtelierError("download_failed", name=name, reason=_plain(error)) from error
    with contextlib.closing(source), part.open("wb") as target:
        while True:
            transfer.check()
            try:
                # What has arrived, not a whole chunk: on a slow line, cancel must not wait for it.
                chunk = source.read1(_CHUNK)
            except (http.client.HTTPException, OSError) as error:
                raise AtelierError("download_failed", name=name, reason=_plain(error)) from error
            if not chunk:
                break
            target.write(chunk)
            digest.update(chunk)
            transfer.add(len(chunk))
    if digest.hexdigest() != md5:
        raise AtelierError("download_wrong_bytes", name=name)


def _extract(part: Path, final: Path) -> None:
    """Unpack to a second `.part` file and give it its name in one step."""
    raw = final.with_name(f"{final.name}.part")
    try:
        with gzip.open(part) as source, raw.open("wb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        raw.replace(final)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise AtelierError("download_wrong_bytes", name=part.stem) from error
    finally:
        raw.unlink(missing_ok=True)


def _plain(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answered {error.code}"
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return f"no answer within {_TIMEOUT_SECONDS:.0f} seconds"
    if isinstance(reason, OSError):
        return reason.strerror or "the connection broke"
    return "the connection broke"

"""Fetching a dataset's files: to a `.part` file, checked, extracted, then renamed into place.

torchvision's own download has no timeout and cannot be cancelled, and afterwards only looks
whether the extracted file exists. This one takes torchvision's lists of files and checksums, and a
file that has its final name is whole. Light, but for those lists.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.data import archives, transport, unpacking
from engine.data.archives import Member, Package
from engine.data.catalog import CatalogEntry
from engine.errors import AtelierError, Cancelled, Phrase, of_os_error

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Patience:
    """How long to wait for a server, and how often to come back.

    Attributes:
        timeout: Seconds without a byte (or an answer, or a connection) before giving up.
        rounds: How often each mirror is asked at most.
        first_wait: Seconds between the first two rounds; doubled each time after.
    """

    timeout: float = 20.0
    rounds: int = 3
    first_wait: float = 1.0


def fetch(
    entry: CatalogEntry,
    root: Path,
    progress: Progress,
    cancel: threading.Event,
    mirrors: Sequence[str] | None = None,
    packages: Sequence[Package] | None = None,
    patience: Patience | None = None,
) -> None:
    """Put the files of a downloadable dataset below `root`, as torchvision lays them out.

    Files that are there already are kept and not fetched again. The mirrors are asked in order,
    and again in the next round where the trouble may pass: no connection, silence, a line that
    broke or ended early, an answer of 500 and above. A mirror that has no such file, or another
    one (wrong checksum, too large), is not asked for it a second time. A mirror that is down thus
    costs one attempt before the next one, not all of its attempts and the waits between them.

    Wherever this ends, killed or not, a file with its final name is whole; what a killed process
    left half is removed the next time.

    Args:
        entry: The catalogue's entry.
        root: A folder to write to; made if need be.
        progress: Called with (bytes so far, bytes in all: an estimate). The bytes so far go back
            when a file has to be begun again.
        cancel: Set from any thread to end the download within a fraction of a second; what was
            fetched in part is removed.
        mirrors: Addresses that end with a slash and hold all packages; torchvision's by default.
        packages: What to fetch; torchvision's lists by default.
        patience: How long to wait for a server.

    Raises:
        AtelierError: `download_failed`, `download_wrong_bytes` or `cannot_write`.
        Cancelled: If `cancel` was set.
    """
    packages = archives.packages(entry) if packages is None else packages
    job = _Job(root, progress, cancel, patience or Patience())
    try:
        root.mkdir(parents=True, exist_ok=True)
        folders = {(root / member.path).parent for p in packages for member in p.members}
        for folder in folders:
            unpacking.remove_stale(folder)
        missing = [(package, needed) for package in packages if (needed := job.missing(package))]
        job.expected = {package.name: package.size for package, _ in missing}
        for package, needed in missing:
            urls = [mirror + package.name for mirror in mirrors or ()] or list(package.urls)
            _get(package, needed, urls, job)
    except OSError as error:
        where = archives.folder(entry, root)
        raise AtelierError("cannot_write", path=where, reason=of_os_error(error)) from error
    progress(job.total, job.total)


@dataclass
class _Job:
    """Where a download writes, how far it is, and whether it may go on."""

    root: Path
    progress: Progress
    cancel: threading.Event
    patience: Patience
    expected: dict[str, int] = field(default_factory=dict)
    before: int = 0

    @property
    def total(self) -> int:
        return sum(self.expected.values())

    def missing(self, package: Package) -> list[Member]:
        return [member for member in package.members if not (self.root / member.path).is_file()]

    def check(self) -> None:
        if self.cancel.is_set():
            raise Cancelled

    def ask(self, url: str) -> Generator[int | bytes, None, None]:
        return transport.answer(url, self.patience.timeout, self.cancel)

    def wait(self, seconds: float) -> None:
        if self.cancel.wait(seconds):
            raise Cancelled

    def tell(self, count: int) -> None:
        """There are `count` bytes of the package under way."""
        done = self.before + count
        self.progress(done, max(done, self.total))


def _get(package: Package, needed: Sequence[Member], urls: list[str], job: _Job) -> None:
    """Fetch one package and put what is needed of it in its place."""
    folder = (job.root / needed[0].path).parent
    folder.mkdir(parents=True, exist_ok=True)
    # Not the temporary name of a file that lies in its package under the same name.
    part = folder / unpacking.part_name(f"{package.name}.download")
    try:
        _fetch_any(package, urls, part, job)
        job.before += job.expected[package.name]
        _extract(package, needed, part, job)
    finally:
        part.unlink(missing_ok=True)


def _extract(package: Package, needed: Sequence[Member], part: Path, job: _Job) -> None:
    wanted = {member.name: member for member in needed}
    try:
        with part.open("rb") as packed:
            for path, opener in unpacking.contents(packed, package.name):
                job.check()
                member = wanted.pop(path.name, None)
                if member is not None:
                    with opener() as source:
                        unpacking.put(source, job.root / member.path, member.md5, job.check)
                if not wanted:
                    return
    except unpacking.Damaged as error:
        raise AtelierError("download_wrong_bytes", name=package.name) from error
    raise AtelierError("download_wrong_bytes", name=package.name)  # it lacks some of them


def _fetch_any(package: Package, urls: list[str], part: Path, job: _Job) -> None:
    """Fetch from the first address that yields the right bytes."""
    if not urls:
        raise ValueError("no mirror to download from")
    failure = None
    for number in range(job.patience.rounds):
        if number:
            job.wait(job.patience.first_wait * 2 ** (number - 1))
        for url in list(urls):
            try:
                return _fetch(package, url, part, job)
            except transport.Failed as failed:
                failure = AtelierError("download_failed", name=package.name, reason=failed.reason)
                if not failed.may_pass:
                    urls.remove(url)
            except AtelierError as lasting:
                urls.remove(url)
                failure = lasting
        if not urls:
            break
    assert failure is not None  # each of the addresses returned or failed
    raise failure


def _fetch(package: Package, url: str, part: Path, job: _Job) -> None:
    # The answer to a wrong address, or a server gone mad, must not fill the disk.
    limit = 2 * package.size + (1 << 20)
    digest = hashlib.md5(usedforsecurity=False)
    received, promised = 0, None
    with part.open("wb") as target, contextlib.closing(job.ask(url)) as answer:
        for item in answer:
            if isinstance(item, int):
                promised = job.expected[package.name] = item
            else:
                target.write(item)
                digest.update(item)
                received += len(item)
                job.tell(received)
            if max(received, promised or 0) > limit:
                raise transport.Failed(Phrase("server_mad"), may_pass=False)
    if promised is not None and received < promised:
        reason = Phrase("bytes_missing", received=received, promised=promised)
        raise transport.Failed(reason, may_pass=True)
    if digest.hexdigest() != package.md5:
        raise AtelierError("download_wrong_bytes", name=package.name)
    job.expected[package.name] = received

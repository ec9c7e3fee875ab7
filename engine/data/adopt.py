"""Takes over a dataset's files that the person has already: for machines without a network."""

from __future__ import annotations

import functools
import hashlib
import io
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO, Literal

from engine.data import archives, catalog, readers, unpacking
from engine.data.archives import Member, Package
from engine.data.catalog import CatalogEntry
from engine.data.download import Progress
from engine.errors import AtelierError, Cancelled, Phrase, of_os_error

_DEPTH = 4
_FOLDERS = 2_000


@dataclass(frozen=True)
class _Source:
    """One of the person's files, with what it holds of the dataset.

    Attributes:
        path: The file; several members may lie in it.
        name: Its name; the ending says how it is packed.
        members: The members to take out of it, by their name in it.
        pack: Whether it has to be compressed, because the dataset keeps it that way.
    """

    path: Path
    name: str
    members: dict[str, Member]
    pack: bool = False


def adopt(
    entry: CatalogEntry,
    place: Path,
    root: Path,
    progress: Progress,
    cancel: threading.Event,
    packages: Sequence[Package] | None = None,
) -> None:
    """Copy a dataset's files from where the person has them to their places below `root`.

    They are looked for in `place` and a few levels below it: as the servers have them (compressed,
    in a ZIP or tar file) or extracted. They are copied beside their places first and both splits
    are read there, so that a broken or an incomplete copy leaves everything as it was. The
    person's own files are only read.

    Args:
        entry: The entry of a downloadable dataset.
        place: A folder, or one of the files: the ZIP or tar file, or one with the others beside it.
        root: A folder to write to; made if need be.
        progress: Called with (bytes read, bytes in all).
        cancel: Set from any thread to end it; nothing is kept then.
        packages: What the dataset consists of; torchvision's lists by default.

    Raises:
        AtelierError: `dataset_not_found_there`; `dataset_broken`, with the person's file that is;
            `path_unusable`, if something there cannot be read; `cannot_write`.
        Cancelled: If `cancel` was set.
    """
    packages = archives.packages(entry) if packages is None else packages
    sources = _find(entry, place, packages, cancel)
    staging = root / unpacking.part_name(entry.name)
    try:
        root.mkdir(parents=True, exist_ok=True)
        unpacking.remove_stale(root)
        try:
            _copy(entry, sources, staging, progress, cancel)
            _verify(entry, sources, staging, packages, cancel)
            for name in archives.layout(entry).files:
                final = archives.folder(entry, root) / name
                final.parent.mkdir(parents=True, exist_ok=True)
                (archives.folder(entry, staging) / name).replace(final)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        where = archives.folder(entry, root)
        raise AtelierError("cannot_write", path=where, reason=of_os_error(error)) from error


def _find(
    entry: CatalogEntry, place: Path, packages: Sequence[Package], cancel: threading.Event
) -> list[_Source]:
    """The nearest files that make up the dataset.

    MNIST, Fashion-MNIST and KMNIST have files of the same names: those in a folder with the
    dataset's own name come first, those in another one's do not count.
    """
    try:
        is_folder = place.is_dir()
        if not is_folder and (name := unpacking.packed_name(place)):
            wanted = {member.name: member for package in packages for member in package.members}
            return [_Source(place, name, wanted)]
        found = []
        for folder in _folders(place, cancel) if is_folder else [place.parent]:
            sources = _in_folder(folder, packages)
            if sources and _is_own(entry, folder.absolute()):
                return sources
            if sources and not _is_anothers(entry, folder.absolute()):
                found.append(sources)
    except OSError as error:
        raise _unusable(place, error) from error
    if not found:
        raise _not_found(entry, place, [package.name for package in packages])
    return found[0]


def _not_found(entry: CatalogEntry, path: Path, names: Iterable[str]) -> AtelierError:
    expected = ", ".join(names)
    return AtelierError("dataset_not_found_there", title=entry.title, path=path, expected=expected)


def _folders(top: Path, cancel: threading.Event) -> Iterator[Path]:
    """A folder and those below it, the nearest first; links are followed, but nowhere twice."""
    seen: set[str] = set()
    level = [top]
    for _ in range(_DEPTH + 1):
        below: list[Path] = []
        for folder in level:
            real = os.path.realpath(folder)
            if real in seen or len(seen) >= _FOLDERS:
                continue
            seen.add(real)
            if cancel.is_set():
                raise Cancelled
            try:
                below += _subfolders(folder)
            except OSError:
                if folder is top:
                    raise
                continue  # one of others, on the way: not what was meant
            yield folder
        level = below


def _subfolders(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        paths = sorted(Path(entry) for entry in entries)
    return [path for path in paths if path.is_dir()]


def _in_folder(folder: Path, packages: Sequence[Package]) -> list[_Source]:
    """What a folder holds of the dataset; nothing if that is not all of it."""
    sources = []
    for package in packages:
        source = _package_in(folder, package)
        if source:
            sources.append(source)
            continue
        for member in package.members:
            if not (single := _member_in(folder, member)):
                return []
            sources.append(single)
    return sources


def _package_in(folder: Path, package: Package) -> _Source | None:
    """A package that holds several files, as it came or with its outer compression taken off."""
    if len(package.members) == 1:
        return None
    for name in (package.name, package.name.removesuffix(".gz")):
        if (path := folder / name).is_file():
            members = {member.name: member for member in package.members}
            return _Source(path, name, members)
    return None


def _member_in(folder: Path, member: Member) -> _Source | None:
    """A file extracted, compressed, or the text that is compressed in the dataset."""
    plain = member.name.removesuffix(".bz2")
    for name in (member.name, f"{member.name}.gz", plain):
        if (path := folder / name).is_file():
            is_text = name == plain != member.name
            return _Source(path, name, {name.removesuffix(".gz"): member}, pack=is_text)
    return None


def _is_own(entry: CatalogEntry, folder: PurePath) -> bool:
    """Whether a folder has the name in which torchvision keeps the dataset."""
    own = PurePath(archives.layout(entry).folder).parts
    return bool(own) and folder.parts[-len(own) :] == own


def _is_anothers(entry: CatalogEntry, folder: PurePath) -> bool:
    return any(_is_own(other, folder) for other in _others(entry))


def _others(entry: CatalogEntry) -> list[CatalogEntry]:
    """The datasets with whose files this one's could be mixed up."""
    names = archives.layout(entry).files
    downloads = [other for other in catalog.ENTRIES.values() if other.source == "download"]
    return [o for o in downloads if o.name != entry.name and archives.layout(o).files == names]


def _copy(
    entry: CatalogEntry,
    sources: Sequence[_Source],
    staging: Path,
    progress: Progress,
    cancel: threading.Event,
) -> None:
    """Copy and extract all files to a root of their own."""
    before, total = 0, sum(source.path.stat().st_size for source in sources)
    for source in sources:

        def tell(done: int, before: int = before) -> None:
            if cancel.is_set():
                raise Cancelled
            progress(before + done, total)

        try:
            packed = source.path.open("rb")
        except OSError as error:
            raise _unusable(source.path, error) from error
        with packed:
            try:
                _refuse_anothers(entry, source, packed)
                _extract(entry, source, packed, staging, tell)
            except unpacking.Damaged as error:
                raise _broken(entry, source.path, error.reason) from error
            before += packed.seek(0, io.SEEK_END)
        tell(0, before)


def _extract(
    entry: CatalogEntry,
    source: _Source,
    packed: IO[bytes],
    staging: Path,
    tell: Callable[[int], None],
) -> None:
    def told() -> None:
        tell(packed.tell())

    wanted = dict(source.members)
    for path, opener in unpacking.contents(packed, source.name):
        if path.name in wanted and not _is_anothers(entry, path.parent):
            member = wanted.pop(path.name)
            md5 = "" if source.pack else member.md5
            with opener() as content:
                unpacking.put(content, staging / member.path, md5, told, source.pack)
        if not wanted:
            return
    raise _not_found(entry, source.path, wanted)


def _refuse_anothers(entry: CatalogEntry, source: _Source, packed: io.BufferedReader) -> None:
    """Known packages of another dataset whose files have the same names."""
    if not source.name.endswith(".gz") or not (others := _others(entry)):
        return
    titles = {package.md5: other.title for other in others for package in archives.packages(other)}
    md5 = hashlib.file_digest(packed, functools.partial(hashlib.md5, usedforsecurity=False))
    if title := titles.get(md5.hexdigest()):
        raise unpacking.Damaged(Phrase("of_another", title=title))
    packed.seek(0)


def _verify(
    entry: CatalogEntry,
    sources: Sequence[_Source],
    staging: Path,
    packages: Sequence[Package],
    cancel: threading.Event,
) -> None:
    """Read both splits from where they were copied to."""
    splits: tuple[Literal["train", "test"], ...] = ("train", "test")
    for split in splits:
        if cancel.is_set():
            raise Cancelled
        try:
            readers.read(entry, split, staging, packages)
        except AtelierError as error:
            if error.code != "dataset_broken":
                raise
            name = Path(str(error.params["path"])).name
            guilty = next(s for s in sources if name in {m.name for m in s.members.values()})
            raise _broken(entry, guilty.path, error.params["reason"]) from error


def _unusable(path: Path, error: OSError) -> AtelierError:
    return AtelierError("path_unusable", path=path, reason=of_os_error(error))


def _broken(entry: CatalogEntry, path: Path, reason: object) -> AtelierError:
    return AtelierError("dataset_broken", title=entry.title, path=path, reason=reason)

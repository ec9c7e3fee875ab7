"""A packaged Atelier, started as on a machine that knows nothing of Python."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

VARIABLE = "ATELIER_PACKAGE"
"""Names the folder that `packaging/build.py` has made."""

NAME = "atelier.exe" if sys.platform == "win32" else "atelier"


@dataclass(frozen=True)
class Program:
    """An installed program, and the little that it is given.

    Attributes:
        folder: Where it is installed.
        home: The person's own folder.
        prefix: What its command begins with, to let it find its folder read-only.
    """

    folder: Path
    home: Path
    prefix: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        """What is started."""
        return self.folder / NAME

    def environment(self) -> dict[str, str]:
        """All variables that the program sees: no PATH that leads to anything, no Python."""
        nothing = self.home / "nothing"
        nothing.mkdir(parents=True, exist_ok=True)
        given = {"HOME": str(self.home), "PATH": str(nothing), "TMPDIR": str(self.home)}
        if sys.platform == "win32":
            kept = ("SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
            given |= {name: os.environ[name] for name in kept if name in os.environ}
        return given

    def run(
        self,
        *arguments: str,
        cwd: Path,
        before: tuple[str, ...] = (),
        timeout: float = 300,
        variables: Mapping[str, str] = MappingProxyType({}),
    ) -> subprocess.CompletedProcess[str]:
        """Start it and wait for its end.

        Args:
            arguments: The program's.
            cwd: Where it is started.
            before: A command that starts it: a display's, say.
            timeout: In seconds.
            variables: Beside the usual ones.
        """
        return subprocess.run(
            [*before, *self.prefix, str(self.file), *arguments],
            cwd=cwd,
            env={**self.environment(), **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=timeout,
        )


@contextmanager
def installed(package: Path, home: Path) -> Iterator[Program]:
    """Install a package under a difficult name, read-only; take it away in the end.

    Files are linked, not copied: a package has gigabytes. Where it can be, the folder is mounted
    read-only for the program; elsewhere it may only not be written by its permissions.

    Args:
        package: The folder that was built.
        home: A person's folder, for `Program.home`.
    """
    place = package.parent / f"옷 가게 {os.getpid()}"
    folder = place / "Atelier 1"
    shutil.copytree(package, folder, symlinks=True, copy_function=os.link)
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    try:
        for each in folders:
            each.chmod(0o555)
        yield Program(folder, home, _read_only(folder))
    finally:
        for each in folders:
            each.chmod(0o755)
        shutil.rmtree(place)


def state(folder: Path) -> Mapping[str, tuple[int, int]]:
    """Each file's size and time of change, to see whether anything was written."""
    return {
        str(path.relative_to(folder)): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in folder.rglob("*")
    }


def _read_only(folder: Path) -> tuple[str, ...]:
    """What mounts a folder read-only for one command: root can write whatever permissions say."""
    unshare, mount = shutil.which("unshare"), shutil.which("mount")
    if not sys.platform.startswith("linux") or unshare is None or mount is None:
        return ()
    script = f'{mount} --bind "$0" "$0" && {mount} -o remount,ro,bind "$0" && exec "$@"'
    mounted = (unshare, "-m", "/bin/sh", "-c", script, str(folder))
    tried = subprocess.run(
        [*mounted, "/bin/sh", "-c", '! touch "$0/x"', str(folder)], capture_output=True, check=False
    )
    return mounted if tried.returncode == 0 else ()

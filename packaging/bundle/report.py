"""How large each part of a packaged Atelier is."""

import os
import platform
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path, PurePosixPath

_CUDA_OF_TORCH = re.compile(r"lib(torch_cuda|torch_nvshmem|c10_cuda|caffe2_nvrtc)|(torch|c10)_cuda")
_FIRST_FOLDER = {
    "torch": "torch",
    "torchgen": "torch",
    "functorch": "torch",
    "nvidia": "CUDA libraries",
    "torchvision": "torchvision",
    "torchvision.libs": "torchvision",
    "PySide6": "Qt",
    "shiboken6": "Qt",
    "numpy": "numpy",
    "numpy.libs": "numpy",
    "PIL": "Pillow",
    "pillow.libs": "Pillow",
    "engine": "Atelier",
    "gui": "Atelier",
    "resources": "Atelier",
    "lib-dynload": "Python",
}
TORCH_PARTS = ("torch", "CUDA libraries")


@dataclass(frozen=True)
class Report:
    """What a build consists of. Sizes are in bytes; a link counts nothing.

    Attributes:
        version: Of Atelier.
        platform: The system that it was built on, and so for.
        torch: The version of torch that is inside; its ending says which build (`+cu132`).
        total: The whole folder.
        parts: By name, the largest first; of what lies in the program's own file too.
        torch_installed: torch, and the packages of CUDA libraries that it needs, as installed in
            the Python that built the program.
        torch_carried: What of that is inside.
        seconds: That the build took.
    """

    version: str
    platform: str
    torch: str
    total: int
    parts: Mapping[str, int]
    torch_installed: int
    torch_carried: int
    seconds: float = field(default=0.0)

    def as_record(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)

    def as_text(self) -> str:
        """A table for people."""
        lines = [f"Atelier {self.version} with torch {self.torch}, {self.platform}"]
        lines += [f"{size / 1e6:9.1f} MB  {name}" for name, size in self.parts.items()]
        lines.append(f"{self.total / 1e6:9.1f} MB  in all")
        lines.append(
            f"torch with its CUDA libraries: {self.torch_carried / 1e6:.1f} MB inside, "
            f"{self.torch_installed / 1e6:.1f} MB as installed; in all "
            f"{self.total / self.torch_installed:.2f} of that"
        )
        return "\n".join(lines)


def measure(
    folder: Path,
    version: str,
    packages: Mapping[str, metadata.Distribution],
    archived: Mapping[str, int] | None = None,
    seconds: float = 0.0,
) -> Report:
    """Measure a build.

    Args:
        folder: The application's folder.
        version: Of Atelier.
        packages: What is carried; see `distributions.carried`.
        archived: Bytes of each module within the program's own file.
        seconds: That the build took.

    Raises:
        LookupError: If no torch is carried.
    """
    if "torch" not in packages:
        raise LookupError("torch is not among the packages")
    parts: dict[str, int] = {}
    for path in _files(folder):
        name = part_of(path.relative_to(folder))
        parts[name] = parts.get(name, 0) + path.lstat().st_size
    total = sum(parts.values())
    own_file = "program file"
    for module, size in (archived or {}).items():
        name = _of_first(module.partition(".")[0])
        parts[name] = parts.get(name, 0) + size
        parts[own_file] = parts.get(own_file, 0) - size
    return Report(
        version=version,
        platform=platform.platform(),
        torch=_torch_version(packages["torch"]),
        total=total,
        parts=dict(sorted(parts.items(), key=lambda part: -part[1])),
        torch_installed=sum(
            _installed_size(each)
            for name, each in packages.items()
            if name == "torch" or name.startswith("nvidia-")
        ),
        torch_carried=sum(parts.get(name, 0) for name in TORCH_PARTS),
        seconds=round(seconds, 1),
    )


def part_of(place: Path) -> str:
    """The part that a file belongs to.

    Args:
        place: Its path within the application's folder.
    """
    inside = PurePosixPath(*place.parts)
    if inside.parts[0] != "_internal":
        is_program = len(inside.parts) == 1 and inside.stem == "atelier"
        return "program file" if is_program else "papers and icons"
    inside = inside.relative_to("_internal")
    first = inside.parts[0]
    if first == "torch" and _CUDA_OF_TORCH.match(inside.name):
        return "CUDA libraries"
    if len(inside.parts) == 1:
        is_python = inside.name.lower().startswith(("libpython", "python", "base_library"))
        return "Python" if is_python else "system libraries"
    return "Python" if first.startswith("python3.") else _of_first(first)


def _of_first(first: str) -> str:
    usual = "Python" if first in sys.stdlib_module_names else "other packages"
    return _FIRST_FOLDER.get(first, usual)


def _files(folder: Path) -> Iterable[Path]:
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            if not path.is_symlink():
                yield path


def _torch_version(package: metadata.Distribution) -> str:
    """With its local part, which says for which CUDA it was built."""
    file = Path(str(package.locate_file("torch/version.py")))
    found = re.search(r"__version__ = '([^']+)'", file.read_text(encoding="utf-8"))
    return found[1] if found else package.version


def _installed_size(package: metadata.Distribution) -> int:
    paths = {Path(str(package.locate_file(file))) for file in package.files or []}
    return sum(path.stat().st_size for path in paths if path.is_file())

"""What Atelier is made of: parts, their versions and licences."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import qVersion

import engine
from engine.errors import Said

_LONGEST_LICENCE = 40

# Distribution, what people call it, and its licence in short, where its own record has none or
# lists that of every file in it.
_LIBRARIES = (
    ("PySide6-Essentials", "PySide6", "LGPL-3.0"),
    ("torch", "PyTorch", "BSD-3-Clause"),
    ("torchvision", "torchvision", "BSD-3-Clause"),
    ("numpy", "NumPy", "BSD-3-Clause"),
    ("pyqtgraph", "pyqtgraph", "MIT"),
    ("pillow", "Pillow", "MIT-CMU"),
    ("safetensors", "safetensors", "Apache-2.0"),
    ("psutil", "psutil", "BSD-3-Clause"),
    ("platformdirs", "platformdirs", "MIT"),
    ("filelock", "filelock", "MIT"),
)


@dataclass(frozen=True)
class Part:
    """Something that Atelier is made of or works with.

    Attributes:
        name: What people call it.
        version: "" where it has none, or none is known.
        licence: In short, mostly as SPDX writes it.
    """

    name: str
    version: str
    licence: str


@dataclass(frozen=True)
class Facts:
    """All that is looked up.

    Attributes:
        parts: What Atelier is made of.
        device: Where this machine would train: its name, and what it is.
    """

    parts: tuple[Part, ...]
    device: tuple[str, Said]

    def as_text(self) -> str:
        """All of it as lines, to be pasted into a mail; in English."""
        import platform

        lines = [
            f"{part.name} {part.version}".rstrip() + f" ({part.licence})" for part in self.parts
        ]
        name, description = self.device
        lines += [f"System: {platform.platform()}", f"Device: {name}, {description}"]
        return "\n".join(lines) + "\n"


def look() -> Facts:
    """Look everything up; imports torch, for a worker thread."""
    return Facts(parts(), _device())


def parts() -> tuple[Part, ...]:
    """All of them; reads the records of installed packages, for a worker thread."""
    return (
        Part("Atelier", engine.__version__, "MIT"),
        Part("Python", sys.version.split()[0], "PSF-2.0"),
        Part("Qt", qVersion(), "LGPL-3.0"),
        *(
            Part(name, _version(package), _licence(package, ours))
            for package, name, ours in _LIBRARIES
        ),
        Part("NanumSquare", "1.000", "OFL-1.1"),
        Part("Fashion-MNIST", "", "MIT"),
    )


def _device() -> tuple[str, Said]:
    from engine import devices

    preferred = devices.available()[0]
    return preferred.name.upper(), preferred.description


def _version(package: str) -> str:
    from importlib import metadata  # 40 ms, and nobody may ever ask

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # a packaged program need not have the records
        return str(getattr(sys.modules.get(package), "__version__", ""))


def _licence(package: str, ours: str) -> str:
    """What the package itself says, if it is one short expression."""
    from importlib import metadata

    try:
        record = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return ours
    said = (record.get_all("License-Expression") or [""])[0]
    return said if 0 < len(said) <= _LONGEST_LICENCE else ours

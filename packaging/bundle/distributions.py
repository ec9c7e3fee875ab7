"""Which installed packages Atelier needs, and so which a packaged one carries."""

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

LEFT_OUT: Mapping[str, str] = {
    "triton": "compiles for torch.compile, which Atelier never calls; torch does without it",
    "cuda-bindings": "drives CUDA from Python; torch's own libraries do that already",
    "cuda-pathfinder": "finds libraries for cuda-bindings",
    "setuptools": "builds extensions, for which a packaged program has no compiler",
}
"""What is needed on paper only, and why it stays outside."""

EXTRAS = ("export",)  # taken along where they are installed
_NOT_OURS = re.compile(r"^(engine|gui|main|resources|tests|benchmarks)$")


def carried(
    root: Path, installed: Mapping[str, metadata.Distribution] | None = None
) -> dict[str, metadata.Distribution]:
    """The packages that go into the program: what `pyproject.toml` asks for, and what that needs.

    Args:
        root: The project.
        installed: Packages by normalised name; None for those of this Python.

    Returns:
        By normalised name, sorted.

    Raises:
        LookupError: If one that is needed is not installed.
    """
    there = all_installed() if installed is None else installed
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, metadata.Distribution] = {}
    _add(project["dependencies"], ("",), there, found, needed=True)
    for extra in EXTRAS:
        wanted = project["optional-dependencies"][extra]
        if all(normalised(Requirement(each).name) in there for each in wanted):
            _add(wanted, ("",), there, found, needed=True)
    return dict(sorted(found.items()))


def all_installed() -> dict[str, metadata.Distribution]:
    """What is installed in this Python, by normalised name; of two, the one that is imported."""
    found: dict[str, metadata.Distribution] = {}
    for each in metadata.distributions():  # in the order of sys.path
        found.setdefault(normalised(each.metadata["Name"]), each)
    return found


def normalised(name: str) -> str:
    """A package's name as the registry compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def unwanted_modules(carry: Iterable[str]) -> list[str]:
    """Importable names that belong only to packages which are not carried: test tools and so on.

    Args:
        carry: Normalised names of packages.
    """
    keep = set(carry)
    return sorted(
        module
        for module, owners in metadata.packages_distributions().items()
        if not _NOT_OURS.match(module)
        and module.isidentifier()
        and keep.isdisjoint(map(normalised, owners))
    )


def _add(
    requirements: Iterable[str],
    extras: Sequence[str],
    there: Mapping[str, metadata.Distribution],
    found: dict[str, metadata.Distribution],
    *,
    needed: bool,
) -> None:
    for requirement in map(Requirement, requirements):
        marker = requirement.marker
        if marker and not any(marker.evaluate({"extra": extra}) for extra in extras):
            continue
        name = normalised(requirement.name)
        if name in LEFT_OUT or (name in found and not requirement.extras):
            continue
        if name not in there:
            if needed:
                raise LookupError(f"{name} is not installed in {sys.prefix}")
            continue
        found[name] = there[name]
        _add(there[name].requires or (), ("", *requirement.extras), there, found, needed=False)

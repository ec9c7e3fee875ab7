"""Packages as an installer leaves them, made up."""

from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from types import MappingProxyType


def package(
    folder: Path,
    name: str,
    fields: str = "",
    needs: Sequence[str] = (),
    files: Mapping[str, str] = MappingProxyType({}),
) -> metadata.Distribution:
    """An installed package; `DIST` in a file's name stands for the folder of its records."""
    record = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    record.mkdir(parents=True)
    lines = [f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{fields}"]
    lines += [f"Requires-Dist: {need}\n" for need in needs]
    (record / "METADATA").write_text("".join(lines), encoding="utf-8")
    listed = []
    for place, text in files.items():
        path = folder / place.replace("DIST", record.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        listed.append(f"{path.relative_to(folder).as_posix()},,\n")
    (record / "RECORD").write_text("".join(listed))
    return metadata.Distribution.at(record)

"""A few lines of code that equal what a page of the window shows. Light."""

from dataclasses import dataclass
from typing import Literal

FileKind = Literal["dataset", "weights", "drawing", "other"]


@dataclass(frozen=True)
class NeededFile:
    """A file that a snippet reads from the folder that it runs in.

    Attributes:
        name: Of the file: "garments.pt".
        kind: What is in it. `dataset`: the shown dataset, as `engine.codegen.data_file` writes it;
            `weights`: the shown network's state_dict, as `torch.save` does; `drawing`: the drawing
            as a PNG; `other`: what the page itself says.
    """

    name: str
    kind: FileKind


@dataclass(frozen=True)
class Snippet:
    """Code that runs by itself, with torch and torchvision only.

    Attributes:
        code: A whole Python file, laid out as `ruff format` does it.
        files: What it reads beside datasets of torchvision's.
    """

    code: str
    files: tuple[NeededFile, ...] = ()

"""Writes down all names that a lesson may use, for teachers: `python -m gui.guide.reference`.

The list is kept in `resources/lessons/NAMES.md`; a test holds it against what the window knows.
"""

from collections.abc import Mapping

from engine.lessons.shelf import built_in_folder
from engine.lessons.vocabulary import Parameter, Signature
from gui.guide.knowledge import vocabulary

FILE = built_in_folder() / "NAMES.md"

_HEAD = """\
# Names that a lesson may use

Arguments in brackets may be left out. NUMBER is a number, POSITIVE one above 0, WHOLE a whole one
that is not below 0, COUNT a whole one above 0, WORD any word (in quotation marks if there are
spaces in it), and a|b one of these words. The twelve lessons in this folder use nearly all of
them: look there for an example.
"""


def reference() -> str:
    """The list, as Markdown."""
    known = vocabulary()
    parts: tuple[tuple[str, Mapping[str, Signature]], ...] = (
        ("For `check:`", known.checks),
        ("For `stage:` and `see:`", known.actions),
        ("For `show:` and `point:`", known.places),
        ("For `{...}` in a text", {name: {} for name in known.values}),
    )
    return "\n".join([_HEAD, *(_part(title, names) for title, names in parts)])


def _part(title: str, names: Mapping[str, Signature]) -> str:
    lines = [f"- `{' '.join([name, *_arguments(names[name])])}`" for name in sorted(names)]
    return "\n".join([f"## {title}", "", *lines, ""])


def _arguments(takes: Signature) -> list[str]:
    written = [f"{name}={_kind(parameter)}" for name, parameter in takes.items()]
    return [
        one if parameter.required else f"[{one}]"
        for one, parameter in zip(written, takes.values(), strict=True)
    ]


def _kind(parameter: Parameter) -> str:
    kind = parameter.kind
    if isinstance(kind, tuple):
        return "|".join(kind)
    name = "count" if kind == "whole" and parameter.least else kind
    return "|".join((name.upper(), *parameter.words))


if __name__ == "__main__":
    FILE.write_text(reference(), encoding="utf-8")

"""Puts what a snippet consists of together, at the top level of a file. Light."""

from collections.abc import Iterable, Iterator

from engine.code_layout import INDENT, LINE, width
from engine.codegen.part import Part, imports, indented

_CLOSING = {"(": ")", "[": "]", "{": "}"}


def assembled(part: Part, *, guarded: bool = False) -> str:
    """A whole file: the imports, the definitions, and the lines that `main()` has in a script.

    Args:
        part: Its lines are laid out for `main()`; at the top level they have more room.
        guarded: Whether the file will be imported again, by worker processes: then the lines
            stand below `if __name__ == "__main__":`.
    """
    lines = tuple(part.lines)
    body = indented(_wider(lines), "")
    if guarded:
        body = f'if __name__ == "__main__":\n{indented(lines)}'
    if not part.definitions:
        head = imports(part.imports)
        return f"{head}\n{body}" if head else body
    return "\n\n".join(
        (imports(part.imports), *(each.strip("\n") + "\n" for each in part.definitions), body)
    )


def _wider(lines: Iterable[str]) -> Iterator[str]:
    """Lines that had `INDENT` before them: what fits on one line without it stands on one.

    Arguments in lines of their own end with a comma, and ruff leaves them so; only a bracket whose
    content stands on one line without a comma is joined.
    """
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        while len(waiting) > 2:
            joined = _joined(*waiting[-3:])
            if joined is None:
                break
            waiting[-3:] = [joined]
    yield from waiting


def _joined(first: str, second: str, third: str) -> str | None:
    """Three lines as one, if they are a bracket, what is in it, and its end, and it fits."""
    indent = first[: len(first) - len(first.lstrip())]
    content = second.removeprefix(indent + INDENT)
    end = _CLOSING.get(first[-1:])
    if end is None or content == second or not content.strip() or content[0] == " ":
        return None
    if not third.startswith(indent + end) or content.endswith((",", "(", "[", "{")):
        return None
    joined = f"{first}{content}{third.strip()}"
    return joined if width(joined) <= LINE else None

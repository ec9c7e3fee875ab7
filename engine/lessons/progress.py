"""How far a person has come in the lessons: kept as JSON. Light."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.errors import AtelierError, of_os_error

_MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class Progress:
    """How far it is in one lesson.

    Attributes:
        at: The step at which the person was last, from 0.
        done: The names of the steps whose tasks they did.
        predictions: Step -> whether their first prediction was right.
        is_finished: Whether they came to the end, at least once.
    """

    at: int = 0
    done: frozenset[str] = frozenset()
    predictions: Mapping[str, bool] = field(default_factory=dict)
    is_finished: bool = False


def read(path: Path) -> dict[str, Progress]:
    """Lesson -> progress; a file that is not there is no progress.

    What makes no sense in it is left out. A file that is no such record at all is set aside.

    Raises:
        AtelierError: The file is there and cannot be read, or was set aside.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
        record = json.loads(content) if len(content) <= _MAX_BYTES else None
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise AtelierError(
            "lesson_progress_unreadable", path=path, reason=of_os_error(error)
        ) from error
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        aside = path.with_name(f"{path.stem}.damaged{path.suffix}")
        with suppress(OSError):
            path.replace(aside)
        raise AtelierError("lesson_progress_damaged", path=path, aside=aside)
    return {name: _progress(entry) for name, entry in record.items() if isinstance(entry, dict)}


def to_text(progress: Mapping[str, Progress]) -> str:
    """The content of a file that `read` reads."""
    record = {
        name: {
            "at": one.at,
            "done": sorted(one.done),
            "predictions": dict(one.predictions),
            "is_finished": one.is_finished,
        }
        for name, one in progress.items()
    }
    return json.dumps(record, indent=1) + "\n"  # ASCII: a file's name may be no Unicode


def _progress(entry: dict[str, Any]) -> Progress:
    at, done, predictions = entry.get("at"), entry.get("done"), entry.get("predictions")
    return Progress(
        at=at if type(at) is int and at >= 0 else 0,
        done=frozenset(name for name in _list(done) if isinstance(name, str)),
        predictions={
            name: right
            for name, right in (predictions if isinstance(predictions, dict) else {}).items()
            if isinstance(right, bool)
        },
        is_finished=entry.get("is_finished") is True,
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []

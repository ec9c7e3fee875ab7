"""Which weights name the drawings: those that learned from the person's own, or the shipped ones.

The weights that were in use before are kept aside, one step back. The shipped file is never
written.
"""

from contextlib import suppress
from pathlib import Path

from engine import home
from engine.errors import AtelierError, of_os_error
from engine.models import weights
from engine.models.weights import Weights


def current_weights() -> Path:
    """The taught weights if there are any that can be read, else the shipped ones."""
    path = home.taught_weights()
    try:
        weights.read(path).build()
    except (AtelierError, OSError):
        return home.default_weights()
    return path


def accept(taught: Weights) -> Path:
    """Put weights to use; those in use before are kept aside, for `undo`.

    Returns:
        Where they are now.

    Raises:
        AtelierError: `cannot_write`; nothing has changed then.
    """
    path = home.taught_weights()
    fresh = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        weights.write(fresh, taught)  # first: a full disk leaves everything as it was
        if path.exists():
            path.replace(_aside())
        else:
            _aside().unlink(missing_ok=True)
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise AtelierError("cannot_write", path=path, reason=of_os_error(error)) from error
    return path


def forget() -> None:
    """Go back to the shipped weights; the taught ones are kept aside, for `undo`.

    Raises:
        AtelierError: `cannot_move`.
    """
    _move(home.taught_weights(), _aside())


def undo() -> Path:
    """Take back the last `accept` or `forget`; a second time takes that back in turn.

    Returns:
        The weights that are in use now.

    Raises:
        AtelierError: `cannot_move`.
    """
    path, aside = home.taught_weights(), _aside()
    between = path.with_name(f".{path.name}.old")
    _move(path, between)
    _move(aside, path)
    _move(between, aside)
    return current_weights()


def _aside() -> Path:
    path = home.taught_weights()
    return path.with_name(f"{path.stem}-before{path.suffix}")


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except FileNotFoundError:
        pass  # nothing there is a state too: the shipped weights
    except OSError as error:
        raise AtelierError("cannot_move", path=source, reason=of_os_error(error)) from error

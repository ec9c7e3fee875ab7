"""Hangul on machines that have no Korean font: one comes with Atelier, for when it is needed."""

import logging
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtGui import QFontDatabase

_log = logging.getLogger(__name__)

FALLBACK = Path(__file__).parent.parent / "resources" / "fonts" / "NanumSquareR.ttf"

# By the names in `/etc/os-release`; its `ID_LIKE` leads the relatives of these to them.
_PACKAGES = {
    "debian": "fonts-nanum",
    "ubuntu": "fonts-nanum",
    "fedora": "google-noto-sans-cjk-fonts",
    "rhel": "google-noto-sans-cjk-ttc-fonts",
    "suse": "google-noto-sans-kr-fonts",
    "opensuse": "google-noto-sans-kr-fonts",
    "arch": "noto-fonts-cjk",
    "alpine": "font-noto-cjk",
}

DISMISS = "Dismiss"  # in English as `advice()` is


def has_hangul() -> bool:
    """Whether some font that is installed, or was added, has Hangul."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.Korean))


def provide_hangul(fallback: Path = FALLBACK) -> bool:
    """See to it that Hangul can be shown; the font is only loaded where there is no other.

    Args:
        fallback: The font that is added then. Qt takes from it what other fonts lack.

    Returns:
        Whether Hangul can be shown now. If not, `advice()` says what to do.
    """
    if has_hangul():
        return True
    # By its content: Qt reports a file that is not there or is no font by -1 only.
    if QFontDatabase.addApplicationFont(str(fallback)) < 0:
        _log.warning("no Korean font here, and %s cannot be used", fallback)
        return False
    return has_hangul()


def advice() -> str:
    """How to get a Korean font, in English: the person cannot read it in Korean."""
    package = _package()
    if package is None:
        return (
            "Korean needs a font that has Hangul, and this machine has none. Install one, for"
            ' example "Noto Sans CJK", and start Atelier again.'
        )
    return (
        "Korean needs a font that has Hangul, and this machine has none. Install the package"
        f' "{package}" and start Atelier again.'
    )


def _package() -> str | None:
    """The package that has one, on the Linux distributions that we know."""
    if not sys.platform.startswith("linux"):
        return None
    import platform

    release: dict[str, str] = {}
    with suppress(OSError):
        release = platform.freedesktop_os_release()
    names = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    return next((_PACKAGES[name] for name in names if name in _PACKAGES), None)

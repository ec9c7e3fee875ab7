"""What a packaged Atelier consists of, and what is written beside it. No PyInstaller here."""

from pathlib import Path

PACKAGING = Path(__file__).resolve().parent.parent
ROOT = PACKAGING.parent

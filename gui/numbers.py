"""Numbers as people of the window's language write them."""

from PySide6.QtCore import QCoreApplication


def percent(share: float, decimals: int = 0) -> str:
    """A share, 0 to 1, as per cent."""
    return QCoreApplication.translate("Numbers", "{0} %").format(f"{share * 100:.{decimals}f}")

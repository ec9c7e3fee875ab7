"""Numbers as people of the window's language write them."""

from PySide6.QtCore import QCoreApplication


def percent(share: float, decimals: int = 0) -> str:
    """A share, 0 to 1, as per cent."""
    return QCoreApplication.translate("Numbers", "{0} %").format(f"{share * 100:.{decimals}f}")


def loss_text(loss: float) -> str:
    """A loss in few characters, also that of a run that has come apart: 0.294, 2.5e17."""
    return f"{loss:.3f}" if loss < 1000 else f"{loss:.2g}".replace("e+0", "e").replace("e+", "e")


def rate_text(lr: float) -> str:
    """A learning rate in few characters: 0.01, 4.5e-4."""
    return f"{lr:.3g}" if lr >= 0.001 or lr == 0 else f"{lr:.1e}".replace("e-0", "e-")

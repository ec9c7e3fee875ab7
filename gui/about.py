"""What this program is."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

import engine


def show(parent: QWidget) -> None:
    """Show the box with name and version."""
    QMessageBox.about(
        parent,
        QCoreApplication.translate("About", "About Atelier"),
        QCoreApplication.translate(
            "About", "Atelier {0}: watch a network learn, then draw clothes for it to name."
        ).format(engine.__version__),
    )

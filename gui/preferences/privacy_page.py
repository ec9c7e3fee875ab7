"""What leaves this machine: nothing."""

from engine import home
from gui.preferences import page


class PrivacyPage(page.Page):
    """Says what Atelier sends, and what it keeps."""

    def __init__(self) -> None:
        super().__init__(self.tr("Privacy"))
        self.add_text(self.tr("Atelier sends nothing anywhere: there is no telemetry."))
        self.add_text(
            self.tr("It goes to the network only to download a dataset that you ask for.")
        )
        self.add_text(
            self.tr("A log for finding mistakes is written to {0}. It stays there.").format(
                home.home() / "log"
            )
        )
        self.end()

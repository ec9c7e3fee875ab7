"""The dialog in which the person's settings are, one page for each concern."""

"""What can be wrong with settings and with a fresh start, by code. Light."""

KEEPING_MESSAGES: dict[str, str] = {
    "settings_unwritable": (
        "The settings cannot be saved in {path}: what you change holds until Atelier is closed. "
        "Check the folder's permissions and the room on the disk."
    ),
    "fresh_start_busy": (
        "Nothing was put away, because a training is writing to {path}; stop it first."
    ),
    "fresh_start_failed": (
        "Not everything could be put away in {path}: {reason}. Nothing is lost; try again to go on."
    ),
}

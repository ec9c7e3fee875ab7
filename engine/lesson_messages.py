"""What can be wrong with a lesson, by code. Light."""

LESSON_MESSAGES: dict[str, str] = {
    "lesson_unreadable": "The lesson {path} cannot be read: {reason}.",
    "lesson_broken": "The lesson {path} is left out; line {line}: {reason}.",
    "lesson_progress_unreadable": (
        "How far you are in the lessons cannot be read from {path}: {reason}. It is not written "
        "either, until the next start that can read it."
    ),
    "lesson_progress_damaged": (
        "How far you were in the lessons could not be read from {path}. The file is kept: {aside}"
    ),
    "lesson_name_taken": (
        "The lesson {path} is left out: another lesson is called {name} too. Rename the file."
    ),
    "lesson_stage_busy": ("A training is going on. Stop it, or wait for its end, and try again."),
    "lesson_stage_missing": (
        "A dataset that this lesson needs is not here. Get it in the catalogue of the Data tab, "
        "and try again."
    ),
    "lesson_stage_failed": "What this lesson needs could not be set: {reason}.",
}

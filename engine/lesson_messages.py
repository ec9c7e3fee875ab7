"""What can be wrong with a lesson, by code. Light."""

LESSON_MESSAGES: dict[str, str] = {
    "lesson_unreadable": "The lesson {path} cannot be read: {reason}.",
    "lesson_broken": "The lesson {path} is left out; line {line}: {reason}.",
    "lesson_name_taken": (
        "The lesson {path} is left out: another lesson is called {name} too. Rename the file."
    ),
}

"""The English sentences of what can go wrong when weights are exported, by code. Light."""

EXPORT_MESSAGES: dict[str, str] = {
    "package_missing": (
        "{what} needs packages that are not installed; install them with: pip install {names}"
    ),
    "export_branches": (
        "This network cannot be written as {title}: what it computes depends on the values of the "
        "pictures, and such a file holds one way for all of them ({reason})."
    ),
    "export_batch": (
        "This network cannot be written as {title}: its code works for one size of batch only."
    ),
    "export_impossible": "This network cannot be written as {title}: {reason}.",
    "export_differs": (
        "What was written as {title} does not answer as the network does ({reason}), so that it "
        "was not kept; a network that draws by chance, or remembers, cannot be exported."
    ),
    "export_ended": (
        "The process that writes the file ended without an answer (exit code {status})."
    ),
}

"""Text in which nothing is hidden. No Qt."""

import re

# Control characters but tab and line ends, marks of direction, and what has no width.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


def spelled_out(text: str) -> str:
    """Text whose characters that are not seen, or turn others around, are spelled: "<U+202E>"."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)

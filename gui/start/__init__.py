"""The start page, and what it leads to."""

"""Lessons: Markdown files with steps, predictions and named checks, read and kept. Light."""

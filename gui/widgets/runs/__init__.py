"""Runs in a table, one in detail, several side by side."""

"""Widgets that know Qt and plain values, never the session."""

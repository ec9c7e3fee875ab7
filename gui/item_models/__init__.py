"""Thin Qt item models over plain engine records."""
